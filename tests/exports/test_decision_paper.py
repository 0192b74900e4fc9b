"""The Quyết định with the plan behind it: one file, two parts, numbers that agree."""

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace

from desktop.domain.decision import proposed_decision
from desktop.domain.layout import Style
from desktop.domain.plan import Head, LegalBasis, Recipient, Signer
from desktop.exports.decision_paper import build_decision_paper
from desktop.exports.document import BLANK
from desktop.exports.docx_writer import write_docx
from desktop.exports.pdf_writer import pdf_bytes
from tests.exports.paper_records import (
    CREATED,
    decision_paper,
    long_plan,
    office,
    table_plan,
)


def texts(document, style):
    return [block.text for block in document.blocks if block.style is style]


def pages(document):
    return [
        page.get_textpage().get_text_bounded()
        for page in pypdfium2.PdfDocument(pdf_bytes(document))
    ]


def test_bases_end_with_semicolons_and_the_last_with_a_full_stop():
    bases = (LegalBasis(text="Căn cứ Luật A.;"), LegalBasis(text=" "), LegalBasis(text="Căn cứ B,"))
    document = decision_paper(legal_bases=bases, proposer="Trưởng phòng Kinh tế.")
    assert texts(document, Style.BASIS) == [
        "Căn cứ Luật A;",
        "Căn cứ B;",
        "Theo đề nghị của Trưởng phòng Kinh tế.",
    ]
    document = decision_paper(legal_bases=bases, proposer="")
    assert texts(document, Style.BASIS)[-1] == "Căn cứ B."


def test_articles_are_counted_in_bold_and_the_last_ends_the_text():
    document = decision_paper(articles=("Một.", "Hai:\n1. Việc", "Ba./."))
    assert texts(document, Style.BODY) == [
        "Điều 1. Một.",
        "Điều 2. Hai:",
        "1. Việc",
        "Điều 3. Ba./.",
    ]
    runs = next(block for block in document.blocks if block.text.startswith("Điều 3")).runs
    assert [(run.text, run.bold) for run in runs] == [("Điều 3.", True), (" Ba./.", False)]


def test_those_charged_by_the_last_article_get_it_first():
    named = (Recipient(name="Như Điều 9"), Recipient(name="UBND tỉnh", note="b/c"))
    document = decision_paper(recipients=named)
    assert document.closing.recipients == ("- Như Điều 3;", "- UBND tỉnh (b/c).")


def test_the_plan_behind_has_no_number_no_day_and_no_signature_of_its_own():
    found = pages(decision_paper())
    assert len(found) == 2
    first, second = found
    assert "Số:" in first
    assert "Ksơr K'Bảo" in first
    assert "Số:" not in second.split("(Kèm theo")[0]
    assert "Đưng K'Nớ, ngày" not in second
    assert "Ksơr K'Bảo" not in second
    assert "Nơi nhận" not in second
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in second


def test_the_note_leaves_room_for_number_and_day_and_takes_them_when_given():
    document = decision_paper()
    assert document.attached.note == (
        f"(Kèm theo Quyết định số {BLANK}/QĐ-UBND ngày {BLANK} tháng 8 năm 2024"
        " của Chủ tịch Ủy ban nhân dân xã Đưng K'Nớ)"
    )
    head = Head(number="9", symbol="QĐ-UBND", day=5, month=2, year=2026)
    assert "số 09/QĐ-UBND ngày 05 tháng 02 năm 2026" in decision_paper(head=head).attached.note


def test_pages_of_the_plan_are_counted_from_one():
    plan = long_plan(60)
    decision = proposed_decision(office(), plan)
    document = build_decision_paper(plan, decision, office(), created=CREATED)
    numbers = [page.strip().splitlines()[0].strip() for page in pages(document)]
    assert not numbers[0].isdigit()
    assert not numbers[1].isdigit()
    assert numbers[2:4] == ["2", "3"]


def test_word_begins_a_section_whose_first_page_has_no_number(tmp_path):
    write_docx(decision_paper(), tmp_path / "paper.docx")
    word = docx.Document(str(tmp_path / "paper.docx"))
    first, second = word.sections
    assert first._sectPr.find(qn("w:pgNumType")) is None
    assert second._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert second.different_first_page_header_footer
    assert second.orientation == first.orientation


def test_the_bookmarks_name_the_plan(tmp_path):
    outline = pypdfium2.PdfDocument(pdf_bytes(decision_paper())).get_toc()
    titles = [mark.get_title() for mark in outline]
    assert titles[0].startswith("Kế hoạch Về cải thiện")


@pytest.mark.parametrize(
    "changes",
    [
        {"signer": Signer()},
        {"articles": ()},
        {"legal_bases": (), "proposer": "", "power": "", "recipients": ()},
        {"articles": ("",)},
    ],
)
def test_a_decision_with_parts_missing_is_still_written(changes, tmp_path):
    document = decision_paper(**changes)
    write_docx(document, tmp_path / "paper.docx")
    assert len(docx.Document(str(tmp_path / "paper.docx")).sections) == 2
    assert len(pages(document)) == 2


def test_a_plan_without_tasks_can_be_decided():
    plan = table_plan(tasks=(), sections=(), opening=(), legal_bases=())
    decision = proposed_decision(office(), plan)
    document = build_decision_paper(plan, decision, office(), created=CREATED)
    assert len(pages(document)) == 2


def test_loose_marks_and_control_characters_do_not_reach_the_paper():
    loose = "Đie\u0302\u0300u ha\u0300nh\x07 K'Nơ\u0301"
    document = decision_paper(articles=(loose,), power=loose, proposer=loose)
    assert texts(document, Style.POWER) == ["Điều hành K'Nớ"]
    assert texts(document, Style.BODY) == ["Điều 1. Điều hành K'Nớ./."]
    assert "Điều hành K'Nớ" in pages(document)[0]


def test_the_workbook_is_the_plans(tmp_path):
    document = decision_paper()
    assert [sheet.name for sheet in document.sheets] == ["Kế hoạch", "Nhiệm vụ"]
    assert document.attached is not None
    assert replace(document.attached, sheets=document.sheets).sheets == document.sheets
