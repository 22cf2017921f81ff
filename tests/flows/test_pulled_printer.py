"""The printer is pulled at each moment of a visit: whoever was here goes home with paper or with a number.

Never with both, never with neither, and the last screen says which. A real printer, at a line that is cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.basics.result import Ok
from kiosk.paper.ipp import IppPrinter
from kiosk.paper.ipp_patience import Patience
from kiosk.paper.service import PaperService
from kiosk.visit.screen import Finished, Notice, Working
from tests.conftest import ExpectedLog
from tests.fakes.ipp_printer import IppEvePrinter, running, until
from tests.fakes.kiosk import Kiosk, town
from tests.fakes.line import SEND_DOCUMENT, Line, line_to
from tests.flows.ways import TO_CHECK, play

QUICK = Patience(poll=0.05, warning=0.1, old_warning=0.2, request=2)


@dataclass
class Counter:
    """A kiosk that cannot send, its printer, and the line between them."""

    kiosk: Kiosk
    device: IppEvePrinter
    line: Line

    def to_the_preview(self) -> None:
        play(self.kiosk, (("next", "cannot-send"), ("next", "previewing")))

    def print_until_held(self) -> None:
        self.device.take_paper_away()
        self.kiosk.press("next")
        self.kiosk.until_true(lambda: self.kiosk.screen.support_code == "PRINT-02", "out of paper")


def never_pulled(here: Counter) -> None:
    here.to_the_preview()
    play(here.kiosk, (("next", "taking-paper"), ("next", "finished")))


def before_it_is_offered(here: Counter) -> None:
    here.line.cut()
    play(here.kiosk, (("next", "cannot-send"),))
    here.kiosk.until_true(lambda: "look-again" in offered(here.kiosk), "the printer's word")
    play(here.kiosk, (("next", "cannot-print"),))


def while_the_form_is_shown(here: Counter) -> None:
    here.to_the_preview()
    here.line.cut()
    play(here.kiosk, (("next", "cannot-print"),))


def while_it_prints_and_it_is_given_up(here: Counter) -> None:
    here.to_the_preview()
    here.print_until_held()
    here.line.cut()
    here.kiosk.until_true(lambda: here.kiosk.screen.support_code == "PRINT-04", "offline")
    play(here.kiosk, (("give-up", "cannot-print"),))
    until(lambda: here.kiosk.services.paper.owes, "what could not be withdrawn")


def while_it_prints_and_it_comes_back(here: Counter) -> None:
    here.to_the_preview()
    here.print_until_held()
    here.line.cut()
    here.kiosk.until_true(lambda: here.kiosk.screen.support_code == "PRINT-04", "offline")
    here.line.mend()
    here.device.go_on()
    play_on(here.kiosk, "taking-paper")
    play(here.kiosk, (("next", "finished"),))


def while_the_document_is_under_way(here: Counter) -> None:
    """It arrived, and the device's answer to it did not."""
    here.to_the_preview()
    here.line.hold_answers(SEND_DOCUMENT)
    play(here.kiosk, (("next", "taking-paper"), ("next", "finished")))


def while_the_sheets_are_taken(here: Counter) -> None:
    here.to_the_preview()
    play(here.kiosk, (("next", "taking-paper"),))
    here.line.cut()
    play(here.kiosk, (("next", "finished"),))


MOMENTS: tuple[Callable[[Counter], None], ...] = (
    never_pulled,
    before_it_is_offered,
    while_the_form_is_shown,
    while_it_prints_and_it_is_given_up,
    while_it_prints_and_it_comes_back,
    while_the_document_is_under_way,
    while_the_sheets_are_taken,
)


@contextmanager
def counter(folder: Path) -> Iterator[Counter]:
    (folder / "ipp").mkdir()
    with running(folder / "ipp") as device, line_to(device.uri) as line, town(folder) as here:
        services = here.kiosk.services
        printer = IppPrinter(line.uri, QUICK, kiosk="oji-01")
        services.__dict__["paper"] = PaperService(services.library, services.catalogue, printer=printer)
        here.backend.stop()
        yield Counter(here.kiosk, device, line)
        here.backend.start()


def test_pulled_at_any_moment_there_is_paper_or_a_number_and_never_both(
    tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log("a job that nobody waits for is withdrawn")
    with counter(tmp_path) as here:
        for moment in MOMENTS:
            play(here.kiosk, TO_CHECK)
            moment(here)
            settle(here)
            came_out = here.device.out is not None
            assert goes_home_with(here.kiosk) == ("paper" if came_out else "number"), moment.__name__
            tidy(here)


def goes_home_with(kiosk: Kiosk) -> str:
    """As the last screen says, and as the outbox has it."""
    body = kiosk.screen.body
    whose = kiosk.loop.visit.cases[-1].application_id
    waiting = kiosk.services.outbox.waiting()
    assert isinstance(waiting, Ok)
    reasons = [entry.reason for entry in waiting.value if entry.application_id == whose]
    if isinstance(body, Finished):
        assert {option.id for option in body.actions} >= {"paper"}
        assert reasons in ([], ["gave-paper"]), "nothing of it is sent besides"
        return "paper"
    assert isinstance(body, Notice)
    assert body.headline is not None, "it says that it is kept"
    assert any(whose[-6:].upper() in line for line in body.lines)
    assert reasons, "staff have it"
    return "number"


def settle(here: Counter) -> None:
    """What comes to pass later: the line is mended, what was given up is withdrawn, it is kept."""
    here.line.mend()
    here.line.let_through()
    paper = here.kiosk.services.paper
    until(lambda: withdrawn(paper), "the withdrawal")
    here.device.drop_held_job()
    if here.kiosk.screen.name == "cannot-print":
        here.kiosk.until_true(lambda: headline(here.kiosk) is not None, "what is kept")


def withdrawn(paper: PaperService) -> bool:
    paper.withdraw_left()
    return not paper.owes


def tidy(here: Counter) -> None:
    for name in ("out.pdf", "dropped", "held"):
        (here.device.folder / name).unlink(missing_ok=True)
    play(here.kiosk, (("next", "welcoming"), ("lift card", "welcoming")))


def headline(kiosk: Kiosk) -> object:
    body = kiosk.screen.body
    return body.headline if isinstance(body, Notice) else None


def offered(kiosk: Kiosk) -> set[str]:
    return {button.id for button in kiosk.screen.buttons}


def play_on(kiosk: Kiosk, name: str) -> None:
    """Waits at a working page for the next one."""
    assert isinstance(kiosk.screen.body, Working)
    kiosk.until(name)
