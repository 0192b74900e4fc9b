"""The Word file against the decree's layout: margins, sizes, typeface, rules, repeated heads."""

from zipfile import ZipFile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.document import CT_Body
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from msgspec.structs import replace

from desktop.domain.layout import ND30, Layout
from desktop.exports.docx_writer import write_docx
from desktop.exports.fonts import FAMILY
from desktop.exports.measure import Measure
from desktop.exports.plan_paper import build_plan_paper
from tests.exports.paper_records import CREATED, papers, prose_plan, table_plan

NAMES = list(papers())
EMU = 12_700
ORDER = ["pStyle", "keepNext", "keepLines", "numPr", "spacing", "ind", "jc", "sectPr"]


@pytest.fixture(params=NAMES)
def word(request, tmp_path):
    path = tmp_path / "paper.docx"
    write_docx(papers()[request.param], path)
    return docx.Document(str(path))


def written(document, tmp_path, layout=ND30):
    path = tmp_path / "paper.docx"
    write_docx(document, path, layout)
    return docx.Document(str(path))


def plan_word(tmp_path):
    return written(build_plan_paper(table_plan(), created=CREATED), tmp_path)


def tags(element):
    return {child.tag.split("}")[1] for child in element.iter() if isinstance(child.tag, str)}


def test_the_page_is_a4_with_the_margins_of_the_decree(word):
    for section in word.sections:
        assert {round(section.page_width.mm), round(section.page_height.mm)} == {210, 297}
        margins = ("top_margin", "bottom_margin", "left_margin", "right_margin")
        found = [getattr(section, margin).mm for margin in margins]
        assert found == pytest.approx([20, 20, 30, 15], abs=0.05)


def test_what_is_already_there_is_not_counted_for_each_line(tmp_path, monkeypatch):
    """To count the blocks of a text before each new one makes a long text quadratic."""
    counted = []
    monkeypatch.setattr(CT_Body, "__len__", lambda body: counted.append(1) or sum(1 for _ in body))
    plan = prose_plan()
    content = "\n".join(["a"] * 200)
    tasks = (replace(plan.tasks[0], content=content), *plan.tasks[1:])
    word = written(build_plan_paper(replace(plan, tasks=tasks), created=CREATED), tmp_path)
    assert len(word.paragraphs) > 200
    assert len(counted) < 100


def test_annexes_lie_and_count_their_pages_from_one(tmp_path):
    word = written(papers()["bao-cao-loi-van"], tmp_path)
    first, *annexes = word.sections
    assert first.orientation == WD_ORIENT.PORTRAIT
    assert [section.orientation for section in annexes] == [WD_ORIENT.LANDSCAPE] * 2
    starts = [section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for section in annexes]
    assert starts == ["1", "1"]


def test_every_font_of_the_file_is_times_new_roman(word):
    fonts = [*word.styles.element.iter(qn("w:rFonts")), *word.element.iter(qn("w:rFonts"))]
    assert len(fonts) > 20
    for font in fonts:
        assert {name.split("}")[1]: value for name, value in font.items()} == dict.fromkeys(
            ("ascii", "hAnsi", "eastAsia", "cs"), FAMILY
        )


@pytest.mark.parametrize(
    ("style", "size", "bold", "italic"),
    [
        ("Cơ quan chủ quản", 13, None, None),
        ("Tên cơ quan", 13, True, None),
        ("Quốc hiệu", 13, True, None),
        ("Tiêu ngữ", 14, True, None),
        ("Số ký hiệu", 13, None, None),
        ("Địa danh ngày tháng", 13, None, True),
        ("Tên loại", 14, True, None),
        ("Trích yếu", 14, True, None),
        ("Căn cứ", 14, None, True),
        ("Nội dung", 14, None, None),
        ("Heading 1", 14, True, None),
        ("Nơi nhận tiêu đề", 12, True, True),
        ("Nơi nhận", 11, None, None),
        ("Quyền hạn người ký", 14, True, None),
        ("Tên người ký", 14, True, None),
        ("Kèm theo", 14, None, True),
        ("Số trang", 14, None, None),
    ],
)
def test_an_element_has_the_size_and_cut_of_the_decree(style, size, bold, italic, tmp_path):
    font = plan_word(tmp_path).styles[style].font
    assert (font.size, font.bold, font.italic) == (Pt(size), bold, italic)


def test_body_thirteen_makes_every_pair_smaller(tmp_path):
    document = build_plan_paper(table_plan(), created=CREATED)
    word = written(document, tmp_path, Layout(body_size=13, margin_right=20))
    sizes = [word.styles[name].font.size.pt for name in ("Nội dung", "Quốc hiệu", "Tiêu ngữ")]
    assert sizes == [13, 12, 13]
    assert word.sections[0].right_margin.mm == pytest.approx(20, abs=0.05)


def test_body_text_is_justified_indented_and_six_points_apart(tmp_path):
    form = plan_word(tmp_path).styles["Nội dung"].paragraph_format
    assert form.alignment == 3
    assert form.first_line_indent.mm == pytest.approx(12.7, abs=0.05)
    assert form.space_after >= Pt(6)


def test_rules_are_drawn_lines_of_the_right_length(tmp_path):
    word = plan_word(tmp_path)
    namespace = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    lengths = [int(extent.get("cx")) / EMU for extent in word.element.iter(f"{namespace}extent")]
    issuer = Measure(13, bold=True).line_width("XÃ ĐƯNG K'NỚ")
    motto = Measure(14, bold=True).line_width("Độc lập - Tự do - Hạnh phúc")
    title = Measure(14, bold=True).line_width(table_plan().head.title[0])
    assert 1 / 3 <= lengths[0] / issuer <= 1 / 2
    assert lengths[1] == pytest.approx(motto, abs=0.5)
    assert 1 / 3 <= lengths[2] / title <= 1 / 2
    assert len(lengths) == 3


def test_every_rule_has_a_fallback_for_word_2007(word):
    names = [element.tag.split("}")[1] for element in word.element.iter() if "}" in element.tag]
    assert names.count("line") == names.count("anchor") > 0


def test_nothing_is_underlined_bordered_or_controlled(word):
    forbidden = {"pBdr", "sdt", "ins", "del", "highlight", "object"}
    assert not forbidden & tags(word.element)
    # Words of a table may be: a comparison marks what is new.
    assert not any("u" in tags(paragraph._p) for paragraph in word.paragraphs)
    assert not {"u", "pBdr"} & tags(word.styles.element)


def test_only_the_first_row_of_a_grid_repeats_and_no_row_splits(word):
    for table in word.element.body.iterchildren(qn("w:tbl")):
        rows = list(table.iterchildren(qn("w:tr")))
        repeated = [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
        grid = table.find(f".//{qn('w:tblBorders')}") is not None
        assert repeated == [grid] + [False] * (len(rows) - 1)
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_a_row_too_high_for_its_page_may_split(tmp_path):
    plan = table_plan()
    word = written(
        build_plan_paper(
            table_plan(
                tasks=(replace(plan.tasks[0], content="từ " * 6_000), *plan.tasks[1:]),
            ),
            created=CREATED,
        ),
        tmp_path,
    )
    grid = list(word.element.body.iterchildren(qn("w:tbl")))[1]
    free = [
        row for row in grid.iterchildren(qn("w:tr")) if row.find(f".//{qn('w:cantSplit')}") is None
    ]
    assert len(free) == 1


def test_the_page_number_stands_in_the_head_from_page_two(word):
    first = word.sections[0]
    assert first.different_first_page_header_footer
    assert first.first_page_header.paragraphs[0].text == ""
    head = first.header.paragraphs[0]
    assert head.style.name == "Số trang"
    assert head.style.paragraph_format.alignment == 1
    assert [field.text for field in head._p.iter(qn("w:instrText"))] == [" PAGE "]
    assert all(section.header.is_linked_to_previous for section in list(word.sections)[1:])


def test_the_file_is_vietnamese_and_opens_in_words_own_mode(word):
    language = word.styles.element.find(f".//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "vi-VN"
    modes = {
        mode.get(qn("w:name")): mode.get(qn("w:val"))
        for mode in word.settings.element.iter(qn("w:compatSetting"))
    }
    assert modes["compatibilityMode"] == "15"


def test_the_properties_name_title_issuer_and_the_given_day(tmp_path):
    properties = plan_word(tmp_path).core_properties
    assert properties.title.startswith("Kế hoạch Về cải thiện")
    assert properties.author == "ỦY BAN NHÂN DÂN XÃ ĐƯNG K'NỚ"
    assert properties.language == "vi-VN"
    assert properties.created.date() == properties.modified.date() == CREATED
    assert properties.comments == ""


def test_paragraph_properties_stand_in_the_order_that_word_wants(word):
    for properties in word.element.body.iter(qn("w:pPr")):
        ranks = [ORDER.index(child.tag.split("}")[1]) for child in properties]
        assert ranks == sorted(ranks)


def test_the_signature_keeps_the_last_paragraph_and_five_blank_lines(tmp_path):
    word = plan_word(tmp_path)
    assert word.paragraphs[-2].paragraph_format.keep_with_next
    signer = word.tables[-1].rows[0].cells[1].paragraphs
    assert [line.text for line in signer] == [
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        *[""] * 5,
        "Ksơr K'Bảo",
    ]


def test_several_addressees_stand_under_each_other(tmp_path):
    word = written(papers()["bao-cao-loi-van"], tmp_path)
    lines = [line for line in word.paragraphs if line.style.name == "Kính gửi"]
    assert [line.text for line in lines] == ["Kính gửi:", "- UBND tỉnh;", "- Sở Tài chính."]
    assert lines[1].paragraph_format.left_indent == lines[2].paragraph_format.left_indent > Mm(40)


def test_the_same_paper_gives_the_same_members_and_no_thumbnail(tmp_path):
    document = build_plan_paper(prose_plan(), created=CREATED)
    members = []
    for name in ("a.docx", "b.docx"):
        write_docx(document, tmp_path / name)
        with ZipFile(tmp_path / name) as archive:
            members.append({item: archive.read(item) for item in archive.namelist()})
    assert members[0] == members[1]
    assert not [name for name in members[0] if "thumbnail" in name or "vba" in name.lower()]


def test_every_style_that_is_named_exists(word):
    known = {style.style_id for style in word.styles}
    parts = [word.element, word.styles.element]
    for section in word.sections:
        parts += [section.header._element, section.first_page_header._element]
    wanted = {
        element.get(qn("w:val"))
        for part in parts
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link")
        for element in part.iter(qn(tag))
    }
    assert wanted <= known


def test_nothing_of_the_template_is_carried_along(tmp_path):
    write_docx(build_plan_paper(prose_plan(), created=CREATED), tmp_path / "paper.docx")
    with ZipFile(tmp_path / "paper.docx") as archive:
        names = archive.namelist()
    assert not [name for name in names if "customXml" in name or "WithEffects" in name]
