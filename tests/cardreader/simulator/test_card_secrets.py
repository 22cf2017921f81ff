"""PINs and passwords of the simulated card: their tries, what they open, and what takes that back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cardreader.simulator.behaviour import Behaviour
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.people import load_persona
from tests.fakes.card_wire import (
    COMMON,
    FACE,
    JPKI,
    NUMBER_B,
    PASSWORD,
    PIN,
    REGISTER,
    TEXT,
    Wire,
    wire,
)


@pytest.mark.parametrize(
    ("aid", "ef", "left"),
    [
        (JPKI, 0x18, "63C3"),
        (JPKI, 0x1B, "63C5"),
        (TEXT, 0x11, "63C3"),
        (TEXT, 0x12, "63C0"),
        (TEXT, 0x14, "63CA"),
        (TEXT, 0x15, "63CA"),
        (FACE, 0x11, "63CA"),
        (FACE, 0x12, "63CA"),
        (FACE, 0x13, "63CA"),
        (REGISTER, 0x1C, "63C3"),
        (COMMON, 0x1C, "63C3"),
    ],
)
def test_tries_are_told_for_nothing(aid: str, ef: int, left: str) -> None:
    card = wire()
    card.select(aid, ef)

    assert [card("00200080") for _ in range(3)] == [left] * 3


def test_tries_are_told_in_the_same_way_when_verified() -> None:
    card = wire()

    assert card.verify(JPKI, 0x18, PIN) == "9000"
    assert card("00200080") == "63C3"


def test_wrong_pin_counts_down_to_blocked_and_stays_so() -> None:
    card = wire()

    words = [card.verify(JPKI, 0x18, "39393939") for _ in range(4)]

    assert words == ["63C2", "63C1", "63C0", "6984"]
    assert card("00200080") == "63C0"
    assert card.verify(JPKI, 0x18, PIN) == "6984"


def test_right_pin_gives_all_tries_back() -> None:
    card = wire()
    card.verify(JPKI, 0x18, "39393939")
    card.verify(JPKI, 0x18, PIN)

    assert card("00200080") == "63C3"


@pytest.mark.parametrize("secret", ["313233", "3132333435"], ids=["short", "long"])
def test_secret_of_another_length_counts_as_wrong(secret: str) -> None:
    assert wire().verify(JPKI, 0x18, secret) == "63C2"


def test_lower_case_password_is_wrong() -> None:
    assert wire().verify(JPKI, 0x1B, "6D69686F6E313233") == "63C4"


def test_blocked_credential_answers_as_iso_says_when_switched() -> None:
    card = wire("blocked", Behaviour(blocked_by_iso=True))

    assert card.verify(JPKI, 0x18, PIN) == "6983"


def test_wrong_pin_takes_back_what_was_verified_unknown_for_real_cards() -> None:
    strict, lenient = wire(), wire(behaviour=Behaviour(wrong_clears_security=False))
    for card in (strict, lenient):
        card.verify(TEXT, 0x11, PIN)
        card("0020008004" + "39393939", "00A4020C020002")

    assert strict("00B0000002") == "6982"
    assert lenient("00B0000002") == "FF20 9000"


def test_check_number_counts_apart_in_both_applications() -> None:
    card = wire()
    card.verify(FACE, 0x12, "39" * 14)

    assert card("00200080") == "63C9"
    card.select(TEXT, 0x15)
    assert card("00200080") == "63CA"


@pytest.mark.parametrize(
    ("aid", "credential", "secret", "readable", "refused"),
    [
        pytest.param(TEXT, 0x11, PIN, (1, 2, 3, 4, 5, 6, 7), (8,), id="text PIN"),
        pytest.param(TEXT, 0x15, NUMBER_B, (2, 3, 4, 5, 6, 7), (1, 8), id="number B in text"),
        pytest.param(
            TEXT, 0x14, "393930303030303030303139", (1, 3, 4, 5, 6, 7), (2, 8), id="number A in text"
        ),
        pytest.param(FACE, 0x12, NUMBER_B, (2, 3, 4, 6), (1, 5), id="number B on the face"),
        pytest.param(
            FACE, 0x13, "393930303030303030303139", (2, 3, 4, 5, 6), (1,), id="number A on the face"
        ),
        pytest.param(FACE, 0x11, "323330333035", (1, 3, 4), (2, 5, 6), id="birth date"),
        pytest.param(JPKI, 0x18, PIN, (2, 6, 8, 0x0A, 0x0B), (1, 9), id="authentication PIN"),
        pytest.param(JPKI, 0x1B, PASSWORD, (1, 2, 6, 8, 0x0A, 0x0B), (9,), id="signature password"),
    ],
)
def test_credential_opens_its_files_and_no_others(
    aid: str, credential: int, secret: str, readable: tuple[int, ...], refused: tuple[int, ...]
) -> None:
    card = wire()
    assert card.verify(aid, credential, secret) == "9000"

    opened = [ef for ef in (*readable, *refused) if card(f"00B0{0x80 | ef:02X}0001").endswith("9000")]

    assert opened == list(readable)


@pytest.mark.parametrize(
    ("aid", "free"),
    [(TEXT, [4, 5]), (FACE, [3, 4]), (JPKI, [2, 6, 8, 0x0A, 0x0B])],
    ids=["text", "face", "jpki"],
)
def test_without_a_secret_only_free_files_open(aid: str, free: list[int]) -> None:
    card = wire()
    card.select(aid)

    assert [ef for ef in range(1, 0x10) if card(f"00B0{0x80 | ef:02X}0001").endswith("9000")] == free


def test_selecting_another_application_takes_back_what_was_verified_single_source() -> None:
    card = wire()
    card.verify(TEXT, 0x11, PIN)
    card.select(FACE)
    card.select(TEXT, 0x02)

    assert card("00B0000001") == "6982"


def test_selecting_the_same_application_keeps_what_was_verified_single_source() -> None:
    card = wire()
    card.verify(TEXT, 0x11, PIN)
    card.select(TEXT)

    assert card("00B0000001") == "6986"
    assert card("00B0820001") == "FF 9000"


@pytest.mark.parametrize(
    ("behaviour", "word"),
    [
        pytest.param(Behaviour(), "FF 9000", id="kept, as measured contactless"),
        pytest.param(Behaviour(reset_clears_security=True), "6986", id="cleared, when switched"),
    ],
)
def test_warm_reset_clears_only_when_switched(behaviour: Behaviour, word: str) -> None:
    card = wire(behaviour=behaviour)
    card.verify(TEXT, 0x11, PIN)
    card("00A4020C020002")
    card.card.reset()

    assert card("00B0000001") == word


def test_power_off_clears_everything_but_the_tries() -> None:
    card = wire()
    card.verify(TEXT, 0x11, PIN)
    card.verify(TEXT, 0x15, "39" * 14)
    card.card.power_off()
    card.card.power_on()

    assert card("00A4020C020002") == "6A82"
    card.select(TEXT, 0x15)
    assert card("00200080") == "63C9"


def test_changed_pin_holds_and_has_all_its_tries() -> None:
    card = wire()
    card.select(JPKI, 0x18)
    assert card("0024018004" + "35363738") == "6982"
    card.verify(JPKI, 0x18, PIN)

    assert card("0024018004" + "35363738") == "9000"
    assert card.verify(JPKI, 0x18, PIN) == "63C2"
    assert card.verify(JPKI, 0x18, "35363738") == "9000"


def test_register_pin_is_changed_by_its_own_instruction() -> None:
    card = wire()
    card.verify(REGISTER, 0x1C, PIN)

    assert card("0024018004" + "35363738") == "6D00"
    assert card("8032008004" + "35363738") == "9000"


@pytest.mark.parametrize(("aid", "ef"), [(JPKI, 0x18), (JPKI, 0x1B), (TEXT, 0x11)])
def test_card_without_pins_has_no_tries_for_them(aid: str, ef: int) -> None:
    card = wire("pinless")
    card.select(aid, ef)

    assert card("00200080") == "63C0"
    assert card("00200080 04 31323334") == "6984"


def test_card_without_pins_opens_by_its_check_number() -> None:
    card = wire("pinless")
    number = load_persona("pinless").number_b.encode().hex()

    assert card.verify(FACE, 0x12, number) == "9000"
    assert card.verify(TEXT, 0x15, number) == "9000"


def test_state_file_keeps_tries_over_restarts(tmp_path: Path) -> None:
    state = tmp_path / "card.json"
    Wire(SimulatedCard(load_persona("hanako"), state)).verify(JPKI, 0x18, "39393939")

    again = Wire(SimulatedCard(load_persona("hanako"), state))
    again.select(JPKI, 0x18)

    assert again("00200080") == "63C2"


def test_fresh_card_has_all_its_tries_and_the_persona_may_say_otherwise() -> None:
    person = replace(load_persona("hanako"), tries={"authentication-pin": 1})
    card = wire(person)
    card.select(JPKI, 0x18)

    assert card("00200080") == "63C1"
