"""The three real plans on paper: nothing of them is lost, in any format."""

import docx
import openpyxl
import pypdfium2
import pytest
from docx.oxml.ns import qn

from desktop.exports.docx_writer import write_docx
from desktop.exports.pdf_writer import pdf_bytes
from desktop.exports.plan_paper import build_plan_paper
from desktop.exports.xlsx_writer import write_xlsx
from desktop.services.samples import SAMPLES, load_sample
from tests.exports.paper_records import CREATED


def bare(text):
    return "".join(text.split()).replace("\u00a0", "").replace("\u00ad", "")


def literal_texts(plan):
    """Every text of the plan that a paper must show; a newline parts paragraphs or cell lines."""
    yield from (line for basis in plan.legal_bases for line in (basis.text + basis.mark,))
    yield from plan.opening
    yield from plan.head.title
    for section in plan.sections:
        yield from section.text.split("\n")
    for target in plan.targets:
        yield target.text
    for task in plan.tasks:
        yield from task.content.split("\n")
        yield from (task.actors_text, task.timing_text, task.deliverable_text)
    for recipient in plan.recipients:
        yield recipient.name
    yield from (*plan.signer.lines, plan.signer.name)


def lost(plan, paper):
    whole = bare(paper)
    return [text for text in literal_texts(plan) if bare(text) not in whole]


@pytest.fixture(params=SAMPLES)
def plan(request):
    return load_sample(request.param).plan


def test_the_word_file_has_every_text_of_the_plan(plan, tmp_path):
    path = tmp_path / "plan.docx"
    write_docx(build_plan_paper(plan, created=CREATED), path)
    body = docx.Document(str(path)).element.body
    whole = "".join(
        element.text or "" if element.tag == qn("w:t") else "\n"
        for element in body.iter(qn("w:t"), qn("w:p"), qn("w:br"))
    )
    assert lost(plan, whole) == []


def test_the_pdf_has_every_word_of_the_plan_in_its_order(plan):
    pdf = pypdfium2.PdfDocument(pdf_bytes(build_plan_paper(plan, created=CREATED)))
    words = bare("".join(page.get_textpage().get_text_bounded() for page in pdf))
    texts = [bare(word) for text in literal_texts(plan) for word in text.split()]
    assert [word for word in texts if word not in words] == []


def test_the_workbook_has_every_task_and_section(plan, tmp_path):
    path = tmp_path / "plan.xlsx"
    write_xlsx(build_plan_paper(plan, created=CREATED), path)
    book = openpyxl.load_workbook(path)
    whole = " ".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    texts = [section.text for section in plan.sections] + [task.content for task in plan.tasks]
    assert [text for text in texts if bare(text) not in bare(whole)] == []


def test_number_and_day_stay_blank_as_in_the_source(plan):
    head = build_plan_paper(plan, created=CREATED).letterhead
    assert head.number_line.startswith("Số: \u00a0")
    assert "ngày \u00a0" in head.place_line
