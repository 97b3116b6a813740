"""A whole back-test in NumPy, SciPy and statsmodels: the figures of Backtest's report of a market of data.py.

    python report.py plain PREFIX     resamples draw all accounts (multinomial weights), chance permutes all labels
    python report.py short PREFIX     resamples draw accounts with wins alone, and chance deals the wins out to the scores' groups by the
                                      hypergeometric distribution: the same distributions with fewer draws, as in ours

Scores are whole tenths and trials independent, so that areas, their variances and deciles come from counts by score. Two threads for what
is drawn and for the columns: NumPy lets go of the lock.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from scipy import optimize, stats
from scipy.special import expit, logit
from statsmodels.discrete.discrete_model import Logit
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import NormalIndPower
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportion_effectsize

from backtest import Z, intervals, of_all, of_winners

LAST_DAY, DRAWS, FOLDS, BANDS = 20_000, 1_000, 5, 10
POOL = ThreadPoolExecutor(2)


def read(prefix):
    """The columns, and the deals."""
    def whole(field):
        return np.fromfile(f"{prefix}-{field}.i32", np.int32)

    def number(field):
        return np.fromfile(f"{prefix}-{field}.f32", np.float32).astype(np.float64)

    accounts = {"grade": whole("grade")} | {f: number(f) for f in ("employees", "revenue", "health")}
    accounts |= {field: whole(field) for field in ("industry", "country", "cloud")}
    deals = {f: whole(f) for f in ("accounts", "outcomes", "created", "closed")} | {"amounts": number("amounts")}
    return accounts, deals


class Ranked:
    """Wins and others by group of equal scores, the highest first; units of one trial each."""

    def __init__(self, ups, downs):
        self.ups, self.downs = ups.astype(np.float64), downs.astype(np.float64)
        self.m, self.n = self.ups.sum(), self.downs.sum()
        above, total = np.cumsum(self.ups), np.cumsum(self.downs)
        self.of_up = (self.n - total + self.downs / 2) / self.n
        self.of_down = (above - self.ups / 2) / self.m
        self.area = self.ups @ self.of_up / self.m

    def variance(self):
        """DeLong's."""
        return (self.ups @ (self.of_up - self.area) ** 2 / (self.m - 1) / self.m
                + self.downs @ (self.of_down - self.area) ** 2 / (self.n - 1) / self.n)

    def interval(self):
        reach = Z * np.sqrt(self.variance()) / (self.area * (1 - self.area))
        return expit(logit(self.area) + np.array([-reach, reach]))


def by_score(grade, won):
    """The counts of every score, from the highest down."""
    size = int(grade.max()) + 1
    return Ranked(*(np.bincount(grade[part], minlength=size)[::-1] for part in (won, ~won)))


def by_number(values, won):
    order = np.argsort(values)[::-1]
    place = np.r_[0, np.cumsum(np.diff(values[order]) != 0)]
    return Ranked(*(np.bincount(place, part) for part in (won[order], ~won[order])))


def rates(tier, won):
    trials, wins = np.bincount(tier, minlength=5)[1:], np.bincount(tier[won], minlength=5)[1:]
    return wins, trials, np.array(proportion_confint(wins, trials, method="wilson")).T


LOG_FACTORIAL = np.r_[0, np.cumsum(np.log(np.arange(1, 30_000)))]


def log_choose(n, k):
    return LOG_FACTORIAL[n] - LOG_FACTORIAL[k] - LOG_FACTORIAL[n - k]


def power(p, n, q, m):
    """The power of Fisher's test: given all wins, tables are rejected in ascending order of probability until 5 % is reached.

    All numbers of wins at once: a row for each, and in it the tables within eight standard deviations of the most probable.
    """
    (a, b), (c, d) = (stats.binom.ppf([1e-14, 1 - 1e-14], size, rate).astype(int) for size, rate in ((n, p), (m, q)))
    f, g = stats.binom.pmf(np.arange(a, b + 1), n, p), stats.binom.pmf(np.arange(c, d + 1), m, q)
    drawn = np.arange(a + c, b + d + 1)[:, None]
    middle = (drawn + 1) * (n + 1) // (n + m + 2)
    reach = int(8 * np.sqrt(drawn.max() * n * m / (n + m) ** 2 + 1))
    x = middle + np.arange(-reach, reach + 1)
    valid = (x >= 0) & (x <= n) & (x <= drawn) & (drawn - x <= m)
    x = np.where(valid, x, middle)
    chance = np.where(valid, np.exp(log_choose(n, x) + log_choose(m, drawn - x) - log_choose(n + m, drawn)), 0)
    order = np.argsort(chance, 1)
    rejected = np.cumsum(np.take_along_axis(chance, order, 1), 1) < 0.05
    is_rejected = np.zeros_like(valid)
    np.put_along_axis(is_rejected, order, rejected, 1)
    y = drawn - x
    # What lies beyond the window is rejected too.
    held = ~is_rejected & valid & (x >= a) & (x <= b) & (y >= c) & (y <= d)
    return 1 - (f[np.clip(x - a, 0, b - a)] * g[np.clip(y - c, 0, d - c)])[held].sum()


def needed(p, n, q, m):
    """The least size of the smaller (here the first) group at which the power is 0.8; -1 beyond 20,000 in all."""
    ratio, most = m / n, int(20_000 / (1 + m / n))
    effect = proportion_effectsize(p, q)
    if p <= q or (estimate := NormalIndPower().solve_power(effect, alpha=0.05, power=0.8, ratio=ratio)) > 1.2 * most:
        return -1

    def is_enough(smaller):
        return power(p, smaller, q, round(smaller * ratio)) >= 0.8

    low, high = int(0.75 * estimate), min(most, int(1.1 * estimate) + 2)
    while not is_enough(high):
        if high == most:
            return -1
        low, high = high, min(most, high * 5 // 4)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return high


def verdicts(wins, trials):
    pairs = [(wins[i], trials[i], wins[i + 1], trials[i + 1]) for i in range(3)]
    ps = [stats.fisher_exact([[a, n - a], [b, m - b]])[1] for a, n, b, m in pairs]
    adjusted = multipletests(ps, method="holm")[1]
    sizes = [needed(a / n, n, b / m, m) if p >= 0.05 else -1 for (a, n, b, m), p in zip(pairs, adjusted)]
    ends = [confint_proportions_2indep(a, n, b, m, method="newcomb") for a, n, b, m in pairs]
    return {"same_fisher": ps[0], "same_newcombe": ends[2][1], "near_needed": sizes[0]}


def lifts(wins, trials):
    """Koopman's interval of every tier's rate over the others', as an interval of its lift."""
    ends = {}
    for k in range(4):
        x, n = wins[k], trials[k]
        y, m = wins.sum() - x, trials.sum() - n

        def excess(log_ratio):
            ratio = np.exp(log_ratio)
            a, b = (n + m) * ratio, n * ratio + x + m + y * ratio
            rate = min(1, 2 * (x + y) / (b + np.sqrt(max(0, b * b - 4 * a * (x + y)))))
            other = min(1, ratio * rate)
            return (x / n - ratio * y / m) ** 2 / (other * (1 - other) / n + ratio**2 * rate * (1 - rate) / m) - Z * Z

        middle, share = np.log(x / n) - np.log(y / m), n / (n + m)
        ratio = np.exp(optimize.brentq(excess, middle, middle + 5, xtol=1e-14))
        ends[f"same_lift{k + 1}_high"] = ratio / (share * ratio + 1 - share)
    return ends


def money(scheme, tier, revenue, count):
    """BCa intervals of every tier and of all; revenue and won deals by account."""
    figures = {}
    for k in range(5):
        own = tier == k if k else np.ones(len(tier), bool)
        winners = own & (count > 0)
        values = np.stack([revenue[winners], count[winners], np.ones(winners.sum())], 1)
        found = intervals(scheme, values, int(own.sum()), (2 * k + 1, 2 * k + 2))
        if k:
            figures[f"near_average{k}_low"], figures[f"near_revenue{k}_high"] = found["average"][0], found["revenue"][1]
    return figures


def times(tier, deals):
    """Kaplan and Meier's median days, and Aalen and Johansen's share won in a year with its interval, of every tier and of all."""
    is_open = deals["outcomes"] == 2
    days = np.where(is_open, LAST_DAY, deals["closed"]) - deals["created"]
    own, size = tier[deals["accounts"]], int(days.max()) + 1
    counts = np.bincount((own * 3 + deals["outcomes"]) * size + days, minlength=15 * size).reshape(5, 3, size)
    counts[0] = counts.sum(0)
    figures = {}
    for k in range(5):
        lost, won, _ = counts[k]
        present = counts[k].sum() - np.r_[0, np.cumsum(counts[k].sum(0))[:-1]]
        decided = lost + won
        at = np.flatnonzero(decided)
        n, d, w = present[at].astype(float), decided[at].astype(float), won[at].astype(float)
        left = np.cumprod(1 - d / n)
        greenwood = np.cumsum(d / (n * np.maximum(n - d, 1)))
        inner = np.clip(left, 1e-300, 1 - 1e-16)
        reach = np.exp(Z * np.sqrt(greenwood) / -np.log(inner))
        medians = [at[np.argmax(curve <= 0.5 + 1e-12)] if (curve <= 0.5 + 1e-12).any() else -1
                   for curve in (left, inner**reach, inner ** (1 / reach))]
        before = np.r_[1, left[:-1]]
        share = np.cumsum(before * w / n)
        for horizon in (91, 183, 365):
            within = at <= horizon
            value = share[within][-1]
            n_, d_, w_, s_, rest = n[within], d[within], w[within], before[within], value - share[within]
            some = n_ > d_
            variance = ((rest**2 * d_ / (n_ * np.maximum(n_ - d_, 1)))[some].sum() + (s_**2 * w_ * (n_ - w_) / n_**3).sum()
                        - 2 * (rest * s_ * w_ / n_**2).sum())
            low = value ** np.exp(Z * np.sqrt(variance) / (value * -np.log(value)))
        if k:
            figures[f"same_days{k}"], figures[f"same_year{k}_low"] = int(medians[0]), low
    cycles = [np.quantile((deals["closed"] - deals["created"])[(deals["outcomes"] == 1) & ((own == k) | (k == 0))], [0.25, 0.5, 0.75])
              for k in range(5)]
    assert len(cycles) == 5
    return figures


def ranking(ranked):
    """Area, Kolmogorov and Smirnov's distance, average precision and deciles, with their intervals."""
    ups, downs, m, n = ranked.ups, ranked.downs, ranked.m, ranked.n
    won, tried = np.cumsum(ups), np.cumsum(ups + downs)
    distances = np.abs(won / m - (tried - won) / n)
    precision = np.divide(won, tried, out=np.zeros_like(won), where=tried > 0)
    average = ups @ precision / m
    with np.errstate(divide="ignore", invalid="ignore"):
        gains = np.nan_to_num(ups * (tried - won) / tried**2)[::-1].cumsum()[::-1]
        costs = np.nan_to_num(ups * won / tried**2)[::-1].cumsum()[::-1]
    spread = (ups @ (precision - average + gains) ** 2 + downs @ costs**2) / m**2
    high = expit(logit(average) + Z * np.sqrt(spread) / (average * (1 - average)))
    trials, edges = ups + downs, np.r_[0, tried]

    def included(depth):
        return np.clip((depth * tried[-1] - edges[:-1]) / np.maximum(trials, 1e-300), 0, 1)

    def rate(depth):
        if depth in (0, 1):
            return 0
        low, up = max(0, depth - 0.05), min(1, depth + 0.05)
        return (included(up) - included(low)) @ ups / ((up - low) * tried[-1])

    def share(start, end):
        value = (included(end) - included(start)) @ ups / m
        trial = rate(start) * (included(start) - start) - rate(end) * (included(end) - end)
        success = included(end) - included(start) - value
        variance = (ups @ (success + trial) ** 2 + downs @ trial**2) / m**2
        worth = min(tried[-1], value * (1 - value) / variance) if variance > 0 and value < 1 else m
        return value, wilson(value, worth)

    deciles = [(share(i / 10, (i + 1) / 10), share(0, (i + 1) / 10) if i < 9 else None) for i in range(10)]
    return {"same_auc": ranked.area, "same_auc_low": ranked.interval()[0], "same_ks": distances.max(), "same_precision": average,
            "same_precision_high": high, "same_first_decile": deciles[0][0][0] * 10, "same_fifth_gain": deciles[4][1][0],
            "same_fifth_gain_low": deciles[4][1][1][0]}


def wilson(share, n):
    middle, reach = share + Z * Z / (2 * n), Z * np.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return (middle - reach) / (1 + Z * Z / n), (middle + reach) / (1 + Z * Z / n)


def calibration(grade, won):
    forecasts = 1 / (1 + np.exp(3.5 - grade / 500))
    bins = np.minimum((forecasts * 10).astype(int), 9)
    counts = np.bincount(bins, minlength=10)
    observed = np.divide(np.bincount(bins, won, 10), counts, out=np.zeros(10), where=counts > 0)
    logits = logit(forecasts)
    design = np.stack([np.ones(len(logits)), logits], 1)
    fit = Logit(won.astype(float), design).fit(disp=0, tol=1e-12)
    Logit(won.astype(float), design[:, :1], offset=logits).fit(disp=0, tol=1e-12)
    return {"same_brier": ((forecasts - won) ** 2).mean(), "same_resolution": counts @ (observed - won.mean()) ** 2 / len(won),
            "same_slope": fit.params[1], "same_intercept_error": fit.bse[0]}


def chance(form, grade, won, ranked):
    """Areas of outcomes that are dealt out at random, 1,000 of them."""
    m, n = int(ranked.m), int(ranked.n)
    if form == "short":
        sizes = (ranked.ups + ranked.downs).astype(np.int64)
        ranks = len(won) - np.cumsum(sizes) + (sizes + 1) / 2

        def half(seed):
            drawn = np.random.default_rng(seed).multivariate_hypergeometric(sizes, m, DRAWS // 2, method="marginals")
            return drawn @ ranks
    else:
        ranks = stats.rankdata(grade)

        def half(seed):
            generator = np.random.Generator(np.random.SFC64(seed))
            labels, sums = ranks.copy(), []
            for _ in range(DRAWS // 2):
                generator.shuffle(labels)
                sums.append(labels[:m].sum())
            return np.array(sums)
    areas = (np.concatenate(list(POOL.map(half, (1, 2)))) - m * (m + 1) / 2) / (m * n)
    return {"near_chance": np.quantile(areas, 0.95)}


def cuts_of(values, most=BANDS):
    known = np.sort((picked := values[:: max(1, len(values) // 20_000)])[~np.isnan(picked)])
    cuts = known[np.minimum(len(known) - 1, len(known) * np.arange(1, most) // most)]
    cuts = np.unique(cuts)
    return cuts[cuts > known[0]]


def bands(values, cuts):
    codes = np.searchsorted(cuts, values, side="right") + 1
    codes[np.isnan(values)] = 0
    return codes


class Folds:
    def __init__(self, won):
        self.won = won
        self.fold = np.random.default_rng(7).integers(0, FOLDS, len(won))
        self.rate = won.mean()

    def counts(self, codes, size):
        """Wins and others of every level in every fold, FOLDS x size."""
        place = self.fold * size + codes
        both = np.bincount(place, minlength=FOLDS * size).reshape(FOLDS, size)
        wins = np.bincount(place[self.won], minlength=FOLDS * size).reshape(FOLDS, size)
        return wins, both - wins

    def scores(self, wins, others):
        """A level's rate in the other folds, drawn toward the rate of all."""
        out = wins.sum(0) - wins
        return (out + 5 * self.rate) / (out + others.sum(0) - others + 5)

    def area(self, codes, size):
        """The stratified area of a column's levels with its interval, and its scores by fold and level."""
        wins, others = self.counts(codes, size)
        scores = self.scores(wins, others)
        value = variance = pairs = 0.0
        for fold in range(FOLDS):
            ranked = self.ranked(scores[fold], wins[fold], others[fold])[0]
            weight = ranked.m * ranked.n
            value, pairs = value + weight * ranked.area, pairs + weight
            variance += weight**2 * ranked.variance()
        value /= pairs
        reach = Z * np.sqrt(variance) / pairs / (value * (1 - value))
        return value, expit(logit(value) + np.array([-reach, reach])), scores

    @staticmethod
    def ranked(scores, wins, others):
        """Levels by score, equal scores together, and the group of every level."""
        _, group = np.unique(-scores, return_inverse=True)
        return Ranked(np.bincount(group, wins), np.bincount(group, others)), group

    def lead(self, grade, codes, size, scores):
        """The score's area less the levels', paired, by fold: all from counts by score, level, fold and outcome."""
        top = int(grade.max()) + 1
        place = (self.fold * size + codes) * top + (top - 1 - grade)
        both = np.bincount(place, minlength=FOLDS * size * top).reshape(FOLDS, size, top)
        wins = np.bincount(place[self.won], minlength=FOLDS * size * top).reshape(FOLDS, size, top)
        value = variance = pairs = 0.0
        for fold in range(FOLDS):
            ups, downs = wins[fold], both[fold] - wins[fold]
            one = Ranked(ups.sum(0), downs.sum(0))
            two, group = self.ranked(scores[fold], ups.sum(1), downs.sum(1))
            gap = one.area - two.area
            of_up = one.of_up[None] - two.of_up[group][:, None] - gap
            of_down = one.of_down[None] - two.of_down[group][:, None] - gap
            own = (ups * of_up**2).sum() / (one.m - 1) / one.m + (downs * of_down**2).sum() / (one.n - 1) / one.n
            weight = one.m * one.n
            value, variance, pairs = value + weight * gap, variance + weight**2 * own, pairs + weight
        value, error = value / pairs, np.sqrt(variance) / pairs
        return value, value - Z * error, value + Z * error, stats.norm.sf(abs(value / error)) * 2


def probe(accounts, folds, field):
    """A column alone: its area as it is, as levels of folds, by having a value, and its test against the outcome."""
    values, won = accounts[field], folds.won
    if values.dtype.kind == "f" or field == "grade":
        values = values.astype(np.float64)
        known = ~np.isnan(values)
        cuts = cuts_of(values)
        codes, size = bands(values, cuts), len(cuts) + 2
        raw = by_score(values.astype(np.int64), won) if field == "grade" else by_number(values[known], won[known])
        ends = raw.interval()
        sizes = raw.ups + raw.downs
        spread = raw.m * raw.n / 12 * (known.sum() + 1 - (sizes**3 - sizes).sum() / (known.sum() * (known.sum() - 1)))
        p = 2 * stats.norm.sf(abs(raw.area - 0.5) * raw.m * raw.n / np.sqrt(spread))
        area, order = raw.area, "same"
    else:
        known, codes, size = values >= 0, values + 1, int(values.max()) + 2
        wins, others = folds.counts(codes, size)
        table = np.stack([wins.sum(0), others.sum(0)], 1)[1:]
        p = stats.chi2_contingency(table[table.sum(1) > 0], correction=False)[1]
        area, order = None, "near"
    fitted, ends, scores = folds.area(codes, size)
    filled = Ranked(*(np.array([(known & part).sum(), (~known & part).sum()]) for part in (won, ~won)))
    filled_p = 2 * stats.norm.sf(abs(filled.area - 0.5) / np.sqrt(filled.variance())) if 0 < known.sum() < len(won) else 1
    return {"field": field, "name": f"{order}_{field}_area", "area": fitted if area is None else area, "fitted": fitted,
            "codes": codes, "size": size, "scores": scores, "p": p, "filled_p": filled_p, "suspect": fitted > 0.9 and ends[0] > 0.85}


def baselines(accounts, folds, probes):
    grade = accounts["grade"]
    size = next(found for found in probes if found["field"] == "employees")
    rough = cuts_of(accounts["employees"], 5)
    industry = accounts["industry"] + 1
    crossed, width = bands(accounts["employees"], rough) * 41 + industry, (len(rough) + 2) * 41
    best = max((found for found in probes if not found["suspect"]), key=lambda found: found["fitted"])
    drafts = [(size["codes"], size["size"]), (crossed, width), (best["codes"], best["size"])]

    def one(draft):
        value, _, scores = folds.area(*draft)
        return value, folds.lead(grade, *draft, scores)

    found = list(POOL.map(one, drafts))
    multipletests([lead[3] for _, lead in found], method="holm")
    return {"near_size_lead": found[0][1][0], "near_best_column": found[2][0]}


def drift(accounts, tier, deals):
    """The stability of every column between accounts whose first deal closed early and late, and of the rate."""
    resolved = (deals["outcomes"] != 2) & (deals["closed"] <= LAST_DAY)
    owner, day, is_won = deals["accounts"][resolved], deals["closed"][resolved], deals["outcomes"][resolved] == 1
    # Of two on one day the won one counts: the key is smallest for it.
    first = np.full(len(tier), np.iinfo(np.int64).max)
    np.minimum.at(first, owner, 2 * day.astype(np.int64) + ~is_won)
    # In the order of the tiers, as ours: which accounts the bands are cut from depends on it.
    order = np.argsort(tier, kind="stable")
    known = order[first[order] != np.iinfo(np.int64).max]
    days, wins = first[known] // 2, first[known] % 2 == 0
    cut = np.sort(days)[len(days) // 2]
    older, newer = known[days < cut], known[days >= cut]

    def stability(values):
        if values.dtype.kind == "f":
            cuts = cuts_of(values[older])
            old, new, size = bands(values[older], cuts), bands(values[newer], cuts), len(cuts) + 2
        else:
            size = int(values.max()) + 2
            old, new = values[older] + 1, values[newer] + 1
        n, m = np.bincount(old, minlength=size), np.bincount(new, minlength=size)
        share = min(len(older), len(newer)) / len(known)
        large = (n + m) * share >= 10
        rest = np.array([n[~large].sum(), m[~large].sum()])
        n, m = n[large], m[large]
        if rest.sum() * share >= 10:
            n, m = np.r_[n, rest[0]], np.r_[m, rest[1]]
        elif rest.sum():
            least = np.argmin(n + m)
            n[least], m[least] = n[least] + rest[0], m[least] + rest[1]
        p, q = (n + 0.5) / (n.sum() + len(n) / 2), (m + 0.5) / (m.sum() + len(n) / 2)
        index = ((q - p) * np.log(q / p)).sum()
        return index, stats.chi2.sf(index / (1 / n.sum() + 1 / m.sum()), len(n) - 1)

    columns = {field: values.astype(np.float64) / 10 if field == "grade" else values for field, values in accounts.items()}
    columns |= {"score": accounts["grade"] * 10.0, "tier": tier}
    found = dict(zip(columns, POOL.map(stability, columns.values())))
    a, b, n, m = wins[days >= cut].sum(), wins[days < cut].sum(), len(newer), len(older)
    p = stats.fisher_exact([[b, m - b], [a, n - a]])[1]
    multipletests([p] + [own for _, own in found.values()], method="fdr_bh")
    return {f"same_{field}_mix": index for field, (index, _) in found.items()} | {"same_newer_rate": a / n}


def main():
    form, prefix = sys.argv[1:]
    accounts, deals = read(prefix)
    seconds, began = {}, time.perf_counter()

    def timed(name, work):
        start = time.perf_counter()
        found = work()
        seconds[name] = round(time.perf_counter() - start, 4)
        return found

    grade = accounts["grade"]
    tier = 4 - np.searchsorted(np.array([600, 950, 970]), grade, side="right")
    counted = (deals["outcomes"] == 1) & (deals["closed"] <= LAST_DAY)
    count = np.bincount(deals["accounts"][counted], minlength=len(grade)).astype(float)
    revenue = np.bincount(deals["accounts"][counted], deals["amounts"][counted], len(grade))
    won = count > 0
    wins, trials, ends = rates(tier, won)
    figures = {f"same_rate{k + 1}_low": ends[k][0] for k in range(4)}
    figures |= timed("verdicts", lambda: verdicts(wins, trials)) | lifts(wins, trials)
    scheme = {"plain": of_all, "short": of_winners}[form]
    figures |= timed("money", lambda: money(scheme, tier, revenue, count))
    figures |= timed("times", lambda: times(tier, deals))
    ranked = by_score(grade, won)
    figures |= timed("ranking", lambda: ranking(ranked))
    figures |= timed("calibration", lambda: calibration(grade, won))
    figures |= timed("chance", lambda: chance(form, grade, won, ranked))
    folds = Folds(won)
    probes = timed("probes", lambda: list(POOL.map(lambda field: probe(accounts, folds, field), accounts)))
    multipletests([found["filled_p"] for found in probes], method="holm")
    multipletests([found["p"] for found in probes], method="holm")
    figures |= {found["name"]: found["area"] for found in probes}
    figures |= timed("baselines", lambda: baselines(accounts, folds, probes))
    figures |= timed("drift", lambda: drift(accounts, tier, deals))
    total = time.perf_counter() - began
    print(seconds, file=sys.stderr)
    print(json.dumps({"seconds": total} | {name: float(value) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
