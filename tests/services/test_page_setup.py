"""Whatever an office chooses inside the decree's ranges gives papers that keep to the decree."""

from itertools import product
from pathlib import Path

import pypdfium2
import pytest

from desktop.domain.layout import MM, ND30, PageSetup, layout_for
from desktop.domain.problems import Grade
from desktop.exports.docx_writer import write_docx
from desktop.exports.pdf_writer import write_pdf
from desktop.services.lint import lint_file
from tests.exports.paper_records import papers

NARROW = {"margin_top": 20, "margin_bottom": 20, "margin_left": 30, "margin_right": 15}
WIDE = {"margin_top": 25, "margin_bottom": 25, "margin_left": 35, "margin_right": 20}
SETUPS = [
    PageSetup(body_size=size, **margins) for size, margins in product((13, 14), (NARROW, WIDE))
]
PAPERS = {name: paper for name, paper in papers().items() if name != "ke-hoach-loi-van"}


@pytest.mark.parametrize("setup", SETUPS, ids=str)
@pytest.mark.parametrize("name", ["ke-hoach-bang", "bao-cao-bang", "quyet-dinh", "cong-van"])
def test_papers_of_every_choice_keep_to_the_decree(
    setup: PageSetup, name: str, tmp_path: Path
) -> None:
    layout = layout_for(setup)
    write_docx(PAPERS[name], tmp_path / "a.docx", layout)
    write_pdf(PAPERS[name], tmp_path / "a.pdf", layout)
    for form in ("docx", "pdf"):
        found = lint_file(tmp_path / f"a.{form}").departures
        assert [one.code for one in found if one.grade is not Grade.NOTE] == []


@pytest.mark.parametrize("setup", SETUPS, ids=str)
def test_no_letter_stands_in_a_margin(setup: PageSetup, tmp_path: Path) -> None:
    layout = layout_for(setup)
    write_pdf(PAPERS["bao-cao-bang"], tmp_path / "a.pdf", layout)
    for page in pypdfium2.PdfDocument(tmp_path / "a.pdf"):
        text = page.get_textpage()
        boxes = [text.get_rect(place) for place in range(text.count_rects())]
        lefts = [box[0] for box in boxes]
        rights = [box[2] for box in boxes]
        assert min(lefts) >= setup.margin_left * MM - 1
        assert max(rights) <= page.get_width() - setup.margin_right * MM + 1


def test_the_choice_reaches_the_page() -> None:
    chosen = layout_for(PageSetup(body_size=13, margin_left=35))
    assert (chosen.body_size, chosen.margin_left) == (13, 35)
    assert chosen.version == ND30.version
