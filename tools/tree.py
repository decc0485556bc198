# SPDX-License-Identifier: Apache-2.0
"""What the check_* tools share: the files of the tree, and how faults are told."""

import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent


def tree_files():
    """Every file that git knows or would add (never build folders), as absolute paths."""
    out = subprocess.run(
        ["git", "-c", "core.quotepath=off", "ls-files", "-z", "--cached", "--others",
         "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True).stdout
    names = sorted(set(out.decode("utf-8").split("\0")) - {""})
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def cpp_files(folder):
    """The C++ files below `folder`, sorted."""
    base = ROOT / folder
    return [p for p in tree_files() if base in p.parents and p.suffix in (".cc", ".h")]


class Faults:
    """Collects faults and prints them as path: what is wrong."""

    def __init__(self):
        self.lines = []

    def add(self, path, what, line=None):
        place = path.relative_to(ROOT) if path.is_absolute() else path
        self.lines.append(f"{place}{':' + str(line) if line else ''}: {what}")

    def finish(self, name):
        for line in sorted(set(self.lines)):
            print(line)
        print(f"{name}: {len(set(self.lines))} faults" if self.lines else f"{name}: ok")
        return 1 if self.lines else 0
