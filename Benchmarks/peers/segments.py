"""How well planted groups of ten come back: ours and the peers on the same rows, judged by the adjusted Rand index.

    python segments.py SIZES [SEEDS] [METHODS]      for instance 300,3000 1,2,3,4,5 ward,k-means

Ours generates each market, encodes it as `tessera segment` does and writes the rows that it cuts; the peers get the same
Float32 rows and the true number of groups. Rows that HDBSCAN calls noise are groups of one.
"""

import json
import os
import pathlib
import subprocess
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "2"

import numpy

HERE = pathlib.Path(__file__).parent.parent
DATA = HERE / "data" / "planted"
CONDITIONS = {"clean": ("0", "own"), "noisy": ("0.08", "own"), "missing": ("0.08", "0.2")}
SIZES = (5, 15)


def ward(rows, count):
    import fastcluster
    from scipy.cluster.hierarchy import fcluster

    # Beyond some thousand rows the table of distances does not fit: the variant that keeps none.
    link = fastcluster.linkage_vector if len(rows) > 5000 else fastcluster.linkage
    return fcluster(link(rows.astype(numpy.float64), "ward"), count, "maxclust")


def kmeans(rows, count):
    from sklearn.cluster import KMeans

    return KMeans(count, n_init=10 if len(rows) <= 5000 else 1, random_state=0).fit_predict(rows)


def constrained(rows, count):
    from k_means_constrained import KMeansConstrained

    starts = 10 if len(rows) <= 1000 else 1
    method = KMeansConstrained(count, size_min=SIZES[0], size_max=SIZES[1], n_init=starts, random_state=0)
    return method.fit_predict(rows.astype(numpy.float64))


def hdbscan(rows, count):
    from sklearn.cluster import HDBSCAN

    labels = HDBSCAN(min_cluster_size=SIZES[0], copy=True, n_jobs=2).fit_predict(rows.astype(numpy.float64))
    noise = labels < 0
    labels[noise] = labels.max() + 1 + numpy.arange(noise.sum())
    return labels


METHODS = {"Ward": ward, "k-means": kmeans, "k-means-constrained": constrained, "HDBSCAN": hdbscan}
# Beyond so many rows a method needs hours.
LIMITS = {"k-means-constrained": 3000}


def ours(program, size, condition, seed):
    """The rows, the planted groups, our labels and what ours says of itself."""
    prefix = DATA / f"{condition}-{size}-{seed}-{os.getpid()}"
    output = subprocess.run([program, "planted", str(size), str(seed), *CONDITIONS[condition], str(prefix)],
                            check=True, capture_output=True, text=True).stdout
    figures = json.loads(output.strip().splitlines()[-1])
    rows = numpy.fromfile(f"{prefix}-rows.f32", numpy.float32).reshape(size, -1)
    truth, labels = (numpy.fromfile(f"{prefix}-{name}.i32", numpy.int32) for name in ("truth", "ours"))
    for name in ("rows.f32", "truth.i32", "ours.i32"):
        os.remove(f"{prefix}-{name}")
    return rows, truth, labels, figures


def judge(size, condition, seed, names, program):
    from sklearn.metrics import adjusted_rand_score

    rows, truth, labels, figures = ours(program, size, condition, seed)
    counts = numpy.bincount(labels)
    if not (SIZES[0] <= counts.min() and counts.max() <= SIZES[1]):
        raise SystemExit(f"{size} {condition} {seed}: sizes from {counts.min()} to {counts.max()}")
    result = {"ours": (adjusted_rand_score(truth, labels), figures["seconds"])}
    for name in names:
        if size > LIMITS.get(name, size):
            continue
        began = time.perf_counter()
        labels = METHODS[name](rows, size // 10)
        seconds = time.perf_counter() - began
        result[name] = (adjusted_rand_score(truth, labels), seconds)
    return result


def main():
    program = os.environ.get("METHODS") or subprocess.run(
        ["swift", "build", "-c", "release", "--package-path", str(HERE), "--show-bin-path"],
        check=True, capture_output=True, text=True).stdout.strip() + "/Methods"
    DATA.mkdir(parents=True, exist_ok=True)
    sizes = [int(word) for word in (sys.argv[1] if len(sys.argv) > 1 else "300,3000").split(",")]
    seeds = [int(word) for word in (sys.argv[2] if len(sys.argv) > 2 else "1,2,3,4,5").split(",")]
    wanted = sys.argv[3].split(",") if len(sys.argv) > 3 else METHODS
    names = [name for name in METHODS if name in wanted]
    print("| accounts | market | " + " | ".join(["ours", *names]) + " |")
    print("|---" * (3 + len(names)) + "|")
    for size in sizes:
        for condition in CONDITIONS:
            results = [judge(size, condition, seed, names, program) for seed in seeds]
            cells = []
            for name in ["ours", *names]:
                own = [result[name][0] for result in results if name in result]
                seconds = [result[name][1] for result in results if name in result]
                cells.append(f"{numpy.mean(own):.4f} ({', '.join(f'{value:.3f}' for value in own)}; {numpy.median(seconds):.2f} s)"
                             if own else "")
            print(f"| {size:,} | {condition} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
