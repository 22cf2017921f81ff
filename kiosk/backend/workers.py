"""Several processes behind one port: each a whole back-end, all with the same listening socket.

The kernel hands each connection to one of them. They share nothing but the database; one that dies is
replaced, the others go on answering meanwhile.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
import socket
import threading
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from kiosk.backend.config import BackendConfig
from kiosk.backend.server import NotStarted, RunningBackend, listen, url_of

_LOG = logging.getLogger(__name__)
_LONGEST_START_S = 60.0
_LONGEST_STOP_S = 15.0
_BACKLOG = 512
_SPAWN = multiprocessing.get_context("spawn")
"""Not `fork`: a copied process would share the parent's database connections and half of its threads."""


class Workers:
    """A back-end of several processes, with the face of a RunningBackend.

    Attributes:
        url: Base URL with `/v1`.
        port: The one they all listen on.
        thumbprints: What a kiosk pins.
    """

    def __init__(self, config: BackendConfig, count: int) -> None:
        first = RunningBackend(
            config
        )  # makes keys, tokens and schema, and finds every fault, in this process
        self.thumbprints = first.thumbprints
        first.stop()
        self._socket = listen(config.transport)
        self._socket.listen(_BACKLOG)
        self.port: int = self._socket.getsockname()[1]
        self.url = url_of(config.transport, self.port)
        self._config = config
        self._count = count
        self._stopping = threading.Event()
        self._woken, self._wake = _SPAWN.Pipe(duplex=False)
        self._processes: list[BaseProcess] = []

    @property
    def pids(self) -> tuple[int, ...]:
        """Of the processes that answer."""
        return tuple(process.pid for process in self._processes if process.pid is not None)

    def start(self) -> None:
        """Returns once all of them answer.

        Raises:
            NotStarted: One never will.
        """
        begun = [self._begin() for _ in range(self._count)]
        self._processes = [process for process, _ in begun]
        for _, ready in begun:
            if not _told(ready):
                raise NotStarted

    def ask_to_stop(self) -> None:
        """Returns at once; safe in a signal handler."""
        if not self._stopping.is_set():
            self._stopping.set()
            self._wake.send_bytes(b"!")

    def wait(self) -> None:
        """Replaces processes that end, until somebody asks to stop.

        Raises:
            NotStarted: A replacement did not come up: something has to be mended first.
        """
        while not self._stopping.is_set():
            wait([self._woken, *(process.sentinel for process in self._processes)])
            if not self._stopping.is_set():
                self._replace_ended()

    def stop(self) -> None:
        """Answers what was begun, then ends all processes. May be called again."""
        self.ask_to_stop()
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join(_LONGEST_STOP_S)
            if process.is_alive():
                process.kill()
                process.join()
            process.close()
        self._processes = []
        self._socket.close()

    def _replace_ended(self) -> None:
        for place, process in enumerate(self._processes):
            if process.is_alive():
                continue
            process.join()
            _LOG.error("worker %s ended with %s and is replaced", process.pid, process.exitcode)
            process.close()
            self._processes[place], ready = self._begin()
            if not _told(ready):
                raise NotStarted

    def _begin(self) -> tuple[BaseProcess, Connection]:
        ready, ours = _SPAWN.Pipe(duplex=False)
        process = _SPAWN.Process(target=_serve, args=(self._config, self._socket, ours), daemon=True)
        process.start()
        ours.close()
        return process, ready


def start_workers(config: BackendConfig, count: int) -> Workers:
    """Workers that answer already; end them with `stop()`.

    Raises:
        OSError: The port is taken.
        NotStarted: One could not be brought up.
        KeysExposed, KeyUnusable, TokenUnusable, TokenShared, DatabaseNewer: What is there cannot be used.
    """
    workers = Workers(config, count)
    try:
        workers.start()
    except NotStarted:
        workers.stop()
        raise
    return workers


def _serve(config: BackendConfig, listening: socket.socket, ready: Connection) -> None:
    """One worker, until SIGTERM."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for chatty in ("uvicorn", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    running = RunningBackend(config, listening=listening)
    signal.signal(signal.SIGTERM, lambda _number, _frame: running.ask_to_stop())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent says when
    running.start()
    ready.send_bytes(b"!")
    ready.close()
    running.wait()
    running.stop()


def _told(ready: Connection) -> bool:
    """True once the worker says that it answers; False when it ended before, or takes too long."""
    try:
        return ready.poll(_LONGEST_START_S) and bool(ready.recv_bytes())
    except EOFError:
        return False
    finally:
        ready.close()
