"""Somebody who walks up and answers whatever is asked, with one of three hands, to a number or a paper."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.visit import screen as bodies
from kiosk.visit.screen import FieldView, Screen
from tests.journeys.counter import Counter
from tests.journeys.hands import Hand
from tests.journeys.invented import Invented

PIN = "1234"
"""Of the invented person on the simulated card."""
_MOST_SCREENS = 300


class NoWayOn(AssertionError):
    """A screen that does not lead on though all was answered."""

    def __init__(self, screen: Screen, names: list[str]) -> None:
        missing = [button.missing for button in screen.buttons if button.missing is not None]
        super().__init__(f"{screen.name} does not lead on ({missing}) after {names[-6:]}")


class Walker:
    """One visit.

    Attributes:
        asked: Every part of every question that was answered, in order.
    """

    def __init__(self, counter: Counter, hand: Hand, answers: Invented) -> None:
        self._counter, self._hand, self._answers = counter, hand, answers
        self.asked: list[str] = []

    def walk_to_the_end(self) -> Screen:
        """To the receipt number, or the paper. Raises `NoWayOn`, `NeverCame`, `OutOfReach`."""
        for _ in range(_MOST_SCREENS):
            if isinstance(self._screen.body, bodies.Finished):
                return self._screen
            self._pass(self._screen)
        raise NoWayOn(self._screen, self._counter.names)

    @property
    def _screen(self) -> Screen:
        return self._counter.screen

    def _pass(self, screen: Screen) -> None:
        match screen.body:
            case bodies.Tiles(tiles=tiles):
                self._hand.press(f"tile:{self._tile([tile.id for tile in tiles])}")
            case bodies.Choices(options=options):
                self._choose([option.id for option in options])
            case bodies.CardPicture(picture="waiting"):
                self._counter.desk.insert()
                self._moved_on(screen)
            case bodies.CardPicture() | bodies.Working():
                self._moved_on(screen)
            case bodies.SecretPad():
                self._hand.type_digits(PIN)
                self._go_on()
            case bodies.Question(field=field):
                if self._answer(field):
                    self._go_on()
            case _:
                self._go_on()

    def _tile(self, offered: Sequence[str]) -> str:
        """The procedure, or the group that leads to it."""
        library = self._counter.services.library
        if self._answers.procedure in offered:
            return self._answers.procedure
        procedure = library.get(self._answers.procedure)
        assert procedure is not None, self._answers.procedure
        return procedure.group

    def _choose(self, offered: Sequence[str]) -> None:
        wanted = self._answers.applicant
        assert wanted in offered, (wanted, offered)
        self._hand.press(f"choice:{wanted}")
        self._go_on()

    def _answer(self, field: FieldView) -> bool:
        """False where the answer itself leads to another screen."""
        wanted = self._answers.of(field)
        if field.input == "people":  # seen before and after each person
            return self._add_person(field, wanted)
        self.asked.append(f"{field.field}.{field.part}" if field.part else field.field)
        if not _same(field, wanted):
            self._fill(field, wanted)
            self._counter.until(lambda: self._shows(wanted), f"{wanted.draft!r} in {self.asked[-1]}")
        return True

    def _shows(self, wanted: FieldView) -> bool:
        body = self._screen.body
        return isinstance(body, bodies.Question) and _same(body.field, wanted)

    def _add_person(self, field: FieldView, wanted: FieldView) -> bool:
        assert isinstance(wanted.draft, list)
        if len(field.options) >= len(wanted.draft):
            return True
        self._hand.press("extra:add")
        return False

    def _fill(self, field: FieldView, wanted: FieldView) -> None:
        match field.input:
            case "one" | "yes-no":
                self._hand.press(f"choice:{wanted.draft}")
            case "many":
                self._mark(field, wanted)
            case "count":
                self._count(field, wanted)
            case "cells" | "amount" | "phone":
                self._empty(field, "pad:clear")
                self._hand.type_digits(str(wanted.draft))
            case "block" | "kana" | "text":
                self._empty(field, "clear")
                self._hand.type_text(str(wanted.draft))
            case "date":
                self._date(wanted)
            case "people" | "none":
                raise AssertionError(field)

    def _shown_draft(self) -> object:
        body = self._screen.body
        return body.field.draft if isinstance(body, bodies.Question) else None

    def _mark(self, field: FieldView, wanted: FieldView) -> None:
        for option in field.options:
            if option.chosen != (option.id in _chosen(wanted)):
                self._hand.press(f"choice:{option.id}")

    def _count(self, field: FieldView, wanted: FieldView) -> None:
        assert isinstance(wanted.draft, int)
        if not isinstance(field.draft, int):
            self._hand.press("more")
        shown = self._shown_draft()
        assert isinstance(shown, int), shown
        for _ in range(abs(wanted.draft - shown)):
            self._hand.press("more" if wanted.draft > shown else "less")

    def _date(self, wanted: FieldView) -> None:
        draft = wanted.draft
        assert isinstance(draft, dict), draft
        self._hand.press(str(draft["era"]))
        for part in ("year", "month", "day"):
            if draft.get(part):
                self._hand.press(f"cell:{part}")
                self._hand.type_digits(str(draft[part]))

    def _empty(self, field: FieldView, clearing: str) -> None:
        if field.draft:
            self._hand.press(clearing)

    def _go_on(self) -> None:
        """Forward, by the primary button; `NoWayOn` where nothing comes of it."""
        before = self._screen
        ways = [button.id for button in before.buttons if button.place == "next"]
        if not ways:
            raise NoWayOn(before, self._counter.names)
        self._hand.press_through(ways[0])
        body = self._screen.body
        if self._screen == before or (isinstance(body, bodies.Question) and body.field.problem):
            raise NoWayOn(self._screen, self._counter.names)

    def _moved_on(self, before: Screen) -> None:
        self._counter.until(lambda: self._screen.name != before.name, f"a screen after {before.name}")


def _same(shown: FieldView, wanted: FieldView) -> bool:
    if shown.input == "many":  # what another answer has barred is not offered
        return _chosen(shown) == _chosen(wanted) & {option.id for option in shown.options}
    return shown.draft == wanted.draft


def _chosen(field: FieldView) -> set[str]:
    return {option.id for option in field.options if option.chosen}
