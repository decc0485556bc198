# SPDX-License-Identifier: Apache-2.0
"""The register that the office imports, as tables: units, sites, columns, accounts."""

import csv
import io
import pathlib

import plan

SAMPLE = pathlib.Path(__file__).resolve().parent.parent / "site"  # pictures and files to borrow
OFFICE = "管委会办公室"
# Units in the order of the register; the first two kinds publish in the open columns of annex 3.
DEPARTMENTS = (
    "自然资源和规划局", "发展改革和统计局", "交通运输局", "公安局", "市场监督管理局", "文化广电和旅游局", "教育体育局",
    "人力资源和社会保障局", "林业局", "住房和城乡建设局", "医疗保障局", "审计局", "水利局", "生态环境局", "农业农村局", "民政局",
    "卫生健康委员会", "司法局", "财政金融局", "退役军人事务局", "应急管理局", "工业和科技创新委员会")
SHORT = {"自然资源和规划局": "自然资源", "发展改革和统计局": "发改统计", "交通运输局": "交通", "公安局": "公安", "市场监督管理局": "市监",
         "文化广电和旅游局": "文旅", "教育体育局": "教体", "人力资源和社会保障局": "人社", "林业局": "林业", "住房和城乡建设局": "住建",
         "医疗保障局": "医保", "审计局": "审计", "水利局": "水利", "生态环境局": "环境", "农业农村局": "农业", "民政局": "民政",
         "卫生健康委员会": "卫健", "司法局": "司法", "财政金融局": "财金", "退役军人事务局": "退役", "应急管理局": "应急",
         "工业和科技创新委员会": "工科", "公共资源交易中心": "交易", OFFICE: "管委办"}
# Of the five accounts that annex 2 lists: name, platform, who runs it.
LISTED = (("平安济源", "公安局"), ("济源环境", "生态环境局"), ("济源安全", "应急管理局"), ("醉美坡头", "坡头镇"),
          ("济源天坛", "天坛街道"))
OLD_SUBJECT = "济源市安全生产监督管理局"  # what 济源安全 is still certified as
ACCOUNTS = 98
PLATFORMS = ("微信订阅号", "微博", "抖音", "今日头条")


def town_name(town):
    if town.endswith("开发区"):
        return f"济源市{town}"
    return f"济源市{town}办事处" if town.endswith("街道") else f"济源市{town}人民政府"


def full_name(unit):
    return town_name(unit) if unit in plan.TOWNS else unit


def all_units():
    """Names as full_name() takes them, the office first."""
    return (OFFICE, *DEPARTMENTS, "公共资源交易中心", *plan.TOWNS)


def _kind(unit):
    if unit == "公共资源交易中心":
        return "事业单位"
    if unit not in plan.TOWNS:
        return "部门"
    return "片区" if unit.endswith("开发区") else "街道" if unit.endswith("街道") else "镇"


def units():
    rows = [("单位名称", "简称", "单位类型", "上级单位", "曾用名", "纳入公开统计")]
    for unit in all_units():
        # A body's former name tells a certified subject that was never renewed from a strange one.
        former = f"{OLD_SUBJECT}（至2019-03-18）" if unit == "应急管理局" else ""
        rows.append((full_name(unit), SHORT.get(unit, unit), _kind(unit),
                     "" if unit == OFFICE else OFFICE, former,
                     "是" if unit in DEPARTMENTS or unit in plan.TOWNS else "否"))
    return rows


def sites(port):
    rows = [("网站名称", "首页网址", "网站标识码", "网站类型", "主办单位", "内容保障分工", "网站状态")]
    for site in plan.SITES:
        kept = ""
        if site.portal:  # a town keeps what stands below its own name
            kept = "；".join(f"首页—镇街公开—{town}={town_name(town)}" for town in plan.TOWNS)
        rows.append((site.name, f"http://{site.host}.{plan.DOMAIN}:{port}/", site.id_code,
                     "门户网站" if site.portal else "部门网站", full_name(site.unit), kept, "运行"))
    return rows


def accounts():
    """Platform, name, unit, certified subject; 98 rows."""
    rows = [("微信订阅号", name, unit, OLD_SUBJECT if name == "济源安全" else full_name(unit))
            for name, unit in LISTED]
    named = {unit: name for name, unit in LISTED}  # a unit bears one name on all platforms
    for platform in PLATFORMS:
        for unit in all_units():
            if platform == "微信订阅号" and unit in named:
                continue
            name = named.get(unit, f"{SHORT.get(unit, unit)}发布")
            rows.append((platform, name, unit, full_name(unit)))
    return rows[:ACCOUNTS]


def account_table():
    rows = [("平台", "账号名称", "账号ID", "主办单位", "认证主体", "备案", "账号用途")]
    for n, (platform, name, unit, subject) in enumerate(accounts(), start=1):
        rows.append((platform, name, f"jy-{n:03d}", full_name(unit), subject, "是", "发布类"))
    return rows


def as_csv(rows, encoding="gb18030"):
    """As a spreadsheet program on a Chinese desk saves it."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)
