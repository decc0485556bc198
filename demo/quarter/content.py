# SPDX-License-Identifier: Apache-2.0
"""What stands in a site's columns on a day: entries, their days, their texts. No markup."""

import dataclasses
import datetime
import zlib

import plan

TITLES = {
    "news": ("{p}召开{t}工作推进会", "{t}专题培训班开班", "{u}到基层调研{t}", "{t}现场观摩活动举行",
             "{u}组织开展{t}主题党日", "{t}工作取得新进展", "{u}走访慰问一线职工", "{t}宣传进社区"),
    "notice": ("关于做好近期{t}工作的通知", "{u}{t}项目招标公告", "关于{t}有关事项的通告", "关于调整{t}窗口办理时间的公告"),
    "policy": ("{p}{t}管理办法", "关于进一步加强{t}的实施意见", "{t}资金使用管理规定", "关于印发{t}三年行动方案的通知"),
    "interpretation": ("一图读懂{t}管理办法", "{t}实施意见有关问题解读", "负责人就{t}答记者问"),
    "interaction": ("关于{t}意见的答复", "群众来信：{t}如何申请", "征求{t}方案意见情况反馈"),
    "service": ("{t}事项办理流程", "{t}申请材料说明", "{t}常见问题"),
    "overview": ("{v}村概况",),
    "annual_report": ("{y}年政府信息公开工作年度报告",),
    "": ("{t}有关情况说明", "{u}{t}信息公示", "{t}工作安排", "{t}项目公示表", "{t}完成情况通报"),
}
VILLAGES = "东沟 西沟 南庄 北庄 上河 下河 前岭 后岭 柳林 石桥 杏园 官庄 新庄 塔底".split()
SENTENCES = ("各相关科室分工负责、密切配合，按时间节点推进各项任务。", "活动现场设置咨询台，工作人员逐一解答群众提问。",
             "下一步，将继续完善制度、优化流程，让群众少跑腿。", "与会人员结合实际作了交流发言，并提出建议。",
             "截至目前，年度目标任务完成过半，进度符合预期。", "据介绍，相关措施自发布之日起施行。",
             "工作专班每周调度一次，问题清单逐项销号。", "请各单位按要求抓好落实，并于月底前报送情况。")


def mix(*parts):
    """A number that depends on nothing but the parts."""
    return zlib.crc32("/".join(str(part) for part in parts).encode())


@dataclasses.dataclass(frozen=True)
class Entry:
    column: plan.Column
    title: str
    day: plan.Day
    number: int       # unique in its site

    def paragraphs(self):
        first = mix(self.title, self.day) % len(SENTENCES)
        body = [SENTENCES[(first + step * 3) % len(SENTENCES)] for step in range(3)]
        head = f"{self.day.month}月{self.day.day}日，{self.title}。"
        return [head + body[0], body[1] + body[2]]


def _matches(fault, column):
    return "/".join(column.path).endswith("/" + fault.place) or column.name == fault.place


class SiteState:
    """One site in one of its states: what each of its columns holds."""

    def __init__(self, site, state, seed):
        self.site, self.state, self.seed = site, state, seed
        self.faults = [f for f in plan.FAULTS + plan.QUESTIONS if f.site == site.no]
        self.tops = [c for c in site.columns if len(c.path) == 1]
        self.by_path = {c.path: c for c in site.columns}

    def now(self, what):
        """The faults of a kind that show in this state."""
        return [f for f in self.faults if f.what == what and self.state in f.states]

    def hit(self, what, column):
        return any(_matches(f, column) for f in self.now(what))

    def children(self, column):
        depth = len(column.path)
        return [c for c in self.site.columns
                if c.path[:-1] == column.path and len(c.path) == depth + 1]

    def chain(self, column):
        return [self.by_path[column.path[:n]] for n in range(1, len(column.path) + 1)]

    def slug_path(self, column):
        return "/".join(c.slug for c in self.chain(column))

    def page_day(self, column):
        """When a single page was last looked over."""
        for fault in self.now("stale"):
            if _matches(fault, column):
                return fault.day
        return plan.Day(2022, 5, 1) + datetime.timedelta(days=mix(self.seed, column.slug) % 50)

    def days(self, column, state):
        """Days of the column's entries in a state, the newest first."""
        until = plan.STATE_DAYS[state]
        if column.kind == "annual_report":
            return [plan.Day(2022 - n, 1, 18) for n in range(3)]
        step = datetime.timedelta(days=column.every)
        newest = plan.STATE_DAYS[3] - datetime.timedelta(
            days=mix(self.seed, self.site.no, column.slug) % column.every)
        stale = [f for f in self.faults if f.what == "stale" and _matches(f, column)]
        if stale and state in stale[0].states:
            return [stale[0].day - n * step for n in range(10)]
        days = [newest - n * step for n in range(200) if newest - n * step <= until][:14]
        if not stale:
            return days
        # Mended: the old ones, and what came since.
        since = [d for s in (3, 2) if s <= state and s > max(stale[0].states)
                 for d in reversed(plan.FIX_DAYS[s])]
        return since + [stale[0].day - n * step for n in range(8)]

    def entries(self, column):
        if column.shape not in ("list", "files") or self.hit("blank", column):
            return []
        words = TITLES.get(column.kind) or TITLES[""]
        found = []
        for n, day in enumerate(self.days(column, self.state)):
            # Entries keep title and number from one state to the next.
            key = mix(self.seed, self.site.no, column.slug, day)
            title = words[key % len(words)].format(
                p="示范区", t=self.site.topic, u=self.site.unit, y=day.year - 1,
                v=VILLAGES[n % len(VILLAGES)])
            if found and any(one.title == title for one in found):
                title += f"（{day.year}年第{day.timetuple().tm_yday}号）"
            found.append(Entry(column, title, day, 1000 + key % 8_000_000))
        return found

    def listed(self):
        """All columns that have entries of their own."""
        return [c for c in self.site.columns if c.shape in ("list", "files")]
