"""Taking back and doing again: one step for one thing typed."""

from typing import TYPE_CHECKING, cast

import pytest

from desktop.services.changes import Changes, Kind
from desktop.ui.history import History, Step, Work

if TYPE_CHECKING:
    from desktop.services.desk import Desk


def work() -> Work:
    return cast("Work", lambda _desk: Changes.of(Kind.PLAN))


def step(name: str, merge: str = "") -> Step:
    return Step(name, work(), work(), merge)


def test_steps_come_back_the_last_one_first() -> None:
    history = History()
    first, second = step("Thêm"), step("Sửa")
    history.add(first)
    history.add(second)
    assert history.undo_name == "Sửa"
    assert history.undo() == second
    assert history.undo() == first
    assert history.undo() is None


def test_what_was_taken_back_can_be_done_again_in_order() -> None:
    history = History()
    for name in ("Một", "Hai"):
        history.add(step(name))
    history.undo()
    history.undo()
    assert [history.redo().name, history.redo().name] == ["Một", "Hai"]
    assert history.redo() is None


def test_a_new_change_ends_what_could_be_done_again() -> None:
    history = History()
    history.add(step("Một"))
    history.undo()
    history.add(step("Hai"))
    assert history.redo_name == ""


def test_typing_on_in_one_place_is_one_step_back_to_its_beginning() -> None:
    history = History()
    first, second = step("Sửa", "task/content"), step("Sửa", "task/content")
    history.add(first)
    history.add(second)
    taken = history.undo()
    assert (taken.do, taken.back) == (second.do, first.back)
    assert history.undo() is None


def test_typing_in_another_place_is_another_step() -> None:
    history = History()
    history.add(step("Sửa", "task/content"))
    history.add(step("Sửa", "task/lead"))
    history.add(step("Sửa", "task/content"))
    assert [history.undo() is not None for _ in range(4)] == [True, True, True, False]


def test_steps_without_a_place_never_become_one() -> None:
    history = History()
    history.add(step("Thêm"))
    history.add(step("Thêm"))
    assert [history.undo() is not None for _ in range(3)] == [True, True, False]


def test_typing_after_undo_and_redo_begins_a_new_step() -> None:
    history = History()
    history.add(step("Sửa", "task/content"))
    history.undo()
    history.redo()
    history.add(step("Sửa", "task/content"))
    assert [history.undo() is not None for _ in range(3)] == [True, True, False]


def test_a_block_of_changes_is_taken_back_at_once_the_last_one_first() -> None:
    history = History()
    heard: list[str] = []

    def saying(word: str) -> Work:
        def work(_desk: object) -> Changes:
            heard.append(word)
            return Changes.of(Kind.PLAN)

        return cast("Work", work)

    with history.together("dán khối ô"):
        for number in range(300):
            history.add(Step("Sửa", saying(f"do {number}"), saying(f"back {number}"), "merge"))
    taken = history.undo()
    assert taken.name == "dán khối ô"
    assert history.undo_name == ""
    changes = taken.back(cast("Desk", None))
    assert heard == [f"back {number}" for number in reversed(range(300))]
    assert changes == Changes.of(Kind.PLAN)
    heard.clear()
    history.redo().do(cast("Desk", None))
    assert heard == [f"do {number}" for number in range(300)]


def test_a_block_of_one_change_keeps_its_name() -> None:
    history = History()
    with history.together("dán khối ô"):
        history.add(step("Sửa chủ trì"))
    assert history.undo_name == "Sửa chủ trì"


def test_a_block_without_a_change_is_no_step() -> None:
    history = History()
    with history.together("dán khối ô"):
        pass
    assert history.undo() is None


def test_a_block_that_breaks_off_ends() -> None:
    history = History()
    with pytest.raises(KeyError), history.together("dán khối ô"):
        history.add(step("Sửa"))
        raise KeyError
    history.add(step("Thêm"))
    assert history.undo_name == "Thêm"


def test_a_refused_change_is_no_step() -> None:
    history = History()
    kept, refused = step("Sửa"), step("Xóa")
    history.add(kept)
    history.add(refused)
    history.forget(refused)
    assert history.undo() == kept


def test_another_ledger_begins_without_steps() -> None:
    history = History()
    history.add(step("Một"))
    history.undo()
    history.add(step("Hai"))
    history.clear()
    assert (history.undo_name, history.redo_name) == ("", "")


def test_memory_is_bounded() -> None:
    history = History()
    for number in range(1000):
        history.add(step(str(number)))
    assert history.undo().name == "999"
    assert len(history._done) < 1000
