"""Standard output that fails: its reader has gone, or the disk it is sent to is full."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from desktop.domain.errors import FileRefused


class ReaderGone(Exception):  # noqa: N818 - reads as a fact
    """The program that read our output has ended."""


@contextmanager
def printing_to(stream: TextIO | None) -> Iterator[None]:
    """Tell a stream that fails apart from every other error of the system.

    Raises:
        ReaderGone: nobody reads it any more.
        FileRefused: ``output.unwritable``.
    """
    try:
        yield
    except OSError as error:
        _let_go_of(stream)
        if isinstance(error, BrokenPipeError):
            raise ReaderGone from error
        raise FileRefused("output.unwritable", reason=error.strerror) from error


def _let_go_of(stream: TextIO | None) -> None:
    """Lead the stream nowhere: Python writes once more when it ends, and would complain again."""
    if stream is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
