#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""clang-tidy on the named files, a few at a time and bounded in time.

A file found clean is not looked at again until it, a header of ours that it reads, the rules or
clang-tidy itself have changed: build/.tidy-clean keeps one empty file a clean reading, named by the
digest of all these. So a reading of the whole tree, which takes hours, may stop and go on.

  tools/tidy.py [--build DIR] [--tidy PROGRAM] [--jobs N] [--seconds N] FILE...

0 = all looked at are clean (a closing line says how many there was no time for), 1 = something was
found, 3 = wrong use.
"""

import argparse
import concurrent.futures
import hashlib
import json
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--build", default="build/release")
    parser.add_argument("--tidy", default="clang-tidy-19")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=14400)
    parser.add_argument("files", nargs="*")
    return parser.parse_args()


def own_headers(build):
    """object file -> the files of this project that its compilation read, as ninja noted them"""
    said = subprocess.run(["ninja", "-C", str(build), "-t", "deps"], capture_output=True, text=True,
                          check=False).stdout
    headers, current = {}, None
    for line in said.splitlines():
        if line and not line.startswith(" "):
            current = headers.setdefault(line.split(": #deps")[0], [])
        elif line.strip() and current is not None:
            path = (build / line.strip()).resolve()
            if path.is_relative_to(ROOT) and not path.is_relative_to(build.resolve()):
                current.append(path)
    return headers


class Reader:
    def __init__(self, arguments):
        self.build = (ROOT / arguments.build).resolve()
        self.tidy = arguments.tidy
        self.ends = time.monotonic() + arguments.seconds
        self.clean = ROOT / "build/.tidy-clean"
        self.clean.mkdir(parents=True, exist_ok=True)
        version = subprocess.run([self.tidy, "--version"], capture_output=True, check=True).stdout
        self.common = version + (ROOT / ".clang-tidy").read_bytes()
        commands = json.loads((self.build / "compile_commands.json").read_text(encoding="utf-8"))
        self.commands = {pathlib.Path(one["file"]).resolve(): one for one in commands}
        self.headers = own_headers(self.build)
        self.digests = {}

    def knows(self, file):
        return (ROOT / file).resolve() in self.commands

    def digest_of(self, path):
        if path not in self.digests:
            self.digests[path] = hashlib.sha256(path.read_bytes()).digest()
        return self.digests[path]

    def key(self, path):
        """"" where ninja has not compiled the file: then nobody knows what it reads"""
        command = self.commands[path]
        words = command["command"].split()
        headers = self.headers.get(words[words.index("-o") + 1], [])
        if path not in headers or not all(one.is_file() for one in headers):
            return ""
        whole = hashlib.sha256(self.common + command["command"].encode())
        for folder in path.parents:  # rules of a folder of its own
            rules = folder / ".clang-tidy"
            if folder == ROOT:
                break
            if rules.is_file():
                whole.update(rules.read_bytes())
        for one in sorted(set(headers)):
            whole.update(str(one.relative_to(ROOT)).encode() + self.digest_of(one))
        return whole.hexdigest()

    def look_at(self, file):
        """"known", "clean", "late", or what clang-tidy said"""
        path = (ROOT / file).resolve()
        key = self.key(path)
        if key and (self.clean / key).exists():
            return "known"
        left = self.ends - time.monotonic()
        if left <= 0:
            return "late"
        try:
            done = subprocess.run([self.tidy, "--quiet", "-p", str(self.build), str(path)],
                                  capture_output=True, text=True, timeout=left, check=False)
        except subprocess.TimeoutExpired:
            return "late"
        if done.returncode != 0:
            return done.stdout or done.stderr
        if key:
            (self.clean / key).touch()
        return "clean"


def main():
    arguments = read_arguments()
    if not (ROOT / arguments.build / "compile_commands.json").is_file():
        print(f"{arguments.build} has no compile_commands.json: build it first", file=sys.stderr)
        return 3
    reader = Reader(arguments)
    # Only what that build compiles has a command line to look at it with.
    files = [file for file in arguments.files if reader.knows(file)]
    counts = {"known": 0, "clean": 0, "late": 0, "found": 0}
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for file, said in zip(files, pool.map(reader.look_at, files)):
            if said not in counts:
                print(f"{file}:\n{said}", flush=True)
                said = "found"
            counts[said] += 1
    print(f"clang-tidy: {len(files)} files, {counts['clean'] + counts['known']} clean "
          f"({counts['known']} unchanged since), {counts['found']} with findings, "
          f"{counts['late']} not looked at for want of time")
    return 1 if counts["found"] else 0


if __name__ == "__main__":
    sys.exit(main())
