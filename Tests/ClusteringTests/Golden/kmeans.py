"""Writes what scikit-learn 1.9.1 makes of generated rows: labels, inertia and passes of Lloyd from given centers.

Run in this folder: python kmeans.py. Rows are drawn from a fixed seed and rounded, so that both sides read the
same numbers, and none at equal distances, which have no single answer; centers are the first k rows; no
tolerance, so that scikit-learn goes on until nothing changes.
"""

import csv

import numpy as np
from sklearn.cluster import KMeans

CASES = [("blobs", 240, 3, 6), ("uniform", 300, 5, 8), ("duplicates", 200, 2, 5), ("weights", 150, 4, 4),
         ("categories", 260, 12, 6), ("one", 40, 3, 1), ("all", 12, 2, 12)]


def rows(name, count, width, generator):
    if name == "blobs":
        return generator.normal(size=(6, width))[generator.integers(0, 6, count)] * 5 + generator.normal(size=(count, width))
    if name == "duplicates":
        return np.concatenate([generator.uniform(-3, 3, size=(count // 4, width))] * 4)
    if name == "categories":
        return np.concatenate([np.diag(generator.uniform(0.5, 1.5, size))[generator.integers(0, size, count)]
                               for size in (5, 4, 3)], 1)
    return generator.uniform(-3, 3, size=(count, width))


def main():
    generator = np.random.default_rng(20)
    with open("kmeans.csv", "w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["case", "k", "inertia", "passes", "label", "weight", "values"])
        for name, count, width, k in CASES:
            data = np.round(rows(name, count, width, generator), 3)
            weights = np.round(generator.uniform(0.5, 3, count), 2) if name == "weights" else np.ones(count)
            fit = KMeans(k, init=data[:k], n_init=1, tol=0, max_iter=1000, algorithm="lloyd").fit(data, sample_weight=weights)
            for row, label, weight in zip(data, fit.labels_, weights):
                out.writerow([name, k, repr(float(fit.inertia_)), fit.n_iter_, label, weight,
                              " ".join(f"{value:.6g}" for value in row)])


if __name__ == "__main__":
    main()
