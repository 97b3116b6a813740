"""Runs one peer on a file of Float32 rows and says in JSON how long it took and what it reached."""

import json
import sys
import time

import numpy as np


def rows(path, width):
    return np.fromfile(path, dtype=np.float32).reshape(-1, width)


def kmeans(data, centers, iterations):
    from sklearn.cluster import KMeans

    method = KMeans(len(centers), init=centers, n_init=1, max_iter=iterations or 10_000, tol=0, algorithm="lloyd",
                    copy_x=False)
    began = time.perf_counter()
    fit = method.fit(data)
    return time.perf_counter() - began, {"objective": float(fit.inertia_), "iterations": int(fit.n_iter_)}


def ward(data):
    import fastcluster

    began = time.perf_counter()
    tree = fastcluster.linkage_vector(data, method="ward")
    return time.perf_counter() - began, {"objective": float(tree[:, 2].sum())}


def bounded(data, lower, upper, count):
    from k_means_constrained import KMeansConstrained

    method = KMeansConstrained(n_clusters=count, size_min=lower, size_max=upper, random_state=0)
    began = time.perf_counter()
    labels = method.fit(data).labels_
    seconds = time.perf_counter() - began
    total = sum(float(((part - part.mean(0)) ** 2).sum())
                for part in (data[labels == label].astype(np.float64) for label in range(count)))
    return seconds, {"objective": total, "clusters": int(len(np.unique(labels)))}


def labels(path):
    return np.fromfile(path, dtype=np.int32)


def silhouette(data, own):
    from sklearn.metrics import silhouette_score

    began = time.perf_counter()
    value = silhouette_score(data, own)
    return time.perf_counter() - began, {"objective": float(value)}


def rand(first, second):
    from sklearn.metrics import adjusted_rand_score

    began = time.perf_counter()
    value = adjusted_rand_score(first, second)
    return time.perf_counter() - began, {"objective": float(value)}


def main():
    name, path, width, *rest = sys.argv[1:]
    if name == "rand":
        seconds, figures = rand(labels(path), labels(rest[0]))
        print(json.dumps({"seconds": seconds, **figures}))
        return
    data = rows(path, int(width))
    if name == "silhouette":
        seconds, figures = silhouette(data, labels(rest[0]))
    elif name == "kmeans":
        seconds, figures = kmeans(data, rows(rest[0], int(width)), int(rest[2]))
    elif name == "ward":
        seconds, figures = ward(data)
    else:
        seconds, figures = bounded(data, *map(int, rest))
    print(json.dumps({"seconds": seconds, **figures}))


if __name__ == "__main__":
    main()
