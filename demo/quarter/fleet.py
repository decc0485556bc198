# SPDX-License-Identifier: Apache-2.0
"""Writes the fleet's sites in one of their states: a folder a host."""

import shutil

import plan
from content import SiteState
from families import FAMILIES
from register import SAMPLE

COPIES = {"/images/logo.png": "static/logo.png", "/images/zt.png": "static/logo.png",
          "/images/huiyi.jpg": "static/banner.jpg",
          **{f"/files/sqb{n}.pdf": "attach/2022/sqb.pdf" for n in range(3)}}


def _put(file, content):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def write(out, family, state, seed=1):
    """All sites as they are in `state`, made by templates of `family`."""
    shutil.rmtree(out, ignore_errors=True)
    for site in plan.SITES:
        root = out / f"{site.host}.{plan.DOMAIN}"
        for path, content in FAMILIES[family](SiteState(site, state, seed)).files():
            _put(root / path.lstrip("/"), content)
        for path, source in COPIES.items():
            _put(root / path.lstrip("/"), (SAMPLE / source).read_bytes())
        _put(root / "images/main.css", b"body { font: 16px sans-serif }\n")
