"""How ``sopgi report read`` chooses and prints the proposals of an edited Word file."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.cli import printing
from desktop.domain.errors import InputRefused
from desktop.domain.proposals import Proposal
from desktop.wording import sentence
from desktop.wording.word import KINDS, NOTES

if TYPE_CHECKING:
    from desktop.services.word_back import Reading

_MOST = 160


def show_reading(reading: "Reading", chosen: list[Proposal], *, as_json: bool) -> None:
    """Print the proposals of an edited Word file, and which of them were accepted."""
    if not as_json:
        printing.print_lines(_lines(reading, chosen))
        return
    printing.print_json(
        {
            "paper": reading.paper,
            "subject": reading.subject_id,
            "frozen": reading.frozen,
            "proposals": reading.proposals,
            "notes": reading.notes,
            "accepted": [reading.proposals.index(one) + 1 for one in chosen],
        }
    )


def chosen_proposals(reading: "Reading", wanted: str | None) -> list[Proposal]:
    """Return the proposals named by "all" or by numbers from 1: "1,3".

    Raises:
        InputRefused: ``word.no_such``.
    """
    if not wanted:
        return []
    if wanted == "all":
        return [one for one in reading.proposals if not one.minor]
    count = len(reading.proposals)
    chosen = []
    for part in wanted.split(","):
        number = part.strip()
        if not (number.isascii() and number.isdigit() and 1 <= int(number) <= count):
            raise InputRefused("word.no_such", found=number, count=count)
        chosen.append(reading.proposals[int(number) - 1])
    return list(dict.fromkeys(chosen))


def _lines(reading: "Reading", chosen: list[Proposal]) -> Iterable[str]:
    yield f"{reading.title}: {len(reading.proposals)} chỗ khác với sổ"
    if reading.frozen:
        yield sentence(InputRefused(reading.frozen))
    for number, one in enumerate(reading.proposals, 1):
        marks = "".join(
            f" [{word}]"
            for word, wanted in (
                ("đã nhận", one in chosen),
                ("sổ cũng đã đổi", one.conflict),
                ("chỉ khác khoảng trắng, dấu thanh", one.minor),
            )
            if wanted
        )
        yield f"{number}. {KINDS[one.kind]}: {one.place}{marks}"
        if one.before:
            yield f"   sổ:   {_short(one.before)}"
        if one.after:
            yield f"   Word: {_short(one.after)}"
    for note in reading.notes:
        yield f"Lưu ý: {_short(note.place or note.text)}: {NOTES[note.kind]}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MOST else f"{line[:_MOST].rstrip()}…"
