"""Each effect is one service call; this is the list."""

from __future__ import annotations

import secrets
from typing import Protocol, assert_never

from kiosk.basics.ids import VisitId
from kiosk.basics.progress import Progress
from kiosk.basics.result import Ok, Result
from kiosk.basics.secret import Secret
from kiosk.delivery.service import DeliveryService
from kiosk.identity.reading import CardMark
from kiosk.identity.service import IdentityService
from kiosk.paper.service import PaperService
from kiosk.runner.jobs import Lane
from kiosk.tickets.service import TicketService
from kiosk.visit.effects import (
    AskDelivery,
    AskPrinter,
    CallStaff,
    ClaimForPaper,
    Effect,
    FillPaper,
    FillTicket,
    GivePaper,
    HandIn,
    LookUp,
    OpenTicket,
    Park,
    Print,
    PrintDeskSlip,
    PrintSlip,
    Prove,
    ReadCard,
    ReadTries,
    Stop,
)


class WorkServices(Protocol):
    """What the effects are carried out with."""

    @property
    def identity(self) -> IdentityService: ...

    @property
    def delivery(self) -> DeliveryService: ...

    @property
    def paper(self) -> PaperService: ...

    @property
    def tickets(self) -> TicketService: ...


class Salt:
    """Salts card marks, one salt a visit, so that marks of two visits cannot be compared."""

    def __init__(self) -> None:
        self._visit = VisitId("")
        self._salt = b""

    def of(self, visit: VisitId) -> bytes:
        if visit != self._visit:
            self._visit, self._salt = visit, secrets.token_bytes(16)
        return self._salt


def lane_of(effect: Effect) -> Lane:
    """Which lane does it: the card's, the network's, one of the printers'."""
    match effect:
        case ReadTries() | ReadCard() | Prove():
            return "card"
        case FillPaper() | FillTicket() | OpenTicket() | LookUp():
            return "draw"
        case AskPrinter() | Print():
            return "print"
        case PrintSlip() | PrintDeskSlip():
            return "slip"
        case HandIn() | ClaimForPaper() | GivePaper() | Park() | Stop():
            return "net"
        case CallStaff() | AskDelivery():
            return "call"
        case other:
            assert_never(other)


def lasts(effect: Effect) -> bool:
    """Promised to whoever was here: done even when the visit has ended before it began."""
    return isinstance(effect, GivePaper | Park | CallStaff)


def secret_of(effect: Effect) -> Secret | None:
    """What must be wiped whatever happens."""
    return effect.secret if isinstance(effect, ReadCard | Prove) else None


def carry_out(effect: Effect, services: WorkServices, progress: Progress, salt: Salt) -> object:
    """The effect's `Result`. Wipes the effect's secret on every way out."""
    try:
        return _carry_out(effect, services, progress, salt)
    finally:
        secret = secret_of(effect)
        if secret is not None:
            secret.wipe()


def _carry_out(effect: Effect, services: WorkServices, progress: Progress, salt: Salt) -> object:
    match effect:
        case ReadTries() | ReadCard() | Prove():
            return _with_card(effect, services, progress, salt)
        case FillPaper() | AskPrinter() | Print() | PrintSlip() | PrintDeskSlip():
            return _on_paper(effect, services, progress)
        case FillTicket() | OpenTicket() | LookUp():
            return _with_ticket(effect, services)
        case HandIn() | ClaimForPaper() | GivePaper() | Park() | CallStaff() | AskDelivery():
            return _over_net(effect, services, progress)
        case Stop():
            return Ok(None)
        case other:
            assert_never(other)


def _with_card(
    effect: ReadTries | ReadCard | Prove, services: WorkServices, progress: Progress, salt: Salt
) -> object:
    match effect:
        case ReadTries():
            return services.identity.tries(progress)
        case ReadCard(job=job, using=using, secret=secret):
            return services.identity.read(using, secret, progress, salt=salt.of(job.visit))
        case Prove(job=job, application=application, secret=secret, mark=mark):
            same = CardMark(salt.of(job.visit), mark)
            return services.identity.prove(application, secret, progress, same_as=same)


def _over_net(
    effect: HandIn | ClaimForPaper | GivePaper | Park | CallStaff | AskDelivery,
    services: WorkServices,
    progress: Progress,
) -> object:
    match effect:
        case HandIn(application=form, on_paper=True):
            return Ok(services.delivery.prefer_paper(form))
        case HandIn(application=form, may_wait=may_wait):
            return Ok(services.delivery.hand_in(form, may_wait=may_wait, progress=progress))
        case ClaimForPaper(application=application_id):
            return Ok(services.delivery.claim_for_paper(application_id))
        case GivePaper(application=application_id):
            return services.delivery.give_paper(application_id)
        case Park(application=form, begun=True):
            return Ok(services.delivery.park_half_printed(form))
        case Park(application=form):
            return Ok(services.delivery.park(form))
        case CallStaff(reason=reason, screen=screen):
            return services.delivery.call_staff(reason, screen)
        case AskDelivery():
            return services.delivery.readiness.standing()


def _on_paper(
    effect: FillPaper | AskPrinter | Print | PrintSlip | PrintDeskSlip,
    services: WorkServices,
    progress: Progress,
) -> object:
    match effect:
        case AskPrinter():
            return Ok(services.paper.state())
        case FillPaper(job=job, application=form, sealed=sealed, again=again):
            fill = services.paper.fill_again if again else services.paper.fill
            carried = sealed or services.delivery.sealed_of(form)
            return fill(form, carried, visit=job.visit)
        case Print(job=job, document=document, application=whose):
            return services.paper.print(document, visit=job.visit, application=whose, progress=progress)
        case PrintSlip():
            return _print_slip(effect, services, progress)
        case PrintDeskSlip():
            return _print_desk_slip(effect, services, progress)


def _print_slip(effect: PrintSlip, services: WorkServices, progress: Progress) -> Result[object]:
    visit = effect.job.visit
    filled = services.paper.slip(effect.application, effect.receipt_number, visit=visit)
    if not isinstance(filled, Ok):
        return filled
    whose = effect.application.application_id
    return services.paper.print_slip(filled.value, visit=visit, application=whose, progress=progress)


def _print_desk_slip(effect: PrintDeskSlip, services: WorkServices, progress: Progress) -> Result[object]:
    visit, whose = effect.job.visit, effect.application
    filled = services.paper.desk_slip(
        effect.matter,
        effect.procedure,
        effect.language,
        at=effect.at,
        kiosk=effect.kiosk,
        application=whose,
        visit=visit,
    )
    if not isinstance(filled, Ok):
        return filled
    return services.paper.print_desk_slip(filled.value, visit=visit, application=whose, progress=progress)


def _with_ticket(effect: FillTicket | OpenTicket | LookUp, services: WorkServices) -> object:
    match effect:
        case LookUp():
            return Ok(services.delivery.number_of(effect.application))
        case OpenTicket():
            return services.tickets.open(effect.sealed)
        case FillTicket(job=job):
            made = services.tickets.seal(effect.contents)
            if not isinstance(made, Ok):
                return made
            return services.paper.ticket(
                made.value,
                effect.language,
                at=effect.at,
                kiosk=effect.kiosk,
                application=effect.application,
                visit=job.visit,
            )
