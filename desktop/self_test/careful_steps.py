"""Steps of the self-test about copies: of the ledger, and of files that are carried away."""

from msgspec.structs import replace

from desktop.domain.paper import Paper
from desktop.files import digest
from desktop.self_test.bench import Bench, require
from desktop.services.backups import backups_in, look_at
from desktop.services.delivery import ExportPlaces, copy_files
from desktop.services.papers import Format
from desktop.services.places import danger_here
from desktop.services.restoring import restore_open
from desktop.services.standing import standing_of


def back_up(bench: Bench) -> str:
    """Make a proved copy of the ledger and find it again."""
    folder = bench.place("sao lưu")
    made = bench.desk.backups.make(folder)
    require(look_at(made).path == made, "the copy is not known as one")
    require(made in {one.path for one in backups_in(folder)}, "the copy is not listed")
    require(bench.desk.backups.last() is not None, "the ledger does not know of its copy")
    bench.desk.backups.prove()
    return made.name


def restore_it(bench: Bench) -> str:
    """Change the ledger, put the copy in its place, and find what was there before."""
    (copy, *_) = backups_in(bench.folder / "sao lưu")
    office = bench.desk.offices.office()
    bench.desk.offices.save_office(replace(office, place="Nơi khác"))
    restored = restore_open(bench.desk, copy.path, keys_dir=bench.keys)
    bench.take(restored.desk)
    require(restored.refusal is None, f"refused: {restored.refusal}")
    require(bench.desk.offices.office() == office, "the copy is not in place")
    require(restored.kept is not None and restored.kept.is_file(), "the old one was not kept")
    return "sổ trước đó được giữ lại"


def stand_where(bench: Bench) -> str:
    """Say whether the ledger stands in danger where it is, and how it is cared for."""
    danger = danger_here(bench.desk.path)
    standing = standing_of(bench.desk)
    require(standing.sequence > 0, "no package is known")
    return danger.place.value if danger is not None else "an toàn"


def carry_away(bench: Bench) -> str:
    """Copy papers as onto a stick and prove what arrived."""
    (path,) = bench.desk.papers.write(
        Paper.SUMMARY, bench.period_id, (Format.PDF,), bench.place("văn bản")
    )
    (copy,) = copy_files((path,), bench.place("USB"))
    require(digest(copy) == digest(path), "another file arrived")
    return copy.name


def remember_places(bench: Bench) -> str:
    """Remember where papers were put, and give a name of its own to what somebody edited."""
    folder = bench.place("nơi ghi")
    paper = folder / "báo cáo.docx"
    paper.write_bytes(b"as written")
    kept = bench.folder / "nơi-ghi.json"
    ExportPlaces(kept).keep(folder, (paper,))
    known = ExportPlaces(kept)
    require(known.folder(bench.folder) == folder, "the folder is forgotten")
    require(known.place(paper) == paper, "an untouched paper would not be replaced")
    paper.write_bytes(b"edited")
    require(known.place(paper) != paper, "an edited paper would be replaced")
    return "đúng"
