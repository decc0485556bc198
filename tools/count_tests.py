#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Sums GoogleTest's XML files (count_tests.py NAME FOLDER) and names what was skipped, and why."""

import pathlib
import sys
import xml.etree.ElementTree as xml


def main():
    name, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    total = failed = 0
    skipped = {}
    for path in sorted(folder.glob("*.xml")):
        for case in xml.parse(path).getroot().iter("testcase"):
            total += 1
            if case.find("failure") is not None:
                failed += 1
            elif case.find("skipped") is not None:
                reason = (case.find("skipped").get("message") or "").strip().split("\n")[-1]
                skipped.setdefault(reason, []).append(
                    f"{case.get('classname')}.{case.get('name')}")
    for reason, cases in sorted(skipped.items()):
        more = f" and {len(cases) - 3} more" if len(cases) > 3 else ""
        print(f"{name}: skipped {', '.join(cases[:3])}{more}: {reason}")
    count = sum(len(cases) for cases in skipped.values())
    print(f"{name}: {total - failed - count} cases passed, {failed} failed, {count} skipped")
    return 1 if failed or total == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
