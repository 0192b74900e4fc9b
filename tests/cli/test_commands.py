"""Each command of design §7, its exit status, and what it prints for people and for machines."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop.cli import main
from desktop.domain.plain import plan_lines
from desktop.domain.plan import PlanStatus
from desktop.models.database import open_database
from desktop.services.desk import open_desk
from desktop.services.samples import SAMPLES, load_sample

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run one command with a data folder of its own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def once(*arguments: object) -> tuple[int, str, str]:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as left:
            status = int(left.code or 0)
        out, err = capfd.readouterr()
        return status, out, err

    return once


def test_the_demo_writes_every_paper_and_a_verified_package_for_each_plan(
    run: Run, tmp_path: Path
) -> None:
    status, out, err = run("demo", "--out", tmp_path / "out", "--json")
    assert (status, err) == (0, "")
    offices = json.loads(out)["offices"]
    assert len(offices) == 3
    for office, name in zip(offices, SAMPLES, strict=True):
        written = {Path(paper).name.split("_")[0] for paper in office["papers"]}
        letters = {"cong-van-don-doc", "quyet-dinh"} if name == SAMPLES[0] else set()
        assert written >= {"ke-hoach", "bao-cao"} | letters
        for suffix in (".docx", ".pdf", ".xlsx"):
            assert sum(paper.endswith(suffix) for paper in office["papers"]) == len(written)
        assert all(Path(paper).stat().st_size > 4000 for paper in office["papers"])
        assert Path(office["ledger"]).parent.name == name
        status, out, _ = run("package", "verify", office["package"], "--json")
        assert (status, json.loads(out)["id"]) == (0, office["package_id"])


def test_the_demo_can_be_repeated_and_spares_a_ledger_that_is_not_its_own(
    run: Run, tmp_path: Path, ledger: Path
) -> None:
    folder = tmp_path / "out" / SAMPLES[0]
    assert run("demo", "--out", tmp_path / "out")[0] == 0
    first = sorted(path.name for path in folder.iterdir())
    assert run("demo", "--out", tmp_path / "out")[0] == 0
    assert sorted(path.name for path in folder.iterdir()) == first

    made = open_database(folder / "so-mau.sopgidb")
    with made.transaction() as connection:
        connection.exec_driver_sql("UPDATE plan SET sample = 0")
    made.close()
    before = (folder / "so-mau.sopgidb").stat().st_mtime_ns
    status, _, err = run("demo", "--out", tmp_path / "out")
    assert (status, "sổ thật" in err) == (1, True)
    assert (folder / "so-mau.sopgidb").stat().st_mtime_ns - before < 10**12


def test_plans_are_listed_with_their_periods(run: Run, ledger: Path) -> None:
    status, out, _ = run("plan", "list", "--ledger", ledger)
    assert status == 0
    assert "Sở Giao thông vận tải" in out
    assert "Quý III/2024: số liệu 15/06/2024 – 14/09/2024, hạn 14/09/2024, đang mở" in out
    status, out, _ = run("--ledger", ledger, "--json", "plan", "list")
    (entry,) = json.loads(out)
    assert entry["plan"]["task_count"] == 6
    assert [period["label"] for period in entry["periods"]][-1] == "Năm 2024"


def test_a_plan_is_shown_whole(run: Run, ledger: Path) -> None:
    plan = load_sample("so-gtvt-lang-son-2024").plan
    status, out, _ = run("plan", "show", str(plan.id)[:6], "--ledger", ledger)
    assert status == 0
    assert out.splitlines() == list(plan_lines(plan))


def test_papers_are_written_in_the_chosen_formats(run: Run, ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "văn bản"
    status, out, _ = run(
        "report", "plan", "--ledger", ledger, "--format", "pdf", "--out", folder, "--json"
    )
    (written,) = json.loads(out)["files"]
    assert (status, Path(written).read_bytes()[:5]) == (0, b"%PDF-")
    arguments = ("--format", "docx,xlsx", "--out", folder)
    status, out, _ = run(
        "report", "period", "--ledger", ledger, "--period", "quy iii/2024", *arguments
    )
    assert status == 0
    assert sorted(path.suffix for path in folder.iterdir()) == [".docx", ".pdf", ".xlsx"]


def test_the_letter_of_a_period_is_written(run: Run, ledger: Path, tmp_path: Path) -> None:
    arguments = ("--ledger", ledger, "--period", "Năm 2024", "--format", "pdf", "--json")
    status, out, _ = run("report", "reminder", *arguments, "--out", tmp_path)
    (written,) = json.loads(out)["files"]
    assert (status, Path(written).name) == (
        0,
        "cong-van-don-doc_so-giao-thong-van-tai_pgi-2024.pdf",
    )


def test_sheets_of_tasks_are_written_for_all_units_or_for_one(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    arguments = ("--ledger", ledger, "--format", "pdf", "--json", "--out", tmp_path)
    status, out, _ = run("report", "unit-sheets", *arguments)
    (written,) = json.loads(out)["files"]
    assert (status, Path(written).name) == (0, "phieu-giao_so-giao-thong-van-tai_pgi-2024.pdf")
    status, out, _ = run("report", "unit-sheets", "--unit", "văn phòng sở", *arguments)
    (written,) = json.loads(out)["files"]
    assert (status, Path(written).name) == (0, "phieu-giao_van-phong-so_pgi-2024.pdf")
    status, _, err = run("report", "unit-sheets", "--unit", "Kho bạc", *arguments)
    assert (status, "Kế hoạch không giao nhiệm vụ cho “Kho bạc”" in err) == (1, True)


def test_a_first_revision_has_nothing_to_compare_with(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    status, out, err = run("report", "compare", "--ledger", ledger, "--out", tmp_path)
    assert (status, out) == (1, "")
    assert "chưa có lần trước để so sánh" in err
    assert list(tmp_path.glob("so-sanh*")) == []


def test_a_revision_is_compared_with_the_one_before_it(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    desk = open_desk(ledger, keys_dir=tmp_path / "keys")
    (plan,) = desk.plans.plans()
    if plan.status is PlanStatus.DRAFT:
        desk.plans.issue(plan.id, number="12", day=date(2024, 8, 20))
    revised = desk.plans.revise(plan.id)
    desk.close()
    arguments = ("--ledger", ledger, "--plan", revised, "--format", "docx", "--json")
    status, out, err = run("report", "compare", *arguments, "--out", tmp_path / "ra")
    assert (status, err) == (0, "")
    (written,) = json.loads(out)["files"]
    assert Path(written).name.startswith("so-sanh_so-giao-thong-van-tai")


def test_a_package_is_written_verified_and_shown(run: Run, ledger: Path, tmp_path: Path) -> None:
    status, out, _ = run(
        "package", "export", "--ledger", ledger, "--period", "Năm 2024", "--out", tmp_path, "--json"
    )
    assert status == 0
    path = json.loads(out)["file"]
    status, out, _ = run("package", "verify", path)
    assert (status, out.splitlines()[0]) == (
        0,
        "Gói nguyên vẹn: chữ ký khớp, không sai một chữ nào.",
    )
    assert "Chưa đối chiếu khóa (không mở sổ)." in out
    _, out, _ = run("package", "verify", path, "--json")
    assert (json.loads(out)["key_known"], json.loads(out)["key_differs"]) == (None, None)
    _, out, _ = run("package", "verify", path, "--ledger", ledger)
    assert "Khóa khớp khóa đã lưu." in out
    _, out, _ = run("package", "verify", path, "--ledger", ledger, "--json")
    assert (json.loads(out)["key_known"], json.loads(out)["key_differs"]) == (True, False)
    _, out, _ = run("package", "verify", "tests/data/packages/result-1.1.sopgi", "--ledger", ledger)
    assert "Khóa chưa xác thực. So dấu khóa qua điện thoại" in out
    status, out, _ = run("package", "show", path, "--json")
    shown = json.loads(out)
    assert shown["content"]["plan"]["head"]["symbol"] == "KH-SGTVT"
    assert shown["manifest"]["kind"] == "result"

    altered = bytearray(Path(path).read_bytes())
    altered[len(altered) // 2] ^= 1
    Path(path).write_bytes(altered)
    status, out, err = run("package", "verify", path)
    assert (status, out) == (1, "")
    assert len(err.splitlines()) == 1


def test_the_check_lists_what_is_found(run: Run, ledger: Path) -> None:
    status, out, _ = run("check", "--ledger", ledger)
    assert status == 0
    assert "Tệp sổ nguyên vẹn." in out
    assert "Hạn gửi 04/12/2024 sớm hơn ngày chốt số liệu 14/12/2024." in out
    _, out, _ = run("check", "--ledger", ledger, "--json")
    codes = {problem["code"] for problem in json.loads(out)[0]["problems"]}
    assert "rule.before_window" in codes


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("plan", "list", "--ledger", "không-có.sopgidb"), "Không tìm thấy tệp sổ"),
        (("package", "verify", "không-có.sopgi"), "Không tìm thấy tệp"),
        (("plan", "list"), "Không tìm thấy tệp sổ"),
    ],
)
def test_a_refusal_is_one_sentence_and_status_1(
    run: Run, arguments: tuple[str, ...], words: str
) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (1, "")
    assert words in err
    assert len(err.splitlines()) == 1


def test_a_refusal_about_a_choice_says_what_there_is(run: Run, ledger: Path) -> None:
    status, _, err = run(
        "report", "period", "--ledger", ledger, "--period", "Quý V/2024", "--out", "x"
    )
    assert status == 1
    assert "“Quý I/2024”" in err
    status, _, err = run("plan", "show", "zzz", "--ledger", ledger)
    assert (status, "“zzz”" in err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("plan", "show"), "thiếu MÃ"),
        (("bay",), "không nhận"),
        (("plan", "list", "--thừa"), "không hiểu --thừa"),
        (("report", "plan", "--format", "odt"), "không nhận odt"),
        (("package", "export"), "cần một trong các lựa chọn"),
        (("report", "period"), "thiếu --period"),
    ],
)
def test_wrong_usage_is_status_2_and_said_in_vietnamese(
    run: Run, arguments: tuple[str, ...], words: str
) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert words in err
    assert "--help" in err


def test_help_is_vietnamese(run: Run) -> None:
    for arguments in (("--help",), ("plan", "--help"), ("package", "export", "--help")):
        status, out, _ = run(*arguments)
        assert status == 0
        assert out.startswith("Cách dùng: ")
        assert "options" not in out
        assert "positional" not in out
        assert "LỆNH" in out or "Lựa chọn" in out
