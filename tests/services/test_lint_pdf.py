"""PDFs drawn with a layout that is wrong at one place: exactly that departure is found."""

from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from desktop.domain.layout import ND30, Layout, Style, TextStyle
from desktop.domain.lint import check_layout
from desktop.exports.document import Document
from desktop.exports.pdf_writer import write_pdf
from desktop.exports.plan_paper import build_plan_paper
from desktop.imports.layout_pdf import read_layout_pdf
from desktop.services.lint import lint_file
from desktop.services.samples import load_sample
from tests.exports.paper_records import CREATED


class OneOdd(Layout, frozen=True, kw_only=True):
    """The profile with one element that looks another way."""

    role: Style
    look: TextStyle

    def styles(self) -> dict[Style, TextStyle]:
        """Return how every role looks."""
        return {**super().styles(), self.role: self.look}


class Case(NamedTuple):
    """A layout and what must be found in its paper."""

    layout: Layout
    codes: set[str]
    where: str = "Trang 1"


def odd(role: Style, **changes: object) -> Layout:
    return OneOdd(role=role, look=replace(ND30.style(role), **changes))


CASES = {
    "giấy Letter": Case(replace(ND30, page_width=216, page_height=279), {"lint.page.paper"}),
    "lề trái hẹp": Case(replace(ND30, margin_left=22), {"lint.page.margin"}),
    "lề trái rộng": Case(replace(ND30, margin_left=38, left_column=0.36), {"lint.page.margin"}),
    "lề phải hẹp": Case(replace(ND30, margin_right=10), {"lint.page.margin"}),
    "nội dung cỡ 12": Case(odd(Style.BODY, size=12.0), {"lint.size"}),
    "quốc hiệu không đậm": Case(odd(Style.NATION, bold=False), {"lint.bold"}, "CỘNG HÒA"),
    "tên cơ quan cỡ 16": Case(odd(Style.ISSUER, size=16.0), {"lint.size"}, "SỞ"),
    "ngày tháng đứng": Case(odd(Style.PLACE_DATE, italic=False), {"lint.italic"}, "Lạng Sơn"),
    "số ký hiệu đậm": Case(odd(Style.NUMBER, bold=True), {"lint.not_bold"}, "Số:"),
    "nơi nhận cỡ 13": Case(odd(Style.RECIPIENT, size=13.0), {"lint.size"}, "- "),
    "không lùi đầu dòng": Case(
        odd(Style.BODY, first_indent=0), {"lint.body.indent", "lint.body.justified"}, "Trang"
    ),
    # Without it some paragraphs cannot be told apart, and one seems to end in mid-line.
    "đường kẻ dài": Case(replace(ND30, rule_share=0.9), {"lint.rule.length"}),
    "số trang cỡ 10": Case(odd(Style.PAGE_NUMBER, size=10.0), {"lint.size"}),
}


def paper() -> Document:
    return build_plan_paper(load_sample("so-gtvt-lang-son-2024").plan, created=CREATED)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_one_thing_drawn_wrong_is_found_alone_and_at_its_place(case: Case, tmp_path: Path) -> None:
    right, wrong = tmp_path / "dung.pdf", tmp_path / "sai.pdf"
    write_pdf(paper(), right)
    write_pdf(paper(), wrong, case.layout)
    before = {one.code for one in lint_file(right).departures}
    new = {one.code: one.place for one in lint_file(wrong).departures if one.code not in before}
    assert set(new) == case.codes
    assert any(case.where in place for place in new.values())


def test_a_rule_that_stands_aside_of_its_line_is_told(tmp_path: Path) -> None:
    path = tmp_path / "lech.pdf"
    write_pdf(paper(), path)
    seen = read_layout_pdf(path)
    first, *others = seen.parts
    moved = tuple(
        replace(one, aside=20.0) if one.words.startswith("Độc lập") else one
        for one in first.passages
    )
    odd_one = replace(seen, parts=(replace(first, passages=moved), *others))
    new = {one.code for one in check_layout(odd_one)} - {one.code for one in check_layout(seen)}
    assert new == {"lint.rule.aside"}
