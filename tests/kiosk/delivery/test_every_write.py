"""The process, the disk or the power ends at every single call that writes: the invariant holds each time.

Nothing that a resident was told of is lost, nothing is sent twice, and what was kept is kept.
"""

from __future__ import annotations

import errno
import logging
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from kiosk.basics.ids import ApplicationId
from kiosk.basics.result import Ok
from kiosk.delivery.entry import Entry
from kiosk.delivery.outbox import Outbox
from tests.fakes.failing_disk import Act, acts, build, preloaded
from tests.fakes.hand_ins import key_file, new_id
from tests.fakes.http_server import Break, FakeServer, fake_server
from tests.fakes.leaks import leaks
from tests.fakes.lives import Kiosk, kiosk
from tests.fakes.power_cut import Disk

ANY = {"sealed", "sending", "delivered"}
MEMORY = Path("/dev/shm")
pytestmark = pytest.mark.timeout(300)


@dataclass
class Bench:
    """Kiosks whose calls go through the shim."""

    server: FakeServer
    kiosk: Kiosk
    folder: Path

    def calls(self, way: str) -> int:
        """How many calls one whole hand-in makes on a fresh disk."""
        count, status = self.kiosk.live(self.folder / "whole", "COUNT:0", f"hand-in {new_id()} {way}")
        assert status == 0
        assert count > 30, "the shim does not see the calls"
        return count

    def waiting(self, storage: Path) -> dict[str, Entry]:
        found = Outbox(storage).waiting()
        assert isinstance(found, Ok), found
        return {entry.application_id: entry for entry in found.value}


@pytest.fixture
def bench(library: Path) -> Iterator[Bench]:
    with (
        tempfile.TemporaryDirectory(prefix="writes-", dir=MEMORY if MEMORY.is_dir() else None) as folder,
        fake_server() as server,
        kiosk(server.url, key_file(Path(folder)), preloaded(library)) as one,
    ):
        yield Bench(server, one, Path(folder))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("shim"))


def judge(bench: Bench, storage: Path, name: str) -> str:
    """What became of it after the kiosk was started again; fails where it was lost or sent twice."""
    bench.kiosk.live(storage, 0, "deliver")
    held = bench.waiting(storage).get(name)
    assert leaks(storage) == []
    if name in bench.kiosk.kept:
        assert (bench.server.landings[name] == 1) != (held is not None), "lost, or told of twice"
    told = bench.kiosk.told.get(name)
    if told in {"delivered", "queued"}:
        assert bench.server.landings[name] == 1, f"told of as {told}, and lost"
    return told or "nothing"


@pytest.mark.parametrize(
    ("way", "how", "answered", "step"),
    [
        pytest.param("wait", "KILL", True, 1, id="before each call"),
        pytest.param("paper", "KILL", False, 2, id="before every other call, and the answer is lost"),
        pytest.param("wait", "TEAR", False, 4, id="in the middle of a write"),
    ],
)
def test_kiosk_killed_at_every_call(way: str, how: str, answered: bool, step: int, bench: Bench) -> None:
    told: Counter[str] = Counter()
    calls = bench.calls(way)
    for call in range(1, calls + 1, step):
        storage, name = bench.folder / str(call), str(new_id())
        bench.server.script.clear()
        if not answered:
            bench.server.script.append(Break("close", lands=True))
        _, status = bench.kiosk.live(storage, f"{how}:{call}", f"hand-in {name} {way}")
        assert status == -9 or not answered or how == "TEAR"
        bench.server.script.clear()
        told[judge(bench, storage, name)] += 1
    assert set(bench.server.landings.values()) == {1}, "sent twice"
    assert told["nothing"] > calls // (2 * step), "the kiosk was hardly ever killed"


@pytest.mark.parametrize(
    ("way", "error", "step"),
    [
        pytest.param("paper", errno.ENOSPC, 2, id="full"),
        pytest.param("wait", errno.ENOSPC, 5, id="full, and it may wait"),
        pytest.param("paper", errno.EIO, 5, id="broken"),
        pytest.param("paper", errno.EROFS, 5, id="read-only"),
    ],
)
def test_disk_that_fails_from_any_call_on(way: str, error: int, step: int, bench: Bench) -> None:
    """The resident is told the truth, by a kiosk that lives on; afterwards the disk works again."""
    told: Counter[str] = Counter()
    calls = bench.calls(way)
    for call in range(1, calls + 1, step):
        storage, name = bench.folder / str(call), str(new_id())
        _, status = bench.kiosk.live(storage, f"FAIL:{call}:{error}", f"hand-in {name} {way}")
        assert status == 0, "the kiosk itself must bear it"
        told[judge(bench, storage, name)] += 1
    assert set(bench.server.landings.values()) <= {1}, "sent twice"
    assert "nothing" not in told
    assert told["paper"] > 3
    assert told["delivered"] > 3


@pytest.fixture(params=[True, False], ids=["answered", "unanswered"])
def written(request: pytest.FixtureRequest, bench: Bench) -> tuple[str, list[Act]]:
    """Everything that one hand-in did to the disk, and the name of the application."""
    name, log = str(new_id()), bench.folder / "log"
    if not request.param:
        bench.server.script.extend([Break("close")] * 9)
    bench.kiosk.live(bench.folder / "storage", f"LOG:0:{log}", f"hand-in {name} wait")
    return name, list(acts(log))


def test_power_that_goes_after_any_call(written: tuple[str, list[Act]], bench: Bench, tmp_path: Path) -> None:
    """What was said before the power went holds on a disk that lost all it had not been told to sync."""
    name, done = written
    assert sum(act.letter == "S" for act in done) > 10
    assert any(act.content.startswith(b"told") for act in done)
    assert broken_words(name, done, bench.folder / "storage", tmp_path) == []


def test_power_cut_finds_a_kiosk_that_does_not_sync(
    written: tuple[str, list[Act]], bench: Bench, tmp_path: Path
) -> None:
    name, done = written
    careless = [act for act in done if act.letter not in {"S", "D"}]
    logging.disable(logging.CRITICAL)
    try:
        assert broken_words(name, careless, bench.folder / "storage", tmp_path) != []
    finally:
        logging.disable(logging.NOTSET)


def broken_words(name: str, done: list[Act], root: Path, scratch: Path) -> list[str]:
    """What the kiosk had said, and does not hold after the power went."""
    disk, dice, found = Disk(), Random(7), []
    for number, act in enumerate(done):
        disk.do(act)
        for chance in (None, dice):
            cut = scratch / f"cut-{number}-{chance is None}"
            disk.lay_down(cut, str(root), chance)
            state = _state(cut, name)
            found += _not_held(disk.said, state)
    return found


def _not_held(said: list[str], state: str) -> list[str]:
    """What follows from each word; a table that is damaged holds nothing."""
    follows = {"kept": ANY, "delivered": {"delivered", "sending"}, "queued": {"sealed", "sending"}}
    words = [text.split()[-1] if text.startswith("told") else "kept" for text in said]
    wrong = [word for word in words if state not in follows[word]]
    return [*wrong, "damaged"] if state == "damaged" else wrong


def _state(storage: Path, name: str) -> str:
    match Outbox(storage).find(ApplicationId(name)):
        case Ok(Entry(state=state)):
            return state
        case Ok(None):
            return "nothing"
        case _:
            return "damaged"
