"""The Word file's styles, language, typeface and settings, from the layout profile."""

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from desktop.domain.layout import Align, Layout, Style, TextStyle
from desktop.exports.docx_xml import Element, child, element
from desktop.exports.fonts import FAMILY
from desktop.exports.words import LANGUAGE

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

NAMES = {
    Style.PARENT: "Cơ quan chủ quản",
    Style.ISSUER: "Tên cơ quan",
    Style.NATION: "Quốc hiệu",
    Style.MOTTO: "Tiêu ngữ",
    Style.NUMBER: "Số ký hiệu",
    Style.PLACE_DATE: "Địa danh ngày tháng",
    Style.TYPE_NAME: "Tên loại",
    Style.TITLE: "Trích yếu",
    Style.ADDRESSEE: "Kính gửi",
    Style.SUBJECT: "Trích yếu công văn",
    Style.POWER: "Thẩm quyền ban hành",
    Style.DECIDES: "Quyết định",
    Style.BASIS: "Căn cứ",
    Style.BODY: "Nội dung",
    Style.HEADING_1: "Heading 1",
    Style.HEADING_2: "Heading 2",
    Style.NOTICE: "Ghi chú dữ liệu",
    Style.ANNEX: "Phụ lục",
    Style.ANNEX_TITLE: "Tên phụ lục",
    Style.ANNEX_NOTE: "Kèm theo",
    Style.CAPTION: "Chú thích bảng",
    Style.CELL: "Ô bảng",
    Style.CELL_HEAD: "Tiêu đề cột",
    Style.RECIPIENTS_HEAD: "Nơi nhận tiêu đề",
    Style.RECIPIENT: "Nơi nhận",
    Style.AUTHORITY: "Quyền hạn người ký",
    Style.SIGNER: "Tên người ký",
    Style.PAGE_NUMBER: "Số trang",
}
"""Style names that a clerk sees in Word."""

RULE = "Đường kẻ"
"""Style of the low paragraph that holds a drawn rule."""

_KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Heading 1", "Heading 2"}
_ALIGN = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_FONT_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")


def apply_styles(word: "WordDocument", layout: Layout) -> None:
    """Replace the template's styles by those of the profile."""
    styles = word.styles
    for style in list(styles.element.iterchildren(qn("w:style"))):
        if style.find(qn("w:name")).get(qn("w:val")).capitalize() not in {
            name.capitalize() for name in _KEPT
        }:
            styles.element.remove(style)
    _defaults(styles.element, layout)
    normal = styles["Normal"]
    _font(normal.element.get_or_add_rPr(), layout.body_size)
    for style, look in layout.styles().items():
        name = NAMES[style]
        made = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _dress(made, look)
    _rule_style(styles.add_style(RULE, WD_STYLE_TYPE.PARAGRAPH), layout)


def _dress(style: ParagraphStyle, look: TextStyle) -> None:
    style.base_style = None
    for link in style.element.findall(qn("w:link")):
        style.element.remove(link)
    properties = style.element.get_or_add_rPr()
    for old in list(properties):
        properties.remove(old)
    _font(properties, look.size, bold=look.bold, italic=look.italic)
    style.quick_style = True
    form = style.paragraph_format
    form.alignment = _ALIGN[look.align]
    form.first_line_indent = Mm(look.first_indent)
    form.space_before = Pt(look.gap_before)
    form.space_after = Pt(look.gap_after)
    form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    form.widow_control = True
    form.keep_with_next = look.outline is not None
    form.keep_together = False


def _rule_style(style: ParagraphStyle, layout: Layout) -> None:
    style.base_style = None
    _font(style.element.get_or_add_rPr(), 2)
    form = style.paragraph_format
    form.alignment = WD_ALIGN_PARAGRAPH.CENTER
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(layout.rule_box)


def _font(properties: Element, size: float, *, bold: bool = False, italic: bool = False) -> None:
    """Give run properties the paper's typeface for every script, black, in one size."""
    properties.append(element("rFonts", **dict.fromkeys(_FONT_SLOTS, FAMILY)))
    for tag, wanted in (("b", bold), ("bCs", bold), ("i", italic), ("iCs", italic)):
        if wanted:
            properties.append(element(tag))
    properties.append(element("color", val="000000"))
    properties.append(element("sz", val=str(round(size * 2))))
    properties.append(element("szCs", val=str(round(size * 2))))


def _defaults(styles: Element, layout: Layout) -> None:
    """Set typeface and language of everything that has no style of its own."""
    defaults = child(styles, "docDefaults")
    properties = child(child(defaults, "rPrDefault"), "rPr")
    for old in list(properties):
        properties.remove(old)
    _font(properties, layout.body_size)
    properties.append(element("lang", val=LANGUAGE, eastAsia=LANGUAGE))
    spacing = child(child(child(defaults, "pPrDefault"), "pPr"), "spacing")
    for name, value in (("w:after", "0"), ("w:line", "240"), ("w:lineRule", "auto")):
        spacing.set(qn(name), value)


def apply_settings(word: "WordDocument") -> None:
    """Make Word open the file in its own mode, in Vietnamese."""
    settings = word.settings.element
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
    for tag in ("w:proofState", "w:savePreviewPicture", "w:rsids"):
        for old in settings.findall(qn(tag)):
            settings.remove(old)
    features = settings.find(qn("w:compat")).find(qn("w:useFELayout"))
    if features is not None:
        features.getparent().remove(features)
    theme = settings.find(qn("w:themeFontLang"))
    theme.set(qn("w:val"), LANGUAGE)
    theme.set(qn("w:eastAsia"), LANGUAGE)
    decimal, separator = settings.find(qn("w:decimalSymbol")), settings.find(qn("w:listSeparator"))
    decimal.set(qn("w:val"), ",")
    separator.set(qn("w:val"), ";")
