"""Blocks of Word and Excel: tables in HTML, even rows, numbers of two readings, impossible days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.clipboard_block import even_block, settled, tiled, two_readings
from desktop.domain.clipboard_days import require_days
from desktop.domain.clipboard_heads import headed, without_head
from desktop.domain.clipboard_html import parse_html_table
from desktop.domain.errors import InputRefused

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>td {x: y}</style>
<title>KH</title></head><body lang=EN-US><!--StartFragment-->
<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'>
<td width=42><p class=MsoNormal align=center>1<o:p></o:p></p></td>
<td><p class=MsoNormal>Niêm yết
  công khai&nbsp;thủ tục</p><p class=MsoListParagraph><![if !supportLists]>-<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span><![endif]>Trực một cửa</p></td></tr>
<tr><td><p>2</p></td><td><p>&lt;Công an&gt; &amp; Tư pháp</p></td></tr></table>
<!--EndFragment--></body></html>"""

EXCEL = """<html><body><table><col width=64><tr height=20>
<td height=20 x:num>1</td><td>Một<br style='mso-data-placement:same-cell;'>
    hai</td><td></td></tr></table></body></html>"""


def test_a_table_of_word_is_taken_with_its_paragraphs_as_lines() -> None:
    found = parse_html_table(WORD)
    assert found is not None
    assert found.rows == [
        ["1", "Niêm yết công khai thủ tục\n- Trực một cửa"],
        ["2", "<Công an> & Tư pháp"],
    ]
    assert (found.merged, found.outside) == (0, False)


def test_a_cell_of_excel_with_a_break_stays_one_cell() -> None:
    found = parse_html_table(EXCEL)
    assert found is not None
    assert found.rows == [["1", "Một\nhai", ""]]


def test_merged_cells_keep_their_text_in_the_first_place_and_are_counted() -> None:
    found = parse_html_table(
        "<table><tr><td rowspan=2>A</td><td colspan=2>B</td></tr>"
        "<tr><td>C</td><td>D</td></tr><tr><td>E</td><td>F</td><td>G</td></tr></table>"
    )
    assert found is not None
    assert found.rows == [["A", "B", ""], ["", "C", "D"], ["E", "F", "G"]]
    assert found.merged == 2


def test_a_cell_that_goes_down_at_the_right_end_keeps_its_place() -> None:
    found = parse_html_table(
        "<table><tr><td>A</td><td rowspan=3>B</td></tr>"
        "<tr><td>C</td></tr><tr><td>D</td></tr></table>"
    )
    assert found is not None
    assert found.rows == [["A", "B"], ["C", ""], ["D", ""]]


def test_a_table_within_a_cell_belongs_to_that_cell() -> None:
    found = parse_html_table(
        "<table><tr><td>Ngoài <table><tr><td>trong</td></tr></table></td><td>B</td></tr></table>"
    )
    assert found is not None
    assert found.rows == [["Ngoài trong", "B"]]


def test_text_beside_a_table_is_noticed() -> None:
    found = parse_html_table("<p>Kế hoạch</p><table><tr><td>A</td></tr></table>")
    assert found is not None
    assert found.outside


def test_a_fragment_without_a_table_is_none() -> None:
    assert parse_html_table("<p>Một <b>hai</b></p>") is None


@given(st.text(alphabet="<>/!-[]tablertdcospan=29'\" aộ", max_size=80))
def test_no_fragment_brings_the_program_down(fragment: str) -> None:
    parse_html_table(f"<table>{fragment}")


@pytest.mark.parametrize("span", ["999999999", "9" * 5_000])
def test_a_cell_that_claims_to_be_endless_is_cut(span: str) -> None:
    found = parse_html_table(f'<table><tr><td colspan="{span}">A</td></tr></table>')
    assert found is not None
    assert len(found.rows[0]) == 100


A = "<table><tr><td>A</td></tr></table>"


@pytest.mark.parametrize(
    "html",
    [A + "<![<![<!", A + "<!--", A + "<a ", A + "</a", A + "<a 'x", A + "<?"],
)
def test_marks_that_are_nowhere_closed_leave_the_table_as_it_is(html: str) -> None:
    found = parse_html_table(html)
    assert found is not None
    assert found.rows == [["A"]]


def test_a_letter_with_a_number_of_thousands_of_digits_stays_as_it_stands() -> None:
    found = parse_html_table(f"<table><tr><td>&#{'9' * 5_000};</table>")
    assert found is not None
    assert found.rows[0][0].startswith("&#999")


def test_cells_that_claim_more_places_than_any_table_has_are_no_table() -> None:
    assert parse_html_table("<table>" + "<td colspan=100 rowspan=100>A" * 6_000) is None
    assert parse_html_table("<table>" + "<td>A" * 1_000 + "<tr><td>A" * 1_000) is None


def test_quotes_styles_and_signs_of_a_page_are_no_part_of_a_cell() -> None:
    found = parse_html_table(
        "<!-- <table><td>no --><style>td > p {x: '<td>'}</style><TABLE title='a > b'>"
        '<TD x="<td>" COLSPAN = "2">1 < 2 <ộ> <br/>&lt;b&gt;<xml/>'
    )
    assert found is not None
    assert found.rows == [["1 < 2 <ộ>\n<b>", ""]]


class Walked(str):
    """A text that counts the letters that are looked through for a mark."""

    __slots__ = ("letters",)

    def find(self, sub: str, start: int = 0) -> int:  # type: ignore[override]
        found = super().find(sub, start)
        self.letters = getattr(self, "letters", 0) + (found if found >= 0 else len(self)) - start
        return found


@pytest.mark.parametrize("repeated", ["<a ", "<!--", "<![", "<?", "</", "<", "<style>"])
def test_a_fragment_is_walked_once_whatever_is_repeated_in_it(repeated: str) -> None:
    walked = Walked(A + repeated * 5_000 + '"')
    parse_html_table(walked)
    assert walked.letters < 4 * len(walked)


@pytest.mark.parametrize("repeated", ["<a '>' ", "</a '>' "])
def test_a_quote_without_end_is_looked_for_once(repeated: str) -> None:
    """Looked for at every tag, this would go on for many minutes."""
    found = parse_html_table(A + repeated * 100_000 + '"')
    assert found is not None
    assert found.rows == [["A"]]


def test_short_rows_are_padded_and_counted_and_blank_rows_at_the_end_go() -> None:
    block = even_block([["a", "b"], ["c"], ["", ""]])
    assert block.rows == (("a", "b"), ("c", None))
    assert (block.height, block.width, block.ragged) == (2, 2, 1)


@pytest.mark.parametrize(
    ("rows", "height", "width", "filled"),
    [
        ([["a"]], 2, 2, (("a", "a"), ("a", "a"))),
        ([["a", "b"]], 3, 2, (("a", "b"),) * 3),
        ([["a"], ["b"]], 3, 1, (("a",), ("b",))),
    ],
)
def test_a_block_is_repeated_where_the_selection_is_a_multiple_of_it(
    rows: list[list[str]], height: int, width: int, filled: object
) -> None:
    assert tiled(even_block(rows), height, width).rows == filled


def test_a_number_of_two_readings_is_found_and_settled() -> None:
    found = two_readings(["6,58", "", "1.234", "12.345"])
    assert found is not None
    assert (found.text, found.part, found.whole) == ("1.234", "1,234", "1234")
    assert two_readings(["1.234.567", "1.234,5", "6.58", "0.250"]) is None
    assert settled("1.234", whole=True) == "1234"
    assert settled("1.234", whole=False) == "1,234"
    assert settled("6.58", whole=True) == "6.58"


@pytest.mark.parametrize(
    "text", ["31/02/2024", "Trước ngày 31/02/2024", "trước 31/4", "30-02-2025", "ngày 12/13/2024"]
)
def test_a_day_of_no_calendar_is_refused(text: str) -> None:
    with pytest.raises(InputRefused) as refused:
        require_days(text)
    assert refused.value.code == "date.impossible"


@pytest.mark.parametrize(
    "text",
    [
        "29/02/2024",
        "trước 15/12",
        "Nghị định 61/2018/NĐ-CP",
        "Trước 12/2024",
        "24/7",
        "Quý IV/2024",
    ],
)
def test_what_may_be_a_day_or_is_none_is_let_through(text: str) -> None:
    require_days(text)


NAMES = {"label": ("STT", "TT"), "content": ("Nội dung",), "timing": ("Thời gian thực hiện",)}


def test_a_first_row_that_names_columns_is_understood_in_any_order() -> None:
    block = even_block([["TT", "Thời gian  thực hiện", "Khác", "NỘI DUNG:"], ["1", "a", "b", "c"]])
    found = headed(block, NAMES)
    assert found == (["label", "timing", "content"], [0, 1, 3])
    assert without_head(block, found[1]).rows == (("1", "a", "c"),)


@pytest.mark.parametrize(
    "rows",
    [
        [["STT", "Nội dung"]],
        [["Nội dung", "Quý IV"], ["a", "b"]],
        [["1", "Việc"], ["2", "Việc"]],
    ],
)
def test_rows_that_only_look_like_a_head_are_rows(rows: list[list[str]]) -> None:
    assert headed(even_block(rows), NAMES) is None
