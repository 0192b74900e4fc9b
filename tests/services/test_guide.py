"""The shipped guide is whole: links lead somewhere, each word, key, refusal and finding is told."""

import re
import unicodedata
from pathlib import Path

import pytest

from desktop import wording
from desktop.domain.guide import LINK, PICTURE, Guide, Place
from desktop.paths import resource
from desktop.services.guide import load_guide
from desktop.wording import checks

ARCHITECTURE = Path(__file__).parents[2] / "ARCHITECTURE.md"


@pytest.fixture
def guide() -> Guide:
    return load_guide()


def test_every_page_that_is_there_is_in_the_contents_once(guide: Guide) -> None:
    there = sorted(path.stem for path in resource("help").glob("*.md"))
    assert sorted(page.key for part in guide.parts for page in part.pages) == there


def test_every_page_begins_with_its_only_title(guide: Guide) -> None:
    for page in guide.pages():
        levels = [topic.level for topic in page.topics]
        assert (page.key, levels[0], levels.count(1)) == (page.key, 1, 1)


def test_every_link_leads_to_a_page_and_a_topic(guide: Guide) -> None:
    known = {page.key for page in guide.pages()}
    links = [(page.key, link) for page in guide.pages() for link in LINK.findall(page.markdown)]
    assert len(links) > 15
    for key, link in links:
        target, _, topic = link.partition("#")
        assert target.removesuffix(".md") in known, (key, link)
        place = guide.page(target.removesuffix(".md")).place_of(topic)
        assert bool(place) == bool(topic), (key, link)


def test_every_picture_is_shipped_and_none_for_nothing(guide: Guide) -> None:
    named = {path for page in guide.pages() for _, path in PICTURE.findall(page.markdown)}
    shipped = {f"pictures/{path.name}" for path in resource("help", "pictures").glob("*.png")}
    assert named == shipped


@pytest.mark.parametrize("code", sorted(wording.sentences()))
def test_every_refusal_is_explained(guide: Guide, code: str) -> None:
    assert guide.place_of_code(code).topic, code


@pytest.mark.parametrize("code", sorted(checks.FINDINGS))
def test_every_finding_is_explained(guide: Guide, code: str) -> None:
    assert guide.place_of_code(code, "findings").topic, code


@pytest.mark.parametrize("key", ["refusals", "findings"])
def test_no_topic_is_about_a_code_that_is_gone(guide: Guide, key: str) -> None:
    page = guide.page(key)
    codes = set(wording.sentences()) | set(checks.FINDINGS)
    for topic in page.topics[1:]:
        for name in topic.names:
            begun = name.removesuffix("*")
            assert any(code.startswith(begun) for code in codes), name


def test_the_words_page_has_every_word_of_the_glossary(guide: Guide) -> None:
    """The glossary of the developers and that of the clerks are one."""
    rows = re.findall(r"^\| [a-z ]+ \| ([^|]+) \|", ARCHITECTURE.read_text("utf-8"), re.MULTILINE)
    words = {
        re.sub(r" *\([^)]*\)", "", word).strip().lower() for row in rows for word in row.split(",")
    } - {"screen"}
    assert len(words) > 25
    told = guide.page("words").markdown.lower()
    first_cells = " , ".join(re.findall(r"^\| ([^|]+) \|", told, re.MULTILINE))
    assert {word for word in words if word not in first_cells} == set()


def test_the_guide_is_vietnamese_in_one_normal_form(guide: Guide) -> None:
    for page in guide.pages():
        assert unicodedata.is_normalized("NFC", page.markdown), page.key
        assert " \n" not in page.markdown, page.key


def test_how_to_paste_is_answered_by_the_page_about_pasting() -> None:
    assert load_guide().find("dán từ excel")[0][0] == Place("paste")
