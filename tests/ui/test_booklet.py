"""The guide as one PDF: its contents tell the right pages, and no heading stands alone."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.guide import LINK, Place
from desktop.services.guide import load_guide
from desktop.ui.guide.booklet import write_booklet
from desktop.ui.guide.text import GuideText
from desktop.ui.guide.window import GuideWindow


@pytest.fixture(scope="module")
def pages(dressed: QApplication, tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    path = tmp_path_factory.mktemp("sách") / "hướng dẫn.pdf"
    count = write_booklet(path)
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) == count
        return [
            [line.strip() for line in page.get_textpage().get_text_range().splitlines()]
            for page in document
        ]


def entries(pages: list[list[str]]) -> dict[str, int]:
    found = {}
    for line in pages[0]:
        title, _, number = line.rpartition(" ")
        if number.isdigit():
            found[title.strip()] = int(number)
    return found


def test_the_contents_tell_the_page_of_each_part_and_page(pages: list[list[str]]) -> None:
    told = entries(pages)
    guide = load_guide()
    wanted = [page.title for page in guide.pages()] + [part.title for part in guide.parts]
    assert [title for title in wanted if title not in told] == []
    for title in wanted:
        assert title in pages[told[title] - 1], title


def test_every_page_but_the_first_has_its_number(pages: list[list[str]]) -> None:
    assert "1" not in pages[0]
    for number, lines in enumerate(pages[1:], 2):
        assert str(number) in lines, number


def test_every_topic_is_on_paper_and_no_mark_of_markdown(pages: list[list[str]]) -> None:
    whole = " ".join(line for page in pages for line in page)
    for page in load_guide().pages():
        for topic in page.topics:
            assert topic.title.split()[0] in whole
    assert "](" not in whole
    assert "**" not in whole
    assert "{" not in whole


def test_no_heading_is_the_last_line_of_a_page(pages: list[list[str]]) -> None:
    topics = [topic for page in load_guide().pages() for topic in page.topics]
    # Below these stands a picture, which has no text.
    pictured = {topic.title for topic in topics if topic.text.strip().startswith("![")}
    titles = {topic.title for topic in topics} - pictured
    for number, lines in enumerate(pages[1:], 2):
        said = [line for line in lines if line and line != str(number)]
        assert said[-1] not in titles, (number, said[-1])


def test_every_link_of_a_page_can_be_followed(dressed: QApplication) -> None:
    for page in load_guide().pages():
        text = GuideText(page.markdown, 600)
        anchors = {form.anchorHref() for _, _, form in text._fragments() if form.isAnchor()}
        assert len(anchors) == len(set(LINK.findall(page.markdown))), page.key


@pytest.fixture
def guide(dressed: QApplication, qtbot: QtBot) -> GuideWindow:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = GuideWindow(parent)
    made.holder = parent
    made.open_at(Place("keys"))
    made.show()
    return made


def save_to(path: Path) -> Callable[..., tuple[str, str]]:
    return lambda *_args: (str(path), "")


def paper(guide: GuideWindow, words: str) -> None:
    menu = guide._print.menu()
    next(one for one in menu.actions() if one.text() == words).trigger()


def test_the_quick_card_is_one_leaf_the_way_in_front_the_keys_behind(
    guide: GuideWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "thẻ.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", save_to(path))
    paper(guide, "Thẻ nhanh hai trang…")
    qtbot.waitUntil(guide._print.isEnabled, timeout=20_000)
    with pypdfium2.PdfDocument(path) as document:
        front, back = [page.get_textpage().get_text_range() for page in document]
    assert "Mở sổ" in front
    assert "có thể rút USB" in front
    assert back.split("\r\n")[1] == "Tra nhanh" or "Tra nhanh" in back.split("\r\n")[:3]
    assert "Khi chương trình từ chối" in back


def test_the_window_writes_it_and_says_where(
    guide: GuideWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sách.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", save_to(path))
    paper(guide, "Cả sách…")
    assert not guide._print.isEnabled()
    qtbot.waitUntil(guide._print.isEnabled, timeout=20_000)
    assert path.read_bytes().startswith(b"%PDF")
    assert str(path) in guide._empty.text()


def test_a_folder_that_is_gone_is_told(
    guide: GuideWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", save_to(tmp_path / "không có" / "a.pdf"))
    paper(guide, "Cả sách…")
    qtbot.waitUntil(guide._print.isEnabled, timeout=20_000)
    assert "Không có thư mục" in guide._empty.text()
