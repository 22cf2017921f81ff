"""Paper instead of sending: claimed before it is printed, so that it never goes both ways."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from kiosk.basics.ids import ApplicationId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Ok
from kiosk.delivery.entry import Entry
from kiosk.paper.document import PrinterState
from kiosk.paper.symbols import joined
from kiosk.visit.events import Closing
from kiosk.visit.screen import Finished, PaperPreview
from tests.fakes.http_server import Break, fake_server
from tests.fakes.kiosk import Kiosk, Town, town
from tests.fakes.printer import FakePrinter
from tests.flows.test_out_of_paper import held, with_printer
from tests.flows.test_ten_seconds import kiosk_before
from tests.flows.ways import TO_CHECK, play


def waits(kiosk: Kiosk) -> list[Entry]:
    found = kiosk.services.outbox.waiting()
    assert isinstance(found, Ok)
    return list(found.value)


def application_of(kiosk: Kiosk) -> ApplicationId:
    return kiosk.loop.visit.cases[-1].application_id


def to_the_preview(here: Town) -> FakePrinter:
    """Nothing can be sent, and the form is shown before it is printed; the printer's levers."""
    printer = FakePrinter()
    with_printer(here.kiosk, printer)
    play(here.kiosk, TO_CHECK)
    here.backend.stop()
    play(here.kiosk, (("next", "cannot-send"), ("next", "previewing")))
    return printer


def courier(kiosk: Kiosk) -> int:
    """What the courier does by itself; how many it delivered."""
    kiosk.clock.put_forward(5)
    return len(kiosk.services.delivery.deliver_due(Stoppable()).delivered)


def test_what_the_courier_delivered_meanwhile_is_told_and_not_printed(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        printer = to_the_preview(here)
        here.backend.start()
        assert courier(here.kiosk) == 1
        play(here.kiosk, (("next", "finished"),))
        body = here.kiosk.screen.body
        assert isinstance(body, Finished)
        assert body.number == here.kiosk.services.delivery.number_of(application_of(here.kiosk))
        assert here.backend.received(application_of(here.kiosk)) is not None
        assert printer.printed == []


def number_shown(kiosk: Kiosk) -> str:
    """On the last page, where it says that it was received."""
    body = kiosk.screen.body
    assert isinstance(body, Finished)
    assert body.title == kiosk.services.catalogue.words("ja")("visit.finished.title.delivered")
    return body.number


def test_what_the_courier_delivered_before_it_went_to_staff_is_told(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        printer = FakePrinter()
        with_printer(here.kiosk, printer)
        play(here.kiosk, TO_CHECK)
        here.backend.stop()
        play(here.kiosk, (("next", "cannot-send"),))
        printer.set_state(PrinterState.NO_PAPER)
        here.kiosk.press("look-again")
        here.kiosk.until_true(lambda: here.kiosk.loop.visit.devices.printer is PrinterState.NO_PAPER, "told")
        here.backend.start()
        assert courier(here.kiosk) == 1
        play(here.kiosk, (("next", "finished"),))
        assert number_shown(here.kiosk) == here.kiosk.services.delivery.number_of(application_of(here.kiosk))


def test_what_the_courier_delivered_before_one_chose_to_wait_is_told(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        play(here.kiosk, TO_CHECK)
        here.backend.stop()
        play(here.kiosk, (("next", "cannot-send"),))
        here.backend.start()
        assert courier(here.kiosk) == 1
        play(here.kiosk, (("wait", "finished"),))
        assert number_shown(here.kiosk) == here.kiosk.services.delivery.number_of(application_of(here.kiosk))


def test_what_is_being_printed_is_not_sent(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        printer = to_the_preview(here)
        here.backend.start()
        printer.set_state(PrinterState.NO_PAPER)
        here.kiosk.press("next")
        here.kiosk.until_true(lambda: held(here.kiosk), "what holds it up")
        assert courier(here.kiosk) == 0
        assert [entry.reason for entry in waits(here.kiosk)] == ["printing"], "kept until the sheets are out"
        printer.set_state(PrinterState.READY)
        here.kiosk.until("taking-paper")
        here.kiosk.until_true(lambda: waits(here.kiosk) == [], "given up")
        assert courier(here.kiosk) == 0
        assert here.backend.received(application_of(here.kiosk)) is None


def test_what_arrives_while_it_is_printed_is_told_beside_the_paper(tmp_path: Path) -> None:
    """An unclear answer; the body lands only once the printer works."""
    with fake_server() as server, kiosk_before(server, tmp_path) as kiosk:
        printer = FakePrinter()
        with_printer(kiosk, printer)
        play(kiosk, TO_CHECK)
        server.script.extend([Break("close")] * 9)
        play(kiosk, (("next", "cannot-send"), ("next", "previewing")))
        server.script.clear()
        printer.set_state(PrinterState.NO_PAPER)
        kiosk.press("next")
        kiosk.until_true(lambda: held(kiosk), "what holds it up")
        (kept,) = waits(kiosk)
        assert kept.sealed is not None
        server.land(kept.application_id, kept.sealed.body, kept.digest)
        printer.set_state(PrinterState.READY)
        kiosk.until("taking-paper")
        play(kiosk, (("next", "finished"),))
        kiosk.until_true(lambda: is_a_copy(kiosk), "that it is a copy")
        assert len(printer.printed) == 1
        assert number_shown(kiosk) == kiosk.services.delivery.number_of(application_of(kiosk))


def is_a_copy(kiosk: Kiosk) -> bool:
    body = kiosk.screen.body
    assert isinstance(body, Finished)
    told = kiosk.services.catalogue.words("ja")("visit.finished.copy", note="")
    return body.note.endswith(told)


@pytest.mark.parametrize("end", ["the kiosk is stopped", "it begins anew"])
def test_what_is_being_printed_when_the_kiosk_ends_is_with_staff(end: str, tmp_path: Path) -> None:
    with town(tmp_path) as here:
        printer = to_the_preview(here)
        printer.set_state(PrinterState.NO_PAPER)
        here.kiosk.press("next")
        here.kiosk.until_true(lambda: held(here.kiosk), "what holds it up")
        if end == "the kiosk is stopped":
            here.kiosk.post(Closing())
        else:
            here.kiosk.loop.begin_again()
        assert here.kiosk.screen.name == "welcoming"
        here.kiosk.loop.close()
        assert [(one.reason, one.on_paper) for one in waits(here.kiosk)] == [("interrupted", True)]


def test_paper_after_a_hand_in_that_took_too_long_carries_the_kept_bytes(tmp_path: Path) -> None:
    with fake_server() as server, kiosk_before(server, tmp_path) as kiosk:
        play(kiosk, TO_CHECK)
        server.script.extend([Break("hang")] * 9)
        kiosk.press("next")
        kiosk.until_true(lambda: [one.state for one in waits(kiosk)] == ["sending"], "it is on the wire")
        (kept,) = waits(kiosk)
        kiosk.clock.put_forward(10)
        kiosk.until("cannot-send")
        assert kiosk.screen.support_code == "APP-03"
        play(kiosk, (("next", "previewing"),))
        assert kept.sealed is not None
        assert codes_on(kiosk) == kept.sealed.body
        server.released.set()


def codes_on(kiosk: Kiosk) -> bytes:
    """What a scanner reads from the form that is shown."""
    body = kiosk.screen.body
    assert isinstance(body, PaperPreview)
    pages = [page.render(scale=300 / 72).to_pil() for page in pypdfium2.PdfDocument(body.pdf)]
    texts = [code.text for page in pages for code in zxingcpp.read_barcodes(page)]
    return joined([text for text in texts if text.startswith("KIOSK")])
