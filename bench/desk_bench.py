#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long the office's reading commands take on a large quarter, and how much memory.

    tools/with_postgres bench/desk_bench.py --build build/release [--findings N …]

Fills a SQLite file and, where XUNCHA_TEST_POSTGRES names one, a PostgreSQL database with the same
records (bench/fill_desk.cc), then runs every command --runs times, the databases taking turns.
Printed: the median of wall and processor seconds and the largest resident set of the program. With
--limit the exit status is 1 if a median is above the goal of its command.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

FACTS = """issuer = "临江市人民政府办公室"
region = "临江市"
report_to = "市政府办公室"
"""
C = ["--campaign", "2026Q3"]
# Words, goal in seconds. {facts} is a file.
COMMANDS = [
    (["campaign", "show", "2026Q3"], 1),
    (["campaign", "rollup", "2026Q3-省"], 1),
    (["finding", "list", *C], 1),
    (["finding", "list", *C, "--after", "p-150000"], 1),
    (["finding", "list", *C, "--state", "suspected", "--tier", "order"], 1),
    (["finding", "list", *C, "--check", "dead_link", "--confidence", "certain"], 1),
    (["finding", "list", *C, "--class", "links"], 1),
    (["finding", "list", *C, "--unit", "管理7"], 1),
    (["finding", "list", *C, "--subject", "s-7"], 1),
    (["finding", "list", *C, "--cause", "dead_link cause http://old.example.gov.cn/12"], 1),
    (["finding", "list", *C, "--group", "cause"], 1),
    (["finding", "list", *C, "--group", "cause", "--state", "suspected"], 1),
    (["finding", "show", "p-77"], 1),
    (["finding", "common", *C], 5),
    (["record", "show", "s-7", *C], 1),
    (["order", "list", *C], 1),
    (["order", "list", *C, "--unit", "管理7"], 1),
    (["order", "show", "o-7"], 1),
    (["verdict", "list", *C], 1),
    (["account", "list", *C], 1),
    (["bulletin", "suggest", *C], 5),
    (["bulletin", "draft", *C, "--facts", "{facts}"], 5),
]
# The documents of that draft, together within this many seconds; PDF only where LibreOffice is.
FORMATS = ["docx", "html", "xlsx"] + (["pdf"] if shutil.which("soffice") else [])
DOCUMENTS = [["bulletin", "render", "b-1", "--as", form, "--out", "{work}/b." + form]
             for form in FORMATS]
DOCUMENTS_GOAL = 20


def measure(binary, words, url, work):
    """Wall s, processor s, peak MiB."""
    command = [str(binary), *[word.format(facts=work / "facts.toml", work=work) for word in words],
               "--db", url, "--data", str(work / "data")]
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 2):
        sys.stderr.write(errors.decode("utf-8", "replace"))
        raise SystemExit(f"{' '.join(words)} ended with {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=pathlib.Path("build/release"))
    parser.add_argument("--binary", type=pathlib.Path, help="another program than the build's")
    parser.add_argument("--sites", default="1000")
    parser.add_argument("--columns", default="50")
    parser.add_argument("--findings", default="200000")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="", help="commands that hold this text")
    parser.add_argument("--database", help="an address filled before; nothing is filled")
    parser.add_argument("--limit", action="store_true", help="fail above the goals")
    args = parser.parse_args()
    binary = args.binary or args.build / "xuncha"
    with tempfile.TemporaryDirectory(prefix="xuncha-desk-") as folder:
        work = pathlib.Path(folder)
        (work / "facts.toml").write_text(FACTS, encoding="utf-8")
        databases = {}
        if args.database:
            databases[args.database.split(":")[0]] = args.database
        else:
            databases["sqlite"] = f"sqlite:{work / 'desk.sqlite'}"
            if os.environ.get("XUNCHA_TEST_POSTGRES"):
                databases["postgresql"] = os.environ["XUNCHA_TEST_POSTGRES"]
            for name, url in databases.items():
                started = time.monotonic()
                subprocess.run([args.build / "bench" / "fill_desk", url, args.sites, args.columns,
                                args.findings], check=True)
                print(f"{name}: filled in {time.monotonic() - started:.0f} s", flush=True)
        over = 0
        print("| command |" + "".join(f" {name} s | CPU s | MiB |" for name in databases))
        print("|---|" + "---|---|---|" * len(databases))
        documents = dict.fromkeys(databases, 0.0)
        for words, goal in [*COMMANDS, *((words, DOCUMENTS_GOAL) for words in DOCUMENTS)]:
            if args.only not in " ".join(words):
                continue
            figures = {name: [] for name in databases}
            for _ in range(args.runs):
                for name, url in databases.items():
                    figures[name].append(measure(binary, words, url, work))
            line = f"| `{' '.join(word for word in words)}` |"
            for name, runs in figures.items():
                wall = statistics.median(run[0] for run in runs)
                cpu = statistics.median(run[1] for run in runs)
                line += f" {wall:.2f} | {cpu:.2f} | {max(run[2] for run in runs):.0f} |"
                over += wall > goal
                documents[name] += wall if words in DOCUMENTS else 0
            print(line, flush=True)
        for name, wall in documents.items():
            if wall > 0:
                print(f"{name}: documents ({', '.join(FORMATS)}) {wall:.2f} s of {DOCUMENTS_GOAL}")
            over += wall > DOCUMENTS_GOAL
        return 1 if over and args.limit else 0


if __name__ == "__main__":
    sys.exit(main())
