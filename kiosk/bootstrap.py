"""The composition root: the only place that knows concrete classes. Everything is made when first asked for.

Imports stand inside the properties, so that `kiosk outbox list` loads neither card reader nor PDF.
"""

from __future__ import annotations

import logging
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import __version__
from kiosk.basics.clock import Clock, SystemClock
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.audit import AuditTrail
    from kiosk.delivery.acts import Act
    from kiosk.delivery.backend import BackendSettings, Challenge
    from kiosk.delivery.outbox import Outbox
    from kiosk.delivery.room import Limits
    from kiosk.delivery.service import DeliveryService
    from kiosk.forms.fields.kind import Context
    from kiosk.forms.service import Library, Lookups
    from kiosk.identity.service import IdentityService
    from kiosk.paper.service import PaperService
    from kiosk.runner.courier import Courier
    from kiosk.runner.heart import Heart
    from kiosk.runner.left_prints import LeftPrints
    from kiosk.runner.loop import Loop
    from kiosk.runner.staff_prints import StaffPrints
    from kiosk.tickets.service import TicketService
    from kiosk.visit.audited import AuditLine
    from kiosk.visit.events import Devices
    from kiosk.visit.handbook import Handbook
    from kiosk.words.catalogue import Catalogue

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
_log = logging.getLogger(__name__)


class Services:
    """Everything the kiosk is made of, by lazy properties.

    Attributes:
        settings: Already checked.
        clock: The one clock of this process.
    """

    def __init__(
        self,
        settings: Settings,
        clock: Clock | None = None,
        resources: Path = RESOURCES,
        definitions: Path | None = None,
    ) -> None:
        """`definitions` is another folder of procedures than the one that settings or the program name."""
        self.settings = settings
        self._definitions = definitions or settings.kiosk.procedures or resources / "procedures"
        self.clock: Clock = clock or SystemClock()
        self._resources = resources
        self._courier: Courier | None = None
        self._heart: Heart | None = None
        self._hosted: Loop | None = None
        self._left_prints: tuple[LeftPrints, ...] = ()

    @cached_property
    def catalogue(self) -> Catalogue:
        from kiosk.words.catalogue import Catalogue

        return Catalogue(self._resources / "translations")

    @cached_property
    def library(self) -> Library:
        from kiosk.forms.authoring.inspecting import Inspection
        from kiosk.forms.service import Library, drawings_in

        root = self._definitions
        inspect = Inspection(root, self._author, people=self.people)
        return Library(root, drawings=drawings_in(self._resources), inspect=inspect)

    @cached_property
    def people(self) -> Path:
        """The invented people beside the definitions, or the kiosk's own: a folder for each procedure."""
        from kiosk.forms.authoring.ordinary import people_beside

        return people_beside(self._definitions, self._resources / "personas")

    @cached_property
    def lookups(self) -> Lookups:
        from kiosk.forms.service import Lookups

        return Lookups(self._resources / "lookups")

    @cached_property
    def audit(self) -> AuditTrail:
        from kiosk.audit import AuditTrail

        return AuditTrail(self.settings.storage.directory / "audit.jsonl", self.clock)

    @cached_property
    def identity(self) -> IdentityService:
        from kiosk.identity.mynumber import open_cards
        from kiosk.identity.service import IdentityService

        card = self.settings.card
        cards = open_cards(
            card.reader,
            clock=self.clock,
            authorities=card.authorities,
            card_authorities=card.card_authorities,
            timeout_s=card.timeout_s,
        )
        return IdentityService(cards, self._challenge, self.settings.kiosk.id, self.clock)

    @cached_property
    def outbox(self) -> Outbox:
        from kiosk.delivery.outbox import Outbox

        return Outbox(self.settings.storage.directory)

    @cached_property
    def delivery(self) -> DeliveryService:
        from kiosk.delivery.http import HttpBackend
        from kiosk.delivery.keys import PinnedKeys
        from kiosk.delivery.service import DeliveryService

        outbox = self.outbox
        keys = PinnedKeys(self.settings.backend.pinned_keys, outbox.folder)
        backend = HttpBackend(self._backend_settings(), self.clock)
        return DeliveryService(backend, outbox, keys, self.clock, self.record, limits=self._limits())

    @cached_property
    def paper(self) -> PaperService:
        """The kiosk's own: what it finds at a printer under its name and does not wait for, it takes back."""
        return self._paper_of(self.settings.kiosk.id)

    @cached_property
    def staff_paper(self) -> PaperService:
        """For commands: under a name that no kiosk has, so that a running one leaves their jobs alone."""
        return self._paper_of(f"{self.settings.kiosk.id}.staff")

    @cached_property
    def staff_prints(self) -> StaffPrints:
        """What commands print under that name: one takes back what a killed one left."""
        from kiosk.runner.staff_prints import StaffPrints

        return StaffPrints(self.staff_paper, self.settings.storage.directory)

    def _paper_of(self, user: str) -> PaperService:
        from kiosk.paper.service import PaperService

        return PaperService(
            self.library,
            self.catalogue,
            printer=self.settings.paper.printer,
            slip_printer=self.settings.paper.slip_printer,
            kiosk=user,
        )

    @cached_property
    def tickets(self) -> TicketService:
        from kiosk.tickets.service import TicketService

        return TicketService(self.settings.tickets.fleet_keys, self.clock)

    @cached_property
    def handbook(self) -> Handbook:
        from kiosk.visit.handbook import Handbook

        return Handbook(
            self.library,
            self.catalogue,
            self.lookups,
            self._offering(),
            simulated=self.identity.simulated,
            slip=self.paper.has_slip_printer,
            has_fleet_key=self.tickets.has_key,
        )

    def loop(self, devices: Devices) -> Loop:
        """Hosts visits; the caller drains and closes it."""
        from kiosk.runner.loop import Loop

        self._hosted = Loop(self.handbook, self, self.clock, devices, audit=self.remember)
        return self._hosted

    def record(self, act: Act, /, **facts: str | int) -> None:
        """A lasting act of delivery, under its name in the audit catalogue."""
        from kiosk.audit import AuditEvent

        event = next(event for event in AuditEvent if event.label == act.value)
        self.audit.write(event, **facts)

    def remember(self, line: AuditLine) -> None:
        """A move of a visit."""
        self.audit.write(line.event, **line.facts)

    def _author(self) -> Context:
        """Today, in Japanese: for whoever looks a definition through."""
        from kiosk.forms.fields.kind import Context

        return Context(self.clock.moment().now.date(), self.catalogue.words("ja"), self.lookups)

    def begin(self) -> None:
        """The kiosk starts, recorded; the rest goes on in the background.

        What waits is delivered, what was left at the printers is taken back, the back-end hears how it is.
        """
        from kiosk.audit import AuditEvent
        from kiosk.runner.courier import Courier
        from kiosk.runner.heart import Heart
        from kiosk.runner.left_prints import LeftPrints

        self.audit.write(AuditEvent.KIOSK_STARTED, version=__version__)
        self._courier = Courier(self.delivery, self.clock)
        self._courier.start()
        self._left_prints = (LeftPrints(self.paper), LeftPrints(self.staff_prints))
        for left in self._left_prints:
            left.start()
        self._heart = Heart(self.beat)
        self._heart.start()

    def beat(self) -> bool:
        """One heartbeat: how the machine is now, told to the back-end; whether it was heard."""
        from kiosk.runner.wellbeing import looked_at

        visit = None if self._hosted is None else self._hosted.visit
        procedures = {one.id: one.version for one in self.library.procedures(self.clock.moment().now.date())}
        checks = looked_at(visit, self.paper.state(), self.delivery, faults=len(self.library.faults))
        return self.delivery.readiness.heartbeat(__version__, procedures, checks)

    def close(self) -> None:
        """Ends what was opened; what was never asked for is not opened now. May be called again."""
        courier, self._courier = self._courier, None
        lefts, self._left_prints = self._left_prints, ()
        heart, self._heart = self._heart, None
        if heart is not None:
            heart.close()
        for left in lefts:
            left.close()
        if courier is not None:
            from kiosk.audit import AuditEvent

            courier.close()
            self.audit.write(AuditEvent.KIOSK_STOPPED)
        if "delivery" in self.__dict__:
            self.delivery.close()

    def _limits(self) -> Limits:
        from kiosk.delivery.room import Limits

        storage = self.settings.storage
        return Limits(
            most_items=storage.most_waiting,
            most_bytes=storage.most_waiting_mb * 1_000_000,
            longest_wait_days=storage.longest_wait_days,
            least_free_bytes=storage.least_free_mb * 1_000_000,
        )

    def _challenge(self) -> Challenge:
        """Asked for late, so that reading a card needs no back-end."""
        return self.delivery.challenge()

    def _offering(self) -> Settings:
        """The settings with those languages only whose texts are complete."""
        from kiosk.words.languages import offered

        wanted = self.settings.visit.languages
        there = offered(self._resources / "translations", wanted)
        if len(there) < len(wanted):
            _log.warning(
                "not offered, not completely translated: %s", ", ".join(sorted({*wanted} - {*there}))
            )
        visit = self.settings.visit.model_copy(update={"languages": there})
        return self.settings.model_copy(update={"visit": visit})

    def _backend_settings(self) -> BackendSettings:
        from kiosk.delivery.backend import BackendSettings

        wanted = self.settings.backend
        files = (wanted.token_file, wanted.client_certificate, wanted.client_key, wanted.ca_file)
        token, certificate, key, authority = (None if file is None else str(file) for file in files)
        return BackendSettings(
            wanted.url,
            self.settings.kiosk.id,
            token_file=token,
            client_certificate=certificate,
            client_key=key,
            ca_file=authority,
            connect_timeout_s=wanted.connect_timeout_s,
            read_timeout_s=wanted.read_timeout_s,
            proxy=wanted.proxy,
        )
