from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
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


NOTES = (
    "ご本人の\u200b住民票です。",
    "同じ世帯の方。\u200b離婚した方の\u200b分は、\u200b係の人に。",
    "ほかの方",
)


def three(stage: Stage, *, high: float, pictures: tuple[str, ...]) -> list[ChoiceCard]:
    names = zip(NOTES, pictures, strict=True)
    cards = [
        ChoiceCard(stage.look, name, "{世帯|せたい}の方" if at == 1 else "わたし", note=note, picture=name)
        for at, (note, name) in enumerate(names)
    ]
    for at, card in enumerate(cards):
        stage.put(card, 10 + 130 * at, 10, 100, high)
        card.stand_alike(tuple(cards))
    return cards


@pytest.mark.parametrize(
    "pictures", [("who-self", "who-family", "who-other"), ("card", "lock", "who-other")], ids=["art", "mixed"]
)
def test_pictures_and_labels_of_one_list_stand_in_a_line(stage: Stage, pictures: tuple[str, ...]) -> None:
    made = [card._parts(QRectF(card._face_rect())) for card in three(stage, high=140, pictures=pictures)]
    drawn = [one.picture for one in made if one.picture is not None]
    assert len(drawn) == 3
    assert len({(round(one.top()), round(one.height())) for one in drawn}) == 1
    assert len({round(one.label.top() + one.label_setting.rise) for one in made}) == 1
    assert len({round(one.tick.top()) for one in made if one.tick is not None}) == 1
    for one in made:
        assert one.note is not None
        assert one.tick is not None
        assert one.note.bottom() <= one.tick.top()


def test_where_one_has_no_room_for_its_picture_none_is_drawn(stage: Stage) -> None:
    cards = three(stage, high=82, pictures=("who-self", "who-family", "who-other"))
    faces = [QRectF(card._face_rect()) for card in cards]
    alone = [card.alone(face).picture for card, face in zip(cards, faces, strict=True)]
    assert {picture is None for picture in alone} == {True, False}, "or nothing is proved"
    assert [card._parts(face).picture for card, face in zip(cards, faces, strict=True)] == [None] * 3


def test_signs_alone_keep_their_own_places(stage: Stage) -> None:
    cards = three(stage, high=140, pictures=("maru", "bs", "lock"))
    for card in cards:
        assert card._parts(QRectF(card.rect())) == card.alone(QRectF(card.rect()))
