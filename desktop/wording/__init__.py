"""The Vietnamese sentences of refusals and problems, found by their code.

A sentence says what happened, where, and how to mend it. The parts of the program raise codes;
only the window and the command line turn them into words, here.
"""

from decimal import Decimal

from desktop.domain.errors import Refused
from desktop.domain.numbers import format_number
from desktop.domain.problems import Grade, Problem
from desktop.wording import cells, checks, files, inputs, ledgers, packages, papers

SENTENCES: dict[str, str] = (
    cells.SENTENCES
    | files.SENTENCES
    | inputs.SENTENCES
    | ledgers.SENTENCES
    | packages.SENTENCES
    | papers.SENTENCES
)

GRADES = {
    Grade.MUST_FIX: "Phải sửa",
    Grade.EXPLAIN: "Cần giải thích",
    Grade.NOTE: "Lưu ý",
}


def sentence(refusal: Refused) -> str:
    """Return the Vietnamese sentence of a refusal."""
    return SENTENCES[refusal.code].format_map(
        {name: _shown(value) for name, value in refusal.values.items()}
    )


def finding(problem: Problem) -> str:
    """Return what is wrong, in one Vietnamese sentence."""
    return checks.FINDINGS[problem.code].format_map(problem.values)


def remedy(problem: Problem) -> str:
    """Return how to mend a problem, in one Vietnamese sentence."""
    return checks.REMEDIES[problem.code].format_map(problem.values)


def _shown(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}".replace(",", ".")
    return format_number(value) if isinstance(value, Decimal) else str(value)
