"""The shipped samples load whole, and their invented results fit their plans."""

import unicodedata
from collections import Counter
from decimal import Decimal

import msgspec
import pytest

from desktop.domain.outline import Outline
from desktop.domain.period import generate_periods
from desktop.domain.result import ResultStatus
from desktop.domain.sample import Sample, SampleResults
from desktop.paths import resource
from desktop.services.catalogue import shipped_frameworks
from desktop.services.samples import SAMPLES, load_sample, load_sample_results

MARK = "(dữ liệu minh họa)"


def written(record: Sample | SampleResults) -> bytes:
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_file_holds_nothing_that_its_record_would_lose(name: str) -> None:
    """A misspelt field would be read over in silence; written again, it would be missing."""
    assert written(load_sample(name)) == resource("samples", f"{name}.json").read_bytes()
    results = resource("samples", f"{name}.results.json").read_bytes()
    assert written(load_sample_results(name)) == results


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_files_are_in_the_stored_normal_form(name: str) -> None:
    for file_name in (f"{name}.json", f"{name}.results.json"):
        text = resource("samples", file_name).read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text)


def test_no_sample_lies_in_the_folder_unnamed() -> None:
    files = {path.name for path in resource("samples").iterdir()}
    assert files == {f"{name}{end}" for name in SAMPLES for end in (".json", ".results.json")}


@pytest.mark.parametrize("name", SAMPLES)
def test_invented_results_belong_to_followed_tasks_and_generated_periods(name: str) -> None:
    plan, invented = load_sample(name).plan, load_sample_results(name)
    tasks = {task.id for task in Outline(plan).followed_tasks()}
    periods = {period.id for period in generate_periods(plan)}
    cells = [(result.period_id, result.task_id) for result in invented.results]
    assert len(set(cells)) == len(cells)
    assert {period for period, _ in cells} <= periods
    assert {task for _, task in cells} <= tasks
    assert len({result.id for result in invented.results}) == len(cells)
    for measure in invented.measures:
        assert measure.plan_id == plan.id
        assert measure.framework_id in plan.framework_ids
        assert measure.period_id in periods


def test_the_periods_with_invented_results_are_varied() -> None:
    counts = {
        (period.label, plan.head.symbol): Counter(
            result.status for result in invented.results if result.period_id == period.id
        )
        for plan, invented in (
            (load_sample(name).plan, load_sample_results(name)) for name in SAMPLES
        )
        for period in generate_periods(plan)
        if any(result.period_id == period.id for result in invented.results)
    }
    done, doing = ResultStatus.DONE, ResultStatus.DOING
    overdue, idle = ResultStatus.OVERDUE, ResultStatus.NOT_STARTED
    # Four of the commune's 33 tasks are left without a result, as a clerk would find them.
    assert counts == {
        ("Năm 2024", "KH-UBND"): {done: 21, doing: 7, overdue: 1},
        ("Quý III/2024", "KH-SGTVT"): {done: 1, doing: 4, idle: 1},
        ("Năm 2024", "KH-SGTVT"): {done: 4, doing: 1, overdue: 1},
        ("Năm 2024", "KH-SNgV"): {done: 3, doing: 1},
    }


@pytest.mark.parametrize("name", SAMPLES)
def test_an_invented_result_agrees_with_its_own_status(name: str) -> None:
    for result in load_sample_results(name).results:
        done = result.status is ResultStatus.DONE
        assert done == (result.progress == 100)
        assert done == (result.difficulty == "")
        assert result.text.startswith(
            "Chưa" if result.status is ResultStatus.NOT_STARTED else ("Đã", "Đang")
        )
        if done:
            assert "Đang" not in result.text
            assert "đang" not in result.text
        assert result.next_step


@pytest.mark.parametrize("name", SAMPLES)
def test_some_invented_results_have_evidence_and_none_has_the_number_of_a_real_paper(
    name: str,
) -> None:
    evidence = [result.evidence for result in load_sample_results(name).results]
    assert any(evidence)
    assert not all(evidence)
    assert not any(char.isdigit() for text in evidence for char in text)


@pytest.mark.parametrize("name", SAMPLES)
def test_invented_texts_all_differ_and_say_that_they_are_invented(
    name: str,
) -> None:
    invented = load_sample_results(name)
    texts = [result.text for result in invented.results]
    assert len(set(texts)) == len(texts)
    for result in invented.results:
        parts = (
            result.text,
            result.figures,
            result.evidence,
            result.difficulty,
            result.next_step,
        )
        for text in filter(None, parts):
            # No full stop before the mark: reports go on behind it, "…; 03 hội nghị".
            assert text.endswith(f" {MARK}")
            assert not text.removesuffix(f" {MARK}").endswith((".", ";", ","))
        assert result.text
    assert {measure.source for measure in invented.measures} <= {"Dữ liệu minh họa"}


def test_the_transport_department_has_a_score_for_three_of_its_four_components() -> None:
    invented = load_sample_results("so-gtvt-lang-son-2024")
    (pgi,) = (one for one in shipped_frameworks() if one.code == "PGI-2024")
    scores = {measure.component_id: measure.value for measure in invented.measures}
    assert [scores.get(component.id) for component in pgi.components] == [
        Decimal("5.92"),
        Decimal("6.20"),
        Decimal("4.02"),
        None,
    ]
