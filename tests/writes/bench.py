"""Plays a scene up to one call, starts the kiosk again, and judges what became of everything."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.fakes.failing_disk import Act, acts, build, preloaded
from tests.fakes.hand_ins import key_file, new_id
from tests.fakes.http_server import FakeServer, fake_server
from tests.fakes.kiosk_acts import stick_of
from tests.fakes.kiosk_plants import Plant
from tests.fakes.lives import Kiosk, kiosk
from tests.fakes.power_cut import Disk
from tests.writes.judgement import Words, after_a_restart
from tests.writes.scenes import Life, Scene

MEMORY = Path("/dev/shm")


@dataclass(frozen=True)
class Stage:
    """A scene's beginning, laid down once and copied for each end.

    Attributes:
        names: Letter → application id.
        kept: Ids that the outbox or the stick had by then.
    """

    scene: Scene
    storage: Path
    names: dict[str, str]
    landed: dict[str, tuple[bytes, dict[str, str]]]
    landings: Counter[str]
    kept: frozenset[str]

    def words(self, kept: set[str], told: dict[str, str]) -> Words:
        """What was promised, as it stands after a life."""
        may_go, on_paper = (
            frozenset(self.names[letter] for letter in letters)
            for letters in (self.scene.may_go, self.scene.on_paper)
        )
        on_paper |= {name for name, outcome in told.items() if outcome == "paper"}
        return Words(frozenset(kept) | self.kept, dict(told), may_go, on_paper, self.scene.aside)


@dataclass
class Bench:
    """Kiosks whose calls go through the shim.

    Attributes:
        told: How often somebody was told what; "nothing": killed before.
    """

    server: FakeServer
    kiosk: Kiosk
    folder: Path
    told: Counter[str] = field(default_factory=Counter)
    _copies: int = 0

    def stage(self, scene: Scene) -> Stage:
        storage = self._new_place()
        stick_of(storage).mkdir()
        names = {letter: str(new_id()) for letter in "ABC"}
        self.kiosk.kept.clear()
        for life in scene.before:
            assert self._live(life, storage, 0, names)[1] == 0
        if scene.before:
            scene.prepare(storage)
        landed, landings = dict(self.server.landed), Counter(self.server.landings)
        return Stage(scene, storage, names, landed, landings, frozenset(self.kiosk.kept))

    def calls(self, stage: Stage) -> int:
        """How many calls the whole act makes."""
        count, status = self._live(stage.scene.act, self._begin(stage), "COUNT:0", stage.names)
        assert status == 0
        assert count > 5, "the shim does not see the calls"
        return count

    def end_at(self, stage: Stage, how: str) -> list[str]:
        """What is wrong after the act ended that way (`HOW:CALL[:ERRNO]`) and the kiosk was started again."""
        storage = self._begin(stage)
        _, status = self._live(stage.scene.act, storage, how, stage.names)
        words = stage.words(self.kiosk.kept, self.kiosk.told)
        self.told.update(words.told.values() or ["nothing"])
        landings = Counter(self.server.landings)
        for life in (stage.scene.again, Life("deliver")):
            if life is not None:
                self._live(life, storage, 0, stage.names)
        wrong = list(after_a_restart(words, storage, landings, self.server.landings))
        if how.startswith("FAIL") and (status != 0 or (stage.scene.is_hand_in and not words.told)):
            wrong.append("a kiosk must bear a disk that fails, and tell the resident what came of it")
        for place in (storage, stick_of(storage)):
            shutil.rmtree(place, ignore_errors=True)
        return [f"{stage.scene.name}, {how}: {what}" for what in wrong]

    def log(self, stage: Stage) -> tuple[Path, Disk, list[Act]]:
        """A storage, the disk as it was before the act, and everything that the act did to it."""
        storage, log = self._begin(stage), self.folder / "log"
        disk = Disk.found(storage, stick_of(storage))
        self._live(stage.scene.act, storage, f"LOG:0:{log}", stage.names)
        return storage, disk, list(acts(log))

    def _live(self, life: Life, storage: Path, at: int | str, names: dict[str, str]) -> tuple[int, int]:
        self.server.script.clear()
        self.server.script.extend(life.back_end)
        try:
            return self.kiosk.live(
                storage, at, " ".join(names.get(word, word) for word in life.words.split())
            )
        finally:
            self.server.script.clear()

    def _begin(self, stage: Stage) -> Path:
        storage = self._new_place()
        for of in (lambda place: place, stick_of):
            if of(stage.storage).exists():
                shutil.copytree(of(stage.storage), of(storage))
        self.server.landed, self.server.landings = dict(stage.landed), Counter(stage.landings)
        self.kiosk.kept.clear()
        self.kiosk.told.clear()
        return storage

    def _new_place(self) -> Path:
        self._copies += 1
        return self.folder / f"kiosk-{self._copies}"


@contextmanager
def bench(library: Path | None = None, plant: Plant | None = None) -> Iterator[Bench]:
    """With a back-end of its own; everything that it lays down is gone afterwards."""
    with (
        tempfile.TemporaryDirectory(prefix="writes-", dir=MEMORY if MEMORY.is_dir() else None) as name,
        fake_server() as server,
    ):
        folder = Path(name)
        shim = library or build(folder)
        with kiosk(server.url, key_file(folder), preloaded(shim), plant or "") as one:
            yield Bench(server, one, folder)
