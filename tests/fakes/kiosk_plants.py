"""Ways in which a kiosk of `dying_kiosk` is spoiled on purpose: each breaks one order of writing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol, TypeAlias

from kiosk.basics.ids import ApplicationId
from kiosk.basics.result import Err, Ok, Result
from kiosk.delivery import paper_policy, policy, tablefile
from kiosk.delivery.entry import Discarded, Entry
from kiosk.delivery.outbox import Outbox

Plant: TypeAlias = Literal[
    "erases before the receipt is stored",
    "sends before it says so",
    "migrates in two steps",
    "prints without a claim",
]


def spoil(plant: str) -> None:
    """Spoils this process."""
    match plant:
        case "erases before the receipt is stored":
            Outbox.change = _in_two_steps(Outbox.change)  # type: ignore[method-assign, assignment]
        case "sends before it says so":
            policy.begun = lambda entry: entry
        case "migrates in two steps":
            tablefile._FROM_VERSION[1] = _MIGRATION
        case "prints without a claim":
            paper_policy.claimed = lambda entry, moment: entry
        case _:
            raise ValueError(plant)


_MIGRATION = """
PRAGMA user_version = 2; COMMIT; BEGIN;
ALTER TABLE entries ADD COLUMN on_paper INTEGER NOT NULL DEFAULT 0;
UPDATE entries SET on_paper = 1 WHERE reason = 'gave-paper';
"""


class Change(Protocol):
    """`Outbox.change`."""

    def __call__(
        self,
        box: Outbox,
        application_id: ApplicationId,
        how: Callable[[Entry], Entry | None],
        /,
        *,
        note: Discarded | None = None,
    ) -> Result[Entry | None]: ...


def _in_two_steps(change: Change) -> Change:
    """Instead of replacing the row of what is delivered, erases it and keeps the stub after that."""

    def changed(
        self: Outbox,
        application_id: ApplicationId,
        how: Callable[[Entry], Entry | None],
        /,
        *,
        note: Discarded | None = None,
    ) -> Result[Entry | None]:
        stub: list[Entry] = []

        def erasing(entry: Entry) -> Entry | None:
            after = how(entry)
            if after is None or after.state != "delivered" or entry.state == "delivered":
                return after
            stub.append(after)
            return None

        made = change(self, application_id, erasing, note=note)
        if not stub:
            return made
        kept = self.keep(stub[0])
        return kept if isinstance(kept, Err) else Ok(stub[0])

    return changed
