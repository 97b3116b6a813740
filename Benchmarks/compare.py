"""Runs ours and the peers in turn on the same files, two threads each, and prints a table of ratios."""

import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
DATA = HERE / "data"
THREADS = {name: "2" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}

# name, method, file, width, further arguments, peer, pairs
WORKS = [
    ("Lloyd 1 M x 64, k = 100, 10 iterations", "kmeans", "blobs-1m-64", 64,
     ["blobs-1m-64-centers.f32", "100", "10"], "scikit-learn", 5),
    ("the same until nothing changes", "kmeans", "blobs-1m-64", 64,
     ["blobs-1m-64-centers.f32", "100", "0"], "scikit-learn", 5),
    ("Lloyd 200 k x 128, k = 1000, 10 iterations", "kmeans", "blobs-200k-128", 128,
     ["blobs-200k-128-centers.f32", "1000", "10"], "scikit-learn", 5),
    ("exact Ward 20 k x 32", "ward", "blobs-20k-32", 32, [], "fastcluster", 5),
    ("exact Ward 100 k x 32", "ward", "blobs-100k-32", 32, [], "fastcluster", 1),
] + [
    (f"sizes 5 to 15, 5,000 x 32, k = 500, {name}", "bounded", f"{name}-5k-32", 32, ["5", "15", "500"],
     "k-means-constrained", 1)
    for name in ("blobs", "mixed", "heavy", "micro")
] + [
    ("exact silhouette 20 k x 32, 40 labels", "silhouette", "blobs-20k-32", 32, ["blobs-20k-32-labels.i32"],
     "scikit-learn", 3),
    ("adjusted Rand, 1 M labels of 50 and 40", "rand", "labels-1m-first", 1, ["labels-1m-second.i32"],
     "scikit-learn", 5),
    ("adjusted Rand, 1 M labels of 100 k and 100 k", "rand", "many-1m-first", 1, ["many-1m-second.i32"],
     "scikit-learn", 5),
]


def run(command):
    # A current numpy chooses its own kernels: settings meant for an older OpenBLAS would slow the peer.
    environment = {k: v for k, v in os.environ.items() if k not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env={**environment, **THREADS})
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"failed: {' '.join(command)}")
    return {**json.loads(output.strip().splitlines()[-1]), "megabytes": usage.ru_maxrss / 1024}


def main():
    ours = subprocess.run(["swift", "build", "-c", "release", "--package-path", str(HERE), "--show-bin-path"],
                          check=True, capture_output=True, text=True).stdout.strip() + "/Methods"
    wanted = sys.argv[1:]
    print("| work | peer | time, ours / peer: median (least to most) | seconds, ours and peer | "
          "peak MB, ours and peer | objective, ours / peer |")
    print("|---|---|---|---|---|---|")
    for name, method, file, width, rest, peer, pairs in WORKS:
        if wanted and not any(word in name for word in wanted):
            continue
        files = [str(DATA / word) if word.endswith((".f32", ".i32")) else word for word in rest]
        arguments = [method, str(DATA / f"{file}.{'i32' if method == 'rand' else 'f32'}"), str(width), *files]
        results = [(run([ours, *arguments]), run([sys.executable, str(HERE / "peers" / "peer.py"), *arguments]))
                   for _ in range(pairs)]
        ratios = [a["seconds"] / b["seconds"] for a, b in results]
        a = {k: statistics.median(r[0][k] for r in results) for k in results[0][0]}
        b = {k: statistics.median(r[1][k] for r in results) for k in results[0][1]}
        counts = "" if a.get("clusters") == b.get("clusters") else f" ({a['clusters']:.0f} and {b['clusters']:.0f} clusters)"
        print(f"| {name} | {peer} | {statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f}) | "
              f"{a['seconds']:.2f}, {b['seconds']:.2f} | {a['megabytes']:.0f}, {b['megabytes']:.0f} | "
              f"{a['objective'] / b['objective']:.6f}{counts} |", flush=True)


if __name__ == "__main__":
    main()
