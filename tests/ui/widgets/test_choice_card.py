from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage, colours
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.assistance import let_programs_press
from ui.widgets.choice_card import ChoiceCard, Mark


def a_card(stage: Stage, id_: str = "self", *, mark: Mark = Mark.CIRCLE, x: float = 10.0) -> ChoiceCard:
    card = ChoiceCard(
        stage.look, id_, "わたし", note="ご本人の\u200b住民票です。", picture="who-self", mark=mark
    )
    stage.put(card, x, 10, 124, 150)
    return card


@pytest.mark.parametrize(
    ("mark", "role"),
    [(Mark.CIRCLE, QAccessible.Role.RadioButton), (Mark.SQUARE, QAccessible.Role.CheckBox)],
    ids=["one", "many"],
)
def test_screen_reader_knows_kind_and_state(stage: Stage, mark: Mark, role: QAccessible.Role) -> None:
    let_programs_press()
    card = a_card(stage, mark=mark)
    card.set_chosen(chosen=True)
    interface = QAccessible.queryAccessibleInterface(card)
    assert interface.role() == role
    assert interface.state().checked == 1
    assert interface.text(QAccessible.Text.Name) == "わたし"
    assert stage.look.words.chosen in interface.text(QAccessible.Text.Description)
    card.set_chosen(chosen=False)
    assert interface.state().checked == 0


def test_touch_tells_the_id_but_chooses_nothing_by_itself(stage: Stage) -> None:
    heard: list[object] = []
    card = a_card(stage)
    card.activated.connect(heard.append)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert heard == ["self"]
    assert not card.chosen


def test_every_card_of_a_group_is_reached_by_tab(stage: Stage) -> None:
    cards = [a_card(stage, id_, x=10 + 130 * at) for at, id_ in enumerate(("a", "b", "c"))]
    cards[0].set_chosen(chosen=True)
    cards[0].setFocus(Qt.FocusReason.TabFocusReason)
    for before, after in ((cards[0], cards[1]), (cards[1], cards[2])):
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert after.hasFocus()
    assert [card.chosen for card in cards] == [True, False, False]


def test_chosen_card_has_rim_face_and_tick(stage: Stage) -> None:
    card = a_card(stage)
    plain = stage.grab(card.geometry()).toImage()
    card.set_chosen(chosen=True)
    chosen = stage.grab(card.geometry()).toImage()
    palette, width = stage.look.palette, stage.look.line(stage.look.sizes.rim_chosen)
    assert chosen.pixelColor(250, width - 1).name() == palette.sel
    assert plain.pixelColor(250, width - 1).name() == palette.surface
    assert chosen.pixelColor(250, width + 6).name() == palette.tint


def test_barred_card_says_why_and_refuses(stage: Stage) -> None:
    refused: list[object] = []
    card = a_card(stage)
    card.refused.connect(refused.append)
    card.set_barred("いまは\u200bえらべません。")
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert refused == ["self"]
    assert "いまはえらべません。" in card.accessibleDescription()
    assert card.shape_now().dashed


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize("arrangement", ["column", "row"])
def test_words_are_whole_at_every_text_step(stage: Stage, size: str, arrangement: str) -> None:
    look = a_look(size)
    card = ChoiceCard(
        look, "x", "同じ家の\u200b家族", note="同じ世帯の\u200b方です。", picture="who-family",
        arrangement="row" if arrangement == "row" else "column",
    )  # fmt: skip
    stage.put(card, 0, 0, *((190, 60) if arrangement == "row" else (120, 140)))
    assert card.fits()


def test_dark_theme_ticks_in_yellow(stage: Stage) -> None:
    look = a_look(theme="dark")
    card = ChoiceCard(look, "x", "わたし")
    stage.put(card, 0, 0, 100, 60)
    card.set_chosen(chosen=True)
    image = stage.grab(card.geometry()).toImage()
    everywhere = [(x, y) for x in range(image.width()) for y in range(image.height())]
    assert look.palette.sel in colours(image, everywhere)
