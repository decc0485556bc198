# SPDX-License-Identifier: Apache-2.0
"""Writes the fleet's sites: OUT/1, OUT/2 and OUT/3 are its states, below them a folder a host."""

import pathlib
import shutil

import plan
from content import SiteState
from families import FAMILIES

ASSETS = pathlib.Path(__file__).resolve().parent.parent / "site"
COPIES = {"/images/logo.png": "static/logo.png", "/images/zt.png": "static/logo.png",
          "/images/huiyi.jpg": "static/banner.jpg",
          **{f"/files/sqb{n}.pdf": "attach/2022/sqb.pdf" for n in range(3)}}


def hosts():
    return [f"{site.host}.{plan.DOMAIN}" for site in plan.SITES]


def write(out, family, seed=1):
    """All sites in all states, made by templates of `family`."""
    shutil.rmtree(out, ignore_errors=True)
    for state in plan.STATE_DAYS:
        for site in plan.SITES:
            root = out / str(state) / f"{site.host}.{plan.DOMAIN}"
            for path, content in FAMILIES[family](SiteState(site, state, seed)).files():
                file = root / path.lstrip("/")
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            for path, source in COPIES.items():
                file = root / path.lstrip("/")
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes((ASSETS / source).read_bytes())
            (root / "images/main.css").write_text("body { font: 16px sans-serif }\n", encoding="utf-8")
