"""A kiosk in a process of its own that is killed (SIGKILL) at any wanted line of `kiosk/delivery`.

    python -m tests.fakes.dying_kiosk URL KEY_FILE

Each line on standard input is one life: `STORAGE LINE deliver`, `STORAGE LINE hand-in ID wait|paper`; LINE 0
lets it live.
Each life is a fork, so that hundreds of them cost little. Standard output says `kept ID` as soon as the
outbox has it, and `end LINES STATUS` when the life is over (STATUS -9: killed).
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import kiosk.delivery.sealing
import kiosk.forms.export
from kiosk.basics.ids import ApplicationId
from kiosk.basics.progress import Stoppable
from kiosk.delivery.acts import Act
from kiosk.delivery.backend import BackendSettings
from kiosk.delivery.http import HttpBackend
from kiosk.delivery.keys import PinnedKeys
from kiosk.delivery.outbox import Outbox
from kiosk.delivery.service import DeliveryService
from tests.fakes.clock import ShiftedClock
from tests.fakes.hand_ins import application

if TYPE_CHECKING:
    from _typeshed import TraceFunction

_WATCHED = str(Path(kiosk.delivery.sealing.__file__).parent)


class Death:
    """Counts lines of delivery, in every thread, and kills the process at the wanted one."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.lines = 0

    def trace(self, frame: FrameType, event: str, arg: object) -> TraceFunction | None:
        if not frame.f_code.co_filename.startswith(_WATCHED):
            return None
        if event == "line":
            self.lines += 1
            if self.lines == self.at:
                os.kill(os.getpid(), signal.SIGKILL)
        return self.trace


def say(text: str) -> None:
    os.write(1, f"{text}\n".encode("ascii"))


def record(act: Act, /, **facts: str | int) -> None:
    if act is Act.SEALED:
        say(f"kept {facts['application']}")


def live(words: list[str], service: DeliveryService) -> None:
    match words:
        case ["hand-in", name, "wait" | "paper" as way]:
            whole = application(ApplicationId(name))
            service.hand_in(whole, may_wait=way == "wait", progress=Stoppable())
        case ["deliver"]:
            service.deliver_waiting(Stoppable())
        case _:
            raise ValueError(words)


def one_life(words: list[str], service: DeliveryService, at: int, lines_pipe: int) -> None:
    death = Death(at)
    threading.settrace(death.trace)
    sys.settrace(death.trace)
    live(words, service)
    sys.settrace(None)
    os.write(lines_pipe, str(death.lines).encode("ascii"))
    os._exit(0)


def main() -> None:
    url, key_file = sys.argv[1:]
    for line in sys.stdin:
        storage, at, *words = line.split()
        clock = ShiftedClock()
        outbox = Outbox(Path(storage))
        backend = HttpBackend(BackendSettings(url, "oji-01"), clock)
        keys = PinnedKeys([key_file], outbox.folder)
        service = DeliveryService(backend, outbox, keys, clock, record, sleep=clock.put_forward)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            one_life(words, service, int(at), writing)
        os.close(writing)
        _, status = os.waitpid(child, 0)
        lines = os.read(reading, 20).decode("ascii") or "0"
        os.close(reading)
        say(f"end {lines} {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
