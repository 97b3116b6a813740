"""Runs ours and the peers in turn on the same files, two threads each, and prints a table of ratios.

    python compare.py [WORDS]       only the works whose names have one of the words
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
DATA = HERE / "data"
THREADS = {name: "2" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "POLARS_MAX_THREADS")}
PEER = [sys.executable, str(HERE / "peers" / "peer.py")]
SCORING = [sys.executable, str(HERE / "peers" / "scoring.py")]
BACKTEST = [sys.executable, str(HERE / "peers" / "backtest.py")]
REPORT = [sys.executable, str(HERE / "peers" / "report.py")]
TUNE = [sys.executable, str(HERE / "peers" / "tune.py")]
READING = [sys.executable, str(HERE / "peers" / "reading.py")]
KMEANS_1M = ["blobs-1m-64.f32", "64", "blobs-1m-64-centers.f32", "100"]
KMEANS_200K = ["blobs-200k-128.f32", "128", "blobs-200k-128-centers.f32", "1000", "10"]

PREFIXES = ("accounts-1m", "deals-100k", "deals-1m", "market-100k", "market-1m", "tune-100k-numbers", "tune-100k-points")

# The name of the work, ours, the peer's name and command, pairs. Words that end in a suffix are files.
WORKS = [
    ("Lloyd 1 M x 64, k = 100, 10 iterations", ["kmeans", *KMEANS_1M, "10"], "scikit-learn", [*PEER, "kmeans", *KMEANS_1M, "10"], 5),
    ("the same until nothing changes", ["kmeans", *KMEANS_1M, "0"], "scikit-learn", [*PEER, "kmeans", *KMEANS_1M, "0"], 5),
    ("Lloyd 200 k x 128, k = 1000, 10 iterations", ["kmeans", *KMEANS_200K], "scikit-learn", [*PEER, "kmeans", *KMEANS_200K], 5),
    ("the same", ["kmeans", *KMEANS_200K], "faiss", [*PEER, "faiss", *KMEANS_200K], 5),
    ("k-means, 1 M accounts, 299 one-hot columns, k = 200, 10 iterations", ["encoded", "accounts-1m", "200", "10"],
     "scikit-learn, dense", [*PEER, "encoded-dense", "accounts-1m", "200", "10"], 5),
    ("the same accounts", ["encoded", "accounts-1m", "200", "10"],
     "scikit-learn, sparse", [*PEER, "encoded-sparse", "accounts-1m", "200", "10"], 5),
    ("encode 1 M accounts, 299 one-hot columns", ["encode", "accounts-1m.csv"], "pandas and scikit-learn",
     [*PEER, "encode", "accounts-1m.csv"], 5),
] + [
    ("read 1 M x 20 CSV", ["read", "accounts1m.csv"], peer, [*READING, peer, "accounts1m.csv"], 5)
    for peer in ("pandas", "polars", "duckdb")
] + [
    ("score and tier 1 M accounts, 8 criteria", ["score", "accounts1m.csv"], peer, [*SCORING, peer, "accounts1m.csv"], 5)
    for peer in ("polars", "pandas")
] + [
    ("exact Ward 20 k x 32", ["ward", "blobs-20k-32.f32", "32"], "fastcluster", [*PEER, "ward", "blobs-20k-32.f32", "32"], 5),
    ("exact Ward 100 k x 32", ["ward", "blobs-100k-32.f32", "32"], "fastcluster", [*PEER, "ward", "blobs-100k-32.f32", "32"], 1),
] + [
    (f"average linkage 10 k x 32", ["average", "blobs-10k-32.f32", "32"], "fastcluster",
     [*PEER, "average", "blobs-10k-32.f32", "32"], 5),
] + [
    (f"sizes 5 to 15, 5,000 x 32, k = 500, {name}", ["bounded", f"{name}-5k-32.f32", "32", "5", "15", "500"],
     "k-means-constrained", [*PEER, "bounded", f"{name}-5k-32.f32", "32", "5", "15", "500"], 1)
    for name in ("blobs", "mixed", "heavy", "micro")
] + [
    ("exact silhouette 20 k x 32, 40 labels", ["silhouette", "blobs-20k-32.f32", "32", "blobs-20k-32-labels.i32"],
     "scikit-learn", [*PEER, "silhouette", "blobs-20k-32.f32", "32", "blobs-20k-32-labels.i32"], 5),
    ("adjusted Rand, 1 M labels of 50 and 40", ["rand", "labels-1m-first.i32", "1", "labels-1m-second.i32"],
     "scikit-learn", [*PEER, "rand", "labels-1m-first.i32", "1", "labels-1m-second.i32"], 5),
    ("adjusted Rand, 1 M labels of 100 k and 100 k", ["rand", "many-1m-first.i32", "1", "many-1m-second.i32"],
     "scikit-learn", [*PEER, "rand", "many-1m-first.i32", "1", "many-1m-second.i32"], 5),
]

WORKS += [
    (f"BCa intervals of money by tier, {size} accounts, 2,000 resamples", ["backtest", f"deals-{size}"], peer,
     [*BACKTEST, form, f"deals-{size}"], 3 if form == "all" else 5)
    for size in ("100k", "1m") for form, peer in (("all", "NumPy, all accounts"), ("winners", "NumPy, winners alone as in ours"))
]

WORKS += [
    (f"whole back-test, {size} accounts", ["report", f"market-{size}"], peer, [*REPORT, form, f"market-{size}"],
     3 if (size, form) == ("1m", "plain") else 5)
    for size in ("100k", "1m")
    for form, peer in (("plain", "NumPy, all accounts and labels drawn"), ("short", "NumPy, fewer draws of the same distributions"))
]

# The peer runs some of the refits, and their time is multiplied.
WORKS += [
    (f"500 bootstrap fits of weights, 100 k deals x 30 criteria, {kind}", ["tune", f"tune-100k-{kind}", "500"],
     f"scikit-learn, {solver}", [*TUNE, solver, way, f"tune-100k-{kind}", "500", run], pairs)
    for kind in ("numbers", "points")
    for solver, way, run, pairs in (("newton-cholesky", "threads", "100", 5), ("lbfgs", "processes", "20", 5))
    if (kind, solver) != ("points", "lbfgs")  # which needs columns of one size
]


def placed(words):
    """Files are named without their folder."""
    return [str(DATA / word) if word.endswith((".f32", ".i32", ".csv")) or word in PREFIXES else word for word in words]


def run(command):
    # A current numpy chooses its own kernels: settings meant for an older OpenBLAS would slow the peer.
    environment = {k: v for k, v in os.environ.items() if k not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")}
    process = subprocess.Popen(placed(command), stdout=subprocess.PIPE, env={**environment, **THREADS})
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"failed: {' '.join(command)}")
    figures = json.loads(output.strip().splitlines()[-1])
    figures["megabytes"] = usage.ru_maxrss / 1000
    # What a method takes beyond what it was given, where it says how much that was.
    figures["above"] = figures["megabytes"] - figures.get("input_megabytes", 0)
    return figures


def ours_program():
    return subprocess.run(["swift", "build", "-c", "release", "--package-path", str(HERE), "--show-bin-path"],
                          check=True, capture_output=True, text=True).stdout.strip() + "/Methods"


def agreement(ours, theirs):
    """How far figures that must be the same, and those that chance makes differ, are apart at the most."""
    gaps = {}
    for kind in ("same", "near"):
        names = [name for name in ours if name.startswith(f"{kind}_") and name in theirs]
        gaps[kind] = len(names), max((abs(ours[name] / theirs[name] - 1) for name in names), default=0)
    if not gaps["same"][0]:
        return ""
    return (f"{gaps['same'][0]} figures alike to {gaps['same'][1]:.0e}, {gaps['near'][0]} that are drawn or searched for to "
            f"{100 * gaps['near'][1]:.1f} %")


def main():
    program = ours_program()
    wanted = sys.argv[1:]
    print("| work | peer | time, ours / peer: median (least to most) | seconds, ours and peer | "
          "peak MB, ours and peer | MB above the input, ours / peer | objective, ours / peer |")
    print("|---|---|---|---|---|---|---|")
    for name, ours, peer, theirs, pairs in WORKS:
        if wanted and not any(word in f"{name} {peer}" for word in wanted):
            continue
        results = [(run([program, *ours]), run(theirs)) for _ in range(pairs)]
        ratios = [a["seconds"] / b["seconds"] for a, b in results]
        a = {k: statistics.median(r[0][k] for r in results) for k, v in results[0][0].items() if not isinstance(v, dict)}
        b = {k: statistics.median(r[1][k] for r in results) for k, v in results[0][1].items() if not isinstance(v, dict)}
        above = f"{a['above']:.0f} / {b['above']:.0f} = {a['above'] / b['above']:.3f}" if "input_megabytes" in a else ""
        objective = f"{a['objective'] / b['objective']:.6f}" if "objective" in a and "objective" in b else ""
        objective += agreement(a, b)
        if a.get("clusters") != b.get("clusters"):
            objective += f" ({a['clusters']:.0f} and {b['clusters']:.0f} clusters)"
        print(f"| {name} | {peer} | {statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f}) | "
              f"{a['seconds']:.2f}, {b['seconds']:.2f} | {a['megabytes']:.0f}, {b['megabytes']:.0f} | {above} | {objective} |",
              flush=True)


if __name__ == "__main__":
    main()
