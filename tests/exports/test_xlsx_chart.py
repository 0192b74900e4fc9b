"""A chart is never parted by the end of a printed page, and names each of its bars."""

from uuid import UUID
from zipfile import ZipFile

import openpyxl
import pytest
from msgspec.structs import replace

from desktop.exports.document import Chart, Figure, Sheet, Table, TableColumn, TableRow
from desktop.exports.xlsx_writer import write_xlsx
from tests.exports.paper_records import summary


@pytest.fixture
def workbook(tmp_path):
    """Return a function that writes a sheet of so many rows with a chart."""

    def write(rows):
        columns = (TableColumn(title="Nhóm", share=80), TableColumn(title="Số", share=20))
        cells = (
            TableRow(cells=(f"Nhóm {UUID(int=place)}", Figure(text="1", value=1)))
            for place in range(rows)
        )
        sheet = Sheet(
            name="Tổng hợp",
            heading=("Tiến độ",),
            table=Table(columns=columns, rows=tuple(cells)),
            chart=Chart(title="Tiến độ", names=1, values=(2,), stacked=True),
        )
        path = tmp_path / "so.xlsx"
        write_xlsx(replace(summary(), sheets=(sheet,)), path)
        return path

    return write


def test_a_chart_under_many_rows_begins_a_page(workbook):
    sheet = openpyxl.load_workbook(workbook(14))["Tổng hợp"]
    (cut,) = sheet.row_breaks.brk
    (chart,) = sheet._charts
    # A break stands after its row, the anchor counts from 0: nothing is before the chart.
    assert sheet.max_row < cut.id <= chart.anchor._from.row


def test_a_chart_under_few_rows_stays_with_them(workbook):
    assert not openpyxl.load_workbook(workbook(4))["Tổng hợp"].row_breaks.brk


def test_every_bar_has_its_name(workbook):
    with ZipFile(workbook(14)) as archive:
        assert '<tickLblSkip val="1"' in archive.read("xl/charts/chart1.xml").decode()
