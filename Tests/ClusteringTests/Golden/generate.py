"""Writes the trees that SciPy makes of generated rows without ties: heights, cuts and cophenetic figures.

Made with NumPy 2.4.6 and SciPy 1.17.1; seed 20.
"""

import pathlib

import numpy as np
from scipy.cluster.hierarchy import cophenet, fcluster, linkage
from scipy.spatial.distance import pdist

FOLDER = pathlib.Path(__file__).parent
METHODS = ("single", "complete", "average", "ward")
COUNTS = (2, 5, 12, 40)


def save(name, columns, header, form):
    np.savetxt(FOLDER / name, np.column_stack(columns), delimiter=",", header=header, comments="", fmt=form)


def main():
    generator = np.random.default_rng(20)
    middles = generator.normal(size=(9, 5)) * 3
    rows = (middles[generator.integers(0, 9, 180)] + generator.normal(size=(180, 5))).astype(np.float32)
    distances = np.sort(pdist(rows.astype(np.float64)))
    assert np.diff(distances).min() > 0, "two distances are equal"
    trees = {method: linkage(rows.astype(np.float64), method) for method in METHODS}
    for method, tree in trees.items():
        assert np.diff(tree[:, 2]).min() / tree[:, 2].max() > 1e-7, f"near ties in {method}"
    save("rows.csv", [rows], ",".join("abcde"), "%.9g")
    save("heights.csv", [tree[:, 2] for tree in trees.values()], ",".join(METHODS), "%.15g")
    save("labels.csv", [fcluster(tree, count, "maxclust") for tree in trees.values() for count in COUNTS],
         ",".join(f"{method}-{count}" for method in METHODS for count in COUNTS), "%d")
    correlations, first_rows = [], []
    for tree in trees.values():
        correlation, heights = cophenet(tree, pdist(rows.astype(np.float64)))
        correlations.append(correlation)
        first_rows.append(heights[:179])
    save("cophenetic.csv", [first_rows[i] for i in range(4)], ",".join(METHODS), "%.15g")
    save("correlations.csv", [np.array([c]) for c in correlations], ",".join(METHODS), "%.15g")


if __name__ == "__main__":
    main()
