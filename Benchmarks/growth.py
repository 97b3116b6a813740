"""Runs ours at four sizes each and prints how time grows: the exponent of a line through the logarithms.

The sizes are the first rows of the files that compare.py uses; the best of three runs counts.
"""

import math
import pathlib
import sys

import compare

PARTS = compare.DATA / "parts"
ACCOUNT_FILES = {"codes.i32": 13 * 4, "tags.i32": 6 * 4, "numbers.f32": 2 * 4}

# The name, the file, the bytes of a row (0: a line of text), the sizes, the arguments before and after the file.
METHODS = [
    ("Lloyd, 64 columns, k = 100, 10 iterations", "blobs-1m-64.f32", 64 * 4, [125_000, 250_000, 500_000, 1_000_000],
     ["kmeans"], ["64", "blobs-1m-64-centers.f32", "100", "10"]),
    ("k-means of accounts, k = 200, 10 iterations", "accounts-1m", None, [125_000, 250_000, 500_000, 1_000_000],
     ["encoded"], ["200", "10"]),
    ("encode accounts", "accounts-1m.csv", 0, [125_000, 250_000, 500_000, 1_000_000], ["encode"], []),
    ("read a CSV of 20 columns", "accounts1m.csv", 0, [125_000, 250_000, 500_000, 1_000_000], ["read"], []),
    ("exact Ward, 32 columns", "blobs-100k-32.f32", 32 * 4, [12_500, 25_000, 50_000, 100_000], ["ward"], ["32"]),
    ("average linkage, 32 columns", "blobs-20k-32.f32", 32 * 4, [2_500, 5_000, 10_000, 20_000], ["average"], ["32"]),
    ("sizes 5 to 15, 32 columns", "mixed-1m-32.f32", 32 * 4, [50_000, 100_000, 200_000, 400_000], ["bounded"], ["32", "5", "15"]),
    ("exact silhouette, 32 columns", "blobs-20k-32.f32", 32 * 4, [2_500, 5_000, 10_000, 20_000], ["silhouette"],
     ["32", "blobs-20k-32-labels.i32"]),
]


def first_rows(source, target, count, width):
    if target.exists():
        return
    with open(source, "rb") as file, open(target, "wb") as out:
        if width:
            out.write(file.read(count * width))
        else:
            for _ in range(count + 1):
                out.write(file.readline())


def part(name, count, width):
    PARTS.mkdir(exist_ok=True)
    if width is None:
        for file, bytes_of_row in ACCOUNT_FILES.items():
            first_rows(compare.DATA / f"{name}-{file}", PARTS / f"{name}-{count}-{file}", count, bytes_of_row)
        first_rows(compare.DATA / f"{name}-centers.f32", PARTS / f"{name}-{count}-centers.f32", 200, 299 * 4)
        return str(PARTS / f"{name}-{count}")
    stem, suffix = name.rsplit(".", 1)
    target = PARTS / f"{stem}-{count}.{suffix}"
    first_rows(compare.DATA / name, target, count, width)
    return str(target)


def labels_part(words, count):
    """Labels are cut along with the rows."""
    return [part(word, count, 4) if word.endswith("labels.i32") else word for word in words]


def exponent(sizes, seconds):
    xs, ys = [math.log(size) for size in sizes], [math.log(value) for value in seconds]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys)) / sum((a - x) ** 2 for a in xs)


def main():
    program = compare.ours_program()
    wanted = sys.argv[1:]
    print("| method | rows | seconds | exponent |")
    print("|---|---|---|---|")
    for name, file, width, sizes, before, after in METHODS:
        if wanted and not any(word in name for word in wanted):
            continue
        seconds = []
        for size in sizes:
            path = part(file, size, width)
            arguments = labels_part(after, size)
            if name.startswith("sizes"):
                arguments = [*arguments, str(size // 10)]
            seconds.append(min(compare.run([program, *before, path, *arguments])["seconds"] for _ in range(3)))
        print(f"| {name} | {', '.join(f'{size:,}' for size in sizes)} | {', '.join(f'{value:.2f}' for value in seconds)} | "
              f"{exponent(sizes, seconds):.2f} |", flush=True)


if __name__ == "__main__":
    main()
