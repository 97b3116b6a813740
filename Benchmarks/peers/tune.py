"""Bootstrap refits of a logistic regression by scikit-learn: whole accounts are drawn, and their counts are sample weights.

    python tune.py SOLVER WAY PREFIX REFITS [RUN]    PREFIX-values.f64 (n x d), -outcomes.i32 (n), -accounts.i32 (n)

SOLVER is lbfgs, newton-cholesky or newton-cg. WAY is threads (two refits at a time, BLAS on one thread each), processes (two halves in
forked processes, BLAS on one thread each) or blas (one refit at a time, BLAS on two threads). Every refit begins at the fit of all
rows where the solver can (warm_start), and ends at a gradient of 1e-8 of the mean loss, as ours do. Reading is not timed. Where RUN is
given only so many refits are run, and their time is multiplied by REFITS / RUN; that of the fit of all rows is not.
"""

import json
import multiprocessing
import sys
import time
import warnings
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

PENALTY = 1e-4
warnings.simplefilter("ignore")


def model(solver, total):
    """Mean loss + PENALTY |w|^2 is, times the total weight, scikit-learn's sum of losses + |w|^2 / 2 C."""
    return LogisticRegression(solver=solver, C=1 / (2 * PENALTY * total), tol=1e-8, max_iter=1000, warm_start=True)


def fit(solver, values, outcomes, weights, start):
    method = model(solver, weights.sum())
    if start is not None:
        method.coef_, method.intercept_ = start[0].copy(), start[1].copy()
        method.classes_ = np.array([0, 1])
    method.fit(values, outcomes, sample_weight=weights)
    return method


def refits(solver, values, outcomes, accounts, start, numbers):
    count = int(accounts.max()) + 1
    found = []
    for number in numbers:
        generator = np.random.Generator(np.random.SFC64(number))
        drawn = np.bincount(generator.integers(0, count, count, dtype=np.int32), minlength=count)
        method = fit(solver, values, outcomes, drawn[accounts].astype(np.float64), start)
        found.append(np.append(method.coef_[0], method.intercept_))
    return found


def residual(values, outcomes, weights, method):
    """The largest derivative of mean loss + PENALTY |w|^2."""
    chances = 1 / (1 + np.exp(-(values @ method.coef_[0] + method.intercept_[0])))
    errors = weights * (chances - outcomes) / weights.sum()
    return max(np.abs(values.T @ errors + 2 * PENALTY * method.coef_[0]).max(), abs(errors.sum()))


def main():
    solver, way, prefix, count = sys.argv[1:5]
    run = sys.argv[5] if len(sys.argv) > 5 else count
    outcomes = np.fromfile(f"{prefix}-outcomes.i32", np.int32)
    accounts = np.fromfile(f"{prefix}-accounts.i32", np.int32)
    values = np.fromfile(f"{prefix}-values.f64").reshape(len(outcomes), -1)
    began = time.perf_counter()
    whole = fit(solver, values, outcomes, np.ones(len(outcomes)), None)
    start = (whole.coef_, whole.intercept_)
    numbers = range(int(run))
    begun = time.perf_counter()
    with threadpool_limits(2 if way == "blas" else 1):
        if way == "threads":
            with ThreadPoolExecutor(2) as pool:
                halves = pool.map(lambda own: refits(solver, values, outcomes, accounts, start, own),
                                  (numbers[::2], numbers[1::2]))
                found = [refit for half in halves for refit in half]
        elif way == "processes":
            with multiprocessing.get_context("fork").Pool(2) as pool:
                halves = pool.starmap(refits, [(solver, values, outcomes, accounts, start, own)
                                               for own in (numbers[::2], numbers[1::2])])
                found = [refit for half in halves for refit in half]
        else:
            found = refits(solver, values, outcomes, accounts, start, numbers)
    ended = time.perf_counter()
    ends = np.quantile(np.array(found), [0.025, 0.975], axis=0)
    seconds = time.perf_counter() - ended + begun - began + (ended - begun) * int(count) / int(run)
    # Not timed: how near the fit of all rows is to its minimum.
    left = residual(values, outcomes, np.ones(len(outcomes)), whole)
    print(json.dumps({"seconds": seconds, "objective": float(np.abs(ends).sum()), "residual": float(left)}))


if __name__ == "__main__":
    main()
