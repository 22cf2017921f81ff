"""Which page draws which body; every body of `kiosk.visit.screen` has exactly one (tested)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.visit import screen as bodies
from ui.pages.card_picture import CardPicturePage
from ui.pages.check_list import CheckListPage
from ui.pages.choices import ChoicesPage
from ui.pages.countdown import CountdownPage
from ui.pages.facts import FactsPage
from ui.pages.finished import FinishedPage
from ui.pages.notice import NoticePage
from ui.pages.page import Page
from ui.pages.paper_preview import PaperPreviewPage
from ui.pages.preparation import PreparationPage
from ui.pages.question import QuestionPage
from ui.pages.secret_pad import SecretPadPage
from ui.pages.sheet import SheetPage
from ui.pages.staff_desk import StaffDeskPage
from ui.pages.tiles import TilesPage
from ui.pages.welcome import WelcomePage
from ui.pages.working import WorkingPage

PAGES: Mapping[type[object], type[Page]] = MappingProxyType(
    {
        bodies.Welcome: WelcomePage,
        bodies.Tiles: TilesPage,
        bodies.Preparation: PreparationPage,
        bodies.Choices: ChoicesPage,
        bodies.Question: QuestionPage,
        bodies.CardPicture: CardPicturePage,
        bodies.SecretPad: SecretPadPage,
        bodies.Facts: FactsPage,
        bodies.CheckList: CheckListPage,
        bodies.Working: WorkingPage,
        bodies.PaperPreview: PaperPreviewPage,
        bodies.Finished: FinishedPage,
        bodies.Notice: NoticePage,
        bodies.Countdown: CountdownPage,
        bodies.Sheet: SheetPage,
        bodies.StaffDesk: StaffDeskPage,
    }
)


def page_for(body: object) -> type[Page]:
    """The page of a body. Raises KeyError for a body that nobody drew."""
    return PAGES[type(body)]
