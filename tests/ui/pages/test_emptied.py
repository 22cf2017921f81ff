"""全部けす on a page: the same key brings back what it took away, till something new is typed."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.visit.events import Typed
from kiosk.visit.screen import Comfort, Question, Screen
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.widgets.digit_pad import DigitPad
from ui.widgets.key_button import KeyButton

DAY = {"era": "showa", "year": "23", "month": "3", "day": "5"}
NO_DAY = {"era": "showa", "year": "", "month": "", "day": ""}


def with_draft(screen: Screen, draft: object, *, hidden: bool = False) -> Screen:
    """What the visit shows once that was typed."""
    assert isinstance(screen.body, Question)
    field = dataclasses.replace(screen.body.field, draft=draft, hidden=hidden)
    return dataclasses.replace(screen, body=dataclasses.replace(screen.body, field=field))


def touched(shown: ShownScreens, screen: Screen, key: str, *, hidden: bool = False) -> object:
    """The draft after that key, once the visit has answered with its screen."""
    shown.touch(key)
    last = shown.posted[-1]
    assert isinstance(last, Typed)
    shown.show(with_draft(screen, last.draft, hidden=hidden))
    return last.draft


def label_of(shown: ShownScreens, id_: str) -> str:
    (key,) = (one for one in shown.page.findChildren(KeyButton) if one.id == id_ and one.isVisible())
    return key.accessibleName()


@pytest.mark.parametrize("hidden", [False, True], ids=["open", "covered"])
@pytest.mark.parametrize(
    ("screen", "key", "full", "empty"),
    [
        (samples.kana("みほん"), "clear", "みほん", ""),
        (samples.block("2-11"), "clear", "2-11", ""),
        (samples.phone("03"), "pad:clear", "03", ""),
        (samples.amount("12"), "pad:clear", "12", ""),
        (samples.postal("114"), "pad:clear", "114", ""),
        (with_draft(samples.era_date(), DAY), "pad:clear", DAY, NO_DAY),
    ],
    ids=["kana", "block", "phone", "amount", "postal", "date"],
)
def test_second_touch_brings_everything_back(
    shown: ShownScreens, screen: Screen, key: str, full: object, empty: object, hidden: bool
) -> None:
    shown.show(with_draft(screen, full, hidden=hidden))
    assert label_of(shown, "clear") == "全部けす"
    assert touched(shown, screen, key, hidden=hidden) == empty
    assert label_of(shown, "clear") == "元に戻す"
    assert touched(shown, screen, key, hidden=hidden) == full
    assert label_of(shown, "clear") == "全部けす"


@pytest.mark.parametrize(
    ("screen", "key", "letter"),
    [(samples.kana("みほん"), "clear", "あ"), (samples.phone("03"), "pad:clear", "pad:9")],
    ids=["board", "pad"],
)
def test_letter_typed_since_ends_the_way_back(
    shown: ShownScreens, screen: Screen, key: str, letter: str
) -> None:
    shown.show(screen)
    touched(shown, screen, key)
    touched(shown, screen, letter)
    assert label_of(shown, "clear") == "全部けす"
    assert touched(shown, screen, key) == ""


def test_touch_of_erase_beside_it_takes_nothing_from_the_way_back(shown: ShownScreens) -> None:
    screen = samples.phone("03")
    shown.show(screen)
    touched(shown, screen, "pad:clear")
    touched(shown, screen, "pad:erase")
    assert touched(shown, screen, "pad:clear") == "03"


def test_nothing_moves_when_the_key_changes_its_words(shown: ShownScreens) -> None:
    screen = samples.phone("03")
    shown.show(screen)
    (pad,) = (one for one in shown.page.findChildren(DigitPad) if one.isVisible())
    before = {name: key.geometry() for name, key in pad.keys.items()}
    touched(shown, screen, "pad:clear")
    assert {name: key.geometry() for name, key in pad.keys.items()} == before


def test_what_was_taken_away_goes_with_the_question(shown: ShownScreens) -> None:
    screen = samples.phone("03")
    shown.show(screen)
    touched(shown, screen, "pad:clear")
    shown.show(samples.amount(""))
    shown.show(with_draft(screen, ""))
    assert label_of(shown, "clear") == "全部けす"


EMPTIED = [
    (samples.kana("みほん"), "clear", "みほん"),
    (samples.phone("03"), "pad:clear", "03"),
    (samples.postal("114"), "pad:clear", "114"),
    (with_draft(samples.era_date(), DAY), "pad:clear", DAY),
]
COMFORTS = {
    "size": Comfort(text_size="largest"),
    "language": Comfort(language="en"),
    "theme": Comfort(theme="dark"),
    "low-reach": Comfort(low_reach=True),
}


@pytest.mark.parametrize("comfort", COMFORTS.values(), ids=list(COMFORTS))
@pytest.mark.parametrize(("screen", "key", "full"), EMPTIED, ids=["kana", "phone", "postal", "date"])
@pytest.mark.parametrize("over", [False, True], ids=["at-once", "by-the-settings"])
def test_the_way_back_outlives_another_size_language_and_look(
    shown: ShownScreens, screen: Screen, key: str, full: object, comfort: Comfort, over: bool
) -> None:
    shown.show(screen)
    shown.touch(key)
    emptied = shown.posted[-1]
    assert isinstance(emptied, Typed)
    if over:
        shown.show(dataclasses.replace(samples.settings(), comfort=comfort))
    shown.show(dataclasses.replace(with_draft(screen, emptied.draft), comfort=comfort))
    shown.touch(key)
    back = shown.posted[-1]
    assert isinstance(back, Typed)
    assert back.draft == full


def test_what_was_typed_meanwhile_leaves_no_way_back(shown: ShownScreens) -> None:
    screen = samples.phone("03")
    shown.show(screen)
    touched(shown, screen, "pad:clear")
    shown.show(dataclasses.replace(with_draft(screen, "090"), comfort=Comfort(text_size="large")))
    assert label_of(shown, "clear") == "全部けす"


def test_nothing_of_it_is_left_for_the_next_person(shown: ShownScreens) -> None:
    screen = samples.phone("03")
    shown.show(screen)
    touched(shown, screen, "pad:clear")
    shown.show(samples.settings())
    shown.presenter.forget()
    shown.show(with_draft(screen, ""))
    assert label_of(shown, "clear") == "全部けす"
