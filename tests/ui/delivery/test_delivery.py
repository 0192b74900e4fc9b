"""What is offered after every export, and what each offer does."""

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.services.packages import verify_package
from desktop.ui.delivery import delivery as ways
from desktop.ui.delivery.delivery import Delivered, Delivery
from desktop.ui.delivery.drives import Drive, among, is_removable
from desktop.ui.delivery.stick_choice import StickChoice, room_text
from desktop.ui.main_window import MainWindow
from tests.windows import settled

OFFERS = ["Mở tệp", "Mở thư mục", "In…", "Chép tệp", "Chép ra USB…"]
CLOSE = "Đóng"


def settle(window: MainWindow) -> None:
    for _ in range(4):
        settled(window)


def offers(window: MainWindow) -> list[str]:
    return [one.text() for one in window.messages.findChildren(QPushButton) if one.isVisible()]


def take(window: MainWindow, words: str) -> None:
    (found,) = [
        one for one in window.messages.findChildren(QPushButton) if one.text().startswith(words)
    ]
    found.click()
    settle(window)


def drive(root: Path, name: str = "") -> Drive:
    return Drive(root, name, 3 << 30, 8 << 30)


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def delivery(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> Delivery:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = Delivery.of(window.session)
    made.documents = lambda: tmp_path
    made.drives = tuple

    def ask(title: str, _begin: Path) -> Path | None:
        asked.append(title)
        return None

    made.ask_folder = ask
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB"
    folder.mkdir()
    return folder


@pytest.fixture
def written(window: MainWindow, delivery: Delivery, tmp_path: Path) -> Path:
    """A plan as PDF, just written, with its message."""
    page = window.pages["preview"]
    window.show_page("preview")
    settle(window)
    page.write(tmp_path, "pdf")
    settle(window)
    (path,) = tmp_path.glob("*.pdf")
    return path


def test_every_way_on_is_offered_after_an_export(window: MainWindow, written: Path) -> None:
    assert offers(window) == [*OFFERS, "Ghi nơi khác…", CLOSE]
    assert written.name in window.messages.text


def test_file_and_folder_are_opened(
    window: MainWindow, written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(ways, "open_path", opened.append)
    take(window, "Mở tệp")
    take(window, "Mở thư mục")
    assert opened == [written, written.parent]


def test_files_on_the_clipboard_are_urls_that_other_programs_take(
    window: MainWindow, delivery: Delivery, tmp_path: Path
) -> None:
    window.show_page("preview")
    settle(window)
    window.pages["preview"].write(tmp_path, "docx", "xlsx")
    settle(window)
    take(window, "Chép tệp")
    urls = QGuiApplication.clipboard().mimeData().urls()
    assert [Path(url.toLocalFile()).suffix for url in urls] == [".docx", ".xlsx"]
    assert all(Path(url.toLocalFile()).is_file() for url in urls)
    assert "Ctrl+V" in window.messages.text
    assert "Chép ra USB…" in offers(window)


def test_the_only_stick_is_taken_without_a_question(
    window: MainWindow, delivery: Delivery, written: Path, stick: Path, asked: list[str]
) -> None:
    delivery.drives = lambda: (drive(stick),)
    take(window, "Chép ra USB…")
    assert (stick / written.name).read_bytes() == written.read_bytes()
    assert window.messages.text.endswith("đối chiếu xong, có thể rút USB.")
    assert asked == []


def test_without_a_stick_a_folder_is_asked_for(
    window: MainWindow, delivery: Delivery, written: Path, stick: Path, asked: list[str]
) -> None:
    take(window, "Chép ra USB…")
    assert asked == ["Không thấy USB nào đang cắm. Chọn nơi chép tệp"]
    assert "Đã ghi" in window.messages.text
    delivery.ask_folder = lambda _title, _begin: stick
    take(window, "Chép ra USB…")
    assert [path.name for path in stick.iterdir()] == [written.name]


def test_of_several_sticks_one_is_chosen_and_remembered(
    window: MainWindow,
    delivery: Delivery,
    written: Path,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = stick.with_name("USB2")
    other.mkdir()
    delivery.drives = lambda: (drive(stick, "A"), drive(other, "B"))
    choices: list[list[str]] = []

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, StickChoice)
        choices.append([dialog.list.item(row).text() for row in range(dialog.list.count())])
        dialog.list.setCurrentRow(1)
        dialog.accept()

    QTimer.singleShot(300, choose)
    take(window, "Chép ra USB…")
    assert choices == [[f"A ({stick}) · còn trống 3 GB", f"B ({other}) · còn trống 3 GB"]]
    assert [path.name for path in other.iterdir()] == [written.name]
    assert list(stick.iterdir()) == []
    (other / written.name).unlink()
    # The same sitting: no question any more.
    monkeypatch.setattr(ways, "StickChoice", None)
    take(window, "Chép ra USB…")
    assert [path.name for path in other.iterdir()] == [written.name]
    assert len(choices) == 1


def test_a_name_that_is_taken_is_told_and_a_number_is_offered(
    window: MainWindow, delivery: Delivery, written: Path, stick: Path
) -> None:
    (stick / written.name).write_bytes(b"another")
    delivery.drives = lambda: (drive(stick),)
    take(window, "Chép ra USB…")
    assert "được giữ nguyên" in window.messages.text
    assert window.messages.property("grade") == "error"
    take(window, f"Chép với tên {written.stem} (2).pdf")
    assert (stick / written.name).read_bytes() == b"another"
    assert (stick / f"{written.stem} (2).pdf").read_bytes() == written.read_bytes()


def test_a_stick_that_is_gone_is_told_with_another_way(
    window: MainWindow, delivery: Delivery, written: Path, stick: Path
) -> None:
    delivery.drives = lambda: (drive(stick),)
    stick.rmdir()
    take(window, "Chép ra USB…")
    assert "cắm lại USB" in window.messages.text
    assert "Chép nơi khác…" in offers(window)


def test_the_export_after_an_edit_in_word_keeps_both(
    window: MainWindow, delivery: Delivery, tmp_path: Path
) -> None:
    window.show_page("preview")
    settle(window)
    page = window.pages["preview"]
    page.write(tmp_path, "docx")
    settle(window)
    (first,) = tmp_path.glob("*.docx")
    page.write(tmp_path, "docx")
    settle(window)
    assert list(tmp_path.glob("*.docx")) == [first]
    first.write_bytes(b"edited in Word")
    page.write(tmp_path, "docx")
    settle(window)
    assert first.read_bytes() == b"edited in Word"
    assert sorted(path.name for path in tmp_path.glob("*.docx")) == [
        f"{first.stem} (2).docx",
        first.name,
    ]


def volume(root: str, device: str, *, ready: bool = True) -> SimpleNamespace:
    """Answer as a mounted volume of the system does."""
    return SimpleNamespace(
        rootPath=lambda: root,
        name=lambda: "KINGSTON",
        device=device.encode,
        isValid=lambda: True,
        isReady=lambda: ready,
        bytesAvailable=lambda: 5,
        bytesTotal=lambda: 9,
    )


def test_sticks_are_told_from_disks_and_from_what_is_not_ready() -> None:
    volumes = (
        volume("/", "/dev/sda1"),
        volume("/media/lan/USB", "/dev/sdb1"),
        volume("/run/media/lan/A", "/dev/sdc1"),
        volume("/mnt/share", "//server/share"),
        volume("/media/lan/empty", "/dev/sdd1", ready=False),
    )
    found = [str(one.root) for one in among(volumes, is_removable)]
    assert found == ["/media/lan/USB", "/run/media/lan/A"]
    (one,) = among(volumes[:1], lambda _root, _device: True)
    assert one.title == "KINGSTON (/)"


@pytest.mark.parametrize(
    ("size", "text"), [(3 << 29, "1,5 GB"), (120 << 20, "120 MB"), (8 << 30, "8 GB")]
)
def test_room_is_said_as_clerks_say_it(size: int, text: str) -> None:
    assert room_text(size) == text


def sent_row(window: MainWindow) -> Sequence[str]:
    model = window.pages["send"].model
    return [model.index(0, column).data() for column in range(model.columnCount())]


def test_a_sent_package_is_proved_opened_and_copied_again(
    window: MainWindow,
    delivery: Delivery,
    stick: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.show_page("send")
    settle(window)
    page = window.pages["send"]
    page._blocking = ()
    page.make(tmp_path, results=True)
    settle(window)
    assert offers(window) == ["Mở xem", *OFFERS[1:], CLOSE]
    assert "Chưa có biên nhận" in sent_row(window)
    told = [one.text() for one in page.detail.findChildren(type(page.detail._title))]
    assert "Bản giữ trong sổ nguyên vẹn" in told
    delivery.drives = lambda: (drive(stick),)
    page.detail.stick.click()
    settle(window)
    (copy,) = stick.iterdir()
    assert verify_package(copy).id == page.detail.package_id
    assert "có thể rút USB" in window.messages.text
    opened: list[Path] = []
    monkeypatch.setattr(ways, "open_path", opened.append)
    page.detail.look.click()
    settle(window)
    (pages,) = opened
    assert pages.read_bytes() == verify_package(copy).pdf


def test_an_older_package_says_which_one_stands_in_its_place(
    window: MainWindow, delivery: Delivery, tmp_path: Path
) -> None:
    window.show_page("send")
    settle(window)
    page = window.pages["send"]
    page.make(tmp_path, results=True)
    settle(window)
    plan = window.session.plan
    task = plan.tasks[-1]
    edited = replace(task, note="đã sửa")
    window.jobs.write(lambda desk: desk.plans.save_task(plan.id, edited))
    settle(window)
    page.make(tmp_path, results=True)
    settle(window)
    states = {page.model.index(row, 4).data() for row in range(page.model.rowCount())}
    assert states == {"Đã lập và ký", "Có gói 2 thay"}


def test_the_pages_of_nothing_written_can_be_printed_too(
    window: MainWindow, delivery: Delivery, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[Delivered] = []
    monkeypatch.setattr(delivery, "print_out", printed.append)
    window.show_page("preview")
    settle(window)
    window.pages["preview"].deeds()["print"]()
    (one,) = printed
    assert one.paths == ()
    assert one.pdf is not None


def test_a_package_that_no_stick_takes_is_told_and_not_in_the_outbox(
    window: MainWindow, delivery: Delivery, stick: Path
) -> None:
    window.show_page("send")
    settle(window)
    page = window.pages["send"]
    delivery.drives = lambda: (drive(stick),)
    stick.rmdir()
    page.make_on_stick()
    settle(window)
    assert "cắm lại USB" in window.messages.text
    assert page.sent == {}
    stick.mkdir()
    take(window, "Thử lại")
    assert [path.suffix for path in stick.iterdir()] == [".sopgi"]
    assert len(page.sent) == 1


def test_a_package_is_looked_at_by_its_pages(
    window: MainWindow, delivery: Delivery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_page("send")
    settle(window)
    window.pages["send"].make(tmp_path, results=True)
    settle(window)
    opened: list[Path] = []
    monkeypatch.setattr(ways, "open_path", opened.append)
    take(window, "Mở xem")
    assert [path.suffix for path in opened] == [".pdf"]


@pytest.mark.parametrize("small", [False, True])
def test_a_package_lies_over_the_list_on_a_small_screen_and_esc_leads_back(
    window: MainWindow, delivery: Delivery, tmp_path: Path, *, small: bool
) -> None:
    window.resize(911 if small else 1366, 465 if small else 697)
    window.show_page("send")
    settle(window)
    page = window.pages["send"]
    page.make(tmp_path, results=True)
    settle(window)
    assert page.detail.isVisible() is not small
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert page.grid.isVisible() is not small
    QTest.keyClick(page.detail.look, Qt.Key.Key_Escape)
    assert page.grid.isVisible()
    assert page.detail.isVisible() is not small
