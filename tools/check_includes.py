#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Who may include whom, and what a folder must never hold (the table in ARCHITECTURE.md).

What is not listed is an error. Run from anywhere; prints one line a fault, exit status 1 on any.
"""

import re
import sys

from tree import Faults, cpp_files, ROOT

# Folder of src/ -> the folders it may include besides itself.
FOLDERS = {
    "base": set(),
    "whatwg": {"base"},
    "sheets": {"whatwg", "base"},
    "model": {"base"},
    "text_checks": {"model", "base"},
    "facts": {"text_checks", "model", "whatwg", "base"},
    "checks": {"model", "base"},
    "audit": {"checks", "model", "base"},
    "workflow": {"model", "base"},
    "documents": {"sheets", "model", "base"},
    "bulletin": {"text_checks", "model", "base"},
    "gather": {"facts", "whatwg", "model", "base"},
    "store": {"model", "base"},
    "app": {"bulletin", "documents", "store", "gather", "workflow", "audit", "checks", "facts",
            "text_checks", "sheets", "whatwg", "model", "base"},
    "cli": {"app", "bulletin", "documents", "store", "gather", "workflow", "audit", "checks",
            "facts", "text_checks", "sheets", "whatwg", "model", "base"},
}

# Header prefix of a library -> the folders of src/ that may include it.
LIBRARIES = {
    "CLI/": {"cli"},
    "curl/": {"gather"},
    "libpq-fe.h": {"store"},
    "nlohmann/": {"base", "cli", "store"},
    "openssl/": {"base", "gather"},
    "pugixml.hpp": {"sheets", "documents"},
    "sqlite3.h": {"store"},
    "toml++/": {"base", "facts", "gather", "audit", "app", "cli"},
    "uchardet/": {"whatwg"},
    "unicode/": {"whatwg"},
    "xlsxwriter.h": {"sheets"},
    "xxhash.h": {"base", "facts", "gather", "audit", "checks", "store"},
    "zip.h": {"sheets", "documents"},
    "zlib.h": {"base", "gather", "store"},
    "zstd.h": {"store"},
}

# A compile-heavy library stays in few files of a folder.
MOST_FILES = {"CLI/": 1, "toml++/": 3, "nlohmann/": 6}

# System headers that mean sockets or name resolution: gather alone talks to the network.
NETWORK = {"sys/socket.h", "netinet/in.h", "netinet/tcp.h", "arpa/inet.h", "netdb.h",
           "sys/epoll.h", "sys/un.h", "ifaddrs.h", "poll.h"}
# Pure folders: no files, no clock, no threads; everything they need is an argument.
PURE = {"whatwg", "model", "facts", "checks", "audit", "workflow", "bulletin", "text_checks"}
IMPURE = {"fstream", "filesystem", "thread", "mutex", "condition_variable", "atomic", "iostream",
          "cstdio", "sys/stat.h", "sys/mman.h", "unistd.h", "fcntl.h", "future", "random"}
IMPURE_CALLS = re.compile(r"\b(?:system_clock|steady_clock)::now|\btime\(nullptr\)|\bgetenv\(")
SQL = re.compile(r'"\s*(?:SELECT\s.+\sFROM|INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|'
                 r"DELETE\s+FROM|CREATE\s+(?:UNIQUE\s+)?(?:TABLE|INDEX)|PRAGMA\s)")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
# The only places of src/ where a pure folder may look at atomics or print to memory.
ALLOWED_IMPURE: dict[str, set[str]] = {}


def check_own(faults, path, folder, target):
    other = target.split("/")[0]
    if other == folder:
        return
    if other not in FOLDERS:
        faults.add(path, f'"{target}" is no file of src/: own headers are included as '
                         '"folder/name.h"')
    elif other not in FOLDERS[folder]:
        allowed = ", ".join(sorted(FOLDERS[folder])) or "nothing"
        faults.add(path, f'{folder}/ may not include "{target}" (it may include: {allowed})')


def check_system(faults, path, folder, target, users):
    for prefix, allowed in LIBRARIES.items():
        if target == prefix or (prefix.endswith("/") and target.startswith(prefix)):
            users.setdefault((prefix, folder), set()).add(path)
            if folder not in allowed:
                faults.add(path, f"<{target}> is for {', '.join(sorted(allowed))} only")
            return
    if target in NETWORK and folder != "gather":
        faults.add(path, f"<{target}>: only gather/ talks to the network")
    if folder in PURE and target in IMPURE and target not in ALLOWED_IMPURE.get(str(path), ()):
        faults.add(path, f"<{target}>: {folder}/ is pure (no files, clocks, threads)")
    if "/" in target and not target.startswith(("sys/", "net", "arpa/", "linux/")):
        faults.add(path, f"<{target}> belongs to a library that LIBRARIES does not list")


def check_src(faults):
    users = {}
    for path in cpp_files("src"):
        parts = path.relative_to(ROOT).parts
        if len(parts) < 3:
            continue
        folder = parts[1]
        if folder not in FOLDERS:
            faults.add(path, f"src/{folder}/ is not in the table of tools/check_includes.py")
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        for kind, target in INCLUDE.findall(text):
            if kind == '"':
                check_own(faults, path, folder, target)
            else:
                check_system(faults, path, folder, target, users)
        if folder != "store" and SQL.search(text):
            faults.add(path, "SQL stands only in src/store/")
        if folder in PURE and IMPURE_CALLS.search(text):
            faults.add(path, f"{folder}/ reads no clock and no environment: time is an argument")
    for (prefix, folder), paths in users.items():
        if len(paths) > MOST_FILES.get(prefix, 10**6):
            names = ", ".join(sorted(p.name for p in paths))
            faults.add(ROOT / "src" / folder,
                       f"<{prefix}…> costs seconds a file; at most {MOST_FILES[prefix]} may "
                       f"include it, here: {names}")


def check_others(faults):
    """tests/ and fuzz/ may include everything; bench/site_generator nothing of the program."""
    for path in cpp_files("bench/site_generator"):
        text = path.read_text(encoding="utf-8", errors="replace")
        for kind, target in INCLUDE.findall(text):
            if kind == '"' and not target.startswith("site_generator/"):
                faults.add(path, f'"{target}": the generator shares no code with what it tests')


def check_types(faults):
    """No two headers define types of one name in one namespace: which a program gets is chance."""
    places = {}
    for path in sorted((ROOT / "src").rglob("*.h")):
        text = path.read_text(encoding="utf-8", errors="replace")
        space = re.search(r"^namespace ([\w:]+) \{", text, re.M)
        for name in re.findall(r"^(?:struct|class) (\w+)\b(?!::)[^;{]*\{", text, re.M):
            first = places.setdefault((space and space[1], name), path)
            if first != path:
                faults.add(path, f"{name} is defined in {first.relative_to(ROOT)}, too")


def main():
    faults = Faults()
    check_src(faults)
    check_others(faults)
    check_types(faults)
    return faults.finish("include rules")


if __name__ == "__main__":
    sys.exit(main())
