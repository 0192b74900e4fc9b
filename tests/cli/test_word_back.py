"""``sopgi report read``: proposals listed and accepted by number."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.cli import main
from tests.services.word_edits import Edited, drop, type_over

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], ledger: Path) -> Run:
    """Run a command on the sample ledger: status, output, errors."""

    def once(*arguments: object) -> tuple[int, str, str]:
        status = main([*map(str, arguments), "--ledger", str(ledger)])
        told = capfd.readouterr()
        return status, told.out, told.err

    return once


@pytest.fixture
def edited(run: Run, tmp_path: Path) -> Path:
    """The plan with one line changed and one taken out."""
    assert run("report", "plan", "--format", "docx", "--out", tmp_path)[0] == 0
    (path,) = tmp_path.glob("*.docx")
    word = Edited(path)
    lines = word.marked("_s")[1:] + word.marked("_t") + word.marked("_g")
    type_over(lines[0], f"{lines[0].text} (đã sửa)")
    drop(lines[-1])
    return word.save()


def test_proposals_are_listed_accepted_by_number_and_then_gone(run: Run, edited: Path) -> None:
    status, out, _ = run("report", "read", edited)
    assert status == 0
    assert "2 chỗ khác với sổ" in out
    assert "1. Sửa: " in out
    assert "2. Bỏ: " in out
    assert "[đã nhận]" in run("report", "read", edited, "--accept", "1")[1]
    told = json.loads(run("report", "read", edited, "--accept", "all", "--json")[1])
    assert [one["kind"] for one in told["proposals"]] == ["removed"]
    assert told["accepted"] == [1]
    assert "0 chỗ khác với sổ" in run("report", "read", edited)[1]


@pytest.mark.parametrize("wanted", ["3", "0", "x", "1,9"])
def test_a_number_that_is_not_there_writes_nothing(run: Run, edited: Path, wanted: str) -> None:
    status, _, error = run("report", "read", edited, "--accept", wanted)
    assert status == 1
    assert "Không có đề xuất số" in error
    assert "2 chỗ khác với sổ" in run("report", "read", edited)[1]
