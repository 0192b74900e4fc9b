"""What stands in the menus of the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.services.samples import SAMPLES
from desktop.ui.backups import ask_back_up, ask_restore
from desktop.ui.begin import ask_year, begin_next_year, begin_plan, begin_template
from desktop.ui.contrast import contrast_words, switch_contrast
from desktop.ui.ledgers import rehearsal
from desktop.ui.menu_deeds import paper_deeds, plan_deeds
from desktop.ui.menus import Item, Menu, Submenu
from desktop.ui.register import ENTRIES, NUMBERED

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

_SAMPLE_NAMES = dict(
    zip(
        SAMPLES,
        ("UBND xã Đại Lãnh (PCI và PGI)", "Sở Giao thông vận tải (PGI)", "Sở Ngoại vụ (PGI)"),
        strict=True,
    )
)
_PLAN_PAGES = ("head", "content", "targets", "tasks", "organisation", "revisions")


def window_menus(window: "MainWindow") -> tuple[Menu, ...]:
    """Return the menus in the order of the bar."""
    return (
        (window.tr("&Tệp"), _file(window)),
        (window.tr("&Danh mục"), (_page(window, "catalogue"),)),
        (window.tr("&Nghiệp vụ"), _work(window)),
        (window.tr("&Báo cáo"), _papers(window)),
        (window.tr("&Hệ thống"), _system(window)),
        (window.tr("T&rợ giúp"), _help(window)),
    )


def _file(window: "MainWindow") -> tuple[Item | Submenu, ...]:
    samples = tuple(
        Item(text, _rehearser(window, name), icon="eye") for name, text in _SAMPLE_NAMES.items()
    )
    return (
        Item(window.tr("Sổ mới…"), window.ledgers.begin, icon="plus"),
        Item(window.tr("Mở sổ…"), window.ledgers.choose, "Ctrl+O", "folder-open"),
        Item(window.tr("Kiểm tra một gói…"), window.check_package, icon="shield-check"),
        Submenu(window.tr("Mở dữ liệu mẫu"), samples, "eye"),
        Item(),
        Item(window.tr("Ghi"), window.save, "Ctrl+S", "save"),
        Item(window.tr("Sao lưu…"), lambda: ask_back_up(window.session, window), icon="copy"),
        Item(
            window.tr("Phục hồi…"),
            lambda: ask_restore(window.session, window, window.today),
            icon="rotate-ccw",
        ),
        Item(),
        Item(window.tr("Đóng chương trình"), window.close, icon="x"),
    )


def _work(window: "MainWindow") -> tuple[Item | Submenu, ...]:
    session = window.session
    plan = tuple(_page(window, key) for key in _PLAN_PAGES)
    return (
        _page(window, "home"),
        Submenu(window.tr("Kế hoạch"), plan, "clipboard-list"),
        Item(window.tr("Đổi kế hoạch…"), window.choose_plan, icon="history"),
        Item(window.tr("Lập kế hoạch năm sau…"), _renewer(window), icon="calendar"),
        Submenu(window.tr("Thêm kế hoạch"), _beginnings(window), "plus"),
        *plan_deeds(window),
        *(_page(window, key) for key in ("results", "send", "consolidation")),
        Item(
            window.tr("Kiểm tra"),
            lambda: window.problems.step(1),
            "F8",
            "list-checks",
            shows_keys_only=True,
        ),
        Item(),
        Item(
            window.tr("Hoàn tác"), window.undo, "Ctrl+Z", "undo-2", says=lambda: session.undo_text
        ),
        Item(
            window.tr("Làm lại"),
            window.redo,
            "Ctrl+Y",
            "rotate-ccw",
            says=lambda: session.redo_text,
        ),
    )


def _papers(window: "MainWindow") -> tuple[Item, ...]:
    return (
        _page(window, "report"),
        _page(window, "preview"),
        *paper_deeds(window),
        Item(),
        Item(window.tr("Soát thể thức văn bản…"), window.lint, icon="list-checks"),
    )


def _system(window: "MainWindow") -> tuple[Item, ...]:
    return (
        _page(window, "system"),
        _page(window, "log"),
        Item(),
        Item(window.tr("Tương phản cao"), switch_contrast, icon="half", says=contrast_words),
    )


def _help(window: "MainWindow") -> tuple[Item, ...]:
    return (
        Item(window.tr("Hướng dẫn chỗ đang đứng"), window.helping.open_here, "F1", "circle-help"),
        Item(window.tr("Giờ đầu tiên với Sổ PGI"), _guide(window, "first-hour"), icon="book-open"),
        Item(window.tr("Thẻ nhanh"), _guide(window, "quick-card"), icon="clipboard-list"),
        Item(window.tr("Khi chương trình từ chối"), _guide(window, "refusals")),
        Item(window.tr("Các phím"), _guide(window, "keys"), icon="list-checks"),
        Item(),
        Item(window.tr("Có gì mới"), _guide(window, "news"), icon="history"),
        Item(window.tr("Về Sổ PGI"), window.show_about, icon="info"),
    )


def _guide(window: "MainWindow", key: str) -> Callable[[], None]:
    return lambda: window.helping.show_page(key)


def _page(window: "MainWindow", key: str) -> Item:
    entry = next(entry for entry in ENTRIES if entry.key == key)
    number = NUMBERED.index(key) + 1 if key in NUMBERED else 0
    keys = f"Ctrl+{number}" if number else ""
    return Item(entry.text, window.goer(key), keys, entry.icon, shows_keys_only=True)


def _beginnings(window: "MainWindow") -> tuple[Item, ...]:
    return (
        Item(window.tr("Từ mẫu cấp xã, PCI và PGI"), _starter(window, "xa-pci-pgi")),
        Item(window.tr("Từ mẫu của Sở, PGI"), _starter(window, "so-pgi")),
        Item(),
        Item(window.tr("Trống, PCI và PGI"), _beginner(window, ("PCI", "PGI"))),
        Item(window.tr("Trống, PGI"), _beginner(window, ("PGI",))),
    )


def _starter(window: "MainWindow", name: str) -> Callable[[], None]:
    def begin() -> None:
        year = _year(window)
        if year is not None:
            begin_template(window.session, year, name)

    return begin


def _beginner(window: "MainWindow", names: tuple[str, ...]) -> Callable[[], None]:
    def begin() -> None:
        year = _year(window)
        if year is not None:
            begin_plan(window.session, year, names)

    return begin


def _year(window: "MainWindow") -> int | None:
    """Ask of which year a plan is to be, where there is a ledger to put it in."""
    return ask_year(window.today().year, window) if window.session.state is not None else None


def _renewer(window: "MainWindow") -> Callable[[], None]:
    def renew() -> None:
        plan = window.session.plan
        if plan is None:
            window.show_page("tasks")
        else:
            window.current_page().flush()
            begin_next_year(window.session, window, plan.id)

    return renew


def _rehearser(window: "MainWindow", name: str) -> Callable[[], None]:
    return lambda: window.open_ledger(rehearsal(name))
