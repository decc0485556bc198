# SPDX-License-Identifier: Apache-2.0
"""Which planted fault a problem is about. Subjects are numbered as the register lists them."""

import plan
import register


def account_of(subject):
    """(platform, name, unit, certified subject) of "a-7"."""
    return register.accounts()[int(subject[2:]) - 1]


def fault_of(problem):
    """The fault that a record of `finding list --format json` is about; None = none."""
    kind, _, number = problem["subject"].partition("-")
    words = "—".join(problem["column_path"]) + problem["title"]
    if kind == "s":
        found = [f for f in plan.FAULTS + plan.QUESTIONS
                 if f.site == int(number) and f.check == problem["check"] and
                 (f.place.split("/")[-1] in words or f.what.endswith("_image"))]
        # 科室之窗 and what lies below it share a path: the step named last is meant.
        return max(found, key=lambda f: words.find(f.place), default=None)
    if kind == "a":
        platform, name, _, _ = account_of(problem["subject"])
        found = [f for f in plan.ACCOUNT_FAULTS if (platform, name) == ("微信订阅号", f.name) and
                 f.check == problem["check"] and f.place in words]
        return found[0] if found else None
    found = [pair for pair in plan.MANAGEMENT if pair[1] in words]
    return found[0] if found else None


def is_open(fault):
    """Whether it is still there at the cut-off of the fixes."""
    return True if isinstance(fault, tuple) else fault.open


def as_records():
    """Every fault that counts, for a test to compare with: where, what, until when."""
    records = []
    for f in plan.FAULTS:
        records.append({"subject": f"s-{f.site}", "check": f.check, "class": f.klass,
                        "place": f.place,
                        "rounds": list(f.rounds or [s for s in f.states if s < 3]), "open": f.open})
    rows = register.accounts()
    for f in plan.ACCOUNT_FAULTS:
        number = next(n for n, row in enumerate(rows, start=1) if row[:2] == ("微信订阅号", f.name))
        records.append({"subject": f"a-{number}", "check": f.check, "place": f.place,
                        "rounds": [s for s in f.states if s < 3], "open": f.open})
    records += [{"subject": unit, "check": "", "place": words, "rounds": [2], "open": True}
                for unit, words in plan.MANAGEMENT]
    return records
