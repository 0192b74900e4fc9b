"""Real numbering of a Word file, for what the program counts itself.

A row or an article that a clerk puts in is then counted with the others. Labels that come from a
source ("đ)", "III.") are text and stay as they are.
"""

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from desktop.exports.docx_xml import Element, element

PLAIN = "%1"
"""The pattern of a bare number, as in the first column of a table."""


class Numbering:
    """The numbering part of one file: a kind for each pattern, a count for each list.

    ``indent`` is the first-line indent of running text (points).
    """

    def __init__(self, word: WordDocument, indent: float) -> None:
        self._root = word.part.numbering_part.element
        for old in list(self._root):
            self._root.remove(old)
        self._indent = str(round(indent * 20))
        self._kinds: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        self._lists = 0

    def number(self, pattern: str, count: int) -> Element:
        """Return the paragraph property that counts; ``count`` 1 begins a new list."""
        made = element("numPr")
        made.append(element("ilvl", val="0"))
        made.append(element("numId", val=str(self._list(pattern, count))))
        return made

    def number_markup(self, pattern: str, count: int) -> str:
        """Return the same as text."""
        number = self._list(pattern, count)
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'

    def _list(self, pattern: str, count: int) -> int:
        if count == 1 or pattern not in self._counts:
            self._counts[pattern] = self._begin(pattern, count)
        return self._counts[pattern]

    def _begin(self, pattern: str, count: int) -> int:
        self._lists += 1
        made = element("num", numId=str(self._lists))
        made.append(element("abstractNumId", val=str(self._kind(pattern))))
        override = element("lvlOverride", ilvl="0")
        override.append(element("startOverride", val=str(count)))
        made.append(override)
        self._root.append(made)
        return self._lists

    def _kind(self, pattern: str) -> int:
        if pattern in self._kinds:
            return self._kinds[pattern]
        number = self._kinds[pattern] = len(self._kinds)
        kind = element("abstractNum", abstractNumId=str(number))
        kind.append(element("multiLevelType", val="singleLevel"))
        level = element("lvl", ilvl="0")
        level.append(element("start", val="1"))
        level.append(element("numFmt", val="decimal"))
        # A bare number fills its cell; words follow any other after a space.
        level.append(element("suff", val="nothing" if pattern == PLAIN else "space"))
        level.append(element("lvlText", val=pattern))
        level.append(element("lvlJc", val="left"))
        if pattern != PLAIN:
            # Without it the level would take the paragraph's own indent away.
            form = element("pPr")
            form.append(element("ind", left="0", firstLine=self._indent))
            level.append(form)
            look = element("rPr")
            look.append(element("b"))
            look.append(element("bCs"))
            level.append(look)
        kind.append(level)
        # The format wants every kind before the first list.
        first = self._root.find(qn("w:num"))
        if first is None:
            self._root.append(kind)
        else:
            first.addprevious(kind)
        return number
