"""A kiosk process of the chaos run: the real services from a settings file, told what to do over a pipe."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from kiosk.basics.failure import Failure
from kiosk.basics.ids import ApplicationId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Ok
from kiosk.bootstrap import Services
from kiosk.delivery.outbox import Outbox
from kiosk.delivery.outcome import Outcome
from kiosk.forms.application import Application
from kiosk.settings import Settings, load
from tests.chaos.plants import Spoiled, spoil
from tests.fakes.hand_ins import application


@dataclass(frozen=True)
class HandIn:
    """A resident finishes. Answered with `Kept`, and with what the resident is told."""

    application_id: str
    may_wait: bool


@dataclass(frozen=True)
class TakePaper:
    """The resident presses 印刷する. Answered with `SheetsMayBeOut` unless it arrived meanwhile, and `Told`.

    Attributes:
        takes_s: How long the printer works.
    """

    application_id: str
    takes_s: float


@dataclass(frozen=True)
class SheetsMayBeOut:
    """The printer has it."""


@dataclass(frozen=True)
class Kept:
    """The screen says that the kiosk has it, and is sending."""


@dataclass(frozen=True)
class Told:
    """The outcome and the receipt number."""

    kind: str
    receipt_number: str | None = None


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
    # Reading the definitions for a heartbeat would cost more than all that is tried here, at each start.
    services = Services(settings, resources=settings_file.parent / "resources")
    spoil(spoiled, settings.storage.directory)
    services.begin()
    while not services.delivery.has_key():  # no application is taken before there is one
        services.delivery.refresh_keys()
    while True:
        try:
            order = orders.recv()
        except (EOFError, OSError):
            services.close()
            return
        if isinstance(order, HandIn):
            orders.send(_hand_in(order, services, spoiled, orders))
        elif isinstance(order, TakePaper):
            orders.send(_printed(order, services, spoiled, orders))
        else:
            services.delivery.deliver_waiting(Stoppable())
            left = services.delivery.waiting()
            orders.send(len(left.value) if isinstance(left, Ok) else -1)


def _hand_in(order: HandIn, services: Services, spoiled: Spoiled, screen: Connection) -> Told:
    whole = form(order.application_id, services.settings.kiosk.id)
    outcome = _once(whole, order, services, screen)
    match spoiled:
        case "new id per try":
            for _ in range(3):
                whole = replace(whole, application_id=ApplicationId(services.clock.moment().fresh_id))
                outcome = _once(whole, order, services, screen)
        case "forgets" if outcome.kind == "queued":
            Outbox(services.settings.storage.directory).change(whole.application_id, lambda entry: None)
        case "tells early":
            return Told("delivered", outcome.receipt_number)
        case _:
            pass
    return Told(outcome.kind, outcome.receipt_number)


def _printed(order: TakePaper, services: Services, spoiled: Spoiled, screen: Connection) -> Told:
    name = ApplicationId(order.application_id)
    claimed = services.delivery.claim_for_paper(name)
    if claimed.kind != "paper":
        return Told(claimed.kind, claimed.receipt_number)
    if spoiled != "says paper, and prints none":
        screen.send(SheetsMayBeOut())
        threading.Event().wait(order.takes_s)
    given = services.delivery.give_paper(name)
    if isinstance(given, Ok) and given.value.kind == "delivered":
        return Told("delivered", given.value.receipt_number)
    return Told("paper")


def _once(whole: Application, order: HandIn, services: Services, screen: Connection) -> Outcome:
    def shown(done: int, total: int, note: Failure | None) -> None:
        if done == 1:
            screen.send(Kept())

    return services.delivery.hand_in(whole, may_wait=order.may_wait, progress=Stoppable(shown))
