#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tests mirror sources: src/x/y.cc has tests/x/y_test.cc, and every test is built.

Also good: a test of a longer mechanism that y is cut from (html_tokenizer_test.cc for
html_tokenizer_text.cc), or any test of the folder that includes y's header. What is tested only
through others says so in tools/mirror_exceptions.txt: "src/x/y.cc tests/x/z_test.cc reason".
Checks are tested by case folders instead.
"""

import re
import sys

from tree import ROOT, Faults, cpp_files, tree_files

EXCEPTIONS = ROOT / "tools" / "mirror_exceptions.txt"


def read_exceptions(faults):
    found = {}
    if not EXCEPTIONS.exists():
        return found
    for number, line in enumerate(EXCEPTIONS.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.split(None, 2)
        if len(parts) < 3:
            faults.add(EXCEPTIONS, "wants: source test reason", number)
            continue
        source, test, _ = parts
        if not (ROOT / source).exists():
            faults.add(EXCEPTIONS, f"{source} does not exist (any more)", number)
        if not (ROOT / test).exists():
            faults.add(EXCEPTIONS, f"{test} does not exist", number)
        found[source] = test
    return found


def has_test(source, included):
    folder = ROOT / "tests" / source.parent.relative_to(ROOT / "src")
    stem = source.stem
    while stem:
        if (folder / f"{stem}_test.cc").exists():
            return True
        stem = stem.rpartition("_")[0]
    header = str(source.with_suffix(".h").relative_to(ROOT / "src"))
    return header in included


def included_by_tests():
    """Headers of src/ that some test includes."""
    found = set()
    for test in cpp_files("tests"):
        if test.name.endswith("_test.cc"):
            found.update(re.findall(r'#include "([^"]+)"', test.read_text(encoding="utf-8")))
    return found


def is_check(source):
    """src/checks/<area>/<id>.cc"""
    return source.parent.parent == ROOT / "src" / "checks"


def main():
    faults = Faults()
    exceptions = read_exceptions(faults)
    included = included_by_tests()
    for source in cpp_files("src"):
        name = str(source.relative_to(ROOT))
        if source.suffix != ".cc" or source.name == "main.cc" or name in exceptions:
            continue
        if is_check(source):
            cases = ROOT / "tests" / source.relative_to(ROOT / "src").with_suffix("")
            if not any(cases.glob("*/case.toml")):
                faults.add(source, f"a check needs cases in {cases.relative_to(ROOT)}/*/case.toml")
        elif not has_test(source, included):
            faults.add(source, "has no test, and tools/mirror_exceptions.txt does not say why")
    built = "\n".join(p.read_text(encoding="utf-8") for p in tree_files()
                      if p.name == "CMakeLists.txt" and "tests" in p.parts)
    for test in cpp_files("tests"):
        if test.name.endswith("_test.cc") and test.name not in built:
            faults.add(test, "is in no CMakeLists.txt: it never runs")
    return faults.finish("tests mirror sources")


if __name__ == "__main__":
    sys.exit(main())
