"""Carrying what waits to another machine on a stick, and taking it in there: once, however often."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from kiosk.basics.failure import Code, Failure
from kiosk.basics.result import Err, Ok, Result
from kiosk.delivery import policy, stick
from kiosk.delivery.entry import Discarded, fresh
from kiosk.delivery.stick import Item, Spoiled

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.basics.clock import Clock
    from kiosk.delivery.entry import Entry
    from kiosk.delivery.outbox import Outbox

Refusal: TypeAlias = stick.Fault | Literal["other-kiosk", "let-go", "not-kept"]
"""`other-kiosk`: its token would be wanted. `let-go`: staff let it go here, or the resident took paper.
`not-kept`: the disk here did not take it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was left where it is."""

    file: str
    why: Refusal


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the files.

    Attributes:
        entries: As they stand in this outbox now; one that was here before is among them.
    """

    entries: tuple[Entry, ...]
    refused: tuple[Refused, ...]


def export(outbox: Outbox, folder: Path, kiosk_id: str) -> Result[tuple[Path, ...]]:
    """Copies everything that waits to be sent; gives the files.

    It stays here as well, for a stick can be lost; but from now on somebody else may have delivered it, so it
    is asked about before it is sent. What staff must see, and what the resident has on paper, stays alone.
    """
    waiting = outbox.waiting()
    if isinstance(waiting, Err):
        return waiting
    files = []
    for entry in waiting.value:
        marked = outbox.change(entry.application_id, policy.carried) if _travels(entry) else Ok(None)
        if isinstance(marked, Err):
            return marked
        if marked.value is None or marked.value.sealed is None:
            continue
        try:
            files.append(stick.lay_down(folder, Item(kiosk_id, marked.value.sealed, entry.queued_at)))
        except OSError as error:
            return Err(bad_stick(error))
    return Ok(tuple(files))


def take_in(
    outbox: Outbox, folder: Path, clock: Clock, *, kiosk_id: str, any_kiosk: bool = False
) -> Result[TakenIn]:
    """Keeps every item of the folder here, to be asked about and then sent; one that is known stays as it is.

    `any_kiosk`: also those of other kiosks, where the back-end takes this kiosk's token for them.
    """
    entries: list[Entry] = []
    refused: list[Refused] = []
    try:
        for item in stick.read(folder):
            taken = _take(outbox, item, clock, None if any_kiosk else kiosk_id)
            if isinstance(taken, Refused):
                refused.append(taken)
            else:
                entries.append(taken)
    except OSError as error:
        return Err(bad_stick(error))
    return Ok(TakenIn(tuple(entries), tuple(refused)))


def _take(outbox: Outbox, item: Item | Spoiled, clock: Clock, only: str | None) -> Entry | Refused:
    if isinstance(item, Spoiled):
        return Refused(item.file, item.why)
    if only is not None and item.kiosk_id != only:
        return Refused(item.sealed.application_id, "other-kiosk")
    now = clock.moment().now
    queued_at = min(item.queued_at.astimezone(now.tzinfo), now)
    entry = policy.carried(replace(fresh(item.sealed, may_wait=True, now=now), queued_at=queued_at))
    kept = outbox.keep(entry)
    if isinstance(kept, Err):
        return Refused(item.sealed.application_id, "not-kept")
    if isinstance(kept.value, Discarded):
        return Refused(item.sealed.application_id, "let-go")
    return kept.value


def _travels(entry: Entry) -> bool:
    return entry.state in {"sealed", "sending"} and entry.reason is None and entry.may_wait


def bad_stick(error: OSError) -> Failure:
    """A folder that cannot be read or written; the message of the error goes nowhere, for it names paths."""
    return Failure(Code.DISK_05, {"why": f"{type(error).__name__} {error.errno}"})
