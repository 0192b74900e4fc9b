"""How ``sopgi lint`` goes through files and prints what departs from the decree in each."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from desktop.cli import printing
from desktop.domain.errors import FileRefused
from desktop.domain.lint.departure import Departure
from desktop.services.lint import Linted, lint_file
from desktop.wording import GRADES, sentence
from desktop.wording.lint import (
    element_of,
    found_in,
    mending_of,
    place_of,
    rule_of,
    verdict,
)


def lint_files(paths: Sequence[Path], *, as_json: bool) -> int:
    """Print what departs in each file; a file that cannot be read does not stop the others.

    Returns:
        0 when nothing has to be mended and every file was read, else 1.
    """
    read: list[Linted] = []
    for path in paths:
        try:
            read.append(lint_file(path))
        except FileRefused as refusal:
            print(f"sopgi: {sentence(refusal)}", file=sys.stderr)
            continue
        if not as_json:
            printing.print_lines(_lines(read[-1]))
    if as_json:
        printing.print_json([_told(one) for one in read])
    whole = len(read) == len(paths) and not any(one.must_mend for one in read)
    return 0 if whole else 1


def _lines(linted: Linted) -> Iterable[str]:
    yield f"{linted.name}: {verdict(linted.departures)}"
    for number, one in enumerate(linted.departures, 1):
        yield f"{number}. [{GRADES[one.grade]}] {element_of(one)} – {place_of(one)}"
        yield f"   {found_in(one)}"
        yield f"   Quy định: {rule_of(one)}."
        yield f"   Cách sửa: {mending_of(one)}"


def _told(linted: Linted) -> dict[str, object]:
    return {
        "file": linted.name,
        "must_fix": linted.must_mend,
        "departures": [_departure(one) for one in linted.departures],
    }


def _departure(one: Departure) -> dict[str, object]:
    return {
        "code": one.code,
        "grade": one.grade,
        "element": one.element,
        "place": one.place,
        "more": one.more,
        "found": found_in(one),
        "rule": rule_of(one),
        "remedy": mending_of(one),
    }
