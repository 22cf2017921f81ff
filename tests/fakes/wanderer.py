"""Somebody who presses, types and pulls the card at random; machines answer at random too. Pure.

A walk is determined by its seed, so that a failing one can be walked again.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import get_args

from kiosk.basics.clock import JST, Moment
from kiosk.basics.failure import Code, Failure
from kiosk.basics.ids import VisitId
from kiosk.basics.result import Err, Ok
from kiosk.basics.secret import Secret
from kiosk.delivery.backend import Sealed
from kiosk.delivery.outcome import Outcome, OutcomeKind, Standing
from kiosk.forms.application import Evidence
from kiosk.identity.reading import CardReading, Genuineness
from kiosk.paper.document import Document, Printed, PrinterState
from kiosk.paper.symbols import TICKET, texts_of
from kiosk.visit import effects as to_do
from kiosk.visit.advance import advance
from kiosk.visit.events import (
    Acted,
    DeadlinePassed,
    Devices,
    DevicesChanged,
    Event,
    JobEnded,
    JobTold,
    Pressed,
    SecretEntered,
    TicketScanned,
    Typed,
)
from kiosk.visit.gallery import HANAKO
from kiosk.visit.handbook import Handbook
from kiosk.visit.screen import Body, CheckList, Choices, Question, Screen, SecretPad, Sheet, Tiles, Welcome
from kiosk.visit.showing import screen_of
from kiosk.visit.states import Welcoming
from kiosk.visit.visit import Visit

PIN = "7391"
NOW = datetime(2026, 11, 24, 10, 15, tzinfo=JST)
DRAFTS: tuple[object, ...] = (
    *(
        None,
        "",
        "みほん　はなこ",
        "山",
        "1140022",
        "1",
        "15-22",
        0,
        2,
        99,
        [],
        ["relation"],
        "yes",
        "no",
        "one",
    ),
    *("2033", "4567", "0312345678", [{"name_kana": "みほん　たろう"}]),
    {"era": "showa", "year": "23", "month": "3", "day": "5"},
    {"era": "showa", "year": "64", "month": "2", "day": "30"},
    {"era": "", "year": "", "month": "", "day": ""},
)
SCANNED = (*texts_of(b"1", TICKET), *texts_of(b"2" * 1000, TICKET), *texts_of(b"1"), "49012345")
PROOFS: tuple[Genuineness, ...] = get_args(Genuineness)
KINDS: tuple[OutcomeKind, ...] = get_args(OutcomeKind)
PAPER = Outcome("paper")
CARD_KINDS = tuple(code for code in Code if code.support.startswith("CARD"))


@dataclass
class Wanderer:
    """One walk.

    Attributes:
        moves: (visit before, event, visit after) of every step.
    """

    handbook: Handbook
    seed: int
    moves: list[tuple[Visit, Event, Visit]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        self._ticks = 0.0
        self._under_way: list[to_do.Effect] = []
        self._carried: list[bytes] = []
        devices = Devices(card=False, reader=True, printer=PrinterState.READY)
        comfort = self.handbook.default_comfort()
        self.visit = Visit(VisitId("00000000-0000-7000-8000-000000000000"), Welcoming(), comfort, devices)

    @property
    def screen(self) -> Screen:
        return screen_of(self.visit, self._moment(), self.handbook)

    def step(self) -> None:
        """Something happens."""
        self._ticks += self._chance.random()
        event = self._something()
        before = self.visit
        self.visit, effects = advance(before, event, self._moment(), self.handbook)
        self._under_way += [effect for effect in effects if not isinstance(effect, to_do.Stop)]
        self._under_way = [effect for effect in self._under_way if effect.job in self.visit.jobs]
        self.moves.append((before, event, self.visit))

    def leave_alone(self) -> None:
        """Nobody does anything, and no machine answers, until the deadline has passed."""
        before, late = self.visit, self._late()
        self.visit, _ = advance(before, late, self._moment(), self.handbook)
        self.moves.append((before, late, self.visit))

    def _moment(self) -> Moment:
        fresh = f"00000000-0000-7000-8000-{len(self.moves) + 1:012d}"
        return Moment(NOW, self._ticks, fresh)

    def _something(self) -> Event:
        if self._under_way and self._chance.random() < 0.6:
            return self._machine()
        if self._chance.random() < 0.04:
            return self._late()
        if self._chance.random() < 0.12:
            card = self._chance.random() < 0.7
            return DevicesChanged(Devices(card, True, self._chance.choice(list(PrinterState))))
        if self._chance.random() < 0.02:
            return TicketScanned(self._chance.choice(SCANNED))
        return self._person(self.screen)

    def _late(self) -> Event:
        if self.visit.deadline is not None:
            self._ticks = self.visit.deadline
        return DeadlinePassed()

    def _person(self, screen: Screen) -> Event:
        body = screen.body
        if isinstance(body, Question) and self._chance.random() < 0.75:
            return self._at_a_question(body)
        if isinstance(body, SecretPad) and self._chance.random() < 0.6:
            return SecretEntered(Secret.of_text(PIN))
        presses = [*self._of_body(body), *(button.id for button in screen.buttons)]
        forward = [
            press for press in presses if press == "next" or (":" in press and not press.startswith("tool"))
        ]
        chosen = forward if forward and self._chance.random() < 0.7 else presses
        return Pressed(self._chance.choice(chosen or ["nothing"]))

    def _at_a_question(self, body: Question) -> Event:
        view = body.field
        if view.extras and self._chance.random() < 0.3:
            return Acted(view.field, view.part, self._chance.choice(view.extras).id)
        if view.options and self._chance.random() < 0.6:
            option = self._chance.choice(view.options).id
            draft: object = [option] if view.input == "many" else option
            return Typed(view.field, view.part, draft)
        if self._chance.random() < 0.5:
            return Pressed("next")
        return Typed(view.field, view.part, self._chance.choice(DRAFTS))

    def _of_body(self, body: Body) -> list[str]:
        match body:
            case Welcome():
                return ["start"]
            case Tiles(tiles=tiles):
                return [f"tile:{tile.id}" for tile in tiles]
            case Choices(options=options):
                return [f"choose:{option.id}" for option in options]
            case CheckList(rows=rows):
                return [row.button for row in rows if row.button is not None]
            case Sheet(rows=rows):
                return [f"{row.id}:{option.id}" for row in rows for option in row.options]
            case _:
                return []

    def _machine(self) -> Event:
        effect = self._chance.choice(self._under_way)
        if self._chance.random() < 0.3:
            note = Failure(Code.PRINT_02) if isinstance(effect, to_do.Print) else None
            return JobTold(effect.job, 1, 3, note)
        return JobEnded(effect.job, self._result(effect))

    def _result(self, effect: to_do.Effect) -> object:  # noqa: C901 - one case an effect, nothing else
        bad = self._chance.random() < 0.35
        match effect:
            case to_do.ReadTries():
                return self._card_failure() if bad else Ok(self._tries())
            case to_do.ReadCard(using=using):
                effect.secret.wipe()
                proof = self._chance.choice(PROOFS)
                reading = CardReading(HANAKO, None, date(2033, 3, 5), proof, "mark", using)
                return self._card_failure() if bad else Ok(reading)
            case to_do.Prove():
                return self._card_failure() if bad else Ok(Evidence("jpki-authentication", NOW, "jws"))
            case to_do.HandIn():
                return Ok(self._outcome(effect))
            case to_do.Park():
                return Ok(Outcome("parked"))
            case to_do.FillPaper(job=job, application=form):
                document = Document(job.visit, form.application_id, b"%PDF", "", 1)
                return Err(Failure(Code.PRINT_07)) if bad else Ok(document)
            case to_do.FillTicket() | to_do.OpenTicket():
                return self._ticket(effect, bad=bad)
            case to_do.Print() | to_do.PrintSlip() | to_do.PrintDeskSlip():
                return Err(Failure(Code.PRINT_05)) if bad else Ok(Printed("x"))
            case to_do.AskPrinter():
                return Ok(self._chance.choice(list(PrinterState)))
            case to_do.LookUp():
                return Ok("127" if bad else None)
            case to_do.AskDelivery():
                return Err(Failure(Code.DISK_03)) if bad else Ok(Standing("silent", 2, 1))
            case to_do.ClaimForPaper() | to_do.GivePaper():
                arrived = Outcome("delivered", "127")
                return Err(Failure(Code.DISK_03)) if bad else Ok(self._chance.choice([PAPER, arrived]))
            case to_do.CallStaff() | to_do.Stop():
                return Err(Failure(Code.NET_01)) if bad else Ok(None)

    def _ticket(self, effect: to_do.FillTicket | to_do.OpenTicket, *, bad: bool) -> object:
        """Whoever scans brings the ticket of somebody who left a moment ago, or what is none."""
        if isinstance(effect, to_do.OpenTicket):
            contents = self._chance.choice([*self._carried, b"nothing that could be read"])
            return Err(Failure(Code.TICKET_04)) if bad else Ok(contents)
        self._carried.append(effect.contents)
        ticket = Document(effect.job.visit, effect.application, b"%PDF", "", 1)
        return Err(Failure(Code.PRINT_07)) if bad else Ok(ticket)

    def _tries(self) -> dict[str, int | None]:
        return {
            name: self._chance.choice((None, 0, 1, 2, 3)) for name in ("card-text-pin", "authentication-pin")
        }

    def _card_failure(self) -> Err:
        code = self._chance.choice(CARD_KINDS)
        secret = self._chance.choice(("card-text-pin", "number-b"))
        return Err(Failure(code, {"tries_left": self._chance.randint(0, 3), "secret": secret, "seconds": 1}))

    def _outcome(self, effect: to_do.HandIn) -> Outcome:
        sealed = Sealed(effect.application.application_id, b"sealed", "sha-256=::")
        kind = self._chance.choice(KINDS)
        if kind == "delivered":
            return Outcome("delivered", "127")
        return Outcome(kind, None, Failure(self._chance.choice((Code.NET_01, Code.NET_08))), sealed)
