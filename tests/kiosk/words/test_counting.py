"""Nothing is ever counted 10つ, whatever text it stands in."""

from __future__ import annotations

import re

import pytest

from kiosk.words.catalogue import filled, texts_of
from kiosk.words.counting import counted, counter
from kiosk.words.furigana import plain
from tests.fakes.looks import RESOURCES

JAPANESE = ("ja", "ja-easy")
PLACES = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
WRONG = re.compile(r"(?<![0-9])0つ|[1-9][0-9]+つ")


def texts(language: str) -> dict[str, str]:
    return texts_of(RESOURCES / "translations" / language)


def said(text: str, number: int, language: str) -> str:
    """With the same number in every place of it, as the catalogue and as widgets fill it in."""
    places = {name for pair in PLACES.findall(text) for name in pair if name}
    text = filled(text, dict.fromkeys(places, number), "", language)
    for place in places:
        text = counted(text, place, number, language)
    return plain(text)


def wrong(language: str, numbers: range) -> list[str]:
    all_of_them = (said(text, n, language) for text in texts(language).values() for n in numbers)
    return [text for text in all_of_them if WRONG.search(text)]


@pytest.mark.parametrize("language", JAPANESE)
def test_no_text_counts_with_tsu_from_ten_on(language: str) -> None:
    counting = [text for text in texts(language).values() if "つ" in text and PLACES.search(text)]
    assert len(counting) > 10
    assert wrong(language, range(21)) == []


def test_a_text_that_would_is_found() -> None:
    assert WRONG.search("あと 10つ")
    assert WRONG.search("0つ、えらんでいます。")
    assert not WRONG.search("あと 9つ")


@pytest.mark.parametrize(
    ("number", "language", "expected"),
    [
        (1, "ja", "あと 1つ"),
        (9, "ja", "あと 9つ"),
        (10, "ja", "あと 10個"),
        (11, "ja-easy", "あと 11{個|こ}"),
        (0, "ja", "あと 0個"),
    ],
)
def test_counter_goes_with_its_number(number: int, language: str, expected: str) -> None:
    assert filled("あと %(n)dつ", {"n": number}, "", language) == expected
    assert counted("あと {n}つ", "n", number, language) == expected


def test_what_is_no_number_keeps_what_follows_it() -> None:
    assert filled("%(name)sつき", {"name": "保証"}, "", "ja") == "保証つき"


@pytest.mark.parametrize("number", range(1, 10))
def test_up_to_nine_it_is_tsu(number: int) -> None:
    assert counter(number, "ja") == "つ"
