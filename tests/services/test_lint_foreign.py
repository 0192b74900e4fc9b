"""Papers that others made by hand: the right ones pass, and what a reader makes of odd ones."""

from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from msgspec.structs import replace

from desktop.domain.decision import proposed_decision
from desktop.domain.layout import ND30
from desktop.domain.plan import LegalBasis
from desktop.domain.problems import Grade
from desktop.exports.comparison_paper import build_comparison_paper
from desktop.exports.decision_paper import build_decision_paper
from desktop.exports.docx_writer import write_docx
from desktop.exports.pdf_writer import write_pdf
from desktop.exports.period_facts import PeriodFacts
from desktop.exports.period_paper import PeriodPaper
from desktop.exports.plan_paper import build_plan_paper
from desktop.exports.reminder_paper import ReminderPaper
from desktop.exports.summary_paper import SummaryPaper
from desktop.services.lint import Linted, lint_file
from tests.exports.paper_records import (
    CREATED,
    office,
    papers,
    report,
    table_plan,
    table_results,
    unit_sheets,
    year_period,
)
from tests.office import convert, needs_office
from tests.services.lint_by_hand import (
    ALIGN,
    BODY,
    blank,
    closing,
    letterhead,
    line,
    plan_by_hand,
    put,
    text,
)

RECIPIENTS = ("- Như trên;", "- Lưu: VT, VP.")


def codes(found: Linted) -> set[str]:
    return {one.code for one in found.departures}


def test_a_right_paper_made_by_hand_has_no_departure(tmp_path: Path) -> None:
    assert lint_file(plan_by_hand(tmp_path / "ke-hoach.docx")).departures == ()


def test_a_right_letter_made_by_hand_has_no_departure(tmp_path: Path) -> None:
    word = blank()
    letterhead(word, number="Số: 12/SNV-VP")
    left = word.tables[0].rows[0].cells[0]
    put(left, "V/v triển khai thực hiện chỉ số xanh", 12).paragraph_format.space_before = Pt(6)
    put(word, "", 14)
    put(word, "Kính gửi: Các phòng, đơn vị thuộc Sở", 14)
    put(word, "", 14)
    text(word, f"Căn cứ Kế hoạch số 163/KH-UBND; {BODY}")
    text(word, "Sở Nội vụ đề nghị các phòng, đơn vị thực hiện./.")
    closing(word, recipients=RECIPIENTS)
    word.save(str(tmp_path / "cong-van.docx"))
    assert lint_file(tmp_path / "cong-van.docx").departures == ()


def test_a_letterhead_parted_by_tabs_is_read_as_two_halves(tmp_path: Path) -> None:
    word = blank()
    head = (
        ("UBND TỈNH LẠNG SƠN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12.0),
        ("SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc", 13.0),
        ("Số: 12/BC-SNV\tLạng Sơn, ngày 05 tháng 8 năm 2026", 13.0),
    )
    for words, size in head:
        put(word, words, size, ALIGN.LEFT)
    put(word, "BÁO CÁO", 14, bold=True)
    line(put(word, "Kết quả thực hiện Kế hoạch", 14, bold=True), 80, 1030)
    put(word, "Kính gửi: Ủy ban nhân dân tỉnh", 14)
    text(word, f"{BODY}./.")
    closing(word, recipients=RECIPIENTS)
    word.save(str(tmp_path / "tab.docx"))
    found = codes(lint_file(tmp_path / "tab.docx"))
    assert not found & {"lint.nation.missing", "lint.number.missing", "lint.day.missing"}
    assert {"lint.bold", "lint.rule.missing"} <= found


def test_letters_that_word_counts_by_itself_are_read(tmp_path: Path) -> None:
    word = docx.Document(str(plan_by_hand(tmp_path / "danh-so.docx")))
    numbering = word.part.numbering_part.element
    number = _lower_letters(numbering)
    for paragraph in word.paragraphs:
        if paragraph.text[1:2] == ")":
            _say_without_label(paragraph, number)
    word.save(str(tmp_path / "tu-dong.docx"))
    found = lint_file(tmp_path / "tu-dong.docx")
    # After d) comes đ), and f) is no letter of ours.
    told = {one.code: one.place for one in found.departures}
    assert set(told) == {"lint.label.letter", "lint.label.order"}
    assert "“f)" in told["lint.label.letter"]
    assert "“e)" in told["lint.label.order"]


def _lower_letters(numbering):
    """Add a list that Word letters a), b), c), … f)."""
    outline = numbering.makeelement(qn("w:abstractNum"), {qn("w:abstractNumId"): "77"})
    level = outline.makeelement(qn("w:lvl"), {qn("w:ilvl"): "0"})
    for tag, value in (("start", "1"), ("numFmt", "lowerLetter"), ("lvlText", "%1)")):
        level.append(level.makeelement(qn(f"w:{tag}"), {qn("w:val"): value}))
    outline.append(level)
    numbering.insert(0, outline)
    number = numbering.makeelement(qn("w:num"), {qn("w:numId"): "77"})
    number.append(number.makeelement(qn("w:abstractNumId"), {qn("w:val"): "77"}))
    numbering.append(number)
    return "77"


def _say_without_label(paragraph, number):
    run = paragraph.runs[0]
    run.text = run.text[3:]
    properties = paragraph._p.get_or_add_pPr()
    counted = properties._add_numPr()
    counted._add_ilvl().set(qn("w:val"), "0")
    counted._add_numId().set(qn("w:val"), number)


def test_the_constitution_named_in_a_basis_begins_no_second_paper(tmp_path: Path) -> None:
    word = docx.Document(str(plan_by_hand(tmp_path / "hien-phap.docx")))
    basis = next(one for one in word.paragraphs if one.text.startswith("Căn cứ Luật"))
    basis.runs[0].text = "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;"
    word.save(str(tmp_path / "hien-phap.docx"))
    assert lint_file(tmp_path / "hien-phap.docx").departures == ()


def test_a_title_in_capitals_behind_the_type_name_is_told_as_a_missing_title(
    tmp_path: Path,
) -> None:
    path = plan_by_hand(tmp_path / "lien.docx")
    word = docx.Document(str(path))
    kind, title = (one for one in word.paragraphs if one.text.startswith(("KẾ HOẠCH", "Cải")))
    kind.runs[0].text = "KẾ HOẠCH CẢI THIỆN CHỈ SỐ XANH CẤP TỈNH NĂM 2026"
    title._p.getparent().remove(title._p)
    word.save(str(path))
    found = codes(lint_file(path))
    assert "lint.title.missing" in found
    assert "lint.type.missing" not in found
    assert "lint.number.kind" not in found


def test_a_signed_copy_and_a_stamp_of_urgency_are_no_departures(tmp_path: Path) -> None:
    path = plan_by_hand(tmp_path / "da-ky.docx")
    word = docx.Document(str(path))
    put(word.tables[0].rows[0].cells[0], "HỎA TỐC", 13, bold=True)
    right = word.tables[1].rows[0].cells[1]
    next(one for one in right.paragraphs if not one.text).add_run("(Đã ký)").font.size = Pt(13)
    word.save(str(path))
    assert lint_file(path).departures == ()


def test_the_title_of_a_part_stands_in_the_middle(tmp_path: Path) -> None:
    path = plan_by_hand(tmp_path / "phan.docx")
    word = docx.Document(str(path))
    heading = next(one for one in word.paragraphs if one.text.startswith("I. "))
    for words in ("Phần I", "TÌNH HÌNH, KẾT QUẢ CẢI THIỆN CHỈ SỐ XANH CẤP TỈNH NĂM 2025 VÀ 2026"):
        made = put(word, words, 14, bold=True)
        made.paragraph_format.space_after = Pt(6)
        heading._p.addprevious(made._p)
    word.save(str(path))
    assert lint_file(path).departures == ()


def test_a_footer_number_and_a_narrow_margin_are_both_told(tmp_path: Path) -> None:
    word = docx.Document(str(plan_by_hand(tmp_path / "chan-trang.docx")))
    section = word.sections[0]
    field = section.header.paragraphs[0]._p
    section.footer.paragraphs[0]._p.append(field.find(qn("w:fldSimple")))
    section.left_margin = Mm(25)
    word.save(str(tmp_path / "chan-trang.docx"))
    found = codes(lint_file(tmp_path / "chan-trang.docx"))
    assert {"lint.page_number.bottom", "lint.page.margin"} <= found


@pytest.fixture
def ours(tmp_path: Path) -> list[Path]:
    """Every kind of paper that we write, as Word."""
    made = []
    for name, document in papers().items():
        made.append(tmp_path / f"{name}.docx")
        write_docx(document, made[-1])
    return made


def test_every_kind_of_paper_that_we_write_has_nothing_to_mend(ours: list[Path]) -> None:
    for path in ours:
        found = lint_file(path)
        kept = [(one.code, one.place) for one in found.departures if one.grade is not Grade.NOTE]
        assert kept == [], path.name


@pytest.mark.parametrize("last", ["Các ban ngành thực hiện", "Xong.", None])
def test_a_plan_whose_last_sentence_has_no_end_mark_has_nothing_to_mend_on_any_paper(
    tmp_path: Path, last: str | None
) -> None:
    """None: the plan ends with its table, as one does that is not finished."""
    plan = table_plan()
    *others, final = plan.sections
    kept = [one for one in others if one.id != final.parent_id]
    sections = (*others, replace(final, text=last)) if last is not None else tuple(kept)
    bases = tuple(LegalBasis(text=f"{one.text};") for one in plan.legal_bases)
    plan = replace(plan, sections=sections, legal_bases=bases)
    facts = PeriodFacts(
        office=office(),
        plan=plan,
        period=year_period(plan),
        results=table_results(plan),
        report=report(plan),
    )
    made = {
        "ke-hoach": build_plan_paper(plan, created=CREATED),
        "quyet-dinh": build_decision_paper(
            plan, proposed_decision(office(), plan), office(), created=CREATED
        ),
        "bao-cao": PeriodPaper(facts).document(created=CREATED),
        "cong-van": ReminderPaper(facts).document(created=CREATED),
        "tom-tat": SummaryPaper(facts).document(ND30, created=CREATED),
        "phieu-giao": unit_sheets(plan),
        "so-sanh": build_comparison_paper(
            plan, replace(plan, revision=2, opening=("Khác.",)), created=CREATED
        ),
    }
    for name, document in made.items():
        for end, write in ((".docx", write_docx), (".pdf", write_pdf)):
            if (name, end) == ("tom-tat", ".pdf"):
                continue  # Too few lines at the left edge: its margin cannot be told from a PDF.
            write(document, tmp_path / f"{name}{end}")
            found = lint_file(tmp_path / f"{name}{end}").departures
            kept_back = [(one.code, one.place) for one in found if one.grade is not Grade.NOTE]
            assert kept_back == [], name + end


@needs_office
def test_a_paper_saved_again_by_another_program_is_answered_alike(
    tmp_path: Path, ours: list[Path]
) -> None:
    saved = tmp_path / "lai"
    for end in ("docx", "pdf"):
        convert(ours, end, saved, tmp_path / "office")
    for path in ours:
        before = codes(lint_file(path))
        for end in (".docx", ".pdf"):
            assert codes(lint_file(saved / f"{path.stem}{end}")) == before, (path.name, end)
