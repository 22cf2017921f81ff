"""The way to an identity, and out of every trouble on it: which step comes after which card answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.basics.failure import Failure
from kiosk.visit.calling import place_of
from kiosk.visit.effects import CallStaff, ReadTries
from kiosk.visit.states import (
    CardTrouble,
    CheckingCard,
    Confirming,
    EnteringSecret,
    LastTry,
    StaffNeeded,
    TypingCardNumbers,
    WaitingForCard,
)
from kiosk.visit.turn import Move, Turn, aside, go, start, then, turn_to
from kiosk.visit.visit import Visit

LAY_AGAIN = frozenset({"card-removed", "no-card", "card-changed", "card-silent", "card-stopped"})
"""Kinds after which the same card can simply be laid down again."""


def toward_identity(turn: Turn) -> Move:
    """A card read earlier in this visit is not asked for again."""
    if turn.visit.card is not None:
        return go(turn.visit, Confirming())
    return then(go(turn.visit, WaitingForCard()), lambda visit: look_for_card(replace(turn, visit=visit)))


def look_for_card(turn: Turn) -> Move:
    """When a card lies there already, its tries are read at once."""
    if not turn.visit.devices.card:
        return turn.visit, ()
    return then(turn_to(turn.visit, CheckingCard()), lambda visit: start(visit, ReadTries))


def after_tries(turn: Turn, tries: Mapping[str, int | None]) -> Move:
    """PIN where there are tries to spare, the printed numbers otherwise.

    A card without a PIN (顔認証マイナンバーカード) says None; a blocked one says 0.
    """
    left = tries.get("card-text-pin")
    if left is None or left == 0:
        return turn_to(turn.visit, TypingCardNumbers())
    if left == 1:
        return turn_to(turn.visit, LastTry())
    return turn_to(turn.visit, EnteringSecret("card-text", left))


def after_read_failure(turn: Turn, failure: Failure) -> Move:
    """Reading ended early: the person sees what to do, and nothing half-read is used."""
    match failure.code.kind:
        case "wrong-secret":
            return _wrong_secret(turn, failure)
        case "last-try-refused" if failure.facts.get("secret") != "number-b":
            return turn_to(turn.visit, LastTry())
        case "secret-blocked" | "secret-not-set" if failure.facts.get("secret") != "number-b":
            return turn_to(turn.visit, TypingCardNumbers(notice=failure))
        case _:
            return trouble(turn, failure)


def trouble(turn: Turn, failure: Failure) -> Move:
    """The card was taken away: put it back. Anything else: there is another way."""
    if failure.code.kind in LAY_AGAIN:
        return turn_to(turn.visit, WaitingForCard(failure))
    return turn_to(turn.visit, CardTrouble(failure))


def without_card(visit: Visit) -> Visit:
    """The visit without what a card told: it is not used, so it is not kept."""
    told = [name for name, answer in visit.answers.by_field.items() if answer.source == "card"]
    return replace(visit, card=None, evidence=(), answers=visit.answers.without(told))


def call(turn: Turn, reason: str, failure: Failure | None = None) -> Move:
    """Only a person can go on from here: staff are called, and the screen says so."""
    stands = turn_to(turn.visit, StaffNeeded(reason, failure))
    return then(stands, lambda visit: aside(visit, lambda job: CallStaff(job, reason, place_of(visit))))


def _wrong_secret(turn: Turn, failure: Failure) -> Move:
    left = failure.facts.get("tries_left")
    tries = left if isinstance(left, int) else 0
    if tries <= 1 and failure.facts.get("secret") != "number-b":
        return turn_to(turn.visit, LastTry() if tries == 1 else TypingCardNumbers(notice=failure))
    if failure.facts.get("secret") == "number-b":
        return turn_to(turn.visit, TypingCardNumbers(notice=failure))
    return turn_to(turn.visit, EnteringSecret("card-text", tries, failure))
