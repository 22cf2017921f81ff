"""A kiosk in a process of its own that meets its end at any wanted line of `kiosk/delivery`, or at any wanted
call to the disk or the net.

    python -m tests.fakes.dying_kiosk URL KEY_FILE [PLANT]

Each line on standard input is one life, `STORAGE AT ACT`, with an act of `kiosk_acts`. AT is a
line at which it is killed (0: none), or, with the shim `failing_disk`, `HOW:CALL[:ERRNO|:LOG_FILE]`.
Each life is a fork, so that hundreds of them cost little. Standard output says `kept ID` as soon as the
outbox has it, `told ID OUTCOME` when somebody is told, and `end COUNT STATUS` when the life is over
(COUNT: lines or calls; STATUS -9: killed).
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import kiosk.delivery.sealing
import kiosk.forms.export
from kiosk.delivery.acts import Act
from kiosk.delivery.backend import BackendSettings
from kiosk.delivery.http import HttpBackend
from kiosk.delivery.keys import PinnedKeys
from kiosk.delivery.outbox import Outbox
from kiosk.delivery.room import Limits
from kiosk.delivery.service import DEFAULT_LIMITS, DeliveryService
from tests.fakes import failing_disk
from tests.fakes.clock import ShiftedClock
from tests.fakes.kiosk_acts import Machine, act
from tests.fakes.kiosk_plants import spoil

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
    """On standard output; and in the shim's log, where there is one."""
    if "LD_PRELOAD" in os.environ:
        failing_disk.mark(text)
    os.write(1, f"{text}\n".encode("ascii"))


def record(act: Act, /, **facts: str | int) -> None:
    if act is Act.SEALED:
        say(f"kept {facts['application']}")


def one_life(words: list[str], machine: Machine, at: str, counts: int) -> None:
    count = _by_line(int(at)) if at.isdigit() else _by_call(str(machine.storage), *at.split(":"))
    act(words, machine)
    sys.settrace(None)
    os.write(counts, str(count()).encode("ascii"))
    os._exit(0)


def _by_line(at: int) -> Callable[[], int]:
    death = Death(at)
    threading.settrace(death.trace)
    sys.settrace(death.trace)
    return lambda: death.lines


def _by_call(storage: str, how: str, at: str, more: str = "") -> Callable[[], int]:
    logging.disable(logging.CRITICAL)
    kind = failing_disk.How[how]
    if kind is failing_disk.How.LOG:
        failing_disk.watch(storage, kind, log=Path(more))
    else:
        failing_disk.watch(storage, kind, int(at), int(more or "0"))
    return failing_disk.counted


def main() -> None:
    url, key_file, *plants = sys.argv[1:]
    for plant in plants:
        spoil(plant)
    for line in sys.stdin:
        storage, at, *words = line.split()
        clock = ShiftedClock()
        outbox = Outbox(Path(storage))
        backend = HttpBackend(BackendSettings(url, "oji-01"), clock)
        keys = PinnedKeys([key_file], outbox.folder)
        limits = Limits(most_items=1) if words[0] == "hand-in-full" else DEFAULT_LIMITS
        service = DeliveryService(
            backend, outbox, keys, clock, record, limits=limits, sleep=clock.put_forward
        )
        machine = Machine(service, outbox, clock, Path(storage), say)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            one_life(words, machine, at, writing)
        os.close(writing)
        _, status = os.waitpid(child, 0)
        count = os.read(reading, 20).decode("ascii") or "0"
        os.close(reading)
        say(f"end {count} {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
