"""Steps of the self-test about the ledger and what is entered in it."""

import gzip

from msgspec.structs import replace

from desktop.domain.errors import LedgerRefused
from desktop.domain.plain import plan_lines
from desktop.domain.plan import Recipient, Signer
from desktop.domain.roll_forward import Choice
from desktop.files import write_bytes
from desktop.paths import LEDGER_SUFFIX, resource
from desktop.self_test.bench import Bench, require
from desktop.services.demo import make_sample
from desktop.services.desk import create_desk, open_desk
from desktop.services.journal import NewStep
from desktop.services.samples import SAMPLES, load_sample, load_sample_results
from desktop.services.template_files import TEMPLATES

_OLD = "so-0001.sopgidb.gz"
_VERSION_AT = slice(60, 64)
"""Where the header of the file has the version of its tables (sqlite.org/fileformat2)."""


def bring_up_to_date(bench: Bench) -> str:
    """Open a ledger of the first version: it is migrated, and a copy of it is kept."""
    path = bench.place("sổ cũ") / f"sổ{LEDGER_SUFFIX}"
    write_bytes(path, gzip.decompress(resource("self-test", _OLD).read_bytes()))
    copies = bench.place("sao lưu của phiên bản")
    desk = open_desk(path, keys_dir=bench.keys, copies=copies)
    try:
        require(desk.copy is not None and desk.copy.is_file(), "no copy was kept")
        require(desk.new_version is not None, "the first start of a new version is not noticed")
        plans = desk.plans.plans()
        require(plans and desk.plans.plan(plans[0].id).tasks, "the old plan is not there")
        desk.backups.prove()
    finally:
        desk.close()
    again = open_desk(path, keys_dir=bench.keys, copies=copies)
    again.close()
    require(again.copy is None, "it was migrated twice")
    require(again.new_version is None, "the second start is taken for the first")
    return f"{len(plans)} kế hoạch"


def refuse_newer(bench: Bench) -> str:
    """Refuse a ledger of a later version and leave it as it was."""
    path = bench.place("sổ mới") / f"sổ{LEDGER_SUFFIX}"
    newer = bytearray(gzip.decompress(resource("self-test", _OLD).read_bytes()))
    newer[_VERSION_AT] = (9_999).to_bytes(4, "big")
    write_bytes(path, bytes(newer))
    try:
        open_desk(path).close()
    except LedgerRefused as refusal:
        require(refusal.code == "ledger.newer", f"refused as {refusal.code}")
    else:
        require(False, "it was opened")  # noqa: FBT003 - the only outcome that is wrong
    require(path.read_bytes() == newer, "the file was changed")
    return "giữ nguyên tệp"


def enter_plan_and_results(bench: Bench) -> str:
    """Make a ledger and enter a whole plan and its results, as a clerk would."""
    path = bench.place("sổ") / f"Sổ của xã{LEDGER_SUFFIX}"
    path.unlink(missing_ok=True)
    desk = make_sample(path, SAMPLES[0], keys_dir=bench.keys)
    desk.close()
    bench.take(open_desk(path, keys_dir=bench.keys))
    sample, invented = load_sample(SAMPLES[0]), load_sample_results(SAMPLES[0])
    plan = bench.desk.plans.plan(sample.plan.id)
    same = tuple(plan_lines(plan)) == tuple(plan_lines(sample.plan))
    require(same, "the plan does not read back as it was entered")
    require(bench.desk.offices.office() == sample.office, "the office is another")
    require(bench.desk.catalogue.frameworks(), "there are no index sets")
    sheets = [
        bench.desk.results.sheet(one.id) for one in bench.desk.periods.periods(sample.plan.id)
    ]
    found = sum(one.status is not None for sheet in sheets for one in sheet.results.values())
    wanted = sum(one.status is not None for one in invented.results)
    require(found == wanted, f"{found} results of {wanted} are there")
    return f"{len(plan.tasks)} nhiệm vụ, {found} kết quả, {len(sheets)} kỳ"


def take_back(bench: Bench) -> str:
    """Change a task as one step, take it back, do it again, and take it back."""
    desk, plan_id = bench.desk, bench.plan_id
    before = desk.plans.plan(plan_id)
    task = replace(before.tasks[0], note="Đã sửa thử: ắ ằ ẳ ẵ ặ")
    desk.journal.write(
        NewStep(name="sửa ghi chú", plan_id=plan_id), lambda: desk.plans.save_task(plan_id, task)
    )
    after = desk.plans.plan(plan_id)
    require(after != before, "nothing was changed")
    require(desk.journal.undo() and desk.plans.plan(plan_id) == before, "not taken back")
    require(desk.journal.redo() and desk.plans.plan(plan_id) == after, "not done again")
    require(desk.journal.undo() and desk.journal.entries(), "the journal is empty")
    return "trả lại nguyên như trước"


def keep_lists(bench: Bench) -> str:
    """Keep a signer and a recipient with the ledger."""
    signer, recipient = Signer(lines=("CHỦ TỊCH",)), Recipient(name="Lưu: VT")
    bench.desk.signers.save((signer,))
    bench.desk.recipients.save((recipient,))
    require(bench.desk.signers.all() == (signer,), "the signer is another")
    require(bench.desk.recipients.all() == (recipient,), "the recipient is another")
    return "đọc lại đúng"


def begin_from_templates(bench: Bench) -> str:
    """Begin a plan from each template and an empty one, in a new ledger."""
    path = bench.place("sổ từ mẫu") / f"sổ{LEDGER_SUFFIX}"
    path.unlink(missing_ok=True)
    sample = load_sample(SAMPLES[0])
    desk = create_desk(path, sample.office, units=sample.units, keys_dir=bench.keys)
    try:
        for name in TEMPLATES:
            plan_id, _ = desk.templates.begin(name, 2025)
            require(desk.plans.plan(plan_id).sections, f"{name}: the plan is empty")
        desk.templates.begin_empty(("PGI",), 2025)
        count = len(desk.plans.plans())
    finally:
        desk.close()
    require(count == len(TEMPLATES) + 1, f"{count} plans are there")
    return f"{len(TEMPLATES)} mẫu"


def make_next_year(bench: Bench) -> str:
    """Make the plan of the next year from the plan in hand, and take it away again."""
    year = bench.desk.renewal.renewable(bench.plan_id).plan.year + 1
    plan_id, _ = bench.desk.renewal.next_year(bench.plan_id, Choice(year=year))
    plan = bench.desk.plans.plan(plan_id)
    require(plan.year == year and plan.tasks, "it has no tasks, or is of another year")
    bench.desk.plans.remove_plan(plan_id)
    return f"năm {year}, {len(plan.tasks)} nhiệm vụ"
