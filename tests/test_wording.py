"""Every refusal and every finding has exactly one Vietnamese sentence that can be filled in."""

import ast
import re
import string
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import desktop
from desktop import wording
from desktop.domain.errors import InputRefused
from desktop.domain.problems import Grade, Problem
from desktop.wording import checks

CODE = re.compile(r"[a-z_]+(\.[a-z_]+)+$")
SOURCE = Path(desktop.__file__).parent
REFUSALS = {"Refused", "InputRefused", "LedgerRefused", "FileRefused", "PackageRefused"}


def modules() -> Iterator[ast.Module]:
    for path in SOURCE.rglob("*.py"):
        if "wording" not in path.parts:
            yield ast.parse(path.read_text(encoding="utf-8"))


def raised() -> Iterator[tuple[str, set[str]]]:
    """Codes given literally to a refusal, with the names of their values."""
    for module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                named = node.func.id in REFUSALS and node.args
                if named and isinstance(node.args[0], ast.Constant):
                    names = {word.arg for word in node.keywords if word.arg}
                    yield node.args[0].value, names


def mentioned() -> set[str]:
    """Every string in the program that has the form of a code."""
    return {
        node.value
        for module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.match(node.value)
    }


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_refusal_has_a_sentence_that_its_values_fill() -> None:
    found = list(raised())
    assert len(found) > 20
    for code, names in found:
        assert code in wording.sentences(), code
        assert blanks(wording.sentences()[code]) <= names, code


def test_every_sentence_is_said_somewhere() -> None:
    said = mentioned()
    known = set(wording.sentences()) | set(checks.FINDINGS)
    assert known - said == set()


def test_every_finding_has_a_remedy() -> None:
    assert checks.FINDINGS.keys() == checks.REMEDIES.keys()


@pytest.mark.parametrize(
    "sentence",
    [*wording.sentences().values(), *checks.FINDINGS.values(), *checks.REMEDIES.values()],
)
def test_a_sentence_is_vietnamese_in_one_normal_form(sentence: str) -> None:
    assert unicodedata.is_normalized("NFC", sentence)
    assert any(unicodedata.decomposition(char) or char in "đĐ" for char in sentence)
    assert sentence == sentence.strip()


def test_a_sentence_is_filled_with_vietnamese_numbers() -> None:
    refusal = InputRefused("choice.which_plan", count=1234)
    assert "có 1.234 kế hoạch" in wording.sentence(refusal)
    uneven = InputRefused("framework.weights", name="DDCI", total=Decimal("99.50"))
    assert "cộng lại là 99,5, không" in wording.sentence(uneven)


def test_a_value_cannot_break_a_sentence_into_lines_or_steer_the_screen() -> None:
    name = "a\nb\x1b[31m\u202ec\udcff"
    shown = wording.sentence(InputRefused("choice.unknown_plan", wanted=name))
    assert "“a b�[31m�c�”" in shown


def test_a_value_without_end_loses_its_middle() -> None:
    shown = wording.sentence(InputRefused("choice.unknown_plan", wanted="a" + "x" * 10_000 + "z"))
    assert len(shown) < 600
    assert "“ax" in shown
    assert "xz”" in shown


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("2.", "Mục 2"),
        ("2.1.", "Mục 2.1"),
        ("I.", "Mục I"),
        ("đ)", "Mục đ"),
        ("-", "Gạch đầu dòng"),
        ("X.2 · Chủ trì", "Nhiệm vụ X.2 · Chủ trì"),
        ("12", "Nhiệm vụ 12"),
        ("Căn cứ", "Căn cứ"),
        ("Chỉ tiêu 3", "Chỉ tiêu 3"),
        ("Nội dung", "Nội dung"),
    ],
)
def test_a_label_alone_becomes_words_before_a_sentence(place: str, words: str) -> None:
    assert wording.where(Problem(code="text.open", grade=Grade.MUST_FIX, place=place)) == words
