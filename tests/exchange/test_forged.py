"""A valid signature makes nobody's content true: every fault inside has its own refusal."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.errors import PackageRefused
from desktop.exchange.container import MOST_BYTES
from desktop.exchange.decoding import MOST_JSON
from desktop.exchange.package import read_package, write_package
from tests.exchange.forge import (
    KEY,
    edited,
    forged,
    letter,
    named,
    refusal,
    respelt,
    result_content,
    whole,
)

Members = dict[str, bytes]
Json = dict[str, Any]


def test_a_package_that_was_only_taken_apart_and_sealed_again_is_the_same() -> None:
    assert forged() == whole()


def test_a_newer_major_is_refused_whatever_else_it_holds() -> None:
    def change(manifest: Json) -> None:
        manifest.clear()
        manifest |= {"format": {"major": 2, "minor": 3}, "min_reader": {"major": 2, "minor": 0}}

    found = refusal(forged(manifest=change))
    assert (found.code, found.values["found"]) == ("package.newer", "2.3")


def test_a_newer_major_is_refused_though_it_says_that_we_may_read_it() -> None:
    def change(manifest: Json) -> None:
        manifest["format"] = {"major": 2, "minor": 0}

    assert refusal(forged(manifest=change)).code == "package.newer"


def test_a_newer_minor_that_asks_for_a_newer_reader_is_refused() -> None:
    def change(manifest: Json) -> None:
        manifest["format"] = manifest["min_reader"] = {"major": 1, "minor": 4}

    assert refusal(forged(manifest=change)).code == "package.newer"


def newer_minor(manifest: Json) -> None:
    manifest["format"] = {"major": 1, "minor": 9}
    manifest["mood"] = {"sky": ["blue"]}


def test_what_a_newer_minor_adds_is_ignored_and_kept() -> None:
    def change(members: Members) -> None:
        members["data/weather.json"] = b'[{"day":"2024-12-02"}]'
        members["data/plan.json"] = members["data/plan.json"][:-1] + b',"wind":"north"}'

    package = read_package(forged(change, newer_minor))
    assert package.content == result_content()
    assert package.members["data/weather.json"] == b'[{"day":"2024-12-02"}]'
    assert package.members["data/plan.json"].endswith(b',"wind":"north"}')
    assert b'"mood"' in package.members["manifest.json"]


def test_an_unknown_field_of_our_own_version_is_refused() -> None:
    assert refusal(forged(manifest=lambda manifest: manifest.update(mood=1))).code == (
        "package.spelling"
    )
    assert refusal(edited("plan", lambda plan: plan.update(wind="north"))).code == (
        "package.spelling"
    )


def test_an_unknown_member_of_our_own_version_is_refused() -> None:
    found = refusal(forged(lambda members: members.update({"data/weather.json": b"[]"})))
    assert (found.code, found.values["member"]) == ("package.member_extra", "data/weather.json")


def test_a_member_that_is_not_listed_is_refused() -> None:
    data = forged(lambda members: members.update({"view/more.html": b"<p>"}), listed=False)
    assert refusal(data).code == "package.member_extra"


def test_a_listed_member_that_is_missing_is_refused() -> None:
    data = forged(lambda members: members.pop("view/van-ban.pdf"), listed=False)
    assert refusal(data).code == "package.member_missing"


def test_a_data_member_that_its_kind_must_have_is_missed() -> None:
    found = refusal(forged(lambda members: members.pop("data/results.json")))
    assert (found.code, found.values["member"]) == ("package.member_missing", "data/results.json")


@pytest.mark.parametrize("content", [b"[]", b"[ ]"])
def test_a_member_that_is_not_the_listed_one_is_refused(content: bytes) -> None:
    data = forged(lambda members: members.update({"data/units.json": content}), listed=False)
    assert refusal(data).code == "package.member_digest"


def test_a_member_listed_twice_is_refused() -> None:
    def change(manifest: Json) -> None:
        manifest["members"].append(manifest["members"][0])

    assert refusal(forged(manifest=change)).code == "package.member_twice"


def raw(name: str, data: bytes) -> bytes:
    return forged(lambda members: members.update({name: data}))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[",
        b"null",
        b"{}",
        b"[1]",
        b"\xef\xbb\xbf[]",
        b'[{"id":"x"}]',
        b'[{"id":"6e6f7468-696e-4720-8973-207265616c21","name":"\xff"}]',
        b'[{"id":"6e6f7468-696e-4720-8973-207265616c21","name":"\\ud800"}]',
        b'[{"id":"6e6f7468-696e-4720-8973-207265616c21"}]',
        b'[{"id":"6e6f7468-696e-4720-8973-207265616c21","name":NaN}]',
        b'[{"id":"6e6f7468-696e-4720-8973-207265616c21","name":"' + b"x" * 2_001 + b'"}]',
        b"[" * 100_000,
    ],
)
def test_json_that_is_not_what_it_should_be_is_refused(data: bytes) -> None:
    found = refusal(raw("data/units.json", data))
    assert (found.code, found.values["member"]) == ("package.data", "data/units.json")


def test_json_larger_than_its_limit_is_refused_before_it_is_parsed() -> None:
    data = raw("data/units.json", b"[" + b" " * MOST_JSON + b"]")
    assert refusal(data).values == {"member": "data/units.json", "place": "-"}


def test_a_package_larger_than_its_limit_is_refused_before_it_is_hashed() -> None:
    assert refusal(bytes(MOST_BYTES + 1)).code == "package.too_large"


def test_a_manifest_with_control_marks_is_refused() -> None:
    found = refusal(forged(manifest=lambda manifest: manifest.update(writer="\x1b[31m")))
    assert (found.code, found.values["place"]) == ("package.value", "writer")


def test_json_nested_without_end_is_refused_where_fields_are_ignored() -> None:
    def change(members: Members) -> None:
        deep = b"[" * 200_000 + b"]" * 200_000
        members["data/office.json"] = members["data/office.json"][:-1] + b',"deep":' + deep + b"}"

    assert refusal(forged(change, newer_minor)).code == "package.data"


def test_the_place_of_a_wrong_value_is_told() -> None:
    data = edited("results", lambda results: results[0].update(progress=101))
    assert refusal(data).values == {"member": "data/results.json", "place": "$[0].progress"}


@pytest.mark.parametrize("value", ["unheard_of", None, 7])
def test_an_unknown_status_is_refused(value: object) -> None:
    data = edited("results", lambda results: results[0].update(status=value))
    # "status": null is the default spelt out, which is a second spelling of the same thing.
    assert refusal(data).code == ("package.spelling" if value is None else "package.data")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(b'"name":"C', b'"name" :"C'),
        lambda text: text.replace(b'"name":"C', b'"name":"B","name":"C'),
        lambda text: text.replace("ô".encode(), b"\\u00f4"),
        lambda text: text + b"\n",
        lambda text: text.upper().replace(b'"ID"', b'"id"').replace(b'"NAME"', b'"name"'),
    ],
)
def test_a_second_spelling_of_the_same_value_is_refused(change: Callable[[bytes], bytes]) -> None:
    text = read_package(whole()).members["data/units.json"]
    assert change(text) != text
    assert refusal(raw("data/units.json", change(text))).code == "package.spelling"


FIRST_FIGURE = "report.parts[0].figures[0]"


def figure(start: int, end: int) -> dict[str, object]:
    return {"start": start, "end": end, "key": "done"}


@pytest.mark.parametrize(
    ("field", "change", "place"),
    [
        ("measures", lambda rows: rows[0].update(value="NaN"), "measures[0].value"),
        ("measures", lambda rows: rows[0].update(value="Infinity"), "measures[0].value"),
        ("measures", lambda rows: rows[0].update(value="1E+999999"), "measures[0].value"),
        ("frameworks", lambda rows: rows[0].update(total_scale="0"), "frameworks[0]"),
        ("frameworks", lambda rows: rows[0]["components"][0].update(scale="-1"), "frameworks[0]"),
        ("measures", lambda rows: rows[0].update(value="1" * 31), "measures[0].value"),
        ("plan", lambda plan: plan.update(revision=2**53), "plan.revision"),
        ("plan", lambda plan: plan["head"].update(month=13), "plan.head"),
        ("plan", lambda plan: plan["head"].update(day=0), "plan.head"),
        ("plan", lambda plan: plan.update(decision={"head": {"day": 32}}), "plan.decision.head"),
        ("report", lambda report: report["parts"][0].update(figures=[figure(3, 3)]), FIRST_FIGURE),
        (
            "report",
            lambda report: report["parts"][0].update(figures=[figure(5, 999)]),
            FIRST_FIGURE,
        ),
        (
            "report",
            lambda report: report["parts"][0].update(figures=[figure(0, 5), figure(4, 6)]),
            "report.parts[0].figures[1]",
        ),
        ("plan", lambda plan: plan["rules"][0].update(due_month=13), "plan.rules[0]"),
        ("plan", lambda plan: plan["rules"][0].update(due_day=32), "plan.rules[0]"),
        ("plan", lambda plan: plan["tasks"][1].update(content="\x00"), "plan.tasks[1].content"),
        ("report", lambda report: report["head"].update(day=40), "report.head"),
        ("period", lambda period: period.update(index=13), "period"),
        ("period", lambda period: period.update(data_to="2020-01-01"), "period"),
    ],
)
def test_a_value_that_nobody_could_compute_with_is_refused(
    field: str, change: Callable[[Any], object], place: str
) -> None:
    found = refusal(respelt(field, change))
    assert (found.code, found.values["place"]) == ("package.value", place)


@pytest.mark.parametrize(
    ("field", "change", "place"),
    [
        ("plan", lambda plan: plan["tasks"][1].update(id=plan["tasks"][0]["id"]), "plan"),
        ("plan", lambda plan: plan["targets"][0].update(id=plan["tasks"][0]["id"]), "plan"),
        ("units", lambda units: units.append(units[0]), "units"),
        ("frameworks", lambda sets: sets.append(sets[0]), "frameworks"),
        ("results", lambda rows: rows.append(rows[0]), "results"),
        (
            "results",
            lambda rows: rows.append(rows[0] | {"id": str(named("other"))}),
            "results.task_id",
        ),
        ("measures", lambda rows: rows.append(rows[0]), "measures"),
        ("report", lambda report: report["parts"].append(report["parts"][0]), "report.parts"),
    ],
)
def test_one_identity_for_two_things_is_refused(
    field: str, change: Callable[[Any], object], place: str
) -> None:
    found = refusal(edited(field, change))
    assert (found.code, found.values["place"]) == ("package.identity_twice", place)


STRANGER = str(named("nobody"))


@pytest.mark.parametrize(
    ("field", "change", "place"),
    [
        ("results", lambda rows: rows[0].update(task_id=STRANGER), "results[0].task_id"),
        ("results", lambda rows: rows[0].update(period_id=STRANGER), "results[0].period_id"),
        ("measures", lambda rows: rows[0].update(plan_id=STRANGER), "measures[0].plan_id"),
        ("measures", lambda rows: rows[0].update(period_id=STRANGER), "measures[0].period_id"),
        (
            "measures",
            lambda rows: rows[0].update(framework_id=STRANGER),
            "measures[0].framework_id",
        ),
        (
            "measures",
            lambda rows: rows[0].update(component_id=STRANGER),
            "measures[0].component_id",
        ),
        (
            "measures",
            lambda rows: rows[0].update(indicator_id=STRANGER),
            "measures[0].indicator_id",
        ),
        ("period", lambda period: period.update(plan_id=STRANGER), "period.plan_id"),
        ("report", lambda report: report.update(plan_id=STRANGER), "report.plan_id"),
        ("report", lambda report: report.update(period_id=STRANGER), "report.period_id"),
        ("plan", lambda plan: plan.update(framework_ids=[STRANGER]), "plan.framework_ids"),
        (
            "plan",
            lambda plan: plan["tasks"][0].update(section_id=STRANGER),
            "plan.tasks[0].section_id",
        ),
        (
            "plan",
            lambda plan: plan["tasks"][0].update(component_ids=[STRANGER]),
            "plan.tasks[0].component_ids",
        ),
        (
            "plan",
            lambda plan: plan["targets"][0].update(section_id=STRANGER),
            "plan.targets[0].section_id",
        ),
        (
            "plan",
            lambda plan: plan["targets"][0].update(framework_id=STRANGER),
            "plan.targets[0].framework_id",
        ),
        (
            "plan",
            lambda plan: plan["targets"][0].update(component_id=STRANGER),
            "plan.targets[0].component_id",
        ),
        (
            "plan",
            lambda plan: plan["sections"][1].update(parent_id=STRANGER),
            "plan.sections[1].parent_id",
        ),
        (
            "plan",
            lambda plan: plan["sections"][1].update(component_id=STRANGER),
            "plan.sections[1].component_id",
        ),
    ],
)
def test_a_reference_that_leads_nowhere_is_refused(
    field: str, change: Callable[[Any], object], place: str
) -> None:
    found = refusal(respelt(field, change))
    assert (found.code, found.values["place"]) == ("package.reference", place)


def test_a_link_to_a_unit_that_was_taken_off_the_list_is_no_fault() -> None:
    data = edited("units", lambda units: units.clear())
    # The declared count is what is refused; with the right count the package is taken.
    assert refusal(data).values["field"] == "counts"
    content = result_content()
    assert (
        read_package(write_package(letter(), replace(content, units=()), KEY)).content.units == ()
    )


def chained(plan: Json, length: int) -> None:
    """Hang sections under each other."""
    above = plan["sections"][1]["id"]
    for number in range(length):
        identity = str(named(f"chain {number}"))
        plan["sections"].append({"id": identity, "parent_id": above, "kind": "heading"})
        above = identity


def test_sections_inside_themselves_are_refused() -> None:
    def loop(plan: Json) -> None:
        sections = plan["sections"]
        own = sections[0].pop("id")
        kind = sections[0].pop("kind")
        rest = dict(sections[0])
        sections[0].clear()
        sections[0].update({"id": own, "parent_id": sections[1]["id"], "kind": kind} | rest)

    assert refusal(respelt("plan", loop)).code == "package.cycle"


def test_sections_deeper_than_any_plan_are_refused() -> None:
    assert refusal(respelt("plan", lambda plan: chained(plan, 60))).code == "package.depth"
    assert refusal(respelt("plan", lambda plan: chained(plan, 30))).values == {"field": "counts"}


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("sender", lambda manifest: manifest["sender"].update(name="UBND xã khác")),
        ("plan", lambda manifest: manifest["plan"].update(title="Kế hoạch khác")),
        ("plan", lambda manifest: manifest["plan"].update(digest="0" * 64)),
        ("frameworks", lambda manifest: manifest["frameworks"][0].update(digest="0" * 64)),
        ("period", lambda manifest: manifest["period"].update(label="Quý I/2024")),
        ("counts", lambda manifest: manifest["counts"].update(results=2)),
        ("completeness", lambda manifest: manifest["completeness"].update(blank=0)),
        ("completeness", lambda manifest: manifest["completeness"].update(required=9, blank=8)),
        ("action", lambda manifest: manifest.update(action="replace")),
    ],
)
def test_a_manifest_that_contradicts_its_data_is_refused(
    field: str, change: Callable[[Any], object]
) -> None:
    found = refusal(forged(manifest=change))
    assert (found.code, found.values["field"]) == ("package.disagreement", field)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sequence", 0),
        ("sequence", 2**63),
        ("previous_id", "abc"),
        ("created", "2024-02-30"),
        ("kind", "notice"),
        ("channel", "1"),
    ],
)
def test_a_manifest_out_of_bounds_is_refused(field: str, value: object) -> None:
    found = refusal(forged(manifest=lambda manifest: manifest.update({field: value})))
    assert (found.code, found.values["member"]) == ("package.data", "manifest.json")


@pytest.mark.parametrize("kind", ["receipt", "request"])
def test_a_kind_whose_data_are_not_defined_yet_is_named(kind: str) -> None:
    found = refusal(forged(manifest=lambda manifest: manifest.update(kind=kind)))
    assert (found.code, found.values["kind"]) == ("package.kind_later", kind)


def test_results_do_not_travel_in_a_plan_package() -> None:
    assert refusal(forged(manifest=lambda manifest: manifest.update(kind="plan"))).code == (
        "package.member_extra"
    )


def test_an_attachment_is_named_by_its_digest_and_is_what_it_says() -> None:
    picture = b"\x89PNG\r\n\x1a\n0000"
    data = write_package(letter(), result_content(), KEY, files={"Ảnh chụp.PNG": picture})
    package = read_package(data)
    assert package.manifest.counts.files == 1
    (name,) = (name for name in package.members if name.startswith("files/"))
    assert package.members[name] == picture

    def named_wrongly(members: Members) -> None:
        members[f"files/{'0' * 64}.png"] = picture

    assert refusal(forged(named_wrongly)).code == "package.file_kind"


@pytest.mark.parametrize("name", ["a.pdf", "a.docm", "a", "a.exe", "a.html"])
def test_a_file_of_another_kind_cannot_be_attached(name: str) -> None:
    with pytest.raises(PackageRefused) as caught:
        write_package(letter(), result_content(), KEY, files={name: b"MZ\x90"})
    assert caught.value.code == "package.file_kind"


def test_a_paper_that_is_no_pdf_is_refused() -> None:
    data = forged(lambda members: members.update({"view/van-ban.pdf": b"<script>"}))
    assert refusal(data).code == "package.file_kind"


def test_every_name_in_a_manifest_can_be_read_as_json_by_others() -> None:
    """The plain library agrees with what our decoder read."""
    package = read_package(whole())
    stated = json.loads(package.members["manifest.json"])
    assert [member["name"] for member in stated["members"]] == sorted(
        set(package.members) - {"manifest.json"}
    )
    assert stated["counts"] == {
        "sections": 2,
        "tasks": 2,
        "targets": 1,
        "rules": 1,
        "units": 1,
        "frameworks": 1,
        "results": 1,
        "measures": 1,
        "files": 0,
    }
    assert stated["completeness"] == {"required": 2, "filled": 1, "blank": 1}


@pytest.mark.parametrize(
    ("written", "least"),
    [((0, 9), (0, 9)), ((0, 1), (1, 0)), ((1, 1), (0, 9)), ((1, 0), (1, 1))],
)
def test_a_version_that_was_never_written_is_refused(
    written: tuple[int, int], least: tuple[int, int]
) -> None:
    def change(manifest: Json) -> None:
        for name, (major, minor) in (("format", written), ("min_reader", least)):
            manifest[name] = {"major": major, "minor": minor}

    assert refusal(forged(manifest=change)).code == "package.spelling"


@pytest.mark.parametrize(
    "letters", ["Xã\x85", "Xã\x9b31m", "Xã\nKý: Chủ tịch", "Xã\tA", "Xa\u0303"]
)
def test_a_manifest_holds_lines_in_one_form_without_control_marks(letters: str) -> None:
    def change(manifest: Json) -> None:
        manifest["receiver"]["name"] = letters

    found = refusal(forged(manifest=change))
    assert (found.code, found.values["place"]) == ("package.value", "receiver.name")


@pytest.mark.parametrize("letters", ["Việc\x85", "Vie\u0323\u0302c"])
def test_data_hold_text_in_one_form_without_control_marks(letters: str) -> None:
    task = result_content().plan.tasks[0]
    content = result_content()
    plan = replace(content.plan, tasks=(replace(task, content=letters), *content.plan.tasks[1:]))
    data = write_package(letter(), replace(content, plan=plan), KEY)
    assert refusal(data).values["place"] == "plan.tasks[0].content"


def test_a_title_that_stands_on_two_lines_is_one_line_in_the_manifest() -> None:
    content = result_content()
    head = replace(content.plan.head, title=("Kế hoạch\tcải thiện", "chỉ số\nxanh"))
    plan = replace(content.plan, head=head)
    package = read_package(write_package(letter(), replace(content, plan=plan), KEY))
    assert package.manifest.plan.title == "Kế hoạch cải thiện chỉ số xanh"
    assert package.content.plan.head.title == head.title
