"""The Word file, drawn by LibreOffice, and our PDF are the same pages.

Stated tolerance: the same number of pages, the same words on each page, and on every page at least
17 of 20 words within 2 points of the same place. A line that is full to a hair may break one word
earlier in one of them, for word processors round the widths of columns; that moves the words of two
lines. LibreOffice draws a no-break space wider than a space, so a line that leaves room for a
number may be 15 points off to the side.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from ctypes import c_double
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from msgspec.structs import replace

from desktop.domain.paper import Paper
from desktop.exports.docx_writer import write_docx
from desktop.exports.pdf_writer import write_pdf
from desktop.exports.plan_paper import build_plan_paper
from desktop.services.demo import make_sample
from desktop.services.samples import SAMPLES, load_sample
from tests.exports.paper_records import CREATED, papers, table_plan, table_report
from tests.exports.test_summary_paper import crowded
from tests.office import convert, needs_office

pytestmark = needs_office

NEAR, ASIDE = 2.0, 15.0
"""Points."""
ENOUGH = 0.85
NO_DAY = ("ngày", "tháng")


class Word(NamedTuple):
    text: str
    bottom: float
    left: float
    room: bool = False
    """Whether its line leaves room for a number or a day."""

    def stands_at(self, other: "Word") -> bool:
        aside = ASIDE if self.room else NEAR
        return abs(self.bottom - other.bottom) <= NEAR and abs(self.left - other.left) <= aside


FULL = "tom-tat-day"
"""The fullest page that a summary can be."""
REPORTS = tuple(f"bao-cao-{sample}" for sample in SAMPLES)


def documents(folder):
    made = {name: build_plan_paper(plan, created=CREATED) for name, plan in plans().items()}
    made[FULL] = crowded(300)
    made["bao-cao-ngay"] = dated_report()
    return made | papers() | dict(zip(REPORTS, reports(folder), strict=True))


def dated_report():
    """A report whose narrow columns have days and numbers as wide as they come."""
    plan = table_plan()
    told = ("Trước ngày 30/11/2024", "(đến 30/11/2024);", "Quý IV/2024")
    tasks = tuple(
        replace(one, timing_text=text) for one, text in zip(plan.tasks, told, strict=True)
    )
    return table_report(plan=replace(plan, tasks=tasks))


def reports(folder):
    """The reports of the samples, with everything that their ledgers hold."""
    for sample in SAMPLES:
        desk = make_sample(folder / f"{sample}.sopgidb", sample)
        (plan,) = desk.plans.plans()
        period = desk.periods.periods(plan.id)[-1]
        yield desk.papers._made(Paper.REPORT, period.id)[1]
        desk.close()


def plans():
    shipped = {sample: load_sample(sample).plan for sample in SAMPLES}
    plan = table_plan()
    tall = replace(plan.tasks[0], content="Niêm yết công khai thủ tục hành chính. " * 90)
    return shipped | {"hang-cao": replace(plan, tasks=(tall, *plan.tasks[1:]))}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """Both files of every paper; one conversion for all, for starting the program takes longest."""
    folder = tmp_path_factory.mktemp("papers")
    ours, theirs = folder / "ours", folder / "theirs"
    ours.mkdir()
    for name, document in documents(folder).items():
        write_pdf(document, ours / f"{name}.pdf")
        write_docx(document, folder / f"{name}.docx")
    convert(sorted(folder.glob("*.docx")), "pdf", theirs, folder / "office")
    return ours, theirs


def pages(path: Path) -> list[list[Word]]:
    pdf = pypdfium2.PdfDocument(path)
    return [in_lines(list(words(page.get_textpage()))) for page in pdf]


def in_lines(found: list[Word]) -> list[Word]:
    """Tell of each word whether its line leaves room."""
    roomy = {word.bottom for word in found if word.text.startswith("/")}
    roomy |= {day.bottom for day, month in pairwise(found) if (day.text, month.text) == NO_DAY}
    return [word._replace(room=word.bottom in roomy) for word in found]


def words(text: pypdfium2.PdfTextPage) -> Iterator[Word]:
    """Yield each word with the origin of its first letter on the baseline (points)."""
    letters: list[str] = []
    x, y, left, bottom = c_double(), c_double(), 0.0, 0.0
    for place in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text, place))
        if letter.isspace():
            if letters:
                yield Word("".join(letters), bottom, left)
            letters = []
            continue
        if not letters:
            pdfium.FPDFText_GetCharOrigin(text, place, x, y)
            left, bottom = x.value, y.value
        letters.append(letter)
    if letters:
        yield Word("".join(letters), bottom, left)


def near(ours: list[Word], theirs: list[Word]) -> float:
    """Return the share of words that stand at the same place."""
    places: dict[str, list[Word]] = defaultdict(list)
    for word in theirs:
        places[word.text].append(word)
    fitting = sum(any(map(word.stands_at, places[word.text])) for word in ours)
    return fitting / len(ours)


@pytest.mark.parametrize("name", [*SAMPLES, *REPORTS, "hang-cao", FULL, *papers()])
def test_word_and_pdf_are_the_same_pages(drawn, name):
    ours, theirs = (pages(folder / f"{name}.pdf") for folder in drawn)
    assert len(ours) == len(theirs)
    for number, (mine, other) in enumerate(zip(ours, theirs, strict=True), 1):
        assert Counter(word.text for word in mine) == Counter(word.text for word in other), number
        assert near(mine, other) >= ENOUGH, number
