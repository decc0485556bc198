#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""./run demo: serves demo/site on this machine, inspects it, shows the report. Asks nobody else.

Leaves build/demo/report.html, build/demo/report.json and the snapshot in build/demo/data.
"""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE))
from server import DemoSite  # noqa: E402

HOST = "www.qinghe.example"  # a name nobody can own (RFC 6761); the site stands on loopback
AS_OF = "2022-08-23"


def run(command, good):
    """Runs a command to the end; its output goes where ours goes."""
    sys.stdout.flush()
    status = subprocess.run([str(word) for word in command], check=False).returncode
    if status not in good:
        sys.exit(f"error: {' '.join(str(word) for word in command)}\nended with status {status}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", type=pathlib.Path, default=ROOT / "build/release/xuncha")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "build/demo")
    parser.add_argument("--lang", choices=("zh", "en"), default=None)
    options = parser.parse_args()
    out = options.out.resolve()
    shutil.rmtree(out, ignore_errors=True)  # each demonstration starts afresh
    out.mkdir(parents=True)
    data = out / "data"
    lang = ["--lang", options.lang] if options.lang else []
    with DemoSite() as site:
        home = f"http://{HOST}:{site.port}/"
        command = [options.binary, "check", home, "--resolve",
                   f"{HOST}:{site.port}:127.0.0.1", "--allow-private", "--no-external",
                   "--rate", "0", "--site", HERE / "site.toml", "--as-of", AS_OF, "--data", data,
                   "--format", "json", "--out", out / "report.json", *lang]
        shown = f"xuncha check {home} --as-of {AS_OF} …"
        print(f"$ {shown}", flush=True)
        run(command, good=(2,))  # the site has defects: 2 is the right answer
    # The site is gone now. The rest reads the snapshot, offline.
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    audit = [options.binary, "audit", report["snapshot"], "--as-of", AS_OF, "--data", data, *lang]
    run([*audit, "--format", "html", "--out", out / "report.html"], good=(2,))
    print(f"$ xuncha audit {report['snapshot']} --as-of {AS_OF}    (offline, from the snapshot)\n",
          flush=True)
    run([*audit, "--format", "text"], good=(2,))
    print(f"\nThe same report to read, to hand on and to compute with:\n"
          f"  {out / 'report.html'}\n  {out / 'report.json'}\n"
          f"Why is a finding what it is?\n"
          f"  {options.binary} show {report['findings'][0]['id']} --data {data}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
