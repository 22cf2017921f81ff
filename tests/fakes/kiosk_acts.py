"""What a kiosk of `dying_kiosk` can be told to do; each says aloud what somebody was promised.

hand-in ID wait|paper      hand-in-full ID            a resident finishes (`full`: no more may wait)
deliver                    what waits is delivered    park ID        neither sent nor printed
give-paper ID              paper instead              discard ID     staff let go what is parked
claim ID                   about to be printed        retry ID       staff have it sent after all
print ID                   claimed, then given
export, import             to and from the stick, which is the folder `STORAGE-stick`
recover                    taken back from files that were set aside, which are erased then
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.basics.clock import Clock
from kiosk.basics.ids import ApplicationId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Ok, Result
from kiosk.delivery import carrying, set_aside
from kiosk.delivery.entry import Entry
from kiosk.delivery.outbox import Outbox
from kiosk.delivery.resolving import Refusal
from kiosk.delivery.service import DeliveryService
from tests.fakes.hand_ins import application

KIOSK = "oji-01"


@dataclass(frozen=True)
class Machine:
    """One kiosk, and what says aloud."""

    service: DeliveryService
    outbox: Outbox
    clock: Clock
    storage: Path
    say: Callable[[str], None]

    @property
    def stick(self) -> Path:
        return stick_of(self.storage)


def stick_of(storage: Path) -> Path:
    return storage.with_name(f"{storage.name}-stick")


def act(words: list[str], machine: Machine) -> None:
    """Does it."""
    match words:
        case ["deliver"]:
            machine.service.deliver_waiting(Stoppable())
        case ["export"]:
            carrying.export(machine.outbox, machine.stick, KIOSK)
        case ["import"]:
            taken = carrying.take_in(machine.outbox, machine.stick, machine.clock, kiosk_id=KIOSK)
            for entry in taken.value.entries if isinstance(taken, Ok) else ():
                machine.say(f"kept {entry.application_id}")
        case ["recover"]:
            for name in machine.outbox.set_aside():
                _recover(name, machine)
        case [what, name, *how]:
            told = _about(what, ApplicationId(name), how, machine)
            if told:
                machine.say(f"told {name} {told}")
        case _:
            raise ValueError(words)


def _recover(name: str, machine: Machine) -> None:
    moment = machine.clock.moment()
    found = set_aside.look_into(machine.outbox, name, moment.now)
    assert found is not None
    taken = set_aside.recover(machine.outbox, found, moment)
    if isinstance(taken, Ok):
        for entry in taken.value:
            machine.say(f"kept {entry.application_id}")
        set_aside.erase(machine.outbox, name)


def _about(what: str, name: ApplicationId, how: list[str], machine: Machine) -> str:
    """What somebody is told about one application; nothing where it could not be done."""
    match what:
        case "hand-in" | "hand-in-full":
            whole = application(name)
            may_wait = how != ["paper"]
            return machine.service.hand_in(whole, may_wait=may_wait, progress=Stoppable()).kind
        case "park":
            return machine.service.park(application(name)).kind
        case "give-paper":
            return "paper" if isinstance(machine.service.give_paper(name), Ok) else ""
        case "claim":
            claimed = machine.service.claim_for_paper(name)
            return "" if claimed.kind == "parked" else claimed.kind
        case "print":
            machine.service.claim_for_paper(name)
            return "paper" if isinstance(machine.service.give_paper(name), Ok) else ""
        case "retry":
            return _taken_up(machine.service.resolving.retry(name, "sato"))
        case "discard":
            made = machine.service.resolving.discard(name, "sato", "handled")
            return "discarded" if isinstance(made, Ok) and isinstance(made.value, Entry) else ""
        case _:
            raise ValueError(what)


def _taken_up(sent: Result[Entry | Refusal]) -> str:
    if not isinstance(sent, Ok) or not isinstance(sent.value, Entry):
        return ""
    return "delivered" if sent.value.state == "delivered" else "queued"
