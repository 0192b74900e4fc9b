"""The sheets of tasks: one signed paper for each unit, in one file."""

from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest
from msgspec.structs import replace

from desktop.domain.outline import Outline
from desktop.domain.unit_sheets import tasks_by_unit
from desktop.exports.document import Document, Table
from desktop.exports.docx_writer import write_docx
from desktop.exports.pdf_writer import pdf_bytes, write_pdf
from desktop.exports.unit_sheets_paper import TYPE_NAME, UnitSheetsPaper
from desktop.exports.xlsx_writer import write_xlsx
from desktop.services.lint import lint_file
from desktop.services.samples import SAMPLES, load_sample
from tests.exports.paper_records import CREATED, long_plan, table_plan, unit_sheets


def every(document: Document) -> tuple[Document, ...]:
    return (document, *document.following)


def words(document: Document) -> str:
    return "\n".join(one.text for one in document.blocks if not isinstance(one, Table))


def tables(document: Document) -> list[Table]:
    return [one for one in document.blocks if isinstance(one, Table)]


def test_each_unit_has_a_whole_paper_of_its_own() -> None:
    plan = table_plan()
    units = tasks_by_unit(Outline(plan))
    sheets = every(unit_sheets(plan))
    assert [one.addressees for one in sheets] == [(unit.name,) for unit in units]
    for sheet in sheets:
        assert sheet.type_name == TYPE_NAME
        assert sheet.letterhead.name_lines == plan.head.name_lines
        assert "/PGNV-UBND" in sheet.letterhead.number_line
        assert sheet.closing.name == plan.signer.name
        assert sheet.closing.recipients[0] == "- Như trên;"
        assert words(sheet).endswith("./.")


def test_what_a_unit_leads_and_what_it_joins_are_two_tables() -> None:
    both = next(one for one in tasks_by_unit(Outline(mixed())) if one.led and one.joined)
    sheet = unit_sheets(mixed(), (both,))
    assert [column.title for column in tables(sheet)[0].columns][:2] == ["TT", "Nhiệm vụ"]
    assert "1. Nhiệm vụ chủ trì thực hiện" in words(sheet)
    assert "2. Nhiệm vụ phối hợp thực hiện" in words(sheet)
    assert "Đơn vị chủ trì" in [column.title for column in tables(sheet)[1].columns]
    told = f"{len(both.led):02d} nhiệm vụ chủ trì và {len(both.joined):02d} nhiệm vụ phối hợp"
    assert told in words(sheet)


def mixed():
    """Return the commune's own plan: a unit leads some tasks and takes part in others."""
    return load_sample(SAMPLES[0]).plan


def test_no_task_is_lost_on_the_way_to_the_sheets() -> None:
    plan = mixed()
    units = tasks_by_unit(Outline(plan))
    found = [table for one in every(unit_sheets(plan)) for table in tables(one)]
    printed = {cell for table in found for row in table.rows for cell in row.cells}
    led = {task.content for unit in units for task in unit.led}
    assert len({task.id for unit in units for task in unit.led}) == 33
    assert led <= printed


def test_a_column_that_says_nothing_is_not_printed() -> None:
    plan = table_plan()
    silent = {"timing_text": "", "due": None, "deliverable_text": ""}
    bare = replace(plan, tasks=tuple(replace(task, **silent) for task in plan.tasks))
    titles = [column.title for column in tables(unit_sheets(bare))[0].columns]
    assert "Thời gian" not in titles
    assert "Kết quả, sản phẩm" not in titles


def test_word_and_pdf_begin_each_sheet_on_a_page_of_its_own(tmp_path: Path) -> None:
    document = unit_sheets(long_plan(6))
    pdf = pypdfium2.PdfDocument(pdf_bytes(document))
    texts = [page.get_textpage().get_text_bounded() for page in pdf]
    assert sum(TYPE_NAME in text for text in texts) == len(every(document)) == 2
    write_docx(document, tmp_path / "a.docx")
    word = docx.Document(str(tmp_path / "a.docx"))
    assert len(word.sections) == 2
    assert sum(line.text == TYPE_NAME for line in word.paragraphs) == 2


def test_the_workbook_lists_every_unit_with_its_role(tmp_path: Path) -> None:
    plan = mixed()
    units = tasks_by_unit(Outline(plan))
    write_xlsx(unit_sheets(plan), tmp_path / "a.xlsx")
    (sheet,) = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    head = next(place for place, row in enumerate(rows) if row[0] == "TT")
    body = rows[head + 1 :]
    assert len(body) == sum(len(unit.led) + len(unit.joined) for unit in units)
    assert body[0][1:3] == (units[0].name, "Chủ trì")
    assert {row[2] for row in body} == {"Chủ trì", "Phối hợp"}


@pytest.mark.parametrize("name", SAMPLES[:2])
@pytest.mark.parametrize("write", [write_docx, write_pdf])
def test_the_linter_finds_nothing_to_mend(name: str, write: object, tmp_path: Path) -> None:
    sample = load_sample(name)
    units = tasks_by_unit(Outline(sample.plan), sample.units)
    document = UnitSheetsPaper(sample.plan, sample.office, units).document(created=CREATED)
    assert len(document.following) >= 4
    path = tmp_path / ("a.docx" if write is write_docx else "a.pdf")
    write(document, path)
    assert lint_file(path).departures == ()
