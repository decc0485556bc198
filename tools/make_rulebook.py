#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes rulebooks/<edition>/indicators.toml from the indicators as JSON.

usage: tools/make_rulebook.py INDICATORS.json > rulebooks/cn-2019-19/indicators.toml

The JSON holds what was read of the instrument, with its source and how sure the reading is; this
script adds which checks feed an indicator, and the clauses of other documents that checks cite.
"""
import json
import sys

EDITION = "cn-2019-19"

# Checks that exist. Every other indicator is planned or for a person.
CHECKS = {
    "V1.2": ["unreachable"],
    "D4.1": ["domain_name"],
    "D4.2": ["site_marks"],
    "D4.3": ["redirect_loop", "dead_link", "dead_image", "dead_attachment", "dead_resource",
             "wrong_content", "soft_404", "misdirected_link", "charset_mismatch"],
    "D4.4": ["error_report_entry"],
    "D4.5": ["site_tags", "column_tags", "article_tags"],
    "D4.7": ["ipv6"],
}

# Indicators for which a check is wanted but not written.
PLANNED = {
    "V1.1.1", "V1.1.3", "V1.1.5", "V1.3", "V1.4.1", "V1.4.2", "V1.4.3", "V1.5.1", "V1.5.2",
    "V1.6.1", "V1.6.2", "V1.6.3", "V2.1.1", "V2.1.3", "V2.2.1", "V2.2.2", "V2.3.1", "D1.1",
    "D1.2", "D1.3", "D1.4", "D1.5", "D1.6", "D1.7", "D1.8", "D1.9", "D2.2", "D2.4", "D2.5",
    "D3.2", "D3.3", "D3.4", "D3.5", "D4.6", "S.D1", "S.D2", "S.D3", "S.D4",
}

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
    ("L9", "证书异常", "Certificate at fault", "practice of monitoring services"),
    ("L11", "失效链接", "Dead links", "problem types of official bulletins"),
    ("L12", "错误链接", "Wrong links", "problem types of official bulletins"),
]


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
    if row["id"] in CHECKS:
        out.append(f"checks = {list_of(CHECKS[row['id']])}")
    elif row["id"] in PLANNED:
        out.append("planned = true")
    else:
        out.append("manual = true")
    if row["id"] in SERIES:
        out.append("series = true")
    out.append(f"source = {quoted(row['source'])}")
    if row.get("note"):
        out.append(f"note = {quoted(row['note'])}")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        data = json.load(file)
    ids = {row["id"] for row in data["indicators"]}
    unknown = (set(CHECKS) | PLANNED | SERIES) - ids
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
