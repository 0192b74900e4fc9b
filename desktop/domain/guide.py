"""The user guide as it is read: pages of Markdown, cut into topics that a place can ask for.

A topic is a heading with what stands below it. Braces at the end of a heading name other things
that it explains::

    ### Ngày, tháng, năm {Ngày; Tháng; Năm}

explains three fields. A name with a star, ``{package.*}``, is for every code that begins so. The
help of a cell or field is the topic with its title on the page that it stands on: what goes in,
and lines that begin with "Ví dụ:".
"""

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from desktop.domain.search import Entry, Hit, SearchIndex, Shelf, fold_words
from desktop.domain.text import fold

_HEADING = re.compile(r"(#{1,4}) +(.+?) *(?:\{([^{}]*)\})?$")
_EXAMPLE = "Ví dụ:"
_MOST_RANKED = 200
"""Topics with the words that are put in order of how well they answer."""
_FAR = 1_000_000
_MARKS = re.compile(r"[*_`]|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|\[|^[-|> ]+|^\d+\. ", re.MULTILINE)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]*)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")


class Topic(NamedTuple):
    """A heading and what stands below it, up to the next heading."""

    title: str
    level: int
    names: tuple[str, ...]
    """What else it explains: fields, columns, codes."""
    text: str
    """The Markdown below the heading."""

    @property
    def says(self) -> str:
        """What goes in, as plain text without the examples."""
        return " ".join(line for line in self._lines() if not line.startswith(_EXAMPLE))

    @property
    def example(self) -> str:
        """The first example as plain text, or nothing."""
        found = (line for line in self._lines() if line.startswith(_EXAMPLE))
        return next(found, "").removeprefix(_EXAMPLE).strip().removesuffix(".")

    def explains(self, name: str, *, whole: bool = False) -> bool:
        """Tell whether this topic is about a thing of that name; ``whole``: stars do not count."""
        wanted = fold(name)
        names = [fold(one) for one in (self.title, *self.names)]
        return wanted in names if whole else any(fnmatchcase(wanted, one) for one in names)

    def _lines(self) -> Iterator[str]:
        for line in self.text.splitlines():
            if plain := plain_text(line):
                yield plain


class GuidePage(NamedTuple):
    """One page; the first topic is its title and what stands below it."""

    key: str
    topics: tuple[Topic, ...]

    @property
    def title(self) -> str:
        """The title of the page."""
        return self.topics[0].title

    @property
    def markdown(self) -> str:
        """The page without the names in braces."""
        return "\n".join(f"{'#' * one.level} {one.title}\n{one.text}" for one in self.topics)

    def place_of(self, name: str) -> int:
        """Return the number of the topic about a thing, or 0: the page itself."""
        if not name:
            return 0
        below = [(place, one) for place, one in enumerate(self.topics) if place]
        # Who names it itself comes before who speaks of all that begin so.
        for whole in (True, False):
            for place, one in below:
                if one.explains(name, whole=whole):
                    return place
        return 0


class Place(NamedTuple):
    """A page of the guide, and the number of a topic on it."""

    page: str
    topic: int = 0


class Part(NamedTuple):
    """Some pages under one title, as the contents list them."""

    title: str
    pages: tuple[GuidePage, ...]


class Guide:
    """The whole guide."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = tuple(parts)
        self._pages = {page.key: page for part in parts for page in part.pages}
        self._index: SearchIndex | None = None

    def pages(self) -> tuple[GuidePage, ...]:
        """Return all pages in the order of the contents."""
        return tuple(self._pages.values())

    def page(self, key: str) -> GuidePage:
        """Return a page; an unknown key gives the first one."""
        return self._pages.get(key) or self.pages()[0]

    def topic(self, page: str, name: str) -> Topic | None:
        """Return the topic about a thing of a page, if there is one."""
        if page not in self._pages:
            return None
        place = self._pages[page].place_of(name)
        return self._pages[page].topics[place] if place else None

    def place_of_code(self, code: str, page: str = "refusals") -> Place:
        """Return where a refusal or a finding is explained."""
        return Place(page, self.page(page).place_of(code))

    def find(self, typed: str, most: int = 20) -> list[tuple[Place, Topic]]:
        """Return the topics that fit some letters, with or without accents, the best first."""
        if self._index is None:
            self._index = SearchIndex()
            self._index.put(
                "guide",
                Shelf(
                    Entry(
                        one.title, Place(page.key, number), f"{page.title} {plain_text(one.text)}"
                    )
                    for page in self.pages()
                    for number, one in enumerate(page.topics)
                ),
            )
        hits: list[Hit] = self._index.find(typed, _MOST_RANKED)
        places: list[Place] = [hit.entry.goal for hit in hits]
        words = fold_words(typed).split()
        found = sorted(
            ((self._distance(place, words), place) for place in places), key=lambda one: one[0]
        )
        return [(place, self.page(place.page).topics[place.topic]) for _, place in found[:most]]

    def _distance(self, place: Place, words: Sequence[bytes]) -> tuple[int, int]:
        """Return how far a topic is from an answer: headings first, then words near each other."""
        page = self.page(place.page)
        topic = page.topics[place.topic]
        headed = [_spread(fold_words(one.title).split(), words) for one in page.topics]
        if headed[place.topic] is not None:
            return 0, 0
        nearest = _spread(fold_words(plain_text(topic.text)).split(), words)
        among = 1 if any(one is not None for one in headed) else 2
        return among, nearest if nearest is not None else _FAR


def _spread(text: Sequence[bytes], words: Sequence[bytes]) -> int | None:
    """Return in how many words of a text all the wanted ones begin; None: not all of them do."""
    last: dict[bytes, int] = {}
    best: int | None = None
    for at, one in enumerate(text):
        for word in words:
            if one.startswith(word):
                last[word] = at
        if len(last) == len(set(words)):
            spread = at - min(last.values()) + 1
            best = spread if best is None else min(best, spread)
    return best


def read_page(key: str, markdown: str) -> GuidePage:
    """Cut a page into its topics; it must begin with a heading."""
    topics: list[Topic] = []
    lines: list[str] = []
    heads: list[tuple[int, str, tuple[str, ...]]] = []

    def close() -> None:
        if heads:
            level, title, names = heads.pop()
            topics.append(Topic(title, level, names, "\n".join(lines)))
        lines.clear()

    for line in markdown.splitlines():
        if (found := _HEADING.match(line)) is not None:
            close()
            names = tuple(name.strip() for name in (found[3] or "").split(";") if name.strip())
            heads.append((len(found[1]), found[2], names))
        else:
            lines.append(line)
    close()
    return GuidePage(key, tuple(topics))


def quoted(target: str) -> str:
    """Return the target of a link as Markdown wants it."""
    return target.replace(" ", "%20")


def plain_text(markdown: str) -> str:
    """Return some Markdown as plain text on one line."""
    return " ".join(_MARKS.sub("", markdown).replace("|", " ").split())
