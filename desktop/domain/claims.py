"""Claims that can be checked by arithmetic, read from Vietnamese sentences.

"6,58 điểm (tăng 1,74 điểm so với năm 2023 đạt 4,84 điểm)" says three numbers of which any two
give the third. Only forms that leave no doubt are read: a missed slip costs less than a false
alarm. Finding something never blocks anything.
"""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

_N = r"(?>\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?)"
"""A number, taken whole or not at all."""
_END = r"(?=\s*(?:[).,;:\n]|$|(?:và|so với|của|trở lên)\b))"
"""What may follow the last number: a noun there is a unit that is not known here."""
_UNIT = r"(?:điểm phần trăm|điểm %|điểm|%|bậc|nhiệm vụ|hồ sơ|thủ tục|doanh nghiệp|cơ sở)"
_SIGN = r"(?P<sign>tăng|giảm|thấp hơn|cao hơn|vượt)"
_MORE = rf"{_SIGN}\s+(?:thêm\s+|lên\s+|đi\s+)?(?P<delta>{_N})\s*(?P<delta_unit>{_UNIT})?"
_YEAR = (
    r"(?:năm\s+(?:trước|\d{4})|cùng kỳ(?:\s+năm\s+(?:trước|\d{4}))?|kỳ trước"
    r"|quý\s+\w+(?:[/ ]\d{4})?)"
)
_RANK = r"(?:(?:hạng|vị trí|thứ)(?:\s+thứ)?\s+)"
_OF = r"(?:/\d+)?"
"""Out of how many: "hạng 13/63"."""
_IN = r"(?:\s+(?:trong\s+)?năm\s+\d{4})?"
_BASE = rf"(?P<rank>{_RANK})?(?P<base>{_N})(?:/\d+)?\s*(?P<base_unit>{_UNIT})?{_END}"
_VALUE = rf"(?<![\d/.,])(?P<value>{_N})(?:/\d+)?\s*(?P<value_unit>{_UNIT})?"

_COMPARED = re.compile(
    rf"{_VALUE}(?:\s+trở lên|\s+trở xuống)?\s*[,(;]?\s*\(?{_MORE}\s+so với\s+"
    rf"(?:(?:mức|kết quả|chỉ tiêu|của|điểm số)\s+)*(?:{_YEAR})?\s*"
    rf"(?:[(:,]\s*|là\s+|đạt\s+|mức\s+)*{_BASE}",
    re.IGNORECASE,
)
"""6,58 điểm trở lên (tăng 1,74 điểm so với năm 2023 đạt 4,84 điểm)."""
_FROM_TO = (
    rf"từ\s+(?P<rank>{_RANK})?(?P<base>{_N}){_OF}\s*(?P<base_unit>{_UNIT})?{_IN}\s+"
    rf"(?:lên|xuống|còn|đến)\s+(?:còn\s+)?{_RANK}?(?P<value>{_N}){_OF}(?!\d)"
    rf"\s*(?P<value_unit>{_UNIT})?"
)
_DELTA_THEN_RANGE = re.compile(
    rf"{_MORE}(?:\s+so với\s+{_YEAR})?\s*[,(;:]?\s*\(?{_FROM_TO}(?!\w)", re.IGNORECASE
)
"""tăng 02 bậc so với năm 2022 (từ hạng 15 lên hạng 13)."""
_RANGE_THEN_DELTA = re.compile(
    rf"{_FROM_TO}{_IN}\s*[,(;]\s*\(?(?:tức\s+|nghĩa là\s+)?{_MORE}{_END}", re.IGNORECASE
)
"""từ 4,84 điểm lên 6,58 điểm, tăng 1,74 điểm."""
_SHARE = re.compile(
    rf"(?<![\d/.,])(?P<part>{_N})\s?/\s?(?P<whole>{_N})(?![\d/])"
    rf"\s+(?P<what>[^\d().;,:/]{{1,80}}?)"
    rf"\s*(?:\((?:đạt|chiếm|bằng|tỷ lệ|tỉ lệ|tương đương|đạt tỷ lệ|đạt tỉ lệ)?\s*"
    rf"|,?\s*(?:đạt tỷ lệ|đạt tỉ lệ|tương đương|chiếm tỷ lệ|đạt|chiếm|bằng)\s+)"
    rf"(?P<share>{_N})\s?%{_END}",
    re.IGNORECASE,
)
"""21/33 nhiệm vụ (63,6%)."""
_SHARE_FIRST = re.compile(
    rf"(?<![\d/.,])(?P<share>{_N})\s?%\s*(?P<what>[^\d().;,:/%]{{0,40}}?)"
    rf"\(\s*(?P<part>{_N})\s?/\s?(?P<whole>{_N})(?![\d/])",
    re.IGNORECASE,
)
"""đạt 63,6% (21/33 nhiệm vụ)."""
_TERMS = rf"(?:{_N})(?:\s*điểm)?(?:\s*\+\s*(?:{_N})(?:\s*điểm)?){{1,12}}"
_SUM = re.compile(
    rf"(?<![\d/.,])(?P<total>{_N})\s*(?:điểm|%)?\s*(?:=|\(\s*=?)\s*(?P<terms>{_TERMS})"
    rf"|(?<![\d/.,+] )(?P<terms2>{_TERMS})\s*=\s*(?P<total2>{_N})",
    re.IGNORECASE,
)
"""17,33 điểm (4,84 + 4,14 + 3,60 + 4,75)."""
_LISTED = re.compile(
    rf"tổng(?:\s+(?:số\s+)?điểm)?(?:\s+(?:của\s+)?[^\d().;:]{{0,40}}?)?\s+(?:đạt\s+|là\s+)?"
    rf"(?P<total>{_N})\s*điểm\s*[(,:]\s*(?:gồm|bao gồm|trong đó)"
    rf"(?P<list>[^()\n]+?)(?:\)|\.\s|\.$|\n|$)",
    re.IGNORECASE,
)
"""tổng điểm đạt 17,33 điểm, gồm: … 4,84 điểm; … 4,14 điểm."""
_POINTS = re.compile(rf"(?P<points>{_N})\s*điểm", re.IGNORECASE)
_WEIGHTS = re.compile(rf"trọng số\s*:?\s*(?P<weight>{_N})\s?%", re.IGNORECASE)
_ALL_WEIGHTS = re.compile(
    r"(?P<count>\d{1,2})\s+chỉ số(?:\s+thành phần)?[^.\n]*?trọng số", re.IGNORECASE
)
_COUNT_LIST = re.compile(
    r"(?<![\d/.,])(?P<done>\d{1,5})/(?P<all>\d{1,5})\s+nhiệm vụ\s+(?:đã\s+)?(?:được\s+)?"
    r"(?:thực hiện|hoàn thành)[^.\n]*",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?<![\d/.,])(?P<count>\d{1,5})\s+nhiệm vụ\s+(?:đang|chưa|quá hạn)", re.IGNORECASE
)
_OVERLAP = re.compile(r"trong đó|bao gồm|gồm|thường xuyên", re.IGNORECASE)
_CITED = re.compile(
    r"(?:(?<!chỉ )(?<!tổng )(?<!điểm )số|năm|ngày|tháng|quý|điều|khoản|mục|bảng)\s*$", re.IGNORECASE
)
_DATED = re.compile(r"(?:trước|đến|từ|sau|hết|nhất|và|-)\s*$", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:khoảng|trên|hơn|gần|dưới|ít nhất|tối thiểu|tăng|giảm|vượt|thêm|từ)\s*$", re.IGNORECASE
)
_RANKED = re.compile(r"(?:hạng|vị trí|thứ)\s*$", re.IGNORECASE)
_CHANGED = re.compile(r"(?:tăng|giảm)\s+\d|năm\s+\d{4}|so với", re.IGNORECASE)
_MONTHS = 12
_YEARS = range(1990, 2201)
_TOTAL_TOLERANCE = Decimal("0.05")
"""Published component scores are rounded (domain paper §3.1)."""
_WHOLE = Decimal(100)
_FEWEST_POINTS = 3
_KEPT = 8_192
"""Texts whose answer is remembered: a plan is checked again after each change of one of them."""
_LONGEST = 4_000
"""Signs of a paragraph that is read: a longer one would hold the window up."""
_BEFORE = 12
"""Signs before a number that say what kind it is."""


class ClaimKind(StrEnum):
    """What a claim says."""

    CHANGE = "claim.change"
    RANK = "claim.rank"
    SHARE = "claim.share"
    SUM = "claim.sum"
    WEIGHTS = "claim.weights"
    COUNTS = "claim.counts"


class Claim(NamedTuple):
    """A claim that does not add up.

    ``quote`` is its words, code points ``start`` to ``end`` of the text. A change is told in the
    direction of its own word: "tăng 0,36" that is a loss of 0,36 has -0.36 as ``computed``.
    """

    kind: ClaimKind
    quote: str
    start: int
    end: int
    stated: Decimal
    computed: Decimal


@lru_cache(maxsize=_KEPT)
def wrong_claims(text: str) -> tuple[Claim, ...]:
    """Return the claims of a text that do not add up, in the order of their places.

    A paragraph is read by itself; one longer than a page is not read at all.
    """
    found: list[Claim] = []
    start = 0
    for line in text.split("\n"):
        if len(line) <= _LONGEST:
            found += (
                one._replace(start=one.start + start, end=one.end + start) for one in _in_line(line)
            )
        start += len(line) + 1
    return tuple(found)


def _in_line(text: str) -> list[Claim]:
    read = (*_changes(text), *_shares(text), *_totals(text), *_weights(text), *_counts(text))
    found: list[Claim] = []
    for claim in sorted(read, key=lambda one: (one.start, -one.end)):
        if not found or claim.start >= found[-1].end:
            found.append(claim)
    return found


def _changes(text: str) -> Iterator[Claim]:
    for match in _COMPARED.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        ranked = bool(_RANKED.search(before))
        plain = not match["value_unit"] and not {",", "."} & set(match["value"])
        if _CITED.search(before) or (plain and not ranked) or bool(match["rank"]) != ranked:
            continue
        yield from _change(match, ranked=ranked)
    for pattern in (_DELTA_THEN_RANGE, _RANGE_THEN_DELTA):
        for match in pattern.finditer(text):
            yield from _change(match, ranked=bool(match["rank"]))


def _change(match: re.Match[str], *, ranked: bool) -> Iterator[Claim]:
    value, base, delta = (_number(match[name]) for name in ("value", "base", "delta"))
    units = [(match[f"{name}_unit"] or "").lower() for name in ("value", "base", "delta")]
    way = 1 if match["sign"].lower() in {"tăng", "cao hơn", "vượt"} else -1
    if base == base.to_integral_value() and int(base) in _YEARS and not units[1]:
        return
    if ranked or units[2] == "bậc":
        # A better place has a smaller number.
        moved = way * (base - value)
        if units[2] == "bậc" and not any(units[:2]) and delta != moved:
            yield _claim(ClaimKind.RANK, match, delta, moved)
        return
    readings = [way * _rounded(found, match["delta"]) for found in _moves(value, base, units)]
    if readings and delta not in readings:
        yield _claim(ClaimKind.CHANGE, match, delta, readings[0])


def _moves(value: Decimal, base: Decimal, units: list[str]) -> list[Decimal]:
    """Return what the change may be: between two shares "10%" is read both ways."""
    moves = [value - base] if _comparable(*units) else []
    if units[2] == "%" and base and units[0] in {units[1], ""}:
        moves.append((value - base) * _WHOLE / base)
    return moves


def _comparable(value: str, base: str, delta: str) -> bool:
    """Say whether three units can stand in one subtraction; a unit left out is the others'."""
    shares = {"%", "điểm %", "điểm phần trăm"}
    if delta in shares - {"%"}:
        return value in {"%", ""} and base in {"%", ""}
    named = {unit for unit in (value, base, delta) if unit}
    return len(named) <= 1


def _shares(text: str) -> Iterator[Claim]:
    for pattern in (_SHARE, _SHARE_FIRST):
        for match in pattern.finditer(text):
            part, whole, share = (_number(match[name]) for name in ("part", "whole", "share"))
            if whole == 0 or _dated(text, match.start("part"), whole):
                continue
            if pattern is _SHARE_FIRST and _no_share(text, match):
                continue
            exact = part * 100 / whole
            # Cutting digits off instead of rounding them is common and no slip worth a word.
            if abs(exact - share) >= _step(match["share"]):
                yield _claim(ClaimKind.SHARE, match, share, _rounded(exact, match["share"]))


def _dated(text: str, start: int, whole: Decimal) -> bool:
    """Say whether "a/b" is the number of a document, or a day: "số 55/2019", "trước 15/12"."""
    before = text[max(0, start - _BEFORE) : start]
    return bool(_CITED.search(before)) or (whole <= _MONTHS and bool(_DATED.search(before)))


def _no_share(text: str, match: re.Match[str]) -> bool:
    """Say whether a percentage is not that of the numbers in brackets after it."""
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    return bool(_ABOUT.search(before)) or "so với" in match["what"].lower()


def _totals(text: str) -> Iterator[Claim]:
    for match in _SUM.finditer(text):
        stated = match["total"] or match["total2"]
        terms = re.findall(_N, match["terms"] or match["terms2"])
        yield from _total(match, stated, terms)
    for match in _LISTED.finditer(text):
        points = [one["points"] for one in _POINTS.finditer(match["list"])]
        if len(points) >= _FEWEST_POINTS and not _CHANGED.search(match["list"]):
            yield from _total(match, match["total"], points)


def _total(match: re.Match[str], stated: str, terms: list[str]) -> Iterator[Claim]:
    computed = sum((_number(term) for term in terms), Decimal(0))
    if abs(computed - _number(stated)) > _TOTAL_TOLERANCE:
        yield _claim(ClaimKind.SUM, match, _number(stated), computed)


def _weights(text: str) -> Iterator[Claim]:
    """Check weights listed in one paragraph that says how many there are."""
    stated = list(_WEIGHTS.finditer(text))
    total = sum((_number(one["weight"]) for one in stated), Decimal(0))
    told = _ALL_WEIGHTS.search(text)
    if told is None or len(stated) <= 1 or len(stated) != int(told["count"]) or total == _WHOLE:
        return
    start, end = stated[0].start(), stated[-1].end()
    yield Claim(ClaimKind.WEIGHTS, text[start:end], start, end, _WHOLE, total)


def _counts(text: str) -> Iterator[Claim]:
    for match in _COUNT_LIST.finditer(text):
        listed = match[0]
        if _OVERLAP.search(listed):
            continue
        total = int(match["done"]) + sum(int(one["count"]) for one in _COUNTED.finditer(listed))
        if total > int(match["all"]):
            yield _claim(ClaimKind.COUNTS, match, Decimal(match["all"]), Decimal(total))


def _claim(kind: ClaimKind, match: re.Match[str], stated: Decimal, computed: Decimal) -> Claim:
    return Claim(kind, match[0], match.start(), match.end(), stated, computed)


def _number(written: str) -> Decimal:
    if "," in written:
        return Decimal(written.replace(".", "").replace(",", "."))
    whole, point, part = written.partition(".")
    if point and len(part) == 3 and whole != "0":  # noqa: PLR2004 - a thousands dot
        return Decimal(whole + part)
    if written.count(".") > 1:
        return Decimal(written.replace(".", ""))
    return Decimal(written)


def _places(written: str) -> int:
    value = _number(written).as_tuple().exponent
    return -value if isinstance(value, int) else 0


def _step(written: str) -> Decimal:
    return Decimal(1).scaleb(-_places(written))


def _rounded(value: Decimal, like: str) -> Decimal:
    return value.quantize(_step(like), ROUND_HALF_UP)
