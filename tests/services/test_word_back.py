"""An edited Word file comes back as proposals, and accepting all of them prints the edited text."""

import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.errors import FileRefused, InputRefused
from desktop.domain.paper import Paper
from desktop.domain.plan import Decision
from desktop.domain.proposals import NoteKind, ProposalKind
from desktop.services.demo import make_sample
from desktop.services.desk import Desk, open_desk
from desktop.services.papers import Format
from desktop.services.samples import SAMPLES
from tests.office import convert, needs_office
from tests.services.word_edits import Edited, drop, replace_words, told, track, type_over


@pytest.fixture(scope="module", params=SAMPLES)
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("so")
    make_sample(folder / "so.sopgidb", request.param, keys_dir=folder / "keys").close()
    return folder


@pytest.fixture
def desk(ledger: Path, tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(ledger, keys_dir=tmp_path / "keys")
    yield opened
    opened.close()


def plan_id(desk: Desk):
    return desk.plans.plans()[0].id


def period_id(desk: Desk):
    return desk.periods.periods(plan_id(desk))[-1].id


def export(desk: Desk, folder: Path, paper: Paper = Paper.PLAN) -> Path:
    folder.mkdir(exist_ok=True)
    subject = plan_id(desk) if paper is Paper.PLAN else period_id(desk)
    return desk.papers.write(paper, subject, [Format.DOCX], folder)[0]


def take_all(desk: Desk, path: Path, folder: Path, paper: Paper = Paper.PLAN) -> None:
    """Accept everything; the paper must then read as the edited file does."""
    reading = desk.word_back.read(path)
    desk.word_back.accept(reading, reading.proposals)
    assert told(export(desk, folder, paper)) == told(path)
    assert desk.word_back.read(path).proposals == ()


@pytest.mark.parametrize("paper", [Paper.PLAN, Paper.REPORT])
def test_a_paper_that_nobody_edited_proposes_nothing(
    sample: Path, tmp_path: Path, paper: Paper
) -> None:
    desk = open_desk(sample / "so.sopgidb", keys_dir=sample / "keys")
    path = export(desk, tmp_path / "ra", paper)
    for edit in (lambda _: None, Edited.drop_bookmarks):
        edited = Edited(path)
        edit(edited)
        reading = desk.word_back.read(edited.save())
        assert (reading.proposals, reading.notes) == ((), ())
    desk.close()


def test_a_plan_under_its_decision_comes_back_without_the_decision(
    desk: Desk, tmp_path: Path
) -> None:
    plan = desk.plans.plan(plan_id(desk))
    decision = Decision(
        head=replace(plan.head, type_name="QUYẾT ĐỊNH", title=("Ban hành Kế hoạch",)),
        legal_bases=plan.legal_bases[:2],
        articles=("Ban hành kèm theo Quyết định này Kế hoạch.",),
        recipients=plan.recipients,
        signer=plan.signer,
    )
    desk.plans.save_details(replace(plan, decision=decision))
    edited = Edited(export(desk, tmp_path / "ra"))
    change_cell(edited)
    path = edited.save()
    reading = desk.word_back.read(path)
    assert ([one.kind for one in reading.proposals], reading.notes) == ([CHANGED], ())
    take_all(desk, path, tmp_path / "sau")


@pytest.mark.parametrize("paper", [Paper.PLAN, Paper.REPORT])
@needs_office
def test_saving_in_libreoffice_keeps_every_bookmark(
    sample: Path, tmp_path: Path, paper: Paper
) -> None:
    desk = open_desk(sample / "so.sopgidb", keys_dir=sample / "keys")
    path = export(desk, tmp_path / "ra", paper)
    convert([path], "docx", tmp_path / "luu", tmp_path / "office")
    from desktop.imports.docx_reader import read_docx  # noqa: PLC0415

    saved = tmp_path / "luu" / path.name
    before, after = read_docx(path), read_docx(saved)
    assert after.origin == before.origin
    assert [line.marks for line in after.lines] == [line.marks for line in before.lines]
    reading = desk.word_back.read(saved)
    assert (reading.proposals, reading.notes) == ((), ())
    desk.close()


def first_task_row(edited: Edited):
    return next(
        row
        for table in edited.word.tables
        for row in table.rows
        if len(row.cells) >= 3 and row.cells[0].text == "1"
    )


def change_word(edited: Edited) -> None:
    paragraph = edited.paragraph("Căn cứ")
    type_over(paragraph, paragraph.text.replace("Căn cứ", "Căn cứ vào", 1))


def change_cell(edited: Edited) -> None:
    type_over(first_task_row(edited).cells[2].paragraphs[0], "Công an xã")


def change_cell_in_two_lines(edited: Edited) -> None:
    cell = first_task_row(edited).cells[1]
    type_over(cell.paragraphs[0], "Một việc mới")
    cell.add_paragraph("gồm hai đoạn")


def add_row(edited: Edited) -> None:
    row = first_task_row(edited)
    edited.add_row_after(row, "1a", "Nhiệm vụ thêm", *["Văn phòng"] * (len(row.cells) - 2))


def delete_row(edited: Edited) -> None:
    row = first_task_row(edited)._tr
    row.getparent().remove(row)


def delete_paragraph(edited: Edited) -> None:
    drop(edited.paragraph("Căn cứ"))


def add_paragraph(edited: Edited) -> None:
    edited.add_after(edited.paragraph("Căn cứ"), "Căn cứ Luật Đầu tư năm 2020;")


def add_two_paragraphs(edited: Edited) -> None:
    last = [one for one in edited.word.paragraphs if len(one.text) > 40][-1]
    edited.add_after(last, "- Đoạn thứ hai./.")
    edited.add_after(last, "- Đoạn thứ nhất.")


def retype(edited: Edited) -> None:
    edited.drop_bookmarks()
    change_cell(edited)


def tracked(edited: Edited) -> None:
    paragraph = [one for one in edited.word.paragraphs if len(one.text) > 40][-1]
    track(paragraph, "del", " bị xóa")
    track(paragraph, "ins", " được thêm./.")


def decompose(edited: Edited) -> None:
    for paragraph in edited.word.paragraphs:
        for run in paragraph.runs:
            run.text = unicodedata.normalize("NFD", run.text)


def comment(edited: Edited) -> None:
    paragraph = edited.paragraph("Căn cứ")
    edited.word.add_comment(paragraph.runs, "Xem lại căn cứ này", author="", initials="")


CHANGED, ADDED, REMOVED = ProposalKind.CHANGED, ProposalKind.ADDED, ProposalKind.REMOVED


@pytest.mark.parametrize(
    ("edit", "kinds"),
    [
        (change_word, [CHANGED]),
        (change_cell, [CHANGED]),
        (change_cell_in_two_lines, [CHANGED]),
        (add_row, [ADDED]),
        (delete_row, [REMOVED]),
        (delete_paragraph, [REMOVED]),
        (add_paragraph, [ADDED]),
        (add_two_paragraphs, [ADDED, ADDED]),
        (retype, [CHANGED]),
        (tracked, [CHANGED]),
        (decompose, []),
        (comment, []),
    ],
)
def test_an_edit_gives_its_proposals_and_accepting_them_prints_the_edited_text(
    desk: Desk, tmp_path: Path, edit, kinds: list[ProposalKind]
) -> None:
    edited = Edited(export(desk, tmp_path / "ra"))
    edit(edited)
    path = edited.save()
    reading = desk.word_back.read(path)
    assert [one.kind for one in reading.proposals] == kinds
    assert reading.notes == ()
    assert not any(one.conflict or one.minor for one in reading.proposals)
    take_all(desk, path, tmp_path / "sau")


def take_marks_away(edited: Edited) -> None:
    """Take away what the paper adds by itself: the marks of a basis and of the last sentence."""
    last = [one for one in edited.word.paragraphs if len(one.text) > 40][-1]
    basis = edited.paragraph("Căn cứ")
    for paragraph in (last, basis):
        run = [one for one in paragraph.runs if one.text][-1]
        run.text = run.text.rstrip(";./")


def test_marks_that_the_paper_adds_are_no_change_of_the_ledger(desk: Desk, tmp_path: Path) -> None:
    plan = desk.plans.plan(plan_id(desk))
    final = [section for section in plan.sections if section.text.endswith("./.")][-1]
    desk.plans.save_section(plan.id, replace(final, text=final.text.removesuffix("./.")))
    edited = Edited(export(desk, tmp_path / "ra"))
    assert any(one.text.endswith("./.") for one in edited.word.paragraphs)
    take_marks_away(edited)
    assert desk.word_back.read(edited.save()).proposals == ()


def test_proposals_are_accepted_one_by_one_and_taken_back(desk: Desk, tmp_path: Path) -> None:
    edited = Edited(export(desk, tmp_path / "ra"))
    change_cell(edited)
    add_two_paragraphs(edited)
    path = edited.save()
    before = desk.plans.plan(plan_id(desk))
    reading = desk.word_back.read(path)
    after = desk.word_back.accepted(reading, reading.proposals[:1])
    desk.word_back.put(reading.before, after)
    assert len(desk.word_back.read(path).proposals) == len(reading.proposals) - 1
    desk.word_back.put(after, reading.before)
    assert desk.plans.plan(plan_id(desk)) == before
    while proposals := (again := desk.word_back.read(path)).proposals:
        desk.word_back.accept(again, proposals[:1])
    assert told(export(desk, tmp_path / "sau")) == told(path)


def test_the_ledger_going_on_is_no_edit_and_both_going_on_is_a_conflict(
    desk: Desk, tmp_path: Path
) -> None:
    path = export(desk, tmp_path / "ra")
    task = desk.plans.plan(plan_id(desk)).tasks[0]
    desk.plans.save_task(plan_id(desk), replace(task, content="Sổ đã đi tiếp"))
    assert desk.word_back.read(path).proposals == ()
    edited = Edited(path)
    row = edited.row(task.content[:40])
    type_over(row.cells[1].paragraphs[0], "Người sửa viết khác hẳn")
    (proposal,) = desk.word_back.read(edited.save()).proposals
    assert (proposal.before, proposal.conflict) == ("Sổ đã đi tiếp", True)


def test_what_changed_after_reading_is_not_written_over(desk: Desk, tmp_path: Path) -> None:
    edited = Edited(export(desk, tmp_path / "ra"))
    change_word(edited)
    reading = desk.word_back.read(edited.save())
    desk.word_back.accept(reading, reading.proposals)
    with pytest.raises(InputRefused, match=r"word\.changed"):
        desk.word_back.accept(reading, reading.proposals)


def test_spaces_and_tone_places_are_minor(desk: Desk, tmp_path: Path) -> None:
    edited = Edited(export(desk, tmp_path / "ra"))
    paragraph = edited.paragraph("Căn cứ")
    type_over(paragraph, paragraph.text.replace(" ", "  ", 1))
    (proposal,) = desk.word_back.read(edited.save()).proposals
    assert proposal.minor


def test_moved_lines_and_changed_program_words_are_only_told(desk: Desk, tmp_path: Path) -> None:
    edited = Edited(export(desk, tmp_path / "ra"))
    first = edited.paragraph("Căn cứ")._p
    first.getnext().getnext().addnext(first)
    reading = desk.word_back.read(edited.save())
    assert reading.proposals == ()
    assert [note.kind for note in reading.notes] == [NoteKind.MOVED]


def test_a_report_comes_back_into_parts_and_results(desk: Desk, tmp_path: Path) -> None:
    edited = Edited(export(desk, tmp_path / "ra", Paper.REPORT))
    replace_words(edited.paragraph("Đến ngày"), "Kết quả từng", "Kết quả của từng")
    row = next(
        row
        for table in edited.word.tables
        for row in table.rows
        if len(row.cells) > 5 and "Đang thực hiện" in row.cells[-5].text
    )
    type_over(row.cells[-3].paragraphs[0], "Đã gửi dự thảo lấy ý kiến")
    path = edited.save()
    reading = desk.word_back.read(path)
    assert {one.kind for one in reading.proposals} == {CHANGED}
    assert len(reading.proposals) == 2
    desk.word_back.accept(reading, reading.proposals)
    report = desk.reports.report(period_id(desk))
    (part,) = [one for one in report.parts if one.text and "Kết quả của từng" in one.text]
    assert part.figures, "numbers beside the changed words stay linked"
    results = desk.results.sheet(period_id(desk)).results.values()
    assert "Đã gửi dự thảo lấy ý kiến" in [result.text for result in results]


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Khó khăn, vướng mắc", "difficulty"),
        ("Hướng xử lý, việc tiếp theo", "next_step"),
        ("Văn bản, sản phẩm", "evidence"),
    ],
)
def test_a_cell_of_an_annex_comes_back_into_its_field(
    desk: Desk, tmp_path: Path, title: str, field: str
) -> None:
    edited = Edited(export(desk, tmp_path / "ra", Paper.REPORT))
    table, column = next(
        (table, titles.index(title))
        for table in edited.word.tables
        if title in (titles := [cell.text for cell in table.rows[0].cells])
    )
    row = next(row for row in table.rows[1:] if row.cells[1].text != row.cells[-1].text)
    type_over(row.cells[column].paragraphs[0], "Chữ sửa trong Word")
    reading = desk.word_back.read(edited.save())
    assert [one.field for one in reading.proposals] == [field]
    desk.word_back.accept(reading, reading.proposals)
    results = desk.results.sheet(period_id(desk)).results.values()
    assert [getattr(one, field) for one in results].count("Chữ sửa trong Word") == 1


def test_an_issued_plan_asks_for_the_next_revision(desk: Desk, tmp_path: Path) -> None:
    from datetime import date  # noqa: PLC0415

    edited = Edited(export(desk, tmp_path / "ra"))
    change_cell(edited)
    path = edited.save()
    try:
        desk.plans.issue(plan_id(desk), number="12", day=date(2024, 8, 5))
    except InputRefused:
        pytest.skip("the sample has problems that block signing")
    reading = desk.word_back.read(path)
    assert reading.frozen == "word.issued"
    with pytest.raises(InputRefused, match=r"word\.issued"):
        desk.word_back.accept(reading, reading.proposals)
    revised = desk.plans.revise(plan_id(desk))
    assert desk.word_back.read(path).subject_id == revised


_WORDS = st.lists(
    st.text("aăâbcđeêghiôơư ốềạ,;.()-123", min_size=1, max_size=12), min_size=1, max_size=8
).map(" ".join)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_words_typed_into_a_plan_come_back(desk: Desk, tmp_path: Path, data) -> None:
    edited = Edited(export(desk, tmp_path / "ra"))
    texts = [one for one in edited.word.paragraphs if len(one.text) > 20]
    cells = [
        cell.paragraphs[0]
        for table in edited.word.tables[1:2]
        for row in table.rows[1:]
        if len(row._tr.tc_lst) > 2
        for cell in row.cells[1:2]
    ]
    for _ in range(data.draw(st.integers(1, 4))):
        paragraph = data.draw(st.sampled_from(texts + cells))
        words = paragraph.text.split(" ")
        place = data.draw(st.integers(1, max(1, len(words) - 1)))
        words[place:place] = [" ".join(data.draw(_WORDS).split()) or "x"]
        type_over(paragraph, " ".join(" ".join(words).split()))
    path = edited.save()
    reading = desk.word_back.read(path)
    after = desk.word_back.accepted(reading, reading.proposals)
    desk.word_back.put(reading.before, after)
    try:
        assert told(export(desk, tmp_path / "sau")) == told(path)
    finally:
        desk.word_back.put(after, reading.before)


def _zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>'
)
_LAUGHS = (
    b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    b'<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7 x", "word.pdf"),
        (_OLE, "word.old"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "word.password"),
        (b"{\\rtf1 x}", "word.rtf"),
        (b"", "word.not_word"),
        (b"PK\x03\x04 torn", "word.damaged"),
        ({"content.xml": b"<x/>"}, "word.not_word"),
        ({"_rels/.rels": _RELATIONS, "word/document.xml": _LAUGHS}, "word.damaged"),
        ({"_rels/.rels": _RELATIONS, "word/document.xml": b"<torn"}, "word.damaged"),
        ({"_rels/.rels": _RELATIONS, "word/document.xml": b" " * 60_000_001}, "word.too_big"),
        ({"_rels/.rels": _RELATIONS, "word/document.xml": b"<t/>" * 3_000_001}, "word.too_big"),
        (
            {
                "_rels/.rels": _RELATIONS,
                "word/document.xml": b"<document>%b</document>" % (b"<p/>" * 60_001),
            },
            "word.too_big",
        ),
        ({f"{n}": b"" for n in range(5_001)}, "word.too_big"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_sound_word_file_is_refused_with_its_reason(
    desk: Desk, tmp_path: Path, data: bytes | dict[str, bytes], code: str
) -> None:
    path = tmp_path / "la.docx"
    if isinstance(data, dict):
        _zip(path, data)
    else:
        path.write_bytes(data)
    with pytest.raises(FileRefused) as refusal:
        desk.word_back.read(path)
    assert refusal.value.code == code


def test_somebody_elses_word_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    import docx  # noqa: PLC0415

    word = docx.Document()
    word.add_paragraph("Một văn bản khác hẳn.")
    word.save(str(tmp_path / "khac.docx"))
    for given_paper in (None, Paper.PLAN):
        with pytest.raises(InputRefused, match=r"word\.foreign"):
            desk.word_back.read(tmp_path / "khac.docx", paper=given_paper, subject_id=plan_id(desk))
