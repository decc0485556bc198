#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every error that the program can word has its Chinese sentence in data/phrases.zh.toml.

Errors are written in English where they arise; what has no phrase is shown as it was said, in the
middle of a Chinese line. This reads the literals of the calls that make errors, puts a word where a
value stands, and asks whether a phrase fits, as src/base/phrases.h does. Errors of our own making
(Internal) are for developers and may stay as they are.
"""
import pathlib
import re
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
CALLS = re.compile(r"\b(InvalidArgument|NotFound|Corruption|Unavailable|Conflict|Permission|"
                   r"NoSpace|Fail|TomlError|FromErrno)\(")
LITERAL = r'"(?:\\.|[^"\\])*"'
VALUE = "7"


def patterns():
    with open(ROOT / "data/phrases.zh.toml", "rb") as file:
        phrases = tomllib.load(file)["phrases"]
    found = []
    for phrase in phrases:
        parts = re.split(r"(\{\w+\})", phrase)
        found.append(re.compile("".join(".+?" if part.startswith("{") else re.escape(part)
                                        for part in parts) + r"\Z", re.S))
    return found


def pieces(text, at, mark):
    """What `mark` parts outside of literals and brackets, up to the end or a closing bracket."""
    depth, quoted, begin, out = 0, False, at, []
    while at < len(text):
        c = text[at]
        if quoted:
            if c == "\\":
                at += 1
            quoted = c != '"'
        elif c == '"':
            quoted = True
        elif c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
            if depth < 0:
                break
        elif c == mark and depth == 0:
            out.append(text[begin:at])
            begin = at + 1
        at += 1
    return out + [text[begin:at]]


def sample(expression):
    """The sentence with VALUE for all that is not written out; None if nothing is."""
    sentence, written = "", False
    for piece in pieces(expression, 0, "+"):
        piece = piece.strip()
        of_string = re.fullmatch(r"std::string\((" + LITERAL + r")\)", piece)
        if of_string or re.fullmatch(r"(\s*" + LITERAL + r"\s*)+", piece):
            for literal in re.findall(LITERAL, piece):
                sentence += literal[1:-1].replace('\\"', '"').replace("\\n", "\n")
            written = True
        else:
            sentence += VALUE
    return sentence if written else None


def fits(sentence, known):
    sentence = sentence.strip()
    if not re.search(r"[A-Za-z]{2}", sentence) or any(one.match(sentence) for one in known):
        return True
    for mark in (", ", ": "):
        if mark in sentence:
            head, rest = sentence.split(mark, 1)
            return fits(head, known) and fits(rest, known)
    return False


def main():
    known = patterns()
    faults = []
    for path in sorted((ROOT / "src").rglob("*.cc")):
        text = re.sub(r"(^|\s)//[^\n]*", r"\1", path.read_text(encoding="utf-8"), flags=re.M)
        for call in CALLS.finditer(text):
            given = pieces(text, call.end(), ",")
            if call.group(1) == "FromErrno":
                what = given[1].strip() if len(given) > 2 else ""
                sentence = None
                if re.fullmatch(LITERAL, what):
                    sentence = f"cannot {what[1:-1].strip()} {VALUE}: Permission denied"
            else:
                sentence = sample(given[-1])
            # Two values side by side: one of them is a choice of words, which cannot be seen here.
            if sentence is None or VALUE * 2 in sentence:
                continue
            if re.search(r"[\u4e00-\u9fff]", sentence):
                continue
            # A reader of TOML puts the field before it, others the record that it is of.
            forms = [sentence, sentence.replace(f"sheet{VALUE}", "sheet"), f"{VALUE} {sentence}",
                     sentence.removeprefix(VALUE)]
            if not any(fits(form, known) for form in forms):
                line = text[:call.start()].count("\n") + 1
                faults.append(f"{path.relative_to(ROOT)}:{line}: "
                              f"no phrase in data/phrases.zh.toml: {sentence}")
    for fault in faults:
        print(fault)
    print(f"phrases: {len(faults)} errors without a Chinese sentence" if faults else "phrases: ok")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
