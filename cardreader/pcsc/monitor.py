"""Watches readers and cards come and go, in one thread that blocks in the card service and never polls.

The service may stop and return (an update, a crash): its absence counts as "no reader", and since nothing
can be waited on then, connecting is tried again with growing pauses.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from cardreader.connection import Changed
from cardreader.pcsc import api
from cardreader.pcsc.api import PcscError, ReaderState
from cardreader.pcsc.names import matching

log = logging.getLogger(__name__)

FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 5.0
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
        self._thread = threading.Thread(target=self._run, name="card monitor", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """A cancel that comes before the thread blocks is lost, so it is repeated until the thread ends."""
        self._stopping.set()
        while self._thread.is_alive():
            with self._lock:
                if self._context is not None:
                    api.cancel(self._context)
            self._thread.join(_CANCEL_AGAIN_S)

    def _run(self) -> None:
        pause = FIRST_PAUSE_S
        while not self._stopping.is_set():
            try:
                self._connect()
                pause = FIRST_PAUSE_S
                self._follow()
            except PcscError as error:
                log.info("card service not there: %s", error)
            finally:
                self._disconnect()
            if self._stopping.is_set():
                return
            self._tell(reader=False, card=False)
            self._stopping.wait(pause)
            pause = min(2 * pause, LONGEST_PAUSE_S)

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
            self._told = (reader, card)
            self._changed(reader, card)
