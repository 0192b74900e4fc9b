"""Checks a paper in a file, ours or somebody else's, against the decree; no ledger is opened."""

from pathlib import Path

from desktop.domain.lint import check_layout
from desktop.domain.lint.departure import Departure
from desktop.domain.observed import Look
from desktop.domain.paper import Watch, unwatched
from desktop.domain.problems import Grade
from desktop.domain.record import Record
from desktop.exports.measure import Measure
from desktop.imports.layout_docx import read_layout_docx
from desktop.imports.layout_envelope import is_pdf
from desktop.imports.layout_pdf import read_layout_pdf

_SIZE = 13.0
"""Taken where a file does not say a size: only widths are measured with it."""


class Linted(Record, frozen=True, kw_only=True):
    """One file and what departs from the decree in it."""

    name: str
    departures: tuple[Departure, ...] = ()

    def count(self, grade: Grade) -> int:
        """Return how many departures are of one grade."""
        return sum(one.grade is grade for one in self.departures)

    @property
    def must_mend(self) -> bool:
        """Whether anything is to be mended before the paper may be signed."""
        return self.count(Grade.MUST_FIX) > 0


def lint_file(path: Path, watch: Watch = unwatched) -> Linted:
    """Return what departs from Nghị định 30/2020/NĐ-CP in a Word file or a PDF.

    ``watch`` is told paragraphs or pages; it may give the checking up.

    Raises:
        FileRefused: ``lint.*`` or ``file.*``: the file cannot be read.
    """
    if is_pdf(path):
        observed = read_layout_pdf(path, watch)
    else:
        observed = read_layout_docx(path, _measured, watch)
    return Linted(name=path.name, departures=check_layout(observed))


def _measured(text: str, look: Look, room: float) -> tuple[int, float]:
    """Return into how many lines a text breaks, and how long the last one is (points)."""
    measure = Measure(look.size or _SIZE, bold=look.bold, italic=look.italic)
    lines = measure.lines(text, room)
    return len(lines), lines[-1][1]
