# SPDX-License-Identifier: Apache-2.0
"""How a maker writes one list: days, rows, what stands around them."""

import datetime
import html

ROW_FORMS = ("li_span_after", "li_span_before", "li_bare_before", "li_bare_after", "li_card",
             "tr_title_day", "tr_no_title_day", "tr_bullet", "table_each", "dl_dd", "dl_dt_dd",
             "p_br", "div_spans", "div_link_whole", "article_time", "li_img_card", "li_split_day",
             "li_title_attribute", "li_source_after", "tr_register", "div_float", "li_two_links",
             "li_day_in_link", "p_each", "dt_day_dd", "li_summary", "li_label_day", "td_cards",
             "li_onclick", "li_category", "h4_div", "li_i_day", "ul_each", "div_abbr")
DAY_FORMS = ("{y}-{m:02}-{d:02}", "{y}-{m:02}-{d:02}", "{y}/{m:02}/{d:02}", "{y}.{m:02}.{d:02}",
             "{y}年{m}月{d}日", "{y}年{m:02}月{d:02}日", "[{y}-{m:02}-{d:02}]",
             "({y}-{m:02}-{d:02})", "（{y}-{m:02}-{d:02}）", "{y}-{m:02}-{d:02} 10:2{e}",
             "{y}-{m:02}-{d:02} 09:1{e}:33", "{y}-{m}-{d}", "[{y}/{m}/{d}]", "【{y}.{m:02}.{d:02}】",
             "{y}/{m}/{d} 0:00:00", "发布时间：{y}-{m:02}-{d:02}", "日期：{y}-{m:02}-{d:02}",
             "{y} - {m:02} - {d:02}")
SUMMARY = ("按照县委、县政府工作部署，各乡镇和有关部门迅速行动，落实落细各项措施，取得阶段性成效。"
           "会议强调，要压实责任、强化督导……")


def show_day(day, form, extra):
    when = datetime.date.fromisoformat(day)
    return form.format(y=when.year, m=when.month, d=when.day, e=extra % 10)


def names_of(rng):
    """Class names of one maker: telling, meaningless, pinyin or misleading ones."""
    kind = rng.choice(("plain", "hashed", "pinyin", "misleading", "none"))
    words = {
        "plain": ("list", "item", "date", "title", "crumb", "main", "left", "head", "foot", "box"),
        "pinyin": ("zwlb", "hang", "sj", "bt", "dqwz", "zhuti", "zuo", "tou", "wei", "kuang"),
        "misleading": ("nav-content", "menu-con", "top-r", "tab-t", "sub-nav", "container-nav",
                       "hot-l", "banner-top", "copyr", "channel-menu"),
        "none": ("",) * 10,
        "hashed": tuple(f"c-{rng.randrange(16 ** 5):05x}" for _ in range(10)),
    }[kind]
    keys = ("list", "item", "date", "title", "crumb", "main", "left", "head", "foot", "box")
    names = dict(zip(keys, words))
    if kind == "misleading":  # what these say is true of some of them
        names.update(left="left-menu", head="header", foot="footer", crumb="location")
    return kind, names


class Rows:
    """The rows of one maker. An entry is a dict: title, address (None: no link), day ('' = none),
    issued, number."""

    def __init__(self, rng, names):
        self.form = rng.choice(ROW_FORMS)
        self.day_form = rng.choice(DAY_FORMS)
        if self.form in ("li_label_day",):
            self.day_form = rng.choice(DAY_FORMS[:6])
        self.names = names
        self.group = rng.choice((0, 0, 0, 5, 6))
        self.separator = rng.choice(('<li class="line"></li>', "<hr>", "<br>", ""))
        self.blank_target = rng.choice((' target="_blank"', "", " target='_blank'"))
        self.title_attribute = rng.random() < 0.4
        self.bullet = rng.choice(("", "· ", "■ ", '<img src="/images/dot.gif">', "<i></i>", "•"))
        self.new_mark = rng.random() < 0.25
        self.cut = rng.choice((0, 0, 0, 20))
        self.outer = rng.choice(("<ul{c}>{r}</ul>", "<div{c}><ul>{r}</ul></div>",
                                 "<ol{c}>{r}</ol>", "<div><div{c}><ul{c}>{r}</ul></div></div>"))

    def cls(self, key):
        return f' class="{self.names[key]}"' if self.names[key] else ""

    def link(self, entry, text=None):
        title = html.escape(entry["title"])
        label = text or title
        if text is None and self.cut and len(entry["title"]) > self.cut + 4:
            label = html.escape(entry["title"][: self.cut]) + "..."
        if entry["address"] is None:
            return f"<span>{label}</span>"
        tip = f' title="{title}"' if self.title_attribute or label != title else ""
        return f'<a href="{entry["address"]}"{self.blank_target}{tip}>{label}</a>'

    def row(self, entry, number):
        day = show_day(entry["day"], self.day_form, number) if entry["day"] else ""
        link, c = self.link(entry), self.cls
        new = '<img src="/images/new.gif">' if self.new_mark and number < 2 else ""
        form = self.form
        if form == "li_split_day" and not day:
            form = "li_span_after"
        when = datetime.date.fromisoformat(entry["day"]) if entry["day"] else None
        if form == "li_span_after":
            return f"<li>{self.bullet}{link}{new}<span{c('date')}>{day}</span></li>"
        if form == "li_span_before":
            return f"<li><span{c('date')}>{day}</span>{self.bullet}{link}{new}</li>"
        if form == "li_bare_before":
            return f"<li><span>{day}</span>{link}</li>"
        if form == "li_bare_after":
            return f"<li>{link}{new} {day}</li>"
        if form == "li_card":
            return (f"<li{c('item')}><div{c('title')}>{link}</div><div{c('box')}><em>{day}</em>"
                    f"<em>浏览：{number * 37 + 5}次</em></div></li>")
        if form == "tr_title_day":
            return f"<tr><td>{self.bullet}{link}{new}</td><td{c('date')}>{day}</td></tr>"
        if form == "tr_no_title_day":
            return f"<tr><td>{number + 1}</td><td>{link}</td><td>{day}</td></tr>"
        if form == "tr_bullet":
            return (f'<tr><td width="20"><img src="/images/dot.gif"></td><td>{link}{new}</td>'
                    f'<td width="90" align="right">{day}</td></tr>'
                    '<tr><td colspan="3" height="1" background="/images/dot.gif"></td></tr>')
        if form == "table_each":
            return (f'<table width="100%"><tr><td>{self.bullet}{link}</td>'
                    f'<td align="right">{day}</td></tr></table>')
        if form == "dl_dd":
            return f"<dd>{link}<span>{day}</span></dd>"
        if form == "dl_dt_dd":
            return f"<dl><dt>{link}</dt><dd>{day}</dd></dl>"
        if form == "dt_day_dd":
            return f"<dt>{day}</dt><dd>{link}</dd>"
        if form == "p_br":
            return f"{self.bullet}{link} <font color='#999'>{day}</font>{new}<br>"
        if form == "div_spans":
            return f"<div{c('item')}><span>{link}</span><span{c('date')}>{day}</span></div>"
        if form in ("div_link_whole", "td_cards") and entry["address"]:
            inner = f"<h5>{html.escape(entry['title'])}</h5><p>{day}</p>"
            whole = f'<a href="{entry["address"]}"{self.blank_target}>{inner}</a>'
            if form == "td_cards":
                head = "<tr>" if number % 3 == 0 else ""
                tail = "</tr>" if number % 3 == 2 else ""
                return f'{head}<td><a href="{entry["address"]}"><img src="/images/p{number}.jpg">' \
                       f"</a><br>{link}<br>{day}</td>{tail}"
            return f"<div{c('item')}>{whole}</div>"
        if form == "article_time":
            said = f'<time datetime="{entry["day"]}">{day}</time>' if day else ""
            return f"<article><h3>{link}</h3>{said}</article>"
        if form == "li_img_card":
            picture = (f'<a href="{entry["address"]}"><img src="/images/p{number}.jpg" alt=""></a>'
                       if entry["address"] else "")
            return f"<li>{picture}<h4>{link}</h4><p>{SUMMARY[:40]}</p><i>{day}</i></li>"
        if form == "li_split_day":
            return (f"<li><div{c('date')}><b>{when.day:02}</b><span>{when.year}-{when.month:02}"
                    f"</span></div><div>{link}</div></li>")
        if form == "li_title_attribute":
            tip = f' title="{entry["day"]}"' if day else ""
            return f"<li>{link}<span{tip}>{day}</span></li>"
        if form == "li_source_after":
            return f"<li>{link}<span>来源：县政府办公室</span><span{c('date')}>{day}</span></li>"
        if form == "tr_register":
            return (f"<tr><td>QH{number + 100:05}</td><td>{link}</td><td>青政〔2022〕{number + 1}号"
                    f"</td><td>{entry['issued'] if day else ''}</td><td>{entry['day']}</td></tr>")
        if form == "li_two_links" and entry["address"]:
            return f'<li>{link}<a href="{entry["address"]}">[查看详情]</a><span>{day}</span></li>'
        if form == "li_day_in_link" and entry["address"]:
            return (f'<li><a href="{entry["address"]}"{self.blank_target}><span>'
                    f'{html.escape(entry["title"])}</span><span{c("date")}>{day}</span></a></li>')
        if form == "p_each":
            return f"<p>{self.bullet}{link}　{day}</p>"
        if form == "li_summary":
            detail = f'<a href="{entry["address"] or "#"}">[详细]</a>'
            return f"<li><h3>{link}</h3><p>{SUMMARY}{detail}</p><span>{day}</span></li>"
        if form == "li_label_day":
            said = f"发布日期：{day}" if day else ""
            return f"<li>{link}<p><span>{said}</span><span>发布机构：县政府办</span></p></li>"
        if form == "li_onclick" and entry["address"]:
            handler = f"window.open('{entry['address']}')"
            return (f'<li><a href="javascript:void(0)" onclick="{handler}">'
                    f'{html.escape(entry["title"])}</a><span>{day}</span></li>')
        if form == "li_category":
            return f'<li><a href="/" class="lb">[县政府]</a>{link}<span>{day}</span></li>'
        if form == "h4_div":
            return f"<div><h4>{link}</h4><div><span>{day}</span><span>县政府办</span></div></div>"
        if form == "li_i_day":
            return f"<li><i>{day}</i>{link}</li>"
        if form == "ul_each":
            return f"<ul><li>{link}</li><li{c('date')}>{day}</li></ul>"
        if form == "div_abbr":
            return f"<div>{link} <abbr>{day}</abbr></div>"
        return f"<div{c('item')}><div style='float:left'>{self.bullet}{link}</div>" \
               f"<div style='float:right'>{day}</div><div style='clear:both'></div></div>"

    def header(self):
        if self.form == "tr_register":
            return ("<tr><th>索引号</th><th>名称</th><th>文号</th><th>成文日期</th><th>发布日期</th>"
                    "</tr>")
        if self.form == "tr_no_title_day":
            return "<tr><th>序号</th><th>标题</th><th>发布日期</th></tr>"
        return ""

    def whole(self, entries):
        """The list with its container; of no entries: an empty container."""
        lines = []
        for number, entry in enumerate(entries):
            if self.group and number and number % self.group == 0 and self.form.startswith("li_"):
                tag = "ol" if self.outer.startswith("<ol") else "ul"
                lines.append(self.separator if self.separator.startswith("<li") else
                             f"</{tag}>{self.separator}<{tag}{self.cls('list')}>")
            lines.append(self.row(entry, number))
        rows = "\n".join(lines)
        form = self.form
        if form.startswith(("tr_", "td_")):
            return f'<table width="100%"{self.cls("list")}>{self.header()}{rows}</table>'
        if form in ("dl_dd", "dt_day_dd"):
            return f"<dl{self.cls('list')}>{rows}</dl>"
        if form.startswith("li_"):
            return self.outer.format(c=self.cls("list"), r=rows)
        return f"<div{self.cls('list')}>{rows}</div>"
