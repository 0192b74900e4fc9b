"""Which pages there are, in the order of the tree, and how each is made."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from desktop.ui.guide.where import set_guide_page
from desktop.ui.pages.catalogue import CataloguePage
from desktop.ui.pages.consolidation import ConsolidationPage
from desktop.ui.pages.home import HomePage
from desktop.ui.pages.log import LogPage
from desktop.ui.pages.page import Page
from desktop.ui.pages.plan_content import ContentPage
from desktop.ui.pages.plan_decision import DecisionPage
from desktop.ui.pages.plan_head import HeadPage
from desktop.ui.pages.plan_organisation import OrganisationPage
from desktop.ui.pages.plan_preview import PreviewPage
from desktop.ui.pages.plan_targets import TargetsPage
from desktop.ui.pages.plan_tasks import TasksPage
from desktop.ui.pages.report import ReportPage
from desktop.ui.pages.results import ResultsPage
from desktop.ui.pages.revisions import RevisionsPage
from desktop.ui.pages.send import SendPage
from desktop.ui.pages.system import SystemPage
from desktop.ui.pages.welcome import WelcomePage
from desktop.ui.session import Session
from desktop.ui.widgets.navigation import Entry

WELCOME = "welcome"

ENTRIES = (
    Entry("home", "Tổng quan", "layout-dashboard"),
    Entry("plan", "Kế hoạch", "clipboard-list"),
    Entry("head", "Thông tin chung"),
    Entry("decision", "Quyết định"),
    Entry("content", "Căn cứ, nội dung"),
    Entry("targets", "Chỉ tiêu"),
    Entry("tasks", "Nhiệm vụ"),
    Entry("organisation", "Tổ chức thực hiện"),
    Entry("preview", "Xem trước"),
    Entry("revisions", "Các bản"),
    Entry("results", "Kết quả", "list-checks"),
    Entry("report", "Báo cáo", "file-text"),
    Entry("send", "Gửi – nhận", "send"),
    Entry("consolidation", "Tổng hợp", "table-2"),
    Entry("catalogue", "Danh mục", "book-open", parted=True),
    Entry("system", "Hệ thống", "settings"),
    Entry("log", "Nhật ký"),
)

OPENS = {"plan": "tasks"}
"""An entry without a page of its own, and the page that it opens."""

NUMBERED = ("home", "tasks", "results", "report", "send", "consolidation", "catalogue", "system")
"""The pages of Ctrl+1 to Ctrl+8."""

_Maker = Callable[[Session, Callable[[], date]], Page]

_MAKERS: dict[str, _Maker] = {
    WELCOME: WelcomePage,
    "home": HomePage,
    "head": HeadPage,
    "decision": DecisionPage,
    "content": ContentPage,
    "targets": TargetsPage,
    "tasks": TasksPage,
    "organisation": OrganisationPage,
    "preview": PreviewPage,
    "revisions": RevisionsPage,
    "results": ResultsPage,
    "report": ReportPage,
    "send": SendPage,
    "consolidation": ConsolidationPage,
    "catalogue": CataloguePage,
    "system": SystemPage,
    "log": LogPage,
}


class Pages(Mapping[str, Page]):
    """All pages by their keys; each is made when it is asked for the first time.

    ``made`` is called with a page that was just made.
    """

    def __init__(
        self, session: Session, today: Callable[[], date], made: Callable[[Page], object]
    ) -> None:
        self._session = session
        self._today = today
        self._made = made
        self._pages: dict[str, Page] = {}

    def __getitem__(self, key: str) -> Page:
        """Return a page; the first time, make it."""
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = _MAKERS[key](self._session, self._today)
            set_guide_page(page, key)
            self._made(page)
        return page

    def __iter__(self) -> Iterator[str]:
        """Go through the keys of all pages, made or not."""
        return iter(_MAKERS)

    def __len__(self) -> int:
        """Return how many pages there are, made or not."""
        return len(_MAKERS)

    def ready(self) -> tuple[Page, ...]:
        """Return the pages that were made."""
        return tuple(self._pages.values())
