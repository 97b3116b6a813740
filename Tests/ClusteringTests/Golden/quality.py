"""Makes quality.csv: own generated rows with two partitions, and what scikit-learn says of them.

Run with scikit-learn 1.9 in this folder. The first lines of each case hold its rows as `row,label,other,entries`;
`value,name,number` lines follow. Coordinates are multiples of 1/64, which Float32 holds exactly.
"""

import pathlib

import numpy as np
from sklearn import metrics


def cases():
    generator = np.random.default_rng(20)
    for name, count, width, clusters, spread in (
        ("apart", 60, 3, 4, 0.3),
        ("overlapping", 120, 5, 6, 2.0),
        ("far from zero", 80, 2, 3, 0.5),
        ("many small", 90, 4, 20, 0.5),
    ):
        middles = generator.normal(size=(clusters, width)) * 3 + (1000 if name == "far from zero" else 0)
        labels = np.concatenate([np.arange(clusters), generator.integers(0, clusters, count - clusters)])
        rows = np.round((middles[labels] + spread * generator.normal(size=(count, width))) * 64) / 64
        other = np.where(generator.random(count) < 0.7, labels, generator.integers(0, clusters, count))
        other[:clusters] = np.arange(clusters)
        yield name, rows, labels, other


def main():
    lines = []
    for name, rows, labels, other in cases():
        lines.append(f"case,{name}")
        for row, label, second in zip(rows, labels, other):
            lines.append(f"row,{label},{second}," + ",".join(repr(float(value)) for value in row))
        values = {
            "silhouette": metrics.silhouette_score(rows, labels),
            "calinskiHarabasz": metrics.calinski_harabasz_score(rows, labels),
            "daviesBouldin": metrics.davies_bouldin_score(rows, labels),
            "adjustedRand": metrics.adjusted_rand_score(labels, other),
            "adjustedInformation": metrics.adjusted_mutual_info_score(labels, other),
            "normalizedInformation": metrics.normalized_mutual_info_score(labels, other),
        }
        lines += [f"value,{key},{float(value)!r}" for key, value in values.items()]
        samples = metrics.silhouette_samples(rows, labels)
        lines += [f"silhouette,{float(value)!r}" for value in samples]
    (pathlib.Path(__file__).parent / "quality.csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
