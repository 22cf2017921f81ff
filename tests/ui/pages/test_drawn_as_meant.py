"""A big picture is drawn art, the sign before a row is an icon: a name that both have gives the other."""

from __future__ import annotations

from kiosk.basics.clock import SystemClock
from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.paper.document import Document
from kiosk.visit.gallery import portraits
from kiosk.visit.screen import Comfort, Notice, Sheet, Working
from tests.fakes.looks import RESOURCES
from tests.fakes.paced_visit import handbook_of
from ui.theme.drawings import Drawings

DOCUMENT = Document(VisitId("v"), ApplicationId("a"), b"%PDF", "", 1)
PLACES = (
    "settings", "opening-ticket", "collecting", "resumed", "printing", "filling", "proving", "sending",
    "cannot", "staff-called", "led-to-desk", "at-the-desk", "ticket-", "taking", "not-mine", "closed",
)  # fmt: skip


def test_pictures_of_pages_are_art_and_signs_of_rows_are_icons() -> None:
    drawings, wrong, seen = Drawings(RESOURCES), [], 0
    for name, screen in portraits(handbook_of(), SystemClock().moment(), Comfort(), DOCUMENT, PLACES):
        match screen.body:
            case Sheet(rows=rows):
                wrong += [f"{name}: {row.icon}" for row in rows if not drawings.is_icon(row.icon)]
            case Notice(picture=picture) | Working(picture=picture) if picture is not None:
                wrong += [f"{name}: {picture}"] if drawings.is_icon(picture) else []
            case _:
                continue
        seen += 1
    assert wrong == []
    assert seen > len(PLACES)
