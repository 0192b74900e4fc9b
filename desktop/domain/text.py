"""Vietnamese text: one normal form, folding for search, and the order of the alphabet."""

import re
import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang huyền hỏi ngã sắc nặng
_SHAPES = {"\u0306", "\u0302", "\u031b"}  # breve, circumflex, horn: part of the letter
_RANK = {letter: index for index, letter in enumerate(_LETTERS)}
_DASHES = str.maketrans("–—‒‑", "----")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_UPPER_ROMAN = re.compile(r"(?=[IVXLC])C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$")
_CLAUSE_END = re.compile(r";|\.(?=\s|$)")
_STRAY = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no paper, ledger or package can hold: control marks and halves of characters."""


def nfc(text: str) -> str:
    """Return the text in NFC, the only form that is stored (Unicode Standard Annex 15)."""
    return unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """Return typed or pasted text fit for storing: NFC, one kind of line end, no control marks.

    Words, spellings and spaces inside the text stay as they were typed.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    # Last comes the normal form: taking a mark away may bring a letter and its tone together.
    return nfc(_STRAY.sub("", text))


def fold(text: str) -> str:
    """Return the text for matching: lower case, no marks, đ as d, plain dashes, single spaces."""
    decomposed = unicodedata.normalize("NFD", text.lower().translate(_DASHES))
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(bare.replace("đ", "d").split())


def first_clause(text: str, most: int) -> str:
    """Return what a text is about as a paper names it: its first clause, on one line.

    It ends at the first semicolon, full stop or line end; one of more than ``most`` words ends at
    the last comma that leaves at least half of them. It is never cut inside a phrase: a paper that
    is signed has no "…" and no half of a name.
    """
    line = text.strip().partition("\n")[0]
    words = _CLAUSE_END.split(line, maxsplit=1)[0].split()
    if len(words) > most:
        ends = [n for n in range(most // 2, most + 1) if words[n - 1].endswith(",")]
        words = words[: max(ends, default=len(words))]
    return " ".join(words).rstrip(" ,;:.–-")


SyllableKey = tuple[tuple[int, ...], tuple[int, ...]]


def sort_key(text: str) -> tuple[SyllableKey, ...]:
    """Return a key in the order of the Vietnamese alphabet: letters first, then tones.

    Compared syllable by syllable; a letter outside the alphabet comes after it, digits before.
    """
    return tuple(_syllable_key(syllable) for syllable in nfc(text.lower()).split())


def _syllable_key(syllable: str) -> SyllableKey:
    letters: list[int] = []
    tones: list[int] = []
    for char in syllable:
        tone = 0
        base = ""
        for part in unicodedata.normalize("NFD", char):
            if part in _TONES[1:]:
                tone = _TONES.index(part)
            elif not unicodedata.combining(part) or part in _SHAPES:
                base += part
        letter = unicodedata.normalize("NFC", base)
        if letter.isdecimal():
            letters.append(int(letter) - 20)
        else:
            letters.append(_RANK.get(letter, 1000 + (ord(letter[0]) if letter else 0)))
        tones.append(tone)
    return tuple(letters), tuple(tones)


def label_key(label: str) -> tuple[tuple[int, int, tuple[SyllableKey, ...]], ...]:
    """Return a key that sorts labels as people count: 1, 2, 10; I, II, IX, X; a, b, … đ, e."""
    parts = re.findall(r"\d+|[^\W\d_]+", label)
    return tuple(_part_key(part) for part in parts)


def _part_key(part: str) -> tuple[int, int, tuple[SyllableKey, ...]]:
    if part.isdecimal():
        return (0, int(part), ())
    if _UPPER_ROMAN.match(part):
        return (1, _roman(part), ())
    return (2, 0, sort_key(part))


def _roman(text: str) -> int:
    total = 0
    digits = [_ROMAN[char] for char in text.lower()]
    for here, following in zip(digits, [*digits[1:], 0], strict=True):
        total += -here if here < following else here
    return total
