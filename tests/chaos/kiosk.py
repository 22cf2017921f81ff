"""A kiosk process of the chaos run: the real services from a settings file, told what to do over a pipe.

It can be spoiled on purpose, to see that the audit catches it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal, TypeAlias

from kiosk.basics.ids import ApplicationId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Ok
from kiosk.bootstrap import Services
from kiosk.delivery import policy, sealing
from kiosk.delivery.backend import Sealed
from kiosk.delivery.entry import Entry
from kiosk.delivery.keys import PublicKey
from kiosk.delivery.outbox import Outbox
from kiosk.delivery.outcome import Outcome
from kiosk.forms.application import Application
from kiosk.settings import Settings, load
from tests.fakes.hand_ins import application

Spoiled: TypeAlias = Literal[
    "", "no GET before a retry", "new id per try", "forgets", "alters", "tells early"
]
SPOILED: tuple[Spoiled, ...] = (
    "no GET before a retry",
    "new id per try",
    "forgets",
    "alters",
    "tells early",
)


@dataclass(frozen=True)
class HandIn:
    """A resident finishes."""

    application_id: str
    may_wait: bool


@dataclass(frozen=True)
class Deliver:
    """What waits is delivered now; answered with how many entries are left."""


def form(application_id: str, kiosk: str) -> Application:
    """An invented resident's application: different for each id, the same each time."""
    whole = application(ApplicationId(application_id), name=f"見本　{application_id[-12:]}")
    copies = int(application_id[-2:], 16) % 5 + 1
    return replace(whole, kiosk=(kiosk, "王子区民事務所"), answers={"copies": copies, "show_honseki": False})


def live(settings_file: Path, spoiled: Spoiled, orders: Connection) -> None:
    """Until the pipe ends, or a kill."""
    logging.disable(logging.CRITICAL)
    settings = load(settings_file)
    assert isinstance(settings, Settings)
    services = Services(settings)
    _spoil(spoiled)
    services.begin()
    while True:
        try:
            order = orders.recv()
        except EOFError:
            services.close()
            return
        if isinstance(order, HandIn):
            orders.send(_hand_in(order, services, spoiled))
        else:
            services.delivery.deliver_waiting(Stoppable())
            left = services.delivery.waiting()
            orders.send(len(left.value) if isinstance(left, Ok) else -1)


def _hand_in(order: HandIn, services: Services, spoiled: Spoiled) -> tuple[str, str | None]:
    """What the resident is told: the outcome and the receipt number."""
    whole = form(order.application_id, services.settings.kiosk.id)
    outcome = _once(whole, order, services)
    match spoiled:
        case "new id per try":
            for _ in range(3):
                whole = replace(whole, application_id=ApplicationId(services.clock.moment().fresh_id))
                outcome = _once(whole, order, services)
        case "forgets" if outcome.kind == "queued":
            Outbox(services.settings.storage.directory).change(whole.application_id, lambda entry: None)
        case "tells early":
            return "delivered", outcome.receipt_number
        case _:
            pass
    return outcome.kind, outcome.receipt_number


def _once(whole: Application, order: HandIn, services: Services) -> Outcome:
    return services.delivery.hand_in(whole, may_wait=order.may_wait, progress=Stoppable())


def _spoil(spoiled: Spoiled) -> None:
    if spoiled == "no GET before a retry":
        policy.next_request = _always_put
    if spoiled == "alters":
        sealing.seal_document = _altered


def _always_put(entry: Entry) -> policy.Request | None:
    return "put" if entry.state in {"sealed", "sending"} else None


def _altered(document: Mapping[str, object], application_id: ApplicationId, key: PublicKey) -> Sealed:
    text = json.dumps({**document, "answers": {"copies": 9, "show_honseki": True}})
    return sealing.seal(text.encode("utf-8"), application_id, key)
