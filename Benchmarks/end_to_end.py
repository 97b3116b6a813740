"""Whole processes from the files to the segments, ours and a script of pandas, scikit-learn and fastcluster in turn, and the ratio of
their times by the clock.

    python end_to_end.py [PAIRS]      the release build of tessera must be there; the market is generated where it is missing

Ours reads, tiers, cuts, names, explains and judges the stability of Tier 2; the script reads, tiers and cuts it, and stops.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
TESSERA = HERE.parent / ".build" / "release" / "tessera"
MARKET = HERE / "data" / "market-40k"
THREADS = {name: "2" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
CASES = [("score >= 40", "40", 0), ("score >= 27", "27", 0), ("all accounts", "27", 1)]


def seconds(command):
    began = time.perf_counter()
    done = subprocess.run(command, cwd=MARKET, env={**os.environ, **THREADS}, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return time.perf_counter() - began, done.stdout


def main(pairs):
    if not (MARKET / "accounts.csv").exists():
        subprocess.run([TESSERA, "generate", "--accounts", "40000", "--seed", "1", "--output", MARKET], check=True)
    text = (HERE / "peers" / "market.yaml").read_text()
    print("| Tier 2 | accounts in it | ours ÷ script, median (least to most) | seconds, ours and script |\n|---|---|---|---|")
    for name, cut, every in CASES:
        model = text.replace("score >= 40", f"score >= {cut}")
        if every:
            model = model.replace("tiers: [2], sizes", "accounts: all, sizes")
        (MARKET / "model.yaml").write_text(model)
        ratios, ours, theirs = [], [], []
        for _ in range(pairs if not every else min(pairs, 3)):
            first, _ = seconds([TESSERA, "segment", "--model", "model.yaml", "--threads", "2"])
            second, said = seconds([sys.executable, HERE / "peers" / "market.py", ".", cut, "all" if every else "tier"])
            ours.append(first), theirs.append(second), ratios.append(first / second)
        print(f"| {name} | {said.split()[1]} | {statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f}) | "
              f"{statistics.median(ours):.2f}, {statistics.median(theirs):.2f} |")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
