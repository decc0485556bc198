# SPDX-License-Identifier: Apache-2.0
"""How a site looks. Families share no markup, addresses or way of writing days; each is one
supplier's system. What stands on the pages comes from content.py, what is wrong from plan.py.
"""

import plan


class Family:
    """Pages of one site in one state. Subclasses say addresses and markup."""

    charset = "utf-8"
    page_file = "index.html"
    faults_on_home = ("dead_entry", "misdirected", "empty_entry")

    def __init__(self, state):
        self.s = state
        self.site = state.site
        self.host = f"{self.site.host}.{plan.DOMAIN}"

    # --- the same in all families

    def files(self):
        """(path, bytes) of every page."""
        yield "/index.html", self._coded(self.home())
        yield self.map_address(), self._coded(self.page(
            "网站地图", None, self.plain([f'<a href="{self.address(c)}">{c.name}</a>'
                                      for c in self.site.columns])))
        for label in self.mended():
            yield self.mended_address(label), self._coded(self.page(
                label, None, f"<h1>{label}</h1>" + self.text(self.about(label))))
        for column in self.site.columns:
            yield self.file_of(self.address(column)), self._coded(self.column(column))
        for column in self.s.listed():
            if column.shape == "files":
                continue
            entries = self.s.entries(column)
            for n, entry in enumerate(entries):
                if n == self.broken(column, "dead_article"):
                    continue  # listed, and not there
                yield self.article_address(entry), self._coded(self.article(entry, n))

    def _coded(self, text):
        return text.encode(self.charset)

    def broken(self, column, what):
        """Which entry of the column the fault is about; -1 = none."""
        return 8 if self.s.hit(what, column) and len(self.s.entries(column)) > 8 else -1

    def menu(self):
        """(label, address) of the top menu."""
        return [("首页", "/")] + [(c.name, self.address(c)) for c in self.s.tops]

    def entries_of_home(self):
        """(label, address) of the home page's buttons."""
        found = []
        for c in self.site.columns:
            if c.name in ("公开年报", "办事指南", "表格下载", "我要写信", "意见征集"):
                found.append((c.name, self.address(c)))
        gone = {f.place: f for what in self.faults_on_home for f in self.s.faults if f.what == what}
        for label, fault in gone.items():
            found = [(l, a) for l, a in found if l != label]
            found.append((label, self.bad_address(fault)))
        return found

    def mended(self):
        """Labels of entries that lead somewhere by now."""
        return [f.place for f in self.s.faults
                if f.what in self.faults_on_home and self.s.state not in f.states]

    def bad_address(self, fault):
        if self.s.state not in fault.states:
            return self.mended_address(fault.place)
        if fault.what == "misdirected":
            return "/"
        return "#" if fault.what == "empty_entry" else self.gone_address(fault.place)

    def home_columns(self):
        """Columns that have a box on the home page."""
        wanted = [c for c in self.site.columns if c.kind in ("news", "notice") and c.shape == "list"]
        return wanted + [c for c in self.site.columns if c.name in ("上级文件", "政府文件", "政策解读")]

    def home_image(self):
        return "/images/zt2022.png" if self.s.now("dead_home_image") else "/images/zt.png"

    def article_images(self, entry, n):
        """Addresses of an article's pictures."""
        if n == self.broken(entry.column, "dead_image"):
            return [f"/upload/{entry.number}_1.jpg"]
        if n == self.broken(entry.column, "local_image"):
            return ["http://192.168.10.6/upload/ksdw.jpg"]
        return ["/images/huiyi.jpg"] if entry.column.kind == "news" and n % 4 == 1 else []

    def file_address(self, column, n):
        gone = n == 0 and self.s.hit("dead_attachment", column)
        return f"/files/{'qs' if gone else 'sqb'}{n % 3}.pdf"

    def file_of(self, address):
        return address + self.page_file if address.endswith("/") else address

    def about(self, name):
        topic, unit = self.site.topic, self.site.unit
        return [f"{unit}{name}：{unit}负责本区域{topic}及相关公共服务，设综合科、业务科等内设机构。",
                f"{name}由综合科维护，联系{unit}办公室核实。办公时间：工作日上午8:30至12:00，下午3:00至6:00。",
                f"本页介绍{topic}工作的职责范围、办理依据和服务电话，内容随机构调整及时修订。"]

    def data_cells(self):
        bad = bool(self.s.now("incomplete"))
        return [("一号站点", "undefined" if bad else "42"), ("二号站点", "undefined" if bad else "38"),
                ("三号站点", "51")]


class Folders(Family):
    """A folder a column, lists of <li>, days as 2022-08-05, complete tags."""

    def address(self, column):
        return f"/{self.s.slug_path(column)}/"

    def article_address(self, entry):
        d = entry.day
        return f"/{self.s.slug_path(entry.column)}/{d:%Y%m}/t{d:%Y%m%d}_{entry.number}.html"

    def gone_address(self, label):
        return f"/old/{len(label)}/index.html"

    def mended_address(self, label):
        return f"/fw/{len(label)}/index.html"

    def map_address(self):
        return "/wzdt/index.html"

    def plain(self, items):
        return "<ul class=\"sitemap\">" + "".join(f"<li>{i}</li>\n" for i in items) + "</ul>"

    def head(self, title, column, entry):
        tags = [("SiteName", self.site.name), ("SiteDomain", self.host), ("SiteIDCode", self.site.id_code)]
        if column:
            tags += [("ColumnName", column.name), ("ColumnDescription", f"{self.site.unit}{column.name}"),
                     ("ColumnKeywords", column.name), ("ColumnType", column.name)]
        if entry or (column and column.shape == "page"):
            day = entry.day if entry else self.s.page_day(column)
            tags += [("ArticleTitle", entry.title if entry else column.name), ("PubDate", f"{day} 09:20"),
                     ("ContentSource", self.site.unit)]
        metas = "".join(f'<meta name="{k}" content="{v}">\n' for k, v in tags)
        menu = "".join(f'<li><a href="{a}">{l}</a></li>' for l, a in self.menu())
        return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>
{metas}<link rel="stylesheet" href="/images/main.css"></head>
<body><div class="header"><a href="/"><img src="/images/logo.png" alt="{self.site.name}"></a>
<form action="/search" method="get"><input name="q"><button>搜索</button></form></div>
<div class="nav"><ul>{menu}</ul></div>
"""

    def foot(self):
        return f"""<div class="footer"><p>主办单位：{self.site.unit}　联系电话：0391-6600{self.site.no:03d}</p>
<p>网站标识码：{self.site.id_code}　<a href="https://beian.miit.gov.cn/">豫ICP备2022000{self.site.no:03d}号</a>
　<a href="http://www.beian.gov.cn/">豫公网安备 419001020000{self.site.no:02d}号</a></p>
<p><a href="{self.map_address()}">网站地图</a>　<a href="http://bszs.conac.cn/sitename?method=show"><img src="/images/logo.png" alt="党政机关"></a>
<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html">我为政府网站找错</a></p></div></body></html>
"""

    def crumb(self, column):
        steps = "".join(f' &gt; <a href="{self.address(c)}">{c.name}</a>' for c in self.s.chain(column))
        return f'<div class="position">当前位置：<a href="/">首页</a>{steps}</div>\n'

    def rows(self, entries):
        return "".join(f'<li><a href="{self.article_address(e)}" title="{e.title}">{e.title}</a>'
                       f"<span>{e.day}</span></li>\n" for e in entries)

    def page(self, title, column, middle, entry=None):
        crumb = self.crumb(column) if column else ""
        return (self.head(f"{title}_{self.site.name}", column, entry) + '<div class="main">' + crumb +
                middle + "</div>\n" + self.foot())

    def home(self):
        boxes = "".join(
            f'<div class="box"><h2><a href="{self.address(c)}">{c.name}</a>'
            f'<a class="more" href="{self.address(c)}">更多</a></h2><ul>{self.rows(self.s.entries(c)[:5])}'
            "</ul></div>\n" for c in self.home_columns())
        quick = "".join(f'<li><a href="{a}">{l}</a></li>' for l, a in self.entries_of_home())
        middle = (f'<div class="focus"><img src="{self.home_image()}" alt="专题"></div>\n'
                  f'<div class="nav quick"><ul>{quick}</ul></div>\n{boxes}')
        return self.head(self.site.name, None, None) + middle + self.foot()

    def column(self, c):
        children = self.s.children(c)
        menu = ""
        if children:
            menu = '<div class="leftnav"><ul>' + "".join(
                f'<li><a href="{self.address(k)}">{k.name}</a></li>' for k in children) + "</ul></div>\n"
        return self.page(c.name, c, menu + f'<div class="right"><h1>{c.name}</h1>\n{self.body(c)}</div>')

    def body(self, c):
        if c.shape == "parent":
            return "".join(f'<div class="box"><h3><a href="{self.address(k)}">{k.name}</a></h3><ul>'
                           f"{self.rows(self.s.entries(k)[:4]) if k.shape == 'list' else ''}</ul></div>\n"
                           for k in self.s.children(c))
        if c.shape == "page":
            return f'<div class="info">发布时间：{self.s.page_day(c)}</div>' + self.text(self.about(c.name))
        if c.shape == "form":
            return ('<p>写信须知：请如实填写，来信将在5个工作日内答复。</p><form action="/hdjl/submit" method="post">'
                    '姓名<input name="xm">电话<input name="dh"><textarea name="nr"></textarea>'
                    '<input type="submit" value="提交"></form>')
        if c.shape == "data":
            cells = "".join(f"<tr><td>{n}</td><td>{v}</td></tr>" for n, v in self.data_cells())
            return f'<table class="data"><tr><th>监测点</th><th>空气质量指数</th></tr>{cells}</table>'
        if c.shape == "files":
            rows = "".join(f'<li><a href="{self.file_address(c, n)}">{e.title}申请表</a>'
                           f"<span>{e.day}</span></li>\n" for n, e in enumerate(self.s.entries(c)))
            return f'<ul class="list">\n{rows}</ul>'
        return f'<ul class="list">\n{self.rows(self.s.entries(c))}</ul>\n<div class="page">共1页</div>'

    def article(self, e, n):
        images = [f'<img src="{a}">' for a in self.article_images(e, n)]
        return self.page(e.title, e.column, f"""<h1>{e.title}</h1>
<div class="info">发布时间：{e.day} 09:20　来源：{self.site.unit}</div>
{self.text(e.paragraphs() + images)}""", e)

    def text(self, lines):
        return '<div class="TRS_Editor">' + "".join(f"<p>　　{line}</p>\n" for line in lines) + "</div>"


class Tables(Family):
    """Flat addresses, GBK, tables, days in brackets, tags only on some pages."""

    charset = "gb18030"

    def _id(self, column):
        return 11 + self.site.columns.index(column)

    def address(self, column):
        return f"/list_{self._id(column)}.htm"

    def article_address(self, entry):
        return f"/show/{self._id(entry.column)}/{entry.number}.htm"

    def gone_address(self, label):
        return f"/show/1/{990 + len(label)}.htm"

    def mended_address(self, label):
        return f"/show/2/{990 + len(label)}.htm"

    def map_address(self):
        return "/map.htm"

    def plain(self, items):
        rows = "".join(f"<td>{i}</td>" for i in items)
        return f'<table width="100%"><tr>{rows}</tr></table>'

    def head(self, title, column, entry):
        tags = [("SiteName", self.site.name), ("SiteDomain", self.host), ("SiteIDCode", self.site.id_code)]
        if column:
            tags += [("ColumnName", column.name), ("ColumnDescription", column.name + "栏目"),
                     ("ColumnKeywords", column.name), ("ColumnType", column.name)]
        if entry or (column and column.shape == "page"):
            day = entry.day if entry else self.s.page_day(column)
            tags += [("ArticleTitle", entry.title if entry else column.name), ("PubDate", f"{day} 16:05"),
                     ("ContentSource", "本站")]
        metas = "".join(f'<META content="{v}" name="{k}">\n' for k, v in tags)
        cells = "".join(f'<td><a class="dh" href="{a}">{l}</a></td>' for l, a in self.menu())
        return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=gb2312"><TITLE>{title}</TITLE>
{metas}</HEAD><BODY topmargin="0">
<table width="1000" align="center" id="header"><tr><td><img src="/images/logo.png" alt=""></td></tr></table>
<table width="1000" align="center" class="menu" id="menu"><tr>{cells}</tr></table>
"""

    def foot(self):
        no = self.site.no
        return f"""<table width="1000" align="center" class="bottom" id="bottom"><tr><td align="center">
<a href="{self.map_address()}">网站地图</a> | <a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html">我为政府网站找错</a><br>
网站主办：{self.site.unit}&nbsp;&nbsp;电话：(0391)6600{no:03d}&nbsp;&nbsp;政府网站标识码：{self.site.id_code}<br>
<a href="https://beian.miit.gov.cn/">豫ICP备2022000{no:03d}号-1</a> <a href="http://www.beian.gov.cn/">豫公网安备419001020000{no:02d}号</a>
<a href="http://bszs.conac.cn/sitename?method=show"><img src="/images/logo.png" alt=""></a></td></tr></table>
</BODY></HTML>
"""

    def crumb(self, column):
        steps = "".join(f'&nbsp;&raquo;&nbsp;<a href="{self.address(c)}">{c.name}</a>'
                        for c in self.s.chain(column))
        return f'<tr><td class="weizhi" colspan="2">您现在的位置：<a href="/">网站首页</a>{steps}</td></tr>\n'

    def rows(self, entries):
        return "".join(f'<tr><td width="10">·</td><td><a href="{self.article_address(e)}" target="_blank">'
                       f'{e.title}</a></td><td width="90" align="right">[{e.day:%Y/%m/%d}]</td></tr>\n'
                       for e in entries)

    def page(self, title, column, middle, entry=None):
        crumb = self.crumb(column) if column else ""
        return (self.head(f"{self.site.name}-{title}", column, entry) +
                f'<table width="1000" align="center">{crumb}<tr><td valign="top">{middle}</td></tr></table>\n' +
                self.foot())

    def home(self):
        boxes = "".join(
            f'<table width="490"><tr><td class="bt"><b>{c.name}</b></td><td align="right"><a href="{self.address(c)}">'
            f'更多&gt;&gt;</a></td></tr><tr><td colspan="2"><table width="100%">{self.rows(self.s.entries(c)[:5])}'
            "</table></td></tr></table>\n" for c in self.home_columns())
        quick = "".join(f'<td><a href="{a}">{l}</a></td>' for l, a in self.entries_of_home())
        return (self.head(self.site.name, None, None) +
                f'<table width="1000" align="center"><tr><td><img src="{self.home_image()}" width="980"></td></tr></table>\n'
                f'<table width="1000" align="center" class="menu2 menu"><tr>{quick}</tr></table>\n'
                f'<table width="1000" align="center"><tr><td>{boxes}</td></tr></table>\n' + self.foot())

    def column(self, c):
        side = self.s.children(c) or [k for k in self.site.columns if k.path[:-1] == c.path[:-1]]
        links = "".join(f'<tr><td><a href="{self.address(k)}">{k.name}</a></td></tr>' for k in side)
        middle = (f'<table width="200" class="leftmenu">{links}</table></td><td valign="top" width="780">'
                  f'<div class="bt2">{c.name}</div>\n{self.body(c)}')
        return self.page(c.name, c, middle)

    def body(self, c):
        if c.shape == "parent":
            return "".join(f'<table width="100%"><tr><td><b>{k.name}</b></td><td align="right"><a href="{self.address(k)}">'
                           f'[更多]</a></td></tr></table><table width="100%">'
                           f"{self.rows(self.s.entries(k)[:4]) if k.shape == 'list' else ''}</table>\n"
                           for k in self.s.children(c))
        if c.shape == "page":
            return (f'<div class="sj" align="center">发布日期：{self.s.page_day(c):%Y年%m月%d日}</div>' +
                    self.text(self.about(c.name)))
        if c.shape == "form":
            return ('<div>来信请留下真实姓名和电话，以便回复办理结果。</div><form action="/mail.do" method="post">'
                    '<table><tr><td>姓名</td><td><input name="a"></td></tr><tr><td>内容</td><td><textarea name="b">'
                    '</textarea></td></tr></table><input type="submit" value="发送"></form>')
        if c.shape == "data":
            cells = "".join(f"<tr><td>{n}</td><td>{v}</td></tr>" for n, v in self.data_cells())
            return f'<table border="1"><tr><td>点位名称</td><td>指数</td></tr>{cells}</table>'
        if c.shape == "files":
            rows = "".join(f'<tr><td width="10">·</td><td><a href="{self.file_address(c, n)}">{e.title}表样</a></td>'
                           f'<td align="right">[{e.day:%Y/%m/%d}]</td></tr>\n'
                           for n, e in enumerate(self.s.entries(c)))
            return f'<table width="100%">{rows}</table>'
        return (f'<table width="100%" class="lb">\n{self.rows(self.s.entries(c))}</table>\n'
                '<div align="center">共1页 首页 上一页 下一页 尾页</div>')

    def article(self, e, n):
        images = [f'<img src="{a}">' for a in self.article_images(e, n)]
        return self.page(e.title, e.column, f"""<div class="title" align="center"><b>{e.title}</b></div>
<div align="center">发布日期：{e.day:%Y年%m月%d日}&nbsp;&nbsp;信息来源：{self.site.unit}</div>
{self.text(e.paragraphs() + images)}""", e)

    def text(self, lines):
        return '<div id="zoom">' + "<br>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}" for line in lines) + "</div>"


FAMILIES = {"folders": Folders, "tables": Tables}
