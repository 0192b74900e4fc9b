"""Writes a document as Word: real styles, drawn rules, repeated table heads, no macro.

Only what every Word since 2007, WPS and LibreOffice understand; no content controls.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm

from desktop.domain.layout import MM, ND30, Layout, Style
from desktop.domain.paper import Watch, unwatched
from desktop.exports.document import (
    Annex,
    Block,
    Closing,
    Document,
    Letterhead,
    Run,
    Table,
    is_ended,
    layout_of,
)
from desktop.exports.docx_bar import bar_numbers
from desktop.exports.docx_marks import mark_sources
from desktop.exports.docx_numbering import Numbering
from desktop.exports.docx_rows import Rows, save
from desktop.exports.docx_rule import rule_run
from desktop.exports.docx_styles import NAMES, RULE, apply_settings, apply_styles
from desktop.exports.docx_table import TableMaker, cell, frame, row
from desktop.exports.docx_xml import Element, child, element, text_element
from desktop.exports.measure import Measure
from desktop.exports.pace import Pace, count_rows
from desktop.exports.words import CREATOR, LANGUAGE, MOTTO, NATION, RECIPIENTS, TO

_TEMPLATE_PARTS = ("/thumbnail", "/stylesWithEffects", "/customXml")
"""Parts of the library's template that a paper does not need."""


def write_docx(
    document: Document, path: Path, layout: Layout = ND30, *, watch: Watch = unwatched
) -> None:
    """Write the document to ``path``."""
    layout = layout_of(document, layout)
    pace = Pace(watch, count_rows(document))
    pace.start()
    made = _Word(document, layout, pace)
    pace.end()
    save(made.word, made.tables, path)


class _Word:
    """One Word file in the making."""

    def __init__(self, document: Document, layout: Layout, pace: Pace) -> None:
        self.word: WordDocument = docx.Document()
        self.tables: list[Rows] = []
        self._layout = layout
        self._pace = pace
        self._numbering = Numbering(self.word, layout.indent * MM)
        self._rules = 0
        self._drawings = bar_numbers()
        ids = apply_styles(self.word, layout)
        apply_settings(self.word)
        self._ids = {style: ids[name] for style, name in NAMES.items()}
        self._rule_id = ids[RULE]
        self._body = self.word.element.body
        self._properties(document)
        self._page(self.word.sections[0], landscape=False)
        self._number_pages(self.word.sections[0])
        self._part(document)
        self._keep_with_signature()
        self._closing(document.closing)
        if document.attached is not None:
            self._new_section(landscape=False)
            self._part(document.attached)
        for annex in document.annexes:
            self._annex(annex)
        for one in document.following:
            self._new_section(landscape=False)
            self._part(one)
            self._keep_with_signature()
            self._closing(one.closing)
        mark_sources(self.word, self.tables, document)

    def _part(self, document: Document) -> None:
        """Put head and body of a document."""
        self._letterhead(document.letterhead)
        self._title(document)
        self._addressees(document.addressees, untitled=not document.type_name)
        self._blocks(document.blocks, landscape=False)

    def _properties(self, document: Document) -> None:
        properties = self.word.core_properties
        moment = datetime.combine(document.created, time(), tzinfo=UTC).replace(tzinfo=None)
        properties.title, properties.author = document.title, document.author
        properties.subject = document.type_name
        properties.comments, properties.keywords = "", ""
        properties.last_modified_by = CREATOR
        properties.language = LANGUAGE
        properties.created = properties.modified = moment
        properties.revision = 1
        for owner in (self.word.part.package, self.word.part):
            for key, relation in list(owner.rels.items()):
                if relation.reltype.endswith(_TEMPLATE_PARTS):
                    del owner.rels[key]

    def _page(self, section: Section, *, landscape: bool) -> None:
        layout = self._layout
        sides = (layout.page_width, layout.page_height)
        width, height = sides[::-1] if landscape else sides
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.top_margin, section.bottom_margin = Mm(layout.margin_top), Mm(layout.margin_bottom)
        section.left_margin, section.right_margin = Mm(layout.margin_left), Mm(layout.margin_right)
        section.header_distance = section.footer_distance = Mm(layout.page_number_top)
        section.different_first_page_header_footer = True

    def _number_pages(self, section: Section) -> None:
        """Put the page number into the head of every page but the first."""
        paragraph = section.header.paragraphs[0]._p  # noqa: SLF001 - the element itself
        self._restyle(paragraph, Style.PAGE_NUMBER)
        for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), (None, "2")):
            run = element("r")
            if kind is None:
                run.append(text_element(text))
            elif kind:
                run.append(element("fldChar", fldCharType=kind))
            else:
                field = element("instrText")
                field.text = text
                run.append(field)
            paragraph.append(run)
        run = element("r")
        run.append(element("fldChar", fldCharType="end"))
        paragraph.append(run)
        first = section.first_page_header
        first.is_linked_to_previous = False
        self._restyle(first.paragraphs[0]._p, Style.PAGE_NUMBER)  # noqa: SLF001 - as above

    def _restyle(self, paragraph: Element, style: Style) -> None:
        for old in list(paragraph):
            paragraph.remove(old)
        properties = element("pPr")
        properties.append(element("pStyle", val=self._ids[style]))
        paragraph.append(properties)

    def _put(self, block: Element) -> None:
        """Add a paragraph or table before the last section's properties."""
        # Found from the end: to count what stands before makes a long text quadratic.
        self._body[-1].addprevious(block)

    def _paragraph(self, style: Style, runs: Iterable[Run]) -> Element:
        made = element("p")
        self._restyle(made, style)
        counted = False
        for run in runs:
            if run.counted:
                count = int(re.sub(r"\D", "", run.text))
                child(made, "pPr").append(self._numbering.number(run.counted, count))
            else:
                # The space after a number is the numbering's own.
                made.append(_run(run, lead=not counted))
            counted = bool(run.counted)
        return made

    def _plain(self, style: Style, text: str) -> Element:
        return self._paragraph(style, [Run(text=text)])

    def _even(self, style: Style, text: str, room: float) -> tuple[Element, float]:
        """Return a centred paragraph broken into even lines, and the width of its last line."""
        look = self._layout.style(style)
        measure = Measure(look.size, bold=look.bold, italic=look.italic)
        lines = measure.balanced(text, room)
        made = self._plain(style, lines[0])
        for line in lines[1:]:
            run = element("r")
            run.append(element("br"))
            run.append(text_element(line))
            made.append(run)
        return made, measure.line_width(lines[-1])

    def _rule(self, length: float) -> Element:
        made = element("p")
        properties = element("pPr")
        properties.append(element("pStyle", val=self._rule_id))
        made.append(properties)
        self._rules += 1
        layout = self._layout
        made.append(rule_run(self._rules, length, layout.rule_drop, layout.rule_width))
        return made

    def _pair(self, left: Sequence[Element], right: Sequence[Element], share: float) -> Element:
        """Return a row of two cells without rules."""
        width = self._layout.text_width()
        made = row()
        for part, content in ((share, left), (1 - share, right)):
            box = cell(width * part)
            for paragraph in content or (element("p"),):
                box.append(paragraph)
            made.append(box)
        return made

    def _columns(self, share: float) -> Element:
        width = self._layout.text_width()
        return frame((width * share, width * (1 - share)))

    def _letterhead(self, head: Letterhead) -> None:
        layout = self._layout
        share = layout.left_column
        width = layout.text_width()
        left: list[Element] = []
        length = 0.0
        lines = [(Style.PARENT, head.parent_line)] if head.parent_line else []
        for style, line in [*lines, *((Style.ISSUER, line) for line in head.name_lines)]:
            paragraph, length = self._even(style, line, width * share)
            left.append(paragraph)
        left.append(self._rule(length * layout.rule_share))
        nation = self._plain(Style.NATION, NATION)
        motto, motto_width = self._even(Style.MOTTO, MOTTO, width * (1 - share))
        table = self._columns(share)
        table.append(self._pair(left, (nation, motto, self._rule(motto_width)), share))
        if head.number_line or head.place_line:
            number = self._plain(Style.NUMBER, head.number_line)
            day = self._plain(Style.PLACE_DATE, head.place_line)
            for paragraph in (number, day):
                _space(paragraph, before=layout.gap / 2)
            below = [number]
            if head.subject:
                below.append(self._even(Style.SUBJECT, head.subject, width * share)[0])
            table.append(self._pair(below, (day,), share))
        self._put(table)

    def _title(self, document: Document) -> None:
        if not document.type_name:
            return
        layout = self._layout
        room = layout.text_width() - 2 * layout.title_inset * MM
        paragraph, length = self._even(Style.TYPE_NAME, document.type_name, room)
        self._put(paragraph)
        for line in document.title_lines:
            paragraph, length = self._even(Style.TITLE, line, room)
            self._put(paragraph)
        if document.note:
            paragraph, length = self._even(Style.ANNEX_NOTE, document.note, room)
            self._put(paragraph)
        rule = self._rule(length * layout.rule_share)
        _space(rule, after=layout.gap)
        self._put(rule)

    def _addressees(self, names: tuple[str, ...], *, untitled: bool) -> None:
        """Put "Kính gửi:"; where no title stands above, there is room instead of it."""
        layout = self._layout
        room = 3 * layout.gap if untitled else 0
        if len(names) == 1:
            made = self._plain(Style.ADDRESSEE, f"{TO} {names[0]}")
            _set(made, "jc", val="center")
            _space(made, before=room, after=2 * layout.gap)
            self._put(made)
        elif names:
            start = layout.addressee_indent * MM
            size = layout.style(Style.ADDRESSEE).size
            first = self._plain(Style.ADDRESSEE, TO)
            _indent(first, start)
            _space(first, before=room)
            self._put(first)
            for index, name in enumerate(names, 1):
                last = index == len(names)
                made = self._plain(Style.ADDRESSEE, f"- {name}{'.' if last else ';'}")
                _indent(made, start + Measure(size).line_width(TO))
                _space(made, after=2 * layout.gap if last else 0)
                self._put(made)

    def _blocks(self, blocks: tuple[Block, ...], *, landscape: bool) -> None:
        width = self._layout.text_width(landscape=landscape)
        height = self._layout.text_height(landscape=landscape)
        for index, block in enumerate(blocks):
            if isinstance(block, Table):
                maker = TableMaker(
                    block,
                    self._layout,
                    room=(width, height),
                    styles=self._ids,
                    pace=self._pace,
                    numbering=self._numbering,
                    drawings=self._drawings,
                )
                self._put(maker.frame())
                rows = maker.rows()
                self.tables.append(rows)
                if is_ended(blocks, index):
                    rows.keep_last()
                    continue
                gap = element("p")
                self._restyle(gap, Style.CELL)
                self._put(gap)
            else:
                self._put(self._paragraph(block.style, block.runs))

    def _keep_with_signature(self) -> None:
        """Keep the last paragraph with the signature, which never stands alone on a page."""
        last = self._body[-2]
        if last.tag == qn("w:p"):
            _set(last, "keepNext")

    def _closing(self, foot: Closing) -> None:
        if foot == Closing():
            return
        half = self._layout.text_width() / 2
        left = [self._plain(Style.RECIPIENTS_HEAD, RECIPIENTS)] if foot.recipients else []
        left += [self._plain(Style.RECIPIENT, line) for line in foot.recipients]
        right = [self._even(Style.AUTHORITY, line, half)[0] for line in foot.authority]
        right += [self._paragraph(Style.SIGNER, ()) for _ in range(self._layout.signature_lines)]
        right.append(self._plain(Style.SIGNER, foot.name))
        for column in (left, right):
            if column:
                _space(column[0], before=self._layout.gap)
        table = self._columns(0.5)
        table.append(self._pair(left, right, 0.5))
        self._put(table)
        end = element("p")
        end.append(element("pPr"))
        _set(end, "pStyle", val=self._rule_id)
        self._put(end)

    def _new_section(self, *, landscape: bool) -> None:
        """Begin a page whose number is 1."""
        section = self.word.add_section(WD_SECTION.NEW_PAGE)
        self._restyle_section_end()
        self._page(section, landscape=landscape)
        _count_from_one(section._sectPr)  # noqa: SLF001 - the library has no other way

    def _annex(self, annex: Annex) -> None:
        self._new_section(landscape=annex.landscape)
        layout = self._layout
        width = layout.text_width(landscape=annex.landscape)
        self._put(self._plain(Style.ANNEX, annex.heading))
        self._put(
            self._even(Style.ANNEX_TITLE, annex.title, width - 2 * layout.title_inset * MM)[0]
        )
        note, length = self._even(Style.ANNEX_NOTE, annex.note, width)
        self._put(note)
        rule = self._rule(length * layout.rule_share)
        _space(rule, after=layout.gap)
        self._put(rule)
        self._blocks(annex.blocks, landscape=annex.landscape)

    def _restyle_section_end(self) -> None:
        """Let the low last paragraph end the section, so that it opens no page of its own."""
        added = self._body[-2]
        child(self._body[-3], "pPr").append(child(child(added, "pPr"), "sectPr"))
        self._body.remove(added)


def _run(run: Run, *, lead: bool = True) -> Element:
    made = element("r")
    properties = element("rPr")
    for tag, wanted in (("b", run.bold), ("bCs", run.bold), ("i", run.italic), ("iCs", run.italic)):
        if wanted:
            properties.append(element(tag))
    if len(properties):
        made.append(properties)
    made.append(text_element(run.text if lead else run.text.lstrip(" ")))
    return made


def _count_from_one(section: Element) -> None:
    for old in section.findall(qn("w:pgNumType")):
        section.remove(old)
    child(section, "pgMar").addnext(element("pgNumType", start="1"))


_ORDER = tuple(
    qn(f"w:{tag}")
    for tag in ("pStyle", "keepNext", "keepLines", "numPr", "spacing", "ind", "jc", "sectPr")
)
"""Word asks for the properties of a paragraph in this order."""


def _set(paragraph: Element, tag: str, **values: str) -> None:
    """Set one property of a paragraph, at the place where the format wants it."""
    properties = child(paragraph, "pPr")
    found = properties.find(qn(f"w:{tag}"))
    if found is None:
        found = element(tag)
        rank = _ORDER.index(str(found.tag))
        before = [other for other in properties if _ORDER.index(str(other.tag)) < rank]
        properties.insert(len(before), found)
    for name, value in values.items():
        found.set(qn(f"w:{name}"), value)


def _space(paragraph: Element, *, before: float | None = None, after: float | None = None) -> None:
    """Set the gaps of a paragraph (points)."""
    for name, points in (("before", before), ("after", after)):
        if points is not None:
            _set(paragraph, "spacing", **{name: str(round(points * 20))})


def _indent(paragraph: Element, points: float) -> None:
    _set(paragraph, "ind", left=str(round(points * 20)))
