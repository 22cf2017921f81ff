"""The page of staff who came: in Japanese, nothing of the visitor, and back to what was shown."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.basics.failure import Code, Failure
from kiosk.basics.result import Err, Ok
from kiosk.delivery.outcome import Standing
from kiosk.forms.service import Library
from kiosk.paper.document import PrinterState
from kiosk.visit import effects as to_do
from kiosk.visit.events import Devices, DevicesChanged
from kiosk.visit.handbook import Handbook
from kiosk.visit.screen import StaffDesk
from kiosk.words.furigana import plain
from tests.fakes.form_parts import RESOURCES
from tests.fakes.paced_visit import PacedVisit, handbook_of

BOOK = handbook_of(languages=("ja", "en"))
NAME = "みほん"


def came(language: str = "ja", book: Handbook = BOOK) -> PacedVisit:
    """Somebody at a question with something typed, and staff who pressed that they are here."""
    visit = PacedVisit(book)
    visit.press(f"language:{language}")
    visit.to_questions()
    visit.types("subject.name_kana", NAME)
    visit.press("call", "hold")
    return visit


def desk_of(visit: PacedVisit) -> StaffDesk:
    body = visit.screen.body
    assert isinstance(body, StaffDesk)
    return body


def told(visit: PacedVisit) -> list[tuple[str, str, str | None]]:
    """Label, state and sign of each row."""
    return [(plain(row.label), plain(row.value), row.icon) for row in desk_of(visit).machine]


def test_page_opens_with_the_hold_and_has_no_tools_of_residents() -> None:
    visit = came()
    assert visit.screen.name == "staff-here"
    assert visit.screen.held
    assert {button.place for button in visit.screen.buttons} == {"inline", "next", "top"}


def test_nothing_that_was_entered_stands_there() -> None:
    screen = came().screen
    assert NAME not in repr(screen)
    assert screen.private == ()


@pytest.mark.parametrize("way", ["next", "release"])
def test_visitor_is_back_where_they_were_in_their_language(way: str) -> None:
    visit = came("en")
    assert visit.screen.comfort.language == "ja"
    visit.press(way)
    assert visit.screen.name.startswith("asking")
    assert visit.screen.comfort.language == "en"
    assert NAME in repr(visit.screen.body)
    assert visit.screen.held is (way == "next")


def test_staff_come_back_to_it_by_the_call() -> None:
    visit = came()
    visit.press("next", "call", "staff")
    assert visit.screen.name == "staff-here"


def test_settings_open_over_it_and_give_the_visitor_back() -> None:
    visit = came()
    visit.press("tool:text-size", "text-size:large", "next")
    assert visit.screen.comfort.text_size == "large"
    assert visit.screen.name.startswith("asking")


def test_ending_the_visit_is_asked_back_first() -> None:
    visit = came()
    visit.press("quit")
    assert visit.screen.name == "really-quit"
    visit.press("quit-now")
    assert visit.screen.name == "welcoming"


@pytest.mark.parametrize(
    ("standing", "line", "waiting"),
    [
        (Standing("answers", 0, 0), ("つながっています", "check"), ("ありません", "check")),
        (Standing("silent", 2, 0), ("つながりません", "warn"), ("2件（自動で送ります）", "clock")),
        (Standing("held", 2, 1), ("とめています", "warn"), ("1件を見てください", "warn")),
    ],
)
def test_how_handing_in_stands_is_asked_and_said(
    standing: Standing, line: tuple[str, str], waiting: tuple[str, str]
) -> None:
    visit = came()
    assert told(visit)[0] == ("通信", "調べています", "clock")
    visit.ends(to_do.AskDelivery, Ok(standing))
    assert told(visit)[:2] == [("通信", *line), ("送れていない申請", *waiting)]
    visit.press("next", "call", "staff")
    assert visit.count(to_do.AskDelivery) == 2, "asked anew each time"


@pytest.mark.parametrize(("off", "said"), [(90, "90秒おくれています"), (-3700, "3700秒すすんでいます")])
def test_clock_that_is_wrong_is_said_and_by_how_much(off: int, said: str) -> None:
    visit = came()
    visit.ends(to_do.AskDelivery, Ok(Standing("answers", 0, 0, off)))
    name, text, sign = told(visit)[1]
    assert (name, sign) == ("時計", "warn")
    assert text.startswith(said)


def test_outbox_that_cannot_be_read_is_to_be_looked_at() -> None:
    visit = came()
    visit.ends(to_do.AskDelivery, Err(Failure(Code.DISK_03)))
    assert told(visit)[0] == ("送れていない申請", "機械を見てください", "warn")


def test_other_work_that_ends_meanwhile_says_nothing_here() -> None:
    visit = came()
    before = told(visit)
    visit.ends(to_do.CallStaff, Ok(None))
    assert (visit.screen.name, told(visit)) == ("staff-here", before)


@pytest.mark.parametrize("printer", list(PrinterState))
def test_every_state_of_the_printer_is_said_with_its_sign(printer: PrinterState) -> None:
    visit = came()
    visit.happens(DevicesChanged(Devices(card=False, reader=True, printer=printer)))
    shown = desk_of(visit).machine[-1]
    assert shown.value
    assert shown.icon == ("check" if printer is PrinterState.READY else "warn")


def test_definitions_that_are_not_offered_are_counted(tmp_path: Path) -> None:
    root = Path(shutil.copytree(RESOURCES / "procedures", tmp_path / "procedures"))
    for name in ("koseki", "tenkyo"):
        (root / name / "procedure.yaml").write_text("id: [", "utf-8")
    library = Library(root, left_out=lambda _: None)
    shown = desk_of(came(book=replace(BOOK, library=library))).machine[-1]
    assert (plain(shown.label), shown.icon) == ("手続き", "warn")
    assert plain(shown.value) == "2つ使えません"
    assert len(desk_of(came()).machine) == len(desk_of(came(book=replace(BOOK, library=library))).machine) - 1
