"""Blocks of cells on the clipboard: tabs part cells, lines part rows, as Excel writes them."""

import re
from collections.abc import Sequence

_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")
_LINE_IN_WORD = "\v"


def parse_block(text: str) -> list[list[str]]:
    """Return the cells of a block copied from Excel or Word.

    Excel puts a cell between quotes only where it holds a tab, a line break or doubled quotes;
    other quotes belong to the text.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not text:
        return []
    rows: list[list[str]] = [[]]
    place = 0
    while True:
        quoted = _QUOTED.match(text, place)
        if quoted is not None and re.search(r'[\t\n]|""', quoted[1]):
            rows[-1].append(quoted[1].replace('""', '"'))
            place = quoted.end()
        else:
            plain = _PLAIN.match(text, place)
            cell = plain[0] if plain is not None else ""
            rows[-1].append(cell.replace(_LINE_IN_WORD, "\n"))
            place += len(cell)
        if place >= len(text):
            return rows
        if text[place] == "\n":
            rows.append([])
        place += 1


def block_text(rows: Sequence[Sequence[str]]) -> str:
    """Return cells as a block that Excel and :func:`parse_block` take apart again."""
    return "".join("\t".join(map(_quoted, cells)) + "\n" for cells in rows)


def _quoted(cell: str) -> str:
    if re.search(r'[\t\n"]', cell) is None:
        return cell
    return '"' + cell.replace('"', '""') + '"'
