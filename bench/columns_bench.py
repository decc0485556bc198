# SPDX-License-Identifier: Apache-2.0
"""How right columns are understood on generated sites: run_bench.py --columns."""

import json
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import score_columns  # noqa: E402

# The detector may be tuned on the first four; the others only judge it (docs/accuracy.md).
DEV = ("columns-a", "columns-b", "columns-c", "columns-d")
HELD_OUT = ("columns-e", "columns-f", "columns-g", "columns-h")
# Written later, by somebody who had not seen the detector: not among "all", which people work with.
HELD_OUT_2 = ("columns-i", "columns-j", "columns-k", "columns-l", "columns-m", "columns-n",
              "columns-o", "columns-p")
# The same again, after the detector was tuned on those.
HELD_OUT_3 = ("columns-q", "columns-r", "columns-s", "columns-t", "columns-u", "columns-v",
              "columns-w")
# And once more, by a third hand that had not seen the detector either.
HELD_OUT_4 = ("columns-aa", "columns-ab", "columns-ac", "columns-ad", "columns-ae", "columns-af",
              "columns-ag")
# The same, by a fourth hand.
HELD_OUT_5 = ("columns-ah", "columns-ai", "columns-aj", "columns-ak", "columns-al", "columns-am",
              "columns-an")
# The same, by a fifth hand, after saved pages of real sites and systems in wide use.
HELD_OUT_6 = ("columns-ao", "columns-ap", "columns-aq", "columns-ar", "columns-as", "columns-at",
              "columns-au")
# The same, by a sixth hand: platforms, 南大先腾, cards for phones, 开普云, ministries, SiteServer.
HELD_OUT_7 = ("columns-av", "columns-aw", "columns-ax", "columns-ay", "columns-az", "columns-ba",
              "columns-bb")
GROUPS = {"all": DEV + HELD_OUT, "dev": DEV, "heldout": HELD_OUT, "heldout2": HELD_OUT_2,
          "heldout3": HELD_OUT_3, "heldout4": HELD_OUT_4,
          "heldout5": HELD_OUT_5, "heldout6": HELD_OUT_6, "heldout7": HELD_OUT_7}
HEAD = (f"{'family':<12} {'seed':>5} {'columns':>8} {'found P':>8} {'R':>6} {'path':>6} "
        f"{'kind':>6} {'state':>6} {'latest':>6} {'blank P':>8} {'R':>6} {'stale P':>8} {'R':>6} "
        f"{'undated P':>9} {'R':>6}")


def families_of(text):
    return GROUPS.get(text) or tuple(text.split(","))


def seeds_of(text):
    """"1,4,7-9" -> 1 4 7 8 9"""
    seeds = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        seeds += range(int(first), int(last or first) + 1)
    return seeds


def line(family, seed, figures):
    found, checks = figures["columns"], figures["checks"]
    cells = [f"{family:<12} {seed:>5} {found['true']:>8} {found['precision']:>8.3f} "
             f"{found['recall']:>6.3f}"]
    cells += [f"{figures[name]:>6.3f}" for name in ("path", "kind", "state", "latest")]
    for check, width in (("blank_column", 8), ("stale_column", 8), ("undated_items", 9)):
        cells.append(f"{checks[check]['precision']:>{width}.3f} {checks[check]['recall']:>6.3f}")
    return " ".join(cells)


def inspect(options, make_site, work, family, seed):
    """One site generated, served, inspected, scored."""
    folder = work / f"{family}-{seed}"
    more = ["--columns", options.column_count, "--as-of", options.as_of]
    with make_site(options.build, folder, family, options.articles, seed, more=more) as site:
        report = folder / "report.json"
        command = [options.build / "xuncha", "check", site.url, "--rate", "0", "--concurrency",
                   "16", "--allow-private", "--no-external", "--as-of", options.as_of,
                   "--now", options.as_of + "T20:00:00+08:00", "--data",
                   folder / "data", "--format", "json", "--all", "--out", report]
        ended = subprocess.run([str(word) for word in command], cwd=work, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, check=False)
        if ended.returncode not in (0, 2):
            sys.stderr.write(ended.stderr.decode("utf-8", "replace")[-2000:])
            raise RuntimeError(f"xuncha ended with {ended.returncode}")
    score = score_columns.score_files(report, folder)
    if not options.keep:
        shutil.rmtree(folder, ignore_errors=True)
    return score


def run(options, make_site, work):
    """Prints the table; returns whether all required figures were reached, and the figures."""
    totals = {}
    rows = []
    print(HEAD, flush=True)
    for family in families_of(options.families):
        for seed in seeds_of(options.seeds):
            score = inspect(options, make_site, work, family, seed)
            rows.append({"family": family, "seed": seed, **score.figures()})
            print(line(family, seed, score.figures()), flush=True)
            for name in (family, next((group for group in GROUPS if group != "all"
                                       and family in GROUPS[group]), None),
                         "all but a" if family != "columns-a" else None, "all"):
                if name:
                    totals.setdefault(name, score_columns.Score()).add(score)
    print()
    print(HEAD)
    for name, score in totals.items():
        print(line(name, "", score.figures()))
    print()
    score_columns.show(totals["all"], options.verbose)
    why = score_columns.enough(totals["all"], options.require_precision, options.require_recall,
                               options.require_state, options.require_detection)
    for reason in why:
        print("not reached: " + reason)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    return not why
