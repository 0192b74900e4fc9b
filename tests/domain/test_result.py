from decimal import Decimal

from msgspec.structs import replace

from desktop.domain.record import new_id
from desktop.domain.result import Progress, Result, ResultStatus, count_progress, is_blank


def test_tasks_are_counted_by_status_and_the_silent_ones_are_missing() -> None:
    period, tasks = new_id(), [new_id() for _ in range(5)]
    statuses = [
        ResultStatus.DONE,
        ResultStatus.DOING,
        ResultStatus.OVERDUE,
        ResultStatus.NOT_STARTED,
        None,
    ]
    results = {
        task: Result(id=new_id(), period_id=period, task_id=task, status=status)
        for task, status in zip(tasks, statuses, strict=True)
    }
    progress = count_progress([*tasks, new_id()], results)
    assert progress == Progress(total=6, done=1, doing=1, not_started=1, overdue=1)
    assert (progress.entered, progress.missing) == (4, 2)


def test_the_share_of_done_tasks_has_one_decimal() -> None:
    assert Progress(total=33, done=21).done_percent == Decimal("63.6")
    assert Progress(total=16, done=1).done_percent == Decimal("6.3")
    assert Progress(total=0).done_percent == 0


def test_a_result_is_blank_only_when_nothing_at_all_was_entered() -> None:
    bare = Result(id=new_id(), period_id=new_id(), task_id=new_id())
    assert is_blank(bare)
    for entered in (
        {"status": ResultStatus.DOING},
        {"progress": 0},
        {"text": "a"},
        {"figures": "1"},
        {"difficulty": "b"},
        {"next_step": "c"},
    ):
        assert not is_blank(replace(bare, **entered))
