"""Makes bootstrap.json: BCa intervals by SciPy, with the resamples they rest on, and ratio intervals by statsmodels.

    python bootstrap.py         scipy 1.17.1, numpy 2.4.6, statsmodels 0.14
"""

import json
import pathlib

import numpy as np
from scipy.stats import bootstrap
from statsmodels.stats.proportion import confint_proportions_2indep

HERE = pathlib.Path(__file__).parent
generator = np.random.default_rng(20261)


def bca(name, revenue, deals, statistic, resamples):
    result = bootstrap((revenue, deals), statistic, n_resamples=resamples, paired=True, vectorized=True, method="BCa",
                       rng=np.random.default_rng(7))
    return {"name": name, "estimate": float(statistic(revenue, deals)), "low": float(result.confidence_interval.low),
            "high": float(result.confidence_interval.high), "resamples": result.bootstrap_distribution.tolist()}


def mean(revenue, deals, axis=-1):
    return revenue.sum(axis=axis) / revenue.shape[axis]


def ratio(revenue, deals, axis=-1):
    return revenue.sum(axis=axis) / deals.sum(axis=axis)


def main():
    count = 150
    deals = (generator.random(count) < 0.3) * (1 + generator.poisson(0.7, count))
    revenue = np.round(np.where(deals > 0, generator.lognormal(10, 1, count) * deals, 0), 2)
    revenue, deals = revenue.astype(float), deals.astype(float)
    cases = []
    for name, statistic in (("mean", mean), ("ratio", ratio)):
        few, many = bca(name, revenue, deals, statistic, 999), bca(name, revenue, deals, statistic, 100_000)
        cases.append({**few, "manyLow": many["low"], "manyHigh": many["high"]})
    ratios = []
    for x, n, y, m in ((8, 40, 18, 460), (12, 120, 14, 380), (6, 340, 20, 160), (0, 30, 5, 70), (5, 70, 0, 30),
                       (20, 20, 5, 30), (300, 1000, 290, 1000)):
        low, high = confint_proportions_2indep(x, n, y, m, method="score", compare="ratio", correction=False)
        ratios.append({"counts": [x, n, y, m], "low": float(low), "high": None if np.isinf(high) else float(high)})
    (HERE / "bootstrap.json").write_text(json.dumps(
        {"revenue": revenue.tolist(), "deals": deals.tolist(), "cases": cases, "ratios": ratios}) + "\n")


if __name__ == "__main__":
    main()
