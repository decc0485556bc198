# SPDX-License-Identifier: Apache-2.0
"""The founding quarter, played with nothing but xuncha's commands, as an office would type them.

Who types: 政务公开办 (the office), 检查员甲 and 检查员丙 (one of each group), 复核员 and 分管领导
(review and decision), and the units' own people. What they know beside what the commands print is
in plan.py: what an inspector sees with the own eyes on a phone, and what a unit has mended.
"""

import json
import shutil
import subprocess
import sys

import figures
import plan
import register
import truth

CAMPAIGN = "2022Q3"
OFFICE = "政务公开办"


class Desk:
    """Types commands: says what, shows what came, stops at what must not happen."""

    def __init__(self, binary, work, quiet=False):
        self.binary, self.work, self.quiet = binary.resolve(), work, quiet
        self.now = "2022-08-01T09:00"

    def say(self, text):
        if not self.quiet:
            print(text, flush=True)

    def run(self, *words, by=OFFICE, good=(0,), show=True, most=10):
        """Runs one command and returns what it printed."""
        words = [str(word) for word in words]
        if show:
            self.say(f"$ xuncha {' '.join(words)}    # {by}")
        command = [str(self.binary), *words, "--as", by, "--now", self.now]
        ended = subprocess.run(command, cwd=self.work, capture_output=True, text=True, check=False)
        if ended.returncode not in good:
            sys.exit(f"{' '.join(command)}\n{ended.stdout}{ended.stderr}结束状态 {ended.returncode}")
        if show:
            self.show(ended.stdout.splitlines(), most)
        return ended

    def show(self, lines, most=10):
        """What a command printed; of a long table the first rows and the last."""
        if len(lines) > most:
            lines = lines[:most - 3] + [f"……（共 {len(lines)} 行）"] + lines[-2:]
        for line in lines:
            self.say("  " + line)

    def inspect(self, *words, **options):
        """By an inspector of the group that the subject was dealt to; the other is refused."""
        ended = self.run(*words, by="检查员甲", good=(0, 1), show=False)
        by = "检查员甲" if ended.returncode == 0 else "检查员丙"
        return self.run(*words, by=by, **options)

    def ask(self, *words, **options):
        return json.loads(self.run(*words, "--format", "json", show=False, **options).stdout)

    def problems(self, *filters):
        return self.ask("finding", "list", *filters, "--limit", 1000)["problems"]


class Quarter:
    def __init__(self, desk, server, work):
        self.desk, self.server, self.work = desk, server, work

    def file(self, name, rows, encoding="gb18030"):
        (self.work / name).write_bytes(register.as_csv(rows, encoding))
        return name

    def step(self, day, title):
        self.desk.now = f"{day}T09:00"
        self.desk.say(f"\n== {day}　{title}")

    # --- before the rounds

    def take_inventory(self):
        desk = self.desk
        self.step("2022-08-01", "台账")
        tables = (("units", "单位.csv", register.units()),
                  ("sites", "网站.csv", register.sites(self.server.port)),
                  ("accounts", "账号.csv", register.account_table()))
        for kind, name, rows in tables:
            desk.run("inventory", "import", kind, self.file(name, rows))
        # The same again as a workbook: what went in comes out, and changes nothing.
        desk.run("inventory", "export", "accounts", "账号.xlsx")
        desk.run("inventory", "import", "accounts", "账号.xlsx")

    def open_campaign(self, file):
        self.step("2022-08-01", "建立并启动检查批次")
        (self.work / "批次.toml").write_bytes(file.read_bytes())
        self.desk.run("campaign", "create", "批次.toml")
        self.desk.run("campaign", "open", CAMPAIGN)

    def self_check(self):
        desk = self.desk
        self.step("2022-08-07", "自查：各单位报送（零报告的命令从略）")
        for unit in register.all_units():
            if unit == "司法局":
                continue  # hands it in two days late
            found = ("--problems", 2, "--fixed", 2) if unit == "林业局" else ()
            desk.run("self-check", "set", register.full_name(unit), "--day", "2022-08-05", *found,
                     by=unit, show=bool(found))
        desk.now = "2022-08-09T08:00"
        desk.run("self-check", "set", "司法局", "--day", "2022-08-09", by="司法局")

    # --- rounds

    def inspect(self, number, day):
        desk = self.desk
        self.step(day, f"第 {number} 轮：机检 20 个网站，网址都指向本机")
        desk.run("campaign", "run", CAMPAIGN, "--round", number, "--sites-at-once", 4, "--quiet")
        self.look_at_accounts(number, day)

    def look_at_accounts(self, number, day):
        """The inspectors' form of 98 accounts, and what they tapped at on the phone."""
        desk = self.desk
        shot = "截图.png"
        (self.work / shot).write_bytes((register.SAMPLE / "static/logo.png").read_bytes())
        rows = [("账号名称", "平台", "最后更新日期", "认证主体", "互动功能", "备案情况", "单项否决项", "发现的否决项")]
        for platform, name, _, subject in register.accounts():
            faults = [f for f in plan.ACCOUNT_FAULTS
                      if (platform, name) == ("微信订阅号", f.name) and number in f.states]
            stale = next((f for f in faults if f.what == "stale_post"), None)
            unfiled = any(f.what == "unfiled" for f in faults)
            rows.append((name, platform, stale.day if stale else plan.STATE_DAYS[number], subject,
                         "正常",
                         "异常" if unfiled else "正常", "未发现", "V2.2.1" if stale else ""))
        desk.run("account", "import", self.file(f"新媒体第{number}轮.csv", rows, "utf-8-sig"), "--round",
                 number)
        # What the sheet says of 济源安全 is proved with a picture.
        desk.inspect("account", "record", "jy-003", "--round", number, "--certified",
                     register.OLD_SUBJECT, "--file", shot, most=4)
        for fault in plan.ACCOUNT_FAULTS:
            if not fault.place or (number not in fault.states and number - 1 not in fault.states):
                continue
            account = next(f"jy-{n:03d}" for n, row in enumerate(register.accounts(), start=1)
                           if row[:2] == ("微信订阅号", fault.name))
            ticks = ("--tick", "broken" if fault.what == "dead" else "works", "--file", shot)
            if number not in fault.states:
                ticks = ("--tick", "works")
            age = ("--latest", fault.day) if fault.day else ()
            desk.inspect("account", "record", account, "--round", number, "--menu", fault.place,
                         *ticks, *age,
                         most=4)

    def confirm(self, number, day):
        desk = self.desk
        self.step(day, f"第 {number} 轮：确认")
        suspected = [p for p in desk.problems("--state", "suspected")]
        # What the inspector opened and found in order.
        for problem in suspected:
            if truth.fault_of(problem) in plan.QUESTIONS:
                desk.run("finding", "reject", problem["id"], "--reason", "点击后展开二级菜单，经核实可用",
                         by="检查员甲")
        # What is asked to the eye was looked at one by one; the rest is settled by cause.
        for confidence in ("certain", "likely", "review"):
            desk.run("finding", "confirm", "--state", "suspected", "--confidence", confidence,
                     by="检查员甲")
        if number == 2:
            for unit, words in plan.MANAGEMENT:
                desk.run("finding", "add", "--unit", unit, "--title", words, "--class",
                         "information", "--round", 2, by="检查员丙", show=False)
            desk.run("finding", "confirm", "--class", "information", "--state", "suspected",
                     by="检查员丙")
        self.fill_records(number)

    def fill_records(self, number):
        desk = self.desk
        desk.say(f"$ xuncha record set s-1…s-20 --round {number} --all 未发现    # 各组检查员")
        for site in plan.SITES:
            desk.inspect("record", "set", f"s-{site.no}", "--round", number, "--all", "未发现",
                         show=False)

    # --- orders

    def issue(self, day):
        self.step(day, "交办：一个单位一张交办单")
        self.desk.run("order", "issue", CAMPAIGN, "--days", 5)
        for order in self.orders("issued"):
            self.desk.run("order", "apply", order["id"], "accept", by=self.unit(order), show=False)
        self.desk.say("  （各单位签收）")

    def orders(self, *states):
        return [o for o in self.desk.ask("order", "list")["orders"]
                if not states or o["state"] in states]

    def unit(self, order):
        """The name of the unit that holds an order, as its own people log in."""
        return register.all_units()[int(order["unit"][2:]) - 1]

    def report_fixes(self, day, state):
        """Units fill in their lists: what is gone in `state` is said to be mended."""
        self.step(day, "各单位报整改：填好的问题清单导回")
        rows = [("问题编号", "整改情况", "整改人", "完成日期")]
        for problem in self.desk.problems("--state", "confirmed"):
            fault = truth.fault_of(problem)
            if not truth.is_open(fault) and state not in fault.states:
                rows.append((problem["number"], "已整改", "网站管理员", day))
        self.desk.run("order", "import", self.file(f"整改情况{state}.csv", rows), by=OFFICE)

    def verify(self, day):
        """The machine looks again at the very places; an inspector at the rest."""
        desk = self.desk
        self.step(day, "复查：逐处重新查看，核实后销号")
        desk.run("order", "reinspect")
        for order in self.orders():
            for state, event in (("fixed", "verify"), ("verified", "close")):
                shown = desk.ask("order", "show", order["id"])["order"]
                chosen = [word for item in shown["items"] if item["state"] == state
                          for word in ("--problem", item["problem"])]
                if chosen:
                    desk.run("order", "apply", order["id"], event, *chosen, by="检查员丙", show=False)
        desk.say(f"  （销号 {len(desk.problems('--state', 'closed'))} 个）")

    # --- verdicts

    def judge(self, day):
        self.step(day, "初判、复核、审定")
        self.desk.run("verdict", "propose", by="检查员甲", show=False)
        self.desk.run("verdict", "review", by="复核员", show=False)
        ended = self.desk.run("verdict", "decide", by="分管领导", show=False)
        self.desk.say(f"$ xuncha verdict propose；xuncha verdict review；xuncha verdict decide    # "
                      f"检查员甲；复核员；分管领导\n  {ended.stdout.splitlines()[-1]}")

    def close_of_quarter(self, day):
        self.step(day, "整改截止，批次的数字")
        self.desk.run("campaign", "show", CAMPAIGN, most=100)
        self.desk.say("")
        self.desk.run("finding", "list", "--state", "confirmed", most=100)

    # --- the document

    def take_figures(self, day, address_of):
        """What the content systems and the message register hand in, and what we saw ourselves."""
        desk = self.desk
        self.step(day, "信息公开条目、网民留言、找错留言：导入登记表")
        desk.run("disclosure", "import", self.file("公开条目.csv", figures.item_table()))
        desk.run("disclosure", "import", self.file("门户条目.csv", figures.portal_table()), "--part",
                 "portal", "--unit", register.OFFICE)
        desk.run("message", "import", self.file("网民留言.csv", figures.message_table()))
        desk.run("message", "import", self.file("找错留言.csv", figures.report_table()), "--kind",
                 "error_report")
        desk.run("inventory", "import", "columns",
                 self.file("公开栏目.csv", figures.column_table(address_of)), most=4)
        desk.run("disclosure", "collect", "--round", 2)
        desk.run("disclosure", "show", most=14)
        desk.run("message", "show", most=14)

    def bulletin(self, day, folder):
        """Drafted, looked at for the last time, sealed, issued; returns the files."""
        desk = self.desk
        self.step(day, "通报：起草、终核、定稿、印发")
        (self.work / "通报.toml").write_text(figures.office_facts(), encoding="utf-8")
        desk.run("bulletin", "draft", "--form", "long", "--facts", "通报.toml")
        desk.run("bulletin", "explain", "b-1", "disclosure.zero_items")
        desk.run("bulletin", "look", "b-1", by="检查员丙")
        desk.run("bulletin", "freeze", "b-1", by="分管领导", most=20)
        desk.run("bulletin", "issue", "b-1", "--number", "示范管办〔2022〕1号", "--signer", "分管领导",
                 "--signed-on", day, "--printed-on", day)
        folder.mkdir()
        files = []
        for form, name in (("docx", "通报.docx"), ("pdf", "通报.pdf"), ("xlsx", "通报附件.xlsx"),
                           ("html", "通报.html")):
            if form == "pdf" and shutil.which("soffice") is None:
                desk.say("  （没有 LibreOffice，不生成 PDF）")
                continue
            words = ("bulletin", "render", "b-1", "--as", form, "--out", folder / name)
            desk.say(f"$ xuncha {' '.join(str(word) for word in words)}")
            command = [str(desk.binary), *(str(word) for word in words)]
            ended = subprocess.run(command, cwd=self.work, capture_output=True, text=True,
                                   check=False)
            if ended.returncode != 0:
                sys.exit(f"{' '.join(command)}\n{ended.stdout}{ended.stderr}")
            files.append(folder / name)
        return files


def settings(data, port):
    """xuncha.toml of the folder in which the commands are typed: all hosts are on this machine."""
    hosts = "".join(f'  "{site.host}.{plan.DOMAIN}:{port}:127.0.0.1",\n' for site in plan.SITES)
    return (f'data_dir = "{data}"\nlang = "zh"\n\n[gather]\nrate = 0.0\nallow_private = true\n'
            f"check_external = false\nresolve = [\n{hosts}]\n")


def play(desk, server, work, show_state, address_of, campaign_file):
    """The whole quarter; `show_state` moves the fleet to its state 1, 2 or 3, `address_of`
    tells where a site has a column. Returns the bulletin's files."""
    quarter = Quarter(desk, server, work)
    show_state(1)
    quarter.take_inventory()
    quarter.open_campaign(campaign_file)
    quarter.self_check()
    quarter.inspect(1, "2022-08-09")
    quarter.confirm(1, "2022-08-11")
    quarter.issue("2022-08-12")
    show_state(2)
    quarter.report_fixes("2022-08-19", 2)
    quarter.inspect(2, "2022-08-22")
    quarter.confirm(2, "2022-08-23")
    quarter.verify("2022-08-23")
    quarter.judge("2022-08-23")
    quarter.issue("2022-08-24")
    show_state(3)
    quarter.report_fixes("2022-08-29", 3)
    quarter.verify("2022-08-30")
    quarter.close_of_quarter("2022-08-31")
    quarter.take_figures("2022-08-31", address_of)
    return quarter.bulletin("2022-08-31", work.parent / "bulletin")
