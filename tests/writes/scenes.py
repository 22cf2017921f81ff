"""Everything that the outbox does, each as an act on a storage that was prepared for it.

Ids in the acts are letters; the bench puts real ones in their place.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiosk.delivery.outbox import DATABASE, FOLDER, Outbox
from tests.fakes.http_server import Behaviour, Break, Say, problem

_DOWN: tuple[Behaviour, ...] = (Break("close"),) * 9
_LOST: tuple[Behaviour, ...] = (Break("close", lands=True), *_DOWN)


@dataclass(frozen=True)
class Life:
    """One life of the kiosk, and what the back-end does to its requests; afterwards it is well."""

    words: str
    back_end: tuple[Behaviour, ...] = ()


@dataclass(frozen=True)
class Scene:
    """One thing that the outbox does.

    Attributes:
        before: Lives that bring the storage to where it begins.
        act: The life that ends at a call.
        prepare: Done to the storage after `before`.
        again: What somebody does again after it was interrupted.
        may_go: Ids whose row may vanish: the act itself erases it.
        on_paper: Ids that are on paper from the beginning, and are never sent.
        aside: It begins with a file that was set aside, in which they may lie until it is erased.
    """

    name: str
    act: Life
    before: tuple[Life, ...] = ()
    prepare: Callable[[Path], None] = lambda storage: None
    again: Life | None = None
    may_go: str = ""
    on_paper: str = ""
    aside: bool = False

    @property
    def is_hand_in(self) -> bool:
        """A resident stands there."""
        return self.act.words.startswith("hand-in")


def _carry_away(storage: Path) -> None:
    """Only the stick is left: the items are taken in by a machine that never saw them."""
    for path in (*(storage / FOLDER).iterdir(), *storage.iterdir()):
        if path.is_file() and path.name.startswith("outbox"):
            path.unlink()


def _age(storage: Path) -> None:
    """As the first release laid it down."""
    with closing(sqlite3.connect(storage / FOLDER / DATABASE)) as table:
        table.executescript(
            "DROP TABLE discarded; ALTER TABLE entries DROP COLUMN on_paper;"
            "ALTER TABLE entries DROP COLUMN elsewhere"
        )
        table.execute("PRAGMA user_version = 1")


def _set_aside(storage: Path) -> None:
    """The table as a later release would lay it down: this one sets it aside, whole as it is."""
    with closing(sqlite3.connect(storage / FOLDER / DATABASE)) as table:
        table.execute("PRAGMA user_version = 99")
    logging.disable(logging.CRITICAL)
    Outbox(storage).waiting()
    logging.disable(logging.NOTSET)


_QUEUED = (Life("hand-in A wait", _LOST), Life("hand-in B wait", _DOWN))
_HELD = (Life("hand-in A wait", (Say(503, headers={"Retry-After": "3000"}),)), Life("hand-in B wait"))

SCENES: tuple[Scene, ...] = (
    Scene("hand-in", Life("hand-in A wait")),
    Scene("hand-in that waits", Life("hand-in A wait", _DOWN)),
    Scene("hand-in, the answer is lost", Life("hand-in A paper", (Break("close", lands=True),))),
    Scene("hand-in that becomes paper", Life("hand-in A paper", _DOWN)),
    Scene("delivery", Life("deliver"), _QUEUED),
    Scene("parking", Life("deliver", (problem(404, "unknown-application"), problem(422, "no"))), _QUEUED[1:]),
    Scene("neither sent nor printed", Life("park C"), _QUEUED),
    Scene("paper instead of what never left", Life("give-paper B"), _HELD, may_go="B"),
    Scene("paper instead of what may have landed", Life("give-paper A"), _QUEUED),
    Scene("claimed for paper, not received", Life("claim B", _DOWN), _QUEUED),
    Scene("claimed for paper, perhaps received", Life("claim A", _DOWN), _QUEUED),
    Scene("printed while it waited", Life("print B"), _HELD, may_go="B"),
    Scene("sent after all by staff", Life("retry C"), (*_QUEUED, Life("park C"))),
    Scene("a limit is reached", Life("hand-in-full C", _DOWN), _QUEUED),
    Scene("export", Life("export"), _QUEUED),
    Scene("import", Life("import"), (*_QUEUED, Life("export")), _carry_away, again=Life("import")),
    Scene("taken back", Life("recover"), _QUEUED, _set_aside, again=Life("recover"), aside=True),
    Scene(
        "taken back while it was printed",
        Life("recover"),
        (*_QUEUED, Life("claim B", _DOWN)),
        _set_aside,
        again=Life("recover"),
        on_paper="B",
        aside=True,
    ),
    Scene("let go by staff", Life("discard C"), (*_QUEUED, Life("park C")), may_go="C"),
    Scene(
        "a table of the first release", Life("deliver"), (*_QUEUED, Life("give-paper A")), _age, on_paper="A"
    ),
)
