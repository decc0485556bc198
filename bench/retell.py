#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How right columns are understood on markup that nobody designed: generated sites of columns are
told again by makers that are put together at random, inspected and scored.

retell.py --build DIR --seeds 1-20 [--families columns-a,…] [--articles N] [--verbose] [--keep DIR]
"""

import argparse
import http.server
import pathlib
import random
import subprocess
import sys
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent / "tools"))
import columns_bench  # noqa: E402
import score_columns  # noqa: E402
from retold.site import Retold  # noqa: E402


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    pages = {}

    def do_GET(self):
        found = self.pages.get(self.path)
        if found is None and self.path.endswith("/"):
            found = self.pages.get(self.path + "index.html")
        if found is None and self.path.endswith((".png", ".jpg", ".gif")):
            found = (200, "image/gif", b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\4\1\0\0\0\0,"
                     b"\0\0\0\0\1\0\1\0\0\2\2D\1\0;")
        if found is None and self.path.split("?")[0].endswith((".js", ".css")):
            found = (200, "text/plain", b"/* */")
        status, kind, body = found or (404, "text/html", b"<h1>404 Not Found</h1>")
        self.send_response(status)
        if status in (301, 302):
            self.send_header("Location", body.decode())
            body = b""
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_HEAD = do_GET

    def log_message(self, *_):
        pass


def inspect(options, family, seed, work):
    plan = work / f"plan-{family}-{seed}"
    subprocess.run([str(options.build / "bench/site_generator/xuncha_sitegen"), "--out", str(plan),
                    "--family", family, "--articles", str(options.articles), "--seed", str(seed),
                    "--port", "9", "--as-of", options.as_of], check=True,
                   stdout=subprocess.DEVNULL)
    handler = type("Pages", (Handler,), {})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    base = f"http://127.0.0.1:{server.server_address[1]}"
    site = Retold(plan, seed, base)
    handler.pages = site.pages
    threading.Thread(target=server.serve_forever, daemon=True).start()
    truth = work / f"truth-{seed}"
    site.write_truth(truth)
    if options.keep:
        for path, (_, _, body) in site.pages.items():
            file = truth / ("www_" + path.replace("/", "~").replace("?", "@"))
            file.write_bytes(body)
    report = truth / "report.json"
    command = [options.build / "xuncha", "check", base + "/", "--rate", "0", "--concurrency", "8",
               "--allow-private", "--no-external", "--as-of", options.as_of, "--now",
               options.as_of + "T20:00:00+08:00", "--data", truth / "data", "--format", "json",
               "--all", "--out", report]
    ended = subprocess.run([str(word) for word in command], stdout=subprocess.DEVNULL,
                           stderr=subprocess.PIPE, check=False)
    server.shutdown()
    server.server_close()
    if ended.returncode not in (0, 2):
        raise RuntimeError(ended.stderr.decode("utf-8", "replace")[-2000:])
    return score_columns.score_files(report, truth), site


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--seeds", default="1-8")
    parser.add_argument("--families", default="all,heldout2", help="whose plans are told again")
    parser.add_argument("--articles", type=int, default=350)
    parser.add_argument("--as-of", default="2022-08-23")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--keep", type=pathlib.Path)
    options = parser.parse_args()
    families = [f for word in options.families.split(",") for f in columns_bench.families_of(word)]
    total = score_columns.Score()
    work = options.keep or pathlib.Path(tempfile.mkdtemp())
    work.mkdir(parents=True, exist_ok=True)
    print(columns_bench.HEAD)
    for seed in columns_bench.seeds_of(options.seeds):
        family = random.Random(seed).choice(families)
        score, site = inspect(options, family, seed, work)
        print(columns_bench.line(family, seed, score.figures()), flush=True)
        figures = score.figures()
        if options.verbose and (figures["state"] < 1 or figures["path"] < 1 or
                                figures["columns"]["precision"] < 1):
            print("  ", site.describe())
            score_columns.show(score, True)
        total.add(score)
    print(columns_bench.line("all", "", total.figures()))
    score_columns.show(total, False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
