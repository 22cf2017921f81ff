"""Watches readers and cards come and go, in one thread that blocks in the card service and never polls.

The service may stop and return (an update, a crash): its absence counts as "no reader". Then the place of its
socket is watched, and connecting is tried when something changes there; else once in a long while.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from cardreader.connection import Changed
from cardreader.pcsc import api
from cardreader.pcsc.api import PcscError, ReaderState
from cardreader.pcsc.arrival import Arrival
from cardreader.pcsc.names import matching

log = logging.getLogger(__name__)

FIRST_PAUSE_S = 0.02
LAST_QUICK_PAUSE_S = 1.0
"""Something changed where the socket lies: the service may be about to listen."""
LONGEST_PAUSE_S = 60.0
LONGEST_UNTOLD_PAUSE_S = 2.0
"""Where the kernel does not tell of changes there."""
_CANCEL_AGAIN_S = 0.05


def watch_readers(wanted: str, changed: Changed) -> Callable[[], None]:
    """See `cardreader.connection.Monitor.watch`."""
    watch = _Watch(wanted, changed)
    watch.start()
    return watch.stop


class _Watch:
    def __init__(self, wanted: str, changed: Changed) -> None:
        self._wanted = wanted
        self._changed = changed
        self._told: tuple[bool, bool] | None = None
        self._stopping = threading.Event()
        self._context: int | None = None
        self._lock = threading.Lock()
        self._arrival = Arrival()
        self._thread = threading.Thread(target=self._run, name="card monitor", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """A cancel that comes before the thread blocks is lost, so it is repeated until the thread ends."""
        if not self._stopping.is_set():
            self._stopping.set()
            self._arrival.ring()
        while self._thread.is_alive():
            with self._lock:
                if self._context is not None:
                    api.cancel(self._context)
            self._thread.join(_CANCEL_AGAIN_S)

    def _run(self) -> None:
        try:
            self._watch()
        finally:
            self._arrival.close()

    def _watch(self) -> None:
        pause = self._longest_pause()
        while not self._stopping.is_set():
            self._arrival.arm()
            try:
                self._connect()
                self._follow()
            except PcscError as error:
                log.debug("card service not there: %s", error)
            finally:
                self._disconnect()
            if not self._stopping.is_set():
                self._tell(reader=False, card=False)
                pause = self._next_pause(pause, told=self._arrival.wait(pause))

    def _next_pause(self, pause: float, *, told: bool) -> float:
        if told:
            return FIRST_PAUSE_S
        return 2 * pause if pause < LAST_QUICK_PAUSE_S else self._longest_pause()

    def _longest_pause(self) -> float:
        return LONGEST_PAUSE_S if self._arrival.is_told else LONGEST_UNTOLD_PAUSE_S

    def _connect(self) -> None:
        context = api.establish()
        with self._lock:
            self._context = context

    def _disconnect(self) -> None:
        with self._lock:
            context, self._context = self._context, None
        if context is not None:
            api.release(context)

    def _follow(self) -> None:
        assert self._context is not None
        known: dict[str, int] = {}
        while not self._stopping.is_set():
            names = matching(api.readers(self._context), self._wanted)
            if not names:
                self._tell(reader=False, card=False)
            known = {name: known.get(name, api.UNAWARE) for name in names} | {
                api.NEW_READERS: known.get(api.NEW_READERS, api.UNAWARE)
            }
            try:
                states = api.wait_for_change(
                    self._context, [ReaderState(name, state) for name, state in known.items()]
                )
            except PcscError as error:
                if error.code in api.CANCELLED | api.UNKNOWN_READER:
                    known = {}
                    continue
                raise
            known = {state.name: state.state for state in states}
            real = [state for state in states if state.name != api.NEW_READERS]
            self._tell(reader=bool(real), card=any(state.has_card for state in real))

    def _tell(self, *, reader: bool, card: bool) -> None:
        if self._told != (reader, card):
            log.debug("card reader: %s, card: %s", reader, card)
            self._told = (reader, card)
            self._changed(reader, card)
