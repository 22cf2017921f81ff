"""The port to whatever puts a document on paper, and what each of its states means to a person."""

from __future__ import annotations

from typing import Protocol, assert_never

from kiosk.basics.failure import Code, Failure
from kiosk.basics.progress import Progress
from kiosk.basics.result import Err, Result
from kiosk.paper.document import Document, Printed, PrinterState


class Printer(Protocol):
    """Port. `print` returns when the sheets came out, or tells why they never will."""

    def state(self) -> PrinterState:
        """What the device says now; OFFLINE where it cannot be asked."""

    def print(self, document: Document, progress: Progress) -> Result[Printed]:
        """Prints once. While something holds the sheets up, `progress` gets it as a note; when that is
        over, the note is gone. A stop withdraws the job from the device.
        """

    @property
    def owes(self) -> bool:
        """Whether `withdraw_left` has to be called again: a sheet that nobody waits for may come out."""

    def withdraw_left(self) -> None:
        """Takes back what nobody waits for, so that no sheet comes out alone.

        That is what an earlier process of this kiosk left, and what could not be withdrawn when it should.
        """


def trouble(state: PrinterState) -> Failure | None:
    """What holds printing up in this state; None when nothing does."""
    match state:
        case PrinterState.READY:
            return None
        case PrinterState.NO_PAPER:
            return Failure(Code.PRINT_02)
        case PrinterState.JAM:
            return Failure(Code.PRINT_03)
        case PrinterState.DOOR_OPEN:
            return Failure(Code.PRINT_10)
        case PrinterState.NO_TONER:
            return Failure(Code.PRINT_11)
        case PrinterState.STOPPED:
            return Failure(Code.PRINT_12)
        case PrinterState.OFFLINE:
            return Failure(Code.PRINT_04)
        case PrinterState.ATTENTION:
            return Failure(Code.PRINT_08)
        case PrinterState.NONE:
            return Failure(Code.PRINT_01)
        case _:
            assert_never(state)


def slow() -> Failure:
    """Nothing is known to hold it up, but it takes its time: one may wait, or go on without."""
    return Failure(Code.PRINT_13)


class NoPrinter:
    """The setting says `none`."""

    def state(self) -> PrinterState:
        return PrinterState.NONE

    def print(self, document: Document, progress: Progress) -> Result[Printed]:
        failure = trouble(self.state())
        assert failure is not None
        return Err(failure)

    @property
    def owes(self) -> bool:
        return False

    def withdraw_left(self) -> None:
        """There is nothing."""
