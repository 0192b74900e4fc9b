"""Taking back and doing again: one step for one thing typed."""

from typing import cast

from desktop.services.changes import Changes, Kind
from desktop.ui.history import History, Step, Work


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


def test_typing_after_a_closed_step_begins_a_new_one() -> None:
    history = History()
    history.add(step("Sửa", "task/content"))
    history.close_step()
    history.add(step("Sửa", "task/content"))
    assert [history.undo() is not None for _ in range(3)] == [True, True, False]


def test_typing_after_undo_and_redo_begins_a_new_step() -> None:
    history = History()
    history.add(step("Sửa", "task/content"))
    history.undo()
    history.redo()
    history.add(step("Sửa", "task/content"))
    assert [history.undo() is not None for _ in range(3)] == [True, True, False]


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
