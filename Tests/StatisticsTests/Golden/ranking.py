"""Writes ranking.json: small generated deals and what the definitions say of their scores.

Made with NumPy 2.4.6 and SciPy 1.17.1; run in this folder: python ranking.py. Areas are SciPy's U statistic, the
variances come from DeLong's double sum over all pairs, the calibration line from a general minimizer. Scores are
rounded, so that both sides read the same numbers.
"""

import json

import numpy as np
from scipy import optimize, stats

CASES = [("continuous", 60, 0.4, 6), ("ties", 80, 0.3, 1), ("few", 12, 0.5, 0), ("unbalanced", 150, 0.08, 2)]


def placements(score, won):
    """The n x m table of DeLong's kernel: 1 where a success is above a failure, one half where equal."""
    up, down = score[won][:, None], score[~won][None, :]
    return (up > down) + 0.5 * (up == down)


def delong(scores, won):
    tables = [placements(score, won) for score in scores]
    ups, downs = np.array([t.mean(1) for t in tables]), np.array([t.mean(0) for t in tables])
    m, n = won.sum(), (~won).sum()
    return ups.mean(1), np.cov(ups) / m + np.cov(downs) / n


def average_precision(score, won):
    cuts = np.unique(score)[::-1]
    total, before = 0.0, 0.0
    for cut in cuts:
        recall = won[score >= cut].sum() / won.sum()
        total += (recall - before) * won[score >= cut].mean()
        before = recall
    return total


def line(forecast, won):
    x, y = np.log(forecast / (1 - forecast)), won.astype(float)

    def loss(b):
        z = b[0] + b[1] * x
        return np.logaddexp(0, z).sum() - (y * z).sum()

    def slope(b):
        e = 1 / (1 + np.exp(-(b[0] + b[1] * x))) - y
        return np.array([e.sum(), (e * x).sum()])

    fit = optimize.minimize(loss, [0, 1], jac=slope, method="BFGS", options={"gtol": 1e-12})
    fit = optimize.root(slope, fit.x, tol=1e-14)
    p = 1 / (1 + np.exp(-(fit.x[0] + fit.x[1] * x)))
    information = np.array([[(p * (1 - p)).sum(), (p * (1 - p) * x).sum()], [0, (p * (1 - p) * x * x).sum()]])
    information[1, 0] = information[0, 1]
    errors = np.sqrt(np.diag(np.linalg.inv(information)))
    shift = optimize.brentq(lambda a: (1 / (1 + np.exp(-(a + x))) - y).sum(), -20, 20, xtol=1e-14)
    return [fit.x[0], fit.x[1], errors[0], errors[1], shift]


def clustered(score, won, lost):
    """Obuchowski's variance, by clusters that share a score."""
    table = (score[:, None] > score[None, :]) + 0.5 * (score[:, None] == score[None, :])
    m, n, units = won.sum(), lost.sum(), (won + lost > 0).sum()
    area = won @ table @ lost / (m * n)
    up, down = won * (table @ lost / n - area), lost * (won @ table / m - area)
    ups, downs = (won > 0).sum(), (lost > 0).sum()
    s10 = ups / ((ups - 1) * m) * (up * up).sum()
    s01 = downs / ((downs - 1) * n) * (down * down).sum()
    s11 = units / (units - 1) * (up * down).sum()
    return [area, s10 / m + s01 / n + 2 * s11 / (m * n)]


def case(name, count, rate, places, generator):
    won = generator.random(count) < rate
    first = np.round(generator.normal(size=count) + won * 1.1, places)
    second = np.round(0.6 * first + generator.normal(size=count) + won * 0.2, places)
    areas, cov = delong([first, second], won)
    for area, score in zip(areas, (first, second)):
        u = stats.mannwhitneyu(score[won], score[~won], method="asymptotic").statistic
        assert abs(area - u / (won.sum() * (~won).sum())) < 1e-12
    variance = cov[0, 0] + cov[1, 1] - 2 * cov[0, 1]
    z = (areas[0] - areas[1]) / np.sqrt(variance)
    forecast = np.round(1 / (1 + np.exp(-(first - 0.8))), 4)
    assert forecast.min() > 0 and forecast.max() < 1
    wins, losses = generator.integers(0, 3, count), generator.integers(0, 3, count)
    return {
        "name": name, "won": won.astype(int).tolist(), "first": first.tolist(), "second": second.tolist(),
        "areas": areas.tolist(), "variances": [cov[0, 0], cov[1, 1]], "differenceVariance": variance,
        "p": 2 * stats.norm.sf(abs(z)), "ks": stats.ks_2samp(first[won], first[~won]).statistic,
        "averagePrecision": average_precision(first, won), "forecast": forecast.tolist(), "line": line(forecast, won),
        "wins": wins.tolist(), "losses": losses.tolist(), "clustered": clustered(first, wins, losses),
    }


def main():
    generator = np.random.default_rng(20)
    cases = [case(*arguments, generator) for arguments in CASES]
    with open("ranking.json", "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")


if __name__ == "__main__":
    main()
