#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every field of a stored record is written and read.

src/store/*_json.cc describe the structs of src/model/ field by field (record_json.h); a field that
is forgotten there is lost without a word. Run from anywhere; a line a fault, exit status 1 on any.
"""

import re
import sys

from tree import ROOT, Faults

STRUCT = re.compile(r"^struct (\w+) \{\n(.*?)^\};", re.S | re.M)
DESCRIBE = re.compile(r"^static void Describe\(Io& io, (\w+)& (\w+)\) \{\n(.*?)^\}", re.S | re.M)


def fields_of(body):
    """Names of the data members in a struct's body, but for those said to be "not stored"."""
    names = []
    for line in body.splitlines():
        if "not stored" in line:
            continue
        line = line.split("//")[0].strip()
        if not line.endswith(";") or "(" in line.split("=")[0]:
            continue
        declaration = line[:-1].split("=")[0].split("{")[0].strip()
        found = re.match(r".+?[\s>]((?:\w+)(?:,\s*\w+)*)$", declaration)
        if found:
            names += [name.strip() for name in found[1].split(",")]
    return names


def main():
    faults = Faults()
    structs = {}
    for header in sorted((ROOT / "src" / "model").glob("*.h")):
        for name, body in STRUCT.findall(header.read_text(encoding="utf-8")):
            structs[name] = fields_of(body)
    described = 0
    for source in sorted((ROOT / "src" / "store").glob("*_json.cc")):
        for name, variable, body in DESCRIBE.findall(source.read_text(encoding="utf-8")):
            described += 1
            written = set(re.findall(rf"\b{variable}\.(\w+)\)", body))
            for field in structs.get(name, []):
                if field not in written:
                    faults.add(source, f"{name}.{field} is neither written nor read")
            for field in sorted(written - set(structs.get(name, []))):
                faults.add(source, f"{name} has no field {field}")
    if described == 0:
        faults.add(ROOT / "src" / "store", "no record is described: has the form changed?")
    return faults.finish("fields of records")


if __name__ == "__main__":
    sys.exit(main())
