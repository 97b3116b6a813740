"""Makes survival.json: Kaplan-Meier and Aalen-Johansen by their definitions, row by row, without any table of days.

    python survival.py          numpy 2.4.6
"""

import json
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent
Z = 1.959963984540054


def kaplan_meier(days, fates, at):
    """The share undecided after `at` with its interval on the scale of log(-log)."""
    share, total = 1.0, 0.0
    for day in sorted(set(days[fates != 0])):
        if day <= at:
            present, decided = (days >= day).sum(), ((days == day) & (fates != 0)).sum()
            share *= 1 - decided / present
            total += decided / (present * (present - decided)) if present > decided else np.inf
    if not 0 < share < 1:
        return [share, share, share]
    reach = Z * np.sqrt(total) / abs(np.log(share))
    return [share, share ** np.exp(reach), share ** np.exp(-reach)]


def aalen_johansen(days, fates, until):
    """The share won within `until`, with the variance of Marubini and Valsecchi."""
    def steps():
        undecided, won = 1.0, 0.0
        for day in sorted(set(days[fates != 0])):
            if day <= until:
                n = (days >= day).sum()
                w, d = ((days == day) & (fates == 1)).sum(), ((days == day) & (fates != 0)).sum()
                won += undecided * w / n
                yield n, w, d, undecided, won
                undecided *= 1 - d / n
    rows = list(steps())
    value = rows[-1][4] if rows else 0.0
    variance = sum((value - f) ** 2 * d / (n * (n - d)) for n, w, d, s, f in rows if n > d)
    variance += sum(s**2 * (n - w) / n**3 * w for n, w, d, s, f in rows)
    variance -= 2 * sum((value - f) * s * w / n**2 for n, w, d, s, f in rows)
    reach = Z * np.sqrt(variance) / (value * abs(np.log(value)))
    return [value, value ** np.exp(reach), value ** np.exp(-reach)]


def main():
    generator = np.random.default_rng(20262)
    count = 400
    won, lost = generator.exponential(300, count), generator.exponential(180, count)
    seen = generator.uniform(10, 400, count)
    days = np.floor(np.minimum(np.minimum(won, lost), seen)).astype(int)
    fates = np.where(seen < np.minimum(won, lost), 0, np.where(won < lost, 1, 2))
    at = [0, 30, 91, 183, 300]
    (HERE / "survival.json").write_text(json.dumps({
        "days": days.tolist(), "fates": fates.tolist(), "at": at,
        "undecided": [kaplan_meier(days, fates, day) for day in at],
        "won": [aalen_johansen(days, fates, day) for day in at[1:]]}) + "\n")


if __name__ == "__main__":
    main()
