"""The guide is cut into topics, found by what they explain and by what they say."""

import pytest

from desktop.domain.guide import Guide, Part, Place, plain_text, read_page

TASKS = """# Nhiệm vụ

Bảng mọi nhiệm vụ, xem [Danh mục](catalogue.md#Bộ phận).

### Chủ trì {Cơ quan chủ trì; Đơn vị chủ trì}

Bộ phận **chịu trách nhiệm** chính.
Gõ vài chữ.

Ví dụ: Phòng Kinh tế.

### Nhiệm vụ

Nêu việc.
"""
REFUSALS = """# Từ chối
Lời đầu.
## Tệp {file.*}
Đóng tệp.
## Đầy {file.disk_full}
Xóa bớt.
"""


@pytest.fixture
def guide() -> Guide:
    return Guide(
        [
            Part("Trang", (read_page("tasks", TASKS),)),
            Part("Khác", (read_page("refusals", REFUSALS),)),
        ]
    )


def test_a_topic_says_what_goes_in_and_shows_its_example(guide: Guide) -> None:
    topic = guide.topic("tasks", "Chủ trì")
    assert topic is not None
    assert topic.says == "Bộ phận chịu trách nhiệm chính. Gõ vài chữ."
    assert topic.example == "Phòng Kinh tế"


def test_a_topic_is_found_by_its_other_names_without_marks(guide: Guide) -> None:
    assert guide.topic("tasks", "don vi chu tri") == guide.topic("tasks", "Chủ trì")


def test_a_field_with_the_name_of_its_page_has_a_topic_of_its_own(guide: Guide) -> None:
    topic = guide.topic("tasks", "Nhiệm vụ")
    assert topic is not None
    assert topic.says == "Nêu việc."


def test_nothing_is_said_about_an_unknown_thing(guide: Guide) -> None:
    assert guide.topic("tasks", "Cột lạ") is None
    assert guide.topic("trang lạ", "Chủ trì") is None


def test_a_code_leads_to_its_own_topic_before_that_of_its_kind(guide: Guide) -> None:
    assert guide.place_of_code("file.disk_full") == Place("refusals", 2)
    assert guide.place_of_code("file.missing") == Place("refusals", 1)
    assert guide.place_of_code("other.thing") == Place("refusals", 0)


def test_names_in_braces_are_not_shown(guide: Guide) -> None:
    assert "{" not in guide.page("tasks").markdown
    assert "### Chủ trì\n" in guide.page("tasks").markdown


def test_the_search_finds_titles_before_words_and_needs_no_accents(guide: Guide) -> None:
    found = [(place, topic.title) for place, topic in guide.find("dong tep")]
    assert found == [(Place("refusals", 1), "Tệp")]
    assert next(topic.title for _, topic in guide.find("tệp")) == "Tệp"


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("- **Đậm** và `mã`", "Đậm và mã"),
        ("| Phím | Việc |", "Phím Việc"),
        ("1. Mở [trang](a.md#Mục)", "Mở trang"),
        ("![Hình](pictures/a.png)", ""),
    ],
)
def test_marks_are_taken_out_of_plain_text(markdown: str, plain: str) -> None:
    assert plain_text(markdown) == plain


def test_a_page_about_the_words_comes_before_pages_that_only_have_them() -> None:
    guide = Guide(
        [
            Part(
                "Tất cả",
                (
                    read_page("far", "# Giờ đầu\n\nDán bảng, rồi từ đó in ra, kể cả khi có Excel."),
                    read_page("near", "# Các phím\n\nCtrl+V dán từ Excel, Word."),
                    read_page("heading", "# Nhiều việc\n\n## Dán từ Word, Excel\n\nBấm Ctrl+V."),
                    read_page("title", "# Dán từ Word, Excel\n\n## Sau đó\n\nDán xong từ Excel."),
                ),
            )
        ]
    )
    found = [place for place, _ in guide.find("dán từ excel")]
    assert found == [
        Place("heading", 1),
        Place("title", 0),
        Place("title", 1),
        Place("near", 0),
        Place("far", 0),
    ]
