# SPDX-License-Identifier: Apache-2.0
"""A folder a column, lists of <li>, days as 2022-08-05, complete tags."""

from family import Family


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
        tags = [("SiteName", self.site.name), ("SiteDomain", self.host),
                ("SiteIDCode", self.site.id_code)]
        if column:
            tags += [("ColumnName", column.name),
                     ("ColumnDescription", f"{self.site.unit}{column.name}"),
                     ("ColumnKeywords", column.name), ("ColumnType", column.name)]
        if entry or (column and column.shape == "page"):
            day = entry.day if entry else self.s.page_day(column)
            tags += [("ArticleTitle", entry.title if entry else column.name),
                     ("PubDate", f"{day} 09:20"),
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
<p>网站标识码：{self.site.id_code}　
<a href="https://beian.miit.gov.cn/">豫ICP备2022000{self.site.no:03d}号</a>
　<a href="http://www.beian.gov.cn/">豫公网安备 419001020000{self.site.no:02d}号</a></p>
<p><a href="{self.map_address()}">网站地图</a>　
<a href="http://bszs.conac.cn/sitename?method=show"><img src="/images/logo.png" alt="党政机关"></a>
<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html">我为政府网站找错</a></p></div></body></html>
"""

    def crumb(self, column):
        steps = "".join(f' &gt; <a href="{self.address(c)}">{c.name}</a>'
                        for c in self.s.chain(column))
        return f'<div class="position">当前位置：<a href="/">首页</a>{steps}</div>\n'

    def rows(self, entries):
        return "".join(f'<li><a href="{self.article_address(e)}" title="{e.title}">{e.title}</a>'
                       f"<span>{e.day}</span></li>\n" for e in entries)

    def page(self, title, column, middle, entry=None):
        crumb = self.crumb(column) if column else ""
        return (self.head(f"{title}_{self.site.name}", column,
                          entry) + '<div class="main">' + crumb +
                middle + "</div>\n" + self.foot())

    def home(self):
        boxes = "".join(
            f'<div class="box"><h2><a href="{self.address(c)}">{c.name}</a>'
            f'<a class="more" href="{self.address(c)}">更多</a></h2><ul>'
            f'{self.rows(self.s.entries(c)[:5])}'
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
                f'<li><a href="{self.address(k)}">{k.name}</a></li>'
                for k in children) + "</ul></div>\n"
        return self.page(c.name, c,
                         menu + f'<div class="right"><h1>{c.name}</h1>\n{self.body(c)}</div>')

    def body(self, c):
        if c.shape == "parent":
            return "".join(f'<div class="box"><h3><a href="{self.address(k)}">{k.name}</a></h3><ul>'
                           f"{self.rows(self.s.entries(k)[:4]) if k.shape == 'list' else ''}</ul>"
                           f"</div>\n"
                           for k in self.s.children(c))
        if c.shape == "page":
            info = f'<div class="info">发布时间：{self.s.page_day(c)}</div>'
            return info + self.text(self.about(c.name))
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
        return (f'<ul class="list">\n{self.rows(self.s.entries(c))}</ul>\n'
                '<div class="page">共1页</div>')

    def article(self, e, n):
        images = [f'<img src="{a}">' for a in self.article_images(e, n)]
        return self.page(e.title, e.column, f"""<h1>{e.title}</h1>
<div class="info">发布时间：{e.day} 09:20　来源：{self.site.unit}</div>
{self.text(e.paragraphs() + images)}""", e)

    def text(self, lines):
        return '<div class="TRS_Editor">' + "".join(f"<p>　　{line}</p>\n"
                                                    for line in lines) + "</div>"
