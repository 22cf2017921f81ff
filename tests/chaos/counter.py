"""One kiosk at its counter, with whoever stands in front of it; it is started again whenever it died."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from kiosk.forms.export import application_json
from tests.chaos.kiosk import Deliver, HandIn, Kept, SheetsMayBeOut, TakePaper, Told, form, live
from tests.chaos.plants import PLANTS, Spoiled
from tests.chaos.proxy import KILLED, STAFF, Event
from tests.chaos.sides import Resident, digest_of

_PATIENCE_S = 600.0
_OFTEN_WAITS, _COMES_BACK, _LONGEST_S = 0.7, 0.5, 0.4
_OFTEN_PRINTS, _LONGEST_PRINT_S = 0.6, 0.3
_STAFF_COME_AFTER = (0, 1, 2)
"""So many more residents find a kiosk that was not let in; at a spoiled one the most."""
_FORKING = multiprocessing.get_context("forkserver")
_FORKING.set_forkserver_preload(["tests.chaos.kiosk", "kiosk.delivery.http", "kiosk.runner.courier"])


@dataclass
class Counter:
    """A kiosk process and its residents.

    Attributes:
        seen: How much stands in the proxy's journal.
        happened: Writes an event of this kiosk down there.
    """

    name: str
    folder: Path
    settings: Path
    spoiled: Spoiled
    seed: int
    seen: Callable[[], int]
    happened: Callable[[Event], None]
    deaths: int = 0
    residents: list[Resident] = field(default_factory=list)
    _process: multiprocessing.process.BaseProcess | None = None
    _pipe: Connection | None = None
    _guard: threading.Lock = field(default_factory=threading.Lock)
    _refusals: int = 0
    _staff_after: int | None = None

    def serve(self, applications: list[str], kills: float) -> None:
        """One resident after the other; during `kills` of them the kiosk is killed at a moment of chance."""
        for application_id in applications:
            self._serve_one(application_id, kills)

    def drain(self) -> int:
        """How many entries are left; -1: nobody could say."""
        left = self._ask(Deliver(), None)
        return left if isinstance(left, int) else -1

    def kill(self) -> None:
        with self._guard:
            if self._process is not None and self._process.pid is not None:
                self.happened(KILLED)
                with suppress(ProcessLookupError):
                    os.kill(self._process.pid, signal.SIGKILL)

    def refused(self) -> None:
        """The kiosk was not let in: staff come at once, or after some residents more."""
        with self._guard:
            if self._staff_after is None:
                self._refusals += 1
                dice = Random(f"{self.seed} staff {self.name} {self._refusals}")
                self._staff_after = max(_STAFF_COME_AFTER) if self.spoiled else dice.choice(_STAFF_COME_AFTER)
            at_once = self._staff_after == 0
        if at_once:
            self.staff_come()

    def staff_come(self) -> None:
        """The token is put there anew, by which the kiosk sees that staff acted."""
        self._staff_after = None
        self.happened(STAFF)
        token = self.folder / "token"
        beside = self.folder / "token.new"
        beside.write_bytes(token.read_bytes())
        beside.replace(token)

    def close(self) -> None:
        if self._pipe is not None and self._process is not None:
            self._pipe.close()
            self._process.join(20)
            self.kill()
            self._process.join(20)

    def _staff_come_if_it_is_time(self) -> None:
        if self._staff_after == 0:
            self.staff_come()
        elif self._staff_after is not None:
            self._staff_after -= 1

    def _serve_one(self, application_id: str, kills: float) -> None:
        self._staff_come_if_it_is_time()
        dice = Random(f"{self.seed} {application_id}")
        often, is_killed = dice.random() < _OFTEN_WAITS, dice.random() < kills
        killed_after_s, comes_back = dice.random() * _LONGEST_S, dice.random() < _COMES_BACK
        wanted = PLANTS[self.spoiled].may_wait if self.spoiled else None
        order = HandIn(application_id, often if wanted is None else wanted)
        digest = digest_of(application_json(form(application_id, self.name)))
        resident = Resident(application_id, digest, order.may_wait)
        self.residents.append(resident)
        timer = threading.Timer(killed_after_s, self.kill)
        if is_killed:
            timer.start()
        told = self._ask(order, resident)
        timer.cancel()
        if told is None and comes_back:  # the kiosk came back, and so does the resident
            told = self._ask(order, resident)
        if isinstance(told, Told):
            self._hears(resident, told)
            if self._takes_paper(told, dice):
                self._prints(resident, dice, killed=dice.random() < kills * 2)

    def _takes_paper(self, told: Told, dice: Random) -> bool:
        """Whoever is told to, and many of those whose application waits. Plants that are not about paper are
        judged by what they send.
        """
        if told.kind == "delivered":
            return False
        if self.spoiled:
            return PLANTS[self.spoiled].prints
        return dice.random() < _OFTEN_PRINTS or told.kind == "paper"

    def _prints(self, resident: Resident, dice: Random, *, killed: bool) -> None:
        """Whose kiosk dies over it has what came out until then; who has nothing may press again."""
        order = TakePaper(resident.application_id, dice.random() * _LONGEST_PRINT_S)
        timer = threading.Timer(dice.random() * _LONGEST_S, self.kill)
        if killed:
            timer.start()
        told = self._ask(order, resident)
        timer.cancel()
        if told is None and resident.printed_at is None and dice.random() < _COMES_BACK:
            told = self._ask(order, resident)
        if isinstance(told, Told):
            self._hears(resident, told)
        elif resident.printed_at is not None:
            resident.told = "paper"
        elif resident.told == "paper":  # and saw it die before any sheet came out
            resident.told = None

    def _hears(self, resident: Resident, told: Told) -> None:
        resident.told, resident.receipt_number = told.kind, told.receipt_number
        resident.told_at = self.seen()

    def _ask(self, order: HandIn | TakePaper | Deliver, resident: Resident | None) -> Told | int | None:
        """The answer; None where the kiosk died over it."""
        pipe = self._started()
        try:
            pipe.send(order)
            while True:
                assert pipe.poll(_PATIENCE_S), f"{self.name} hangs"
                answer = pipe.recv()
                if isinstance(answer, Told | int):
                    return answer
                assert resident is not None
                if isinstance(answer, SheetsMayBeOut):
                    resident.printed_at = self.seen()
                else:
                    assert isinstance(answer, Kept)
                    resident.kept = True
        except (EOFError, OSError):
            self._bury()
            return None

    def _started(self) -> Connection:
        if self._pipe is None:
            ours, theirs = _FORKING.Pipe()
            process = _FORKING.Process(target=live, args=(self.settings, self.spoiled, theirs), daemon=True)
            process.start()
            theirs.close()
            with self._guard:
                self._process, self._pipe = process, ours
        return self._pipe

    def _bury(self) -> None:
        with self._guard:
            if self._process is not None and self._pipe is not None:
                self._process.join(20)
                self._pipe.close()
                self.deaths += 1
            self._process, self._pipe = None, None
