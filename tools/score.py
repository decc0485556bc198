#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares a JSON report with the ground truth of a generated site.

score.py REPORT.json GROUND_TRUTH.ndjson [--require-precision P] [--require-recall R] [--verbose]

Only findings of the link checks count, and only certain and likely ones: a question to the
inspector (review) is no claim. A finding is right when the truth names its target with the same
check; with another check it is a false finding *and* the true one is missed.
Prints one JSON object; exit status 1 when a required figure is not reached.
"""

import argparse
import collections
import json
import sys

CHECKS = ("dead_link", "dead_image", "dead_attachment", "dead_resource", "wrong_content",
          "soft_404", "redirect_loop", "intranet_link")


def read_truth(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def ratio(part, whole):
    return 1.0 if whole == 0 else part / whole


def score(report, truth):
    """The figures as a dict: per check, overall, and every mistake by name."""
    wanted = {(entry["check"], entry["target"]): entry for entry in truth if entry["check"]}
    kinds = {entry["target"]: entry["kind"] for entry in truth}
    found = {}
    doubled = []
    for finding in report["findings"]:
        if finding["check"] not in CHECKS or finding["confidence"] not in ("certain", "likely"):
            continue
        key = (finding["check"], finding["target"] or finding["url"])
        if key in found:
            doubled.append(key)
        found[key] = finding
    figures = collections.OrderedDict()
    mistakes = {"false": [], "missed": [], "pages": [], "doubled": doubled}
    totals = collections.Counter()
    for check in CHECKS:
        right = [key for key in found if key[0] == check and key in wanted]
        false = [key for key in found if key[0] == check and key not in wanted]
        missed = [key for key in wanted if key[0] == check and key not in found]
        totals.update(right=len(right), false=len(false), missed=len(missed))
        figures[check] = {
            "planted": len(right) + len(missed), "found": len(right), "false": len(false),
            "precision": round(ratio(len(right), len(right) + len(false)), 4),
            "recall": round(ratio(len(right), len(right) + len(missed)), 4)}
        mistakes["false"] += [{"check": check, "target": key[1], "seen": found[key].get("seen"),
                               "kind": kinds.get(key[1])} for key in false]
        mistakes["missed"] += [{"check": check, "target": key[1], "kind": wanted[key]["kind"]}
                               for key in missed]
        for key in right:
            pages = wanted[key]["pages"]
            if pages is not None and pages != found[key]["occurrence_count"]:
                mistakes["pages"].append({"target": key[1], "planted": pages,
                                          "counted": found[key]["occurrence_count"]})
    right, false, missed = totals["right"], totals["false"], totals["missed"]
    return {"precision": round(ratio(right, right + false), 4),
            "recall": round(ratio(right, right + missed), 4),
            "pages_right": round(ratio(right - len(mistakes["pages"]), right), 4),
            "checks": figures, "mistakes": mistakes}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("report")
    parser.add_argument("truth")
    parser.add_argument("--require-precision", type=float, default=0.0)
    parser.add_argument("--require-recall", type=float, default=0.0)
    parser.add_argument("--require-pages", type=float, default=0.0)
    parser.add_argument("--verbose", action="store_true", help="name every mistake")
    options = parser.parse_args()
    with open(options.report, encoding="utf-8") as file:
        report = json.load(file)
    result = score(report, read_truth(options.truth))
    doubled = bool(result["mistakes"]["doubled"])
    if not options.verbose:
        for name, entries in result["mistakes"].items():
            result["mistakes"][name] = {"count": len(entries), "first": entries[:12]}
    print(json.dumps(result, ensure_ascii=False, indent=1))
    enough = (result["precision"] >= options.require_precision
              and result["recall"] >= options.require_recall
              and result["pages_right"] >= options.require_pages
              and not doubled)
    # Every check alone, too: a rare check that is always wrong would drown in the others. Recall
    # only where there is enough to miss: one of six is 17 % already.
    for figure in result["checks"].values():
        enough = enough and figure["precision"] >= options.require_precision
        if figure["planted"] >= 50:
            enough = enough and figure["recall"] >= options.require_recall
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
