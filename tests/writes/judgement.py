"""The invariant: what was kept is there, what was said holds, and nothing is sent twice or blindly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.basics.ids import ApplicationId
from kiosk.basics.result import Ok
from kiosk.delivery import set_aside, stick
from kiosk.delivery.entry import Entry
from kiosk.delivery.outbox import Outbox
from tests.fakes.kiosk_acts import stick_of
from tests.fakes.leaks import leaks

_HOLDS = {
    "delivered": {"delivered", "sending"},
    "queued": {"sealed", "sending"},
    "parked": {"parked", "sealed"},
}
"""In which states a row may stand when the power went after that was said. (The receipt may be lost: it is
asked for again; what may wait and could not be printed goes on waiting.)"""


@dataclass(frozen=True)
class Words:
    """What was promised.

    Attributes:
        kept: Ids that the outbox had.
        told: What people were told, by id.
        may_go: Ids whose row may vanish.
        on_paper: Ids that are on paper.
        aside: A file that was set aside may lie there still, with what it holds.
    """

    kept: frozenset[str]
    told: Mapping[str, str]
    may_go: frozenset[str]
    on_paper: frozenset[str]
    aside: bool = False


def after_a_restart(
    words: Words, storage: Path, before: Mapping[str, int], now: Mapping[str, int]
) -> Iterator[str]:
    """What is wrong once the kiosk was started again and has delivered what it could.

    Args:
        words: As they stood when the kiosk ended.
        storage: As it is now.
        before: How often the back-end had got what, when the kiosk ended.
        now: And now.
    """
    outbox = Outbox(storage)
    if outbox.set_aside() or leaks(storage):
        yield "damaged, or in clear"
    yield from _spoilt(stick_of(storage))
    for name in words.kept:
        if words.told.get(name) != "discarded":
            yield from _wrong(_row(outbox, name), now.get(name, 0), may_go=name in words.may_go)
        if name in words.on_paper and now.get(name, 0) > before.get(name, 0):
            yield "on paper, and sent all the same"
    for name, outcome in words.told.items():
        if outcome == "delivered" and now.get(name, 0) != 1:
            yield "told of a number, and not received"


def after_a_power_cut(words: Words, storage: Path, requests: Sequence[str]) -> Iterator[str]:
    """What of the words does not hold on what the disk has kept, before anything was started again.

    Args:
        words: What was said by then.
        storage: What the disk has kept.
        requests: Request lines that had left by then, in order.
    """
    outbox = Outbox(storage)
    yield from _spoilt(stick_of(storage))
    carried = {item.sealed.application_id for item in _items(stick_of(storage))}
    if words.aside:
        carried.update(_aside(outbox))
    doubtful = _in_doubt(requests)
    for name in words.kept:
        entry, told = _row(outbox, name), words.told.get(name, "")
        if entry is None and name not in words.may_go | carried:
            yield "lost"
        if entry is not None and told == "discarded":
            yield "let go, and there again"
        if entry is not None and entry.state not in _HOLDS.get(told, {entry.state}):
            yield f"told {told}, and {entry.state}"
        if entry is not None and name in words.on_paper and entry.state in {"sealed", "sending"}:
            yield "on paper, and would be sent"
        if entry is not None and name in doubtful and entry.state == "sealed" and not entry.ask_first:
            yield "would be sent again without asking"
    if outbox.set_aside() and not words.aside:
        yield "damaged"


def _wrong(entry: Entry | None, landings: int, *, may_go: bool) -> Iterator[str]:
    """One that was kept, after everything that could be delivered was."""
    if landings > 1:
        yield "sent twice"
    if entry is None:
        if not may_go:
            yield "lost"
    elif entry.state == "delivered":
        if landings != 1:
            yield "delivered, and not received"
    elif landings and entry.reason is None:
        yield "received, and not noticed"


def _row(outbox: Outbox, name: str) -> Entry | None:
    found = outbox.find(ApplicationId(name))
    return found.value if isinstance(found, Ok) else None


def _aside(outbox: Outbox) -> Iterator[ApplicationId]:
    """Ids in files that were set aside."""
    for file in outbox.set_aside():
        found = set_aside.look_into(outbox, file, datetime.now(UTC))
        yield from (() if found is None else (entry.application_id for entry in found.readable))


def _spoilt(folder: Path) -> Iterator[str]:
    if folder.exists():
        yield from (
            f"{one.file} is {one.why}" for one in stick.read(folder) if isinstance(one, stick.Spoiled)
        )


def _items(folder: Path) -> Iterator[stick.Item]:
    if folder.exists():
        yield from (one for one in stick.read(folder) if isinstance(one, stick.Item))


def _in_doubt(requests: Sequence[str]) -> set[str]:
    """Sent, and not asked about since."""
    doubtful: set[str] = set()
    for method, _, path in (line.partition(" ") for line in requests):
        name = path.rpartition("/")[2]
        (doubtful.add if method == "PUT" else doubtful.discard)(name)
    return doubtful
