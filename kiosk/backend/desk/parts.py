"""What the desk's pages work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.backend.applications import Intake
from kiosk.backend.desk.accounts import Accounts
from kiosk.backend.desk.paper import PaperDesk
from kiosk.backend.desk.sessions import Sessions
from kiosk.backend.desk.tickets import TicketDesk
from kiosk.backend.parts import Parts
from kiosk.backend.store import Store


@dataclass(frozen=True, slots=True)
class DeskParts:
    """One desk, put together from the back-end's parts.

    Attributes:
        kiosks: Ids of all kiosks with a token.
        secure: True where the back-end speaks TLS: then the cookie travels over TLS only.
    """

    store: Store
    intake: Intake
    accounts: Accounts
    sessions: Sessions
    paper: PaperDesk
    tickets: TicketDesk
    kiosks: tuple[str, ...]
    clock: Callable[[], datetime]
    secure: bool


def desk_parts_of(parts: Parts) -> DeskParts:
    accounts = Accounts(parts.store)
    return DeskParts(
        parts.store,
        parts.intake,
        accounts,
        Sessions(parts.store, accounts),
        PaperDesk(parts.store, parts.intake),
        TicketDesk(parts.config.fleet_keys),
        tuple(parts.config.tokens),
        parts.config.clock,
        parts.config.transport.certificate is not None,
    )
