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
        """Which entry of the column the fault is about, the same in all states; -1 = none."""
        days = [e.day for e in self.s.entries(column)] if self.s.hit(what, column) else []
        wanted = self.s.days(column, 1)[6] if days else None
        return days.index(wanted) if wanted in days else -1

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
        wanted = [c for c in self.site.columns
                  if c.kind in ("news", "notice") and c.shape == "list"]
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
