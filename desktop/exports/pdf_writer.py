"""Writes a document as PDF: the pages of the Word file, with fonts inside and text that extracts.

The same document gives the same bytes: the library's ``invariant`` mode fixes dates and ids.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as PdfParagraph

from desktop.domain.layout import MM, ND30, Align, Layout, Style, TextStyle
from desktop.domain.paper import Watch, unwatched
from desktop.exports import pdf_parts
from desktop.exports.document import (
    Annex,
    Block,
    Closing,
    Document,
    Paragraph,
    Run,
    Table,
    is_ended,
    layout_of,
)
from desktop.exports.fonts import face, register
from desktop.exports.glyphs import require_glyphs
from desktop.exports.measure import Measure
from desktop.exports.pace import Pace, count_rows
from desktop.exports.pdf_table import Grid, PagedTable
from desktop.exports.words import CREATOR, LANGUAGE

_ALIGN = {Align.LEFT: TA_LEFT, Align.CENTER: TA_CENTER, Align.JUSTIFY: TA_JUSTIFY}
_FEWEST_LINES, _WHOLE_LINES = 2, 3
"""Of a paragraph at a page's end; parting one of three lines would leave a single one."""
_LINES_OF_TABLE = 8
_SHORT = 1_200
"""A last paragraph up to this many characters stays on the page of the signature."""


def pdf_bytes(document: Document, layout: Layout = ND30, *, watch: Watch = unwatched) -> bytes:
    """Return the document as a PDF file.

    Raises:
        InputRefused: ``paper.no_glyph``.
    """
    register()
    require_glyphs(document)
    # A file may hold any byte; spelling them in letters costs a quarter of its size.
    rl_config.useA85 = 0
    buffer = BytesIO()
    pace = Pace(watch, count_rows(document))
    pace.start()
    _draw(buffer, document, layout, pace)
    pace.end()
    return buffer.getvalue()


def count_pages(document: Document, layout: Layout = ND30) -> int:
    """Return how many pages a document has."""
    register()
    return _draw(BytesIO(), document, layout, Pace(unwatched, 0))


def _draw(buffer: BytesIO, document: Document, layout: Layout, pace: Pace) -> int:
    layout = layout_of(document, layout)
    paper = _Paper(buffer, document, layout)
    paper.build(list(_story(document, layout, pace)))
    return int(paper.page)


def write_pdf(
    document: Document, path: Path, layout: Layout = ND30, *, watch: Watch = unwatched
) -> None:
    """Write the document to ``path``."""
    path.write_bytes(pdf_bytes(document, layout, watch=watch))


class _Paper(BaseDocTemplate):  # type: ignore[misc]
    """The pages: number at the top from page 2 of each part, annexes counted on their own."""

    def __init__(self, buffer: BytesIO, document: Document, layout: Layout) -> None:
        portrait = (layout.page_width * MM, layout.page_height * MM)
        super().__init__(
            buffer,
            pagesize=portrait,
            title=document.title,
            author=document.author,
            subject=document.type_name,
            creator=CREATOR,
            producer=CREATOR,
            lang=LANGUAGE,
            initialFontName=face(),
            invariant=1,
            allowSplitting=1,
        )
        self._layout = layout
        self._part_start = 1
        for name, landscape in (("portrait", False), ("landscape", True)):
            self.addPageTemplates(
                [
                    PageTemplate(
                        f"{name}-first",
                        [_frame(layout, landscape=landscape)],
                        onPage=self._first_page,
                        autoNextPageTemplate=f"{name}-later",
                        pagesize=portrait[::-1] if landscape else portrait,
                    ),
                    PageTemplate(
                        f"{name}-later",
                        [_frame(layout, landscape=landscape)],
                        onPage=self._later_page,
                        pagesize=portrait[::-1] if landscape else portrait,
                    ),
                ]
            )

    def _first_page(self, canvas: Canvas, _doc: BaseDocTemplate) -> None:
        self._part_start = canvas.getPageNumber()
        canvas.setViewerPreference("DisplayDocTitle", "true")

    def _later_page(self, canvas: Canvas, _doc: BaseDocTemplate) -> None:
        layout = self._layout
        look = layout.style(Style.PAGE_NUMBER)
        width, height = canvas._pagesize  # noqa: SLF001 - the library has no other way to ask
        middle = (width + (layout.margin_left - layout.margin_right) * MM) / 2
        top = height - layout.page_number_top * MM - look.size * pdf_parts.BASELINE
        canvas.setFont(face(), look.size)
        canvas.drawCentredString(middle, top, str(canvas.getPageNumber() - self._part_start + 1))

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - the library's name
        """Put headings into the outline."""
        outline = getattr(flowable, "outline", None)
        if outline is not None:
            level, text = outline
            key = f"h{self.canv.getPageNumber()}-{self.seq.nextf('heading')}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(text, key, level - 1, closed=False)


def _frame(layout: Layout, *, landscape: bool) -> Frame:
    return Frame(
        layout.margin_left * MM,
        layout.margin_bottom * MM,
        layout.text_width(landscape=landscape),
        layout.text_height(landscape=landscape),
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _head(document: Document, layout: Layout) -> Iterator[Flowable]:
    yield from pdf_parts.letterhead(document.letterhead, layout)
    if document.type_name:
        head = pdf_parts.title(document.type_name, document.title_lines, document.note, layout)
        if document.note:
            # The carried document is the one part whose title readers look for.
            head.outline = (1, document.title)
        yield head
    if document.addressees:
        untitled = not document.type_name
        yield pdf_parts.addressees(document.addressees, layout, untitled=untitled)


def _story(document: Document, layout: Layout, pace: Pace) -> Iterator[Flowable]:
    yield from _signed_part(document, layout, pace)
    if document.attached is not None:
        yield from _new_part()
        yield from _head(document.attached, layout)
        yield from _blocks(document.attached.blocks, layout, pace, landscape=False)
    for annex in document.annexes:
        yield from _annex(annex, layout, pace)
    for one in document.following:
        yield from _new_part()
        yield from _signed_part(one, layout, pace)


def _new_part() -> Iterator[Flowable]:
    yield NextPageTemplate("portrait-first")
    yield PageBreak()


def _signed_part(document: Document, layout: Layout, pace: Pace) -> Iterator[Flowable]:
    yield from _head(document, layout)
    body = list(_blocks(document.blocks, layout, pace, landscape=False))
    foot = pdf_parts.closing(document.closing, layout)
    last = document.blocks[-1] if document.blocks else None
    if document.closing == Closing():
        yield from body
    elif isinstance(last, Paragraph) and len(last.text) < _SHORT:
        yield from _signed(body, foot)
    else:
        yield from body
        yield foot


def _signed(body: list[Flowable], foot: Flowable) -> Iterator[Flowable]:
    """Keep the last paragraph, and the headings right above it, with the signature."""
    first = len(body) - 1
    while first and _holds_on(body[first - 1]):
        first -= 1
    yield from body[:first]
    kept = [part for part in body[first:] if not isinstance(part, CondPageBreak)]
    yield KeepTogether([*kept, foot])


def _holds_on(flowable: Flowable) -> bool:
    """Say whether a part of the body stays with what follows it."""
    return isinstance(flowable, CondPageBreak) or hasattr(flowable, "outline")


def _annex(annex: Annex, layout: Layout, pace: Pace) -> Iterator[Flowable]:
    name = "landscape" if annex.landscape else "portrait"
    yield NextPageTemplate(f"{name}-first")
    yield PageBreak()
    head = pdf_parts.annex_head(
        annex.heading, annex.title, annex.note, layout, landscape=annex.landscape
    )
    head.outline = (1, f"{annex.heading}. {annex.title}")
    yield head
    yield from _blocks(annex.blocks, layout, pace, landscape=annex.landscape)


def _blocks(
    blocks: tuple[Block, ...], layout: Layout, pace: Pace, *, landscape: bool
) -> Iterator[Flowable]:
    width = layout.text_width(landscape=landscape)
    page = layout.text_height(landscape=landscape)
    styles = {style: _style(look, layout) for style, look in layout.styles().items()}
    depth = 0
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            grid = Grid(block, layout, width, page, pace)
            if is_ended(blocks, index):
                end = styles[Style.BODY]
                grid.foot = end.spaceBefore + end.leading + end.spaceAfter
                yield PagedTable(grid)
                continue
            yield PagedTable(grid)
            # The empty line that Word wants between a table and what follows.
            yield Spacer(1, layout.style(Style.CELL).size * layout.leading)
            continue
        look = layout.style(block.style)
        paragraph = PdfParagraph(_markup(block.runs, look), styles[block.style])
        if look.outline is not None:
            # An outline may not skip a level.
            depth = min(look.outline, depth + 1)
            paragraph.outline = (depth, block.text)
            yield CondPageBreak(_kept_height(blocks[index:], layout, width))
        yield paragraph


def _kept_height(blocks: tuple[Block, ...], layout: Layout, width: float) -> float:
    """Return the height of the headings in front and of the first lines after them."""
    height = 0.0
    for block in blocks:
        if isinstance(block, Table):
            return height + _LINES_OF_TABLE * layout.table_size * layout.leading
        look = layout.style(block.style)
        lines = len(Measure(look.size, bold=look.bold).lines(block.text, width))
        if look.outline is None:
            lines = lines if lines <= _WHOLE_LINES else _FEWEST_LINES
        height += lines * look.size * layout.leading
        if look.outline is None:
            return height
        height += look.gap_after
    return height


def _style(look: TextStyle, layout: Layout) -> ParagraphStyle:
    return ParagraphStyle(
        "",
        fontName=face(bold=look.bold, italic=look.italic),
        fontSize=look.size,
        leading=look.size * layout.leading,
        alignment=_ALIGN[look.align],
        firstLineIndent=look.first_indent * MM,
        spaceBefore=look.gap_before,
        spaceAfter=look.gap_after,
        # As word processors do: no space narrower than it is, a line may end after a hyphen.
        spaceShrinkage=0,
        embeddedHyphenation=1,
        allowWidows=0,
        allowOrphans=0,
    )


def _markup(runs: tuple[Run, ...], look: TextStyle) -> str:
    return "".join(_marked(run, look) for run in runs)


def _marked(run: Run, look: TextStyle) -> str:
    text = escape(run.text)
    if run.bold and not look.bold:
        text = f"<b>{text}</b>"
    if run.italic and not look.italic:
        text = f"<i>{text}</i>"
    return text
