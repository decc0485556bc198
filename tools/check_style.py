#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Small rules that no compiler knows: licence line, file length, words that must not be there."""

import re
import sys

from tree import ROOT, Faults, tree_files

CODE = {".cc", ".h", ".py", ".sh", ".cmake"}
TEXT = CODE | {".md", ".toml", ".txt", ".html", ".css", ".js", ".json", ".yaml", ".yml", ".sql",
               ".inc", ""}
# Generated tables say so in their second line and may be long.
GENERATED = re.compile(r"\b[Gg]enerated\b")
MOST_LINES = 600
COLUMNS = 100
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
# A path of somebody's machine: a home folder, a mounted workplace.
MACHINE = re.compile(r"(?<![\w.:/-])/(?:work|root|home/\w+|Users/\w+|mnt/\w+)/[\w.]")
# Addresses that look reachable but must never be asked by a test.
SECRET = re.compile(r"-----BEGIN (?:RSA |EC )?PRIVATE KEY-----")
INCLUDE_GUARD = re.compile(r"^\s*#\s*ifndef\s+\w+_H_?\s*$", re.M)
SELF = "tools/check_style.py"


def check_code(faults, path, name, lines):
    head = lines[:3]
    if not any("SPDX-License-Identifier: Apache-2.0" in line for line in head):
        faults.add(path, "the first lines lack `SPDX-License-Identifier: Apache-2.0`")
    generated = any(GENERATED.search(line) for line in lines[:6])
    if path.suffix in (".cc", ".h") and not generated:
        if len(lines) > MOST_LINES:
            faults.add(path, f"{len(lines)} lines; {MOST_LINES} are the most (400 are better)")
        if path.suffix == ".h" and "#pragma once" not in lines:
            faults.add(path, "lacks #pragma once")
    if path.suffix == ".py":
        for number, line in enumerate(lines, 1):
            if len(line) > COLUMNS:
                faults.add(path, f"{len(line)} columns; {COLUMNS} are the most", number)
    if re.search(r"[A-Z-]", path.stem) and path.suffix in (".cc", ".h", ".py"):
        faults.add(path, "file names are snake_case")


def check_words(faults, path, name, lines):
    if name == SELF or name == "LICENSE":
        return
    for number, line in enumerate(lines, 1):
        if path.suffix in CODE and UNFINISHED.search(line):
            faults.add(path, "finish it, or open an issue: no TODO in the tree", number)
        # Tests may use made-up home folders as input.
        if MACHINE.search(line) and not name.startswith("tests/"):
            faults.add(path, "a path of somebody's machine", number)
        if SECRET.search(line):
            faults.add(path, "a private key: tests make theirs when they run", number)
        if line.startswith(("<<<<<<< ", ">>>>>>> ")):
            faults.add(path, "a merge conflict", number)


def main():
    faults = Faults()
    for path in tree_files():
        name = str(path.relative_to(ROOT))
        data = path.read_bytes()
        if len(data) > 2_000_000:
            faults.add(path, "over 2 MB: large files do not belong in the tree")
            continue
        # Inputs of tests are what the web sends: every byte is right there.
        if name.startswith(("tests/", "fuzz/seeds/", "demo/site/")) and path.suffix not in CODE:
            continue
        if path.suffix not in TEXT or b"\0" in data:
            continue
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            faults.add(path, "is not UTF-8")
            continue
        lines = text.split("\n")
        if path.suffix in CODE or name == "run" or path.name == "CMakeLists.txt":
            check_code(faults, path, name, lines)
        check_words(faults, path, name, lines)
        if data and not data.endswith(b"\n"):
            faults.add(path, "does not end with a line feed")
        if b"\r\n" in data:
            faults.add(path, "has Windows line ends")
    return faults.finish("style")


if __name__ == "__main__":
    sys.exit(main())
