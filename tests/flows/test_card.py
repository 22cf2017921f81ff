"""Flow 1: by PIN, by the printed numbers, without a card; and whatever a card can do in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardreader.simulator.faults import Cut
from kiosk.visit.screen import CardPicture, Facts, SecretPad
from kiosk.visit.states import EnteringSecret
from tests.fakes.kiosk import Kiosk, town
from tests.flows.ways import TO_CARD, WITHOUT_CARD, Row, play

TEXT_PIN = "D3921000310001010408/11"
NUMBERS: tuple[Row, ...] = (
    (("type", {"era": "showa", "year": "23", "month": "3", "day": "5"}), "typing-card-numbers:birth"),
    ("next", "typing-card-numbers:expiry"),
)


def tries(kiosk: Kiosk) -> int:
    card = kiosk.reader.card
    assert card is not None
    return card.tries_left()[TEXT_PIN]


def printed(kiosk: Kiosk) -> tuple[str, str]:
    """Expiry year and code as they stand on the simulated card."""
    card = kiosk.reader.card
    assert card is not None
    return str(card.persona.expires_on.year), card.persona.security_code


def by_the_numbers(kiosk: Kiosk, code: str | None = None) -> tuple[Row, ...]:
    year, right = printed(kiosk)
    return (
        *NUMBERS,
        (("type", year), "typing-card-numbers:expiry"),
        ("next", "typing-card-numbers:code"),
        (("type", right if code is None else code), "typing-card-numbers:code"),
    )


def test_by_pin_shows_who_it_is_and_wipes_the_pin(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        play(here.kiosk, (*TO_CARD, ("lay card", "entering-secret")))
        pad = here.kiosk.screen.body
        assert isinstance(pad, SecretPad)
        assert pad.tries_left == 3
        held = here.kiosk.enter("1234")
        here.kiosk.until("confirming")
        assert held.wiped
        facts = here.kiosk.screen.body
        assert isinstance(facts, Facts)
        assert facts.rows[2].value == "昭和23年3月5日"
        assert set(here.kiosk.screen.private) >= {"昭和23年3月5日"}


def test_wrong_pin_says_how_many_are_left_and_costs_one(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        play(here.kiosk, (*TO_CARD, ("lay card", "entering-secret")))
        here.kiosk.enter("9999")
        here.kiosk.until_true(lambda: tries(here.kiosk) == 2, "the wrong try")
        here.kiosk.until("entering-secret")
        step = here.kiosk.loop.visit.step
        assert isinstance(step, EnteringSecret)
        assert step.tries_left == 2
        assert here.kiosk.screen.support_code == "CARD-04"
        assert tries(here.kiosk) == 2


def test_the_last_try_is_never_spent_unasked(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        play(here.kiosk, (*TO_CARD, ("lay card", "entering-secret")))
        here.kiosk.enter("9999")
        here.kiosk.until_true(
            lambda: tries(here.kiosk) == 2 and "entering" in here.kiosk.screen.name, "again"
        )
        here.kiosk.enter("9998")
        here.kiosk.until("last-try")
        assert tries(here.kiosk) == 1
        play(here.kiosk, (("next", "typing-card-numbers:birth"),))
        play(here.kiosk, (*by_the_numbers(here.kiosk), ("next", "confirming")))
        assert tries(here.kiosk) == 1


def test_a_card_with_one_try_left_goes_straight_to_the_other_way(tmp_path: Path) -> None:
    with town(tmp_path, "last-try") as here:
        play(here.kiosk, (*TO_CARD, ("lay card", "last-try")))
        assert tries(here.kiosk) == 1


def test_taken_away_mid_read_says_put_it_back_and_costs_no_try(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        play(here.kiosk, (*TO_CARD, ("lay card", "entering-secret")))
        here.kiosk.reader.jam(9, Cut())
        held = here.kiosk.enter("1234")
        here.kiosk.until("waiting-for-card")
        body = here.kiosk.screen.body
        assert isinstance(body, CardPicture)
        assert body.notice
        assert held.wiped
        here.kiosk.until_true(lambda: not here.kiosk.loop.visit.devices.card, "the lifted card")
        here.kiosk.reader.insert()
        here.kiosk.until("entering-secret")
        assert tries(here.kiosk) == 3


def test_taken_away_before_the_pin_waits_for_it_again(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        play(here.kiosk, (*TO_CARD, ("lay card", "entering-secret"), ("lift card", "waiting-for-card")))


def test_forgotten_pin_goes_by_the_printed_numbers(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        play(here.kiosk, (*TO_CARD, ("lay card", "entering-secret"), ("forgotten", "typing-card-numbers")))
        play(here.kiosk, (*by_the_numbers(here.kiosk), ("next", "confirming")))
        assert not [name for name in here.kiosk.loop.visit.drafts if name.startswith("card.")]
        assert here.kiosk.loop.visit.evidence[0].method == "card-number-b"


def test_wrong_printed_number_is_asked_again(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        play(here.kiosk, (*TO_CARD, ("lay card", "entering-secret"), ("forgotten", "typing-card-numbers")))
        play(here.kiosk, (*by_the_numbers(here.kiosk, "0000"), ("next", "typing-card-numbers:birth")))
        assert here.kiosk.screen.support_code == "CARD-04"


@pytest.mark.parametrize("persona", ["blocked", "pinless"])
def test_no_usable_pin_goes_by_the_printed_numbers(persona: str, tmp_path: Path) -> None:
    with town(tmp_path, persona) as here:
        play(here.kiosk, (*TO_CARD, ("lay card", "typing-card-numbers")))


def test_not_a_my_number_card_is_told_apart_and_has_a_way_on(tmp_path: Path) -> None:
    with town(tmp_path, "other-card") as here:
        play(here.kiosk, (*TO_CARD, ("lay card", "card-trouble")))
        assert here.kiosk.screen.support_code == "CARD-03"
        play(here.kiosk, (("no-card", "without-card"), ("next", "asking:")))


def test_tampered_data_goes_to_staff_and_is_not_used(tmp_path: Path) -> None:
    with town(tmp_path, "tampered") as here:
        play(here.kiosk, (*TO_CARD, ("lay card", "entering-secret"), (("pin", "1234"), "staff-needed")))
        assert here.kiosk.loop.visit.card is None
        here.kiosk.until_true(lambda: len(here.backend.staff_calls()) == 1, "the call")


def test_without_a_card_it_goes_on_and_says_so(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        play(here.kiosk, (*TO_CARD, *WITHOUT_CARD))
        assert here.kiosk.loop.visit.evidence[0].method == "none"


def test_after_the_printed_numbers_a_proof_by_the_other_pin_is_offered(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        play(here.kiosk, (*TO_CARD, ("lay card", "entering-secret"), ("forgotten", "typing-card-numbers")))
        play(here.kiosk, (*by_the_numbers(here.kiosk), ("next", "confirming"), ("next", "offering-proof")))
        play(
            here.kiosk,
            (
                ("choose:now", "offering-proof"),
                ("next", "entering-secret"),
                (("pin", "1234"), "asking:subject.name_kana"),
            ),
        )
        methods = [evidence.method for evidence in here.kiosk.loop.visit.evidence]
        assert methods == ["card-number-b", "jpki-authentication"]
