"""What a technical user would write instead: six charts of a log, with pandas and matplotlib.

    python3 benches/peers/six_charts.py LOG_FOLDER OUT_FOLDER

Reads the long tables of `make_log`, and draws the course with weekly medians, mornings against
evenings, minutes a week, the levels of one activity, confidence, and sleep.
"""

import pathlib
import sys

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt
import pandas as pd

source, out = map(pathlib.Path, sys.argv[1:3])
out.mkdir(parents=True, exist_ok=True)
log = pd.concat(pd.read_csv(file, dtype=str) for file in sorted(source.rglob("*.csv")))
log["date"] = pd.to_datetime(log["date"])
number = pd.to_numeric(log["amount"].str.extract(r"([\d.]+)")[0], errors="coerce")
log["number"] = number


def of(kind):
    return log[log["kind"] == kind].set_index("date").sort_index()


def chart(name, draw):
    figure, axes = plt.subplots(figsize=(7.2, 3.3))
    draw(axes)
    axes.set_title(name)
    figure.savefig(out / f"{name}.svg")
    plt.close(figure)


morning, evening, session = of("morning"), of("evening"), of("session")
weekly = morning["number"].resample("W-SUN").median()


def course(axes):
    axes.plot(morning.index, morning["number"], ".", alpha=0.3)
    axes.plot(weekly.index, weekly)


def both(axes):
    axes.plot(morning["number"].resample("W-SUN").median())
    axes.plot(evening["number"].resample("W-SUN").median())


def minutes(axes):
    text = session["amount"].str.extract(r"(\d+)\s*min")[0]
    weeks = pd.to_numeric(text).resample("W-SUN").sum()
    axes.bar(weeks.index, weeks, width=6)


def levels(axes):
    done = of("do")
    most = done["item"].value_counts().index[0]
    one = done[done["item"] == most]
    axes.plot(one.index, pd.to_numeric(one["amount"].str.extract(r"@\s*([\d.]+)")[0]), "o")


def sure(axes):
    for name, answers in of("confidence").groupby("item"):
        axes.plot(answers.index, answers["number"], label=name)


def sleep(axes):
    axes.plot(of("sleep")["number"].resample("W-SUN").mean())


for name, draw in [
    ("course", course),
    ("mornings and evenings", both),
    ("minutes", minutes),
    ("levels", levels),
    ("confidence", sure),
    ("sleep", sleep),
]:
    chart(name, draw)
