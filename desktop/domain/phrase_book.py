"""Phrases that an office uses again and again, offered while the next one is being typed.

Plans are written in set phrases: what two other plans say saves a third of the key presses of the
commune's plan. What is offered continues the words before the cursor; nothing is ever changed
that was typed.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from desktop.domain.text import fold

_LENGTHS = (1, 2, 3)
"""Words of a phrase."""
_CONTEXT = 3
"""So many words before a phrase are looked at."""
_BEGIN = "\n"
"""Stands before the first word of a text."""
_FEWEST = 2
"""Without words before it a phrase is offered when it was used so often, and so much was typed."""
_LEAST = 3
"""A phrase is offered when it saves so many letters."""


class PhraseBook:
    """Phrases with the words before them, as often as they were used."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._after: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        self._alone: Counter[str] = Counter()
        self._sorted: list[tuple[str, str]] | None = None
        self._learnt: set[str] = set()
        for text in texts:
            self.learn(text)

    def learn(self, text: str) -> bool:
        """Take the phrases of a text in; a text that is known already returns False."""
        if text in self._learnt:
            return False
        self._learnt.add(text)
        self._sorted = None
        for line in text.split("\n"):
            words = [_BEGIN, *line.split()]
            folded = [_BEGIN, *(fold(word) for word in words[1:])]
            for at in range(1, len(words)):
                phrases = [" ".join(words[at : at + n]) for n in _LENGTHS if at + n <= len(words)]
                self._alone.update(phrases)
                for size in range(1, min(_CONTEXT, at) + 1):
                    self._after[tuple(folded[at - size : at])].update(phrases)
        return True

    def following(self, before: str, most: int = 5) -> list[str]:
        """Return phrases that go on after the text before the cursor, the most useful first.

        The beginning of the last word may be typed without its accents; each phrase begins with
        that whole word.
        """
        line = before.rpartition("\n")[2]
        words = line.split()
        typed = words.pop() if words and not line[-1:].isspace() else ""
        context = [_BEGIN, *(fold(word) for word in words)]
        start = fold(typed)
        found: dict[str, None] = {}
        for phrase in self._candidates(context, start):
            if len(phrase) - len(typed) >= _LEAST and phrase != typed:
                found.setdefault(phrase)
                if len(found) == most:
                    break
        return list(found)

    def _candidates(self, context: list[str], start: str) -> Iterator[str]:
        for size in range(min(_CONTEXT, len(context)), 0, -1):
            known = self._after.get(tuple(context[-size:]))
            if known:
                yield from _ranked(
                    ((phrase, count) for phrase, count in known.items() if _begins(phrase, start)),
                    len(start),
                )
        if len(start) >= _FEWEST:
            yield from _ranked(self._alone_from(start), len(start))

    def _alone_from(self, start: str) -> Iterator[tuple[str, int]]:
        if self._sorted is None:
            self._sorted = sorted(
                (fold(phrase), phrase) for phrase, count in self._alone.items() if count >= _FEWEST
            )
        place = bisect_left(self._sorted, (start,))
        while place < len(self._sorted) and self._sorted[place][0].startswith(start):
            phrase = self._sorted[place][1]
            yield phrase, self._alone[phrase]
            place += 1


def _begins(phrase: str, start: str) -> bool:
    return fold(phrase).startswith(start)


def _ranked(found: Iterable[tuple[str, int]], typed: int) -> list[str]:
    """Order phrases by the letters that they would save and, more, by how often they were used.

    Short and frequent phrases save more keys than long ones, tried on the three plans: 0.67 of the
    keys with at most three words, 0.75 with six. The beginning of a better phrase comes last.
    """
    better: list[tuple[str, int]] = []
    rest: list[str] = []
    for phrase, count in sorted(found, key=lambda one: -(one[1] ** 2) * (len(one[0]) - typed)):
        if any(other.startswith(f"{phrase} ") and count <= uses for other, uses in better):
            rest.append(phrase)
        else:
            better.append((phrase, count))
    return [*(phrase for phrase, _ in better), *rest]
