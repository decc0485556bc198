# SPDX-License-Identifier: Apache-2.0
"""What the founding quarter's fleet is: 20 sites, their columns, and what is wrong with them when.

A site has three states: as round 1 finds it, as round 2 finds it, as it stands at the cut-off of
the fixes. A fault says in which of them it shows; what shows in the last is still open then.
Names of units, columns and accounts are those of the bulletin's annexes; all words on the pages
are made up. How a site looks is the families' (families.py); nothing here depends on it.
"""

import dataclasses
import datetime

Day = datetime.date
STATE_DAYS = {1: Day(2022, 8, 9), 2: Day(2022, 8, 22), 3: Day(2022, 8, 30)}
FIX_DAYS = {2: (Day(2022, 8, 18), Day(2022, 8, 21)), 3: (Day(2022, 8, 26), Day(2022, 8, 29))}
DOMAIN = "xuncha-demo.gov.cn"  # nobody's; answered on loopback, never asked for by name
PLACE = "济源产城融合示范区"


@dataclasses.dataclass(frozen=True)
class Column:
    path: tuple       # ("政府信息公开", "法定主动公开", "规划计划")
    slug: str         # its folder's name
    kind: str         # news notice policy … as the inventory names them; "" = not registered
    every: int = 30   # days between two entries
    shape: str = "list"  # list page form parent data

    @property
    def name(self):
        return self.path[-1]


@dataclasses.dataclass(frozen=True)
class Fault:
    site: int
    what: str
    place: str        # column's last name, or the entry's label
    states: tuple     # in which it shows
    klass: str        # class of problem
    check: str        # the check that must find it
    day: Day = None   # of stale: its newest entry
    rounds: tuple = ()  # rounds that must see it; () = the states' own

    @property
    def open(self):
        return 3 in self.states


@dataclasses.dataclass(frozen=True)
class Site:
    no: int
    host: str
    name: str
    unit: str         # sponsor, short
    topic: str        # what its articles speak of
    columns: tuple

    @property
    def portal(self):
        return self.no == 1

    @property
    def id_code(self):
        return f"41999900{self.no:02d}"


# --- columns ---------------------------------------------------------------------------------

def columns_of(*rows):
    return tuple(Column(tuple(row[0].split("/")), *row[1:]) for row in rows)


ABOUT = columns_of(
    ("机构概况", "jggk", "", 0, "parent"), ("机构概况/机构职能", "jgzn", "overview", 0, "page"),
    ("机构概况/领导信息", "ldxx", "overview", 0, "page"),
    ("机构概况/内设机构", "nsjg", "overview", 0, "page"))
NEWS = columns_of(("新闻中心", "xwzx", "", 0, "parent"), ("新闻中心/工作动态", "gzdt", "news", 3),
                  ("通知公告", "tzgg", "notice", 11))
SERVICE = columns_of(("办事服务", "bsfw", "", 0, "parent"), ("办事服务/办事指南", "bszn", "service", 26),
                     ("办事服务/表格下载", "bgxz", "service", 41, "files"))
TALK = columns_of(("互动交流", "hdjl", "", 0, "parent"),
                  ("互动交流/我要写信", "wyxx", "interaction", 0, "form"),
                  ("互动交流/意见征集", "yjzj", "interaction", 37))


def disclosure(top="政府信息公开", *more):
    """The columns of 政府信息公开 below `top`; `more` are (name, slug, kind, every)."""
    rows = [(top, "zfxxgk", "", 0, "parent"), (f"{top}/公开指南", "gkzn", "overview", 0, "page"),
            (f"{top}/政府信息公开制度", "gkzd", "other", 44),
            (f"{top}/法定主动公开", "fdzdgk", "", 0, "parent"),
            (f"{top}/法定主动公开/规划计划", "ghjh", "other", 39),
            (f"{top}/法定主动公开/行政处罚", "xzcf", "other", 23),
            (f"{top}/政策解读", "zcjd", "interpretation", 28),
            (f"{top}/公开年报", "gknb", "annual_report", 365)]
    rows += [(f"{top}/{name}", slug, kind, every) for name, slug, kind, every in more]
    return columns_of(*rows)


def bureau(*more, about=ABOUT, news=NEWS, talk=TALK, top="政府信息公开", public=()):
    return about + news + disclosure(top, *public) + SERVICE + talk + columns_of(*more)


FEES = ("法定主动公开/行政事业性收费", "xzsyxsf", "other", 33)
RULES = ("法定主动公开/行政规范性文件", "xzgfxwj", "policy", 36)
BUDGET = ("法定主动公开/财政预决算", "czyjs", "other", 47)
CHECKS = ("双随机一公开", "ssj", "other", 29)
TOWNS = ("轵城镇", "下冶镇", "邵原镇", "思礼镇", "天坛街道", "梨林镇", "玉泉街道", "大峪镇", "北海街道", "经济技术开发区",
         "坡头镇", "沁园街道", "承留镇", "高新技术开发区", "克井镇", "五龙口镇", "王屋镇", "济水街道")
TOWN_SLUGS = ("zc", "xy", "sy", "sl", "tt", "ll", "yq", "dy", "bh", "jk", "pt", "qy", "cl", "gx",
              "kj",
              "wlk", "ww", "js")


def portal():
    rows = [("要闻动态", "ywdt", "", 0, "parent"), ("要闻动态/政务要闻", "zwyw", "news", 1),
            ("要闻动态/部门动态", "bmdt", "news", 3), ("公告公示", "gggs", "notice", 9),
            ("政府文件", "zfwj", "policy", 14), ("走进示范区", "zjsfq", "", 0, "parent"),
            ("走进示范区/区情概况", "qqgk", "overview", 0, "page"),
            ("镇街公开", "zjgk", "", 0, "parent")]
    for town, slug in zip(TOWNS, TOWN_SLUGS):
        rows += [(f"镇街公开/{town}", slug, "", 0, "parent"),
                 (f"镇街公开/{town}/公开信息", "gkxx", "other", 17),
                 (f"镇街公开/{town}/村居概况", "cjgk", "overview", 15)]
    return columns_of(*rows) + disclosure("政府信息公开", BUDGET, RULES) + TALK + SERVICE


HEAD = ABOUT[:3]
CENTRE = columns_of(
    ("中心概况", "zxgk", "overview", 0, "page"), ("中心要闻", "zxyw", "news", 4),
    ("行业动态", "hydt", "news", 5), ("通知公告", "tzgg", "notice", 11),
    ("交易信息", "jyxx", "", 0, "parent"), ("交易信息/工程建设", "gcjs", "other", 6),
    ("交易信息/政府采购", "zfcg", "other", 6), ("政策法规", "zcfg", "policy", 27)) + \
    disclosure() + SERVICE + columns_of(("互动交流", "hdjl", "", 0, "parent"),
                                        ("互动交流/意见征集", "yjzj", "interaction", 37))

SITES = (
    Site(1, "www", "济源市人民政府网站", "管委会办公室", "民生实事", portal()),
    Site(2, "fgtj", f"{PLACE}发展改革和统计局门户网站", "发展改革和统计局", "重点项目", bureau(public=(BUDGET,))),
    Site(3, "jtj", f"{PLACE}教育体育局", "教育体育局", "校园", bureau(
        ("教育教学", "jyjx", "", 0, "parent"), ("教育教学/体卫艺", "twy", "other", 19),
        ("教育教学/团队工作", "tdgz", "other", 21), ("教育教学/基础教育", "jcjy", "other", 18),
        public=(RULES,))),
    Site(4, "gkw", f"{PLACE}工业和科技创新委员会", "工业和科技创新委员会", "企业创新", bureau()),
    Site(5, "gaj", f"{PLACE}公安局", "公安局", "平安建设", bureau(public=(FEES, RULES))),
    Site(6, "czj", f"{PLACE}财政金融局", "财政金融局", "预算管理", bureau(
        ("政务服务", "zwfw", "", 0, "parent"), top="政务服务/政府信息公开", public=(BUDGET,),
        talk=tuple(column for column in TALK if column.shape != "form"))),
    Site(7, "zrj", f"{PLACE}自然资源和规划局", "自然资源和规划局", "耕地保护", bureau(
        news=columns_of(("政务要闻", "zwyw", "", 0, "parent"), ("政务要闻/工作动态", "gzdt", "news", 3),
                        ("政务要闻/图片新闻", "tpxw", "news", 5), ("通知公告", "tzgg", "notice", 11)))),
    Site(8, "hbj", f"{PLACE}生态环境局", "生态环境局", "大气治理", bureau(
        ("互动交流/环保热线", "hbrx", "interaction", 4), ("互动交流/来信处理", "lxcl", "interaction", 20),
        ("环境数据服务", "hjsj", "", 0, "data"))),
    Site(9, "zjj", f"{PLACE}住房和城乡建设局", "住房和城乡建设局", "老旧小区改造", bureau(public=(CHECKS,))),
    Site(10, "jtys", f"{PLACE}交通运输局", "交通运输局", "农村公路", bureau(
        ("新闻中心/行业动态", "hydt", "news", 4))),
    Site(11, "nyj", f"{PLACE}农业农村局", "农业农村局", "秋粮生产", bureau(public=(BUDGET,))),
    Site(12, "sjj", f"{PLACE}审计局", "审计局", "审计监督", bureau(
        ("审计公告", "sjgg", "notice", 31))),
    Site(13, "mzj", f"{PLACE}民政局", "民政局", "养老服务", bureau(public=(BUDGET,))),
    Site(14, "rsj", f"{PLACE}人力资源和社会保障局网站", "人力资源和社会保障局", "就业帮扶", bureau(
        ("新闻中心/图片新闻", "tpxw", "news", 4), public=(CHECKS,))),
    Site(15, "slj", f"{PLACE}水利局", "水利局", "防汛抗旱", bureau(
        ("水利概况", "slgk", "overview", 0, "page"), ("科室之窗", "kszc", "other", 16),
        ("科室之窗/水资源科", "szyk", "other", 22), ("科室之窗/水土保持科", "stbc", "other", 24),
        public=(CHECKS,))),
    Site(16, "lyj", f"{PLACE}林业局", "林业局", "国土绿化", bureau()),
    Site(17, "wgl", f"{PLACE}文化广电和旅游局", "文化广电和旅游局", "文旅活动", bureau(
        ("文化活动", "whhd", "news", 4))),
    Site(18, "wjw", f"{PLACE}卫生健康委员会", "卫生健康委员会", "基层医疗", bureau()),
    Site(19, "yjj", f"{PLACE}应急管理局", "应急管理局", "安全生产", bureau(
        ("上级文件", "sjwj", "policy", 35),
        public=(("应急预案", "yjya", "other", 30), ("财政资金", "czzj", "other", 42),
                ("行政许可", "xzxk", "other", 27)))),
    Site(20, "ggzy", "济源市公共资源交易中心", "公共资源交易中心", "交易服务", CENTRE),
)

# --- faults ----------------------------------------------------------------------------------

ALL, FIRST, LATER, SECOND = (1, 2, 3), (1,), (1, 2), (2,)


def stale(site, place, day, states=ALL, check="stale_column", rounds=()):
    return Fault(site, "stale", place, states, "not_updated", check, Day.fromisoformat(day), rounds)


FAULTS = (
    # Annex 1: still open at the cut-off.
    stale(2, "政府信息公开制度", "2022-01-17", check="static_not_reviewed"),
    stale(3, "行政规范性文件", "2021-12-20"),
    stale(3, "政府信息公开制度", "2021-11-02", check="static_not_reviewed"),
    stale(3, "体卫艺", "2021-06-11"), stale(3, "团队工作", "2021-05-28"),
    stale(5, "行政事业性收费", "2021-07-06"), stale(5, "行政规范性文件", "2021-12-08"),
    stale(6, "规划计划", "2022-01-25"),
    Fault(6, "dead_entry", "我要写信", ALL, "links", "dead_link"),
    stale(7, "图片新闻", "2022-08-01", rounds=(2,)),  # fresh when round 1 looks
    stale(8, "环保热线", "2022-07-12"), stale(8, "来信处理", "2021-12-30"),
    Fault(8, "blank", "行政处罚", ALL, "blank", "blank_column"),
    Fault(8, "incomplete", "环境数据服务", ALL, "display", "incomplete_data"),
    stale(15, "水利概况", "2020-05-12", check="static_not_reviewed"),
    stale(15, "科室之窗", "2021-04-19"), stale(15, "水资源科", "2021-03-02"),
    stale(15, "水土保持科", "2021-01-27"),
    stale(15, "政策解读", "2021-05-14"), stale(15, "双随机一公开", "2021-06-30"),
    Fault(18, "dead_entry", "网民留言", ALL, "links", "dead_link"),
    Fault(19, "blank", "应急预案", ALL, "blank", "blank_column"),
    Fault(19, "blank", "财政资金", ALL, "blank", "blank_column"),
    Fault(19, "blank", "行政许可", ALL, "blank", "blank_column"),
    Fault(19, "misdirected", "公开年报", ALL, "links", "misdirected_link"),
    Fault(19, "blank", "上级文件", ALL, "blank", "blank_column"),
    stale(20, "中心要闻", "2022-07-15"), stale(20, "行业动态", "2022-07-08"),
    Fault(20, "dead_article", "工程建设", ALL, "links", "dead_link"),
    Fault(20, "dead_image", "政府采购", ALL, "display", "dead_image"),
    Fault(20, "local_image", "政策法规", ALL, "links", "intranet_link"),
    # A town's page on the portal, open since last quarter: the town's, not the portal's.
    stale(1, "王屋镇/村居概况", "2020-04-21", check="static_not_reviewed"),
    # Fixed before the cut-off.
    Fault(2, "dead_attachment", "表格下载", FIRST, "links", "dead_attachment"),
    Fault(2, "dead_article", "通知公告", FIRST, "links", "dead_link"),
    stale(3, "工作动态", "2022-07-18", FIRST),
    Fault(3, "dead_home_image", "专题", FIRST, "display", "dead_image"),
    Fault(5, "dead_entry", "网上办事", FIRST, "links", "dead_link"),
    stale(5, "政策解读", "2021-12-02", FIRST),
    stale(6, "意见征集", "2022-01-10", FIRST),
    Fault(7, "dead_entry", "不动产登记", FIRST, "links", "dead_link"),
    stale(7, "政策解读", "2021-10-26", LATER),
    Fault(8, "dead_image", "工作动态", SECOND, "display", "dead_image"),
    Fault(15, "blank", "行政处罚", FIRST, "blank", "blank_column"),
    Fault(15, "dead_article", "工作动态", LATER, "links", "dead_link"),
    stale(18, "工作动态", "2022-07-14", FIRST),
    Fault(18, "dead_home_image", "专题", FIRST, "display", "dead_image"),
    Fault(19, "dead_attachment", "表格下载", SECOND, "links", "dead_attachment"),
    stale(20, "政策法规", "2021-12-17", FIRST),
    Fault(20, "empty_entry", "场地安排", FIRST, "links", "empty_link"),
)
# Looks like a fault and is none: the inspector opens it and rejects the question.
QUESTIONS = (Fault(5, "empty_entry", "警务公开", ALL, "links", "empty_link"),)

# --- accounts --------------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True)
class AccountFault:
    name: str
    what: str         # dead stale_menu subject stale_post unfiled
    check: str
    place: str = ""   # path of the menu entry
    states: tuple = ALL
    day: str = ""     # of the newest entry or post

    @property
    def open(self):
        return 3 in self.states


def dead(name, *entries, states=ALL):
    return tuple(AccountFault(name, "dead", "account_menu_dead", entry, states)
                 for entry in entries)


ACCOUNT_FAULTS = (
    # Annex 2: still open at the cut-off.
    *dead("平安济源", "服务—户政业务", "服务—治安业务", "服务—出入境业务", "服务—政务公开"),
    *dead("济源环境", "服务—环保动态—空气质量"),
    AccountFault("济源安全", "subject", "account_subject"),
    AccountFault("醉美坡头", "stale_menu", "account_menu_stale", "服务—魅力坡头—工作动态", day="2021-07-08"),
    AccountFault("醉美坡头", "stale_menu", "account_menu_stale", "服务—魅力坡头—乡村画卷", day="2019-06-20"),
    AccountFault("醉美坡头", "stale_menu", "account_menu_stale", "服务—魅力坡头—榜样人物", day="2019-04-16"),
    *dead("济源天坛", "服务—政务公开"),
    # Fixed before the cut-off.
    *dead("医保发布", "便民—参保查询", states=FIRST),
    *dead("克井镇发布", "镇情—镇村概况", states=FIRST),
    AccountFault("司法发布", "stale_post", "account_stale", states=FIRST, day="2022-07-11"),
    AccountFault("济水街道发布", "stale_post", "account_stale", states=FIRST, day="2022-07-05"),
    AccountFault("退役发布", "unfiled", "account_unfiled", states=FIRST),
)
# What inspectors note of units as such; no page shows it. Open at the cut-off.
MANAGEMENT = (("应急管理局", "分工不明确"), ("水利局", "制度落实不到位"), ("教育体育局", "工作不积极"),
              ("公安局", "流程不了解"), ("生态环境局", "未监管下级"))

