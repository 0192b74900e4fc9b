"""Editing a Word file as people do it, and its lines as text."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Row
from docx.text.paragraph import Paragraph

from desktop.imports.docx_reader import read_docx

Edit = Callable[["Edited"], object]


class Edited:
    """A Word file in an editor."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.word = docx.Document(str(path))

    def save(self) -> Path:
        """Save it over itself."""
        self.word.save(str(self._path))
        return self._path

    def paragraph(self, begins: str) -> Paragraph:
        """Return the paragraph of the body that begins so."""
        return next(one for one in self.word.paragraphs if one.text.startswith(begins))

    def marked(self, begins: str) -> list[Paragraph]:
        """Return the paragraphs of the body whose bookmark begins so."""
        return [
            one
            for one in self.word.paragraphs
            if any(
                mark.get(qn("w:name")).startswith(begins)
                for mark in one._p.iter(qn("w:bookmarkStart"))
            )
        ]

    def row(self, part: str) -> _Row:
        """Return the table row one of whose cells holds the words."""
        return next(
            row
            for table in self.word.tables
            for row in table.rows
            if any(part in cell.text for cell in row.cells)
        )

    def add_row_after(self, row: _Row, *cells: str) -> None:
        """Add a row as Word does: a copy of its neighbour without bookmarks."""
        copy = deepcopy(row._tr)
        for mark in list(copy.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
            mark.getparent().remove(mark)
        row._tr.addnext(copy)
        for cell, text in zip(_Row(copy, row.table).cells, cells, strict=True):
            type_over(cell.paragraphs[0], text)

    def add_after(self, paragraph: Paragraph, text: str) -> None:
        """Add a paragraph."""
        made = OxmlElement("w:p")
        paragraph._p.addnext(made)
        Paragraph(made, paragraph._parent).add_run(text)

    def drop_bookmarks(self) -> None:
        """Lose every bookmark, as copying into a new file may do."""
        for mark in list(self.word.element.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
            mark.getparent().remove(mark)


def type_over(paragraph: Paragraph, text: str) -> None:
    """Replace the words of a paragraph; its bookmark stays."""
    runs = paragraph.runs
    for run in runs[1:]:
        run._r.getparent().remove(run._r)
    (runs[0] if runs else paragraph.add_run()).text = text


def replace_words(paragraph: Paragraph, old: str, new: str) -> None:
    """Change some words."""
    assert old in paragraph.text
    type_over(paragraph, paragraph.text.replace(old, new, 1))


def drop(paragraph: Paragraph) -> None:
    """Take a paragraph out."""
    paragraph._p.getparent().remove(paragraph._p)


def track(paragraph: Paragraph, kind: str, text: str) -> None:
    """Add words as a tracked change: "ins" or "del"."""
    change = OxmlElement(f"w:{kind}")
    run = OxmlElement("w:r")
    words = OxmlElement("w:t" if kind == "ins" else "w:delText")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    change.append(run)
    paragraph._p.append(change)


def told(path: Path) -> list[str]:
    """Return the lines of a Word file."""
    return [" ".join(line.text.split()) for line in read_docx(path).lines]
