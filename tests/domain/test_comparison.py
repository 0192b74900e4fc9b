"""Two revisions side by side: what differs is told, once, where it stands; nothing is left out."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.compared_fields import DECISION, HEAD, PLAN, RULE, SECTION, TARGET, TASK, told
from desktop.domain.comparison import ChangeKind, compare_plans, word_differences
from desktop.domain.plan import (
    Decision,
    Head,
    LegalBasis,
    Plan,
    PlanStatus,
    Recipient,
    ReportingRule,
    Section,
    Signer,
    Target,
    Task,
)
from desktop.domain.record import new_id
from desktop.services.samples import SAMPLES, load_sample
from tests import factories, strategies
from tests.factories import rule

PLACES = {"id", "section_id", "position"}
"""Where an item stands is told as a move."""
WHOLE = {
    "id", "series_id", "revision", "status", "sample",  # what the revision is, not what it says
    "head", "legal_bases", "opening", "sections", "tasks", "targets", "rules", "recipients",
    "signer", "decision",  # compared part by part
}  # fmt: skip


@pytest.fixture
def plan():
    return load_sample("xa-dai-lanh-2024").plan


def told_changes(old, new):
    return [(c.kind, c.place, c.field, c.before, c.after) for c in compare_plans(old, new)]


@pytest.mark.parametrize(
    ("record", "fields", "left_out"),
    [
        (Head, HEAD, set()),
        (Plan, PLAN, WHOLE),
        (Section, SECTION, {"id", "parent_id", "position"}),
        (Task, TASK, PLACES),
        (Target, TARGET, PLACES),
        (ReportingRule, RULE, {"id", "position"}),
        (Decision, DECISION, {"head", "signer"}),
    ],
)
def test_every_field_is_told_or_left_out_on_purpose(record, fields, left_out):
    assert set(fields) | left_out == set(record.__struct_fields__)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_plan_does_not_differ_from_itself(sample):
    plan = load_sample(sample).plan
    assert compare_plans(plan, replace(plan, id=new_id(), revision=2)) == ()


def test_a_changed_cell_is_told_with_its_task_and_both_texts(plan):
    task = plan.tasks[20]
    tasks = tuple(
        replace(one, timing_text="Trước ngày 30/9/2024") if one.id == task.id else one
        for one in plan.tasks
    )
    (change,) = compare_plans(plan, replace(plan, tasks=tasks))
    assert (change.kind, change.field) == (ChangeKind.CHANGED, "Thời gian thực hiện")
    assert change.place.startswith("Nhiệm vụ ")
    assert (change.before, change.after) == (task.timing_text, "Trước ngày 30/9/2024")
    assert change.subject_id == task.id


def test_a_task_taken_out_and_one_put_in_are_told_whole(plan):
    gone, other = plan.tasks[15], plan.tasks[16]
    made = replace(other, id=new_id(), content="Rà soát thủ tục đất đai", label="99")
    new = replace(plan, tasks=(*(t for t in plan.tasks if t.id != gone.id), made))
    changes = {change.kind: change for change in compare_plans(plan, new)}
    assert gone.content in changes[ChangeKind.REMOVED].before
    assert "Rà soát thủ tục đất đai" in changes[ChangeKind.ADDED].after
    assert set(changes) == {ChangeKind.REMOVED, ChangeKind.ADDED}


def test_a_task_under_another_heading_is_moved_and_no_longer_told_twice(plan):
    task = plan.tasks[-1]
    target = next(t.section_id for t in plan.tasks if t.section_id != task.section_id)
    moved = replace(task, section_id=target, position=999)
    changes = compare_plans(plan, replace(plan, tasks=(*plan.tasks[:-1], moved)))
    assert [(change.kind, change.field) for change in changes] == [(ChangeKind.MOVED, "Vị trí")]
    assert changes[0].before != changes[0].after


def test_bases_recipients_rules_and_signer_are_compared(plan):
    added = LegalBasis(text="Căn cứ Luật mới")
    new = replace(
        plan,
        legal_bases=(plan.legal_bases[0], added, *plan.legal_bases[1:]),
        recipients=plan.recipients[:-1],
        rules=(*plan.rules, rule(phrase="trước ngày 15/6")),
        signer=Signer(lines=plan.signer.lines, name=""),
    )  # fmt: skip
    told_now = told_changes(plan, new)
    assert (ChangeKind.ADDED, "Căn cứ 2", "Nội dung", "", "Căn cứ Luật mới;") in told_now
    assert (ChangeKind.REMOVED, "Nơi nhận") in [(kind, place[:8]) for kind, place, *_ in told_now]
    assert any("trước ngày 15/6" in after for *_, after in told_now)
    assert (ChangeKind.REMOVED, "Người ký", "Họ tên", plan.signer.name, "") in told_now
    assert len(told_now) == 4


def test_a_decision_that_comes_or_goes_is_told(plan):
    new = replace(plan, decision=Decision(power="CHỦ TỊCH", articles=("Ban hành kế hoạch.",)))
    fields = {field for _, _, field, *_ in told_changes(plan, new)}
    assert {"Hình thức ban hành", "Thẩm quyền ban hành", "Các điều"} <= fields


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)
@given(strategies.plans(), st.data())
def test_whatever_field_is_edited_is_told(plan, data):
    assert compare_plans(plan, plan) == ()
    kinds = {"sections": SECTION, "tasks": TASK, "targets": TARGET, "rules": RULE}
    kind = data.draw(st.sampled_from([name for name in kinds if getattr(plan, name)] or ["none"]))
    assume(kind != "none")
    items = list(getattr(plan, kind))
    place = data.draw(st.integers(0, len(items) - 1))
    field = data.draw(st.sampled_from(sorted(kinds[kind])))
    other = data.draw(st.sampled_from([getattr(item, field) for item in items] + _others(field)))
    assume(told(other, {}) != told(getattr(items[place], field), {}))
    items[place] = replace(items[place], **{field: other})
    changes = compare_plans(plan, replace(plan, **{kind: tuple(items)}))
    assert [(change.field, change.subject_id) for change in changes] == [
        (kinds[kind][field], items[place].id)
    ]
    assert (changes[0].before, changes[0].after) != ("", "")


def _others(field):
    typed = {"weight": Decimal("7.25"), "value": Decimal("7.25"), "text": "khác hẳn"}
    return [typed[field]] if field in typed else []


def test_words_that_differ_are_marked_and_no_word_is_lost():
    before, after = "đạt từ 6,58 điểm trở lên", "đạt từ 6,80 điểm trở lên trong năm"
    left, right = word_differences(before, after)
    assert "".join(word.text for word in left) == before
    assert "".join(word.text for word in right) == after
    assert [word.text for word in left if word.differs] == ["6,58"]
    assert [word.text for word in right if word.differs] == ["6,80", " trong năm"]


@given(strategies.lines, strategies.lines)
def test_marked_words_give_their_texts_back(before, after):
    left, right = word_differences(before, after)
    assert ("".join(w.text for w in left), "".join(w.text for w in right)) == (before, after)


def test_changes_follow_the_order_of_the_new_paper(plan):
    tasks = tuple(replace(task, note="sửa") for task in plan.tasks)
    order = [change.subject_id for change in compare_plans(plan, replace(plan, tasks=tasks))]
    walked = {task.id: place for place, task in enumerate(plan.tasks)}
    assert [walked[one] for one in order] == sorted(walked[one] for one in order)


def test_recipients_are_matched_by_order():
    plan = load_sample("so-ngoai-vu-lang-son-2024").plan
    new = replace(plan, recipients=(Recipient(name="Sở Tài chính"), *plan.recipients))
    (change,) = compare_plans(plan, new)
    assert (change.place, change.after) == ("Nơi nhận 1", "Sở Tài chính")


def test_a_number_that_a_draft_does_not_have_yet_is_no_change() -> None:
    old = factories.plan(status=PlanStatus.ISSUED)
    old = replace(old, head=replace(old.head, number="45", day=3, month=4, year=2024))
    new = replace(old, status=PlanStatus.DRAFT, head=replace(old.head, number="", day=None))
    assert compare_plans(old, new) == ()
    issued = replace(old, head=replace(old.head, number="46"))
    assert [(one.field, one.after) for one in compare_plans(old, issued)] == [("Số", "46")]
    typed = replace(new, head=replace(new.head, number="47"))
    assert "47" in [one.after for one in compare_plans(old, typed)]
