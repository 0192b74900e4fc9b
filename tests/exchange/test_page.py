"""The page for people without the program."""

from html.parser import HTMLParser

from msgspec.structs import replace

from desktop.exchange.package import read_package
from desktop.exchange.page import build_page
from tests.exchange.forge import letter, plan_content, result_content, whole


class Page(HTMLParser):
    """The tags of a page, what they refer to, and its text."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"src", "href", "onload"}]

    def handle_data(self, data: str) -> None:
        self.words += data


def page() -> Page:
    return Page(read_package(whole()).members["view/index.html"])


def test_the_page_says_who_sent_what_and_how_far_it_is() -> None:
    words = page().words
    for told in (
        "UBND xã Đưng K'Nớ",
        "UBND tỉnh Lâm Đồng",
        "Cải thiện chỉ số năm 2024",
        "02/12/2024",
        "1/2 nhiệm vụ",
        "Đang thực hiện (60%)",
        "Đã niêm yết 5/8 thủ tục <công khai> & dễ thấy",
        "3,60",
        "6,58",
        "Đã ban hành kế hoạch.",
    ):
        assert told in words, told


def test_the_page_runs_nothing_and_asks_for_nothing() -> None:
    found = page()
    assert found.links == []
    assert not {"script", "img", "iframe", "link", "form", "object"} & set(found.tags)
    assert b"default-src 'none'" in read_package(whole()).members["view/index.html"].replace(
        b"&#x27;", b"'"
    )


def test_words_of_the_plan_cannot_become_markup() -> None:
    content = plan_content()
    evil = '<script>alert(1)</script><img src="x" onerror="a">'
    task = replace(content.plan.tasks[0], content=evil, actors_text=evil)
    content = replace(content, plan=replace(content.plan, tasks=(task,)))
    found = Page(build_page(evil, letter().created, content))
    assert not {"script", "img"} & set(found.tags)
    assert evil in found.words


def test_a_plan_alone_shows_time_and_product_instead_of_results() -> None:
    words = Page(build_page("", letter().created, plan_content())).words
    assert "Sản phẩm" in words
    assert "Kết quả thực hiện" not in words
    assert "Kết quả thực hiện" in page().words


def test_sample_data_are_called_so() -> None:
    content = result_content()
    sample = replace(content, plan=replace(content.plan, sample=True))
    assert "Dữ liệu minh họa" in Page(build_page("", letter().created, sample)).words
    assert "Dữ liệu minh họa" not in page().words
