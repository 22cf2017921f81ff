"""One chaos run: a back-end process, a fault proxy, kiosk processes that are killed, and then the audit."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from kiosk.forms.export import application_json
from tests.chaos.audit import Findings, Resident, audit, digest_of, held, received
from tests.chaos.kiosk import Deliver, HandIn, Spoiled, form, live
from tests.chaos.proxy import Plan, Proxy
from tests.fakes.loopback_pki import Pki, write_pki

ROOT = Path(__file__).parents[2]
_PATIENCE_S = 120.0
_DRAINS, _AT_ONCE = 6, 4
_FORKING = multiprocessing.get_context("forkserver")
_FORKING.set_forkserver_preload(["tests.chaos.kiosk", "kiosk.delivery.http", "kiosk.runner.courier"])


@dataclass(frozen=True)
class Wish:
    """How big, how bad, and against what.

    Attributes:
        share: Of the requests that meet a fault.
        kills: Of the applications during which the kiosk is killed at a moment of chance, beside the proxy's.
        database: SQLAlchemy URL; empty: SQLite in the run's own folder.
    """

    applications: int = 2000
    kiosks: int = 20
    seed: int = 1
    share: float = 0.3
    kills: float = 0.05
    database: str = ""
    spoiled: Spoiled = ""


@dataclass
class Report:
    """What came of it."""

    wish: Wish
    findings: Findings
    faults: Counter[str]
    rows: Counter[str]
    requests: Counter[str]
    deaths: int
    seconds: float


@dataclass
class _Counter:
    """One kiosk at its counter, with whoever stands in front of it; it is started again whenever it died."""

    name: str
    folder: Path
    settings: Path
    spoiled: Spoiled
    dice: Random
    deaths: int = 0
    residents: list[Resident] = field(default_factory=list)
    _process: multiprocessing.process.BaseProcess | None = None
    _pipe: Connection | None = None
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def serve(self, applications: list[str], kills: float) -> None:
        for application_id in applications:
            digest = digest_of(application_json(form(application_id, self.name)))
            resident = Resident(application_id, digest)
            self.residents.append(resident)
            order = HandIn(application_id, may_wait=self.dice.random() < 0.7)
            timer = threading.Timer(self.dice.random() * 0.4, self.kill)
            if self.dice.random() < kills:
                timer.start()
            told = self.ask(order)
            timer.cancel()
            if told is None and self.dice.random() < 0.5:  # the kiosk came back, and so does the resident
                told = self.ask(order)
            if isinstance(told, tuple):
                resident.told, resident.receipt_number = told

    def drain(self) -> int:
        """How many entries are left; -1: nobody could say."""
        left = self.ask(Deliver())
        return left if isinstance(left, int) else -1

    def ask(self, order: HandIn | Deliver) -> object:
        """The answer; None where the kiosk died over it."""
        pipe = self._started()
        try:
            pipe.send(order)
            assert pipe.poll(_PATIENCE_S), f"{self.name} hangs"
            return pipe.recv()
        except (EOFError, OSError):
            self._bury()
            return None

    def kill(self) -> None:
        with self._guard:
            if self._process is not None and self._process.pid is not None:
                with suppress(ProcessLookupError):
                    os.kill(self._process.pid, signal.SIGKILL)

    def staff_come(self) -> None:
        """The kiosk was not let in: the token is put there anew, by which the kiosk sees that staff acted."""
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


def run(wish: Wish) -> Report:
    """The whole of it; everything it lays down is gone afterwards."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="chaos-") as name:
        folder = Path(name)
        pki = write_pki(folder)
        database = wish.database or f"sqlite:///{folder / 'backend.sqlite3'}"
        names = [f"kiosk-{number:02d}" for number in range(wish.kiosks)]
        with _back_end(folder, database, names) as (port, pins):
            plan = Plan(wish.seed, wish.share)
            proxy = Proxy(port, _server_context(pki), plan)
            proxy.start()
            counters = {name: _counter(folder, name, proxy.url, pki, pins, wish) for name in names}
            proxy.kill = lambda kiosk: counters[kiosk].kill()
            proxy.refused = lambda kiosk: counters[kiosk].staff_come()
            try:
                _rush(list(counters.values()), wish)
                plan.share = 0
                _drain(list(counters.values()))
            finally:
                for counter in counters.values():
                    counter.close()
                proxy.stop()
            residents = [resident for counter in counters.values() for resident in counter.residents]
            storages = [counter.folder / "storage" for counter in counters.values()]
            findings = audit(residents, received(database, folder / "keys"), held(storages), proxy.journal)
    met = [line.fault for line in proxy.journal if line.fault is not None]
    return Report(
        wish,
        findings,
        Counter(fault.name for fault in met),
        Counter(fault.row for fault in met) + proxy.line_faults,
        Counter(line.method for line in proxy.journal),
        sum(counter.deaths for counter in counters.values()),
        time.monotonic() - begun,
    )


def _rush(counters: list[_Counter], wish: Wish) -> None:
    dice = Random(wish.seed)
    shares: list[list[str]] = [[] for _ in counters]
    for number in range(wish.applications):
        shares[number % len(counters)].append(_application_id(dice))
    _all_at_once(
        [(counter.serve, (share, wish.kills)) for counter, share in zip(counters, shares, strict=True)]
    )


def _drain(counters: list[_Counter]) -> None:
    """No faults any more: whatever can be delivered is; what staff must see to stays."""
    for _ in range(_DRAINS):
        for counter in counters:
            counter.staff_come()
        for first in range(0, len(counters), _AT_ONCE):
            _all_at_once([(counter.drain, ()) for counter in counters[first : first + _AT_ONCE]])


def _all_at_once(calls: list[tuple[object, tuple[object, ...]]]) -> None:
    troubles: list[BaseException] = []

    def guarded(call: object, arguments: tuple[object, ...]) -> None:
        try:
            assert callable(call)
            call(*arguments)
        except BaseException as trouble:  # noqa: BLE001 - raised below, in the thread that waits
            troubles.append(trouble)

    threads = [threading.Thread(target=guarded, args=(call, arguments)) for call, arguments in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if troubles:
        raise troubles[0]


def _application_id(dice: Random) -> str:
    """A UUIDv7 (RFC 9562) of the run's own seed, so that the plan is the same each time."""
    time_ms = int(time.time() * 1000)
    number = (
        (time_ms << 80) | (0x7 << 76) | (dice.getrandbits(12) << 64) | (0b10 << 62) | dice.getrandbits(62)
    )
    text = f"{number:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def _counter(folder: Path, name: str, url: str, pki: Pki, pins: list[str], wish: Wish) -> _Counter:
    own = folder / name
    own.mkdir()
    (folder / f"{name}.token").replace(own / "token")
    settings = own / "kiosk.toml"
    settings.write_text(
        f'[kiosk]\nid = "{name}"\n'
        f'[backend]\nurl = "{url}"\ntoken_file = "token"\nca_file = "{pki.authority}"\n'
        f"pinned_keys = {json.dumps(pins)}\nconnect_timeout_s = 1\nread_timeout_s = 2\n"
        f'[storage]\ndirectory = "storage"\nmost_waiting = 100000\nleast_free_mb = 0\n',
        "utf-8",
    )
    dice = Random(f"{wish.seed} {name}")
    return _Counter(name, own, settings, wish.spoiled, dice)


@contextmanager
def _back_end(folder: Path, database: str, names: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The reference back-end as a process of its own: its port, and the thumbprints to pin."""
    command = [sys.executable, "-m", "kiosk", "backend", "--port", "0", "--json", "--database", database]
    for name in names:
        token = folder / f"{name}.token"
        token.write_text(f"{name}.{os.urandom(16).hex()}\n", "ascii")
        command += ["--token", f"{name}={token}"]
    with (
        (folder / "backend.log").open("wb") as log,
        subprocess.Popen(
            [*command, "--keys", str(folder / "keys")],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=log,
            env={**os.environ, "XDG_DATA_HOME": str(folder)},
        ) as program,
    ):
        try:
            assert program.stdout is not None
            told = _first_object(program.stdout.readline, folder / "backend.log")
            yield int(str(told["url"]).rpartition(":")[2].partition("/")[0]), list(told["pinned_keys"])
        finally:
            program.terminate()
            program.wait(20)


def _first_object(readline: object, log: Path) -> dict[str, list[str]]:
    """The JSON object on standard output, which may go over several lines."""
    text = ""
    assert callable(readline)
    while line := readline():
        text += line.decode("utf-8")
        with suppress(ValueError):
            told = json.loads(text)
            assert isinstance(told, dict)
            return told
    raise AssertionError(f"the back-end did not come up: {log.read_text('utf-8')[-2000:]}")


def _server_context(pki: Pki) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pki.server, pki.server_key)
    return context
