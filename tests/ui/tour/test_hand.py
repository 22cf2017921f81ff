from __future__ import annotations

import pytest

from kiosk.visit.events import Pressed, Typed
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.tour.hand import NothingToTouch, kana_keys
from ui.widgets import typing


@pytest.mark.parametrize("text", ["みほん　はなこ", "がっきょく", "ぱりゅう", "ぢづ", "ゔ", "りょうこ　ぉ"])
def test_keys_write_the_text(text: str) -> None:
    marks = {"voiced": typing.voiced, "half": typing.half_voiced, "small": typing.small}
    written = ""
    for key in kana_keys(text):
        if key == "space":
            written = typing.space(written, 40)
        elif key in marks:
            written = marks[key](written)
        else:
            written = typing.put(written, key, 40)
    assert written == text


def test_what_is_not_there_is_named_with_what_is(shown: ShownScreens) -> None:
    shown.show(samples.who())
    with pytest.raises(NothingToTouch, match=r"choice:nobody.*choice:self"):
        shown.hand.touch("choice:nobody")


def test_names_come_before_ids(shown: ShownScreens) -> None:
    """Cells have numbers for ids, as digits have."""
    shown.show(samples.postal(""))
    shown.hand.type_digits("2")
    (event,) = shown.posted
    assert isinstance(event, Typed)
    assert event.draft == "2"


def test_touch_waits_until_the_window_takes_another(shown: ShownScreens) -> None:
    from ui.tour.hand import Hand

    shown.show(samples.preparation())
    patient = Hand(shown.presenter.window, shown.presenter.look.sizes.touch_repeat_s)
    patient.touch("missing-something")
    patient.touch("next")
    assert shown.posted == [Pressed("missing-something"), Pressed("next")]
