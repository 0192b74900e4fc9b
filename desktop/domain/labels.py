"""Numbering of papers: "I." is followed by "II.", "c)" by "d)", "-" by "-"."""

import re

_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_CORE = re.compile(r"^(\W*)(\w+)(\W*)$")


def roman(number: int) -> str:
    """Return a number from 1 on in Roman capitals: sections, components and quarters."""
    hundreds, rest = divmod(number, 100)
    return "C" * hundreds + _TENS[rest // 10] + _ONES[rest % 10]


_LEADING = re.compile(
    r"(?P<label>[-–+•]|[IVXLC]{1,6}\.|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\))\s+(?=\S)"
)
_DASHES = re.compile(r"^[-–—]$")
_ROMAN = tuple(map(roman, range(1, 40)))
"""Up to XXXIX: beyond it stand the letters L, C and D, which are labels of their own."""


def next_label(label: str) -> str:
    """Return what the next item of a list is labelled; an unknown kind of label gives ""."""
    match = _CORE.match(label)
    if match is None:
        return label if not any(char.isalnum() for char in label) else ""
    before, core, after = match.groups()
    following = _following(core)
    return f"{before}{following}{after}" if following else ""


def parted_label(text: str) -> tuple[str, str]:
    """Return the label that a line of a paper begins with, or "", and the words after it.

    "- Rà soát…" is "-" and "Rà soát…"; "a)", "1.", "2.1." and "II." are labels too.
    """
    found = _LEADING.match(text.lstrip())
    return (found["label"], text.lstrip()[found.end() :]) if found is not None else ("", text)


def repeated_label(label: str, text: str) -> str:
    """Return the label that a text begins with though it stands before it already, or ""."""
    inside, _ = parted_label(text)
    if not inside or not label.strip():
        return ""
    cores = [_DASHES.sub("-", one.strip(" .)")).casefold() for one in (label, inside)]
    return inside if cores[0] == cores[1] else ""


def _following(core: str) -> str:
    if core.isascii() and core.isdigit():
        return str(int(core) + 1)
    if core in _ROMAN[:-1]:
        return _ROMAN[_ROMAN.index(core) + 1]
    letters = _LETTERS if core.islower() else _LETTERS.upper()
    if len(core) == 1 and core in letters[:-1]:
        return letters[letters.index(core) + 1]
    return ""
