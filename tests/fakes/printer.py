"""A printer with levers, for the port `kiosk.paper.printer.Printer`."""

from __future__ import annotations

import threading

from kiosk.basics.failure import Code, Failure
from kiosk.basics.progress import Progress
from kiosk.basics.result import Err, Ok, Result
from kiosk.paper.document import Document, Printed, PrinterState
from kiosk.paper.printer import trouble


class FakePrinter:
    """Prints at once while READY; while its state says otherwise it waits, tells why, and can be stopped.

    Attributes:
        printed: What came out, in order.
        left_withdrawn: How often it was asked to take back what nobody waits for.
        owes: Whether it wants to be asked again.
    """

    def __init__(self) -> None:
        self.printed: list[Document] = []
        self.left_withdrawn = 0
        self.owes = False
        self._state = PrinterState.READY
        self._breaks = False
        self._changed = threading.Condition()

    # levers
    def set_state(self, state: PrinterState) -> None:
        with self._changed:
            self._state = state
            self._changed.notify_all()

    def break_next_job(self) -> None:
        """The device itself gives the next job up."""
        self._breaks = True

    # port
    def state(self) -> PrinterState:
        return self._state

    def print(self, document: Document, progress: Progress) -> Result[Printed]:
        progress.tell(0, 2)
        with self._changed:
            while self._state is not PrinterState.READY:
                progress.tell(1, 2, trouble(self._state))
                if progress.stopped:
                    return Err(Failure(Code.PRINT_05))
                self._changed.wait(0.02)
        progress.tell(1, 2)
        if progress.stopped or self._breaks:
            self._breaks = False
            return Err(Failure(Code.PRINT_05))
        self.printed.append(document)
        progress.tell(2, 2)
        return Ok(Printed(f"fake {len(self.printed)}"))

    def withdraw_left(self) -> None:
        self.left_withdrawn += 1
