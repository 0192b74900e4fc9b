"""A right paper made by hand, with one thing made wrong: that is found, and nothing else."""

from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from desktop.services.lint import lint_file
from tests.services import lint_edits as edits
from tests.services.lint_by_hand import blank, closing, letterhead, plan_by_hand, put, text
from tests.services.lint_edits import Draft, Edit

DAY = "Lạng Sơn, ngày"
TITLE = "Cải thiện chỉ số xanh"
TO = "Kính gửi"


class Case(NamedTuple):
    """What is done to the paper, and the codes that it must be answered with."""

    edit: Edit
    codes: set[str]
    letter: bool = False


def both(*parts: Edit) -> Edit:
    def edit(draft: Draft) -> None:
        for part in parts:
            part(draft)

    return edit


def number_form(**values: str) -> Edit:
    """Set how the pages of the first section are counted."""

    def edit(draft: Draft) -> None:
        form = OxmlElement("w:pgNumType")
        for name, value in values.items():
            form.set(qn(f"w:{name}"), value)
        draft.word.sections[0]._sectPr.append(form)

    return edit


def second_annex(draft: Draft) -> None:
    """Repeat the annex on pages of its own."""
    blocks = list(draft.word.element.body)
    start = blocks.index(draft.find("Phụ lục")._p)
    final = draft.word.sections[-1]._sectPr
    again = [deepcopy(one) for one in blocks[start:-1]]
    blocks[-2].get_or_add_pPr().append(deepcopy(final))
    for one in again:
        final.addprevious(one)


def flowing(draft: Draft) -> None:
    """Let the annex follow in the section of the text."""
    first, last = (section._sectPr for section in draft.word.sections)
    last.getparent().replace(last, deepcopy(first))
    first.getparent().remove(first)


def lying(draft: Draft) -> None:
    """Turn the pages of the text."""
    section = draft.word.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    section.orientation = WD_ORIENT.LANDSCAPE


def to_the_left(begins: str) -> Edit:
    """Move a line of the right half to the left one."""

    def edit(draft: Draft) -> None:
        cells = draft.word.tables[0].rows[0].cells
        cells[0]._tc.append(draft.find(begins)._p)

    return edit


def day_in_a_row_of_its_own(draft: Draft) -> None:
    """Let the day stand lower than the number."""
    table = draft.word.tables[0]
    table.add_row().cells[1]._tc.append(draft.find(DAY)._p)


def write(begins: str, words: str) -> Edit:
    """Write something else and leave the line that is drawn there."""

    def edit(draft: Draft) -> None:
        draft.find(begins).runs[0].text = words

    return edit


def longer_rule(begins: str, length: float) -> Edit:
    """Draw the old kind of line under a paragraph anew."""

    def edit(draft: Draft) -> None:
        for part in draft.find(begins)._p.iter():
            if part.tag.endswith("}line"):
                part.set("to", f"{40 + length}pt,17pt")

    return edit


CASES = {
    "ngày viết gạch chéo": Case(edits.say(DAY, "Lạng Sơn, 05/8/2026"), {"lint.day.form"}),
    "ngày 45": Case(edits.say(DAY, "Lạng Sơn, ngày 45 tháng 8 năm 2026"), {"lint.day.impossible"}),
    "không địa danh": Case(edits.say(DAY, "ngày 05 tháng 8 năm 2026"), {"lint.day.place"}),
    "ngày trống không chừa": Case(
        edits.say(DAY, "Lạng Sơn, ngày tháng 8 năm 2026"), {"lint.day.room"}
    ),
    "số trống không chừa": Case(edits.say("Số:", "Số: /KH-SNV"), {"lint.number.room"}),
    "thiếu ký hiệu": Case(edits.say("Số:", "Số: 12"), {"lint.number.symbol"}),
    "ký hiệu chữ thường": Case(edits.say("Số:", "Số: 12/kh-snv"), {"lint.number.symbol"}),
    "số và ngày lệch hàng": Case(day_in_a_row_of_its_own, {"lint.level"}),
    "ngày ở bên trái": Case(to_the_left("Độc lập"), {"lint.side", "lint.order"}),
    "trích yếu căn trái": Case(
        edits.shape(TITLE, alignment=WD_ALIGN_PARAGRAPH.LEFT), {"lint.align"}
    ),
    "trích yếu chữ hoa": Case(
        write(TITLE, "CẢI THIỆN CHỈ SỐ XANH CẤP TỈNH NĂM 2026"),
        {"lint.not_capitals"},
    ),
    "tên loại nghiêng": Case(edits.runs("KẾ HOẠCH", italic=True), {"lint.not_italic"}),
    "số La Mã ở số trang": Case(number_form(fmt="lowerRoman"), {"lint.page_number.arabic"}),
    "số trang từ 5": Case(number_form(start="5"), {"lint.page_number.start"}),
    "trang ngang không bảng": Case(lying, {"lint.page.landscape"}),
    "phụ lục liền trang": Case(flowing, {"lint.annex.apart"}),
    "hai phụ lục không số": Case(second_annex, {"lint.annex.roman"}),
    "phụ lục không tên": Case(edits.drop("DANH MỤC NHIỆM VỤ"), {"lint.annex.title"}),
    "phụ lục không được nhắc": Case(
        edits.say("Chi tiết các", "Các phòng, đơn vị thực hiện./."), {"lint.annex.unnamed"}
    ),
    "kế hoạch có kính gửi": Case(
        edits.say("Sở Nội vụ ban hành", "Kính gửi: Ủy ban nhân dân tỉnh"),
        {"lint.addressee.unwanted", "lint.recipients.as_above", "lint.order"},
    ),
    "KT. không có cấp phó": Case(edits.drop("PHÓ GIÁM ĐỐC"), {"lint.authority.deputy"}),
    "cấp phó không KT.": Case(edits.drop("KT. GIÁM ĐỐC"), {"lint.authority.for_head"}),
    "sở ghi TM.": Case(
        edits.say("KT. GIÁM ĐỐC", "TM. SỞ NỘI VỤ"),
        {"lint.authority.head", "lint.authority.for_head"},
    ),
    "không chức vụ": Case(
        both(edits.drop("KT. GIÁM ĐỐC"), edits.drop("PHÓ GIÁM ĐỐC")), {"lint.authority.missing"}
    ),
    "ủy ban không ghi TM.": Case(
        both(
            write("SỞ NỘI VỤ", "UBND XÃ CÔNG SƠN"),
            edits.say("KT. GIÁM ĐỐC", "KT. CHỦ TỊCH"),
            edits.say("PHÓ GIÁM ĐỐC", "PHÓ CHỦ TỊCH"),
            longer_rule("UBND XÃ CÔNG SƠN", 55),
        ),
        {"lint.authority.collective"},
    ),
    "không họ tên": Case(edits.drop("Nguyễn Văn"), {"lint.signer.missing"}),
    "họ tên chữ hoa": Case(edits.say("Nguyễn Văn", "NGUYỄN VĂN THÍ DỤ"), {"lint.not_capitals"}),
    "nơi nhận không gạch": Case(
        edits.say("- Lãnh đạo Sở", "Lãnh đạo Sở;"), {"lint.recipients.dash"}
    ),
    "lưu ở giữa": Case(
        both(
            edits.say("- Lãnh đạo Sở", "- Lưu: VT, VP;"),
            edits.say("- Lưu: VT, VP.", "- Các phòng."),
        ),
        {"lint.recipients.filed_last"},
    ),
    "nơi nhận trống": Case(
        both(edits.drop("- UBND tỉnh"), edits.drop("- Lãnh đạo Sở"), edits.drop("- Lưu: VT")),
        {"lint.recipients.missing"},
    ),
    "không tên cơ quan": Case(
        both(edits.drop("UBND TỈNH"), edits.drop("SỞ NỘI VỤ")), {"lint.issuer.missing"}
    ),
    "công văn ký hiệu có loại": Case(
        edits.say("Số:", "Số: 12/BC-SNV"), {"lint.number.letter"}, letter=True
    ),
    "công văn không V/v": Case(
        edits.say("V/v", "Về việc triển khai chỉ số xanh"), {"lint.subject.form"}, letter=True
    ),
    "kính gửi không hai chấm": Case(
        edits.say(TO, "Kính gửi Các phòng"), {"lint.addressee.colon"}, letter=True
    ),
    "nhiều nơi thiếu chấm phẩy": Case(
        edits.cut("- Phòng Một;", ";"), {"lint.addressee.mark"}, letter=True
    ),
    "nhiều nơi cuối chấm phẩy": Case(
        edits.cut("- Phòng Hai.", "."), {"lint.addressee.mark"}, letter=True
    ),
}


def letter_by_hand(path: Path) -> Path:
    word = blank()
    letterhead(word, number="Số: 12/SNV-VP")
    left = word.tables[0].rows[0].cells[0]
    put(left, "V/v triển khai chỉ số xanh", 12)
    put(word, "Kính gửi:", 14, WD_ALIGN_PARAGRAPH.LEFT)
    put(word, "- Phòng Một;", 14, WD_ALIGN_PARAGRAPH.LEFT)
    put(word, "- Phòng Hai.", 14, WD_ALIGN_PARAGRAPH.LEFT)
    text(word, "Sở Nội vụ đề nghị các phòng, đơn vị thực hiện./.")
    closing(word, recipients=("- Như trên;", "- Lưu: VT, VP."))
    word.save(str(path))
    return path


def codes(path: Path) -> set[str]:
    return {one.code for one in lint_file(path).departures}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_one_thing_made_wrong_by_hand_is_found_alone(case: Case, tmp_path: Path) -> None:
    make = letter_by_hand if case.letter else plan_by_hand
    path = make(tmp_path / "dung.docx")
    assert codes(path) == set()
    draft = Draft(path)
    case.edit(draft)
    assert codes(draft.save(tmp_path / "sai.docx")) == case.codes
