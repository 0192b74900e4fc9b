"""One departure of a paper from the decree, and the list that the rules fill."""

import msgspec
from msgspec.structs import replace

from desktop.domain.layout import Style
from desktop.domain.observed import Passage, Place
from desktop.domain.problems import Grade
from desktop.domain.record import Line, Record

_QUOTE = 40


class Departure(Record, frozen=True, kw_only=True):
    """What is not as the decree has it; the sentences are found by ``code`` in ``wording.lint``."""

    code: Line
    grade: Grade
    element: Style | None = None
    """The element it is about; None: the page."""
    place: Line = ""
    """In the clerk's words: "Trang 1, dòng 3", "Đoạn 12 “Căn cứ …”"."""
    more: int = 0
    """How many further places have the same."""
    values: dict[str, str] = msgspec.field(default_factory=dict)


class Departures:
    """Collects departures in the order of the paper; the same one again is only counted."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, Style | None, str], Departure] = {}

    def must(self, code: str, element: Style | None, where: Passage | str, **values: str) -> None:
        """Note what has to be mended."""
        self._add(code, Grade.MUST_FIX, element, where, values)

    def explain(
        self, code: str, element: Style | None, where: Passage | str, **values: str
    ) -> None:
        """Note what is seldom right."""
        self._add(code, Grade.EXPLAIN, element, where, values)

    def note(self, code: str, element: Style | None, where: Passage | str, **values: str) -> None:
        """Note what may stand, as a literal kept from a source."""
        self._add(code, Grade.NOTE, element, where, values)

    def all(self) -> tuple[Departure, ...]:
        """Return what was found."""
        return tuple(self._found.values())

    def _add(
        self,
        code: str,
        grade: Grade,
        element: Style | None,
        where: Passage | str,
        values: dict[str, str],
    ) -> None:
        key = (code, element, values.get("side", ""))
        known = self._found.get(key)
        if known is not None:
            self._found[key] = replace(known, more=known.more + 1)
            return
        place = where if isinstance(where, str) else place_of(where)
        self._found[key] = Departure(
            code=code, grade=grade, element=element, place=place, values=values
        )


def place_of(passage: Passage) -> str:
    """Return where a passage is, with its first words."""
    words = passage.words
    quote = words if len(words) <= _QUOTE else f"{words[:_QUOTE].rstrip()}…"
    where = spot(passage.place)
    return f"{where} “{quote}”" if quote else where


def spot(place: Place) -> str:
    """Return "Trang 1, dòng 3" or "Đoạn 12"."""
    return f"Trang {place.page}, dòng {place.line}" if place.page else f"Đoạn {place.line}"
