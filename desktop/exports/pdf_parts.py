"""The drawn parts of a paper in PDF: letterhead, title, addressees, closing, rules."""

from collections.abc import Callable, Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from desktop.domain.layout import MM, Align, Layout, Style
from desktop.exports.document import Closing, Letterhead
from desktop.exports.measure import Measure
from desktop.exports.words import MOTTO, NATION, RECIPIENTS, TO

BASELINE = 0.9
"""From the top of a line to its baseline, in font sizes."""


class Pen:
    """Draws lines of text and rules one under the other in a column of the page."""

    def __init__(self, layout: Layout, x: float, width: float) -> None:
        self.layout = layout
        self.x = x
        self.width = width
        self.height = 0.0
        self.last_width = 0.0
        self._marks: list[Callable[[Canvas, float], None]] = []

    def text(
        self,
        text: str,
        style: Style,
        *,
        inset: float = 0,
        indent: float = 0,
        centred: bool = False,
    ) -> None:
        """Add a text in the look of ``style``; a centred one breaks into even lines."""
        look = self.layout.style(style)
        centred = centred or look.align is Align.CENTER
        measure = Measure(look.size, bold=look.bold, italic=look.italic)
        room = self.width - 2 * inset - indent
        if centred:
            lines: Sequence[str] = measure.balanced(text, room)
        else:
            lines = [line for line, _, _ in measure.lines(text, room)]
        for line in lines:
            self._line(line, measure, centred=centred, indent=indent)

    def _line(self, line: str, measure: Measure, *, centred: bool, indent: float = 0) -> None:
        width = measure.line_width(line)
        left = self.x + ((self.width - width) / 2 if centred else indent)
        drop = self.height + measure.size * BASELINE

        def mark(canvas: Canvas, top: float) -> None:
            canvas.setFont(measure.face, measure.size)
            canvas.drawString(left, top - drop, line)

        self._marks.append(mark)
        self.last_width = width
        self.height += measure.size * self.layout.leading

    def rule(self, share: float) -> None:
        """Add a drawn rule, ``share`` of the line above it, centred."""
        length = self.last_width * share
        left = self.x + (self.width - length) / 2
        drop = self.height + self.layout.rule_drop

        def mark(canvas: Canvas, top: float) -> None:
            canvas.setLineWidth(self.layout.rule_width)
            canvas.line(left, top - drop, left + length, top - drop)

        self._marks.append(mark)
        self.height += self.layout.rule_box

    def gap(self, points: float) -> None:
        """Leave room."""
        self.height += points

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draw everything with the column's top at ``top``."""
        for mark in self._marks:
            mark(canvas, top)


class Drawn(Flowable):  # type: ignore[misc]
    """Columns of drawn lines as one piece that is never split."""

    def __init__(self, pens: Sequence[Pen]) -> None:
        super().__init__()
        self._pens = pens
        self.height = max(pen.height for pen in pens)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the size (points)."""
        return width, self.height

    def draw(self) -> None:
        """Draw at the flowable's own origin, its bottom left corner."""
        for pen in self._pens:
            pen.draw(self.canv, self.height)


def letterhead(head: Letterhead, layout: Layout) -> list[Flowable]:
    """Return issuer and national name side by side, then number and day on one line."""
    left, right = _halves(layout)
    if head.parent_line:
        left.text(head.parent_line, Style.PARENT)
    for line in head.name_lines:
        left.text(line, Style.ISSUER)
    left.rule(layout.rule_share)
    right.text(NATION, Style.NATION)
    right.text(MOTTO, Style.MOTTO)
    right.rule(1)
    if not (head.number_line or head.place_line):
        return [Drawn((left, right))]
    number, day = _halves(layout)
    for pen in (number, day):
        pen.gap(layout.gap / 2)
    number.text(head.number_line, Style.NUMBER)
    if head.subject:
        number.gap(layout.style(Style.SUBJECT).gap_before)
        number.text(head.subject, Style.SUBJECT)
    day.text(head.place_line, Style.PLACE_DATE)
    return [Drawn((left, right)), Drawn((number, day))]


def _halves(layout: Layout) -> tuple[Pen, Pen]:
    width = layout.text_width()
    share = width * layout.left_column
    return Pen(layout, 0, share), Pen(layout, share, width - share)


def title(type_name: str, lines: tuple[str, ...], note: str, layout: Layout) -> Drawn:
    """Return type name, title and the note under it over their rule."""
    pen = Pen(layout, 0, layout.text_width())
    pen.gap(layout.style(Style.TYPE_NAME).gap_before)
    pen.text(type_name, Style.TYPE_NAME)
    for line in lines:
        pen.text(line, Style.TITLE, inset=layout.title_inset * MM)
    if note:
        pen.text(note, Style.ANNEX_NOTE, inset=layout.title_inset * MM)
        pen.gap(layout.style(Style.ANNEX_NOTE).gap_after)
    pen.rule(layout.rule_share)
    pen.gap(layout.gap)
    return Drawn((pen,))


def addressees(names: tuple[str, ...], layout: Layout, *, untitled: bool) -> Drawn:
    """Return "Kính gửi:" with one office on its line, or several under it.

    Where no title stands above, there is room instead of it.
    """
    pen = Pen(layout, 0, layout.text_width())
    if untitled:
        pen.gap(layout.gap * 3)
    if len(names) == 1:
        pen.text(f"{TO} {names[0]}", Style.ADDRESSEE, centred=True)
    else:
        look = layout.style(Style.ADDRESSEE)
        start = layout.addressee_indent * MM
        pen.text(TO, Style.ADDRESSEE, indent=start)
        indent = start + Measure(look.size).line_width(TO)
        for index, name in enumerate(names, 1):
            mark = "." if index == len(names) else ";"
            pen.text(f"- {name}{mark}", Style.ADDRESSEE, indent=indent)
    pen.gap(layout.gap * 2)
    return Drawn((pen,))


def annex_head(heading: str, title: str, note: str, layout: Layout, *, landscape: bool) -> Drawn:
    """Return the three head lines of an annex over their rule."""
    pen = Pen(layout, 0, layout.text_width(landscape=landscape))
    pen.text(heading, Style.ANNEX)
    pen.text(title, Style.ANNEX_TITLE, inset=layout.title_inset * MM)
    pen.text(note, Style.ANNEX_NOTE)
    pen.gap(layout.style(Style.ANNEX_NOTE).gap_after)
    pen.rule(layout.rule_share)
    pen.gap(layout.gap)
    return Drawn((pen,))


def closing(foot: Closing, layout: Layout) -> Drawn:
    """Return recipients and signer side by side, their first lines level."""
    half = layout.text_width() / 2
    left, right = Pen(layout, 0, half), Pen(layout, half, half)
    for pen in (left, right):
        pen.gap(layout.gap)
    if foot.recipients:
        left.text(RECIPIENTS, Style.RECIPIENTS_HEAD)
    for line in foot.recipients:
        left.text(line, Style.RECIPIENT)
    for line in foot.authority:
        right.text(line, Style.AUTHORITY)
    size = layout.style(Style.SIGNER).size
    right.gap(layout.signature_lines * size * layout.leading)
    right.text(foot.name, Style.SIGNER)
    return Drawn((left, right))
