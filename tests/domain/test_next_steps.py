"""What to do next, for every state that a ledger can be in."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.next_steps import (
    BACKUP_DAYS,
    Advice,
    Facts,
    Sent,
    Stage,
    Step,
    StepKind,
    advise,
)
from desktop.domain.period import Period, PeriodState
from desktop.domain.plan import Actor, Frequency, Plan, PlanStatus, Role
from desktop.domain.problems import Grade, Problem
from desktop.domain.record import new_id
from desktop.domain.report import PartKey
from desktop.domain.result import Result, ResultStatus
from tests.factories import plan, section, task

TODAY = date(2024, 12, 2)
KIND = StepKind
GROUP = section(label="1.", text="Nhóm")
ACTORS = (Actor(role=Role.LEAD, name="Phòng Kinh tế"),)
TASKS = tuple(task(GROUP.id, position=n, label=f"{n}", actors=ACTORS) for n in (1, 2))
DRAFT = plan(sections=(GROUP,), tasks=TASKS)
ISSUED = replace(DRAFT, status=PlanStatus.ISSUED)
MUST = Problem(code="task.no_lead", grade=Grade.MUST_FIX, place="1.1", subject_id=TASKS[0].id)
EXPLAIN = replace(MUST, grade=Grade.EXPLAIN)


def period(
    index: int = 4, state: PeriodState = PeriodState.OPEN, due: date | None = None
) -> Period:
    return Period(
        id=new_id(),
        plan_id=DRAFT.id,
        frequency=Frequency.QUARTER,
        label=f"Quý {index}",
        year=2024,
        index=index,
        data_from=date(2024, index * 3 - 2, 1),
        data_to=date(2024, index * 3, 14),
        due=due,
        state=state,
    )


NOW = period(due=TODAY + timedelta(3))
LATE = period(3, due=TODAY - timedelta(20))
LATER = replace(period(due=date(2025, 3, 1)), data_to=date(2025, 2, 14), label="Quý sau")


def results(*statuses: ResultStatus | None, difficulty: str = "") -> dict[Any, Result]:
    return {
        one.id: Result(
            id=new_id(), period_id=NOW.id, task_id=one.id, status=status, difficulty=difficulty
        )
        for one, status in zip(TASKS, statuses, strict=False)
    }


DONE = results(ResultStatus.DONE, ResultStatus.DONE)


def sent(of: Period | None = NOW, number: int = 1, *, acknowledged: bool = False) -> Sent:
    return Sent(
        plan_id=DRAFT.id,
        period_id=of.id if of is not None else None,
        sequence=number,
        day=TODAY,
        acknowledged=acknowledged,
    )


def facts(held: Plan | None = ISSUED, **values: Any) -> Facts:
    """An issued plan that was sent, in its open period; a copy of the ledger is from today."""
    of_period = {"periods": (NOW,), "period": NOW, "sent": (sent(None),), "backup": TODAY}
    return Facts(**{"plan": held} | of_period | values)


def kinds(steps: tuple[Step, ...]) -> list[StepKind]:
    return [step.kind for step in steps]


STATES = {
    "no plan": (Facts(), Stage.NO_PLAN, [KIND.MAKE_PLAN]),
    "a plan without tasks": (
        facts(replace(DRAFT, tasks=()), periods=(), period=None),
        Stage.EMPTY_PLAN,
        [KIND.ADD_TASKS],
    ),
    "a plan with what must be fixed": (
        facts(DRAFT, problems=(MUST, EXPLAIN, MUST), periods=(), period=None),
        Stage.FAULTY_PLAN,
        [KIND.FIX, KIND.FIX],
    ),
    "a plan ready to be issued": (
        facts(DRAFT, problems=(EXPLAIN,), periods=(), period=None),
        Stage.READY_PLAN,
        [KIND.ISSUE],
    ),
    "an issued plan without periods": (
        facts(periods=(), period=None),
        Stage.NO_PERIODS,
        [KIND.MAKE_PERIODS],
    ),
    "a period without results": (facts(), Stage.MISSING, [KIND.ENTER_RESULT, KIND.ENTER_RESULT]),
    "a result without a status": (
        facts(results=results(ResultStatus.DOING, None)),
        Stage.MISSING,
        [KIND.ENTER_RESULT],
    ),
    "a delay without a reason": (
        facts(results=results(ResultStatus.DONE, ResultStatus.OVERDUE)),
        Stage.MISSING,
        [KIND.EXPLAIN_DELAY],
    ),
    "a draft whose results have begun": (
        facts(DRAFT, begun=True, results=results(ResultStatus.DONE)),
        Stage.MISSING,
        [KIND.ENTER_RESULT],
    ),
    "all results, no report": (
        facts(results=DONE, blank_parts=(PartKey.PROPOSALS,)),
        Stage.REPORT,
        [KIND.WRITE_REPORT, KIND.WRITE_PART],
    ),
    "a delay with its reason": (
        facts(results=results(ResultStatus.OVERDUE, ResultStatus.OVERDUE, difficulty="Mưa lũ")),
        Stage.REPORT,
        [KIND.WRITE_REPORT],
    ),
    "a report with old numbers": (
        facts(results=DONE, report_kept=True, doubtful_parts=(PartKey.RESULTS,)),
        Stage.REPORT,
        [KIND.RECONCILE_PART],
    ),
    "a report": (facts(results=DONE, report_kept=True), Stage.SEND, [KIND.SEND]),
    "a report of a plan that may not be sent": (
        facts(results=DONE, report_kept=True, problems=(MUST,)),
        Stage.SEND,
        [KIND.FIX, KIND.SEND],
    ),
    "a closed period with gaps": (
        facts(period=replace(NOW, state=PeriodState.CLOSED), report_kept=True),
        Stage.SEND,
        [KIND.SEND],
    ),
    "a package under way": (
        facts(results=DONE, sent=(sent(None), sent(number=7))),
        Stage.WAITING,
        [KIND.SEE_PACKAGE],
    ),
    "a package under way and a further period": (
        facts(periods=(NOW, LATER), sent=(sent(None), sent())),
        Stage.WAITING,
        [KIND.SEE_PACKAGE, KIND.NEXT_PERIOD],
    ),
    "a package with its receipt": (
        facts(sent=(sent(None), sent(acknowledged=True))),
        Stage.RECEIVED,
        [KIND.SEE_PACKAGE],
    ),
    "a skipped period": (
        facts(period=replace(NOW, state=PeriodState.SKIPPED), periods=(NOW, LATER)),
        Stage.PAUSED,
        [KIND.NEXT_PERIOD],
    ),
}


@pytest.mark.parametrize(("held", "stage", "steps"), STATES.values(), ids=STATES)
def test_every_state_has_its_stage_and_its_steps(
    held: Facts, stage: Stage, steps: list[StepKind]
) -> None:
    advice = advise(held, TODAY)
    assert (advice.stage, kinds(advice.steps)) == (stage, steps)


def test_every_stage_stands_in_the_table() -> None:
    assert {stage for _, stage, _ in STATES.values()} == set(Stage)


def test_a_missing_result_leads_to_its_task_and_names_who_leads_it() -> None:
    first, second = advise(facts(), TODAY).steps
    assert (first.subject_id, first.place, first.who) == (TASKS[0].id, "1.1", "Phòng Kinh tế")
    assert second.subject_id == TASKS[1].id


def test_what_is_done_is_counted_with_what_is_missing() -> None:
    advice = advise(facts(results=results(ResultStatus.OVERDUE)), TODAY)
    # Two statuses and one reason are asked for; one status is there.
    assert (advice.done, advice.total, advice.minutes) == (1, 3, 6)


@pytest.mark.parametrize(
    ("held", "days", "late"),
    [
        (facts(), 3, False),
        (facts(period=replace(NOW, due=TODAY)), 0, False),
        (facts(period=replace(NOW, due=TODAY - timedelta(12))), -12, True),
        (facts(period=replace(NOW, due=None)), None, False),
        (facts(sent=(sent(None), sent()), period=NOW), None, False),
        (facts(DRAFT, problems=(MUST,)), None, False),
    ],
    ids=["ahead", "today", "late", "no day", "sent", "still a draft"],
)
def test_the_days_count_to_the_due_day_while_something_is_due(
    held: Facts, days: int | None, late: bool
) -> None:
    advice = advise(held, TODAY)
    assert (advice.days, advice.late) == (days, late)


def others(held: Facts) -> list[StepKind]:
    return kinds(advise(held, TODAY).others)


def test_nothing_else_is_said_when_nothing_else_waits() -> None:
    assert others(facts()) == []


def test_an_earlier_period_for_which_nothing_left_is_not_forgotten() -> None:
    advice: Advice = advise(facts(periods=(period(2, due=TODAY - timedelta(90)), LATE, NOW)), TODAY)
    (step,) = advice.others
    assert (step.kind, step.place, step.count, step.more) == (KIND.LATE_PERIOD, "Quý 2", 90, 1)


@pytest.mark.parametrize(
    "state", [PeriodState.CLOSED, PeriodState.SKIPPED], ids=["closed", "skipped"]
)
def test_a_period_that_is_not_open_is_not_late(state: PeriodState) -> None:
    assert others(facts(periods=(replace(LATE, state=state), NOW))) == []


def test_an_earlier_period_that_was_sent_is_not_late() -> None:
    assert others(facts(periods=(LATE, NOW), sent=(sent(None), sent(LATE)))) == []


@pytest.mark.parametrize(
    ("held", "kind"),
    [
        (facts(DRAFT, begun=True, results=DONE), KIND.ISSUE),
        (facts(DRAFT, begun=True, results=DONE, problems=(MUST,)), KIND.FIX),
        (facts(DRAFT, problems=(MUST, EXPLAIN)), KIND.EXPLAIN),
        (facts(sent=()), KIND.SEND_PLAN),
        (facts(backup=None), KIND.BACK_UP),
        (facts(backup=TODAY - timedelta(BACKUP_DAYS + 1)), KIND.BACK_UP),
        (
            facts(results=DONE, report_kept=True, blank_parts=(PartKey.PROPOSALS,)),
            KIND.WRITE_PART,
        ),
    ],
    ids=[
        "a draft in use",
        "a draft in use with a fault",
        "a draft with something to explain",
        "an issued plan that never left",
        "no copy",
        "an old copy",
        "a part left blank",
    ],
)
def test_what_else_waits_is_mentioned(held: Facts, kind: StepKind) -> None:
    assert others(held) == [kind]


def test_a_copy_of_this_week_is_recent_enough() -> None:
    assert others(facts(backup=TODAY - timedelta(BACKUP_DAYS))) == []
