# SPDX-License-Identifier: Apache-2.0
"""Numbered channels, <article> cards with a line of text, days written out in Chinese."""

from family import Family


class Cards(Family):
    """Numbered channels, <article> cards with a line of text, days written out in Chinese."""

    page_file = "index.shtml"

    def _number(self, column):
        return 200 + 7 * self.site.columns.index(column)

    def address(self, column):
        return f"/channel/{self._number(column)}/"

    def article_address(self, entry):
        return f"/channel/{self._number(entry.column)}/content_{entry.number}.shtml"

    def gone_address(self, label):
        return f"/channel/9{len(label)}/index.shtml"

    def mended_address(self, label):
        return f"/guide/{len(label)}.shtml"

    def map_address(self):
        return "/sitemap.shtml"

    def plain(self, items):
        return "<section>" + "".join(f"<p>{i}</p>" for i in items) + "</section>"

    def text(self, lines):
        return '<div class="article-content">' + "".join(
            f'<p style="text-indent:2em">{line}</p>' for line in lines) + "</div>\n"

    def head(self, title, column, entry):
        tags = {"SiteName": self.site.name, "SiteDomain": self.host,
                "SiteIDCode": self.site.id_code}
        if column:
            tags |= {"ColumnName": column.name, "ColumnDescription": f"发布{column.name}信息",
                     "ColumnKeywords": f"{column.name},{self.site.topic}",
                     "ColumnType": column.name}
        if entry or (column and column.shape == "page"):
            day = entry.day if entry else self.s.page_day(column)
            tags |= {"ArticleTitle": entry.title if entry else column.name,
                     "PubDate": f"{day} 10:00",
                     "ContentSource": f"{self.site.unit}办公室"}
        metas = "".join(f"<meta name='{k}' content='{v}'/>" for k, v in tags.items())
        menu = "".join(f'<a href="{a}"><span>{l}</span></a>' for l, a in self.menu())
        return f"""<!doctype html><html><head><meta charset="UTF-8"/><title>{title}</title>{metas}
<link href="/images/main.css" rel="stylesheet"/></head><body>
<header><h1 class="site-name">{self.site.name}</h1><nav>{menu}</nav></header>
<main>"""

    def foot(self):
        no = self.site.no
        return f"""</main>
<footer><div>主办：{self.site.unit} | 地址：行政中心{no}号楼 | 联系方式：0391-6601{no:03d}
| <a href="{self.map_address()}">站点地图</a></div>
<div>政府网站标识码 {self.site.id_code} <a href="https://beian.miit.gov.cn/">豫ICP备2022111{no:03d}号</a>
<a href="http://www.beian.gov.cn/">豫公网安备 4190010200{no:04d}号</a>
<a href="http://bszs.conac.cn/sitename?method=show"><img src="/images/logo.png" alt="事业单位"/></a>
<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html">
<img src="/images/logo.png" alt="政府网站找错"/></a></div></footer></body></html>"""

    def crumb(self, column):
        steps = "".join(f'<i>/</i><a href="{self.address(c)}">{c.name}</a>'
                        for c in self.s.chain(column))
        return f'<div class="breadcrumb"><a href="/">首页</a>{steps}</div>\n'

    def cards(self, entries):
        return "".join(f'<article class="card"><h4><a href="{self.article_address(e)}">{e.title}'
                       f'</a></h4>'
                       f"<p>{e.paragraphs()[1]}</p><time>{e.day:%Y年%m月%d日}</time></article>\n"
                       for e in entries)

    def page(self, title, column, middle, entry=None):
        return (self.head(f"{title} - {self.site.name}", column, entry) +
                (self.crumb(column) if column else "") + middle + self.foot())

    def home(self):
        boxes = "".join(
            f'<section class="panel"><div class="hd"><a href="{self.address(c)}">{c.name}</a>'
            f'</div><dl>' + "".join(
                f'<dd><em>{e.day:%Y.%m.%d}</em><a href="{self.article_address(e)}">{e.title}</a>'
                f'</dd>'
                for e in self.s.entries(c)[:5]) + "</dl></section>\n" for c in self.home_columns())
        quick = "".join(f'<a href="{a}">{l}</a>\n' for l, a in self.entries_of_home())
        return (self.head(self.site.name, None,
                          None) + f'<div class="slide"><img src="{self.home_image()}" alt="专题"/>'
                                  f'</div>'
                f'<nav class="quick-nav">{quick}</nav>\n{boxes}' + self.foot())

    def column(self, c):
        side = self.s.children(c)
        tabs = "".join(f'<a href="{self.address(k)}">{k.name}</a>' for k in side)
        tabs = f'<nav class="subnav">{tabs}</nav>\n' if side else ""
        return self.page(c.name, c, tabs + self.body(c))

    def body(self, c):
        if c.shape == "parent":
            return "".join(f'<section><div class="hd"><a href="{self.address(k)}">{k.name}</a>'
                           f'</div>'
                           f"{self.cards(self.s.entries(k)[:3]) if k.shape == 'list' else ''}"
                           f"</section>\n"
                           for k in self.s.children(c))
        if c.shape == "page":
            day = f"{self.s.page_day(c):%Y年%m月%d日}"
            return f"<h2>{c.name}</h2><p class='meta'>发布时间：{day}</p>" + self.text(
                self.about(c.name))
        if c.shape == "form":
            return ('<h2>我要写信</h2><p>写信前请先阅读须知，同一事项请勿重复提交。</p><form method="post" '
                    'action="/api/mail">'
                    '<label>姓名<input name="n"/></label><label>内容<textarea name="t"></textarea>'
                    '</label>'
                    '<button>提交</button></form>')
        if c.shape == "data":
            return "<h2>实时数据</h2><ul class='data'>" + "".join(
                f"<li><b>{n}</b><span>{v}</span></li>" for n, v in self.data_cells()) + "</ul>"
        if c.shape == "files":
            return "".join(f'<article class="card"><h4><a href="{self.file_address(c, n)}">'
                           f'{e.title}（样表）</a></h4>'
                           f"<time>{e.day:%Y年%m月%d日}</time></article>\n" for n,
                           e in enumerate(self.s.entries(c)))
        return (f'<div class="card-list">{self.cards(self.s.entries(c))}</div>\n'
                '<div class="pager">第1页/共1页</div>')

    def article(self, e, n):
        images = [f'<img src="{a}"/>' for a in self.article_images(e, n)]
        return self.page(e.title, e.column,
                         f"<h2>{e.title}</h2><p class='meta'><span>发布时间：{e.day:%Y年%m月%d日}</span>"
                         f"<span>作者：办公室</span></p>" + self.text(e.paragraphs() + images), e)
