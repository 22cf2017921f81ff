"""One chaos run: a back-end process, a fault proxy, kiosk processes that are killed, and then the audit."""

from __future__ import annotations

import json
import os
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter as Tally
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.chaos.audit import Findings, audit
from tests.chaos.counter import Counter
from tests.chaos.plan import Plan, application_ids
from tests.chaos.plants import PLANTS, Spoiled
from tests.chaos.proxy import Line, Proxy
from tests.chaos.sides import Held, Received, Resident, held, in_files, private_keys, received
from tests.fakes.loopback_pki import Pki, write_pki

ROOT = Path(__file__).parents[2]
_DRAINS, _AT_ONCE = 6, 4
_LINES = 0.2
"""So much rarer connections meet a fault than requests do: each costs several requests."""


@dataclass(frozen=True)
class Wish:
    """How big, how bad, and against what.

    Attributes:
        share: Of the requests that meet a fault.
        kills: Of the applications during which the kiosk is killed at a moment of chance, beside the proxy's.
        database: SQLAlchemy URL; empty: SQLite in the run's own folder.
        spoiled: What the first kiosks are spoiled with; the others are honest.
        read_timeout_s: After which a kiosk gives an answer up.
    """

    applications: int = 2000
    kiosks: int = 20
    seed: int = 1
    share: float = 0.3
    kills: float = 0.05
    database: str = ""
    spoiled: tuple[Spoiled, ...] = ()
    read_timeout_s: float = 2.0

    @property
    def names(self) -> dict[str, Spoiled]:
        """The kiosks, and what each is spoiled with."""
        ways = [*self.spoiled, *[""] * self.kiosks][: self.kiosks]
        return {f"kiosk-{number:02d}": way for number, way in enumerate(ways)}  # type: ignore[misc]

    def plan(self, spoiled: Spoiled) -> Plan:
        plant = PLANTS.get(spoiled)
        if plant is None:
            return Plan(self.seed, self.share, self.share * _LINES)
        return Plan(self.seed, plant.share, 0, plant.faults)


@dataclass
class Report:
    """What came of it: both sides, and how the kiosks behaved."""

    wish: Wish
    residents: Mapping[str, list[Resident]]
    at_back_end: Mapping[str, Received]
    in_outboxes: Mapping[str, Held]
    in_files: frozenset[str]
    journal: list[Line]
    line_faults: Tally[str]
    deaths: int
    seconds: float

    @property
    def faults(self) -> Tally[str]:
        """Row and name of each fault that was met."""
        met = [line.fault for line in self.journal if line.fault is not None]
        return Tally(f"{fault.row}: {fault.name}" for fault in met) + Tally(
            {f"before any request: {name}": count for name, count in self.line_faults.items()}
        )

    @property
    def findings(self) -> Findings:
        residents = [resident for those in self.residents.values() for resident in those]
        return audit(residents, self.at_back_end, self.in_outboxes, self.journal, self.in_files)

    def findings_about(self, kiosk: str) -> Findings:
        """Of one kiosk alone: its residents, and whatever it sent."""
        journal = [line if line.kiosk == kiosk else _OTHERS for line in self.journal]
        names = {line.application_id for line in journal}
        names |= {resident.application_id for resident in self.residents[kiosk]}
        there = {name: row for name, row in self.at_back_end.items() if name in names}
        return audit(self.residents[kiosk], there, self.in_outboxes, journal, self.in_files)

    def about(self, findings: Findings) -> str:
        """The findings, and what the journal has of the accused and of their kiosks' ends."""
        accused = {name for names in findings.kinds.values() for name in names}
        kiosks = {line.kiosk for line in self.journal if line.application_id in accused}
        told = [
            f"{line.kiosk} {line.method} {line.application_id} {line.fault and line.fault.name} {line.told} "
            f"at {line.at:.3f}, answered {line.answered:.3f}"
            for line in self.journal
            if line.application_id in accused or (line.kiosk in kiosks and not line.application_id)
        ]
        return "\n".join([f"{findings}", *told])


_OTHERS = Line("", "", "", "", None, 0)
"""Stands where another kiosk's request stood, so that places in the journal stay what they were."""


def run(wish: Wish) -> Report:
    """The whole of it; everything it lays down is gone afterwards."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="chaos-") as name:
        folder = Path(name)
        pki = write_pki(folder)
        database = wish.database or f"sqlite:///{folder / 'backend.sqlite3'}"
        with _back_end(folder, database, list(wish.names)) as (port, pins):
            plans = {kiosk: wish.plan(spoiled) for kiosk, spoiled in wish.names.items()}
            proxy = Proxy(port, _server_context(pki), plans)
            proxy.start()
            counters = {kiosk: _counter(folder, kiosk, proxy, pki, pins, wish) for kiosk in wish.names}
            proxy.kill = lambda kiosk: counters[kiosk].kill()
            proxy.refused = lambda kiosk: counters[kiosk].refused()
            try:
                _rush(list(counters.values()), wish)
                proxy.settle()
                _drain(list(counters.values()))
            finally:
                for counter in counters.values():
                    counter.close()
                proxy.stop()
            private = private_keys(folder / "keys")
            storages = [counter.folder / "storage" for counter in counters.values()]
            return Report(
                wish,
                {kiosk: counter.residents for kiosk, counter in counters.items()},
                received(database, private),
                held(storages, private),
                in_files(storages, _excerpts(proxy.journal)),
                proxy.journal,
                proxy.line_faults,
                sum(counter.deaths for counter in counters.values()),
                time.monotonic() - begun,
            )


def _excerpts(journal: list[Line]) -> dict[str, bytes]:
    """By application, of what was sent."""
    return {line.application_id: line.excerpt for line in journal if line.application_id and line.excerpt}


def _rush(counters: list[Counter], wish: Wish) -> None:
    names = application_ids(wish.seed, wish.applications)
    shares = [names[first :: len(counters)] for first in range(len(counters))]
    _all_at_once(
        [(counter.serve, (share, wish.kills)) for counter, share in zip(counters, shares, strict=True)]
    )


def _drain(counters: list[Counter]) -> None:
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


def _counter(folder: Path, name: str, proxy: Proxy, pki: Pki, pins: list[str], wish: Wish) -> Counter:
    own = folder / name
    (own / "resources" / "procedures").mkdir(parents=True)
    (folder / f"{name}.token").replace(own / "token")
    settings = own / "kiosk.toml"
    settings.write_text(
        f'[kiosk]\nid = "{name}"\n'
        f'[backend]\nurl = "{proxy.url(name)}"\ntoken_file = "token"\nca_file = "{pki.authority}"\n'
        f"pinned_keys = {json.dumps(pins)}\n"
        f"connect_timeout_s = 1\nread_timeout_s = {wish.read_timeout_s}\n"
        f'[storage]\ndirectory = "storage"\nmost_waiting = 100000\nleast_free_mb = 0\n',
        "utf-8",
    )
    return Counter(
        name,
        own,
        settings,
        wish.names[name],
        wish.seed,
        seen=lambda: len(proxy.journal),
        happened=lambda event: proxy.happened(name, event),
    )


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
