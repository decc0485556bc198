#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Speed, memory and accuracy of the whole program on generated sites, beside wget2.

Every figure of one call comes from one machine in one run: a site is generated, nginx serves it on
loopback (one worker, no gzip, no TLS), then xuncha and wget2 take turns. Printed are medians.
CPU a page = user + system time of the process tree / distinct HTML pages in the access log.

With --columns: how right the columns of generated sites are understood, by family and seed.
"""

import argparse
import collections
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import columns_bench  # noqa: E402
import score  # noqa: E402

FAMILIES = ("modern", "table", "disclosure")
LOG_LINE = re.compile(r'^(\d{3}) (\d+) ([\d.]+) "([^"]*)" (\S+) (\S+)$')


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """A generated site behind its own nginx; a context manager."""

    def __init__(self, build, folder, family, articles, seed, port=None, more=()):
        self.folder = pathlib.Path(folder)
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}/"
        command = [build / "bench/site_generator/xuncha_sitegen", "--out", self.folder, "--family",
                   family, "--articles", articles, "--seed", seed, "--port", self.port, *more]
        started = time.monotonic()
        subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL)
        self.seconds = time.monotonic() - started
        self.about = json.loads((self.folder / "site.json").read_text(encoding="utf-8"))
        self.server = None

    def __enter__(self):
        self.server = subprocess.Popen(
            ["nginx", "-p", str(self.folder), "-c", str(self.folder / "nginx.conf"),
             "-e", str(self.folder / "error.log")])
        for _ in range(200):
            if self.server.poll() is not None:
                raise RuntimeError(f"nginx ended at once; see {self.folder}/error.log")
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                    return self
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("nginx does not listen")

    def __exit__(self, *_):
        self.server.send_signal(signal.SIGQUIT)
        try:
            self.server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.server.kill()

    def start_log(self):
        time.sleep(1.2)  # nginx flushes its log buffer once a second
        os.truncate(self.folder / "access.log", 0)

    def read_log(self):
        """requests, distinct URIs, distinct HTML pages answered with 200, and the seconds in which
        99 in 100 of those pages were fetched (what follows is waiting before confirmations)"""
        time.sleep(1.2)
        requests = 0
        uris, pages, times = set(), set(), []
        with open(self.folder / "access.log", encoding="utf-8", errors="replace") as lines:
            for line in lines:
                match = LOG_LINE.match(line.rstrip("\n"))
                if not match:
                    continue
                status, _, when, kind, _, uri = match.groups()
                requests += 1
                uris.add(uri)
                if status == "200" and kind.startswith("text/html") and uri not in pages:
                    pages.add(uri)
                    times.append(float(when))
        times.sort()
        seconds = times[len(times) * 99 // 100] - times[0] if times else 0.0
        return requests, len(uris), len(pages), max(seconds, 0.001)


def measure(command, site, cwd, good=(0,)):
    """Runs a command and returns cpu_s, wall_s, crawl_s, peak_mib, requests, uris, pages."""
    site.start_log()
    started = time.monotonic()
    process = subprocess.Popen([str(word) for word in command], cwd=cwd,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - started
    if process.returncode not in good:
        sys.stderr.write(errors.decode("utf-8", "replace")[-2000:])
        raise RuntimeError(f"{command[0]} ended with {process.returncode}")
    requests, uris, pages, crawl = site.read_log()
    return {"cpu_s": usage.ru_utime + usage.ru_stime, "wall_s": wall,
            "peak_mib": usage.ru_maxrss / 1024, "requests": requests, "uris": uris, "pages": pages,
            "crawl_s": crawl}


def run_xuncha(binary, site, work, label):
    data = work / f"data-{label}"
    shutil.rmtree(data, ignore_errors=True)
    report = work / f"report-{label}.json"
    command = [binary, "check", site.url, "--rate", "0", "--concurrency", "16", "--allow-private",
               "--data", data, "--format", "json", "--out", report]
    result = measure(command, site, work, good=(0, 2))
    result["report"] = report
    result["snapshot_mib"] = sum(p.stat().st_size for p in data.rglob("*") if p.is_file()) / 2**20
    shutil.rmtree(data, ignore_errors=True)
    return result


def run_wget2(site, work):
    target = work / "wget2"
    # 6 and 8: some addresses refused or answered with errors, as planned.
    result = measure(["wget2", "-q", "-r", "-l", "0", "-p", "--no-robots", "--delete-after",
                      "-P", target, site.url], site, work, good=(0, 6, 8))
    shutil.rmtree(target, ignore_errors=True)
    return result


def summarise(name, runs):
    median = {key: statistics.median(run[key] for run in runs)
              for key in ("cpu_s", "wall_s", "crawl_s", "peak_mib", "requests", "uris", "pages")}
    median["tool"] = name
    median["cpu_ms_page"] = 1000 * median["cpu_s"] / max(1, median["pages"])
    median["pages_s"] = 0.99 * median["pages"] / median["crawl_s"]
    median["requests_uri"] = median["requests"] / max(1, median["uris"])
    return median


def show_speed(rows):
    print(f"{'tool':<8} {'CPU ms/page':>11} {'pages/s':>9} {'peak MiB':>9} {'requests':>9} "
          f"{'per URL':>8} {'pages':>7} {'wall s':>7}")
    for row in rows:
        print(f"{row['tool']:<8} {row['cpu_ms_page']:>11.3f} {row['pages_s']:>9.0f} "
              f"{row['peak_mib']:>9.1f} {row['requests']:>9.0f} {row['requests_uri']:>8.3f} "
              f"{row['pages']:>7.0f} {row['wall_s']:>7.1f}")
    if len(rows) == 2:
        print(f"CPU a page against wget2: {rows[0]['cpu_ms_page'] / rows[1]['cpu_ms_page']:.2f}")


def show_accuracy(result, verbose):
    print(f"{'check':<16} {'planted':>8} {'found':>7} {'false':>6} {'precision':>10} {'recall':>7}")
    for check, figure in result["checks"].items():
        print(f"{check:<16} {figure['planted']:>8} {figure['found']:>7} {figure['false']:>6} "
              f"{figure['precision']:>10.4f} {figure['recall']:>7.4f}")
    print(f"{'all':<16} {'':>8} {'':>7} {'':>6} {result['precision']:>10.4f} "
          f"{result['recall']:>7.4f}   page counts right: {result['pages_right']:.4f}")
    for name, entries in result["mistakes"].items():
        kinds = collections.Counter(entry.get("kind") for entry in entries
                                    if isinstance(entry, dict))
        if entries:
            print(f"  {name}: {len(entries)} {dict(kinds) if any(kinds) else ''}")
            for entry in entries[:None if verbose else 8]:
                print(f"    {json.dumps(entry, ensure_ascii=False)}")


def bench_site(options, work, family):
    print(f"\n== {family}, {options.articles} articles, seed {options.seed}")
    folder = work / f"site-{family}"
    good = True
    with Site(options.build, folder, family, options.articles, options.seed) as site:
        about = site.about
        print(f"{about['pages']} pages, mean {about['page_bytes'] // about['pages']} bytes, "
              f"{about['files']} files, {about['defects']} defects, {about['traps']} traps, "
              f"written in {site.seconds:.1f} s")
        ours, theirs = [], []
        for number in range(options.runs):
            ours.append(run_xuncha(options.build / "xuncha", site, work, f"{family}-{number}"))
            if not options.no_wget2:
                theirs.append(run_wget2(site, work))
        rows = [summarise("xuncha", ours)]
        if theirs:
            rows.append(summarise("wget2", theirs))
        show_speed(rows)
        report = json.loads(ours[-1]["report"].read_text(encoding="utf-8"))
        requests = report["requests"]
        print(f"requests by purpose: {requests}; first requests per unique URL: "
              f"{requests['first'] / max(1, rows[0]['uris']):.4f}; "
              f"snapshot {ours[-1]['snapshot_mib']:.0f} MiB")
        result = score.score(report, score.read_truth(folder / "ground_truth.ndjson"))
        show_accuracy(result, options.verbose)
        good = (result["precision"] >= options.require_precision
                and result["recall"] >= options.require_recall)
    shutil.rmtree(folder, ignore_errors=True)
    return good, {"family": family, "articles": options.articles, "speed": rows,
                  "requests": requests, "precision": result["precision"],
                  "recall": result["recall"], "checks": result["checks"]}


def run_micro(build):
    for program in sorted((build / "bench").glob("bench_*")):
        if os.access(program, os.X_OK) and program.is_file():
            print(f"\n== {program.name}", flush=True)
            subprocess.run([str(program), "--benchmark_min_time=0.5"], check=True)


def bench_columns(options):
    work = options.work or pathlib.Path(tempfile.mkdtemp(prefix="xuncha-columns-"))
    work.mkdir(parents=True, exist_ok=True)
    try:
        return 0 if columns_bench.run(options, Site, work.resolve()) else 1
    finally:
        if not options.work:
            shutil.rmtree(work, ignore_errors=True)


def add_column_options(parser):
    parser.add_argument("--columns", action="store_true",
                        help="judge columns: --families all, dev, heldout, heldout2, heldout3, "
                             "heldout4, heldout5, heldout6, heldout7 or columns-a,…")
    parser.add_argument("--seeds", default="1", help="with --columns: 1,4,7-9")
    parser.add_argument("--column-count", type=int, default=80)
    parser.add_argument("--as-of", default="2022-08-23")
    parser.add_argument("--keep", action="store_true", help="with --columns and --work: keep sites")
    parser.add_argument("--require-state", type=float, default=0.0)
    parser.add_argument("--require-detection", type=float, default=0.0)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--articles", type=int, help="default 20000; with --columns 800")
    parser.add_argument("--families", help="modern (default), table, disclosure; several with "
                        "commas; or all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work", type=pathlib.Path, help="folder for the sites; default temporary")
    parser.add_argument("--no-micro", action="store_true")
    parser.add_argument("--no-wget2", action="store_true")
    parser.add_argument("--only-micro", action="store_true")
    parser.add_argument("--json", type=pathlib.Path, help="write the figures here, too")
    parser.add_argument("--require-precision", type=float, default=0.0)
    parser.add_argument("--require-recall", type=float, default=0.0)
    parser.add_argument("--verbose", action="store_true", help="name every mistake")
    add_column_options(parser)
    options = parser.parse_args()
    options.build = options.build.resolve()
    options.articles = options.articles or (800 if options.columns else 20000)
    options.families = options.families or ("all" if options.columns else "modern")
    if options.columns:
        return bench_columns(options)
    families = FAMILIES if options.families == "all" else options.families.split(",")
    good, figures = True, []
    if not options.only_micro:
        work = options.work or pathlib.Path(tempfile.mkdtemp(prefix="xuncha-bench-"))
        work.mkdir(parents=True, exist_ok=True)
        try:
            for family in families:
                reached, figure = bench_site(options, work.resolve(), family)
                good = good and reached
                figures.append(figure)
        finally:
            if not options.work:
                shutil.rmtree(work, ignore_errors=True)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    if not options.no_micro or options.only_micro:
        run_micro(options.build)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
