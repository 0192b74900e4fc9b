"""The workbook: typed cells, no formula from data, page set-up."""

from zipfile import ZipFile

import openpyxl
import pytest
from msgspec.structs import replace

from desktop.domain.errors import InputRefused
from desktop.exports.plan_paper import build_plan_paper
from desktop.exports.xlsx_writer import write_xlsx
from tests.exports.paper_records import CREATED, papers, table_plan, table_report


def book_of(document, tmp_path):
    path = tmp_path / "paper.xlsx"
    write_xlsx(document, path)
    return openpyxl.load_workbook(path)


def with_content(content):
    plan = table_plan()
    tasks = (replace(plan.tasks[0], content=content), *plan.tasks[1:])
    return build_plan_paper(replace(plan, tasks=tasks), created=CREATED)


def cells_of(sheet):
    return [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize(
    "text", ["=cmd|'/C calc'!A0", "#N/A", "+84 258", "-5", "@SUM(A1)", "00004"]
)
def test_user_text_is_text_whatever_it_begins_with(text, tmp_path):
    sheet = book_of(with_content(text), tmp_path)["Nhiệm vụ"]
    (cell,) = [cell for cell in cells_of(sheet) if cell.value == text]
    assert cell.data_type == "s"


def test_no_cell_of_any_paper_is_a_formula(tmp_path):
    for document in papers().values():
        for sheet in book_of(document, tmp_path):
            assert {cell.data_type for cell in cells_of(sheet)} <= {"s", "n"}


def test_numbers_are_numbers_with_their_format(tmp_path):
    book = book_of(papers()["bao-cao-loi-van"], tmp_path)
    numbers = {
        cell.value: cell.number_format
        for cell in cells_of(book["Chỉ tiêu"])
        if cell.data_type == "n"
    }
    assert numbers == {
        1: "General",
        4.14: "0.00",
        6.11: "0.00",
        6.2: "0.00",
        2.06: "+0.00;-0.00;0.00",
    }
    done = [cell.value for cell in cells_of(book["Tổng hợp"]) if cell.number_format == "0.0%"]
    assert done == [1, 1]


def test_sums_are_bold_numbers(tmp_path):
    sheet = book_of(papers()["bao-cao-bang"], tmp_path)["Tổng hợp"]
    last = [cell for cell in sheet[sheet.max_row] if cell.value is not None]
    assert [cell.value for cell in last][:3] == ["Tổng số", 3, 1]
    assert all(cell.font.bold for cell in last)
    assert not any(cell.font.bold for cell in sheet[sheet.max_row - 1])


@pytest.mark.parametrize("name", list(papers()))
def test_each_sheet_prints_on_a4_with_its_head_frozen_and_repeated(name, tmp_path):
    for sheet in book_of(papers()[name], tmp_path):
        assert str(sheet.page_setup.paperSize) == "9"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        head = int(sheet.freeze_panes.removeprefix("A")) - 1
        assert sheet.print_title_rows.replace("$", "") == f"{head}:{head}"
        assert all(cell.font.bold for cell in sheet[head] if cell.value)
        assert sheet.auto_filter.ref.startswith(f"A{head}:")


def test_sample_results_are_named_as_such_on_every_sheet(tmp_path):
    for sheet in book_of(papers()["bao-cao-bang"], tmp_path):
        lines = [cell.value for cell in cells_of(sheet)]
        assert "Số liệu kết quả trong báo cáo này là dữ liệu minh họa." in lines


def test_a_long_text_makes_its_row_higher(tmp_path):
    sheet = book_of(with_content("nhiệm vụ " * 60), tmp_path)["Nhiệm vụ"]
    heights = [sheet.row_dimensions[row].height for row in range(6, sheet.max_row + 1)]
    assert max(heights) > 4 * min(heights)


def test_a_text_that_excel_would_cut_is_refused(tmp_path):
    with pytest.raises(InputRefused) as refused:
        write_xlsx(with_content("từ " * 11_000), tmp_path / "paper.xlsx")
    assert refused.value.code == "paper.cell_too_long"
    assert refused.value.values["length"] == 33_000
    assert refused.value.values["sheet"] == "Nhiệm vụ"


def test_the_same_paper_gives_the_same_members(tmp_path):
    members = []
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx(papers()["bao-cao-bang"], tmp_path / name)
        with ZipFile(tmp_path / name) as archive:
            members.append({item: archive.read(item) for item in archive.namelist()})
    assert members[0] == members[1]


def test_the_properties_carry_the_given_day(tmp_path):
    properties = book_of(papers()["ke-hoach-bang"], tmp_path).properties
    assert properties.created.date() == properties.modified.date() == CREATED
    assert properties.title.startswith("Kế hoạch Về cải thiện")


def test_a_chart_refers_to_the_cells_of_its_table_and_leaves_sums_out(tmp_path):
    write_xlsx(table_report(), tmp_path / "a.xlsx")
    with ZipFile(tmp_path / "a.xlsx") as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/charts/")]
        chart = archive.read(names[0]).decode()
    assert len(names) == 1
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = book["Tổng hợp"]
    first, last = (
        next(row for row in range(1, 40) if sheet.cell(row, column).value == text)
        for column, text in ((2, "Nhóm nhiệm vụ"), (2, "Tổng số"))
    )
    assert f"'Tổng hợp'!$B${first + 1}:$B${last - 1}" in chart
    assert f"'Tổng hợp'!$D${first + 1}:$D${last - 1}" in chart
    assert "pattFill" in chart
    assert 'grouping val="stacked"' in chart
