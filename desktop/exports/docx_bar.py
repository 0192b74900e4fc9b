"""Bars in a Word table: one group of shapes that stands in its line like a letter.

Word 2010 and later and LibreOffice draw the DrawingML group; Word 2007 takes the VML fallback,
which knows shades of grey only. The group reaches from the baseline to the top of the line, for
Word stands it on the one and LibreOffice hangs it from the other; so it never makes a line higher.
"""

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple, Self
from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml

from desktop.exports.bars import GREY, HEIGHT, OUTLINE, STROKE, Piece, pieces, strokes
from desktop.exports.document import Bar, Fill
from desktop.exports.docx_xml import Element

_FIRST, _STEP, _PATTERNS = 10_000, 20, 10
"""Numbers of bars, which rules never reach: the group, its pieces, and their patterns after."""
_TO_TOP = 0.88
"""From the baseline to the top of a line, in font sizes, and a hair less."""
_EMU = 12_700
"""English metric units in a point."""

_XML = """\
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wpg">\
<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">\
<wp:extent cx="{length}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>\
<wp:docPr id="{number}" name="Thanh {number}" descr={words}/><wp:cNvGraphicFramePr/>\
<a:graphic><a:graphicData\
 uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp>\
<wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/>\
<a:ext cx="{length}" cy="{height}"/><a:chOff x="0" y="0"/>\
<a:chExt cx="{length}" cy="{height}"/></a:xfrm></wpg:grpSpPr>{frame}{shapes}</wpg:wgp>\
</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>\
<v:group id="Thanh{number}" alt={words} style="width:{points}pt;height:{points_high}pt"\
 coordsize="{length},{height}">{rectangles}</v:group></w:pict></mc:Fallback>\
</mc:AlternateContent></w:r>"""

_SHAPE = """\
<wps:wsp><wps:cNvPr id="{number}" name="Phần {number}"/><wps:cNvSpPr/><wps:spPr><a:xfrm>\
<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}<a:ln w="{line}"><a:solidFill>\
<a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>"""

_FRAME = """\
<wps:wsp><wps:cNvPr id="{number}" name="Khung {number}"/><wps:cNvSpPr/><wps:spPr><a:xfrm>\
<a:off x="0" y="0"/><a:ext cx="{length}" cy="{height}"/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>\
<wps:bodyPr/></wps:wsp>"""

_RECTANGLE = """\
<v:rect style="position:absolute;left:{left};top:{top};width:{width};height:{height}"\
 fillcolor="#{shade}" strokeweight="{weight}pt"/>"""

_SOLID = '<a:solidFill><a:srgbClr val="{}"/></a:solidFill>'
_PATTERN = """\
<wps:wsp><wps:cNvPr id="{number}" name="Nét {number}"/><wps:cNvSpPr/><wps:spPr><a:xfrm>\
<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>\
<a:custGeom><a:pathLst><a:path w="{width}" h="{height}" fill="none">{strokes}</a:path>\
</a:pathLst></a:custGeom><a:noFill/><a:ln w="{line}" cap="flat"><a:solidFill>\
<a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>"""
_STROKE = '<a:moveTo><a:pt x="{}" y="{}"/></a:moveTo><a:lnTo><a:pt x="{}" y="{}"/></a:lnTo>'
_GREY = f"{round(GREY * 255):02X}" * 3
_FILLS = {Fill.SOLID: "000000", Fill.GREY: _GREY}
_SHADES = {
    Fill.SOLID: "000000",
    Fill.GREY: _GREY,
    Fill.HATCHED: "696969",
    Fill.DOTTED: "E0E0E0",
    Fill.EMPTY: "FFFFFF",
}


def bar_numbers() -> Iterator[int]:
    """Return the numbers of the bars of one file."""
    return count(_FIRST, _STEP)


def bar_run(number: int, bar: Bar, length: float, size: float) -> Element | None:
    """Return a run with a bar, or None where there is nothing to draw.

    Args:
        number: from ``bar_numbers``; the next ones are those of its pieces.
        bar: what it shows.
        length: of a whole bar, in points.
        size: of the text that it stands in, in points.
    """
    laid = pieces(bar, length)
    if not laid:
        return None
    height = round(size * _TO_TOP * _EMU)
    whole = round((laid[-1].left + laid[-1].width) * _EMU)
    boxes = [_Box.around(piece, size) for piece in laid]
    shapes = (_shape(place, box) for place, box in enumerate(boxes, number + 2))
    made: Element = parse_xml(
        _XML.format(
            number=number,
            words=quoteattr(bar.text),
            length=whole,
            height=height,
            points=round(whole / _EMU, 2),
            points_high=round(height / _EMU, 2),
            frame=_FRAME.format(number=number + 1, length=whole, height=height),
            shapes="".join(shapes),
            rectangles="".join(map(_rectangle, boxes)),
        )
    )
    return made


class _Box(NamedTuple):
    """A piece in the units of the file, from the upper left corner of the group."""

    piece: Piece
    left: int
    top: int
    width: int
    height: int

    @classmethod
    def around(cls, piece: Piece, size: float) -> Self:
        left, width = round(piece.left * _EMU), round(piece.width * _EMU)
        height = round(size * HEIGHT * _EMU)
        return cls(piece, left, round(size * _TO_TOP * _EMU) - height, width, height)


def _shape(number: int, box: _Box) -> str:
    """Return a filled piece, under the strokes of its pattern."""
    places = {"left": box.left, "top": box.top, "width": box.width, "height": box.height}
    fill = _SOLID.format(_FILLS.get(box.piece.fill, "FFFFFF"))
    made = _SHAPE.format(number=number, fill=fill, line=round(OUTLINE * _EMU), **places)
    lines = [
        _STROKE.format(*_point(box, x, y), *_point(box, end, top))
        for x, y, end, top in strokes(box.piece.fill, box.piece.width, box.height / _EMU)
    ]
    if not lines:
        return made
    line = round(STROKE * _EMU)
    pattern = _PATTERN.format(
        number=number + _PATTERNS, strokes="".join(lines), line=line, **places
    )
    return made + pattern


def _point(box: _Box, along: float, up: float) -> tuple[int, int]:
    """Return a point of a pattern in the units of the file; there, y runs downwards."""
    return round(along * _EMU), box.height - round(up * _EMU)


def _rectangle(box: _Box) -> str:
    return _RECTANGLE.format(
        left=box.left,
        top=box.top,
        width=box.width,
        height=box.height,
        shade=_SHADES[box.piece.fill],
        weight=OUTLINE,
    )
