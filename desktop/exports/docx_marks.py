"""What lets an edited Word file come back: a hidden bookmark on each line, and what the file is.

The bookmarks are put on the finished body: its lines are walked beside the printed lines of the
document, so that no part of the writer has to carry sources along. One pass, linear in lines.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from desktop.domain.word_source import FIXED, Origin, bookmark_name
from desktop.exports.document import Document
from desktop.exports.docx_rows import Rows
from desktop.exports.docx_xml import Element, element, markup
from desktop.exports.printed import printed_lines

PROPERTY = "SoPGI"
"""Names of our properties begin so: SoPGI.paper, SoPGI.plan, SoPGI.period, SoPGI.program."""

_CUSTOM = "/docProps/custom.xml"
_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The one format identifier that custom properties have."""
_P, _TBL, _T, _PPR = qn("w:p"), qn("w:tbl"), qn("w:t"), qn("w:pPr")
_BORDERS = f"{qn('w:tblPr')}/{qn('w:tblBorders')}"


def mark_sources(word: WordDocument, tables: Sequence[Rows], document: Document) -> None:
    """Put a bookmark on every line that has a source, and say what the whole file is.

    ``tables`` are the rows of the tables with rules, in printed order.
    """
    origin = document.origin
    if origin is None and document.attached is not None:
        origin = document.attached.origin
    if origin is None:
        return
    lines = list(_lines(word.element.body, iter(tables)))
    places: dict[tuple[bool, str], list[int]] = {}
    for place, (_, row, text) in enumerate(lines):
        places.setdefault((row, text), []).append(place)
    used: set[str] = set()
    here = -1
    for line in printed_lines(document):
        fitting = places.get((line.row, _bare(line.text)), [])
        found = bisect_right(fitting, here)
        if found == len(fitting):
            continue
        here = fitting[found]
        name = "" if line.source == FIXED else bookmark_name(line.source, line.text)
        if name and name not in used:
            _mark(lines[here][0], len(used), name)
            used.add(name)
    _say_origin(word, origin)


def _mark(line: "Element | _Row", number: int, name: str) -> None:
    start = element("bookmarkStart", id=str(number), name=name)
    end = element("bookmarkEnd", id=str(number))
    if isinstance(line, _Row):
        line.rows.mark(line.place, markup(start), markup(end))
        return
    properties = line.find(_PPR)
    if properties is None:
        line.insert(0, start)
    else:
        properties.addnext(start)
    line.append(end)


class _Row(NamedTuple):
    """One row of a table."""

    rows: Rows
    place: int


def _lines(body: Element, tables: Iterator[Rows]) -> Iterator[tuple[Element | _Row, bool, str]]:
    """Yield (what to mark, whether it is a row, words) in printed order."""
    for block in body:
        if block.tag == _P:
            yield block, False, _words(block)
        elif block.tag == _TBL and block.find(_BORDERS) is not None:
            rows = next(tables)
            for place, words in enumerate(rows.words):
                yield _Row(rows, place), True, _bare(words)
        elif block.tag == _TBL:
            for paragraph in block.iter(_P):
                yield paragraph, False, _words(paragraph)


def _words(part: Element) -> str:
    return _bare("".join(str(text) for text in part.itertext(_T)))


def _bare(text: str) -> str:
    """Return the text without spaces: the writer breaks some lines evenly."""
    return "".join(text.split())


def _say_origin(word: WordDocument, origin: Origin) -> None:
    facts = {"paper": origin.paper.value, "plan": str(origin.plan_id), "program": origin.program}
    if origin.period_id is not None:
        facts["period"] = str(origin.period_id)
    properties = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name={quoteattr(f"{PROPERTY}.{name}")}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(facts.items(), 2)
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_NAMESPACE}" xmlns:vt="{_TYPES}">{properties}</Properties>'
    )
    package = word.part.package
    part = Part(PackURI(_CUSTOM), _CONTENT, xml.encode(), package)
    package.relate_to(part, _RELATION)
