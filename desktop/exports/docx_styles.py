"""The Word file's styles, language, typeface and settings, from the layout profile."""

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from desktop.domain.layout import MM, Align, Layout, Style, TextStyle
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

_KEPT = {
    name.capitalize(): name
    for name in (
        "Normal",
        "Default Paragraph Font",
        "Normal Table",
        "No List",
        "Heading 1",
        "Heading 2",
    )
}
_ALIGN = {Align.LEFT: "left", Align.CENTER: "center", Align.JUSTIFY: "both"}
_OFF = {"val": "0"}
_FONT_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")


def apply_styles(word: "WordDocument", layout: Layout) -> dict[str, str]:
    """Replace the template's styles by those of the profile.

    Returns:
        The id of each style by its name. The library would look through all styles, whole, at each
        question; a short paper would spend half its time so.
    """
    root = word.styles.element
    made: dict[str, Element] = {}
    for style in list(root.iterchildren(qn("w:style"))):
        # The template writes "heading 1", which every Word shows as "Heading 1".
        name = child(style, "name").get(qn("w:val"), "").capitalize()
        if name in _KEPT:
            made[_KEPT[name]] = style
        else:
            root.remove(style)
    _defaults(root, layout)
    _font(_emptied(made["Normal"], "rPr"), layout.body_size)
    for style, look in layout.styles().items():
        name = NAMES[style]
        if name not in made:
            made[name] = root.add_style_of_type(name, WD_STYLE_TYPE.PARAGRAPH, builtin=False)
            made[name].append(element("qFormat"))
        _dress(made[name], look)
    made[RULE] = root.add_style_of_type(RULE, WD_STYLE_TYPE.PARAGRAPH, builtin=False)
    _dress_rule(made[RULE], layout)
    return {name: style.get(qn("w:styleId"), "") for name, style in made.items()}


def _emptied(style: Element, tag: str) -> Element:
    """Return the properties of that kind, without any, at the end of the style."""
    old = style.find(qn(f"w:{tag}"))
    if old is not None:
        style.remove(old)
    made = element(tag)
    style.append(made)
    return made


def _dress(style: Element, look: TextStyle) -> None:
    for tag in ("basedOn", "link"):
        for old in style.findall(qn(f"w:{tag}")):
            style.remove(old)
    level = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    form = _emptied(style, "pPr")
    form.append(element("keepNext", **({} if look.outline is not None else _OFF)))
    form.append(element("keepLines", **_OFF))
    form.append(element("widowControl"))
    before, after = _twips(look.gap_before), _twips(look.gap_after)
    form.append(element("spacing", before=before, after=after, line="240", lineRule="auto"))
    form.append(element("ind", firstLine=_twips(look.first_indent * MM)))
    form.append(element("jc", val=_ALIGN[look.align]))
    if level is not None:
        form.append(level)
    _font(_emptied(style, "rPr"), look.size, bold=look.bold, italic=look.italic)


def _dress_rule(style: Element, layout: Layout) -> None:
    form = _emptied(style, "pPr")
    line = _twips(layout.rule_box)
    form.append(element("spacing", before="0", after="0", line=line, lineRule="exact"))
    form.append(element("jc", val="center"))
    _font(_emptied(style, "rPr"), 2)


def _twips(points: float) -> str:
    return str(round(points * 20))


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
