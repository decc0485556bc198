#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares the columns of a JSON report with the truth of a generated site of columns.

score_columns.py REPORT.json TRUTH_DIR [--add REPORT.json TRUTH_DIR]… [--require-precision P]
                 [--require-recall R] [--require-state S] [--require-detection D] [--verbose]

TRUTH_DIR holds columns.ndjson and site.json (bench/site_generator/columns/generate.h). With --add
the counts of several runs are summed before ratios are taken.

Detection: a reported column is right when its address, or another address of the same page, is
that of a true column. Path and kind are judged on detected columns, the state on all true ones: one
that was not found is wrong. The newest day is judged where the truth has one or says that there is
none (fresh, stale, archived, unknown).
Findings: one a column, by its address. blank_column, stale_column and home_not_updated count when
certain or likely; undated_items and future_date always: they are questions by their nature. A stale
parent that only gathers its children must not be reported beside them.
Exit status 1 when a required figure is not reached: precision by every one of the checks
blank_column, stale_column, undated_items; recall by all of them together and by each that was
planted 50 times.
"""

import argparse
import collections
import json
import pathlib
import re
import sys

CLAIMS = ("certain", "likely")
# check -> counted confidences
CHECKS = {"blank_column": CLAIMS, "stale_column": CLAIMS, "undated_items": None,
          "future_date": None, "home_not_updated": CLAIMS}
REQUIRED = ("blank_column", "stale_column", "undated_items")
DATED = ("fresh", "stale", "archived", "unknown")
HOME_WORDS = ("首页", "网站首页", "主页", "门户首页")
ACCURACIES = ("path", "kind", "state", "latest", "parent_only")


def ratio(part, whole):
    return 1.0 if whole == 0 else part / whole


def plain(url):
    """The address without its fragment and without the name of a folder's index page."""
    url = url.split("#", 1)[0]
    return re.sub(r"/(?:index|default)\.[a-z]+$", "/", url)


class Truth:
    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.about = json.loads((folder / "site.json").read_text(encoding="utf-8"))
        self.columns, self.by_url = {}, {}
        with open(folder / "columns.ndjson", encoding="utf-8") as lines:
            for line in lines:
                column = json.loads(line)
                key = plain(column["url"])
                self.columns[key] = column
                for url in [column["url"], *column["aliases"]]:
                    self.by_url[plain(url)] = key
        self.home = plain(self.about["base_url"] + "/")
        self.by_url[self.home] = self.home

    def key(self, url):
        url = plain(url)
        return self.by_url.get(url, url)

    def planted(self, check):
        """The addresses about which a finding of the check is wanted."""
        if check == "home_not_updated":
            return set() if self.about["home"]["updated"] else {self.home}
        wanted = {
            "blank_column": lambda c: c["state"] == "blank",
            "stale_column": lambda c: c["state"] == "stale" and not c["parent_only"],
            "undated_items": lambda c: c["undated"] > 0,
            "future_date": lambda c: c["future"] > 0}[check]
        return {key for key, column in self.columns.items() if wanted(column)}


class Score:
    """Counts of one run, or of several once added up."""

    def __init__(self):
        self.counts = collections.Counter()
        self.confusion = collections.Counter()
        self.mistakes = []
        self.traps = collections.Counter()
        self.traps_taken = collections.Counter()

    def add(self, other):
        for name in ("counts", "confusion", "traps", "traps_taken"):
            getattr(self, name).update(getattr(other, name))
        self.mistakes += other.mistakes

    def mistake(self, what, column, **more):
        self.mistakes.append({"what": what, "url": column.get("url"), "path": column.get("path"),
                              "traps": column.get("traps", []), **more})

    def accuracy(self, name):
        return ratio(self.counts[name, "right"], self.counts[name, "all"])

    def precision(self, *checks):
        found = sum(self.counts[check, "found"] for check in checks)
        return ratio(found, found + sum(self.counts[check, "false"] for check in checks))

    def recall(self, *checks):
        return ratio(sum(self.counts[check, "found"] for check in checks),
                     sum(self.counts[check, "planted"] for check in checks))

    def figures(self):
        out = {"columns": {"true": self.counts["detection", "planted"],
                           "precision": self.precision("detection"),
                           "recall": self.recall("detection")},
               **{name: self.accuracy(name) for name in ACCURACIES}, "checks": {}}
        for check in CHECKS:
            out["checks"][check] = {
                "planted": self.counts[check, "planted"], "found": self.counts[check, "found"],
                "false": self.counts[check, "false"], "precision": self.precision(check),
                "recall": self.recall(check)}
        out["precision"] = self.precision(*REQUIRED)
        out["recall"] = self.recall(*REQUIRED)
        return out


def judge(score, name, right):
    score.counts[name, "all"] += 1
    score.counts[name, "right"] += bool(right)
    return right


def below_home(path):
    return path[1:] if path and path[0] in HOME_WORDS else path


def score_column(score, column, seen):
    """One true column against what was reported of it; None = it was not found."""
    state = seen["state"] if seen else "(not found)"
    right = state == column["state"] or state in column["state_also"]
    score.confusion[column["state"], state] += 1
    for trap in column["traps"]:
        score.traps[trap.split(":")[0]] += 1
        score.traps_taken[trap.split(":")[0]] += not right
    if not judge(score, "state", right):
        score.mistake("state", column, wanted=column["state"], got=state,
                      wanted_latest=column["latest"], got_latest=seen and seen.get("latest"))
    if seen is None:
        score.mistake("not_found", column)
        return
    if not judge(score, "path", below_home(seen["path"]) == below_home(column["path"])):
        score.mistake("path", column, got=seen["path"])
    if not judge(score, "kind", seen["kind"] in [column["kind"], *column["kind_also"]]):
        score.mistake("kind", column, wanted=column["kind"], got=seen["kind"],
                      kind_from=seen.get("kind_from"))
    if column["state"] in DATED:
        latest = seen.get("latest") or None
        if not judge(score, "latest", latest == column["latest"]):
            score.mistake("latest", column, wanted=column["latest"], got=latest)
    if "parent_only" in seen:
        if not judge(score, "parent_only", seen["parent_only"] == column["parent_only"]):
            score.mistake("parent_only", column, wanted=column["parent_only"],
                          got=seen["parent_only"])


def score_run(report, truth):
    score = Score()
    seen = {}
    for column in report.get("columns", []):
        key = truth.key(column["url"])
        if key in truth.columns and key not in seen:
            seen[key] = column
            score.counts["detection", "found"] += 1
        else:
            score.counts["detection", "false"] += 1
            what = "twice" if key in truth.columns else "no_column"
            score.mistake(what, column, state=column["state"])
    score.counts["detection", "planted"] += len(truth.columns)
    for key, column in truth.columns.items():
        score_column(score, column, seen.get(key))
    for check, counted in CHECKS.items():
        wanted = truth.planted(check)
        found = set()
        for finding in report["findings"]:
            if finding["check"] != check or (counted and finding["confidence"] not in counted):
                continue
            key = truth.key(finding["url"])
            column = truth.columns.get(key, {"url": finding["url"]})
            if key in found or key not in wanted:
                score.counts[check, "false"] += 1
                score.mistake("false " + check, column, confidence=finding["confidence"],
                              wanted=column.get("state"), latest=column.get("latest"),
                              seen=finding.get("seen"))
            found.add(key)
        score.counts[check, "planted"] += len(wanted)
        score.counts[check, "found"] += len(wanted & found)
        for key in sorted(wanted - found):
            column = truth.columns.get(key, {"url": key})
            score.mistake("missed " + check, column, got=seen.get(key, {}).get("state"))
    return score


def score_files(report_path, truth_dir):
    with open(report_path, encoding="utf-8") as file:
        return score_run(json.load(file), Truth(truth_dir))


def enough(score, precision, recall, state, detection):
    """Whether the required figures are reached, and the reasons why not."""
    why = []

    def demand(name, figure, floor):
        if figure < floor:
            why.append(f"{name} {figure:.4f} < {floor}")

    for check in REQUIRED:
        demand(f"precision of {check}", score.precision(check), precision)
        if score.counts[check, "planted"] >= 50:
            demand(f"recall of {check}", score.recall(check), recall)
    demand("precision", score.precision(*REQUIRED), precision)
    demand("recall", score.recall(*REQUIRED), recall)
    demand("states", score.accuracy("state"), state)
    demand("precision of detection", score.precision("detection"), detection)
    demand("recall of detection", score.recall("detection"), detection)
    return why


def show(score, verbose=False, out=sys.stdout):
    figures = score.figures()
    found = figures["columns"]
    print(f"columns {found['true']}: found with precision {found['precision']:.4f}, recall "
          f"{found['recall']:.4f}; " + ", ".join(f"{name} {figures[name]:.4f}"
                                                 for name in ACCURACIES), file=out)
    for check, figure in figures["checks"].items():
        print(f"  {check:<17} planted {figure['planted']:>4}  found {figure['found']:>4}  false "
              f"{figure['false']:>3}  precision {figure['precision']:.4f}  recall "
              f"{figure['recall']:.4f}", file=out)
    wrong = {pair: count for pair, count in score.confusion.items() if pair[0] != pair[1]}
    for (truth, got), count in sorted(wrong.items()):
        print(f"  {truth} taken for {got}: {count}", file=out)
    for trap, count in sorted(score.traps_taken.items()):
        if count:
            print(f"  trap {trap}: {count} of {score.traps[trap]} wrong", file=out)
    if verbose:
        for entry in score.mistakes:
            print("  " + json.dumps(entry, ensure_ascii=False), file=out)


def add_floors(parser):
    parser.add_argument("--require-precision", type=float, default=0.0)
    parser.add_argument("--require-recall", type=float, default=0.0)
    parser.add_argument("--require-state", type=float, default=0.0)
    parser.add_argument("--require-detection", type=float, default=0.0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("report")
    parser.add_argument("truth")
    parser.add_argument("--add", nargs=2, action="append", default=[],
                        metavar=("REPORT", "TRUTH_DIR"))
    add_floors(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")
    parser.add_argument("--verbose", action="store_true", help="name every mistake")
    options = parser.parse_args()
    total = Score()
    for report, truth in [(options.report, options.truth), *options.add]:
        total.add(score_files(report, truth))
    if options.json:
        print(json.dumps({**total.figures(), "mistakes": total.mistakes if options.verbose
                          else len(total.mistakes)}, ensure_ascii=False, indent=1))
    else:
        show(total, options.verbose)
    why = enough(total, options.require_precision, options.require_recall, options.require_state,
                 options.require_detection)
    for reason in why:
        print("not reached: " + reason, file=sys.stderr)
    return 1 if why else 0


if __name__ == "__main__":
    sys.exit(main())
