# SPDX-License-Identifier: Apache-2.0
"""One generated site told again: its columns, articles and states, in another maker's markup."""

import datetime
import json
import pathlib
import random

from .pages import TOOLS, Maker
from .rows import show_day

SCHEMES = ("folder", "col", "query", "numbered", "list", "jhtml", "bare", "dated", "content",
           "aspx")


def read_lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


class Retold:
    """pages: path with query -> (status, type, bytes or target of a redirect)"""

    def __init__(self, folder, seed, base):
        folder = pathlib.Path(folder)
        self.rng = random.Random(seed)
        self.base = base
        self.about = json.loads((folder / "site.json").read_text(encoding="utf-8"))
        self.as_of = datetime.date.fromisoformat(self.about["as_of"])
        self.columns = read_lines(folder / "columns.ndjson")
        self.articles = read_lines(folder / "articles.ndjson")
        self.maker = Maker(self.rng, "青禾县人民政府" + self.rng.choice(("", "门户网站", "网")))
        self.scheme = self.rng.choice(SCHEMES)
        self.home = self.rng.choice(("/", "/", "/index.html"))
        self.absolute = self.rng.random() < 0.2
        self.pages = {}
        self.plan()

    # --- addresses
    def column_path(self, number, column):
        parent = self.by_url.get(column["parent"])
        above = parent["path_in_site"] if parent else "/"
        slug = f"lm{number}"
        return {
            "folder": f"{above if above.endswith('/') else '/'}{slug}/",
            "col": f"/col/col{1000 + number}/index.html",
            "query": f"/list.php?catid={number + 10}",
            "numbered": f"/channels/{number + 200}.html",
            "list": f"/web/list-{number + 10}-1.html",
            "jhtml": f"/{slug}/index.jhtml",
            "bare": f"/c/{number * 7919 + 100003:x}",
            "dated": f"/html/{number + 10}/",
            "content": f"/content/column/{4700000 + number}",
            "aspx": f"/NewsList.aspx?TypeId={number + 5}",
        }[self.scheme]

    def further_path(self, path, page):
        if page == 0:
            return path
        if self.scheme in ("folder", "dated"):
            return f"{path}index_{page}.html"
        if self.scheme == "col":
            return path.replace("index.html", f"index_{page}.html")
        if self.scheme == "jhtml":
            return path.replace("index.jhtml", f"index_{page + 1}.jhtml")
        if self.scheme == "list":
            return path.replace("-1.html", f"-{page + 1}.html")
        if self.scheme == "numbered":
            return path.replace(".html", f"_{page + 1}.html")
        if self.scheme in ("bare", "content"):
            return f"{path}?pageIndex={page + 1}"
        return f"{path}&page={page + 1}"

    def article_path(self, number, entry, column):
        day = entry["published"] or "2020-01-01"
        y, m, d = day.split("-")
        real = entry["row_dated"] or entry["dating"] != "none"
        if not real:
            y, m, d = "2019", "03", "05"
        above = column["path_in_site"].rsplit("/", 1)[0]
        return {
            "folder": f"{above}/{number}.html",
            "col": f"/art/{y}/{int(m)}/{int(d)}/art_{column['number']}_{number}.html" if real
                   else f"/art/art_{column['number']}_{number}.html",
            "query": f"/show.php?contentid={number}",
            "numbered": f"/contents/{column['number'] + 200}/{number}.html",
            "list": f"/web/show-{column['number'] + 10}-{number}.html",
            "jhtml": f"{above}/{number}.jhtml",
            "bare": f"/a/{number * 104729:x}",
            "dated": f"/html/{column['number'] + 10}/{y}{m}{d}/{number}.html" if real
                     else f"/html/{column['number'] + 10}/{number}.html",
            "content": f"/content/article/{number + 17000000}",
            "aspx": f"/NewsShow.aspx?NewsId={number}",
        }[self.scheme]

    def link(self, path):
        return self.base + path if self.absolute else path

    # --- what there is
    def plan(self):
        self.by_url = {column["url"]: column for column in self.columns}
        for number, column in enumerate(self.columns):
            column["name"], column["number"] = column["path"][-1], number
            column["path_in_site"] = self.column_path(number, column)
            column["address"] = self.link(column["path_in_site"])
            column["rows"] = []
        for number, entry in enumerate(self.articles):
            column = self.by_url[entry["column"]]
            file = entry["file"] or ""
            entry["page"] = False
            if entry["url"] is None:
                entry["address"] = None
            elif not entry["url"].startswith(self.about["base_url"]):
                entry["address"] = entry["url"]
            elif file.endswith((".pdf", ".doc", ".docx", ".xls", ".xlsx")):
                entry["address"], entry["path_in_site"] = self.link(file), file
                self.pages[file] = (200, "application/pdf", b"%PDF-1.4\n" + b"x" * 900)
            else:
                entry["page"] = True
                entry["path_in_site"] = self.article_path(number + 1001, entry, column)
                entry["address"] = self.link(entry["path_in_site"])
            entry["day"] = (entry["published"] or "") if entry["row_dated"] else ""
            column["rows"].append(entry)
        for column in self.columns:
            column["rows"].sort(key=lambda entry: entry["position"])
        dated = [e for e in self.articles if e["day"] and not e["future"] and e["address"]]
        dated.sort(key=lambda e: e["published"], reverse=True)
        self.fresh, self.stale = dated[:6], [e for e in dated if e["published"] < "2020"][:6]
        self.write()

    def children(self, column):
        return [c for c in self.columns if c["parent"] == (column["url"] if column else None)]

    def steps(self, column):
        steps = []
        while column:
            steps.insert(0, (column["name"], column["address"]))
            column = self.by_url.get(column["parent"])
        return steps

    def put(self, path, text, status=200):
        if self.maker.upper:
            text = shout(text)
        charset = "gb18030" if self.maker.charset != "utf-8" else "utf-8"
        self.pages[path] = (status, "text/html", text.encode(charset, "replace"))

    def frame(self, column, steps, last_is_page, main, tail=""):
        maker = self.maker
        parent = self.by_url.get(column["parent"]) if column else None
        siblings = self.children(parent) if column and column["parent"] else \
            (self.children(column) if column else [])
        tops = self.children(None)
        side = maker.side_menu(parent or column, siblings, column) if column else ""
        return {
            "head": f'<a href="{self.link(self.home)}"><img src="/images/logo.png" '
                    f'alt="{maker.site}"></a>'
                    f"<span>{maker.today(self.as_of)}</span>",
            "menu": maker.menu_of(tops, self.children, self.link(self.home)),
            "crumb": maker.crumb(steps, self.link(self.home), last_is_page, tail) if column else "",
            "side": side, "main": main, "extra": self.extra(),
        }

    def extra(self):
        noise = self.maker.noise
        if noise == "banner":
            return '<div><a href="/zt.html"><img src="/images/b.jpg" width="1000"></a></div>'
        if noise == "search":
            return '<form action="/search"><input name="q"><input type="submit" value="搜索"></form>'
        if noise == "links":
            return ('<div><select><option>省直部门网站</option></select><h3>友情链接</h3>'
                    '<a href="http://www.gov.cn/">中国政府网</a> '
                    '<a href="http://www.henan.gov.cn/">河南省人民政府</a></div>')
        if noise == "float":
            return '<div style="position:fixed"><a href="http://qh.mp/">政务新媒体</a></div>'
        return ""

    def foot(self):
        tools = " | ".join(f'<a href="/about/{i}.html">{name}</a>' for i, name in enumerate(TOOLS))
        more = ""
        if self.maker.footer_columns:
            more = " ".join(f'<a href="{c["address"]}">{c["name"]}</a>'
                            for c in self.children(None)) + "<br>"
        return (f"{more}{tools}<br>主办：青禾县人民政府办公室　网站标识码：4190010001　"
                "豫ICP备05012345号　豫公网安备41900102000123号")

    def title(self, name):
        return self.maker.title_form.format(c=name, s=self.maker.site)

    def metas(self, column, article=None):
        kind, site = self.maker.metas, [("SiteName", self.maker.site)]
        found = [] if kind == "none" else site
        if kind in ("all", "some") and column:
            found.append(("ColumnName", column["name"]))
            if column["has_kind_tag"] and kind == "all" and not article:
                found.append(("ColumnType", column["name"]))
        if article and kind in ("all", "some"):
            found.append(("ArticleTitle", article["title"]))
        if article and article["dating"] in ("meta", "jsonld") and article["published"]:
            found.append(("PubDate", article["published"] + " 09:12"))
        return found

    # --- pages
    def write(self):
        maker = self.maker
        for column in self.columns:
            self.write_column(column)
        for number, entry in enumerate(self.articles):
            if entry["page"]:
                self.write_article(entry, number)
        for number, name in enumerate(TOOLS):
            main = f"<h2>{name}</h2>" + maker.static_text("")
            if number == 0:
                main = "<h2>网站地图</h2>" + "".join(
                    f'<li><a href="{c["address"]}">{c["name"]}</a></li>' for c in self.columns)
            self.put(f"/about/{number}.html", maker.page(
                self.title(name), self.metas(None), self.frame(None, [], True, main), self.foot()))
        self.write_home()
        self.pages.setdefault("/", self.pages[self.home])

    def write_home(self):
        latest = self.about["home"].get("latest")
        boxes = []
        for column in self.columns:
            rows = [e for e in column["rows"] if not e["future"] and e["day"] and
                    (not latest or e["published"] <= latest) and not e["pinned"]][:5]
            if rows and self.rng.random() < 0.4:
                boxes.append(self.maker.box(column["name"], column["address"], rows))
        tops = "".join(self.maker.box(c["name"], c["address"], [], more=False)
                       for c in self.children(None)[:2])
        text = self.maker.page(self.maker.site, self.metas(None),
                               self.frame(None, [], True, tops + "".join(boxes)), self.foot())
        self.put(self.home, text)

    def side_boxes(self, column):
        boxes = ""
        if "fresh_side" in column["traps"]:
            boxes += self.maker.box("最新信息", None, self.fresh, self.maker.side_rows)
        if "stale_side" in column["traps"]:
            boxes += self.maker.box("热点回顾", None, self.stale, self.maker.side_rows)
        return boxes

    def write_column(self, column):
        maker, path = self.maker, column["path_in_site"]
        if "redirects_to_only_article" in column["traps"]:
            self.pages[path] = (302, "text/html", column["rows"][0]["path_in_site"].encode())
            return
        children = self.children(column)
        rows = column["rows"]
        parts = [("", 0)]
        if children and column["parent_only"]:
            parts = [(self.parent_body(column, children), 0)]
        elif column["state"] == "blank":
            parts = [(maker.empty_list(column["number"]) + maker.around(column["number"]), 0)]
        elif column["state"] == "not_observed":
            parts = [(maker.scripted_list(column["number"]), 0)]
        elif column["state"] == "declared_none":
            parts = [(maker.note(column["number"]) + maker.around(column["number"]), 0)]
        elif column["state"] == "static" and not rows:
            body = maker.form_part() if "form" in column["traps"] else maker.static_text("")
            if "form" not in column["traps"] and column["number"] % 2 == 0:
                body = maker.few_words(column["number"])
            parts = [(body, 0)]
        else:
            size = maker.page_size or max(len(rows), 1)
            parts = [(maker.rows.whole(rows[i:i + size]), i // size)
                     for i in range(0, max(len(rows), 1), size)]
        pages = len(parts)
        for body, page in parts:
            note = ""
            if column["state"] == "archived":
                note = maker.closed(column["number"])
            if "list_in_comment" in column["traps"] and rows:
                note += f"<!-- {maker.rows.whole(self.fresh[:3])} -->"
            pager = ""
            if rows:
                pager = maker.pager_part(lambda p: self.link(self.further_path(path, p)), page,
                                         pages, len(rows))
                if maker.pager == "createPageHTML" and pages > 1:
                    pager = ('<div class="page"><script>createPageHTML(%d, %d, "index", "html");'
                             "</script></div>" % (pages, page))
                    if self.scheme not in ("folder", "dated"):
                        pager = "".join(f'<a href="{self.link(self.further_path(path, p))}">'
                                        f"{p + 1}</a>" for p in range(pages))
            main = maker.heading_of(column["name"]) + note + body + pager
            if "counter_script" in column["traps"]:
                main += maker.counter_part(column["number"])
            parts_of = self.frame(column, self.steps(column), True, main)
            if self.maker.side_at == "after" or parts_of["side"]:
                parts_of["side"] += self.side_boxes(column)
            else:
                parts_of["side"] = self.side_boxes(column)
            self.put(self.further_path(path, page), maker.page(
                self.title(column["name"]), self.metas(column), parts_of, self.foot()))

    def parent_body(self, column, children):
        if "parent_menu" in column["traps"]:
            return "<ul>" + "".join(f'<li><a href="{c["address"]}">{c["name"]}</a></li>'
                                    for c in children) + "</ul>"
        below = [e for c in self.columns if self.is_below(c, column) for e in c["rows"]
                 if e["day"] and not e["future"]]
        if "parent_merged" in column["traps"]:
            below.sort(key=lambda e: e["published"], reverse=True)
            return self.maker.rows.whole(below[:12])
        return "".join(self.maker.box(c["name"], c["address"], [
            e for e in c["rows"] if e["day"] and not e["future"]][:4]) for c in children)

    def is_below(self, column, ancestor):
        while column:
            if column is ancestor:
                return True
            column = self.by_url.get(column["parent"])
        return False

    def write_article(self, entry, number):
        maker, column = self.maker, self.by_url[entry["column"]]
        extra = ""
        rows = [e for e in column["rows"] if e["page"] and e is not entry]
        if maker.neighbours == "prev" and rows:
            extra = (f'<p>上一篇：<a href="{rows[0]["address"]}">{rows[0]["title"]}</a></p>'
                     f'<p>下一篇：<a href="{rows[-1]["address"]}">{rows[-1]["title"]}</a></p>')
        if maker.neighbours == "related" and rows:
            extra = "<div><h4>相关阅读</h4><ul>" + "".join(
                f'<li><a href="{e["address"]}">{e["title"]}</a></li>'
                for e in rows[:3]) + "</ul></div>"
        main = maker.article(entry, extra, number)
        tail = self.rng.choice(("正文", "正文", "")) if column else ""
        self.put(entry["path_in_site"], maker.page(
            self.title(entry["title"]), self.metas(column, entry),
            self.frame(column, self.steps(column), False, main, tail), self.foot()))

    # --- the truth, of these addresses
    def write_truth(self, folder):
        folder = pathlib.Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        with open(folder / "columns.ndjson", "w", encoding="utf-8") as out:
            for column in self.columns:
                path = column["path_in_site"]
                said = {key: column[key] for key in (
                    "path", "kind", "level", "state", "kind_also", "state_also", "latest", "items",
                    "entries", "undated", "future", "parent_only", "has_kind_tag", "traps")}
                also = []
                if "redirects_to_only_article" in column["traps"]:
                    also.append(self.base + column["rows"][0]["path_in_site"])
                parent = self.by_url.get(column["parent"])
                said.update(url=self.base + path, aliases=also,
                            parent=self.base + parent["path_in_site"] if parent else None)
                out.write(json.dumps(said, ensure_ascii=False) + "\n")
        about = dict(self.about, base_url=self.base)
        (folder / "site.json").write_text(json.dumps(about), encoding="utf-8")

    def describe(self):
        maker = self.maker
        keys = ("charset", "naming", "frame", "menu", "side", "side_at", "crumb_tag", "lead",
                "mark", "crumb_last", "has_crumb", "heading", "metas", "title_form", "pager",
                "page_size", "empty", "scripted", "article_date", "counter", "upper", "noise")
        said = {key: getattr(maker, key) for key in keys}
        said.update(scheme=self.scheme, rows=maker.rows.form, day=maker.rows.day_form,
                    boxes=maker.box_rows.form, sides=maker.side_rows.form, outer=maker.rows.outer)
        return said


def shout(text):
    """Upper-case tags, as old editors write them; scripts are left."""
    import re
    return re.sub(r"<(/?)(div|table|tr|td|ul|li|p|a|h[1-6]|font|span|center|hr|br)\b",
                  lambda m: f"<{m[1]}{m[2].upper()}", text)
