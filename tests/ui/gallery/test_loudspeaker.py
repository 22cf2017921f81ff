"""What the voice says too much, or in another language, is found on real screens."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

import pytest

from kiosk.bootstrap import Services
from kiosk.settings import Settings
from kiosk.visit.gallery import portraits
from kiosk.visit.screen import Comfort, Screen
from tests.fakes.looks import a_look
from ui.commands.matrix import MOMENT, sample_document, sample_ticket
from ui.gallery.loudspeaker import overheard, said_otherwise

NAMES = ("confirming", "checking-answers", "entering-secret", "preparing", "veiled-checking", "summary")


@pytest.fixture(scope="module")
def portrayed() -> Mapping[str, Mapping[str, Screen]]:
    """By language, then by name."""
    services = Services(Settings())
    return {language: dict(_portraits(services, language)) for language in ("ja", "en")}


def _portraits(services: Services, language: str) -> list[tuple[str, Screen]]:
    form, ticket = sample_document(services, language), sample_ticket(services, language)
    comfort = dataclasses.replace(Comfort(), language=language)
    return list(portraits(services.handbook, MOMENT, comfort, form, NAMES, ticket=ticket))


def values_said_to_all(screen: Screen) -> Screen:
    return dataclasses.replace(screen, spoken=screen.heard, private=())


def digits_said(screen: Screen) -> Screen:
    return dataclasses.replace(screen, spoken=(*screen.spoken, "1 2"), heard=(*screen.heard, "1 2"))


def digits_for_headphones(screen: Screen) -> Screen:
    return dataclasses.replace(screen, private=("7",), heard=(*screen.heard, "7"))


def a_sentence_in_japanese(screen: Screen) -> Screen:
    return dataclasses.replace(screen, spoken=(*screen.spoken, "つぎへ すすめます。"))


@pytest.mark.parametrize(
    ("sound", "spoil", "language", "rule"),
    [
        ("confirming", values_said_to_all, "ja", "overheard"),
        ("confirming-answer", values_said_to_all, "en", "overheard"),
        ("checking-answers", values_said_to_all, "ja", "overheard"),
        ("entering-secret", digits_said, "ja", "overheard"),
        ("entering-secret", digits_for_headphones, "ja", "overheard"),
        ("preparing", a_sentence_in_japanese, "en", "untranslated"),
    ],
)
def test_voice_that_says_too_much_is_reported(
    portrayed: Mapping[str, Mapping[str, Screen]],
    sound: str,
    spoil: Callable[[Screen], Screen],
    language: str,
    rule: str,
) -> None:
    look, screen = a_look(language=language), portrayed[language][sound]
    assert (*overheard(screen, look), *said_otherwise(screen, look)) == ()
    spoilt = spoil(screen)
    assert {one.rule for one in (*overheard(spoilt, look), *said_otherwise(spoilt, look))} == {rule}


@pytest.mark.parametrize("name", ["veiled-checking", "summary"])
def test_what_is_of_nobody_may_be_said(portrayed: Mapping[str, Mapping[str, Screen]], name: str) -> None:
    for language in portrayed:
        look = a_look(language=language)
        assert list(overheard(values_said_to_all(portrayed[language][name]), look)) == []
