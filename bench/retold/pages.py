# SPDX-License-Identifier: Apache-2.0
"""The pages of one maker: frame, menus, breadcrumb, columns in each state, articles."""

import html

from .rows import Rows, names_of, show_day
from .words import AROUND, CLOSED, FEW_WORDS, NOTES, PLACEHOLDERS

LEADS = ("您当前的位置：", "当前位置：", "您所在的位置：", "位置：", "您现在的位置：", "当前位置",
         "您的位置 : ", "现在位置：", "", "您当前所在位置：")
MARKS = (" &gt; ", "&gt;&gt;", " / ", " » ", "-", " → ", "<i></i>", " <em>&gt;</em> ", "　&gt;　",
         '<img src="/images/jt.gif">', "<span>&gt;</span>", " | ")
TOOLS = ("网站地图", "联系我们", "关于我们", "网站声明")
SENTENCES = ("会议传达学习了上级有关文件精神，研究部署下一阶段重点工作。",
             "各乡镇和有关部门要提高认识，压实责任，确保各项措施落到实处、见到实效。",
             "截至目前已完成年度任务的百分之七十，为全县经济社会发展提供有力保障。",
             "工作人员深入田间地头了解情况，通过现场讲解、发放手册等方式开展宣传。",
             "符合条件的申请人可到政务服务大厅办理，办理时限为二十个工作日，不收取任何费用。")


class Maker:
    """One supplier's system: everything that is the same on all pages of one site."""

    def __init__(self, rng, site_name):
        self.rng, self.site = rng, site_name
        self.charset = rng.choice(("utf-8", "utf-8", "utf-8", "gb2312", "gbk"))
        self.naming, self.names = names_of(rng)
        self.rows = Rows(rng, self.names)
        self.box_rows = Rows(rng, self.names)
        self.side_rows = Rows(rng, self.names)
        while self.box_rows.form in ("tr_register", "p_br"):
            self.box_rows = Rows(rng, self.names)
        while self.side_rows.form in ("tr_register", "p_br", "td_cards"):
            self.side_rows = Rows(rng, self.names)
        self.frame = rng.choice(("div", "div", "table", "html5", "font", "flat"))
        self.lead, self.mark = rng.choice(LEADS), rng.choice(MARKS)
        self.crumb_last = rng.choice(("text", "link", "text", "strong"))
        self.crumb_tag = rng.choice(("div", "p", "td", "ul", "ol", "span"))
        self.has_crumb = rng.random() < 0.88
        self.title_form = rng.choice(("{c}_{s}", "{c}-{s}", "{s}-{c}", "{c}", "{c} - {s}", "{s}",
                                      "{s}_{c}", "{c}|{s}"))
        if not self.has_crumb and "{c}" not in self.title_form:
            self.title_form = "{c}-{s}"
        self.metas = rng.choice(("none", "all", "site", "some"))
        self.heading = rng.choice(("h2", "div", "h3", "none", "span", "strong", "td"))
        self.menu = rng.choice(("ul", "div_a", "td", "nested", "nav", "dl"))
        self.side = rng.choice(("ul", "dl", "div", "none", "table"))
        self.side_at = rng.choice(("before", "after"))
        self.clock = rng.choice(("", "今天是{y}年{m}月{d}日 星期二", "{y}-{m:02}-{d:02} 星期二",
                                 "现在是 {y}年{m:02}月{d:02}日"))
        self.pager = rng.choice(("none", "links", "createPageHTML", "select", "post", "more",
                                 "count", "numbers"))
        self.page_size = rng.choice((0, 0, 10, 6))
        if self.pager in ("none", "count", "more", "post"):
            self.page_size = 0
        self.empty = rng.choice(("container", "nothing", "placeholder", "placeholder_li", "count",
                                 "comment", "records"))
        self.scripted = rng.choice(("ajax", "vue", "jpage", "external", "write", "loading", "json",
                                    "angular"))
        self.article_date = rng.choice(("发布时间：{d}", "日期：{d}　来源：{o}", "{d}　来源：{o}",
                                        "来源：{o}　{d}", "发布日期：{d}　浏览次数：128",
                                        "【发布时间：{d}】", "时间：{d}", "发布于 {d}",
                                        "{d}", "信息来源：{o}　发布时间：{d}　字体：大 中 小"))
        self.article_day = rng.choice(("{y}-{m:02}-{d:02}", "{y}年{m}月{d}日", "{y}/{m:02}/{d:02}",
                                       "{y}-{m:02}-{d:02} 08:3{e}", "{y}.{m:02}.{d:02}"))
        self.neighbours = rng.choice(("none", "prev", "related", "prev"))
        self.upper = rng.random() < 0.15
        self.counter = rng.choice(("ajax", "src", "none"))
        self.footer_columns = rng.random() < 0.3
        self.box_more = rng.choice(("更多", "更多&gt;&gt;", "more", "+", "MORE+", "查看更多"))
        self.noise = rng.choice(("none", "banner", "float", "search", "links"))
        self.shift = rng.randrange(1000)

    # --- parts
    def cls(self, key):
        return f' class="{self.names[key]}"' if self.names[key] else ""

    def menu_of(self, tops, children, home):
        entries = [("首页", home)] + [(c["name"], c["address"]) for c in tops]
        if self.menu == "nested":
            parts = [f'<li><a href="{home}">首页</a></li>']
            for column in tops:
                below = "".join(f'<li><a href="{c["address"]}">{c["name"]}</a></li>'
                                for c in children(column))
                below = f"<ul>{below}</ul>" if below else ""
                parts.append(f'<li><a href="{column["address"]}">{column["name"]}</a>{below}</li>')
            return f'<div class="menu"><ul>{"".join(parts)}</ul></div>'
        if self.menu == "td":
            cells = "".join(f'<td><a href="{a}">{n}</a></td>' for n, a in entries)
            return f'<table width="1000"><tr>{cells}</tr></table>'
        if self.menu == "div_a":
            return "<div>" + " | ".join(f'<a href="{a}">{n}</a>' for n, a in entries) + "</div>"
        if self.menu == "dl":
            return "<dl>" + "".join(f'<dd><a href="{a}">{n}</a></dd>' for n, a in entries) + "</dl>"
        items = "".join(f'<li><a href="{a}">{n}</a></li>' for n, a in entries)
        return f"<nav><ul>{items}</ul></nav>" if self.menu == "nav" else f"<ul>{items}</ul>"

    def crumb(self, steps, home, last_is_page, tail=""):
        if not self.has_crumb:
            return ""
        parts = [f'<a href="{home}">首页</a>']
        for number, (name, address) in enumerate(steps):
            last = number + 1 == len(steps) and last_is_page
            if last and self.crumb_last == "text":
                parts.append(name)
            elif last and self.crumb_last == "strong":
                parts.append(f"<strong>{name}</strong>")
            else:
                parts.append(f'<a href="{address}">{name}</a>')
        if tail:
            parts.append(tail)
        if self.crumb_tag in ("ul", "ol"):
            inner = "".join(f"<li>{part}</li>" for part in parts)
            lead = f"<li>{self.lead or '当前位置：'}</li>"
            return f"<{self.crumb_tag}{self.cls('crumb')}>{lead}{inner}</{self.crumb_tag}>"
        text = (self.lead or "") + self.mark.join(parts)
        if self.crumb_tag == "td":
            return f'<table width="100%"><tr><td{self.cls("crumb")}>{text}</td></tr></table>'
        return f"<{self.crumb_tag}{self.cls('crumb')}>{text}</{self.crumb_tag}>"

    def side_menu(self, parent, siblings, own):
        if self.side == "none" or not siblings:
            return ""
        head = parent["name"] if parent else "栏目导航"
        mark = ' class="on"' if self.naming != "none" else ""
        entries = [(c["name"], c["address"], mark if c is own else "") for c in siblings]
        if self.side == "dl":
            rows = "".join(f'<dd{m}><a href="{a}">{n}</a></dd>' for n, a, m in entries)
            return f"<dl><dt>{head}</dt>{rows}</dl>"
        if self.side == "div":
            rows = "".join(f'<a href="{a}"{m}>{n}</a>' for n, a, m in entries)
            return f"<div{self.cls('left')}><div>{head}</div>{rows}</div>"
        if self.side == "table":
            rows = "".join(f'<tr><td{m}><a href="{a}">{n}</a></td></tr>' for n, a, m in entries)
            return f'<table width="180"><tr><td><b>{head}</b></td></tr>{rows}</table>'
        rows = "".join(f'<li{m}><a href="{a}">{n}</a></li>' for n, a, m in entries)
        return f"<div{self.cls('left')}><h3>{head}</h3><ul>{rows}</ul></div>"

    def heading_of(self, name):
        if self.heading == "none":
            return ""
        if self.heading == "td":
            return f'<table width="100%"><tr><td>{name}</td></tr></table>'
        return f"<{self.heading}{self.cls('title')}>{name}</{self.heading}>"

    def box(self, name, address, entries, rows=None, more=True):
        link = f'<a href="{address}">{name}</a>' if address else f"<span>{name}</span>"
        tail = f'<a href="{address}">{self.box_more}</a>' if more and address else ""
        head = f"<div{self.cls('title')}>{link}{tail}</div>"
        return f"<div{self.cls('box')}>{head}{(rows or self.box_rows).whole(entries)}</div>"

    def counter_part(self, number):
        if self.counter == "ajax":
            return (f"<p>浏览次数：<span id='hits'></span></p><script>$.get('/count/hits?id={number}'"
                    ",function(d){$('#hits').html(d);});</script>")
        if self.counter == "src":
            return f"本页访问量：<script src=\"/count/visit.js?id={number}\"></script>"
        return ""

    def today(self, when):
        return self.clock.format(y=when.year, m=when.month, d=when.day)

    # --- what stands in a list's place
    def worded(self, words, number):
        """One of the words, another one on every site."""
        return words[(number + self.shift) % len(words)]

    def around(self, number):
        """What is printed around a list whether it has entries or not."""
        return f"<div>{self.worded(AROUND, number)}</div>"

    def closed(self, number):
        return f"<p>{self.worded(CLOSED, number)}</p>"

    def few_words(self, number):
        return f"<div{self.cls('item')}>{self.worded(FEW_WORDS, number)}</div>"

    def empty_list(self, number):
        kind = self.empty
        words = self.worded(PLACEHOLDERS, number)
        if kind == "placeholder":
            return f"<div{self.cls('list')}><p>{words}</p></div>"
        if kind == "placeholder_li":
            return f"<ul{self.cls('list')}><li>{words}</li></ul>"
        if kind == "nothing":
            return ""
        if kind == "count":
            return self.rows.whole([]) + "<div>共0条记录　第1/1页</div>"
        if kind == "comment":
            return self.rows.whole([]).replace("</", "<!-- 列表 --></", 1)
        if kind == "records":
            return ('<div id="r1"><script type="text/xml"><datastore><totalrecord><![CDATA[0]]>'
                    "</totalrecord><recordset></recordset></datastore></script></div>"
                    "<script>$('#r1').jpage({totalRecord:0,perPage:15,proxyUrl:'/dataproxy.jsp'})"
                    "</script>")
        return self.rows.whole([])

    def scripted_list(self, number):
        kind = self.scripted
        if kind == "vue":
            return ('<div id="app"><ul><li v-for="item in list"><a :href="item.url">{{item.title}}'
                    "</a><span>{{item.time}}</span></li></ul></div>")
        if kind == "angular":
            return ('<ul ng-controller="c"><li ng-repeat="x in rows"><a href="{{x.u}}">{{x.t}}</a>'
                    "</li></ul>")
        if kind == "jpage":
            return (f'<div id="{number}0"></div><script>$("#{number}0").jpage({{proxyUrl:"/module/'
                    'jpage/dataproxy.jsp?startrecord=1",perPage:15,totalRecord:43})</script>')
        if kind == "external":
            return f'<div class="con" id="news_{number}"></div>' \
                   f'<script src="/data/getlist_{number}.js"></script>'
        if kind == "write":
            return ("<script>var x=new XMLHttpRequest();x.open('GET','/api/docs?c=%d',false);"
                    "x.send();document.write(x.responseText);</script>" % number)
        if kind == "loading":
            return ('<div class="data">数据加载中，请稍候…</div><script>axios.get("/api/docs").then('
                    "function(r){document.querySelector('.data').innerHTML=draw(r.data)})</script>")
        if kind == "json":
            return ('<ul id="docs"></ul><script>fetch("/api/docs.json?channel=%d").then(r=>r.json()'
                    ").then(d=>{document.getElementById('docs').innerHTML=d.map(t).join('')})"
                    "</script>" % number)
        return (f'<ul id="list{number}"></ul><script>$.ajax({{url:"/api/list",data:{{channelId:'
                f'{number},pageNo:1}},success:function(d){{$("#list{number}").append(d);}}}});'
                "</script>")

    def note(self, number):
        return f"<div{self.cls('list')}><p>{self.worded(NOTES, number)}</p></div>"

    def static_text(self, name):
        body = "".join(f"<p>　　{s}</p>" for s in SENTENCES * 2)
        return f"<div{self.cls('item')}>{name}{body}</div>"

    def form_part(self):
        return ('<form action="/mail/save" method="post"><p>姓名：<input name="xm"></p><p>电话：'
                '<input name="dh"></p><p>主题：<input name="zt"></p><p>内容：<textarea name="nr">'
                '</textarea></p><input type="submit" value="提交"></form>')

    def pager_part(self, address, page, pages, count):
        kind = self.pager
        if kind == "count":
            return f"<div>共{count}条记录　第1/1页</div>"
        if kind == "more":
            return '<div class="more-btn"><a href="javascript:;">加载更多</a></div>'
        if kind == "post":
            return ('<form method="post" action=""><input type="hidden" name="pageNo" value="1">'
                    '<a href="javascript:go(1)">首页</a><a href="javascript:go(2)">下一页</a>'
                    "</form>")
        if kind == "none" or pages < 2:
            return ""
        if kind == "createPageHTML":
            return ""
        links = [f'<a href="{address(p)}">{p + 1}</a>' if p != page else f"<span>{p + 1}</span>"
                 for p in range(pages)]
        if kind == "numbers":
            return f"<div{self.cls('foot')}>{''.join(links)}</div>"
        after = f'<a href="{address(page + 1)}">下一页</a>' if page + 1 < pages else "下一页"
        if kind == "select":
            options = "".join(f'<option value="{address(p)}">{p + 1}</option>'
                              for p in range(pages))
            return f"<div>共{pages}页　{after}　转到<select>{options}</select>页</div>"
        last = f'<a href="{address(pages - 1)}">尾页</a>'
        return f"<div>共{count}条　{''.join(links)}{after}{last}</div>"

    # --- whole pages
    def page(self, title, metas, parts, foot):
        """Of the parts head, menu, crumb, side, main, extra: one page."""
        own = "".join(f'<meta name="{n}" content="{html.escape(v)}">' for n, v in metas)
        head = (f'<head><meta charset="{self.charset}"><title>{html.escape(title)}</title>{own}'
                '<link rel="stylesheet" href="/css/s.css"><script src="/js/jquery.js"></script>'
                "</head>")
        p, c = parts, self.cls
        side_first = self.side_at == "before"
        if self.frame == "table":
            left = f'<td width="200" valign="top">{p["side"]}</td>' if p["side"] else ""
            right = f'<td valign="top">{p["main"]}</td>'
            row = left + right if side_first else right + left
            body = (f'<table width="1000" align="center"><tr><td>{p["head"]}</td></tr></table>'
                    f'{p["menu"]}{p["crumb"]}<table width="1000"><tr>{row}</tr></table>'
                    f'{p["extra"]}<table width="1000"><tr><td align="center">{foot}</td></tr>'
                    "</table>")
        elif self.frame == "html5":
            side = f"<aside>{p['side']}</aside>" if p["side"] else ""
            main = f"<main{c('main')}>{p['crumb']}{p['main']}</main>"
            body = (f"<header>{p['head']}</header>{p['menu']}"
                    f"{side + main if side_first else main + side}{p['extra']}"
                    f"<footer>{foot}</footer>")
        elif self.frame == "font":
            body = (f"<center>{p['head']}<br>{p['menu']}</center><hr>{p['crumb']}<hr>{p['side']}"
                    f"{p['main']}{p['extra']}<hr><center><font size=2>{foot}</font></center>")
        elif self.frame == "flat":
            first = p["side"] + p["main"] if side_first else p["main"] + p["side"]
            body = f"{p['head']}{p['menu']}{p['crumb']}{first}{p['extra']}<div>{foot}</div>"
        else:
            side = f"<div{c('left')}>{p['side']}</div>" if p["side"] else ""
            main = f"<div{c('main')}>{p['crumb']}{p['main']}</div>"
            body = (f"<div{c('head')}>{p['head']}</div>{p['menu']}<div{c('box')}>"
                    f"{side + main if side_first else main + side}</div>{p['extra']}"
                    f"<div{c('foot')}>{foot}</div>")
        text = f"<!DOCTYPE html><html>{head}<body>{body}</body></html>"
        return text

    def article(self, entry, shown_in, number):
        said = ""
        if entry["dating"] == "visible" and entry["published"]:
            day = show_day(entry["published"], self.article_day, number)
            said = self.article_date.format(d=day, o="县政府办公室")
            said = f"<p{self.cls('date')}>{said}</p>"
        body = "".join(f"<p>　　{SENTENCES[(number + i) % len(SENTENCES)]}</p>" for i in range(7))
        main = f"<h1>{html.escape(entry['title'])}</h1>{said}<div{self.cls('item')}>{body}</div>"
        return main + shown_in
