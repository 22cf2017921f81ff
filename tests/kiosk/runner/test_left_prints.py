from __future__ import annotations

from kiosk.runner.left_prints import LeftPrints
from tests.conftest import ExpectedLog
from tests.fakes.ipp_printer import until
from tests.fakes.printer import FakePrinter


def test_printer_is_asked_once_when_the_kiosk_begins() -> None:
    printer = FakePrinter()
    left = LeftPrints(printer)
    left.start()
    left.close()
    assert printer.left_withdrawn == 1


def test_printer_is_asked_again_while_anything_is_owed_and_no_longer() -> None:
    printer = FakePrinter()
    printer.owes = True
    left = LeftPrints(printer, look_s=0.01)
    left.start()
    until(lambda: printer.left_withdrawn >= 3, "asking again")
    printer.owes = False
    left.close()
    asked = printer.left_withdrawn
    later = LeftPrints(printer, look_s=0.01)
    later.start()
    until(lambda: printer.left_withdrawn == asked + 1, "the first time")
    later.close()
    assert printer.left_withdrawn == asked + 1


class Spoiled(FakePrinter):
    def withdraw_left(self) -> None:
        super().withdraw_left()
        self.owes = self.left_withdrawn < 2
        raise RuntimeError


def test_what_nobody_expected_does_not_end_the_thread(expected_log: ExpectedLog) -> None:
    expected_log("taking prints back ended with RuntimeError at ")
    printer = Spoiled()
    left = LeftPrints(printer, look_s=0.01)
    left.start()
    until(lambda: printer.left_withdrawn == 2, "asking again")
    left.close()
