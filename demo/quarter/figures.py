# SPDX-License-Identifier: Apache-2.0
"""What content systems and registers of messages handed in by the cut-offs, as tables.

The counts are those of annex 3 and of the second part; titles, days and names are made up.
"""

import datetime

import plan
import register

FIRST, UNTIL = datetime.date(2022, 7, 1), datetime.date(2022, 8, 23)
# Items published in the quarter. The text of the bulletin says 23 departments, its annex has 22.
DEPARTMENT_ITEMS = dict(zip(register.DEPARTMENTS, (
    71, 58, 57, 49, 37, 35, 31, 24, 16, 11, 11, 10, 9, 9, 8, 7, 6, 5, 4, 4, 1, 0)))
TOWN_ITEMS = {
    "轵城镇": 361, "下冶镇": 347, "邵原镇": 155, "思礼镇": 144, "天坛街道": 121, "梨林镇": 49, "玉泉街道": 44, "大峪镇": 32,
    "北海街道": 27, "经济技术开发区": 25, "坡头镇": 25, "沁园街道": 22, "承留镇": 10, "高新技术开发区": 8, "克井镇": 6,
    "五龙口镇": 3, "王屋镇": 2, "济水街道": 1}
# The portal's classes as its content system calls them; what no class names is in the total only.
PORTAL_ITEMS = {"要闻": 423, "政府文件": 19, "政策解读": 4, "政府常务会": 3, "政府公报": 1, "公告公示": 40,
                "意见征集": 6, "专题": 1}
PORTAL_TOTAL = 1309
# Unit, messages, working days until each was closed. The quick ones first.
MESSAGES = (("人力资源和社会保障局", 6, 1), ("公安局", 5, 1), ("财政金融局", 4, 1), ("民政局", 3, 1),
            ("住房和城乡建设局", 4, 3), ("交通运输局", 2, 2), ("教育体育局", 2, 4))
ERROR_REPORTS = 3
OWN_COUNT = ("审计局", "民政局")
SUBJECTS = ("社保转移", "户籍迁移", "停车收费", "道路修补", "入学报名", "养老补贴", "供水检修")


def _days(count):
    """`count` days spread over the window, the first ones first."""
    span = (UNTIL - FIRST).days
    return [FIRST + datetime.timedelta(days=n * span // max(count, 1)) for n in range(count)]


def _weekday_after(day, count):
    while count > 0 or day.weekday() > 4:
        day += datetime.timedelta(days=1)
        count -= 1 if day.weekday() < 5 else 0
    return day


def column_table(address_of):
    """The disclosure columns of the sites whose items are counted by our own inspections, too."""
    rows = [("网站名称", "栏目路径", "栏目网址", "信息公开栏目")]
    for site in plan.SITES:
        for column in site.columns:
            if site.unit in OWN_COUNT and column.shape == "list" and "政府信息公开" in column.path:
                rows.append((site.name, "首页—" + "—".join(column.path), address_of(site, column),
                             "是"))
    return rows


def item_table():
    """What each unit published, as one content system exports it."""
    rows = [("发布单位", "信息标题", "发布日期")]
    for unit, count in (*DEPARTMENT_ITEMS.items(), *TOWN_ITEMS.items()):
        name = register.full_name(unit)
        for n, day in enumerate(_days(count), start=1):
            rows.append((name, f"{unit}政务公开信息（{n}）", f"{day:%Y/%m/%d}"))
    return rows


def portal_table():
    rows = [("栏目名称", "信息标题", "发布日期", "链接")]
    counts = {**PORTAL_ITEMS, "其他信息": PORTAL_TOTAL - sum(PORTAL_ITEMS.values())}
    for number, (name, count) in enumerate(counts.items(), start=1):
        for n, day in enumerate(_days(count), start=1):
            rows.append((name, f"{name}第{n}条", f"{day:%Y年%-m月%-d日}",
                         f"http://www.{plan.DOMAIN}/xx/{number:02d}/{n:04d}.html"))
    return rows


def message_table():
    """Of all messages; one that is no message is told apart. Names and phones are nobody's."""
    rows = [("留言编号", "渠道", "留言人", "联系电话", "留言标题", "受理日期", "承办单位", "办结日期", "是否有效", "无效原因")]
    number = 0
    for unit, count, took in MESSAGES:
        for n in range(count):
            number += 1
            received = _weekday_after(FIRST + datetime.timedelta(days=number), 0)
            name, phone = f"张{'甲乙丙丁戊己'[n % 6]}", f"1380000{number:04d}"
            title = f"{name}咨询{SUBJECTS[number % len(SUBJECTS)]}，电话{phone}"
            rows.append((f"W{number:03d}", "市长信箱" if n % 2 else "网上留言", name, phone, title,
                         received, unit, _weekday_after(received, took), "是", ""))
    rows.append((f"W{number + 1:03d}", "网上留言", "测试", "", "测试", "2022-07-20", "", "", "否", "测试留言"))
    return rows


def report_table():
    rows = [("编号", "问题描述", "提交时间", "责任单位", "办结时间", "是否属实")]
    for n in range(ERROR_REPORTS):
        received = _weekday_after(FIRST + datetime.timedelta(days=9 * n), 0)
        rows.append((f"C{n + 1}", f"首页第{n + 1}处链接打不开", received, register.OFFICE,
                     _weekday_after(received, 2), "不属实" if n == 2 else "属实"))
    return rows


def office_facts():
    """What the office says of itself and whom it names, as bulletin draft takes it."""
    return """\
issuer = "济源产城融合示范区管理委员会办公室"
issuer_short = "示范区管委会办公室"
region = "济源示范区"
addressees = "各片区管理办公室，各镇人民政府，各街道办事处，区管委会各有关部门："
basis = [
  "《国务院办公厅关于印发政府网站发展指引的通知》（国办发〔2017〕47号）",
  "《国务院办公厅关于推进政务新媒体健康有序发展的意见》（国办发〔2018〕123号）",
  "《国务院办公厅政府信息与政务公开办公室关于规范政府信息公开平台有关事项的通知》（国办公开办函〔2019〕61号）",
  "《河南省人民政府办公厅关于推进政务新媒体健康有序发展的通知》（豫政办明电〔2019〕28号）",
]
signature = "济源产城融合示范区管理委员会办公室"
printed_by = "济源产城融合示范区管理委员会办公室"
report_to = "管委会办公室政务公开办"
portal_name = "市政府门户网站"
commended_sites = ["住房和城乡建设局", "人力资源和社会保障局", "审计局", "林业局"]
commended_accounts = [
  "高新技术开发区", "经济技术开发区", "下冶镇", "卫生健康委员会", "自然资源和规划局", "市场监督管理局", "公共资源交易中心",
]
disclosure_problems = ["各单位公开政府信息主动性不高，政策解读类信息公开较少"]
"""
