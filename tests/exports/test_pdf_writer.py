"""The PDF: pages, text that extracts, fonts inside, the same bytes twice."""

import re
from unicodedata import is_normalized

import pypdfium2
import pytest
from msgspec.structs import replace
from pypdfium2 import raw

from desktop.domain.layout import ND30
from desktop.domain.paper import unwatched
from desktop.exports.columns import column_widths
from desktop.exports.document import Closing, Paragraph, Table
from desktop.exports.pace import Pace
from desktop.exports.pdf_table import Grid
from desktop.exports.pdf_writer import pdf_bytes
from desktop.exports.plan_paper import build_plan_paper
from tests.exports.paper_records import CREATED, papers, table_plan, table_report, table_results

NAMES = list(papers())


def pages_of(data):
    pdf = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_bounded() for page in pdf]
    sizes = [tuple(round(side) for side in page.get_size()) for page in pdf]
    return texts, sizes


def words(text):
    # A line's end may carry a soft break; the letters of all words in order are what counts.
    return re.sub(r"[\s\u00a0\ufffe]+", "", text)


def source_texts(document):
    head = document.letterhead
    yield from (head.parent_line, *head.name_lines, head.number_line, head.place_line)
    yield from (head.subject, document.type_name, *document.title_lines, document.note)
    for block in (*document.blocks, *(b for annex in document.annexes for b in annex.blocks)):
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from table_texts(block)
    yield from (*document.closing.recipients, *document.closing.authority, document.closing.name)
    if document.attached is not None:
        yield from source_texts(replace(document.attached, closing=Closing()))


def table_texts(table: Table):
    for row in table.rows:
        for cell in row.cells:
            yield cell if isinstance(cell, str) else cell.text


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_the_source_extracts_in_nfc(name):
    document = papers()[name]
    texts, _ = pages_of(pdf_bytes(document))
    whole = words("".join(texts))
    assert is_normalized("NFC", whole)
    missing = [
        text
        for text in source_texts(document)
        for line in text.split("\n")
        if words(line) not in whole and not all(words(word) in whole for word in line.split())
    ]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_the_same_paper_gives_the_same_bytes(name):
    assert pdf_bytes(papers()[name]) == pdf_bytes(papers()[name])


@pytest.mark.parametrize("name", NAMES)
def test_every_font_is_embedded(name):
    data = pdf_bytes(papers()[name])
    fonts = re.findall(rb"/BaseFont /([A-Za-z0-9+-]+)", data)
    assert fonts
    assert all(b"+" in font for font in fonts)
    assert data.count(b"/FontFile2 ") == len(set(fonts))


def test_pages_are_a4_and_annexes_lie():
    _, sizes = pages_of(pdf_bytes(papers()["bao-cao-loi-van"]))
    assert sizes[0] == (595, 842)
    assert sizes[-2:] == [(842, 595), (842, 595)]


def test_page_numbers_start_on_page_two_of_the_body_and_of_each_annex():
    plan = table_plan()
    many = tuple(replace(plan.tasks[0], id=plan.tasks[0].id, position=i) for i in range(40))
    texts, _ = pages_of(pdf_bytes(build_plan_paper(replace(plan, tasks=many), created=CREATED)))
    assert len(texts) > 2
    firsts = [text.strip().split()[0] for text in texts]
    assert firsts[0] != "1"
    assert firsts[1:] == [str(number) for number in range(2, len(texts) + 1)]


def test_the_head_of_a_table_repeats_on_each_page():
    plan = table_plan()
    many = tuple(replace(plan.tasks[0], position=i) for i in range(60))
    texts, _ = pages_of(pdf_bytes(build_plan_paper(replace(plan, tasks=many), created=CREATED)))
    with_rows = [text for text in texts if "Niêm yết" in text]
    assert len(with_rows) > 2
    assert all("Nhiệm vụ và giải pháp thực hiện" in " ".join(t.split()) for t in with_rows)
    assert sum(text.count("Niêm yết") for text in texts) == 60


def test_a_row_higher_than_a_page_is_split_and_no_word_is_lost():
    plan = table_plan()
    content = " ".join(f"chữ{number}" for number in range(3_000))
    tall = (plan.tasks[0], replace(plan.tasks[1], content=content), plan.tasks[2])
    texts, _ = pages_of(pdf_bytes(build_plan_paper(replace(plan, tasks=tall), created=CREATED)))
    found = re.findall(r"chữ(\d+)", "\n".join(texts))
    assert [int(number) for number in found] == list(range(3_000))


def test_the_mark_that_ends_an_annex_never_stands_alone_on_a_page():
    plan = table_plan()
    results = table_results(plan)
    first = plan.tasks[0].id
    alone = []
    for lines in range(1, 50):
        told = "\n".join(f"dòng{number}" for number in range(lines))
        results[first] = replace(results[first], text=told)
        texts, _ = pages_of(pdf_bytes(table_report(results=results)))
        # The number of the page may stand with it.
        alone += [lines for text in texts if re.fullmatch(r"\d*\s*\./\.\s*", text)]
    assert alone == []


@pytest.mark.parametrize("lines", [22, 23, 24, 30, 31, 32, 33, 34, 60, 61, 62, 63, 64, 65, 150])
def test_a_result_of_any_height_is_printed_whole_in_the_annex(lines):
    plan = table_plan()
    results = table_results(plan)
    first = plan.tasks[0].id
    told = "\n".join(f"dòng{number}" for number in range(lines))
    results[first] = replace(results[first], text=told, evidence=told.replace("dòng", "tờ"))
    texts, _ = pages_of(pdf_bytes(table_report(results=results)))
    begin = next(place for place, text in enumerate(texts) if text.startswith("Phụ lục I"))
    annexes = "\n".join(texts[begin:])
    for word in ("dòng", "tờ"):
        found = [int(number) for number in re.findall(rf"{word}(\d+)", annexes)]
        assert found == list(range(lines))


@pytest.mark.parametrize(
    "timing", ["Trước ngày 30/11/2024", "Từ 15/12/2023;", "(30/11/2024).", "1.234.567.890"]
)
def test_a_day_and_a_number_are_never_broken_inside(timing):
    plan = table_plan()
    tasks = (replace(plan.tasks[0], timing_text=timing), *plan.tasks[1:])
    report = table_report(plan=replace(plan, tasks=tasks))
    (table,) = (block for block in report.annexes[0].blocks if isinstance(block, Table))
    width = 257 * 72 / 25.4
    widths = column_widths(table, ND30, width)
    assert sum(widths) == pytest.approx(width)
    assert min(widths) > 20
    lines = Grid(table, ND30, width, 400, Pace(unwatched, 1)).lay(table.rows[1]).cells[3]
    assert timing.split()[-1] in {word for line, *_ in lines for word in line.split()}


def test_a_column_without_numbers_keeps_its_share():
    plan = table_plan()
    (table,) = (
        one for one in build_plan_paper(plan, created=CREATED).blocks if isinstance(one, Table)
    )
    width = 3 * sum(column.share for column in table.columns)
    assert column_widths(table, ND30, width) == [3 * column.share for column in table.columns]


def test_a_word_wider_than_its_column_is_broken_not_cut_off():
    plan = table_plan()
    long = "x" * 20_000
    tasks = (replace(plan.tasks[0], content=long), *plan.tasks[1:])
    texts, _ = pages_of(pdf_bytes(build_plan_paper(replace(plan, tasks=tasks), created=CREATED)))
    assert "".join(texts).count("x") == pytest.approx(20_000, abs=40)


def test_markup_marks_in_a_text_are_only_text():
    plan = table_plan(opening=("R&D <b>không đậm</b> & 'K''Nớ'",))
    texts, _ = pages_of(pdf_bytes(build_plan_paper(plan, created=CREATED)))
    assert "R&D <b>không đậm</b> & 'K''Nớ'" in texts[0]


def test_title_author_and_outline_are_in_the_file():
    data = pdf_bytes(papers()["bao-cao-bang"])
    pdf = pypdfium2.PdfDocument(data)
    metadata = pdf.get_metadata_dict()
    assert metadata["Title"].startswith("Báo cáo Kết quả thực hiện Kế hoạch")
    assert metadata["Author"] == "UBND xã Đưng K'Nớ"
    assert b"/Lang (vi-VN)" in data
    outline = [item.get_title() for item in pdf.get_toc()]
    assert "II. KẾT QUẢ THỰC HIỆN" in outline
    assert outline[-1] == "Phụ lục. KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2024"


def test_rules_under_issuer_motto_and_title_are_drawn():
    pdf = pypdfium2.PdfDocument(pdf_bytes(build_plan_paper(table_plan(), created=CREATED)))
    paths = [item for item in pdf[0].get_objects() if item.type == raw.FPDF_PAGEOBJ_PATH]
    widths = sorted(item.get_bounds()[2] - item.get_bounds()[0] for item in paths)
    assert len([width for width in widths if 30 < width < 250]) >= 3


def test_the_rule_of_an_annex_head_stands_clear_of_the_brackets_above_it():
    pdf = pypdfium2.PdfDocument(pdf_bytes(table_report()))
    page = next(one for one in pdf if "(Kèm theo" in one.get_textpage().get_text_bounded())
    text = page.get_textpage()
    start = text.get_text_bounded().index("(Kèm theo")
    paths = [item for item in page.get_objects() if item.type == raw.FPDF_PAGEOBJ_PATH]
    rule = max(
        bounds[3] for bounds in (item.get_bounds() for item in paths) if bounds[2] - bounds[0] < 400
    )
    assert text.get_charbox(start)[1] - rule > 4
