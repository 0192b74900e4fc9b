"""Ô số 7 and 9b: who signs, and who gets the paper."""

import re

from desktop.domain.layout import Style
from desktop.domain.lint.anatomy import Sheet, is_office
from desktop.domain.lint.departure import Departures
from desktop.domain.lint.type_names import UNSIGNED_TYPES
from desktop.domain.observed import Passage
from desktop.domain.text import fold

_TITLES = re.compile(
    r"((PGS|GS|TSKH|TS|ThS|Th\.S|BS|BSCK\w*|KS|CN|LS|NGƯT|NGND|TTND|TTƯT)[.\s]"
    r"|(Tiến sĩ|Thạc sĩ|Cử nhân|Kỹ sư|Bác sĩ|Phó giáo sư|Giáo sư|Luật sư)\s|(Ông|Bà)\s)",
    re.IGNORECASE,
)
_FOR = re.compile(r"(TM|KT|TL|TUQ|Q)\b(\.?)")
_WRONG = re.compile(r"[TK]\s*/\s*[MTL]\b|THAY MẶT|THỪA LỆNH|THỪA ỦY QUYỀN", re.IGNORECASE)


def check_closing(sheet: Sheet, found: Departures) -> None:
    """Judge signature and recipients; what goes with another paper has neither."""
    if sheet.annex or sheet.carried or sheet.type_name in UNSIGNED_TYPES:
        return
    _signature(sheet, found)
    _recipients(sheet, found)


def _signature(sheet: Sheet, found: Departures) -> None:
    authority, signer = sheet.of(Style.AUTHORITY), sheet.one(Style.SIGNER)
    last = _last(sheet)
    if not authority:
        found.must("lint.authority.missing", Style.AUTHORITY, signer or last)
    if signer is None:
        found.must("lint.signer.missing", Style.SIGNER, authority[-1] if authority else last)
    elif _TITLES.match(signer.words):
        found.must("lint.signer.degree", Style.SIGNER, signer)
    for line in authority:
        match = _FOR.match(line.words.upper())
        if _WRONG.match(line.words) or (match is not None and not match[2]):
            found.must("lint.authority.form", Style.AUTHORITY, line)
    if authority:
        _collective(sheet, authority, found)
        _deputy(authority, found)


def _last(sheet: Sheet) -> Passage | str:
    return sheet.lines[-1].passage if sheet.lines else "Trang 1"


def _collective(sheet: Sheet, authority: tuple[Passage, ...], found: Departures) -> None:
    """Judge who signs for whom: a committee by TM., a department by its head alone."""
    issuer = fold(" ".join(line.words for line in sheet.of(Style.ISSUER)))
    committee = issuer.startswith(("uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd"))
    power = fold(" ".join(line.words for line in sheet.of(Style.POWER)))
    first = fold(authority[0].words)
    alone = power.startswith("chu tich") or first.startswith(("tm", "tl", "tuq", "t/m", "t/l"))
    if committee and not alone and first.startswith(("chu tich", "kt", "pho chu tich", "q")):
        found.explain("lint.authority.collective", Style.AUTHORITY, authority[0])
    if issuer.startswith(("so ", "phong ")) and first.startswith("tm"):
        found.explain("lint.authority.head", Style.AUTHORITY, authority[0])


def _deputy(authority: tuple[Passage, ...], found: Departures) -> None:
    """Judge that after KT. comes a deputy, and a deputy after KT."""
    words = [fold(line.words) for line in authority]
    stands_in = [place for place, text in enumerate(words) if text.startswith("kt")]
    if stands_in and not any(text.startswith("pho ") for text in words[stands_in[-1] + 1 :]):
        found.must("lint.authority.deputy", Style.AUTHORITY, authority[stands_in[-1]])
    deputies = [place for place, text in enumerate(words) if text.startswith("pho ")]
    behalf = any(text.startswith(("kt", "tl", "tuq", "k/t", "t/l")) for text in words)
    if deputies and not behalf:
        found.must("lint.authority.for_head", Style.AUTHORITY, authority[deputies[0]])


def _recipients(sheet: Sheet, found: Departures) -> None:
    head, lines = sheet.one(Style.RECIPIENTS_HEAD), sheet.of(Style.RECIPIENT)
    if head is None:
        found.must("lint.recipients.missing", Style.RECIPIENTS_HEAD, _last(sheet))
        return
    if head.words != "Nơi nhận:":
        found.must("lint.recipients.head", Style.RECIPIENTS_HEAD, head)
    _level(sheet, head, found)
    if not lines:
        found.must("lint.recipients.missing", Style.RECIPIENTS_HEAD, head)
        return
    _marks(lines, found)
    answers = any(fold(line.words).startswith("- nhu tren") for line in lines)
    addressed = sheet.one(Style.ADDRESSEE) is not None
    if addressed and not fold(lines[0].words).lstrip("- ").startswith("nhu tren"):
        found.must("lint.recipients.as_above", Style.RECIPIENT, lines[0])
    if answers and not addressed:
        found.must("lint.recipients.nothing_above", Style.RECIPIENT, lines[0])


def _marks(lines: tuple[Passage, ...], found: Departures) -> None:
    for place, line in enumerate(lines, 1):
        words, last = line.words, place == len(lines)
        if not re.match(r"-\s", words):
            found.must("lint.recipients.dash", Style.RECIPIENT, line)
        if last and not words.endswith("."):
            found.must("lint.recipients.stop", Style.RECIPIENT, line)
        if not last and not words.endswith(";"):
            found.must("lint.recipients.semicolon", Style.RECIPIENT, line)
    filed = [line for line in lines if re.match(r"-?\s*luu\b", fold(line.words))]
    if not filed:
        found.must("lint.recipients.filed", Style.RECIPIENT, lines[-1])
    elif filed[-1] is not lines[-1]:
        found.must("lint.recipients.filed_last", Style.RECIPIENT, filed[-1])
    elif not re.match(r"-?\s*Lưu\s*:", filed[-1].words):
        found.note("lint.recipients.filed_colon", Style.RECIPIENT, filed[-1])


def _level(sheet: Sheet, head: Passage, found: Departures) -> None:
    """Judge that recipients begin level with the power to sign."""
    authority = sheet.one(Style.AUTHORITY)
    if authority is None or head.row is None or authority.row is None:
        return
    if head.row != authority.row and is_office(authority.words):
        found.must("lint.level", Style.RECIPIENTS_HEAD, head)
