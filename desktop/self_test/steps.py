"""The table of the self-test: what is tried, in this order, and which services that makes work."""

from desktop.self_test.bench import Step
from desktop.self_test.careful_steps import (
    back_up,
    carry_away,
    remember_places,
    restore_it,
    stand_where,
)
from desktop.self_test.ledger_steps import (
    begin_from_templates,
    bring_up_to_date,
    enter_plan_and_results,
    keep_lists,
    make_next_year,
    refuse_newer,
    take_back,
)
from desktop.self_test.paper_steps import (
    advise_next,
    export_packages,
    offer_phrases,
    read_guide,
    read_word_back,
    refuse_altered,
    write_every_paper,
)
from desktop.self_test.program_steps import find_every_file, open_window
from desktop.services.backups import BackupService, backups_in, look_at
from desktop.services.catalogue import CatalogueService
from desktop.services.delivery import ExportPlaces, copy_files
from desktop.services.demo import make_sample
from desktop.services.desk import Desk, create_desk, open_desk
from desktop.services.guide import load_guide
from desktop.services.journal import JournalService
from desktop.services.kept_lists import KeptList
from desktop.services.keys import KeyStore
from desktop.services.lint import lint_file
from desktop.services.offices import OfficeService
from desktop.services.outbox import Outbox
from desktop.services.overview import read_overview
from desktop.services.packages import PackageService, verify_package
from desktop.services.papers import PaperService
from desktop.services.periods import PeriodService
from desktop.services.phrases import PhraseService
from desktop.services.places import danger_here
from desktop.services.plans import PlanService
from desktop.services.renewal import RenewalService
from desktop.services.reports import ReportService
from desktop.services.restoring import restore_open
from desktop.services.results import ResultService
from desktop.services.samples import load_sample, load_sample_results
from desktop.services.standing import standing_of
from desktop.services.templates import TemplateService
from desktop.services.word_back import WordBackService

STEPS = (
    Step("Đủ tệp của chương trình", (), find_every_file),
    Step("Nâng cấp sổ của phiên bản cũ", (open_desk,), bring_up_to_date),
    Step("Không mở sổ của phiên bản mới hơn", (open_desk,), refuse_newer),
    Step(
        "Nhập kế hoạch và kết quả",
        (
            Desk,
            create_desk,
            make_sample,
            load_sample,
            load_sample_results,
            OfficeService,
            CatalogueService,
            PlanService,
            PeriodService,
            ResultService,
        ),
        enter_plan_and_results,
    ),
    Step("Mở cửa sổ", (open_desk,), open_window),
    Step("Hoàn tác và làm lại", (JournalService,), take_back),
    Step("Người ký, nơi nhận thường dùng", (KeptList,), keep_lists),
    Step("Lập kế hoạch từ mẫu", (TemplateService, create_desk), begin_from_templates),
    Step("Lập kế hoạch năm sau", (RenewalService,), make_next_year),
    Step("Xuất và soát mọi văn bản", (PaperService, ReportService, lint_file), write_every_paper),
    Step("Nhận lại từ Word", (WordBackService,), read_word_back),
    Step(
        "Lập và kiểm tra gói dữ liệu",
        (PackageService, Outbox, KeyStore, verify_package),
        export_packages,
    ),
    Step("Từ chối gói bị sửa", (verify_package,), refuse_altered),
    Step("Việc tiếp theo", (read_overview,), advise_next),
    Step("Câu thường dùng", (PhraseService,), offer_phrases),
    Step("Hướng dẫn sử dụng", (load_guide,), read_guide),
    Step("Sao lưu", (BackupService, look_at, backups_in), back_up),
    Step("Phục hồi", (restore_open, BackupService), restore_it),
    Step("Nơi đặt sổ", (danger_here, standing_of), stand_where),
    Step("Chép tệp ra nơi khác", (copy_files,), carry_away),
    Step("Nhớ nơi ghi văn bản", (ExportPlaces,), remember_places),
)
