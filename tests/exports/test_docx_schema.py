"""What Word is strict about: the order of properties, ids that are unique, relations that resolve.

The orders are those of ECMA-376, part 1, §17: CT_PPr, CT_RPr, CT_TblPr, CT_TcPr, CT_Lvl
and CT_SectPr. A file that breaks them is opened with an offer to repair it.
"""

from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from lxml import etree

from desktop.exports.docx_writer import write_docx
from tests.exports.paper_records import papers

ORDERS = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers"
        " pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE"
        " autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents"
        " suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle"
        " rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
        " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u"
        " effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
        " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption"
        " tblDescription"
    ),
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText"
        " vAlign hideMark"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders"
        " lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter"
        " docGrid"
    ),
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
}
PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml")
NAMES = sorted(papers())


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("word")
    for name, document in papers().items():
        write_docx(document, folder / f"{name}.docx")
    return folder


@pytest.fixture(params=NAMES)
def archive(request, files):
    with ZipFile(files / f"{request.param}.docx") as opened:
        yield opened


def local(element):
    return etree.QName(element).localname


@pytest.mark.parametrize("kind", ORDERS)
def test_properties_stand_in_the_order_of_the_schema(archive, kind):
    order = ORDERS[kind].split()
    for part in PARTS:
        for properties in etree.fromstring(archive.read(part)).iter(qn(f"w:{kind}")):
            names = [local(child) for child in properties]
            assert names == sorted(names, key=order.index), part
            once = [name for name in names if not name.endswith("Reference")]
            assert len(once) == len(set(once)), part


def test_ids_of_drawings_and_bookmarks_are_unique(archive):
    body = etree.fromstring(archive.read("word/document.xml"))
    drawings = [one.get("id") for one in body.iter("{*}docPr")]
    starts = [one.get(qn("w:id")) for one in body.iter(qn("w:bookmarkStart"))]
    ends = [one.get(qn("w:id")) for one in body.iter(qn("w:bookmarkEnd"))]
    names = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    assert len(drawings) == len(set(drawings)) > 0
    assert sorted(starts) == sorted(ends)
    assert len(starts) == len(set(starts))
    assert len(names) == len(set(names))
    assert all(len(name) <= 40 for name in names)


def test_every_relation_leads_to_a_part_with_a_type(archive):
    members = set(archive.namelist())
    types = etree.fromstring(archive.read("[Content_Types].xml"))
    typed = {one.get("PartName", "").lstrip("/") for one in types}
    endings = {one.get("Extension") for one in types} - {None}
    for member in members - {"[Content_Types].xml"}:
        assert member in typed or member.rsplit(".", 1)[-1] in endings, member
    for member in members:
        if not member.endswith(".rels"):
            continue
        base = member.replace("_rels/", "").rsplit("/", 1)[0] if member.count("/") > 1 else ""
        for relation in etree.fromstring(archive.read(member)):
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target")
            path = target.lstrip("/") if target.startswith("/") else f"{base}/{target}".lstrip("/")
            assert path in members, (member, target)


def test_no_macro_and_no_embedded_object(archive):
    assert not [name for name in archive.namelist() if "vba" in name.lower() or "embed" in name]
