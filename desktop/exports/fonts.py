"""The paper's typeface: Times New Roman where the machine has it, else Liberation Serif 2.

Both have the same widths, so lines break alike in Word and in our PDF. A face that lacks a
Vietnamese letter is not taken. Liberation Serif (OFL) is shipped under ``resources/fonts``.
"""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import normalize

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from desktop.paths import resource

FAMILY = "Times New Roman"
"""The name that Word files carry."""

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_MARKS = "₫–—“”‘’…•≥≤→×°"
_FACES = ("PaperSerif", "PaperSerif-Bold", "PaperSerif-Italic", "PaperSerif-BoldItalic")
_TIMES = (
    ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
    (
        "Times New Roman.ttf",
        "Times New Roman Bold.ttf",
        "Times New Roman Italic.ttf",
        "Times New Roman Bold Italic.ttf",
    ),
    (
        "Times_New_Roman.ttf",
        "Times_New_Roman_Bold.ttf",
        "Times_New_Roman_Italic.ttf",
        "Times_New_Roman_Bold_Italic.ttf",
    ),
)
_LIBERATION = tuple(
    f"LiberationSerif-{face}.ttf" for face in ("Regular", "Bold", "Italic", "BoldItalic")
)


def vietnamese_letters() -> frozenset[str]:
    """Return every letter that Vietnamese text needs, with the marks of our papers."""
    small = {normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES} | {"đ"}
    return frozenset(small | {letter.upper() for letter in small} | set(_MARKS))


def lacking(font: TTFont) -> frozenset[str]:
    """Return the Vietnamese letters that a face has no glyph for."""
    glyphs = font.face.charToGlyph
    return frozenset(letter for letter in vietnamese_letters() if not glyphs.get(ord(letter)))


@cache
def register() -> str:
    """Make the four faces known to the PDF library and return the family's name."""
    for paths in _candidates():
        if not all(path.is_file() for path in paths):
            continue
        faces = _load(paths)
        if faces and not any(lacking(face) for face in faces):
            for face in faces:
                pdfmetrics.registerFont(face)
            pdfmetrics.registerFontFamily(_FACES[0], *_FACES)
            return _FACES[0]
    raise FileNotFoundError(resource("fonts"))


def face(*, bold: bool = False, italic: bool = False) -> str:
    """Return the registered name of a face."""
    register()
    return _FACES[bold + 2 * italic]


def _candidates() -> Iterator[tuple[Path, ...]]:
    folders = [
        Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
        Path("/System/Library/Fonts/Supplemental"),
        Path("/Library/Fonts"),
        Path("/usr/share/fonts/truetype/msttcorefonts"),
    ]
    for folder in folders:
        for names in _TIMES:
            yield tuple(folder / name for name in names)
    yield tuple(resource("fonts", name) for name in _LIBERATION)


def _load(paths: tuple[Path, ...]) -> tuple[TTFont, ...]:
    """Return the faces, or none when a file is no readable TrueType font."""
    try:
        return tuple(TTFont(name, str(path)) for name, path in zip(_FACES, paths, strict=True))
    except (TTFError, OSError):
        return ()
