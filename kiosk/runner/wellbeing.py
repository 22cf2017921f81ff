"""How this machine is, in the words of a heartbeat: quick looks that disturb no visit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, Protocol, TypeAlias

from kiosk.delivery.room import Room
from kiosk.paper.document import PrinterState
from kiosk.visit.states import Closed, Welcoming
from kiosk.visit.visit import Visit

State: TypeAlias = Literal["ok", "warn", "fail"]
_ROOM: Final[Mapping[Room, State]] = {"ample": "ok", "tight": "warn", "none": "fail"}


class Delivering(Protocol):
    """The part of delivery that is looked at."""

    def room(self) -> Room: ...
    def set_aside(self) -> tuple[str, ...]: ...
    def has_key(self) -> bool: ...


def looked_at(
    visit: Visit | None, printer: PrinterState, delivery: Delivering, *, faults: int
) -> dict[str, State]:
    """Each check by the name that the desk page has for it.

    Args:
        visit: The current one; None where there is no window.
        printer: As it says now.
        delivery: Asked without a word to the back-end.
        faults: Definitions with mistakes: those procedures are not offered.
    """
    checks: dict[str, State] = {
        "printer": _printer(printer),
        "back-end": "ok" if delivery.has_key() else "fail",
        "disk": _ROOM[delivery.room()],
        "outbox": "fail" if delivery.set_aside() else "ok",
        "procedures": "fail" if faults else "ok",
    }
    if visit is not None:
        checks["reader"] = "ok" if visit.devices.reader else "fail"
        checks["card-left"] = "warn" if visit.devices.card and _nobody(visit) else "ok"
    return checks


def _printer(state: PrinterState) -> State:
    match state:
        case PrinterState.READY:
            return "ok"
        case PrinterState.OFFLINE:
            return "fail"
        case _:
            return "warn"


def _nobody(visit: Visit) -> bool:
    """Nobody is being served: a card that lies there now was forgotten."""
    return isinstance(visit.step, Welcoming | Closed)
