"""Ô số 1 to 5: national name, issuer, number, day, type name and title."""

import re

from desktop.domain.layout import Style
from desktop.domain.lint.anatomy import Sheet
from desktop.domain.lint.departure import Departures
from desktop.domain.lint.type_names import TYPE_CODES, UNSIGNED_TYPES
from desktop.domain.observed import Passage

_NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_NUMBER = re.compile(r"(Số)(\s*:?)([\s.…_]*)(\d*)([\s.…_]*)(/)?(\s*)(.*)$", re.DOTALL)
_SYMBOL = re.compile(r"[A-ZĐa-zđ&.]+(-[A-ZĐa-zđ&.]+)*$")
_DAY = re.compile(
    r"(?P<place>.*?)(?P<comma>,?)\s*ngày(?P<day>[\s\d.…_]*)tháng(?P<month>[\s\d.…_]*)"
    r"năm(?P<year>[\s\d.…_]*)\.?$",
    re.DOTALL,
)
_ROOM = 3
"""Characters that a stamp needs at the least."""
_SHORTEST, _LONGEST = 0.3, 0.53
"""1/3 to 1/2 of the line, with a hair's breadth of measure."""
_MOTTO_SHORTEST, _MOTTO_LONGEST = 0.9, 1.1
_ASIDE = 4.0
_LONGEST_LINE = 300


def check_letterhead(sheet: Sheet, found: Departures) -> None:
    """Judge what stands above the text."""
    if sheet.annex:
        return
    nation, motto = sheet.of(Style.NATION), sheet.one(Style.MOTTO)
    _present(sheet, Style.NATION, "lint.nation.missing", found)
    _present(sheet, Style.MOTTO, "lint.motto.missing", found)
    _present(sheet, Style.ISSUER, "lint.issuer.missing", found)
    if nation and " ".join(line.words for line in nation).upper() not in _NATION:
        found.must("lint.nation.text", Style.NATION, nation[0])
    if motto is not None and motto.words.rstrip(" .") != _MOTTO:
        found.must("lint.motto.text", Style.MOTTO, motto, given=motto.words[:60])
    _rule(motto, Style.MOTTO, found)
    issuers = sheet.of(Style.ISSUER)
    _rule(issuers[-1] if issuers else None, Style.ISSUER, found)
    if not sheet.carried and sheet.type_name not in UNSIGNED_TYPES:
        _number(sheet, found)
        _day(sheet, found)
    _name(sheet, found)
    _level(sheet, found)


def _present(sheet: Sheet, element: Style, code: str, found: Departures) -> None:
    if sheet.one(element) is None:
        found.must(code, element, "Trang 1" if sheet.first_of_file else _start(sheet))


def _start(sheet: Sheet) -> str:
    passage = sheet.lines[0].passage
    return f"Trang {passage.place.page}" if passage.place.page else f"Đoạn {passage.place.line}"


def _rule(passage: Passage | None, element: Style, found: Departures) -> None:
    """Judge the rule under a line: drawn, and of the right length."""
    if passage is None or passage.bordered or any(look.underline for look in passage.looks):
        return
    if passage.rule is None:
        found.must("lint.rule.missing", element, passage)
        return
    share = f"{passage.rule * 100:.0f}%"
    if element is Style.MOTTO:
        if not _MOTTO_SHORTEST <= passage.rule <= _MOTTO_LONGEST:
            found.must("lint.rule.motto", element, passage, share=share)
    elif not _SHORTEST <= passage.rule <= _LONGEST:
        found.must("lint.rule.length", element, passage, share=share)
    if abs(passage.aside) > _ASIDE:
        found.must("lint.rule.aside", element, passage)


def _spaced(line: Passage) -> str:
    """Return the text of a line with every space, at most so much as a line holds."""
    return line.text.replace("\u00a0", " ").strip()[:_LONGEST_LINE]


def _number(sheet: Sheet, found: Departures) -> None:
    line = sheet.one(Style.NUMBER)
    if line is None:
        found.must("lint.number.missing", Style.NUMBER, "Trang 1")
        return
    text = _spaced(line)
    match = _NUMBER.match(text)
    if match is None or match.group(2).strip() != ":":
        found.must("lint.number.colon", Style.NUMBER, line)
        if match is None:
            return
    room, digits, more, slash, gap, symbol = match.groups()[2:]
    if not slash or not symbol.strip():
        found.must("lint.number.symbol", Style.NUMBER, line)
        return
    if digits and len(digits) == 1:
        found.must("lint.number.zero", Style.NUMBER, line, given=digits)
    if not digits and len(room + more) < _ROOM:
        found.explain("lint.number.room", Style.NUMBER, line)
    spaced = bool(digits and more) or bool(gap) or re.search(r"\s*-\s+|\s+-\s*", symbol)
    if spaced:
        found.must("lint.number.spaces", Style.NUMBER, line)
        symbol = re.sub(r"\s*-\s*", "-", symbol)
    if not _SYMBOL.match(symbol.strip()) or symbol == symbol.lower():
        found.must("lint.number.symbol", Style.NUMBER, line)
        return
    _kind(sheet, line, symbol.strip(), found)


def _kind(sheet: Sheet, line: Passage, symbol: str, found: Departures) -> None:
    """Hold the first letters of a symbol against the kind of paper."""
    first = symbol.split("-", maxsplit=1)[0]
    code = TYPE_CODES.get(sheet.type_name)
    if code is not None and first != code:
        found.must("lint.number.kind", Style.NUMBER, line, given=symbol, wanted=code)
    if sheet.type_name == "cong van" and first in set(TYPE_CODES.values()):
        found.explain("lint.number.letter", Style.NUMBER, line, given=symbol)


def _day(sheet: Sheet, found: Departures) -> None:
    line = sheet.one(Style.PLACE_DATE)
    if line is None:
        found.must("lint.day.missing", Style.PLACE_DATE, "Trang 1")
        return
    match = _DAY.match(_spaced(line))
    if match is None:
        found.must("lint.day.form", Style.PLACE_DATE, line)
        return
    if not match["place"].strip():
        found.must("lint.day.place", Style.PLACE_DATE, line)
    elif not match["comma"]:
        found.must("lint.day.comma", Style.PLACE_DATE, line)
    day, month, year = (match[name].strip() for name in ("day", "month", "year"))
    bare = [name for name in ("day", "month", "year") if not _digits(match[name])]
    if any(len(match[name]) < _ROOM for name in bare):
        found.explain("lint.day.room", Style.PLACE_DATE, line)
    if _digits(day):
        _two_digits(day, line, found, always=False)
    if _digits(month):
        _month(month, line, found)
    impossible = int(_digits(day) or 1) not in range(1, 32)
    if (
        impossible
        or int(_digits(month) or 1) not in range(1, 13)
        or len(_digits(year)) not in {0, 4}
    ):
        found.must("lint.day.impossible", Style.PLACE_DATE, line)


def _digits(text: str) -> str:
    return "".join(char for char in text if char in "0123456789")[:6]


def _two_digits(day: str, line: Passage, found: Departures, *, always: bool) -> None:
    if len(_digits(day)) == 1 and (always or int(_digits(day))):
        found.must("lint.day.zero", Style.PLACE_DATE, line, given=f"ngày {day}")


def _month(month: str, line: Passage, found: Departures) -> None:
    digits = _digits(month)
    if digits in {"1", "2"}:
        found.must("lint.day.zero", Style.PLACE_DATE, line, given=f"tháng {digits}")
    if len(digits) == 2 and digits[0] == "0" and digits[1] in "3456789":  # noqa: PLR2004 - "03" to "09"
        found.must("lint.day.month", Style.PLACE_DATE, line, given=f"tháng {digits}")


def _name(sheet: Sheet, found: Departures) -> None:
    name = sheet.one(Style.TYPE_NAME)
    if name is None:
        if sheet.one(Style.SUBJECT) is None:
            found.must("lint.type.missing", Style.TYPE_NAME, "Trang 1")
        elif sheet.of(Style.SUBJECT)[0].words[:3] != "V/v":
            found.must("lint.subject.form", Style.SUBJECT, sheet.of(Style.SUBJECT)[0])
        return
    titles, notes = sheet.of(Style.TITLE), sheet.of(Style.ANNEX_NOTE)
    if not titles:
        found.must("lint.title.missing", Style.TITLE, name)
    last = (notes or titles or (name,))[-1]
    _rule(last, Style.TITLE, found)


def check_annex_rule(sheet: Sheet, found: Departures) -> None:
    """Judge the rule under "(Kèm theo …)" of a phụ lục."""
    notes = sheet.of(Style.ANNEX_NOTE)
    if notes:
        _rule(notes[-1], Style.ANNEX_NOTE, found)


def _level(sheet: Sheet, found: Departures) -> None:
    """Judge that number and day stand on one line."""
    number, day = sheet.one(Style.NUMBER), sheet.one(Style.PLACE_DATE)
    if number is None or day is None or number.row is None or day.row is None:
        return
    if number.row != day.row:
        found.must("lint.level", Style.PLACE_DATE, day)
