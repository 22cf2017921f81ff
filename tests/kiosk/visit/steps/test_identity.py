"""Which page comes after which answer of a card; every one of them has a way on."""

from __future__ import annotations

import pytest

from kiosk.basics.failure import Code, Failure
from kiosk.basics.result import Err, Ok
from kiosk.visit import effects as to_do
from kiosk.visit.screen import CardPicture
from tests.fakes.paced_visit import PacedVisit, handbook_of, reading, trouble

BOOK = handbook_of()
CARD_CODES = [code for code in Code if code.support.startswith("CARD")]


@pytest.fixture
def visit() -> PacedVisit:
    return PacedVisit(BOOK)


@pytest.mark.parametrize(
    ("left", "screen"),
    [
        (3, "entering-secret"),
        (2, "entering-secret"),
        (1, "last-try"),
        (0, "typing-card-numbers:birth"),
        (None, "typing-card-numbers:birth"),
    ],
)
def test_the_tries_left_decide_the_way(left: int | None, screen: str, visit: PacedVisit) -> None:
    visit.to_card()
    visit.card(there=True)
    assert visit.ends(to_do.ReadTries, Ok({"card-text-pin": left})).name == screen


@pytest.mark.parametrize(
    ("kind", "facts", "screen"),
    [
        ("wrong-secret", {"tries_left": 2, "secret": "card-text-pin"}, "entering-secret"),
        ("wrong-secret", {"tries_left": 1, "secret": "card-text-pin"}, "last-try"),
        ("wrong-secret", {"tries_left": 0, "secret": "card-text-pin"}, "typing-card-numbers:birth"),
        ("wrong-secret", {"tries_left": 9, "secret": "number-b"}, "typing-card-numbers:birth"),
        ("wrong-secret", {"tries_left": 1, "secret": "number-b"}, "typing-card-numbers:birth"),
        ("last-try-refused", {"secret": "card-text-pin"}, "last-try"),
        ("secret-blocked", {"secret": "card-text-pin"}, "typing-card-numbers:birth"),
        ("secret-not-set", {"secret": "card-text-pin"}, "typing-card-numbers:birth"),
        ("last-try-refused", {"secret": "number-b"}, "card-trouble"),
        ("secret-blocked", {"secret": "number-b"}, "card-trouble"),
        ("card-removed", {}, "waiting-for-card"),
        ("no-card", {}, "waiting-for-card"),
        ("card-silent", {}, "waiting-for-card"),
        ("card-changed", {}, "waiting-for-card"),
        ("not-my-number-card", {}, "card-trouble"),
        ("expired-card", {}, "card-trouble"),
        ("no-reader", {}, "card-trouble"),
        ("reader-busy", {}, "card-trouble"),
        ("unexpected", {}, "card-trouble"),
    ],
)
def test_a_reading_that_ended_early_leads_on(
    kind: str, facts: dict[str, str | int], screen: str, visit: PacedVisit
) -> None:
    visit.to_pin()
    visit.enters().wipe()
    ended = visit.ends(to_do.ReadCard, trouble(kind, **facts))
    assert ended.name == screen
    assert visit.visit.card is None
    assert visit.visit.evidence == ()
    assert visit.count(to_do.ReadCard) == 1, "nothing is sent again by itself"


@pytest.mark.parametrize(
    "code", [code for code in Code if code.support.startswith("CARD")], ids=lambda c: c.kind
)
def test_after_any_card_trouble_the_questions_are_reached_without_the_card(
    code: Code, visit: PacedVisit
) -> None:
    visit.to_pin()
    visit.enters().wipe()
    facts: dict[str, str | int] = {"tries_left": 0, "secret": "number-b", "seconds": 1}
    visit.ends(to_do.ReadCard, Err(Failure(code, facts)))
    visit.card(there=False)
    for _ in range(12):
        if visit.screen.name.startswith("asking"):
            break
        ways = [button for button in ("no-card", "next", "back") if button in visit.offers]
        if visit.screen.name == "choosing-who" or visit.screen.name == "without-card":
            ways = ["next"]
        elif visit.screen.name.startswith("typing"):
            ways = ["back"]
        visit.press(ways[0])
    assert visit.screen.name.startswith("asking")
    assert [item.method for item in visit.visit.evidence] == ["none"]


@pytest.mark.parametrize(
    ("proof", "screen"),
    [
        ("verified", "confirming"),
        ("unknown-issuer", "confirming"),
        ("not-checked", "confirming"),
        ("failed", "staff-needed:card-not-genuine"),
    ],
)
def test_what_the_signatures_proved_is_told_truthfully(proof: str, screen: str, visit: PacedVisit) -> None:
    visit.to_pin()
    visit.enters().wipe()
    result = reading()
    match proof:
        case "failed":
            result = reading(proof="failed")
        case "unknown-issuer":
            result = reading(proof="unknown-issuer")
        case "not-checked":
            result = reading(proof="not-checked")
    assert visit.ends(to_do.ReadCard, result).name == screen
    told = [item.content for item in visit.visit.evidence]
    assert told == ([] if proof == "failed" else [{"genuineness": proof}])


def test_a_card_read_before_is_not_asked_for_again(visit: PacedVisit) -> None:
    visit.to_confirming()
    assert visit.press("back").name == "choosing-who"
    assert visit.press("next").name == "confirming"
    assert visit.count(to_do.ReadCard) == 1


def test_a_card_lifted_while_the_pad_stands_is_said_in_a_sentence(visit: PacedVisit) -> None:
    visit.to_pin()
    screen = visit.card(there=False)
    assert isinstance(screen.body, CardPicture)
    assert screen.body.notice == BOOK.words("ja")("visit.card-lifted")
    assert visit.card(there=True).name == "checking-card"
    assert visit.ends(to_do.ReadTries, Ok({"card-text-pin": 3})).name == "entering-secret"
