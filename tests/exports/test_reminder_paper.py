"""Công văn đôn đốc: to whom, about what, how many, and the list in body or phụ lục."""

from datetime import date
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from msgspec.structs import replace

from desktop.domain.errors import InputRefused
from desktop.domain.layout import Style
from desktop.domain.office import OfficeKind
from desktop.domain.plan import Actor, Role, Signer
from desktop.domain.result import ResultStatus
from desktop.exports.document import BLANK, Figure, RowKind, Table
from desktop.exports.docx_writer import write_docx
from desktop.exports.pdf_writer import pdf_bytes
from desktop.exports.reminder_paper import LONGEST_IN_BODY
from desktop.exports.xlsx_writer import write_xlsx
from desktop.services.catalogue import shipped_frameworks
from tests.exports.paper_records import (
    long_plan,
    office,
    prose_plan,
    reminder,
    result,
    table_plan,
    year_period,
)


def body(document):
    return [block.text for block in document.blocks if not isinstance(block, Table)]


def table_of(document):
    blocks = (*document.blocks, *(b for annex in document.annexes for b in annex.blocks))
    return next(block for block in blocks if isinstance(block, Table))


def test_the_head_is_that_of_a_letter():
    head = reminder().letterhead
    assert head.number_line == f"Số: {BLANK}/UBND-VP"
    assert head.place_line == f"Đưng K'Nớ, ngày {BLANK} tháng 12 năm 2024"
    assert head.subject == "V/v đôn đốc thực hiện Kế hoạch và báo cáo kết quả năm 2024"


def test_the_subject_names_the_index_sets():
    sets = shipped_frameworks()
    plan = replace(table_plan(), framework_ids=tuple(one.id for one in sets))
    subject = reminder(plan, frameworks=sets).letterhead.subject
    assert subject == "V/v đôn đốc thực hiện Kế hoạch PCI, PGI và báo cáo kết quả năm 2024"


def test_the_letter_counts_what_it_lists():
    document = reminder()
    assert "còn 02/03 nhiệm vụ cần đôn đốc, gồm: 01 nhiệm vụ quá hạn, 01" in body(document)[0]
    rows = [row for row in table_of(document).rows if row.kind is RowKind.DATA]
    assert [row.cells[-1] for row in rows] == ["Quá hạn", "Chưa có kết quả"]


def test_one_kind_of_need_is_not_listed_twice():
    plan = table_plan()
    done = {
        task.id: result(plan, place, ResultStatus.DONE) for place, task in enumerate(plan.tasks[:2])
    }
    told = body(reminder(plan, results=done))[0]
    assert told.endswith("còn 01/03 nhiệm vụ chưa có kết quả báo cáo.")


def test_results_are_asked_for_before_the_day_of_the_report():
    plan = table_plan()
    due = replace(year_period(plan), due=date(2024, 12, 5))
    assert "trước ngày 05/12/2024" in "".join(body(reminder(plan, period=due)))


def test_one_unit_is_addressed_and_asked_by_its_name():
    document = reminder()
    assert document.addressees == ("Công chức Địa chính – Xây dựng",)
    assert body(document)[-1].endswith(
        "đề nghị công chức Địa chính – Xây dựng quan tâm, thực hiện./."
    )


def test_a_short_list_stands_in_the_body_and_a_long_one_in_a_phu_luc():
    plan = long_plan(LONGEST_IN_BODY)
    document = reminder(plan, results={})
    assert document.annexes == ()
    assert len([r for r in table_of(document).rows if r.kind is RowKind.DATA]) == LONGEST_IN_BODY
    plan = long_plan(LONGEST_IN_BODY + 1)
    (annex,) = reminder(plan, results={}).annexes
    assert annex.heading == "Phụ lục"
    assert annex.note.startswith(f"(Kèm theo Công văn số {BLANK}/UBND-VP ngày")
    assert "Phụ lục kèm theo" in "".join(body(reminder(plan, results={})))


def test_each_unit_has_its_own_part_of_the_list_counted_from_one():
    rows = table_of(reminder(long_plan(4), results={})).rows
    told = [row.cells[1] if row.kind is RowKind.GROUP else row.cells[0].text for row in rows]
    assert told == ["Công an xã", "1", "2", "Công chức Tư pháp – Hộ tịch", "1", "2"]


def test_a_plan_that_names_nobody_asks_every_unit_and_has_no_empty_column():
    plan = prose_plan()
    plan = replace(plan, tasks=tuple(replace(task, actors=()) for task in plan.tasks))
    department = replace(office(), kind=OfficeKind.DEPARTMENT, name="Sở Ngoại vụ", symbol="SNgV")
    document = reminder(plan, office=department, results={})
    assert document.addressees == ("Các phòng, đơn vị thuộc Sở",)
    assert [column.title for column in table_of(document).columns] == [
        "TT",
        "Nhiệm vụ",
        "Tình trạng",
    ]


def test_no_task_behind_is_no_letter():
    plan = table_plan()
    done = {
        task.id: result(plan, place, ResultStatus.DONE) for place, task in enumerate(plan.tasks)
    }
    with pytest.raises(InputRefused) as refused:
        reminder(plan, results=done)
    assert refused.value.code == "paper.nothing_due"


def test_the_word_letter_has_its_subject_under_the_number_and_no_title(tmp_path):
    write_docx(reminder(), tmp_path / "paper.docx")
    word = docx.Document(str(tmp_path / "paper.docx"))
    cell = word.tables[0].rows[1].cells[0]
    assert [line.style.name for line in cell.paragraphs] == ["Số ký hiệu", "Trích yếu công văn"]
    assert cell.paragraphs[1].paragraph_format.space_before is None
    style = word.styles["Trích yếu công văn"]
    assert (style.font.size.pt, style.font.bold, style.paragraph_format.space_before.pt) == (
        12,
        None,
        6,
    )
    names = {line.style.name for line in word.paragraphs}
    assert not names & {"Tên loại", "Trích yếu"}
    with ZipFile(tmp_path / "paper.docx") as archive:
        assert "</w:tbl>" in archive.read("word/document.xml").decode()


def test_the_workbook_lists_each_task_with_days_as_days(tmp_path):
    plan = table_plan()
    plan = replace(
        plan,
        tasks=tuple(replace(task, timing_text="", due=date(2024, 11, 30)) for task in plan.tasks),
    )
    write_xlsx(reminder(plan), tmp_path / "list.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows() if row[0].value == 1]
    assert sheet.title == "Đôn đốc"
    assert rows[0][1] == "Công chức Địa chính – Xây dựng"
    assert rows[0][3].date() == date(2024, 11, 30)
    assert rows[0][4:6] == ["Quá hạn", 60]


def test_a_missing_signer_and_loose_marks_give_a_letter(tmp_path):
    plan = table_plan()
    loose = "Co\u0302ng an\x07 K'Nơ\u0301"
    plan = replace(
        plan,
        signer=Signer(),
        tasks=tuple(
            replace(task, content=loose, actors=(Actor(role=Role.LEAD, name=loose),))
            for task in plan.tasks
        ),
    )
    document = reminder(plan)
    assert document.addressees == ("Công an K'Nớ",)
    assert pdf_bytes(document).startswith(b"%PDF")
    write_docx(document, tmp_path / "paper.docx")
    assert table_of(document).rows[0].cells[1] == "Công an K'Nớ"


def test_figures_of_the_list_are_numbers():
    rows = table_of(reminder()).rows
    assert all(isinstance(row.cells[0], Figure) for row in rows)
    assert [block.style for block in reminder().blocks if not isinstance(block, Table)] == [
        Style.BODY
    ] * 6
