#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Links of the documents: a relative link leads to a file of the tree, an anchor to a heading.

Addresses on the web are not asked: a document must be checkable offline.
"""

import re
import sys
import urllib.parse

from tree import ROOT, Faults, tree_files

LINK = re.compile(r"!?\[[^\]\n]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
CODE_PATH = re.compile(r"`((?:src|tests|tools|docs|bench|fuzz|data|rulebooks|profiles|demo|cmake)"
                       r"/[\w./-]*\w/?)`")
FENCE = re.compile(r"^```.*?^```", re.M | re.S)


# Names that stand for any name.
EXAMPLE = re.compile(r"NNNN|my_check|/[xyz]/|fuzz/seeds/")


def anchors(text):
    """The anchors that a Markdown page gives its headings, as GitHub makes them."""
    found = set()
    for heading in re.findall(r"^#{1,6}\s+(.+?)\s*#*$", FENCE.sub("", text), re.M):
        plain = re.sub(r"[`*_]|\[|\]\([^)]*\)", "", heading).strip().lower()
        slug = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        while slug in found:
            slug += "-1"
        found.add(slug)
    return found


def main():
    faults = Faults()
    for page in tree_files():
        if page.suffix != ".md" or "tests" in page.relative_to(ROOT).parts:
            continue
        raw = page.read_text(encoding="utf-8")
        text = FENCE.sub(lambda m: "\n" * m.group().count("\n"), raw)
        for number, line in enumerate(text.split("\n"), 1):
            for target in LINK.findall(line):
                if re.match(r"[a-z][a-z0-9+.-]*:", target):
                    continue
                path, _, fragment = target.partition("#")
                file = (page.parent / urllib.parse.unquote(path)).resolve() if path else page
                if not file.exists() or (ROOT not in file.parents and file != ROOT):
                    faults.add(page, f"{target} leads nowhere", number)
                elif fragment and file.suffix == ".md":
                    if fragment not in anchors(file.read_text(encoding="utf-8")):
                        faults.add(page, f"{target}: no such heading", number)
            for name in CODE_PATH.findall(line):
                if not EXAMPLE.search(name) and not (ROOT / name).exists():
                    faults.add(page, f"`{name}` is named but does not exist", number)
    return faults.finish("links of the documents")


if __name__ == "__main__":
    sys.exit(main())
