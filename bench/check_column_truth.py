#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks a generated site of columns against its own truth, by other means than the generator's.

check_column_truth.py TRUTH_DIR…

The states are worked out again from articles.ndjson with Python's calendar. Every page is read as
text: entries must stand on their column's page beside their day, dated articles must show it where
the truth says so, undated ones must show no day at all, blank pages no entry.
Prints what does not fit; exit status 1 when there is anything.
"""

import calendar
import datetime
import html
import json
import pathlib
import re
import sys

GBK = ("columns-c", "columns-f", "columns-k", "columns-o", "columns-w", "columns-ac", "columns-ag",
       "columns-ah", "columns-an", "columns-ar", "columns-aw")
NUMERALS = "〇一二三四五六七八九"
CLOCK = re.compile(r"今天是\s*\d{4}年\d+月\d+日 星期.|页面生成时间 [-\d]+ [:\d]+|"
                   r"本站最后更新：\d{4}年\d+月\d+日|<span class=\"date\">\d{4}年\d+月\d+日[^<]*</span>")
RECORDS = re.compile(r"<script[^>]*>\s*var records = (\[.*?\]);\s*showRecords.*?</script>", re.S)
COMMENT = re.compile(r"<!--.*?-->", re.S)
SCRIPT = re.compile(r"<script(?![^>]*(?:text/xml|ld\+json)).*?</script>", re.S | re.I)
DAY = re.compile(r"(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|二〇.{2}年|PubDate\" "
                 r"content=\"\d|datePublished")
MONTH = re.compile(r"<h3 class=\"(?:layui-timeline-title|month_tit)\">(\d{4})年(\d{1,2})月</h3>")
YEAR = re.compile(r"<h3 class=\"nian\">(\d{4})</h3>")
# Addresses that the server maps to files.
LISTS = re.compile(r"/(?:list\.asp\?cid=|InfoList\.aspx\?classid=|"
                   r"zwgk/list/index\.html\?channelId=|xxgk/web12/site/list\.jsp\?cid=|"
                   r"Web/NewsList\.aspx\?TypeId=|jsp/list\.jsp\?lmid=)(\w+)$")
ARTICLES = re.compile(r"/(?:show\.asp\?id=|InfoDetail\.aspx\?id=|"
                      r"zwgk/info/detail\.html\?infoId=|Web/NewsView\.aspx\?NewsId=|"
                      r"jsp/show\.jsp\?xxid=)"
                      r"(\w+)(?:&TypeId=\d+)?$")
REWRITES = (
    (re.compile(r"/index\.php\?m=content&c=index&a=lists&catid=(\d+)$"), r"/_c/lists-\1-1.html"),
    (re.compile(r"/index\.php\?m=content&c=index&a=show&catid=\d+&id=(\d+)$"), r"/_c/show-\1.html"),
    (re.compile(r"/gov/channel\?code=(\d+)$"), r"/_g/\1-1.html"),
    (re.compile(r"/gov/info\?id=(\w+)$"), r"/_g/i\1.html"),
    (re.compile(r"/c/([a-z]+-\d+)$"), r"/_k/\1-1.html"),
    (re.compile(r"/p/(\w+)$"), r"/_k/p-\1.html"),
    (re.compile(r"/web\.nsf/(lm\d+)\?OpenView$"), r"/_w/\1-1.html"),
    (re.compile(r"/web\.nsf/0/(\w+)\?OpenDocument$"), r"/_w/\1.html"),
    (re.compile(r"/content/column/(\d+)$"), r"/_o/\1-1.html"),
    (re.compile(r"/public/column/\d+\?type=4&catId=(\d+)&action=list$"), r"/_o/p\1-1.html"),
    (re.compile(r"/ecdomain/framework/qhx/([a-p]+)\.jsp$"), r"/_x/\1-1.html"),
    (re.compile(r"/ecdomain/framework/qhx/[a-p]+/([a-p]+)\.do\?.*$"), r"/_x/\1.html"),
    (re.compile(r"/info/i(?:List|Index)\.jsp\?node_id=GKqhx&cat_id=(\d+)$"), r"/_i/\1-1.html"),
    (re.compile(r"\?code=&state=123$"), ""),
)
# On articles' pages: other articles and readers' comments with their days.
OTHERS = re.compile(r'<div class="hot">.*?</div>|<p class="snl".*?</p>|'
                    r'<ol class="commentlist">.*?</ol>', re.S)
FOOTER = re.compile(r"更新于2019年7月1日改版|2018-2022|自2002年5月1日起访问")


def months_before(day, months):
    number = day.year * 12 + day.month - 1 - months
    year, month = divmod(number, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def limit_day(kind, as_of):
    if kind == "news":
        return as_of - datetime.timedelta(days=14)
    return months_before(as_of, 6 if kind in ("notice", "policy") else 12)


def day_of(text):
    return datetime.date.fromisoformat(text) if text else None


def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def numeral(number):
    """Up to 99 as it is said: 九, 十, 二十一."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else NUMERALS[tens]) + ("十" if tens else "") + \
        (NUMERALS[ones] if ones else "")


def whole_spellings(day):
    """All ways in which the families write a day with its year."""
    year, month, date = day.year, day.month, day.day
    return [f"{year}-{month:02}-{date:02}", f"{year}-{month}-{date}", f"{year}/{month}/{date}",
            f"{year}/{month:02}/{date:02}", f"{year}.{month:02}.{date:02}",
            f"{year}.{month}.{date}", f"{year}年{month:02}月{date:02}日", f"{year}年{month}月{date}日",
            f"{''.join(NUMERALS[int(digit)] for digit in str(year))}年{numeral(month)}月"
            f"{numeral(date)}日"]


def spellings(day):
    """The same, and those without a year."""
    year, month, date = day.year, day.month, day.day
    return [*whole_spellings(day), f"{month:02}-{date:02}", f"{month}月{date}日",
            f"({month:02}/{date:02})", f"<b>{date:02}</b><i>{year}.{month:02}</i>",
            f"<strong>{date:02}</strong><span>{year}-{month:02}</span>"]


def exact_spellings(day):
    """Those of the families aa to bb, where a part of a day must not pass for the whole."""
    year, month, date = day.year, day.month, day.day
    return [*whole_spellings(day), f"{year % 100:02}-{month:02}-{date:02}",
            f"{month:02}/{date:02}</span><span class=\"news_year\">{year}</span>",
            f"<span>{month:02}-{date:02}</span><span>{year}</span>", f"[{month:02}-{date:02}]",
            f"<span class=\"md\">{month:02}-{date:02}</span>",
            f"<p>{date:02}</p><span>{year}-{month:02}</span>"]


def below_month(text, at, day):
    """Whether the entry at `at` says its day of the month below a heading that says the month."""
    headings = list(MONTH.finditer(text, 0, at))
    return (bool(headings) and (int(headings[-1][1]), int(headings[-1][2])) ==
            (day.year, day.month) and f"<em>{day.day}日</em>" in text[max(0, at - 160):at])


def below_year(text, at, day):
    """Whether the entry at `at` says 08/01 below a heading that says the year."""
    headings = list(YEAR.finditer(text, 0, at))
    return (bool(headings) and int(headings[-1][1]) == day.year and
            f"<i>{day.month:02}/{day.day:02}</i>" in text[max(0, at - 200):at])


class Site:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.about = json.loads((self.folder / "site.json").read_text(encoding="utf-8"))
        self.as_of = day_of(self.about["as_of"])
        self.columns = read_lines(self.folder / "columns.ndjson")
        self.articles = read_lines(self.folder / "articles.ndjson")
        self.charset = "gbk" if self.about["family"] in GBK else "utf-8"
        self.exact = len(self.about["family"]) > len("columns-a")
        self.faults = []

    def fault(self, what, about, more=""):
        self.faults.append(f"{self.folder.name}: {what}: {about['url'] or about['title']} {more}")

    def page(self, address):
        """The text of a page as a reader sees it: without comments, scripts and what tells
        the day of the visit or of the page's making."""
        path = address.removeprefix(self.about["base_url"])
        match = LISTS.match(path)
        path = f"/_l/{match[1]}-1.html" if match else path
        match = ARTICLES.match(path)
        path = f"/_s/{match[1]}.html" if match else path
        for pattern, file in REWRITES:
            path = pattern.sub(file, path)
        path = re.sub(r"^/list/(\d+)$", r"/_n/\1-1.html", path)
        path = re.sub(r"^/(?:article|detail)/(\w+)$", r"/_a/\1.html", path)
        path = re.sub(r"^/channel/([\w-]+)$", r"/_n/\1.html", path)
        path = re.sub(r"^/taxonomy/term/(\d+)$", r"/_d/\1-.html", path)
        if path.endswith("/"):
            path += "index.html"
        file = self.folder / "www" / path.lstrip("/")
        if not file.is_file():
            file = file.with_suffix(".shtml")
        if not file.is_file():
            return None
        text = file.read_bytes().decode(self.charset)
        frame = re.search(r'<iframe src="(/frame/[^"]+)"', text)
        if frame:
            text += self.page(self.about["base_url"] + frame[1])
        # Records that a script of the page turns into its list.
        text = text.replace("<!--<datastore>", "<datastore>").replace("</datastore>-->",
                                                                      "</datastore>")
        text = RECORDS.sub(lambda match: match[1].replace('\\"', "&quot;"), text)
        return CLOCK.sub("", SCRIPT.sub("", COMMENT.sub("", text)))

    def check_state(self, column, entries, children):
        counted = [day_of(a["published"]) for a in entries if a["published"] and not a["future"]]
        counted += [day_of(c["latest"]) for c in children if c["latest"]]
        latest = max(counted, default=None)
        if column["state"] in ("fresh", "stale", "unknown"):
            state = "unknown"
            if latest:
                state = "fresh" if latest >= limit_day(column["kind"], self.as_of) else "stale"
            if state != column["state"]:
                self.fault("state", column, f"{column['state']}, but {state}")
            if latest != day_of(column["latest"]):
                self.fault("latest", column, f"{column['latest']}, but {latest}")
        elif column["state"] == "archived":
            if latest != day_of(column["latest"]):
                self.fault("latest", column, f"{column['latest']}, but {latest}")
        elif column["state"] != "static" and entries:
            self.fault("entries of a column without a list", column)
        if len([a for a in entries if a["future"]]) != column["future"]:
            self.fault("future", column)

    def check_page(self, column, entries):
        text = self.page(column["url"])
        if text is None:
            if "redirects_to_only_article" not in column["traps"]:
                self.fault("no page", column)
            return
        if column["path"][-1] not in text:
            self.fault("its name is not on its page", column)
        if column["parent_only"] or column["state"] == "static":
            return
        shown = 0
        for article in entries[:column["items"]]:
            title = html.escape(article["title"], quote=False).replace('"', "&quot;")
            places = [match.start() for match in re.finditer(re.escape(title), text)]
            places = places or [match.start() for match in
                                re.finditer(re.escape(article["title"][:16]), text)]
            if not places:
                self.fault("entry is not on its page", column, article["title"])
                continue
            shown += 1
            if article["row_dated"]:
                day = day_of(article["published"])
                ways = exact_spellings(day) if self.exact else spellings(day)
                age = (self.as_of - day).days
                ways += ["今天", "昨天", f"{age}天前"] if 0 <= age < 7 else []
                # Beside it, or before it as on cards.
                near = [text[max(0, at - 330):at + len(title) + 420] for at in places]
                if not (any(way in place for way in ways for place in near)
                        or any(below_month(text, at, day) or below_year(text, at, day)
                               for at in places)):
                    self.fault("its day is not beside it", article)
        if shown != column["items"]:
            self.fault("items", column, f"{column['items']}, but {shown}")

    def check_article(self, article):
        if not article["file"] or article["file"].endswith(".pdf"):
            return
        text = self.page(article["url"])
        if text is None:
            self.fault("no page", article)
            return
        text = FOOTER.sub("", text)
        if article["published"] is None or article["dating"] == "none":
            text = OTHERS.sub("", text)
            text = text.replace(article["title"], "")
            text = re.sub(r"<(?:h1|title|a|td|div)[^>]*>[^<]*</", "", text)
            found = DAY.search(text)
            if article["published"] is None and found:
                self.fault("undated, but shows a day", article, found[0])
        elif not any(way in text for way in whole_spellings(day_of(article["published"]))):
            self.fault("its day is not on its page", article, article["dating"])

    def check(self):
        of_column = {}
        for article in self.articles:
            of_column.setdefault(article["column"], []).append(article)
        below = {}
        for column in self.columns:
            below.setdefault(column["parent"], []).append(column)
        for column in self.columns:
            entries = of_column.get(column["url"], [])
            gathers = below.get(column["url"], []) if column["parent_only"] else []
            self.check_state(column, entries, gathers)
            order = sorted(entries, key=lambda a: a["position"])
            self.check_page(column, order)
        for article in self.articles:
            self.check_article(article)
        return self.faults


def main():
    faults = []
    for folder in sys.argv[1:]:
        faults += Site(folder).check()
    for fault in faults:
        print(fault)
    print(f"truth: {len(faults)} faults in {len(sys.argv) - 1} sites")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
