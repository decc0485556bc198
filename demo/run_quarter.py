# SPDX-License-Identifier: Apache-2.0
"""Plays the founding quarter on a fleet of 20 small sites on this machine. Asks nobody else.

Leaves in OUT: bulletin/ (DOCX, PDF, XLSX, HTML), sites/ (the fleet), data/ (platform.sqlite and
snapshots), work/ (tables that went in and out), truth.json (what was planted).
"""

import argparse
import json
import pathlib
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "quarter")]
import families  # noqa: E402
import fleet  # noqa: E402
import plan  # noqa: E402
import script  # noqa: E402
import truth  # noqa: E402
from content import SiteState  # noqa: E402
from server import Fleet  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", type=pathlib.Path, default=HERE.parent / "build/release/xuncha")
    parser.add_argument("--out", type=pathlib.Path, default=HERE.parent / "build/demo/quarter")
    parser.add_argument("--family", choices=sorted(families.FAMILIES), default="folders",
                        help="templates of the sites")
    parser.add_argument("--seed", type=int, default=1, help="of titles, days and numbers")
    parser.add_argument("--quiet", action="store_true")
    options = parser.parse_args()
    out = options.out.resolve()
    shutil.rmtree(out, ignore_errors=True)  # each quarter starts afresh
    work = out / "work"
    work.mkdir(parents=True)
    (out / "truth.json").write_text(json.dumps(truth.as_records(), ensure_ascii=False, indent=1),
                                    encoding="utf-8")
    desk = script.Desk(options.binary, work, options.quiet)
    desk.say("2022 年第三季度：20 个网站、98 个新媒体账号的检查批次，从台账到整改截止。网站是本机上的样例，\n"
             "不访问任何外网地址；“#”后面是使用命令的人。需要一分钟左右。")
    with Fleet(out / "sites") as server:
        def show_state(state):
            fleet.write(out / "sites", options.family, state, options.seed)

        def address_of(site, column):
            pages = families.FAMILIES[options.family](SiteState(site, 2, options.seed))
            return f"http://{site.host}.{plan.DOMAIN}:{server.port}{pages.address(column)}"
        (work / "xuncha.toml").write_text(script.settings(out / "data", server.port),
                                          encoding="utf-8")
        files = script.play(desk, server, work, show_state, address_of,
                            HERE / "quarter/campaign.toml")
    desk.say("\n通报：\n" + "\n".join(f"  {file}" for file in files))
    desk.say(f"\n表格和设置在 {work}，数据在 {out / 'data'}。可以接着看，例如：\n  cd {work}\n"
             f"  {desk.binary} finding show 2022Q3-应急-01\n"
             f"  {desk.binary} order list --campaign 2022Q3\n"
             f"  {desk.binary} verdict list --campaign 2022Q3\n"
             f"  {desk.binary} bulletin explain b-1 problems.total")
    return 0


if __name__ == "__main__":
    sys.exit(main())
