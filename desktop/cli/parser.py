"""The grammar of the command line, with its help in Vietnamese."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from desktop import __version__
from desktop.cli import care, commands
from desktop.domain.paper import Paper
from desktop.intact import say
from desktop.wording import on_one_line

_COMPLAINTS = (
    (r"the following arguments are required: (.*)", r"thiếu \1"),
    (r"unrecognized arguments: (.*)", r"không hiểu \1"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1 không nhận \2; chọn \3"),
    (r"argument (.*?): expected (?:one|at least one) argument", r"\1 cần một giá trị"),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 không đi cùng \2"),
    (r"one of the arguments (.*) is required", r"cần một trong các lựa chọn \1"),
)
_FORMATS = ("docx", "pdf", "xlsx")
_PAPERS = (
    ("plan", Paper.PLAN, "xuất kế hoạch"),
    ("compare", Paper.COMPARISON, "xuất bảng so sánh với lần trước của kế hoạch"),
    ("unit-sheets", Paper.UNIT_SHEETS, "xuất phiếu giao nhiệm vụ cho từng bộ phận"),
    ("period", Paper.REPORT, "xuất báo cáo của một kỳ"),
    ("reminder", Paper.REMINDER, "xuất công văn đôn đốc của một kỳ"),
    ("summary", Paper.SUMMARY, "xuất bản tóm tắt một trang của một kỳ"),
)


class _Help(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        # An empty prefix is asked for on purpose: that line becomes the name of a subcommand.
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class _SelfTest(argparse.Action):
    """Stands without a command, so that a shortcut or a script needs one word only."""

    def __call__(
        self, _parser: Any, namespace: argparse.Namespace, values: Any, _option: Any = None
    ) -> None:
        namespace.folder = values
        namespace.command = commands.self_test


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Vietnamese."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Help, allow_abbrev=False, **options)
        self.subjects = self.add_argument_group("Tham số")
        self.wishes = self.add_argument_group("Lựa chọn")
        self.wishes.add_argument(
            "-h", "--help", action="help", default=argparse.SUPPRESS, help="in hướng dẫn này"
        )

    def error(self, message: str) -> NoReturn:
        """Say in one sentence what is wrong with the command, and leave with status 2."""
        message = on_one_line(message)
        for pattern, words in _COMPLAINTS:
            message = re.sub(f"^{pattern}$", words, message)
        say(f"sopgi: lệnh chưa đúng: {message}. Gõ “{self.prog} --help” để xem cách dùng.")
        self.exit(2)


def build_parser() -> Parser:
    """Return the parser of all commands; each sets ``command`` to the function that runs it."""
    parser = Parser(
        prog="sopgi",
        description="Sổ PGI: kế hoạch, kết quả, báo cáo và gói dữ liệu PGI, PCI. Không kèm lệnh nào"
        " thì mở cửa sổ chương trình.",
    )
    _add_common(parser, top=True)
    parser.wishes.add_argument(
        "--version", action="version", version=f"Sổ PGI {__version__}", help="in phiên bản"
    )
    parser.wishes.add_argument(
        "--self-test",
        type=Path,
        action=_SelfTest,
        default=argparse.SUPPRESS,
        metavar="THƯ_MỤC",
        help="thử mọi việc của chương trình trong một thư mục riêng rồi báo kết quả",
    )
    parser.set_defaults(command=commands.open_window)
    verbs = parser.add_subparsers(title="Lệnh", metavar="LỆNH")
    opened = _verb(
        verbs, "open", "mở cửa sổ với một sổ, hoặc với một gói để kiểm tra", commands.open_file
    )
    opened.subjects.add_argument("file", type=Path, metavar="TỆP", help="tệp .sopgidb hoặc .sopgi")
    _add_demo(verbs)
    _add_plan(verbs)
    _add_report(verbs)
    _add_package(verbs)
    _verb(verbs, "check", "kiểm tra tệp sổ và nội dung kế hoạch, kết quả", commands.check)
    _add_care(verbs)
    _add_lint(verbs)
    _add_guide(verbs)
    return parser


def _add_demo(verbs: Any) -> None:
    demo = _verb(
        verbs, "demo", "lập thử sổ, văn bản và gói từ ba kế hoạch thật", commands.demo, ledger=False
    )
    demo.wishes.add_argument(
        "--out", type=Path, default=Path("out"), metavar="THƯ_MỤC", help="nơi ghi (mặc định: out)"
    )


def _add_plan(verbs: Any) -> None:
    plan = _group(verbs, "plan", "kế hoạch trong sổ")
    _verb(plan, "list", "liệt kê kế hoạch và kỳ báo cáo", commands.list_plans)
    show = _verb(plan, "show", "in toàn văn một kế hoạch", commands.show_plan)
    show.subjects.add_argument("plan", metavar="MÃ", help="mã kế hoạch, hoặc vài ký tự đầu của mã")


def _add_report(verbs: Any) -> None:
    report = _group(verbs, "report", "xuất văn bản: kế hoạch, báo cáo kỳ, công văn đôn đốc")
    for name, paper, help_text in _PAPERS:
        command = _verb(report, name, help_text, commands.report_paper)
        command.set_defaults(paper=paper)
        if paper.of_plan:
            command.wishes.add_argument(
                "--plan", metavar="MÃ", help="mã kế hoạch (bỏ qua nếu sổ chỉ có một kế hoạch)"
            )
            if paper is Paper.UNIT_SHEETS:
                command.wishes.add_argument(
                    "--unit", default="", metavar="TÊN", help="một bộ phận (mặc định: tất cả)"
                )
        else:
            command.wishes.add_argument(
                "--period", required=True, metavar="KỲ", help="mã hoặc tên kỳ, như “Quý III/2024”"
            )
        command.wishes.add_argument(
            "--format",
            type=_formats,
            default=_FORMATS,
            metavar="ĐỊNH_DẠNG",
            help="docx, pdf, xlsx, cách nhau bằng dấu phẩy (mặc định: cả ba)",
        )
        _add_out(command)
    read = _verb(report, "read", "nhận lại tệp Word đã chỉnh sửa", commands.read_word)
    read.subjects.add_argument("file", type=Path, metavar="TỆP", help="tệp .docx đã xuất rồi sửa")
    read.wishes.add_argument(
        "--accept", metavar="SỐ", help="nhận các đề xuất: all (tất cả), hoặc số thứ tự như 1,3"
    )


def _add_package(verbs: Any) -> None:
    package = _group(verbs, "package", "gói dữ liệu .sopgi")
    export = _verb(package, "export", "lập gói kế hoạch hoặc gói kết quả", commands.export_package)
    subject = export.wishes.add_mutually_exclusive_group(required=True)
    subject.add_argument("--plan", metavar="MÃ", help="gửi kế hoạch này")
    subject.add_argument("--period", metavar="KỲ", help="gửi kết quả của kỳ này")
    _add_out(export)
    for name, help_text, command in (
        ("verify", "kiểm tra một gói còn nguyên vẹn không", commands.verify_package),
        ("show", "cho xem nội dung một gói", commands.show_package),
    ):
        look = _verb(package, name, help_text, command, ledger=False)
        look.subjects.add_argument("file", type=Path, metavar="TỆP", help="tệp .sopgi")
        look.wishes.add_argument(
            "--ledger",
            type=Path,
            default=argparse.SUPPRESS,
            metavar="SỔ",
            help="so khóa với khóa đã lưu trong sổ này (không có: không so)",
        )


def _add_care(verbs: Any) -> None:
    backup = _verb(verbs, "backup", "sao lưu sổ thành một tệp đã đối chiếu", care.backup)
    backup.wishes.add_argument(
        "--out", type=Path, metavar="TỆP", help="tệp hoặc thư mục (mặc định: thư mục sao lưu)"
    )
    restore = _verb(verbs, "restore", "phục hồi sổ từ một bản sao; sổ cũ được giữ", care.restore)
    restore.subjects.add_argument("file", type=Path, metavar="TỆP", help="bản sao .sopgidb")


def _add_lint(verbs: Any) -> None:
    lint = _verb(
        verbs,
        "lint",
        "soát thể thức văn bản Word, PDF theo Nghị định 30/2020/NĐ-CP",
        commands.lint,
        ledger=False,
    )
    lint.subjects.add_argument(
        "files", type=Path, nargs="+", metavar="TỆP", help="tệp .docx hoặc .pdf, của ai cũng được"
    )


def _add_guide(verbs: Any) -> None:
    guide = _verb(
        verbs,
        "guide",
        "ghi hướng dẫn sử dụng và thẻ nhanh ra tệp PDF để in",
        commands.write_guide,
        ledger=False,
    )
    guide.wishes.add_argument(
        "--out", type=Path, default=Path(), metavar="THƯ_MỤC", help="nơi ghi (mặc định: ở đây)"
    )


def _group(verbs: Any, name: str, help_text: str) -> Any:
    parser = verbs.add_parser(name, help=help_text, description=help_text.capitalize() + ".")
    return parser.add_subparsers(title="Lệnh", metavar="LỆNH", required=True)


def _verb(
    verbs: Any,
    name: str,
    help_text: str,
    command: Callable[[argparse.Namespace], int | None],
    *,
    ledger: bool = True,
) -> Parser:
    parser: Parser = verbs.add_parser(
        name, help=help_text, description=help_text.capitalize() + "."
    )
    _add_common(parser, top=False, ledger=ledger)
    parser.set_defaults(command=command)
    return parser


def _add_common(parser: Parser, *, top: bool, ledger: bool = True) -> None:
    # The options stand before or after the command; only the top sets what they default to.
    silent = argparse.SUPPRESS
    if ledger:
        parser.wishes.add_argument(
            "--ledger",
            type=Path,
            default=None if top else silent,
            metavar="SỔ",
            help="tệp sổ cần mở (mặc định: sổ của người dùng)",
        )
    parser.wishes.add_argument(
        "--json",
        action="store_true",
        default=False if top else silent,
        help="in kết quả dạng JSON cho máy đọc",
    )


def _add_out(parser: Parser) -> None:
    parser.wishes.add_argument(
        "--out", type=Path, default=Path(), metavar="THƯ_MỤC", help="nơi ghi (mặc định: ở đây)"
    )


def _formats(text: str) -> tuple[str, ...]:
    names = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    unknown = [name for name in names if name not in _FORMATS]
    if unknown or not names:
        message = f"invalid choice: {', '.join(unknown) or text} (choose from docx, pdf, xlsx)"
        raise argparse.ArgumentTypeError(message)
    return names
