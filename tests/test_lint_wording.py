"""Every departure has its three sentences, and each of them can be filled in."""

import ast
import string
import unicodedata
from pathlib import Path

import pytest

import desktop
from desktop.domain.layout import Style
from desktop.domain.lint.departure import Departure
from desktop.domain.problems import Grade
from desktop.wording import lint
from desktop.wording.lint_findings import TOLD

RULES = Path(desktop.__file__).parent / "domain" / "lint"
GIVEN = {"must", "explain", "note"}
ALWAYS = {"element"}
MAPPED = {"wanted", "half"}


def found_codes() -> dict[str, set[str]]:
    """Codes that the rules give, with the names of their values."""
    found: dict[str, set[str]] = {}
    for path in RULES.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            if not named or node.func.attr not in GIVEN:
                continue
            names = {word.arg for word in node.keywords if word.arg}
            for part in ast.walk(node.args[0]):
                if isinstance(part, ast.Constant):
                    found.setdefault(part.value, set()).update(names)
    return found


def mentioned() -> set[str]:
    return {
        node.value
        for path in RULES.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith("lint.")
    }


def test_every_code_of_the_rules_is_told_and_none_besides() -> None:
    assert set(TOLD) == mentioned()


def test_a_sentence_asks_only_for_what_its_rule_gives() -> None:
    for code, given in found_codes().items():
        if code not in TOLD:
            continue
        for sentence in TOLD[code]:
            wanted = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
            assert wanted <= given | ALWAYS, code


@pytest.mark.parametrize("code", TOLD)
def test_what_is_told_is_vietnamese_in_one_normal_form(code: str) -> None:
    for sentence in TOLD[code]:
        assert unicodedata.is_normalized("NFC", sentence)
        assert sentence == sentence.strip()
        assert any(unicodedata.decomposition(char) or char in "đĐ" for char in sentence)


def test_every_element_has_a_name_and_its_place_in_the_decree() -> None:
    assert set(lint.ELEMENTS) == {None, *Style}


def test_a_departure_is_told_with_element_place_rule_and_remedy() -> None:
    one = Departure(
        code="lint.size",
        grade=Grade.MUST_FIX,
        element=Style.MOTTO,
        place="Trang 1, dòng 2",
        more=2,
        values={"given": "11", "low": "13", "high": "14"},
    )
    assert lint.element_of(one) == "Tiêu ngữ"
    assert lint.place_of(one) == "Trang 1, dòng 2 và 2 chỗ khác"
    assert lint.found_in(one) == "Tiêu ngữ có cỡ chữ 11."
    assert "từ 13 đến 14" in lint.rule_of(one)
    assert "ô số 1" in lint.rule_of(one)
    assert lint.verdict((one,)) == "1 điểm phải sửa, 0 điểm cần giải thích, 0 lưu ý."
