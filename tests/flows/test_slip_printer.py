"""A slip printer of its own: hanging, it holds up nobody's form, and nobody's next visit."""

from __future__ import annotations

import threading
from pathlib import Path

from kiosk.basics.failure import Code, Failure
from kiosk.basics.progress import Progress
from kiosk.basics.result import Err, Result
from kiosk.paper.document import Document, Printed
from kiosk.paper.service import PaperService
from tests.fakes.kiosk import kiosk_with, settings_for
from tests.fakes.printer import FakePrinter
from tests.fakes.reference_backend import running_backend
from tests.flows.ways import TO_CHECK, play


class HangingPrinter(FakePrinter):
    """Takes the job and hears nothing more, not even a stop, until it is let go.

    Attributes:
        asked: Set when a job came.
    """

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.let_go = threading.Event(), threading.Event()

    def print(self, document: Document, progress: Progress) -> Result[Printed]:
        self.asked.set()
        self.let_go.wait(60)
        return Err(Failure(Code.PRINT_05))


def test_hanging_slip_printer_holds_no_form_up(tmp_path: Path) -> None:
    """The visit before left its slip there; the next one's form is drawn, shown and printed all the same."""
    with running_backend(tmp_path / "backend_home") as backend:
        settings = settings_for(tmp_path, backend)
        paper = settings.paper.model_copy(update={"slip_printer": f"folder:{tmp_path / 'slips'}"})
        kiosk = kiosk_with(settings.model_copy(update={"paper": paper}))
        services, forms, slips = kiosk.services, FakePrinter(), HangingPrinter()
        services.__dict__["paper"] = PaperService(
            services.library, services.catalogue, printer=forms, slip_printer=slips
        )
        try:
            play(kiosk, (*TO_CHECK, ("next", "finished")))
            kiosk.until_true(slips.asked.is_set, "the slip")
            play(kiosk, (("next", "welcoming"), ("lift card", "welcoming"), *TO_CHECK))
            backend.stop()
            play(kiosk, (("next", "cannot-send"), ("next", "previewing"), ("next", "taking-paper")))
            assert len(forms.printed) == 1
        finally:
            slips.let_go.set()
            kiosk.close()
