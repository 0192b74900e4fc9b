"""What every paper shares: letterhead lines, recipients, closing, annex headings."""

from desktop.domain.dates import format_paper_day, format_paper_month
from desktop.domain.narrative import paper_number
from desktop.domain.plain import recipient_text
from desktop.domain.plan import Head, Recipient, Signer
from desktop.exports.document import BLANK, Closing, Letterhead, printable


def letterhead(head: Head) -> Letterhead:
    """Return the head of page 1; number and day that are not given leave room for the stamp."""
    return Letterhead(
        parent_line=printable(head.parent_line),
        name_lines=tuple(printable(line) for line in head.name_lines),
        number_line=number_line(head),
        place_line=place_line(head),
    )


def number_line(head: Head) -> str:
    """Return "Số: 05/KH-UBND", or "Số:        /KH-UBND" with room for the number."""
    return printable(f"Số: {paper_number(head.number) or BLANK}/{head.symbol}")


def place_line(head: Head) -> str:
    """Return "Lạng Sơn, ngày 05 tháng 01 năm 2026", with room where a part is not given."""
    place = f"{head.place}, " if head.place else ""
    return printable(f"{place}{full_date(head)}")


def full_date(head: Head) -> str:
    """Return "ngày 05 tháng 01 năm 2026", with room where a part is not given."""
    day = format_paper_day(head.day) or BLANK
    month = format_paper_month(head.month) or BLANK
    year = str(head.year) if head.year is not None else BLANK
    return f"ngày {day} tháng {month} năm {year}"


def recipient_lines(recipients: tuple[Recipient, ...], *, answers: bool = False) -> tuple[str, ...]:
    """Return the lines under "Nơi nhận:"; ``answers`` puts "- Như trên;" first."""
    names = ["Như trên"] if answers else []
    names += [printable(recipient_text(recipient)) for recipient in recipients]
    return tuple(
        f"- {name}{'.' if index == len(names) else ';'}" for index, name in enumerate(names, 1)
    )


def closing(recipients: tuple[Recipient, ...], signer: Signer, *, answers: bool = False) -> Closing:
    """Return the foot of a paper."""
    return Closing(
        recipients=recipient_lines(recipients, answers=answers),
        authority=tuple(printable(line) for line in signer.lines),
        name=printable(signer.name),
    )


def attached_to(kind: str, head: Head, office: str) -> str:
    """Return the line under the title of an annex: "(Kèm theo Báo cáo số … của …)"."""
    number = paper_number(head.number) or BLANK
    return printable(f"(Kèm theo {kind} số {number}/{head.symbol} {full_date(head)} của {office})")
