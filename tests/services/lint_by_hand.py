"""A paper as a careful clerk of another office makes it in Word: no styles, everything by hand."""

from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

_LINE = """\
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">\
<w:pict><v:line id="_x0000_s{number}" style="position:absolute;z-index:{number}"\
 from="40pt,17pt" to="{end}pt,17pt" strokeweight=".75pt"/></w:pict></w:r>"""

BODY = (
    "Nâng cao nhận thức, trách nhiệm của cán bộ, công chức và người dân trong việc chấp hành pháp"
    " luật về bảo vệ môi trường trên địa bàn, góp phần cải thiện chỉ số xanh cấp tỉnh."
)


def put(
    box: Document | _Cell,
    text: str,
    size: float = 14,
    align: ALIGN = ALIGN.CENTER,
    *,
    bold: bool = False,
    italic: bool = False,
) -> Paragraph:
    """Add a paragraph with its look set on the letters themselves."""
    made = box.add_paragraph()
    made.alignment = align
    made.paragraph_format.space_after = Pt(0)
    made.paragraph_format.line_spacing = 1.0
    _say(made, text, size, bold=bold, italic=italic)
    return made


def _say(paragraph: Paragraph, text: str, size: float, *, bold: bool, italic: bool) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = "Times New Roman", Pt(size)
    run._r.rPr.rFonts.set(qn("w:hAnsi"), "Times New Roman")
    run.bold, run.italic = bold or None, italic or None


def text(word: Document, words: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """Add a paragraph of running text."""
    made = put(word, words, 14, ALIGN.JUSTIFY, bold=bold, italic=italic)
    made.paragraph_format.first_line_indent = Mm(10)
    made.paragraph_format.space_after = Pt(6)
    made.paragraph_format.line_spacing = Pt(18)
    return made


def line(paragraph: Paragraph, length: float, number: int) -> None:
    """Draw a line as Word 2003 did, anchored in the words themselves."""
    paragraph._p.append(parse_xml(_LINE.format(number=number, end=40 + length)))


def page_number(word: Document) -> None:
    """Put the page number into the middle of the head, as a simple field, but not on page 1."""
    section = word.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE   \\* MERGEFORMAT ")
    run = OxmlElement("w:r")
    letters = OxmlElement("w:t")
    letters.text = "2"
    run.append(letters)
    field.append(run)
    paragraph._p.append(field)


def letterhead(word: Document, *, number: str = "Số: 12/KH-SNV") -> None:
    """Put both halves into one row, one under the other, with blank lines between."""
    left, right = word.add_table(1, 2).rows[0].cells
    left.width, right.width = Mm(65), Mm(100)
    put(left, "UBND TỈNH LẠNG SƠN", 13)
    line(put(left, "SỞ NỘI VỤ", 13, bold=True), 30, 1026)
    put(left, "", 13)
    put(left, number, 13)
    put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
    line(put(right, "Độc lập - Tự do - Hạnh phúc", 13, bold=True), 165, 1027)
    put(right, "", 13)
    put(right, "Lạng Sơn, ngày 05 tháng 8 năm 2026", 13, italic=True)
    for cell in (left, right):
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)


def closing(word: Document, *, recipients: tuple[str, ...]) -> None:
    """Put recipients and signer into one row."""
    left, right = word.add_table(1, 2).rows[0].cells
    put(left, "Nơi nhận:", 12, ALIGN.LEFT, bold=True, italic=True)
    for one in recipients:
        put(left, one, 11, ALIGN.LEFT)
    put(right, "KT. GIÁM ĐỐC", 14, bold=True)
    put(right, "PHÓ GIÁM ĐỐC", 14, bold=True)
    for _ in range(4):
        put(right, "", 14)
    put(right, "Nguyễn Văn Thí Dụ", 14, bold=True)
    for cell in (left, right):
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)


def blank() -> Document:
    """Return a file with the paper set, and nothing on it."""
    word = docx.Document()
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.element.rPr.rFonts.set(qn("w:hAnsi"), "Times New Roman")
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    page_number(word)
    return word


def plan_by_hand(path: Path, *, rows: int = 4) -> Path:
    """Write a whole plan with a phụ lục."""
    word = blank()
    letterhead(word)
    put(word, "", 14)
    put(word, "KẾ HOẠCH", 14, bold=True)
    line(put(word, "Cải thiện chỉ số xanh cấp tỉnh năm 2026", 14, bold=True), 110, 1028)
    put(word, "", 14)
    text(word, "Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;", italic=True)
    text(word, "Thực hiện Kế hoạch số 163/KH-UBND của Ủy ban nhân dân tỉnh.", italic=True)
    text(word, "Sở Nội vụ ban hành Kế hoạch như sau:")
    text(word, "I. MỤC ĐÍCH, YÊU CẦU", bold=True)
    text(word, "1. Mục đích", bold=True)
    text(word, BODY)
    text(word, "2. Yêu cầu", bold=True)
    for letter in "abcdđegh":
        text(word, f"{letter}) {BODY}")
    text(word, "II. NHIỆM VỤ, GIẢI PHÁP", bold=True)
    for number in range(1, rows + 1):
        text(word, f"{number}. {BODY}")
    text(word, "Chi tiết các nhiệm vụ tại Phụ lục kèm theo./.")
    closing(word, recipients=("- UBND tỉnh (b/c);", "- Lãnh đạo Sở;", "- Lưu: VT, VP."))
    section = word.add_section(WD_SECTION.NEW_PAGE)
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.append(start)
    put(word, "Phụ lục", 14, bold=True)
    put(word, "DANH MỤC NHIỆM VỤ", 14, bold=True)
    note = "(Kèm theo Kế hoạch số 12/KH-SNV ngày 05 tháng 8 năm 2026 của Sở Nội vụ)"
    line(put(word, note, 14, italic=True), 190, 1029)
    table = word.add_table(3, 3, style="Table Grid")
    for row in table.rows:
        for place, cell in enumerate(row.cells):
            _say(cell.paragraphs[0], f"Ô số {place}", 13, bold=False, italic=False)
    text(word, "./.")
    word.save(str(path))
    return path
