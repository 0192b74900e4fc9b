"""The Vietnamese sentences of refusals and problems, found by their code.

A sentence says what happened, where, and how to mend it. The parts of the program raise codes;
only the window and the command line turn them into words, here.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from desktop.domain.errors import Refused
from desktop.domain.numbers import format_number
from desktop.domain.problems import Grade, Problem
from desktop.wording import checks

_MOST_SHOWN = 400
_SECTION = re.compile(r"(\d{1,4}(\.\d+)*|[IVXLC]+|\w)[.)]")
_DASH = re.compile(r"[-+–*•]")
_CODE = re.compile(r"(\w{1,6}\.)+\w{1,6}|\d{1,4}|\w")
"""A label of a section, that of a line without a number, and the code of a task."""
_STEERING = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Control marks but the tab, ends of lines, marks of direction, halves of characters."""

GRADES = {
    Grade.MUST_FIX: "Phải sửa",
    Grade.EXPLAIN: "Cần giải thích",
    Grade.NOTE: "Lưu ý",
}


@cache
def sentences() -> dict[str, str]:
    """Return the sentences of all refusals by code; they load with the first one that is said."""
    from desktop.wording import (  # noqa: PLC0415
        backups,
        cells,
        delivery,
        files,
        inputs,
        ledgers,
        lint,
        packages,
        papers,
        word,
    )

    return (
        backups.SENTENCES
        | cells.SENTENCES
        | delivery.SENTENCES
        | files.SENTENCES
        | inputs.SENTENCES
        | ledgers.SENTENCES
        | lint.SENTENCES
        | packages.SENTENCES
        | papers.SENTENCES
        | word.SENTENCES
    )


def sentence(refusal: Refused) -> str:
    """Return the Vietnamese sentence of a refusal."""
    return sentences()[refusal.code].format_map(_all_shown(refusal.values))


def finding(problem: Problem) -> str:
    """Return what is wrong, in one Vietnamese sentence."""
    return checks.FINDINGS[problem.code].format_map(_all_shown(problem.values))


def remedy(problem: Problem) -> str:
    """Return how to mend a problem, in one Vietnamese sentence."""
    return checks.REMEDIES[problem.code].format_map(_all_shown(problem.values))


def where(problem: Problem) -> str:
    """Return where a problem is, so that a sentence can follow: "Mục 2", "Nhiệm vụ X.2 · Chủ trì".

    A label alone ("2.", "-") says nothing to whoever reads it before a sentence.
    """
    label, mark, rest = problem.place.partition(" · ")
    if _SECTION.fullmatch(label):
        label = f"Mục {label.rstrip('.)')}"
    elif _DASH.fullmatch(label):
        label = "Gạch đầu dòng"
    elif _CODE.fullmatch(label):
        label = f"Nhiệm vụ {label}"
    return f"{label}{mark}{rest}"


def on_one_line(text: str, most: int = _MOST_SHOWN) -> str:
    """Return somebody else's text as part of a sentence: one line, no marks that steer a screen.

    What is too long loses its middle: the end of a path says most.
    """
    line = steady(" ".join(re.split(r"[\t\r\n]+", text)))
    half = most // 2
    return line if len(line) <= most else f"{line[:half]}…{line[-half:]}"


def steady(text: str) -> str:
    """Return text without the marks that steer a terminal or turn the direction of a line."""
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", text)


def _all_shown(values: Mapping[str, object]) -> dict[str, str]:
    return {name: _shown(value) for name, value in values.items()}


def _shown(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}".replace(",", ".")
    if isinstance(value, Decimal):
        return format_number(value)
    return on_one_line(str(value))
