"""A drawn rule in a Word file: a line shape, never an underline or a paragraph border.

Word 2010 and later and LibreOffice draw the DrawingML shape; Word 2007 takes the VML fallback.
The shape is anchored to a low paragraph of its own, so it stays under the text when the text
above grows.
"""

from docx.oxml import parse_xml

from desktop.exports.docx_xml import Element

_EMU = 12_700
"""English metric units in a point."""

_XML = """\
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps">\
<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"\
 relativeHeight="{order}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">\
<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>center</wp:align>\
</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>{drop}</wp:posOffset>\
</wp:positionV><wp:extent cx="{length}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/>\
<wp:wrapNone/><wp:docPr id="{number}" name="Đường kẻ {number}"/><wp:cNvGraphicFramePr/>\
<a:graphic><a:graphicData\
 uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>\
<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{length}" cy="0"/></a:xfrm>\
<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{width}"><a:solidFill>\
<a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>\
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>\
<v:line id="Duongke{number}" style="position:absolute;z-index:{number};\
mso-position-horizontal:center;mso-position-horizontal-relative:text;\
mso-position-vertical:absolute;mso-position-vertical-relative:text"\
 from="0,{points_drop}pt" to="{points}pt,{points_drop}pt" strokeweight="{weight}pt"/>\
</w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


def rule_run(number: int, length: float, drop: float, width: float) -> Element:
    """Return a run with a centred line.

    Args:
        number: 1-based, unique in the file.
        length: Points.
        drop: Points from the top of the paragraph.
        width: Line width in points.
    """
    made: Element = parse_xml(
        _XML.format(
            number=number,
            order=number * 1024,
            length=round(length * _EMU),
            drop=round(drop * _EMU),
            width=round(width * _EMU),
            points=round(length, 1),
            points_drop=drop,
            weight=width,
        )
    )
    return made
