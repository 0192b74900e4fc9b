"""What is published about the format is what the program does."""

import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import desktop
from desktop.exchange import container
from desktop.exchange.content import TYPES
from desktop.exchange.decoding import MOST_JSON
from desktop.exchange.package import read_package, write_package
from desktop.exchange.schema import build_schemas
from desktop.exchange.signing import COMMENT_LENGTH, fingerprint
from desktop.exchange.soundness import MOST_DEPTH
from desktop.paths import resource
from tests.exchange.forge import (
    KEY,
    PDF,
    letter,
    plan_content,
    refusal,
    result_content,
    seal,
    whole,
    with_papers,
)

FORMAT = Path(desktop.__file__).with_name("exchange") / "FORMAT.md"
RELEASED = Path(__file__).parents[1] / "data" / "packages"


def test_the_published_schemas_are_those_of_the_records() -> None:
    built = build_schemas()
    published = {path.name: path.read_bytes() for path in resource("schema").glob("*.json")}
    assert published.keys() == built.keys()
    for name, data in built.items():
        assert published[name] == data, f"{name}: run python -m desktop.exchange.schema"


def test_the_manifest_schema_names_every_field_that_the_text_explains() -> None:
    schema = msgspec.json.decode(build_schemas()["manifest.schema.json"])
    section = FORMAT.read_text(encoding="utf-8").split("## 5.")[1].split("## 6.")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    explained = {name for row in rows for name in re.findall(r"`([a-z_]+)`", row)}
    assert explained == set(schema["$defs"]["Manifest"]["properties"])


def test_the_text_states_the_limits_that_the_reader_holds() -> None:
    text = FORMAT.read_text(encoding="utf-8")
    for limit in (container.MOST_BYTES, container.MOST_ENTRIES, MOST_JSON):
        assert f"{limit:,}" in text
    assert f"comment: {COMMENT_LENGTH} bytes" in text
    assert f"at most {MOST_DEPTH} levels" in text
    assert all(f"`{field}`" in text for field in TYPES)


@pytest.mark.parametrize("name", ["plan-1.0.sopgi", "result-1.0.sopgi"])
def test_a_package_of_the_first_version_is_still_readable(name: str) -> None:
    package = read_package((RELEASED / name).read_bytes())
    expected = result_content() if name.startswith("result") else plan_content()
    assert package.content == expected
    assert package.public_key == KEY.public_key


@pytest.mark.parametrize("name", ["plan-1.1.sopgi", "result-1.1.sopgi"])
def test_a_package_of_version_1_1_is_still_readable(name: str) -> None:
    package = read_package((RELEASED / name).read_bytes())
    content = with_papers(result_content() if name.startswith("result") else plan_content())
    assert package.content == content
    assert package.manifest.format.pair == (1, 1)
    assert package.public_key == KEY.public_key


@pytest.mark.parametrize("member", ["office", "plan", "results", "report"])
def test_a_file_that_says_1_0_has_no_field_of_1_1(member: str) -> None:
    plain, full = result_content(), with_papers(result_content())
    content = msgspec.structs.replace(plain, **{member: getattr(full, member)})
    data = write_package(letter(), content, KEY, pdf=PDF)
    assert read_package(data).content == content
    members = dict(read_package(data).members)
    stated = msgspec.json.decode(members["manifest.json"])
    stated["format"]["minor"] = 0
    members["manifest.json"] = msgspec.json.encode(stated)
    refused = refusal(seal(members))
    assert refused.code == "package.spelling"
    assert refused.values["member"] == f"data/{member}.json"


def checker(tmp_path: Path) -> Path:
    text = FORMAT.read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    path = tmp_path / "check.py"
    path.write_text(code, encoding="utf-8")
    return path


def run(script: Path, package: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "utf8", script, package],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_checker_in_the_text_agrees_with_the_program(tmp_path: Path) -> None:
    path = tmp_path / "a.sopgi"
    path.write_bytes(whole())
    answer = run(checker(tmp_path), path)
    package = read_package(whole())
    assert answer.stdout.split("\n")[:3] == [
        package.id,
        fingerprint(package.public_key),
        "result",
    ]


def test_the_checker_in_the_text_refuses_an_altered_package(tmp_path: Path) -> None:
    path = tmp_path / "a.sopgi"
    path.write_bytes(whole().replace(b'"progress":60', b'"progress":90'))
    answer = run(checker(tmp_path), path)
    assert answer.returncode == 1
    assert "BadSignatureError" in answer.stderr
