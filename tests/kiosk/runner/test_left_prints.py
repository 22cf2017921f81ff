from __future__ import annotations

from kiosk.runner.left_prints import LeftPrints
from tests.fakes.printer import FakePrinter


def test_printer_is_asked_once_when_the_kiosk_begins() -> None:
    printer = FakePrinter()
    left = LeftPrints(printer)
    left.start()
    left.close()
    assert printer.left_withdrawn == 1
