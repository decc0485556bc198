#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes src/whatwg/encoding_*_table.inc, the tables of the Encoding Standard's legacy encodings.

The mappings are facts; they are taken from this system's iconv (glibc >= 2.36: GB18030, BIG5-HKSCS)
and Python's codecs, plus the places where the standard's indexes say otherwise, listed below. The
conformance vectors in the tests cover every two-byte sequence of gb18030 and Big5.

Usage: tools/gen_encoding_tables.py [output folder]
"""
import ctypes
import pathlib
import sys

# gb18030: where the standard's index differs from glibc. A3A0 is a second ideographic space that
# old pages use; the FExx were never given the astral code points of the 2005 edition.
GB_EXCEPTIONS = {0xA3A0: 0x3000, 0xFE51: 0xE816, 0xFE52: 0xE817, 0xFE53: 0xE818, 0xFE6C: 0xE831,
                 0xFE76: 0xE83B, 0xFE91: 0xE855}

# The 2022 edition moved these from private use; four-byte forms still count as before the move.
GB_MOVED_2022 = {0xA6D9: 0xE78D, 0xA6DA: 0xE78E, 0xA6DB: 0xE78F, 0xA6DC: 0xE790, 0xA6DD: 0xE791,
                 0xA6DE: 0xE792, 0xA6DF: 0xE793, 0xA6EC: 0xE794, 0xA6ED: 0xE795, 0xA6F3: 0xE796,
                 0xFE59: 0xE81E, 0xFE61: 0xE826, 0xFE66: 0xE82B, 0xFE67: 0xE82C, 0xFE6D: 0xE832,
                 0xFE7E: 0xE843, 0xFE90: 0xE854, 0xFEA0: 0xE864, 0xA8BC: 0xE7C7}

# Big5: the standard's index against BIG5-HKSCS of glibc: code points that HKSCS unified with plain
# Big5 ones still decode, the symbols of rows A1 to A3 are those of code page 950, and rows C6 and
# FA to FE hold what ETEN and older HKSCS editions put there.
BIG5_EXCEPTIONS = """
8e69:7bb8 8e6f:7c06 8e7e:7cce 8eab:7dd2 8eb4:7e1d 8ecd:8005 8ed0:8028 8f57:83c1 8f69:84a8 8f6e:840f
8fcb:89a6 8fcc:89a9 8ffe:8d77 906d:90fd 907a:92b9 90dc:975c 90f1:97ff 91bf:9f16 9244:8503 92af:5159
92b0:515b 92b1:515d 92b2:515e 92c8:936e 92d1:7479 9447:6d67 94ca:799b 95d9:9097 9644:975d 96ed:701e
96fc:5b28 9b76:7201 9b78:77d7 9b7b:7e87 9bc6:99d6 9bde:91d4 9bec:60de 9bf6:6fb6 9c42:8f36 9c53:4fbb
9c62:71df 9c68:9104 9c6b:9df0 9c77:83cf 9cbc:5c10 9cbd:79e3 9cd0:5a67 9d57:8f0b 9d5a:7b51 9dc4:62d0
9ea9:6062 9eef:75f9 9efd:6c4a 9f60:9b2e 9f66:9f17 9fcb:50ed 9fd8:5f0c a063:880f a077:62ce a0d5:7468
a0df:7162 a0e4:7250 a145:2027 a14e:fe51 a15a:2574 a1c2:00af a1c3:ffe3 a1c5:02cd a1e3:ff5e a1f2:2295
a1f3:2299 a1fe:ff0f a240:ff3c a241:2215 a242:fe68 a244:ffe5 a246:ffe0 a247:ffe1 a2cc:5341 a2ce:5345
a3c0:2400 a3c1:2401 a3c2:2402 a3c3:2403 a3c4:2404 a3c5:2405 a3c6:2406 a3c7:2407 a3c8:2408 a3c9:2409
a3ca:240a a3cb:240b a3cc:240c a3cd:240d a3ce:240e a3cf:240f a3d0:2410 a3d1:2411 a3d2:2412 a3d3:2413
a3d4:2414 a3d5:2415 a3d6:2416 a3d7:2417 a3d8:2418 a3d9:2419 a3da:241a a3db:241b a3dc:241c a3dd:241d
a3de:241e a3df:241f a3e0:2421 a3e1:20ac c6cf:5ef4 c6d3:65e0 c6d5:7676 c6d7:96b6 c6de:3003 c6df:4edd
fa5f:5029 fa66:507d fabd:5305 fac5:5344 fad5:537f fb48:5605 fbb8:5a77 fbf3:5e75 fbf9:5ed0 fc4f:5f58
fc6c:60a4 fcb9:6490 fce2:6674 fcf1:675e fdb7:6c9c fdb8:6e1d fdbb:6e2f fdf1:716e fe52:732a fe6f:745c
feaa:74e9 fedd:7809
"""

# Of these the standard's Big5 encoder takes the last pointer, of all others the first.
BIG5_LAST = {0x2550, 0x255E, 0x2561, 0x256A, 0x5341, 0x5345}

# Single-byte encodings in the order of EncodingId: (name, Python codec, differences). Bytes 0x80 to
# 0x9F that Python leaves undefined are the C1 controls in the windows-125x and windows-874 indexes.
SINGLE = [
    ("IBM866", "cp866", {}), ("ISO-8859-2", "iso8859_2", {}), ("ISO-8859-3", "iso8859_3", {}),
    ("ISO-8859-4", "iso8859_4", {}), ("ISO-8859-5", "iso8859_5", {}),
    ("ISO-8859-6", "iso8859_6", {}), ("ISO-8859-7", "iso8859_7", {}),
    ("ISO-8859-8", "iso8859_8", {}), ("ISO-8859-8-I", "iso8859_8", {}),
    ("ISO-8859-10", "iso8859_10", {}), ("ISO-8859-13", "iso8859_13", {}),
    ("ISO-8859-14", "iso8859_14", {}), ("ISO-8859-15", "iso8859_15", {}),
    ("ISO-8859-16", "iso8859_16", {}), ("KOI8-R", "koi8_r", {}),
    ("KOI8-U", "koi8_u", {0xAE: 0x45E, 0xBE: 0x40E}), ("macintosh", "mac_roman", {}),
    ("windows-874", "cp874", {}), ("windows-1250", "cp1250", {}), ("windows-1251", "cp1251", {}),
    ("windows-1252", "cp1252", {}), ("windows-1253", "cp1253", {}), ("windows-1254", "cp1254", {}),
    ("windows-1255", "cp1255", {0xCA: 0x5BA}), ("windows-1256", "cp1256", {}),
    ("windows-1257", "cp1257", {}), ("windows-1258", "cp1258", {}),
    ("x-mac-cyrillic", "mac_cyrillic", {0xA2: 0x490, 0xB6: 0x491, 0xFF: 0x20AC}),
]

libc = ctypes.CDLL(None)
libc.iconv_open.restype = ctypes.c_void_p
libc.iconv_open.argtypes = [ctypes.c_char_p] * 2
libc.iconv.restype = ctypes.c_size_t
libc.iconv.argtypes = [ctypes.c_void_p] * 5


class Iconv:
    """Decodes one sequence at a time; None where iconv has no mapping."""

    def __init__(self, charset):
        self.handle = libc.iconv_open(b"UTF-32LE", charset)
        assert self.handle != ctypes.c_void_p(-1).value, charset

    def decode(self, data):
        libc.iconv(self.handle, None, None, None, None)
        source = ctypes.create_string_buffer(data, len(data))
        source_at = ctypes.c_void_p(ctypes.addressof(source))
        source_left = ctypes.c_size_t(len(data))
        out = ctypes.create_string_buffer(32)
        out_at = ctypes.c_void_p(ctypes.addressof(out))
        out_left = ctypes.c_size_t(32)
        result = libc.iconv(self.handle, ctypes.byref(source_at), ctypes.byref(source_left),
                            ctypes.byref(out_at), ctypes.byref(out_left))
        if result == ctypes.c_size_t(-1).value or source_left.value:
            return None
        return [ord(c) for c in out.raw[:32 - out_left.value].decode("utf-32-le")]


def two_byte(charset, trails, exceptions):
    """{bytes: code point} of every two-byte sequence that maps to one code point."""
    iconv = Iconv(charset)
    table = {}
    for lead in range(0x81, 0xFF):
        for trail in trails:
            decoded = iconv.decode(bytes([lead, trail]))
            if decoded and len(decoded) == 1:
                table[lead << 8 | trail] = decoded[0]
    table.update(exceptions)
    return table


def rows(values, width):
    """The values as lines of at most 100 characters."""
    per_line = 99 // (width + 1)
    for i in range(0, len(values), per_line):
        yield ",".join(values[i:i + per_line]) + ","


def array(declaration, values):
    text = [f"0x{v:X}" if v > 9 else str(v) for v in values]
    lines = "\n".join(rows(text, max(len(t) for t in text)))
    return f"{declaration} = {{\n{lines}\n}};\n"


def cells(table):
    """Row-major, 192 columns (trail bytes 0x40 to 0xFF) for each lead byte from 0x81; 0 = none."""
    return [table.get(lead << 8 | trail, 0) for lead in range(0x81, 0xFF)
            for trail in range(0x40, 0x100)]


def reverse(pairs):
    """Two levels by the high byte of the code point: which page, and the pages; page 0 is empty."""
    pages, index = [[0] * 256], [0] * 256
    for point, code in sorted(pairs.items()):
        if point > 0xFFFF:
            continue
        if not index[point >> 8]:
            index[point >> 8] = len(pages)
            pages.append([0] * 256)
        pages[index[point >> 8]][point & 255] = code
    return index, [cell for page in pages for cell in page]


def gb_ranges(table):
    """Four-byte forms number the BMP's other code points in order: (pointer, first) of each run."""
    taken = set((table | GB_MOVED_2022).values()) | {0xE5E5}  # A3A0 of the official table
    ranges, pointer, previous = [], 0, -2
    for point in range(0x80, 0x10000):
        if point in taken or 0xD800 <= point <= 0xDFFF:
            continue
        if point != previous + 1:
            ranges.append((pointer, point))
        previous = point
        pointer += 1
    assert pointer == 39420, pointer
    return ranges


def write(folder, name, parts):
    head = ("// SPDX-License-Identifier: Apache-2.0\n"
            "// Generated by tools/gen_encoding_tables.py. Do not edit.\n// clang-format off\n")
    (folder / name).write_text(head + "\n".join(parts) + "// clang-format on\n")


def main():
    default = pathlib.Path(__file__).resolve().parent.parent / "src" / "whatwg"
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default

    gb = two_byte(b"GB18030", [t for t in range(0x40, 0xFF) if t != 0x7F], GB_EXCEPTIONS)
    assert len(gb) == 23940, len(gb)
    gb_encode = {}
    for code, point in sorted(gb.items()):
        gb_encode.setdefault(point, code)
    for code, point in GB_MOVED_2022.items():
        if code != 0xA8BC:  # U+E7C7 has a four-byte form of its own
            gb_encode[point] = code
    index, pages = reverse(gb_encode)
    ranges = gb_ranges(gb)
    write(folder, "encoding_gb18030_table.inc", [
        array("constexpr std::uint16_t kGbDecode[126 * 192]", cells(gb)),
        array(f"constexpr std::uint16_t kGbRangePointer[{len(ranges)}]", [r[0] for r in ranges]),
        array(f"constexpr std::uint16_t kGbRangeFirst[{len(ranges)}]", [r[1] for r in ranges]),
        array("constexpr std::uint8_t kGbEncodePage[256]", index),
        array(f"constexpr std::uint16_t kGbEncode[{len(pages)}]", pages)])

    exceptions = {int(code, 16): int(point, 16) for code, point in
                  (item.split(":") for item in BIG5_EXCEPTIONS.split())}
    trails = list(range(0x40, 0x7F)) + list(range(0xA1, 0xFF))
    big5 = two_byte(b"BIG5-HKSCS", trails, exceptions)
    encode = {}
    for code, point in sorted(big5.items()):
        if code >= 0xA100 and (point not in encode or point in BIG5_LAST):
            encode[point] = code
    index, pages = reverse(encode)
    astral = sorted((p, c) for p, c in encode.items() if p > 0xFFFF)
    flat = cells(big5)
    assert all(v < 0x10000 or v >> 16 == 2 for v in flat)
    bits = [sum((flat[i + k] > 0xFFFF) << k for k in range(16)) for i in range(0, len(flat), 16)]
    write(folder, "encoding_big5_table.inc", [
        array("constexpr std::uint16_t kBig5Decode[126 * 192]", [v & 0xFFFF for v in flat]),
        "// One bit a cell: the code point is 0x20000 + the cell.\n" +
        array("constexpr std::uint16_t kBig5Astral[126 * 12]", bits),
        array("constexpr std::uint8_t kBig5EncodePage[256]", index),
        array(f"constexpr std::uint16_t kBig5Encode[{len(pages)}]", pages),
        array(f"constexpr std::uint16_t kBig5AstralPoint[{len(astral)}]",
              [p & 0xFFFF for p, _ in astral]),
        array(f"constexpr std::uint16_t kBig5AstralCode[{len(astral)}]", [c for _, c in astral])])

    values = []
    for name, codec, differences in SINGLE:
        for byte in range(0x80, 0x100):
            try:
                point = ord(bytes([byte]).decode(codec))
            except UnicodeDecodeError:
                point = byte if byte < 0xA0 and name.startswith("windows") else 0
            values.append(differences.get(byte, point))
    write(folder, "encoding_single_byte_table.inc", [
        array(f"constexpr std::uint16_t kSingleByte[{len(SINGLE)} * 128]", values)])


if __name__ == "__main__":
    main()
