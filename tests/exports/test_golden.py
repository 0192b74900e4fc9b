"""Each paper as Word writes it, told as text and compared with a kept copy.

After a wanted change: SOPGI_REGENERATE=1 pytest tests/exports/test_golden.py, then read the diff.
"""

import os
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from desktop.exports.docx_writer import write_docx
from tests.exports.paper_records import papers

FOLDER = Path("tests/data/papers")


def told(path: Path) -> str:
    word = docx.Document(str(path))
    names = {style.style_id: style.name for style in word.styles}
    lines = []
    for block in word.element.body:
        if block.tag == qn("w:tbl"):
            lines += list(table_lines(block, names))
        elif block.tag == qn("w:p"):
            lines.append(paragraph_line(block, names))
    return "\n".join(lines) + "\n"


def table_lines(table, names):
    for row in table.iterchildren(qn("w:tr")):
        marks = [child.tag.split("}")[1] for mark in row.findall(qn("w:trPr")) for child in mark]
        yield f"hàng {' '.join(marks)}"
        for cell in row.iterchildren(qn("w:tc")):
            span = cell.find(qn("w:tcPr")).find(qn("w:gridSpan"))
            width = f" x{span.get(qn('w:val'))}" if span is not None else ""
            inner = [paragraph_line(line, names) for line in cell.iterchildren(qn("w:p"))]
            yield f"  ô{width} " + " / ".join(inner)


def paragraph_line(paragraph, names):
    style = paragraph.find(qn("w:pPr")).find(qn("w:pStyle"))
    name = names[style.get(qn("w:val"))] if style is not None else "Normal"
    rules = len(list(paragraph.iter(qn("w:drawing"))))
    keep = paragraph.find(qn("w:pPr")).find(qn("w:keepNext")) is not None
    section = paragraph.find(qn("w:pPr")).find(qn("w:sectPr")) is not None
    flags = "".join(mark for mark, on in (("—", rules), ("+", keep), (" §", section)) if on)
    return f"[{name}{flags}] " + "".join(map(run_text, paragraph.iterchildren(qn("w:r"))))


def run_text(run):
    text = "".join(
        "↵" if part.tag == qn("w:br") else (part.text or "")
        for part in run.iterchildren(qn("w:br"), qn("w:t"))
    ).replace("\u00a0", "·")
    look = run.find(qn("w:rPr"))
    for tag, mark in (("w:b", "*"), ("w:i", "_")):
        if look is not None and look.find(qn(tag)) is not None:
            text = f"{mark}{text}{mark}"
    return text


@pytest.mark.parametrize("name", list(papers()))
def test_a_paper_has_the_kept_structure(name, tmp_path):
    target = tmp_path / "paper.docx"
    write_docx(papers()[name], target)
    kept = FOLDER / f"{name}.txt"
    if os.environ.get("SOPGI_REGENERATE"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(told(target), encoding="utf-8")
    assert told(target) == kept.read_text(encoding="utf-8")
