"""The pure half of taking an edited Word file back: bookmarks, alignment, words that differ."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.plain import told_task
from desktop.domain.plan import Emphasis, EmphasisKind, Head, Recipient, Section, SectionKind, Task
from desktop.domain.record import new_id
from desktop.domain.word_align import align, moved
from desktop.domain.word_diff import follow, is_minor, spans
from desktop.domain.word_fields import (
    head_with,
    recipient_of,
    section_of,
    split_label,
    task_of,
)
from desktop.domain.word_lines import FoundLine, PrintedLine
from desktop.domain.word_source import (
    MOST_NAME,
    Source,
    SourceKind,
    bookmark_name,
    digest,
    read_bookmark,
)


@given(
    kind=st.sampled_from(SourceKind),
    identity=st.none() | st.uuids(),
    line=st.integers(0, 9999),
    text=st.text(),
)
def test_a_bookmark_tells_its_source_and_fits_what_word_allows(
    kind: SourceKind, identity: UUID | None, line: int, text: str
) -> None:
    source = Source(kind=kind, id=identity, line=line)
    name = bookmark_name(source, text)
    assert len(name) <= MOST_NAME
    assert name.startswith("_")
    mark = read_bookmark(name)
    assert mark is not None
    assert (mark.source, mark.digest) == (source, digest(text))


@pytest.mark.parametrize("name", ["_GoBack", "_Toc123456", "", "_s_0_ABC", "_q_0_aaaaa"])
def test_a_bookmark_of_somebody_else_is_none_of_ours(name: str) -> None:
    assert read_bookmark(name) is None


@pytest.mark.parametrize(
    ("before", "after", "minor"),
    [
        ("hòa bình", "hoà bình", True),
        ("hai  dấu cách", "hai dấu cách", True),
        ("Khánh Hòa", "Khánh Hoa", False),
        ("má", "mà", False),
        ("ca", "că", False),
    ],
)
def test_spaces_and_places_of_tone_marks_are_minor(before: str, after: str, minor: bool) -> None:
    assert is_minor(before, after) is minor


def test_only_the_words_that_differ_are_marked() -> None:
    gone, come = spans("rà soát thủ tục", "rà soát kỹ thủ tục")
    assert gone == ()
    assert ["rà soát kỹ thủ tục"[low:high] for low, high in come] == ["kỹ "]


@given(st.text("ab ,", max_size=30), st.text("ab ,", max_size=30))
def test_a_place_stays_inside_the_new_text(before: str, after: str) -> None:
    place = follow(before, after)
    assert all(0 <= place(offset) <= len(after) for offset in range(len(before) + 1))


def line(source: Source, text: str) -> PrintedLine:
    return PrintedLine(source=source, cells=(text,))


def test_a_line_without_bookmark_is_found_by_likeness_and_a_strange_one_is_new() -> None:
    printed = [
        line(Source(kind=SourceKind.SECTION, id=new_id()), text) for text in ("một hai ba", "x y z")
    ]
    found = [
        FoundLine(cells=("một hai bốn ba",)),
        FoundLine(cells=("khác hẳn",)),
        FoundLine(cells=("x y z",)),
    ]
    assert align(printed, found) == [0, None, 1]


def test_what_left_its_order_is_told() -> None:
    assert moved([1, 2, 0, None, 3]) == [2]


@pytest.mark.parametrize(
    ("text", "label", "parts"),
    [
        ("III. Tên", "III.", ("III.", "Tên")),
        ("IV. Tên", "III.", ("IV.", "Tên")),
        ("Tên mới", "III.", ("", "Tên mới")),
        ("- Việc", "-", ("-", "Việc")),
        ("Việc", "", ("", "Việc")),
    ],
)
def test_a_label_is_told_from_the_text(text: str, label: str, parts: tuple[str, str]) -> None:
    assert split_label(text, label) == parts


def test_emphasis_stays_on_its_words() -> None:
    section = Section(
        id=new_id(),
        kind=SectionKind.PARAGRAPH,
        text="Giao Công an xã chủ trì",
        emphasis=(Emphasis(start=5, end=15, kind=EmphasisKind.BOLD),),
    )
    changed = section_of(section, "Nay giao cho Công an xã chủ trì")
    (bold,) = changed.emphasis
    assert changed.text[bold.start : bold.end] == "Công an xã"


def test_brackets_of_a_task_in_prose_go_back_into_their_cells() -> None:
    task = Task(
        id=new_id(), section_id=new_id(), content="Rà soát", actors_text="A", timing_text="B"
    )
    assert told_task(task) == "Rà soát (A; B)"
    changed = task_of(task, "Rà soát kỹ (A; C)")
    assert (changed.content, changed.actors_text, changed.timing_text) == ("Rà soát kỹ", "A", "C")
    assert told_task(changed) == "Rà soát kỹ (A; C)"


def test_head_and_recipients_are_read_from_their_lines() -> None:
    head = head_with(Head(), "number", "Số: 05/KH-UBND")
    assert head is not None
    assert (head.number, head.symbol) == ("05", "KH-UBND")
    dated = head_with(Head(), "place", "Đại Lãnh, ngày\u00a0\u00a0 tháng 8 năm 2024")
    assert dated is not None
    assert (dated.place, dated.day, dated.month, dated.year) == ("Đại Lãnh", None, 8, 2024)
    assert head_with(Head(), "place", "hôm nay") is None
    assert recipient_of("- UBND tỉnh (b/c);") == Recipient(name="UBND tỉnh", note="b/c")
