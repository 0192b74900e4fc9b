"""Live numbers: linked to their sources, kept through edits around them, never forced on anyone."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.figures import (
    Drafted,
    Figures,
    carried,
    read_marks,
    rewritten,
    sound,
    stale_figures,
    unlinked,
    updated,
)
from desktop.domain.narrative import Draft
from desktop.domain.period import Period
from desktop.domain.plan import Comparator, Frequency, SectionKind, Target
from desktop.domain.record import new_id
from desktop.domain.report import Citation, FigureKey, Part, PartKey
from desktop.domain.result import Measure, MeasureKind, Result, ResultStatus
from tests import factories

GROUP = factories.section(SectionKind.GROUP, label="V", text="Chi phí")
TASKS = tuple(factories.task(GROUP.id, label=str(n), position=n) for n in range(1, 34))
TARGET = Target(
    id=new_id(),
    section_id=GROUP.id,
    component_id=new_id(),
    comparator=Comparator.AT_LEAST,
    value=Decimal("6.58"),
    baseline=Decimal("4.84"),
    baseline_year=2023,
)
PLAN = factories.plan(sections=(GROUP,), tasks=TASKS, targets=(TARGET,))
PERIOD = Period(
    id=new_id(),
    plan_id=PLAN.id,
    frequency=Frequency.YEAR,
    label="Năm 2024",
    year=2024,
    index=1,
    data_from=date(2023, 12, 15),
    data_to=date(2024, 12, 14),
)


def results(done, doing=0):
    states = [ResultStatus.DONE] * done + [ResultStatus.DOING] * doing
    return {
        task.id: Result(id=new_id(), period_id=PERIOD.id, task_id=task.id, status=status)
        for task, status in zip(TASKS, states, strict=False)
    }


def measured(value):
    return (
        Measure(
            id=new_id(),
            plan_id=PLAN.id,
            framework_id=new_id(),
            component_id=TARGET.component_id,
            period_id=PERIOD.id,
            kind=MeasureKind.RESULT,
            year=2024,
            value=Decimal(value),
        ),
    )


def figures(done=21, doing=7, value="5.92"):
    return Figures(PLAN, PERIOD, results(done, doing), measured(value))


def draft(done=21, doing=7):
    return Draft(PLAN, PERIOD, results(done, doing), measured("5.92")).drafted()


def told(drafted):
    return [drafted.text[one.start : one.end] for one in drafted.figures]


def now_stale(part, present):
    return [(one.was, one.now) for one in stale_figures(part, present)]


def test_every_number_of_the_overall_sentence_is_linked_and_no_word_is():
    drafted = draft()[PartKey.RESULTS]
    assert told(drafted)[:5] == ["14/12/2024", "21/33", "63,6%", "07", "05"]
    keys = [one.key for one in drafted.figures[:5]]
    assert keys == [
        FigureKey.DAY,
        FigureKey.DONE_OF_ALL,
        FigureKey.DONE_PERCENT,
        FigureKey.DOING,
        FigureKey.MISSING,
    ]
    assert all(one.subject_id is None for one in drafted.figures[:5])
    assert not any(mark in drafted.text for mark in "\x01\x02\x03")


def test_numbers_of_a_target_are_linked_to_it():
    drafted = draft()[PartKey.RESULTS]
    of_target = [
        drafted.text[one.start : one.end] for one in drafted.figures if one.subject_id == TARGET.id
    ]
    assert of_target == ["5,92", "tăng 1,08 điểm", "4,84", "chưa đạt", "6,58"]


@pytest.mark.parametrize(
    ("value", "change", "verdict"),
    [
        ("6.60", "tăng 1,76 điểm", "đạt"),
        ("4.80", "giảm 0,04 điểm", "chưa đạt"),
        ("4.84", "không đổi", "chưa đạt"),
    ],
)
def test_words_that_depend_on_a_number_change_with_it(value, change, verdict):
    present = figures(value=value)
    assert present.value(FigureKey.CHANGE, TARGET.id) == change
    assert present.value(FigureKey.VERDICT, TARGET.id) == verdict


def test_what_the_data_have_no_longer_has_no_value():
    assert figures().value(FigureKey.SCORE, new_id()) is None
    assert figures().value(FigureKey.DONE, new_id()) is None
    assert Figures(PLAN, PERIOD, {}).value(FigureKey.SCORE, TARGET.id) is None


def test_each_key_of_the_closed_set_has_a_value():
    present = figures()
    for key in FigureKey:
        values = [present.value(key, about) for about in (None, TARGET.id)]
        assert any(values), key


def test_words_around_a_number_are_the_clerks_and_the_number_stays_linked():
    before = draft()[PartKey.RESULTS]
    text = before.text.replace("Đến ngày", "Tính đến hết ngày").replace("đã thực hiện", "đã xong")
    part = rewritten(PartKey.RESULTS, before, text)
    assert part.text == text
    assert told(Drafted(text, part.figures)) == told(before)
    assert now_stale(part, figures()) == []


def test_a_number_that_is_typed_over_is_the_clerks_own():
    before = draft()[PartKey.RESULTS]
    part = rewritten(PartKey.RESULTS, before, before.text.replace("21/33", "22/33", 1))
    kept = told(Drafted(part.text, part.figures))
    assert kept[:2] == ["14/12/2024", "63,6%"]


@pytest.mark.parametrize(
    ("before", "after"),
    [("21/33", "121/33"), ("21/33", "21/335"), ("63,6%", "63,6"), ("63,6%", "3,6%")],
)
def test_a_digit_typed_at_a_number_unlinks_it(before, after):
    text = f"Đạt {before} nhiệm vụ"
    link = Citation(start=4, end=4 + len(before), key=FigureKey.DONE_OF_ALL)
    assert carried(Drafted(text, (link,)), f"Đạt {after} nhiệm vụ") == ()


@pytest.mark.parametrize("after", ["tăng 1,09 điểm", "tăng mạnh 1,08 điểm", "tăng 1,08 bậc"])
def test_a_linked_phrase_is_unlinked_as_soon_as_a_word_in_it_changes(after):
    text = "Chỉ số tăng 1,08 điểm so với"
    link = Citation(start=7, end=21, key=FigureKey.CHANGE, subject_id=TARGET.id)
    assert text[7:21] == "tăng 1,08 điểm"
    assert carried(Drafted(text, (link,)), f"Chỉ số {after} so với") == ()


def test_a_sentence_moved_away_takes_only_what_stayed_in_order():
    text = "Đạt 21/33. Còn 07."
    links = (
        Citation(start=4, end=9, key=FigureKey.DONE_OF_ALL),
        Citation(start=15, end=17, key=FigureKey.DOING),
    )
    kept = carried(Drafted(text, links), "Mới. Đạt 21/33.")
    assert [(one.key, one.start, one.end) for one in kept] == [(FigureKey.DONE_OF_ALL, 9, 14)]


def test_numbers_that_the_data_no_longer_give_are_told_with_what_they_give():
    before = draft()[PartKey.RESULTS]
    part = rewritten(PartKey.RESULTS, before, f"Nhìn chung tốt. {before.text}")
    assert now_stale(part, figures(24, 7))[:3] == [
        ("21/33", "24/33"),
        ("63,6%", "72,7%"),
        ("05", "02"),
    ]


def test_updating_one_number_changes_that_number_and_nothing_else():
    before = draft()[PartKey.RESULTS]
    part = rewritten(PartKey.RESULTS, before, f"Lời riêng. {before.text}")
    present = figures(24, 7)
    first, *others = stale_figures(part, present)
    fresh = updated(part, [first])
    assert fresh.text == part.text.replace("21/33", "24/33", 1)
    assert now_stale(fresh, present) == [(one.was, one.now) for one in others]


def test_updating_all_keeps_places_right_when_lengths_change():
    before = draft()[PartKey.RESULTS]
    part = rewritten(PartKey.RESULTS, before, before.text)
    present = figures(33, 0)
    fresh = updated(part, stale_figures(part, present))
    assert stale_figures(fresh, present) == ()
    assert fresh.text.startswith("Đến ngày 14/12/2024, 33/33 nhiệm vụ đã thực hiện (100%), 00 ")
    assert [fresh.text[one.start : one.end] for one in fresh.figures][1:3] == ["33/33", "100%"]


def test_a_number_that_is_kept_is_not_compared_again():
    part = rewritten(PartKey.RESULTS, draft()[PartKey.RESULTS], draft()[PartKey.RESULTS].text)
    present = figures(24, 7)
    first = stale_figures(part, present)[0]
    kept = unlinked(part, first.citation)
    assert kept.text == part.text
    assert ("21/33", "24/33") not in now_stale(kept, present)[:1]


def test_citations_that_a_file_claims_beyond_the_text_are_left_out():
    inside = Citation(start=0, end=2, key=FigureKey.DONE)
    wild = (
        Citation(start=1, end=3, key=FigureKey.DONE),
        Citation(start=3, end=3, key=FigureKey.DONE),
        Citation(start=4, end=99, key=FigureKey.DONE),
    )
    part = Part(key=PartKey.NEXT, text="21 việc", figures=(*wild, inside))
    assert sound(part) == (inside,)
    assert updated(part, stale_figures(part, figures(30))).text == "30 việc"


def test_marks_that_somebody_else_wrote_make_no_link_of_an_unknown_kind():
    assert read_marks("a \x01xyz\x0221\x03").figures == ()
    plan = replace(PLAN, tasks=(replace(TASKS[0], content="x"), *TASKS[1:]))
    told_by = {TASKS[0].id: replace(results(1)[TASKS[0].id], text="Đã \x01done\x02999\x03 họp")}
    drafted = Draft(plan, PERIOD, told_by).drafted()[PartKey.RESULTS]
    assert "- Đã done999 họp." in drafted.text
    assert "999" not in told(drafted)


def test_a_text_rewritten_from_end_to_end_is_compared_in_no_time():
    before = Drafted("a b " * 20_000, (Citation(start=0, end=1, key=FigureKey.DONE),))
    assert carried(before, "c d " * 20_000) == ()


WORDS = st.lists(
    st.sampled_from(["đạt", "21/33", "07", " ", ", ", "63,6%", "\n", "😀"]), max_size=14
)


@given(WORDS, WORDS)
def test_whatever_is_typed_a_link_stands_on_the_same_number(old, new):
    links, place = [], 0
    for word in old:
        if word[0].isdigit():
            links.append(Citation(start=place, end=place + len(word), key=FigureKey.DONE))
        place += len(word)
    text, after = "".join(old), "".join(new)
    kept = carried(Drafted(text, tuple(links)), after)
    assert len(kept) <= len(links)
    assert [one.start for one in kept] == sorted({one.start for one in kept})
    source = [text[one.start : one.end] for one in links]
    for one in kept:
        assert after[one.start : one.end] in source
