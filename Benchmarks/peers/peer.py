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
    seconds = time.perf_counter() - began
    return seconds, {"objective": inertia(data, fit.labels_, fit.cluster_centers_), "iterations": int(fit.n_iter_)}


def inertia(data, labels, centers):
    """Summed in Float64: scikit-learn's own figure for Float32 rows is off in the fifth digit."""
    total = 0.0
    for start in range(0, data.shape[0], 50_000):
        part = data[start : start + 50_000]
        part = part.toarray() if hasattr(part, "toarray") else part
        difference = part.astype(np.float64) - centers[labels[start : start + 50_000]]
        total += float((difference**2).sum())
    return total


LEVELS = [40, 60, 30, 8, 5, 8, 12, 5, 10, 6, 14, 12, 7]
TAG_COUNT = 80


def one_hot(prefix):
    """The accounts as a sparse matrix: two numbers, 13 categories of 217 levels, 80 tags."""
    import scipy.sparse

    numbers = rows(f"{prefix}-numbers.f32", 2)
    codes = np.fromfile(f"{prefix}-codes.i32", np.int32).reshape(len(numbers), -1)
    tags = np.fromfile(f"{prefix}-tags.i32", np.int32).reshape(len(numbers), -1)
    firsts = 2 + np.concatenate([[0], np.cumsum(LEVELS)]).astype(np.int32)
    known = tags >= 0
    counts = known.sum(1)
    shares = (1 / np.sqrt(np.maximum(counts, 1))).astype(np.float32)
    columns = np.concatenate([np.tile(np.int32([0, 1]), (len(numbers), 1)), codes + firsts[:-1],
                              np.where(known, tags + firsts[-1], -1)], 1)
    values = np.concatenate([numbers, np.full(codes.shape, 1 / np.sqrt(len(LEVELS)), np.float32),
                             np.where(known, shares[:, None], 0)], 1).astype(np.float32)
    offsets = np.concatenate([[0], np.cumsum(2 + len(LEVELS) + counts)])
    kept = columns >= 0
    return scipy.sparse.csr_matrix((values[kept], columns[kept], offsets), (len(numbers), firsts[-1] + TAG_COUNT))


def encoded(prefix, count, iterations, form):
    data = one_hot(prefix)
    centers = rows(f"{prefix}-centers.f32", data.shape[1])[:count]
    held = peak()
    if form == "dense":
        data = data.toarray()
    seconds, figures = kmeans(data, centers, iterations)
    return seconds, {**figures, "input_megabytes": held}


def encode(path):
    """One-hot columns, tags by a binarizer, standardized logarithms: sparse, the encoders' usual quick way."""
    import pandas as pd
    import scipy.sparse
    from sklearn.preprocessing import MultiLabelBinarizer, OneHotEncoder, StandardScaler

    table = pd.read_csv(path)
    held = peak()
    names = ["Employees", "Annual Revenue"]
    categories = [name for name in table.columns[5:] if name != "Technologies"]
    began = time.perf_counter()
    numbers = StandardScaler().fit_transform(np.log1p(table[names].to_numpy(np.float64))).astype(np.float32)
    levels = OneHotEncoder(dtype=np.float32).fit_transform(table[categories])
    tags = MultiLabelBinarizer(sparse_output=True).fit_transform(table["Technologies"].str.split("; "))
    encoded = scipy.sparse.hstack([scipy.sparse.csr_matrix(numbers), levels, tags.astype(np.float32)], format="csr")
    return time.perf_counter() - began, {"objective": encoded.shape[1], "input_megabytes": held}


def faiss_kmeans(data, centers, iterations):
    import faiss

    faiss.omp_set_num_threads(2)
    method = faiss.Clustering(data.shape[1], len(centers))
    method.niter = iterations
    method.max_points_per_centroid = len(data)  # no silent subsample
    faiss.copy_array_to_vector(centers.ravel(), method.centroids)
    index = faiss.IndexFlatL2(data.shape[1])
    began = time.perf_counter()
    method.train(data, index)
    seconds = time.perf_counter() - began
    return seconds, {"objective": float(index.search(data, 1)[0].astype(np.float64).sum()), "iterations": iterations}


def peak():
    """The most megabytes that the process has held so far."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def ward(data):
    import fastcluster

    began = time.perf_counter()
    tree = fastcluster.linkage_vector(data, method="ward")
    return time.perf_counter() - began, {"objective": float(tree[:, 2].sum())}


def average(data):
    import fastcluster

    began = time.perf_counter()
    tree = fastcluster.linkage(data, method="average")
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
    if sys.argv[1] == "encode":
        seconds, figures = encode(sys.argv[2])
        print(json.dumps({"seconds": seconds, **figures}))
        return
    name, path, width, *rest = sys.argv[1:]
    if name in ("encoded-dense", "encoded-sparse"):
        seconds, figures = encoded(path, int(width), int(rest[0]), name.removeprefix("encoded-"))
        print(json.dumps({"seconds": seconds, **figures}))
        return
    if name == "rand":
        seconds, figures = rand(labels(path), labels(rest[0]))
        print(json.dumps({"seconds": seconds, **figures}))
        return
    data = rows(path, int(width))
    if name in ("kmeans", "faiss"):
        method = kmeans if name == "kmeans" else faiss_kmeans
        seconds, figures = method(data, rows(rest[0], int(width)), int(rest[2]))
    elif name == "average":
        seconds, figures = average(data)
    elif name == "silhouette":
        seconds, figures = silhouette(data, labels(rest[0]))
    elif name == "ward":
        seconds, figures = ward(data)
    else:
        seconds, figures = bounded(data, *map(int, rest))
    print(json.dumps({"seconds": seconds, **figures}))


if __name__ == "__main__":
    main()
