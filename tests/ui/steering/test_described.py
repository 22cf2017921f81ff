from __future__ import annotations

import dataclasses

import pytest

from kiosk.visit.screen import Screen
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from tests.ui.speech.test_voice import CATALOGUE
from ui.speech.said import Said
from ui.steering.described import described
from ui.widgets.kana_board import KanaBoard
from ui.widgets.key_button import KeyButton


def row_keys(shown: ShownScreens, screen: Screen) -> list[KeyButton]:
    """Of a board that stands in two steps, for it has half the height."""
    shown.show(dataclasses.replace(screen, comfort=dataclasses.replace(screen.comfort, low_reach=True)))
    (board,) = (one for one in shown.presenter.window.findChildren(KanaBoard) if one.isVisible())
    return [key for id_, key in board.keys().items() if id_.startswith("row:")]


def test_key_that_opens_a_row_is_called_otherwise_than_its_first_letter(shown: ShownScreens) -> None:
    screen, words = samples.kana(""), CATALOGUE.words("ja")
    keys = row_keys(shown, screen)
    assert len(keys) == 10
    said = [described(key, screen, words)[0] for key in keys]
    assert [one.text for one in said[:3]] == ["アぎょう", "カぎょう", "サぎょう"]
    assert said[0] == Said("アぎょう", private=True, otherwise="もじのキー")
    assert [key.accessibleName() for key in keys[:2]] == ["あ行", "か行"]


@pytest.mark.parametrize(("language", "heard"), [("en", "ア row"), ("vi", "Hàng ア")])
def test_a_row_is_named_in_the_language_that_is_spoken(
    shown: ShownScreens, language: str, heard: str
) -> None:
    screen = samples.kana("")
    screen = dataclasses.replace(screen, comfort=dataclasses.replace(screen.comfort, language=language))
    key = row_keys(shown, screen)[0]
    assert described(key, screen, CATALOGUE.words(language))[0].text == heard
