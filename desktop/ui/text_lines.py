"""Lists that a clerk types as lines of one box."""

import re
from collections.abc import Sequence

from desktop.domain.plain import recipient_text
from desktop.domain.plan import Recipient

_NOTE = re.compile(r"(.*\S)\s+\(([^()]*)\)$")


def text_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a box that are not blank."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def lines_text(lines: Sequence[str]) -> str:
    """Return lines as the text of a box."""
    return "\n".join(lines)


def recipients_of(text: str) -> tuple[Recipient, ...]:
    """Return "Nơi nhận" typed line by line; dash and final mark are the paper's, not ours."""
    found = (recipient_of(line) for line in text_lines(text))
    return tuple(one for one in found if one.name)


def recipient_of(line: str) -> Recipient:
    """Return a recipient from a line such as "- UBND tỉnh (b/c);"."""
    name = line.lstrip("-– ").rstrip(" ;.")
    match = _NOTE.match(name)
    return Recipient(name=name) if match is None else Recipient(name=match[1], note=match[2])


def recipients_text(recipients: Sequence[Recipient]) -> str:
    """Return recipients as the text of a box."""
    return lines_text([recipient_text(one) for one in recipients])
