"""Another language by keys and ear: the focus stays, and is said once, in that language."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.words.furigana import reading
from tests.ear.counter import Counter, counter
from ui.steering.steering import Steering
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.touchable import Touchable

TO_WHO = ("start", "tile:certificates", "tile:juminhyo", "next")
MOST_KEYS = 60


def stands_on(there: Counter, name: str) -> bool:
    here = there.kiosk.presenter.window.focusWidget()
    return isinstance(here, Touchable) and name in (here.objectName(), here.id)


def go(there: Counter, name: str) -> None:
    for _ in range(MOST_KEYS):
        if stands_on(there, name):
            return
        there.press("down")
    raise AssertionError(f"{name} is not reached")


def press(there: Counter, name: str) -> list[str]:
    """Walks there, presses OK, and listens to what that says."""
    go(there, name)
    there.voice.take()
    there.press("ok")
    return there.voice.take()


def words(there: Counter, key: str, language: str) -> str:
    return reading(there.kiosk._services.catalogue.words(language)(key))


def focus_said(said: Sequence[str], there: Counter, language: str, *, state: str) -> None:
    """At the very end and nowhere else, with role and state in that language and in no other."""
    role, chosen = words(there, "ear.choice", language), words(there, f"ear.{state}", language)
    assert list(said[-2:]) == [role, chosen], said[-4:]
    assert said.count(role) == 1, said
    others = {words(there, key, "ja") for key in ("ear.choice", "ear.chosen", "ear.not-chosen", "ear.button")}
    assert language == "ja" or not others & {*said}, said


def at_who(there: Counter) -> None:
    for name in TO_WHO:
        press(there, name)


@pytest.mark.timeout(300)
def test_language_is_chosen_and_left_where_one_stood(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        at_who(there)
        press(there, "choice:proxy")
        press(there, "tool:language")
        said = press(there, "language:en")
        focus_said(said, there, "en", state="chosen")
        assert said[-3] == "English"
        assert stands_on(there, "language:en")
        said = press(there, "next")
        assert stands_on(there, "choice:proxy")
        focus_said(said, there, "en", state="chosen")


@pytest.mark.timeout(300)
def test_japanese_for_staff_and_back_says_the_key_again(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        at_who(there)
        press(there, "tool:language")
        press(there, "language:en")
        press(there, "next")
        said = press(there, "original")
        assert stands_on(there, "original")
        assert said[-1] == words(there, "ear.button", "ja")
        assert said.count(said[-1]) == 1
        said = press(there, "original")
        assert stands_on(there, "original")
        assert said[-1] == words(there, "ear.button", "en")
        assert said.count(said[-1]) == 1


@pytest.mark.timeout(300)
def test_planted_focus_that_is_said_twice_is_heard(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = Steering.after_screen

    def twice(steering: Steering, screen: object) -> None:
        after(steering, screen)  # type: ignore[arg-type]
        steering._told = ()
        steering._tell_focus()

    with counter(tmp_path) as there:
        at_who(there)
        press(there, "tool:language")
        monkeypatch.setattr(Steering, "after_screen", twice)
        said = press(there, "language:en")
        with pytest.raises(AssertionError):
            focus_said(said, there, "en", state="chosen")


@pytest.mark.timeout(300)
def test_digits_of_a_pin_that_went_under_the_languages_are_asked_for_in_the_new_one(
    tmp_path: Path, qtbot: QtBot
) -> None:
    """038: told once, in one sentence, to ear and eye."""
    with counter(tmp_path) as there:
        at_who(there)
        press(there, "choice:self")
        press(there, "next")
        there.desk.insert()
        while there.names[-1] != "entering-secret":
            there.until_said()
            there.voice.take()
        for digit in "12":
            there.press(f"digit {digit}")
        press(there, "tool:language")
        press(there, "language:vi")
        said = press(there, "next")
        again = there.kiosk.presenter.look.words.begin_again
        assert said.count(reading(again)) == 1
        assert reading(again) == words(there, "widgets.begin-again", "vi")
        shown = [
            label.marked
            for label in there.kiosk.presenter.window.findChildren(RubyLabel)
            if label.isVisible()
        ]
        assert shown.count(again) == 1
