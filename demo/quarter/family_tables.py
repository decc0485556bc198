# SPDX-License-Identifier: Apache-2.0
"""Flat addresses, GBK, tables, days in brackets, tags only on some pages."""

from family import Family


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
        tags = [("SiteName", self.site.name), ("SiteDomain", self.host),
                ("SiteIDCode", self.site.id_code)]
        if column:
            tags += [("ColumnName", column.name), ("ColumnDescription", column.name + "栏目"),
                     ("ColumnKeywords", column.name), ("ColumnType", column.name)]
        if entry or (column and column.shape == "page"):
            day = entry.day if entry else self.s.page_day(column)
            tags += [("ArticleTitle", entry.title if entry else column.name),
                     ("PubDate", f"{day} 16:05"),
                     ("ContentSource", "本站")]
        metas = "".join(f'<META content="{v}" name="{k}">\n' for k, v in tags)
        cells = "".join(f'<td><a class="dh" href="{a}">{l}</a></td>' for l, a in self.menu())
        return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=gb2312">
<TITLE>{title}</TITLE>
{metas}</HEAD><BODY topmargin="0">
<table width="1000" align="center" id="header"><tr><td>
<img src="/images/logo.png" alt=""></td></tr></table>
<table width="1000" align="center" class="menu" id="menu"><tr>{cells}</tr></table>
"""

    def foot(self):
        no = self.site.no
        return f"""<table width="1000" align="center" class="bottom" id="bottom"><tr>
<td align="center">
<a href="{self.map_address()}">网站地图</a> |
<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html">我为政府网站找错</a><br>
网站主办：{self.site.unit}&nbsp;&nbsp;电话：(0391)6600{no:03d}&nbsp;&nbsp;政府网站标识码：{self.site.id_code}<br>
<a href="https://beian.miit.gov.cn/">豫ICP备2022000{no:03d}号-1</a>
<a href="http://www.beian.gov.cn/">豫公网安备419001020000{no:02d}号</a>
<a href="http://bszs.conac.cn/sitename?method=show"><img src="/images/logo.png" alt=""></a>
</td></tr></table>
</BODY></HTML>
"""

    def crumb(self, column):
        steps = "".join(f'&nbsp;&raquo;&nbsp;<a href="{self.address(c)}">{c.name}</a>'
                        for c in self.s.chain(column))
        return f'<tr><td class="weizhi" colspan="2">您现在的位置：<a href="/">网站首页</a>{steps}</td></tr>\n'

    def rows(self, entries):
        return "".join(f'<tr><td width="10">·</td><td><a href="{self.article_address(e)}" '
                       f'target="_blank">'
                       f'{e.title}</a></td><td width="90" align="right">[{e.day:%Y/%m/%d}]</td>'
                       f'</tr>\n'
                       for e in entries)

    def page(self, title, column, middle, entry=None):
        crumb = self.crumb(column) if column else ""
        return (self.head(f"{self.site.name}-{title}", column, entry) +
                f'<table width="1000" align="center">{crumb}<tr><td valign="top">{middle}</td>'
                f'</tr></table>\n' +
                self.foot())

    def home(self):
        boxes = "".join(
            f'<table width="490"><tr><td class="bt"><b>{c.name}</b></td><td align="right"><a '
            f'href="{self.address(c)}">'
            f'更多&gt;&gt;</a></td></tr><tr><td colspan="2"><table width="100%">'
            f'{self.rows(self.s.entries(c)[:5])}'
            "</table></td></tr></table>\n" for c in self.home_columns())
        quick = "".join(f'<td><a href="{a}">{l}</a></td>' for l, a in self.entries_of_home())
        return (self.head(self.site.name, None, None) +
                f'<table width="1000" align="center"><tr><td><img src="{self.home_image()}" '
                f'width="980"></td></tr></table>\n'
                f'<table width="1000" align="center" class="menu2 menu"><tr>{quick}</tr></table>\n'
                f'<table width="1000" align="center"><tr><td>{boxes}</td></tr></table>\n' +
                self.foot())

    def column(self, c):
        side = self.s.children(c) or [k for k in self.site.columns if k.path[:-1] == c.path[:-1]]
        links = "".join(f'<tr><td><a href="{self.address(k)}">{k.name}</a></td></tr>' for k in side)
        middle = (f'<table width="200" class="leftmenu">{links}</table></td><td valign="top" '
                  f'width="780">'
                  f'<div class="bt2">{c.name}</div>\n{self.body(c)}')
        return self.page(c.name, c, middle)

    def body(self, c):
        if c.shape == "parent":
            return "".join(f'<table width="100%"><tr><td><b>{k.name}</b></td><td align="right"><a '
                           f'href="{self.address(k)}">'
                           f'[更多]</a></td></tr></table><table width="100%">'
                           f"{self.rows(self.s.entries(k)[:4]) if k.shape == 'list' else ''}"
                           f"</table>\n"
                           for k in self.s.children(c))
        if c.shape == "page":
            return (f'<div class="sj" align="center">发布日期：{self.s.page_day(c):%Y年%m月%d日}</div>' +
                    self.text(self.about(c.name)))
        if c.shape == "form":
            return ('<div>来信请留下真实姓名和电话，以便回复办理结果。</div><form action="/mail.do" method="post">'
                    '<table><tr><td>姓名</td><td><input name="a"></td></tr><tr><td>内容</td><td>'
                    '<textarea name="b">'
                    '</textarea></td></tr></table><input type="submit" value="发送"></form>')
        if c.shape == "data":
            cells = "".join(f"<tr><td>{n}</td><td>{v}</td></tr>" for n, v in self.data_cells())
            return f'<table border="1"><tr><td>点位名称</td><td>指数</td></tr>{cells}</table>'
        if c.shape == "files":
            rows = "".join(f'<tr><td width="10">·</td><td><a href="{self.file_address(c, n)}">'
                           f'{e.title}表样</a></td>'
                           f'<td align="right">[{e.day:%Y/%m/%d}]</td></tr>\n'
                           for n, e in enumerate(self.s.entries(c)))
            return f'<table width="100%">{rows}</table>'
        return (f'<table width="100%" class="lb">\n{self.rows(self.s.entries(c))}</table>\n'
                '<div align="center">共1页 首页 上一页 下一页 尾页</div>')

    def article(self, e, n):
        images = [f'<img src="{a}">' for a in self.article_images(e, n)]
        return self.page(e.title, e.column,
                         f"""<div class="title" align="center"><b>{e.title}</b></div>
<div align="center">发布日期：{e.day:%Y年%m月%d日}&nbsp;&nbsp;信息来源：{self.site.unit}</div>
{self.text(e.paragraphs() + images)}""", e)

    def text(self, lines):
        return '<div id="zoom">' + "<br>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}"
                                                 for line in lines) + "</div>"
