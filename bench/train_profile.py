#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Records where an inspection spends its time, for the compiler: cmake/release.profdata.

Builds the program with counters (preset "train"), inspects generated sites of several families
with it and audits their snapshots again. Seeds are none that the benchmarks use. To be run when
the hot code has changed much; a profile that is older costs speed only. Takes some ten minutes.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))
import run_bench  # noqa: E402

# Family and articles. Pages of the first kind are what most of a site is.
SITES = (("modern", 1500), ("table", 800), ("disclosure", 800), ("columns-c", 300),
         ("columns-h", 300), ("columns-n", 300))
SEED = 4041
PROFDATA = ("llvm-profdata-19", "/usr/lib/llvm-19/bin/llvm-profdata")
# Waiting trains nothing.
CONFIG = """[gather]
silent_pauses_ms = [100, 200]
failing_pauses_ms = [100]
gone_pauses_ms = [100]
"""


def build(folder):
    subprocess.run(["cmake", "--preset", "train"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", str(folder), "--target", "xuncha", "xuncha_sitegen",
                    "--parallel", str(os.cpu_count() or 1)], cwd=ROOT, check=True)


def train(folder, work):
    """Every process leaves counters of its own in `work`/raw."""
    config = work / "xuncha.toml"
    config.write_text(CONFIG, encoding="utf-8")
    environment = {**os.environ, "LLVM_PROFILE_FILE": str(work / "raw/%p.profraw"),
                   "XUNCHA_CONFIG": str(config)}
    for family, articles in SITES:
        data = work / f"data-{family}"
        words = ["--allow-private", "--rate", "0", "--concurrency", "16"]

        def run(*command):
            done = subprocess.run([str(folder / "xuncha"), *command, "--data", str(data)],
                                  env=environment, cwd=work, check=False,
                                  stdout=subprocess.DEVNULL)
            if done.returncode not in (0, 2):
                raise RuntimeError(f"{family}: xuncha {command[0]} ended with {done.returncode}")

        with run_bench.Site(folder, work / family, family, articles, SEED) as site:
            for form in ("json", "html"):  # the second time it asks only what changed
                run("check", site.url, *words, "--format", form, "--out", f"report.{form}")
        snapshots = sorted(path.name for path in (data / "snapshots").iterdir() if path.is_dir())
        run("audit", snapshots[-1], "--format", "json", "--out", "audit.json")
        run("columns", snapshots[-1])
        shutil.rmtree(data)
        print(f"{family}: {articles} articles", flush=True)


def merge(work, out):
    tool = next((found for found in map(shutil.which, PROFDATA) if found), None)
    if tool is None:
        raise RuntimeError("llvm-profdata is not here (Debian: llvm-19)")
    raw = sorted(str(path) for path in (work / "raw").iterdir())
    subprocess.run([tool, "merge", "--sparse", "-o", str(out), *raw], check=True)
    print(f"{out}: {out.stat().st_size / 2**10:.0f} KiB from {len(raw)} runs")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/train",
                        help="folder with a program that has counters, made if it is the default")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "cmake/release.profdata")
    options = parser.parse_args()
    if options.build == ROOT / "build/train":
        build(options.build)
    with tempfile.TemporaryDirectory(prefix="xuncha-train-") as work:
        train(options.build, pathlib.Path(work))
        merge(pathlib.Path(work), options.out)


if __name__ == "__main__":
    main()
