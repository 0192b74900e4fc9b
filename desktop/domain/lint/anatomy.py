"""Which line of a paper is which element of the decree.

Elements are known by what they say and where they stand, hardly ever by how they look: the look is
what is to be judged. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II and IV.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from msgspec.structs import replace

from desktop.domain.layout import Style
from desktop.domain.lint.type_names import TYPE_CODES, UNSIGNED_TYPES
from desktop.domain.observed import Passage, Side, Stand
from desktop.domain.record import Record
from desktop.domain.text import fold, nfc

_NATION = re.compile(r"cong hoa xa hoi\b.{0,30}$")
"""Alone on its line: a basis may name it too."""
_NATION_END = {"viet nam", "chu nghia viet nam"}
_MOTTO = re.compile(r"doc\s*lap\W+tu\s*do\W+hanh\s*phuc")
_NUMBER = re.compile(r"so\s*(:|\s[\d\s.…]*/|[\d.…]*\s*/)")
_DAY = re.compile(r"\bngay\b.*\bthang\b.*\bnam\b|^[\w\s',.-]{2,40},\s*(ngay\s*)?\d+\s*[/.-]\s*\d+")
_BASIS = re.compile(r"can cu\s")
_FURTHER_BASIS = re.compile(r"(can cu|thuc hien|theo de nghi|theo|xet|tren co so)\s")
_ANNEX = re.compile(r"phu luc(\s*(so\s*)?([ivxlc]+|\d+|[a-z]))?\s*[:.]?$")
_FIRST_LEVEL = re.compile(r"(Phần|PHẦN|Chương|CHƯƠNG)\s+\S+|([IVXLC]{1,6}|[A-ZĐ])[.)/]\s")
_SECOND_LEVEL = re.compile(r"\d{1,2}(\.\d{1,2})*[.)]\s")
_ATTACHED = re.compile(r"\(?\s*(ban hanh\s+)?kem theo\b")
_OFFICE = re.compile(
    r"CHỦ TỊCH|GIÁM ĐỐC|[ỦU][YỶ] BAN|HỘI ĐỒNG|TRƯỞNG (PHÒNG|BAN|ĐOÀN|CÔNG AN|THÔN)"
    r"|CHÁNH (VĂN|THANH)|(BỘ|THỦ|HIỆU|VIỆN|CỤC|TỔNG CỤC|TRẠM) TRƯỞNG|THỦ TƯỚNG|^(TM|KT|TL|TUQ|Q)\b"
)
"""What capitals say of who signs, and no name does."""
_SIGNED = re.compile(r"\W*(da ky|daky|ky boi|chu ky)\b")
"""Stands where the signature was, in a copy."""
_SUBJECT = re.compile(r"v\s*/\s*v\b|ve viec\b")
_LONGEST_HEADING = 250
_LONGEST_DAY = 80


class _Stage(Enum):
    HEAD = 0
    TITLE = 1
    BODY = 2
    CLOSING = 3


class Found(Record, frozen=True, kw_only=True):
    """A passage and the element that it is; None: nothing that the decree names."""

    element: Style | None
    passage: Passage


class Sheet(Record, frozen=True, kw_only=True):
    """A paper, a paper that another one carries, or a phụ lục."""

    lines: tuple[Found, ...]
    annex: bool = False
    carried: bool = False
    """It has "(Kèm theo …)" under its title: number, day and signature are those of another."""
    first_of_file: bool = True

    def of(self, *elements: Style) -> tuple[Passage, ...]:
        """Return the passages of some elements, in their order."""
        return tuple(one.passage for one in self.lines if one.element in elements)

    def one(self, element: Style) -> Passage | None:
        """Return the first passage of an element."""
        return next(iter(self.of(element)), None)

    @property
    def type_name(self) -> str:
        """Return the folded name of its kind; "cong van" for a letter, "" where it has none."""
        found = self.one(Style.TYPE_NAME)
        if found is not None:
            words = fold(found.words).strip(" .:")
            return _kind_in(words) or words
        return "cong van" if self.one(Style.SUBJECT) is not None else ""

    @property
    def text(self) -> tuple[Found, ...]:
        """The lines of the body, cells of its tables too."""
        body = {Style.BASIS, Style.BODY, Style.HEADING_1, Style.HEADING_2, Style.CELL}
        return tuple(one for one in self.lines if one.element in body)


def find_sheets(passages: Sequence[Passage]) -> tuple[Sheet, ...]:
    """Return the papers and annexes of a file, each with its elements."""
    made: list[Sheet] = []
    for part, annex in _cut(passages):
        lines = tuple(_annex_lines(part) if annex else _Walk().lines(part))
        carried = any(one.element is Style.ANNEX_NOTE for one in lines)
        made.append(Sheet(lines=lines, annex=annex, carried=carried, first_of_file=not made))
    return tuple(made)


def is_nation(passage: Passage) -> bool:
    """Tell the national name."""
    return not passage.cell and _NATION.match(fold(passage.words)) is not None


def is_motto(passage: Passage) -> bool:
    """Tell the national motto."""
    return _MOTTO.search(fold(passage.words)) is not None


def is_annex_heading(passage: Passage) -> bool:
    """Tell "Phụ lục", "Phụ lục II" on a line of its own."""
    whole = passage.side is Side.WHOLE and not passage.cell
    return whole and _ANNEX.match(fold(passage.words)) is not None


def is_first_level(words: str) -> bool:
    """Tell a heading "I. …", "A. …", "Phần I"."""
    return _FIRST_LEVEL.match(words) is not None and len(words) <= _LONGEST_HEADING


def _cut(passages: Sequence[Passage]) -> Iterator[tuple[Sequence[Passage], bool]]:
    """Cut a file where an annex begins and where another letterhead does."""
    starts: dict[int, bool] = {0: False}
    headed = False
    for place, passage in enumerate(passages):
        if is_annex_heading(passage) and place:
            starts[place] = True
        elif is_nation(passage):
            if headed:
                starts[_back_to_left(passages, place)] = False
            headed = True
    edges = [*sorted(starts), len(passages)]
    for low, high in pairwise(edges):
        yield passages[low:high], starts[low]


def _back_to_left(passages: Sequence[Passage], place: int) -> int:
    while (
        place and passages[place - 1].side is Side.LEFT and not _is_recipient(passages[place - 1])
    ):
        place -= 1
    return place


def _is_recipient(passage: Passage) -> bool:
    words = fold(passage.words)
    return words.startswith(("-", "noi nhan"))


def _annex_lines(part: Sequence[Passage]) -> Iterator[Found]:
    heading, *rest = part
    yield Found(element=Style.ANNEX, passage=heading)
    noted = open_note = False
    for passage in rest:
        words = fold(passage.words)
        element = Style.CELL if passage.cell else _text_element(passage)
        begun = not noted and _ATTACHED.match(words) is not None
        if not passage.cell and (begun or open_note):
            element = Style.ANNEX_NOTE
        elif not noted and not passage.cell and _is_head_line(passage):
            element = Style.ANNEX_TITLE
        noted = noted or element is Style.ANNEX_NOTE
        open_note = element is Style.ANNEX_NOTE and not words.endswith(")")
        yield Found(element=element, passage=passage)


def _is_caption(passage: Passage) -> bool:
    """Tell the words right under a table that belong to it."""
    return all(look.italic and not look.bold for look in passage.looks)


def _is_head_line(passage: Passage) -> bool:
    letters = [one for one in passage.words if one.isalpha()]
    bold = all(look.bold for look in passage.looks)
    centred = passage.stand is Stand.CENTER
    return bool(letters) and (centred or (bold and passage.words.isupper()))


def _text_element(passage: Passage) -> Style:
    words = passage.words
    if passage.cell:
        return Style.CELL
    if is_first_level(words):
        return Style.HEADING_1
    bold = all(look.bold for look in passage.looks)
    second = _SECOND_LEVEL.match(words) and len(words) <= _LONGEST_HEADING
    return Style.HEADING_2 if second and bold else Style.BODY


class _Walk:
    """Goes through one paper from its letterhead to its recipients."""

    def __init__(self) -> None:
        self._stage = _Stage.HEAD
        self._seen: set[Style] = set()
        self._last: Style | None = None
        self._ruled = False
        self._open_note = False
        self._bases_over = False

    def lines(self, part: Sequence[Passage]) -> Iterator[Found]:
        """Yield each passage with its element."""
        made: list[Found] = []
        for passage, following in zip(part, [*part[1:], None], strict=True):
            element = self._element(passage, following)
            if element is not None:
                self._seen.add(element)
            self._last = element
            made.append(Found(element=element, passage=passage))
        yield from _signed(_issued(_without_stamps(made)))

    def _element(self, passage: Passage, following: Passage | None) -> Style | None:
        if passage.cell and self._stage is _Stage.BODY:
            return Style.CELL
        words = fold(passage.words)
        if self._stage is not _Stage.CLOSING and words.startswith("noi nhan") and len(words) < 15:  # noqa: PLR2004 - the head alone
            self._stage = _Stage.CLOSING
            return Style.RECIPIENTS_HEAD
        if self._stage is _Stage.CLOSING:
            return self._closing(passage, words)
        if not passage.cell and words.startswith("kinh gui"):
            self._stage = max(self._stage, _Stage.TITLE, key=lambda one: one.value)
            return Style.ADDRESSEE
        if self._stage is _Stage.HEAD:
            found, over = self._head(passage, words)
            if not over:
                return found
            self._stage = _Stage.TITLE
        if self._stage is _Stage.TITLE:
            title = self._title(passage, words)
            if title is not None:
                return title
            self._stage = _Stage.BODY
        return self._body(passage, words, following)

    def _head(self, passage: Passage, words: str) -> tuple[Style | None, bool]:
        """Return the element of a line of the letterhead, and whether it is over."""
        if passage.cell:
            return None, True
        known = self._known(passage, words)
        if known is not None:
            return known, False
        if passage.side is Side.LEFT:
            told = Style.NUMBER in self._seen or _SUBJECT.match(words)
            return (Style.SUBJECT if told else Style.ISSUER), False
        subject = _SUBJECT.match(words) and passage.stand is not Stand.CENTER
        if passage.side is Side.WHOLE and subject:
            return Style.SUBJECT, False
        return None, passage.side is Side.WHOLE

    def _known(self, passage: Passage, words: str) -> Style | None:
        """Return which line of a letterhead a passage says that it is."""
        broken = Style.MOTTO not in self._seen and words.strip(" .") in _NATION_END
        if is_nation(passage) or (broken and Style.NATION in self._seen):
            return Style.NATION
        if is_motto(passage):
            return Style.MOTTO
        numbered = Style.NUMBER in self._seen
        if passage.side is not Side.RIGHT and _NUMBER.match(words) and not numbered:
            return Style.NUMBER
        dated = len(words) < _LONGEST_DAY and _DAY.search(words)
        return Style.PLACE_DATE if dated and passage.side is not Side.LEFT else None

    def _title(self, passage: Passage, words: str) -> Style | None:
        """Return the element of a line between letterhead and text."""
        if passage.cell or passage.side is not Side.WHOLE:
            return None
        named = words.strip(" .:")
        run_in = passage.words.isupper() and passage.stand is Stand.CENTER and _kind_in(words)
        alone = named in TYPE_CODES or named in UNSIGNED_TYPES or named == "cong van"
        if alone or (run_in and Style.TYPE_NAME not in self._seen):
            return Style.DECIDES if Style.TYPE_NAME in self._seen else Style.TYPE_NAME
        if self._last is Style.ADDRESSEE and words.startswith("-"):
            return Style.ADDRESSEE
        if Style.ADDRESSEE in self._seen or Style.TYPE_NAME not in self._seen:
            return None
        if passage.continued and self._last in {Style.TITLE, Style.POWER}:
            return self._rule_passed(passage, self._last)
        if _ATTACHED.match(words) or self._open_note:
            self._open_note = not words.endswith(")")
            return self._rule_passed(passage, Style.ANNEX_NOTE)
        return self._named(passage, words)

    def _named(self, passage: Passage, words: str) -> Style | None:
        bold = all(look.bold for look in passage.looks)
        centred = passage.stand is Stand.CENTER
        if _BASIS.match(words) or is_first_level(passage.words):
            return None
        if Style.TITLE in self._seen and passage.words.isupper() and is_office(passage.words):
            return Style.POWER
        if self._ruled or not (bold or centred) or len(words) > 400:  # noqa: PLR2004 - no title
            return None
        return self._rule_passed(passage, Style.TITLE)

    def _rule_passed(self, passage: Passage, element: Style) -> Style:
        self._ruled = self._ruled or passage.rule is not None
        return element

    def _body(self, passage: Passage, words: str, following: Passage | None) -> Style | None:
        if passage.cell:
            return Style.CELL
        if passage.side is Side.RIGHT and passage.words.isupper():
            self._stage = _Stage.CLOSING
            return Style.AUTHORITY
        if words.strip(" :") == "quyet dinh" and len(passage.words) < 15:  # noqa: PLR2004 - alone
            return Style.DECIDES
        if not self._bases_over and self._is_basis(passage, words, following):
            return Style.BASIS
        self._bases_over = True
        if self._last is Style.CELL and _is_caption(passage):
            return Style.CAPTION
        return _text_element(passage)

    def _is_basis(self, passage: Passage, words: str, following: Passage | None) -> bool:
        further = Style.BASIS in self._seen
        if not (_FURTHER_BASIS if further else _BASIS).match(words):
            return False
        italic = all(look.italic for look in passage.looks)
        listed = words.endswith(";") or _BASIS.match(
            fold(following.words) if following is not None else ""
        )
        if further:
            return italic or not words.endswith(":")
        alone = Style.TYPE_NAME in self._seen and words.endswith((".", ",")) and ";" not in words
        return bool(italic or listed or alone)

    def _closing(self, passage: Passage, words: str) -> Style | None:
        if passage.side is Side.RIGHT:
            return None if _SIGNED.match(words) else Style.AUTHORITY
        if passage.cell or not words:
            return None
        if passage.side is Side.LEFT or words.startswith(("-", "luu")):
            return Style.RECIPIENT
        return None


def _kind_in(words: str) -> str:
    """Return the kind of paper that folded words begin with, the longest one; else ""."""
    kinds = (name for name in TYPE_CODES if f"{words} ".startswith(f"{name} "))
    return max(kinds, key=len, default="")


def is_office(words: str) -> bool:
    """Tell who signs by office from who signs by name."""
    return _OFFICE.search(nfc(words).upper()) is not None


def _without_stamps(lines: list[Found]) -> list[Found]:
    """Let go of what stands under the number of a paper with a type name: "HỎA TỐC", "Dự thảo"."""
    if not any(one.element is Style.TYPE_NAME for one in lines):
        return lines
    subjects = [one for one in lines if one.element is Style.SUBJECT]
    if not subjects or _SUBJECT.match(fold(subjects[0].passage.words)):
        return lines
    bare = Found(element=None, passage=subjects[0].passage)
    return [
        replace(bare, passage=one.passage) if one.element is Style.SUBJECT else one for one in lines
    ]


def _issued(lines: list[Found]) -> list[Found]:
    """Tell the office above from the one that issues: the upper lines that are not bold."""
    issuers = [place for place, one in enumerate(lines) if one.element is Style.ISSUER]
    bold = [all(look.bold for look in lines[place].passage.looks) for place in issuers]
    if any(bold):
        above = issuers[: bold.index(True)]
    else:
        # Nothing is bold: "UBND TỈNH …" stands above the office only where another line follows.
        first = fold(lines[issuers[0]].passage.words) if issuers else ""
        above = issuers[:1] if len(issuers) > 1 and first.startswith("ubnd") else []
    for place in above:
        lines[place] = Found(element=Style.PARENT, passage=lines[place].passage)
    return lines


def _signed(lines: list[Found]) -> list[Found]:
    """Tell the name from the capitals above it: the last line at the right."""
    right = [place for place, one in enumerate(lines) if one.element is Style.AUTHORITY]
    if right:
        last = lines[right[-1]].passage
        if not is_office(last.words):
            lines[right[-1]] = Found(element=Style.SIGNER, passage=last)
    return lines
