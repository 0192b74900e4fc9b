"""Pages of the guide as a laid-out text, for the window and for paper."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from desktop.domain.guide import LINK, quoted
from desktop.paths import resource
from desktop.ui.theme import BODY, colour, font

_UPPER = 2
"""The last of the upper levels of headings."""
_OBJECT = "\ufffc"
"""Stands in a text for a picture."""
_PICTURE_SCALE = 1.5
"""Pictures were taken at 150 %: the words in them stay large enough to be read."""


class Dress(NamedTuple):
    """How a text looks; sizes are in logical pixels, of which paper has 96 to an inch."""

    body: QFont
    headings: tuple[int, int, int, int]
    """Sizes of headings by their level."""
    tones: tuple[str, str]
    """Colours of the theme for the two upper and the two lower levels."""
    margin: int
    links: bool = True
    """Whether links are shown as such: on paper nobody can follow them."""


SCREEN = Dress(font(BODY), (20, 16, 14, 13), ("accent", "ink"), 20)


class GuideText(QTextDocument):
    """Some of the guide, dressed; topics are found by their number."""

    def __init__(self, markdown: str, width: float, dress: Dress = SCREEN) -> None:
        super().__init__()
        self.setDefaultFont(dress.body)
        self.setDocumentMargin(dress.margin)
        # A target with spaces is no link in Markdown: names of topics have some.
        markdown = LINK.sub(lambda found: found[0].replace(found[1], quoted(found[1])), markdown)
        self.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        self._width = width
        self._look = dress
        self._dress()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: ANN401 - Qt's variant
        """Read pictures from the shipped guide; nothing is ever read from elsewhere."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            path = name.path() if isinstance(name, QUrl) else name
            return QImage(str(resource("help", path)))
        return None

    def heading(self, number: int) -> QTextBlock:
        """Return the heading of a topic."""
        for place, block in enumerate(self.headings()):
            if place == number:
                return block
        return self.begin()

    def headings(self) -> Iterator[QTextBlock]:
        """Give all headings in their order."""
        block = self.begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                yield block
            block = block.next()

    def _dress(self) -> None:
        block = self.begin()
        while block.isValid():
            cursor = QTextCursor(block)
            level = block.blockFormat().headingLevel()
            pictured = _OBJECT in block.text()
            cursor.mergeBlockFormat(
                _spacing(level, in_list=block.textList() is not None, pictured=pictured)
            )
            if level:
                end = QTextCursor.MoveOperation.EndOfBlock
                cursor.movePosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(self._heading(level))
            block = block.next()
        for table in self._tables(self.rootFrame()):
            _dress_table(table)
        self._fit_pictures()
        self._dress_links()

    def _heading(self, level: int) -> QTextCharFormat:
        made = QTextCharFormat()
        size = self._look.headings[level - 1]
        made.setProperty(QTextFormat.Property.FontPixelSize, size)
        made.setFontWeight(QFont.Weight.DemiBold)
        made.setForeground(colour(self._look.tones[0 if level <= _UPPER else 1]))
        return made

    def _tables(self, frame: QTextFrame) -> Iterator[QTextTable]:
        for child in frame.childFrames():
            if isinstance(child, QTextTable):
                yield child
            yield from self._tables(child)

    def _fit_pictures(self) -> None:
        for begin, end, form in list(self._fragments()):
            if not form.isImageFormat():
                continue
            image = form.toImageFormat()
            held = QImage(str(resource("help", image.name())))
            wide = held.width() / _PICTURE_SCALE
            image.setWidth(max(1.0, min(wide, self._width - 2 * self.documentMargin())))
            image.setHeight(image.width() * held.height() / max(held.width(), 1))
            self._span(begin, end).setCharFormat(image)

    def _dress_links(self) -> None:
        for begin, end, form in list(self._fragments()):
            if form.isAnchor():
                form.setForeground(colour("accent" if self._look.links else "ink"))
                form.setFontUnderline(self._look.links)
                self._span(begin, end).mergeCharFormat(form)

    def _fragments(self) -> Iterator[tuple[int, int, QTextCharFormat]]:
        block = self.begin()
        while block.isValid():
            place = block.begin()
            while not place.atEnd():
                fragment = place.fragment()
                start = fragment.position()
                yield start, start + fragment.length(), fragment.charFormat()
                place += 1
            block = block.next()

    def _span(self, begin: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self)
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _spacing(level: int, *, in_list: bool, pictured: bool) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setTopMargin({0: 0, 1: 0, 2: 18}.get(level, 12))
    made.setBottomMargin(3 if in_list else 6 if level else 8)
    height = 100 if pictured else 130
    made.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def _dress_table(table: QTextTable) -> None:
    form = table.format()
    form.setCellPadding(5)
    form.setCellSpacing(0)
    form.setBorder(1)
    form.setBorderBrush(colour("line2"))
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderCollapse(True)
    form.setTopMargin(4)
    form.setBottomMargin(12)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        head = cell.format()
        head.setBackground(colour("raised"))
        cell.setFormat(head)
        words = cell.firstCursorPosition()
        words.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        words.mergeCharFormat(bold)
