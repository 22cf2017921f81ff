from __future__ import annotations

from kiosk.visit.screen import Button
from tests.fakes.frame_screens import BACK, NEXT, with_missing
from tests.fakes.stage import Stage
from ui.shell.button_set import ButtonSet
from ui.widgets.key_button import Kind


def test_set_shows_exactly_these_buttons_in_order(stage: Stage) -> None:
    buttons = ButtonSet(stage, lambda _button: Kind.KEY, lambda _id: None, lambda _id, _why: None)
    buttons.show(stage.look, [BACK, NEXT])
    kept = buttons.keys["next"]
    buttons.show(stage.look, [with_missing(NEXT, "まだ")])
    assert list(buttons.keys) == ["next"]
    assert buttons.keys["next"] is kept
    assert kept.reason == "まだ"


def test_button_that_changes_its_kind_becomes_another_key(stage: Stage) -> None:
    kinds = [Kind.KEY]
    buttons = ButtonSet(stage, lambda _button: kinds[-1], lambda _id: None, lambda _id, _why: None)
    buttons.show(stage.look, [NEXT])
    kinds.append(Kind.PRIMARY)
    buttons.show(stage.look, [NEXT])
    assert buttons.keys["next"].kind is Kind.PRIMARY


def test_a_label_of_another_language_is_said_in_the_visitors(stage: Stage) -> None:
    buttons = ButtonSet(stage, lambda _button: Kind.QUIT, lambda _id: None, lambda _id, _why: None)
    foreign = Button("original", "日本語", "top", "lang", said="Show this page in Japanese")
    buttons.show(stage.look, [foreign])
    key = buttons.keys["original"]
    assert (key.marked, key.accessibleName(), key.said) == ("日本語", foreign.said, foreign.said)
    buttons.show(stage.look, [Button("original", "English", "top", "lang")])
    assert key.accessibleName() == "English"
