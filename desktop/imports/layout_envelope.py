"""Which file is to be checked, and the limits before anything in it is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.domain.errors import FileRefused
from desktop.files import read_bytes
from desktop.imports.word_package import MOST_BYTES

_REASONS = {
    "word.old": "lint.old",
    "word.rtf": "lint.kind",
    "word.not_word": "lint.kind",
    "word.pdf": "lint.kind",
    "word.password": "lint.password",
    "word.damaged": "lint.damaged",
    "word.too_big": "lint.too_big",
}
"""The same reasons, said to whoever wants a paper checked."""
_PDF = b"%PDF"


def is_pdf(path: Path) -> bool:
    """Tell a PDF by its first bytes.

    Raises:
        FileRefused: ``file.*``: it cannot be read.
    """
    return _PDF in read_bytes(path, limit=MOST_BYTES)[:1024]


@contextmanager
def said_for_lint(path: Path) -> Iterator[None]:
    """Refuse a Word file in the words of whoever wants it checked.

    Raises:
        FileRefused: ``lint.old``, ``lint.kind``, ``lint.password``, ``lint.damaged`` or
            ``lint.too_big`` in the place of ``word.*``.
    """
    try:
        yield
    except FileRefused as refusal:
        code = _REASONS.get(refusal.code)
        if code is None:
            raise
        raise FileRefused(code, name=path.name) from None
