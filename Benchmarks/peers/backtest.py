"""Intervals of money by tier in NumPy: whole accounts drawn 2,000 times, BCa with the jackknife in closed form.

    python backtest.py all PREFIX         every resample draws all accounts of the tier (weights by counting the draws)
    python backtest.py winners PREFIX     only accounts with wins are drawn, their number being binomial: ours in NumPy

Two threads, one half of the resamples each: NumPy's generators and sums let go of the lock.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from scipy.special import ndtr, ndtri

RESAMPLES = 2000
Z = ndtri(0.975)


def of_all(generator, values, count):
    """The sums of values (m x 3, the rest of the accounts being 0) weighted by how often each account was drawn."""
    drawn = generator.integers(0, count, count, dtype=np.int32)
    weights = np.bincount(drawn[drawn < len(values)], minlength=len(values))
    return weights.astype(np.float64) @ values


def of_winners(generator, values, count):
    """The same: the number of draws upon the m accounts with wins is binomial, and they fall among them evenly."""
    drawn = generator.integers(0, len(values), generator.binomial(count, len(values) / count), dtype=np.int32)
    weights = np.bincount(drawn, minlength=len(values))
    return weights.astype(np.float64) @ values


def resamples(scheme, values, count, seeds):
    def half(seed):
        generator = np.random.Generator(np.random.SFC64(seed))
        return np.array([scheme(generator, values, count) for _ in range(RESAMPLES // 2)])

    with ThreadPoolExecutor(2) as pool:
        return np.concatenate(list(pool.map(half, seeds)))


def acceleration(own, others, other_count):
    mean = (own.sum() + other_count * others) / (len(own) + other_count)
    square = ((mean - own) ** 2).sum() + other_count * (mean - others) ** 2
    cube = ((mean - own) ** 3).sum() + other_count * (mean - others) ** 3
    return cube / (6 * square**1.5)


def bca(drawn, value, a):
    bias = ndtri(((drawn < value).sum() + (drawn == value).sum() / 2) / len(drawn))
    levels = ndtr(bias + (bias + np.array([-Z, Z])) / (1 - a * (bias + np.array([-Z, Z]))))
    return np.quantile(drawn, levels)


def intervals(scheme, values, count, seeds):
    drawn = resamples(scheme, values, count, seeds)
    revenue, deals, accounts = values.sum(0)
    left, rest = values.sum(0) - values, count - len(values)
    return {
        "average": bca(drawn[:, 0] / drawn[:, 1], revenue / deals,
                       acceleration(left[:, 0] / left[:, 1], revenue / deals, rest)),
        "revenue": bca(drawn[:, 0] / count, revenue / count,
                       acceleration(left[:, 0] / (count - 1), revenue / (count - 1), rest)),
        "share": bca(drawn[:, 2] / count, accounts / count,
                     acceleration(left[:, 2] / (count - 1), accounts / (count - 1), rest)),
    }


def main():
    form, prefix = sys.argv[1:]
    scheme = {"all": of_all, "winners": of_winners}[form]
    tiers, accounts, outcomes = (np.fromfile(f"{prefix}-{name}.i32", np.int32) for name in ("tiers", "accounts", "outcomes"))
    amounts = np.fromfile(f"{prefix}-amounts.f32", np.float32).astype(np.float64)
    began = time.perf_counter()
    won = outcomes == 1
    revenue = np.bincount(accounts[won], amounts[won], len(tiers))
    deals = np.bincount(accounts[won], minlength=len(tiers)).astype(np.float64)
    figures = {}
    for tier in (1, 2, 3):
        own = tiers == tier
        winners = own & (deals > 0)
        values = np.stack([revenue[winners], deals[winners], np.ones(winners.sum())], 1)
        for name, ends in intervals(scheme, values, int(own.sum()), (2 * tier, 2 * tier + 1)).items():
            figures[f"{name}{tier}_low"], figures[f"{name}{tier}_high"] = map(float, ends)
    seconds = time.perf_counter() - began
    total = sum(value for name, value in figures.items() if not name.startswith("share"))
    print(json.dumps({"seconds": seconds, "objective": total, **figures}))


if __name__ == "__main__":
    main()
