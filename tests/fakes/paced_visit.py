"""One visit moved by hand: whoever tests says what happens, machines' answers and the time included. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import TypeVar

from kiosk.basics.clock import JST, Moment
from kiosk.basics.failure import Code, Failure
from kiosk.basics.ids import FieldId, VisitId
from kiosk.basics.result import Err, Ok
from kiosk.basics.secret import Secret
from kiosk.bootstrap import Services
from kiosk.forms.application import Person
from kiosk.identity.reading import CardReading, Genuineness, Using
from kiosk.paper.document import PrinterState
from kiosk.settings import demo_settings
from kiosk.visit import effects as to_do
from kiosk.visit.advance import advance
from kiosk.visit.audited import AuditLine, audited
from kiosk.visit.events import (
    DeadlinePassed,
    Devices,
    DevicesChanged,
    Event,
    JobEnded,
    JobTold,
    Pressed,
    SecretEntered,
    Typed,
)
from kiosk.visit.gallery import HANAKO
from kiosk.visit.handbook import Handbook
from kiosk.visit.screen import Screen
from kiosk.visit.showing import screen_of
from kiosk.visit.states import Welcoming
from kiosk.visit.visit import Visit

TUESDAY = datetime(2026, 11, 24, 10, 15, tzinfo=JST)
PIN = "7391"
TRIES = {"card-text-pin": 3, "authentication-pin": 3}
E = TypeVar("E")


def handbook_of(**visit: object) -> Handbook:
    """The real procedures and words, with these `[visit]` settings."""
    demo = demo_settings()
    settings = demo.model_copy(update={"visit": demo.visit.model_copy(update=visit)})
    services = Services(settings)
    return Handbook(services.library, services.catalogue, services.lookups, settings)


def trouble(kind: str, **facts: str | int) -> Err:
    """The failure of that kind, as a service would give it back."""
    return Err(Failure(next(code for code in Code if code.kind == kind), facts))


def reading(
    using: Using = "card-text", proof: Genuineness = "verified", person: Person = HANAKO
) -> Ok[CardReading]:
    return Ok(CardReading(person, None, date(2033, 3, 5), proof, "mark", using))


class PacedVisit:
    """Holds the visit, the time and everything that was to be done.

    Attributes:
        effects: All effects so far, in order.
        lines: The audit lines of all moves.
    """

    def __init__(self, handbook: Handbook, now: datetime = TUESDAY) -> None:
        self.handbook, self.now, self.ticks = handbook, now, 0.0
        self.effects: list[to_do.Effect] = []
        self.lines: list[AuditLine] = []
        self._minted = 0
        devices = Devices(card=False, reader=True, printer=PrinterState.READY)
        first = VisitId("00000000-0000-7000-8000-000000000000")
        self.visit = Visit(first, Welcoming(), handbook.default_comfort(), devices)
        self.happens(DeadlinePassed())

    @property
    def screen(self) -> Screen:
        return screen_of(self.visit, self._moment(), self.handbook)

    @property
    def offers(self) -> set[str]:
        """Ids of the buttons on the screen."""
        return {button.id for button in self.screen.buttons}

    def happens(self, event: Event) -> Screen:
        """Exactly this event, whether or not the loop would have let it through."""
        before = self.visit
        self.visit, effects = advance(before, event, self._moment(), self.handbook)
        self.lines += audited(before, event, self.visit)
        self.effects += effects
        return self.screen

    def press(self, *buttons: str) -> Screen:
        for button in buttons:
            self.happens(Pressed(button))
        return self.screen

    def types(self, field: str, draft: object, part: str = "") -> Screen:
        return self.happens(Typed(FieldId(field), part, draft))

    def enters(self, digits: str = PIN) -> Secret:
        held = Secret.of_text(digits)
        self.happens(SecretEntered(held))
        return held

    def ends(self, kind: type[to_do.Effect], result: object) -> Screen:
        """The last work of that kind ends so."""
        return self.happens(JobEnded(self.last(kind).job, result))

    def tells(self, kind: type[to_do.Effect], done: int, total: int, note: Failure | None = None) -> Screen:
        return self.happens(JobTold(self.last(kind).job, done, total, note))

    def card(self, *, there: bool) -> Screen:
        return self.happens(DevicesChanged(replace(self.visit.devices, card=there)))

    def waits(self, seconds: float) -> Screen:
        """Time passes, and every deadline on the way is noticed when it comes."""
        until = self.ticks + seconds
        while self.visit.deadline is not None and self.visit.deadline <= until:
            self.ticks = max(self.ticks, self.visit.deadline)
            self.happens(DeadlinePassed())
        self.ticks = until
        return self.screen

    def last(self, kind: type[E]) -> E:
        found = [effect for effect in self.effects if isinstance(effect, kind)]
        assert found, f"no {kind.__name__} was ever to be done"
        return found[-1]

    def count(self, kind: type[object]) -> int:
        return sum(isinstance(effect, kind) for effect in self.effects)

    # ------------------------------------------------------------------ ways that many tests begin with
    def to_who(self, procedure: str = "juminhyo", group: str = "certificates") -> Screen:
        self.press("start", f"tile:{group}")
        if self.screen.name.startswith("choosing-procedure"):
            self.press(f"tile:{procedure}")
        return self.press("next")

    def to_card(self, applicant: str = "self") -> Screen:
        self.to_who()
        return self.press(f"choose:{applicant}", "next")

    def to_pin(self, applicant: str = "self") -> Screen:
        self.to_card(applicant)
        self.card(there=True)
        return self.ends(to_do.ReadTries, Ok(dict(TRIES)))

    def to_confirming(self, applicant: str = "self", person: Person = HANAKO) -> Screen:
        self.to_pin(applicant)
        self.enters().wipe()
        return self.ends(to_do.ReadCard, reading(person=person))

    def to_card_after_typing(self, person: Person, drafts: dict[str, object] | None = None) -> Screen:
        """Everything typed without a card; then the card after all."""
        self.to_card()
        self.press("no-card", "next")
        self.to_check(drafts)
        self.press("edit:applicant", "next")
        self.card(there=True)
        self.ends(to_do.ReadTries, Ok(dict(TRIES)))
        self.enters().wipe()
        return self.ends(to_do.ReadCard, reading(person=person))

    def to_questions(self) -> Screen:
        self.to_confirming()
        return self.press("next")

    def to_check(self, drafts: dict[str, object] | None = None) -> Screen:
        """From the first question on, through all of them, and what is confirmed singly."""
        while self.screen.name.startswith("asking"):
            self.answers({**SELF, **(drafts or {})})
        return self.confirms()

    def confirms(self) -> Screen:
        """Every answer that is shown by itself is right."""
        while self.screen.name.startswith("confirming-answer"):
            self.press("next")
        return self.screen

    def answers(self, drafts: Mapping[str, object] = MappingProxyType({})) -> Screen:
        """The question on the screen, and on."""
        name = self.screen.name.partition(":")[2]
        field, part = _split(name)
        draft = drafts[name] if name in drafts else SELF[name]
        self.types(field, draft, part)
        self.press("next")
        assert not self.screen.name.endswith(name), f"{name} does not take {draft!r}"
        return self.screen

    def to_sending(self) -> Screen:
        self.to_questions()
        self.to_check()
        return self.press("next")

    def _moment(self) -> Moment:
        self._minted += 1
        return Moment(self.now, self.ticks, f"00000000-0000-7000-8000-{self._minted:012d}")


def _split(name: str) -> tuple[str, str]:
    """`visitor.address.postal` → field and part; a field id has one dot at most."""
    *field, part = name.split(".", 2) if name.count(".") > 1 else (name, "")
    return ".".join(field), part


KANA = "みほん　はなこ"
SELF: dict[str, object] = {
    "subject.name_kana": KANA,
    "subject.name.given": "花子",
    "subject.birth_date": {"era": "showa", "year": "23", "month": "3", "day": "5"},
    "subject.address.postal": "1140022",
    "subject.address.town": "東京都北区王子本町1丁目",
    "subject.address.block": "1-2",
    "subject.address.building": "",
    "visitor.name_kana": "だいり　たろう",
    "visitor.name.given": "太郎",
    "visitor.birth_date": {"era": "heisei", "year": "2", "month": "3", "day": "5"},
    "visitor.address.postal": "1140022",
    "visitor.address.town": "東京都北区王子本町1丁目",
    "visitor.address.block": "1-2",
    "visitor.address.building": "",
    "visitor.phone": "0312345678",
    "juminhyo.head": KANA,
    "juminhyo.scope": "one",
    "juminhyo.type": "copy",
    "juminhyo.show": ["relation"],
    "nationality": "japanese",
    "juminhyo.show_honseki": "no",
    "juminhyo.use": "bank",
    "juminhyo.copies": 2,
    "subject.phone": "0312345678",
}
