#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes rulebooks/<edition>/indicators.toml from the indicators as JSON.

usage: tools/make_rulebook.py INDICATORS.json > rulebooks/cn-2019-19/indicators.toml

The JSON holds what was read of the instrument, with its source and how sure the reading is; this
script adds which checks feed an indicator, and the clauses of other documents that checks cite.
"""
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

EDITION = "cn-2019-19"

# Which checks feed an indicator; those without a source file yet are left out. An indicator that
# has none is planned, or for a person.
CHECKS = {
    "V1.1.1": ["misstatement"],
    "V1.1.5": ["future_date"],
    "V1.2": ["unreachable"],
    "V1.3": ["home_not_updated"],
    "V1.4.1": ["stale_column", "undated_items"],
    "V1.4.2": ["stale_column"],
    "V1.4.3": ["blank_column"],
    "D1.1": ["static_not_reviewed"],
    "D1.2": ["static_not_reviewed"],
    "D1.4": ["stale_column"],
    "D1.5": ["stale_column"],
    "D1.6": ["stale_column"],
    "D1.9": ["stale_column", "blank_column"],
    "D4.1": ["domain_name"],
    "D4.2": ["site_marks"],
    "D4.3": ["redirect_loop", "dead_link", "dead_image", "dead_attachment", "dead_resource",
             "wrong_content", "soft_404", "misdirected_link", "charset_mismatch",
             "incomplete_data"],
    "D4.4": ["error_report_entry"],
    "D4.5": ["site_tags", "column_tags", "article_tags"],
    "D4.7": ["ipv6"],
}

# Indicators for which a check is wanted but not written.
PLANNED = {
    "V1.1.3", "V1.5.1", "V1.5.2", "V1.6.1", "V1.6.2", "V1.6.3", "V2.1.1", "V2.1.3",
    "V2.2.1", "V2.2.2", "V2.3.1", "D1.3", "D1.7", "D1.8", "D2.2", "D2.4", "D2.5", "D3.2", "D3.3",
    "D3.4", "D3.5", "D4.6", "S.D1", "S.D2", "S.D3", "S.D4",
}

# What a verdict counts, and of which kinds of columns; docs/internals/verdict.md.
COUNTS = {
    "V1.4.1": "stale_columns",
    "V1.4.2": "stale_columns",
    "V1.4.3": "blank_columns",
}
KINDS = {
    "V1.4.1": ["news"],
    "V1.4.2": ["interpretation", "publicity", "overview", "annual_report", "interaction", "service",
               "other"],
    "D1.1": ["overview"],
    "D1.4": ["news"],
    "D1.6": ["interpretation"],
}
FIRST_LEVEL_KINDS = {"V1.4.1": ["notice", "policy"], "D1.5": ["policy"]}

# Skipped for bodies without outward services: "D2 (and V1.6)".
SERVICES = ("D2", "V1.6")

# Their checks only give leads: a person decides, whatever was found.
LEADS = {"V1.1.1", "V1.1.5"}

# One inspection cannot observe them.
SERIES = {"V1.2"}

THRESHOLDS = ["count_threshold", "failure_ratio_threshold", "min_occurrences", "activities_min",
              "ratio_min"]

CLAUSES = [
    ("G1.3", "域名后缀", "Domain suffix", "国办发〔2017〕47号 三; 国办函〔2018〕55号 二"),
    ("G1.4", "域名层级", "Levels of the domain", "国办发〔2017〕47号 三; 国办函〔2018〕55号 二"),
    ("G1.5", "一个网站一个域名", "One domain a site", "国办函〔2018〕55号 一(一)"),
    ("G1.11", "网站标识码", "Site code", "observed on live pages"),
    ("G1.12", "页脚标识", "Marks in the footer", "国办发〔2017〕47号; 国办秘函〔2019〕19号 网站标识"),
    ("G2.8", "空白栏目", "Blank columns", "国办发〔2017〕47号"),
    ("C1", "严重表述错误", "Serious misstatements", "国办秘函〔2019〕19号; problem types of official bulletins"),
    ("C2", "错别字、表述不规范", "Wrong characters, loose wording", "problem types of official bulletins"),
    ("C4", "个人信息", "Personal data", "政府信息公开条例 第十五条; 个人信息保护法 第二十八条"),
    ("R4", "名单未脱敏", "Lists not de-identified", "problem types of provincial bulletins"),
    ("L9", "证书异常", "Certificate at fault", "practice of monitoring services"),
    ("L11", "失效链接", "Dead links", "problem types of official bulletins"),
    ("L12", "错误链接", "Wrong links", "problem types of official bulletins"),
]


def existing(checks):
    return [c for c in checks if any((ROOT / "src" / "checks").glob(f"*/{c}.cc"))]


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def list_of(texts):
    return "[" + ", ".join(quoted(t) for t in texts) + "]"


def number(value):
    return repr(value) if isinstance(value, float) else str(value)


def indicator(row, out):
    out.append("\n[[indicator]]")
    for key in ("id", "part"):
        out.append(f"{key} = {quoted(row[key])}")
    out.append(f"target = {list_of(row['target'])}")
    for key in ("name_zh", "name_en", "condition"):
        out.append(f"{key} = {quoted(row[key])}")
    for key in ("window", "window_secondary"):
        if row.get(key):
            out.append(f"{key} = {quoted(row[key])}")
    for key in THRESHOLDS:
        if row.get(key) is not None:
            out.append(f"threshold = {number(row[key])}")
            break
    if row.get("threshold_inclusive") is not None:
        out.append(f"threshold_inclusive = {str(row['threshold_inclusive']).lower()}")
    for key, name in (("points", "points"), ("per_occurrence_points", "per_occurrence"),
                      ("cap", "cap")):
        if row.get(key) is not None:
            out.append(f"{name} = {number(row[key])}")
    out.append(f"confidence = {quoted(row['confidence'])}")
    checks = existing(CHECKS.get(row["id"], []))
    if checks:
        out.append(f"checks = {list_of(checks)}")
        if row["id"] in LEADS:
            out.append("manual = true")
    elif row["id"] in PLANNED:
        out.append("planned = true")
    else:
        out.append("manual = true")
    if row["id"] in SERIES:
        out.append("series = true")
    if row["id"] in COUNTS:
        out.append(f"counts = {quoted(COUNTS[row['id']])}")
    if row["id"] in KINDS:
        out.append(f"kinds = {list_of(KINDS[row['id']])}")
    if row["id"] in FIRST_LEVEL_KINDS:
        out.append(f"first_level_kinds = {list_of(FIRST_LEVEL_KINDS[row['id']])}")
    if row["id"] in SERVICES or row["id"].startswith(tuple(s + "." for s in SERVICES)):
        out.append("only_with_services = true")
    out.append(f"source = {quoted(row['source'])}")
    if row.get("note"):
        out.append(f"note = {quoted(row['note'])}")


def scoring(rules, out):
    """How parts 2 and 3 become a score, as far as the JSON says it in numbers."""
    body = rules["no_service_body"]
    if body["multiplier"] != "4/3" or body["base"] * 4 / 3 != rules["deduction_full"]:
        sys.exit("make_rulebook: the base without services is not scaled to the full points")
    out.append("\n[scoring]")
    for name, value in (("full", rules["deduction_full"]), ("no_service_base", body["base"]),
                        ("fail_below", rules["fail_below"]),
                        ("bonus_above", rules["bonus_entry_above"]),
                        ("bonus_full", rules["bonus_full"])):
        out.append(f"{name} = {number(value)}")


def check_complete(rows):
    """The vetoes that one inspection decides must be there whole and confirmed."""
    wanted = {
        "V1.3": {"window": "P14D"},
        "V1.4.1": {"window": "P14D", "window_secondary": "P6M", "count_threshold": 5},
        "V1.4.2": {"count_threshold": 10},
        "V1.4.3": {"count_threshold": 5},
    }
    by_id = {row["id"]: row for row in rows}
    for name, fields in wanted.items():
        row = by_id.get(name) or sys.exit(f"make_rulebook: {name} is missing")
        for field, value in {**fields, "confidence": "confirmed"}.items():
            if row.get(field) != value:
                sys.exit(f"make_rulebook: {name}: {field} is {row.get(field)}, expected {value}")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        data = json.load(file)
    ids = {row["id"] for row in data["indicators"]}
    check_complete(data["indicators"])
    unknown = (set(CHECKS) | PLANNED | SERIES | set(COUNTS) | set(KINDS)) - ids
    if unknown:
        sys.exit(f"make_rulebook: not in {sys.argv[1]}: {', '.join(sorted(unknown))}")
    out = [
        "# SPDX-License-Identifier: Apache-2.0",
        f"# The indicators of {data['instrument']}, restated. Made by tools/make_rulebook.py: edit",
        "# there, not here. A number that is absent was not seen, and nothing is scored with it.",
        f"id = {quoted(EDITION)}",
        f"instrument = {quoted(data['instrument'])}",
        f"issued = {quoted(data['issued'])}",
        f"published = {quoted(data['published'])}",
    ]
    scoring(data["scoring"], out)
    for row in data["indicators"]:
        indicator(row, out)
    for clause, zh, en, source in CLAUSES:
        out.append("\n[[clause]]")
        out.append(f"id = {quoted(clause)}")
        out.append(f"name_zh = {quoted(zh)}")
        out.append(f"name_en = {quoted(en)}")
        out.append(f"source = {quoted(source)}")
    print("\n".join(out))


if __name__ == "__main__":
    main()
