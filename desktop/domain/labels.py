"""The label that follows another one: "I." gives "II.", "c)" gives "d)", "-" stays "-"."""

import re

_ROMAN = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X",
    "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX",
)  # fmt: skip
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_CORE = re.compile(r"^(\W*)(\w+)(\W*)$")


def next_label(label: str) -> str:
    """Return what the next item of a list is labelled; an unknown kind of label gives ""."""
    match = _CORE.match(label)
    if match is None:
        return label if not any(char.isalnum() for char in label) else ""
    before, core, after = match.groups()
    following = _following(core)
    return f"{before}{following}{after}" if following else ""


def _following(core: str) -> str:
    if core.isascii() and core.isdigit():
        return str(int(core) + 1)
    if core in _ROMAN[:-1]:
        return _ROMAN[_ROMAN.index(core) + 1]
    letters = _LETTERS if core.islower() else _LETTERS.upper()
    if len(core) == 1 and core in letters[:-1]:
        return letters[letters.index(core) + 1]
    return ""
