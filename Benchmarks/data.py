"""Makes the files that the methods and their peers are compared on: Float32, C-contiguous, fixed seeds."""

import pathlib
import sys

import numpy as np

FOLDER = pathlib.Path(__file__).parent / "data"


def blobs(count, width, centers, seed, spread=1.0):
    generator = np.random.default_rng(seed)
    middles = generator.normal(size=(centers, width)) * 2
    rows = middles[generator.integers(0, centers, count)] + spread * generator.normal(size=(count, width))
    return rows.astype(np.float32)


def mixed(count, seed):
    """Accounts: six skewed numbers, two categories of 9 and 6 levels, twenty tags, each block of equal inertia."""
    generator = np.random.default_rng(seed)
    kind = generator.integers(0, 15, count)
    numbers = (generator.normal(size=(15, 6)) * 1.5)[kind] + generator.normal(size=(count, 6))
    first = np.eye(9)[(kind + generator.integers(0, 2, count)) % 9]
    second = np.eye(6)[generator.integers(0, 6, count)]
    tags = (generator.random((count, 20)) < (generator.random((15, 20)) ** 3)[kind]).astype(float)
    blocks = []
    for block in (numbers, first, second, tags):
        block = block - block.mean(0)
        blocks.append(block / np.sqrt((block**2).sum() / count))
    return np.concatenate(blocks, 1)[:, :32].astype(np.float32)


def heavy(count, seed):
    generator = np.random.default_rng(seed)
    rows = np.log1p(generator.lognormal(1, 1.2, size=(count, 8))) @ generator.normal(size=(8, 32))
    return rows.astype(np.float32)


def micro(count, seed):
    """True micro-segments of 6 to 14 rows."""
    generator = np.random.default_rng(seed)
    parts, total = [], 0
    while total < count:
        size = int(generator.integers(6, 15))
        parts.append(generator.normal(size=32) * 2 + generator.normal(size=(size, 32)) * 0.6)
        total += size
    return np.concatenate(parts)[:count].astype(np.float32)


CATEGORIES = {"industry": 40, "sub_industry": 60, "country": 30, "region": 8, "ownership": 5, "crm": 8, "erp": 12,
              "cloud": 5, "marketing_automation": 10, "buying_stage": 6, "use_case": 14, "language": 12, "segment": 7}
TAGS = 80


def accounts(count, seed):
    """Accounts of 200 kinds: 13 categories of 217 levels, 6 of 80 technologies each, two skewed numbers.

    One field in six is drawn anew, so that the kinds overlap.
    """
    generator = np.random.default_rng(seed)
    kind = generator.integers(0, 200, count)
    codes = np.empty((count, len(CATEGORIES)), np.int32)
    for column, levels in enumerate(CATEGORIES.values()):
        share = 1 / np.arange(1, levels + 1)
        draw = lambda size: generator.choice(levels, size, p=share / share.sum())
        codes[:, column] = np.where(generator.random(count) < 1 / 6, draw(count), draw(200)[kind])
    tags = np.argsort(generator.random((200, TAGS)), 1)[:, :6][kind]
    tags = np.where(generator.random((count, 6)) < 1 / 6, generator.integers(0, TAGS, (count, 6)), tags)
    tags = np.sort(tags, 1).astype(np.int32)
    tags[:, 1:][tags[:, 1:] == tags[:, :-1]] = -1  # a tag drawn twice counts once
    employees = np.exp(generator.normal(5, 1, 200)[kind] + generator.normal(0, 0.7, count)).astype(np.int64) + 1
    revenue = employees * np.exp(generator.normal(11.5, 0.6, count)).astype(np.int64)
    return codes, tags, employees, revenue


def write_accounts(count):
    """Writes the accounts as a CSV, and as the codes and the one-hot values that k-means is compared on."""
    if (FOLDER / "accounts-1m-numbers.f32").exists():
        return
    codes, tags, employees, revenue = accounts(count, 11)
    numbers = np.log1p(np.stack([employees, revenue], 1).astype(np.float64))
    numbers = ((numbers - numbers.mean(0)) / numbers.std(0)).astype(np.float32)
    # A level counts 1 / sqrt(the number of categories), a tag 1 / sqrt(its row's tags): each block is near 1.
    codes.tofile(FOLDER / "accounts-1m-codes.i32")
    tags.tofile(FOLDER / "accounts-1m-tags.i32")
    # The first centers are means of 64 accounts each: single accounts have many others at equal distances.
    chosen = np.random.default_rng(12).choice(count, (200, 64))
    levels = np.concatenate([np.eye(size, dtype=np.float32)[codes[chosen][..., column]]
                             for column, size in enumerate(CATEGORIES.values())], 2) / np.sqrt(len(CATEGORIES))
    known = tags[chosen] >= 0
    shares = known / np.sqrt(known.sum(2, keepdims=True))
    tagged = (np.eye(TAGS + 1)[tags[chosen]] * shares[..., None]).sum(2)[..., :TAGS]
    centers = np.concatenate([numbers[chosen], levels, tagged], 2).mean(1)
    centers.astype(np.float32).tofile(FOLDER / "accounts-1m-centers.f32")
    names = [[f"{field.replace('_', ' ').title()} {level}" for level in range(levels)]
             for field, levels in CATEGORIES.items()]
    with open(FOLDER / "accounts-1m.csv", "w") as file:
        file.write("Account ID,Account Name,Website,Employees,Annual Revenue," + ",".join(CATEGORIES) + ",Technologies\n")
        for row in range(count):
            fields = [names[column][code] for column, code in enumerate(codes[row])]
            technologies = "; ".join(f"Tech {tag}" for tag in tags[row] if tag >= 0)
            file.write(f"A{row:07},Company {row},company-{row}.example,{employees[row]},{revenue[row]},"
                       f"{','.join(fields)},{technologies}\n")
    numbers.tofile(FOLDER / "accounts-1m-numbers.f32")
    print("wrote accounts-1m", file=sys.stderr)


def write(name, rows):
    path = FOLDER / f"{name}.f32"
    if not path.exists():
        np.ascontiguousarray(rows() if callable(rows) else rows).tofile(path)
        print("wrote", path.name, file=sys.stderr)


def with_centers(name, make, count, seed):
    """Writes rows, centered, and the first centers: rows drawn without replacement."""
    if (FOLDER / f"{name}-centers.f32").exists():
        return
    rows = make()
    rows -= rows.mean(0)
    chosen = np.random.default_rng(seed).choice(len(rows), count, replace=False)
    write(name, rows)
    write(f"{name}-centers", rows[chosen])


def write_labels(name, labels):
    path = FOLDER / f"{name}.i32"
    if not path.exists():
        labels.astype(np.int32).tofile(path)
        print("wrote", path.name, file=sys.stderr)


def two_partitions(name, first_count, second_count, seed):
    """A million labels; the second follows the first for half the rows."""
    generator = np.random.default_rng(seed)
    first = generator.integers(0, first_count, 1_000_000)
    other = generator.integers(0, second_count, 1_000_000)
    second = np.where(generator.random(1_000_000) < 0.5, first % second_count, other)
    write_labels(f"{name}-first", first)
    write_labels(f"{name}-second", second)


def nearest_of(count, name):
    """Labels of the nearest of the first rows: clusters of uneven sizes."""
    rows = np.fromfile(FOLDER / f"{name}.f32", dtype=np.float32).reshape(-1, 32)
    distances = ((rows**2).sum(1)[:, None] + (rows[:count] ** 2).sum(1)[None] - 2 * rows @ rows[:count].T)
    write_labels(f"{name}-labels", distances.argmin(1))


def deals(name, account_count, deal_count, seed):
    """Accounts of three tiers and their deals: higher tiers have more of them and win more often; amounts have a long tail.

    Accounts have deals by a skewed share of their own, so that some have many.
    """
    generator = np.random.default_rng(seed)
    tiers = generator.choice(3, account_count, p=[0.02, 0.12, 0.86]) + 1
    pull = generator.lognormal(0, 1, account_count) * np.array([0, 6, 3, 1])[tiers]
    accounts = generator.choice(account_count, deal_count, p=pull / pull.sum())
    own = np.array([0, 0.32, 0.22, 0.12])[tiers[accounts]]
    draw = generator.random(deal_count)
    outcomes = np.where(draw < own, 1, np.where(draw < 0.8, 0, 2))
    amounts = (generator.lognormal(np.array([0, 11.5, 11, 10])[tiers[accounts]], 0.9) / 100).round() * 100 + 100
    write_labels(f"{name}-tiers", tiers)
    write_labels(f"{name}-accounts", accounts)
    write_labels(f"{name}-outcomes", outcomes)
    write(f"{name}-amounts", amounts.astype(np.float32))


def market(name, account_count, deal_count, seed):
    """A whole market: accounts with a score, six columns and four tiers, and their deals with days, some of them open.

    The score (tenths of a point) says something of the outcome, and so do size and industry; health was written when the outcome was
    known. Four hundred accounts score above 97 and win somewhat more often than those above 95, which so few do not prove.
    """
    if (FOLDER / f"{name}-grade.i32").exists():
        return
    generator = np.random.default_rng(seed)
    grade = np.clip(generator.normal(450, 200, account_count).round(), 0, 969).astype(np.int32)
    few = generator.choice(account_count, 400, replace=False)
    grade[few] = generator.integers(970, 1001, 400)
    employees = np.exp(generator.normal(5, 1.5, account_count)).round() + 1
    revenue = (employees * np.exp(generator.normal(11.5, 0.6, account_count))).round()
    industry = generator.choice(40, account_count, p=(share := 1 / np.arange(1, 41)) / share.sum())
    country = generator.integers(0, 31, account_count) - 1
    cloud = generator.integers(0, 3, account_count) - 1
    pull = generator.lognormal(0, 1, account_count) * (1 + grade / 500)
    accounts = generator.choice(account_count, deal_count, p=pull / pull.sum())
    odds = -2.6 + 0.0015 * np.minimum(grade, 800) + 0.1 * (np.log(employees) - 5) + 0.3 * (industry % 3 - 1)
    own = (1 / (1 + np.exp(-odds)) * np.where(grade >= 970, 1.2, 1))[accounts]
    draw = generator.random(deal_count)
    outcomes = np.where(draw < own, 1, np.where(draw < 0.85, 0, 2))
    created = 19_000 + generator.integers(0, 1_000, deal_count)
    closed = created + generator.gamma(2, 45, deal_count).astype(np.int64)
    outcomes[closed > 20_000] = 2
    won = np.zeros(account_count, bool)
    won[accounts[outcomes == 1]] = True
    health = generator.normal(size=account_count) + 3 * won
    amounts = (generator.lognormal(10 + grade[accounts] / 600, 0.9) / 100).round() * 100 + 100
    employees[generator.random(account_count) < 0.05] = np.nan
    revenue[generator.random(account_count) < 0.2] = np.nan
    for field, values in (("grade", grade), ("industry", industry), ("country", country), ("cloud", cloud), ("accounts", accounts),
                          ("outcomes", outcomes), ("created", created), ("closed", np.where(outcomes == 2, -1, closed))):
        write_labels(f"{name}-{field}", values)
    for field, values in (("employees", employees), ("revenue", revenue), ("health", health), ("amounts", amounts)):
        write(f"{name}-{field}", values.astype(np.float32))


def outcomes(name, count, width, level_count, seed):
    """Closed deals of accounts that have one to many, with values of normal length or of few levels, and whether each was won.

    Values are near one another in pairs of columns. An account has a rate of its own, so that its deals go together.
    """
    if (FOLDER / f"{name}-values.f64").exists():
        return
    generator = np.random.default_rng(seed)
    accounts = generator.integers(0, 2 * count // 5, count)
    accounts = np.unique(accounts, return_inverse=True)[1].astype(np.int32)
    values = generator.normal(size=(count, width))
    values[:, 1::2] = 0.6 * values[:, ::2] + 0.8 * values[:, 1::2]
    if level_count:
        # 3 to 5 levels with points of their own, as the criteria of a model give them.
        for column in range(width):
            levels = level_count + column % 3
            points = np.sort(generator.integers(0, 30, levels))
            places = np.minimum((levels * (0.5 + np.arctan(values[:, column]) / np.pi)).astype(int), levels - 1)
            values[:, column] = points[places] / 10
    weights = generator.normal(size=width) * 0.3
    odds = (values - values.mean(0)) @ weights - 1 + generator.normal(size=accounts.max() + 1)[accounts] * 0.5
    won = generator.random(count) < 1 / (1 + np.exp(-odds))
    write_labels(f"{name}-outcomes", won)
    write_labels(f"{name}-accounts", accounts)
    np.ascontiguousarray(values).tofile(FOLDER / f"{name}-values.f64")
    print("wrote", name, file=sys.stderr)


def main():
    FOLDER.mkdir(exist_ok=True)
    deals("deals-1m", 1_000_000, 600_000, 21)
    deals("deals-100k", 100_000, 60_000, 22)
    market("market-1m", 1_000_000, 600_000, 23)
    market("market-100k", 100_000, 60_000, 24)
    outcomes("tune-100k-numbers", 100_000, 30, 0, 31)
    outcomes("tune-100k-points", 100_000, 30, 3, 32)
    write_accounts(1_000_000)
    with_centers("blobs-1m-64", lambda: blobs(1_000_000, 64, 100, 1), 100, 2)
    with_centers("blobs-200k-128", lambda: blobs(200_000, 128, 1000, 3), 1000, 4)
    write("blobs-20k-32", lambda: blobs(20_000, 32, 40, 5))
    write("blobs-10k-32", lambda: blobs(10_000, 32, 40, 13))
    write("mixed-1m-32", lambda: mixed(1_000_000, 14))
    write("blobs-100k-32", lambda: blobs(100_000, 32, 40, 6))
    nearest_of(40, "blobs-20k-32")
    two_partitions("labels-1m", 50, 40, 11)
    two_partitions("many-1m", 100_000, 100_000, 12)
    for name, make in (("blobs", lambda: blobs(5000, 32, 12, 7)), ("mixed", lambda: mixed(5000, 8)),
                       ("heavy", lambda: heavy(5000, 9)), ("micro", lambda: micro(5000, 10))):
        write(f"{name}-5k-32", make)


if __name__ == "__main__":
    main()
