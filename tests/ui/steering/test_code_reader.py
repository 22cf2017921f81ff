"""A scanner's keys are told from a person's; a person loses no key to it."""

from __future__ import annotations

import pytest

from kiosk.paper.symbols import TICKET, texts_of
from ui.steering.code_reader import FAST_MS, PAUSE_MS, SURE, CodeReader

CODE = texts_of(bytes(range(200)), TICKET)[0]


class Keys:
    """Types at a pace and notes which keys were taken."""

    def __init__(self) -> None:
        self.scanned: list[str] = []
        self.left = ""
        self.reader = CodeReader(self.scanned.append)
        self.now = 0

    def types(self, text: str, every_ms: int) -> None:
        for letter in text:
            self.now += every_ms
            if not self.reader.takes(letter, self.now, ends=letter == "\r"):
                self.left += letter


@pytest.mark.parametrize("every_ms", [0, 1, 20, FAST_MS])
def test_code_is_read_and_of_its_keys_only_the_first_letters_reach_anything(every_ms: int) -> None:
    keys = Keys()
    keys.types(f"{CODE}\r", every_ms)

    assert keys.scanned == [CODE]
    assert keys.left == CODE[: SURE - 1]


def test_codes_one_after_the_other_are_read_each_by_itself() -> None:
    keys = Keys()
    keys.types(f"{CODE}\r{CODE}\r", 5)

    assert keys.scanned == [CODE, CODE]


def test_shift_keys_between_the_letters_do_no_harm() -> None:
    keys = Keys()
    for letter in f"{CODE}\r":
        keys.now += 2
        keys.reader.takes("", keys.now, ends=False)
        keys.types(letter, 2)

    assert keys.scanned == [CODE]


def test_person_who_types_the_very_letters_is_not_taken_for_a_scanner() -> None:
    keys = Keys()
    keys.types(f"{CODE}\r", FAST_MS + 1)

    assert keys.scanned == []
    assert keys.left == f"{CODE}\r"


@pytest.mark.parametrize("text", ["かき\r", "kinenkio\r", "12345678\r", "4901234567894\r", " \r"])
def test_other_fast_keys_do_what_they_always_did(text: str) -> None:
    keys = Keys()
    keys.types(text, 3)

    assert keys.scanned == []
    assert keys.left == text


def test_scan_that_breaks_off_is_forgotten() -> None:
    keys = Keys()
    keys.types(CODE[:40], 5)
    keys.now += PAUSE_MS
    keys.types("\r", 5)
    assert (keys.scanned, keys.left) == ([], "KIOS\r")

    keys.types(f"{CODE}\r", 5)
    assert keys.scanned == [CODE]


def test_keys_without_end_are_not_kept() -> None:
    keys = Keys()
    keys.types(CODE[:40] + "0" * 10_000, 1)
    keys.types(f"{CODE}\r", 5)

    assert keys.scanned == [CODE]
