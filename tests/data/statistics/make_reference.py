#!/usr/bin/env python3
"""Writes reference.csv: random series of scores with the answers of scipy and numpy.

Run with scipy installed:  python3 make_reference.py > reference.csv

Columns: the days and the scores in tenths of a point (joined by spaces), then
tau-b (scipy.stats.kendalltau; empty where it is not defined), the Theil-Sen slope in points
per day with its 95 % interval (scipy.stats.theilslopes, alpha 0.95), and the Hodges-Lehmann
shift of the second half against the first in points (numpy.median of all differences).
"""

import numpy as np
from scipy import stats

random = np.random.default_rng(20260312)


def series(kind):
    length = int(random.integers(2, 29))
    days = np.arange(length)
    if kind % 3 == 1:  # gaps
        days = np.sort(random.choice(np.arange(length + 14), size=length, replace=False))
    scores = 5 + random.normal(0, 1.5, length) - random.choice([0, 0.05, 0.2]) * days
    if kind % 10 == 9:  # all the same
        scores = np.full(length, random.integers(0, 11))
    step = [1.0, 0.5, 0.1][kind % 7 % 3]
    return days, np.clip(np.round(scores / step) * step, 0, 10)


def show(value):
    return "" if np.isnan(value) else repr(float(value))


print("days,tenths,tau,slope,low,high,shift")
for kind in range(600):
    days, scores = series(kind)
    tenths = np.round(scores * 10).astype(int)
    scores = tenths / 10
    constant = len(set(tenths)) == 1
    tau = float("nan") if constant else stats.kendalltau(days, scores).statistic
    # Slopes are taken of whole tenths: of 0.1 and 0.2 the binary fractions would break ties.
    slope, _, low, high = stats.theilslopes(tenths, days, 0.95)
    half = len(tenths) // 2
    shift = np.median(np.subtract.outer(tenths[half:], tenths[:half])) / 10
    print(",".join([
        " ".join(map(str, days)), " ".join(map(str, tenths)),
        show(tau), show(slope / 10), show(low / 10), show(high / 10), show(shift),
    ]))
