from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import Button, Comfort, Notice
from tests.fakes.frame_screens import QUIT, a_screen
from tests.fakes.looks import FULL_HD_15, FULL_HD_21, a_look
from tests.fakes.shown_screens import ShownScreens
from tests.fakes.stage import Stage
from tests.screens.samples import settings, staff_called
from ui.gallery.writing import written_in
from ui.shell.top_band import TopBand
from ui.theme.look import Look
from ui.widgets.note_line import IconSpot


def a_band(stage: Stage, width: float) -> TopBand:
    band = TopBand(stage.look, lambda _id: None, lambda _id, _why: None)
    stage.put(band, 0, 0, width, 26)
    return band


@pytest.mark.parametrize(("width", "shown"), [(430.0, True), (230.0, False)], ids=["wide", "narrow"])
def test_capsules_give_way_before_any_word(stage: Stage, width: float, shown: bool) -> None:
    band = a_band(stage, width)
    band.show_band(a_screen(), [QUIT], staffed=False)
    assert (not band.capsules.isHidden()) is shown
    assert all(label.fits() for label in band.labels)


def test_outside_a_procedure_there_are_no_capsules(stage: Stage) -> None:
    band = a_band(stage, 430)
    band.show_band(a_screen(left=None), [], staffed=False)
    assert band.capsules.isHidden()
    assert band.keys == ()


def test_simulated_card_is_said_on_the_screen(stage: Stage) -> None:
    band = a_band(stage, 430)
    band.show_band(a_screen(simulated="見本のカードです"), [QUIT], staffed=False)
    assert "見本のカードです" in [label.marked for label in band.labels]
    assert all(label.fits() for label in band.labels)
    assert all(band.rect().contains(label.geometry()) for label in band.labels)


@pytest.mark.parametrize(
    ("width", "least", "most"), [(430.0, 13.0, 13.2), (258.0, 8.7, 11.2), (215.0, 6.5, 6.8)], ids=str
)
def test_practice_is_said_as_large_as_there_is_room_beside_the_topic(
    stage_of: Callable[[Look], Stage], width: float, least: float, most: float
) -> None:
    stage = stage_of(a_look("largest"))
    band = TopBand(stage.look, lambda _id: None, lambda _id, _why: None)
    stage.put(band, 0, 0, width, 32)
    band.show_band(replace(a_screen(simulated="練習用", left=None), progress=None), [QUIT], staffed=False)
    band.resize(band.width(), max(band.height(), band.needed_height()) + band.second_row())
    (size,) = {one.size for one in written_in(band) if getattr(one.widget, "marked", "") == "練習用"}
    assert least <= stage.look.metrics.to_mm(size) <= most
    boxes = [one.geometry() for one in (*band.keys, *band.labels)]
    assert not any(box.intersects(other) for box in boxes for other in boxes if box is not other)


def test_many_questions_leave_what_is_for_staff_beside_the_topic(stage: Stage) -> None:
    band = a_band(stage, 430)
    screen = replace(a_screen(simulated="練習用カード（F9）"), passed=15, left=27)
    band.show_band(screen, [QUIT, VEIL], staffed=False)
    (chip,) = (label for label in band.labels if "練習" in label.marked)
    (topic,) = (label for label in band.labels if label.marked == (screen.topic or ("", ""))[0])
    assert not band.capsules.isHidden()
    assert chip.x() > topic.geometry().right()


def test_practice_is_said_without_readings_which_its_rim_would_cross(
    stage_of: Callable[[Look], Stage],
) -> None:
    stage = stage_of(a_look("largest", language="ja-easy"))
    band = TopBand(stage.look, lambda _id: None, lambda _id, _why: None)
    stage.put(band, 0, 0, 430, 32)
    band.show_band(a_screen(simulated="{練習|れんしゅう}カード", left=None), [QUIT], staffed=False)
    (chip,) = (label for label in band.labels if "カード" in label.marked)
    assert chip.marked == "れんしゅうカード"


@pytest.mark.parametrize(("width", "lines"), [(330.0, 1), (230.0, 2)], ids=["one-line", "two-lines"])
def test_icon_stays_where_its_room_saves_the_topic_no_line(
    stage_of: Callable[[Look], Stage], width: float, lines: int
) -> None:
    stage = stage_of(a_look("largest"))
    band = TopBand(stage.look, lambda _id: None, lambda _id, _why: None)
    stage.put(band, 0, 0, width, 48)
    topic = ("住民票の\u200b写しを\u200b申しこむ", "doc")
    band.show_band(replace(a_screen(left=None), topic=topic, progress=None), [QUIT], staffed=False)
    (words,) = (label for label in band.labels if label.marked == topic[0])
    assert words.lines() == lines
    assert [spot.isVisible() for spot in band.findChildren(IconSpot)] == [True]


VEIL = Button("veil", "かくす", "top", "eye-off")
ORIGINAL = Button("original", "{日本語|Show in Japanese}", "top", "lang")


@pytest.mark.parametrize(("width", "rows"), [(430.0, 1), (180.0, 2)], ids=["wide", "narrow"])
def test_what_stands_beside_the_way_out_goes_below_before_the_topic_is_squeezed(
    stage: Stage, width: float, rows: int
) -> None:
    band = a_band(stage, width)
    band.show_band(a_screen(), [QUIT, VEIL, ORIGINAL], staffed=False)
    band.resize(band.width(), band.needed_height() + band.second_row() + 40)
    assert len({key.y() for key in band.keys}) == rows
    assert all(label.fits() for label in band.labels)
    boxes = [one.geometry() for one in (*band.keys, *band.labels)]
    assert not any(box.intersects(other) for box in boxes for other in boxes if box is not other)
    assert all(band.rect().contains(box) for box in boxes)


def test_long_progress_wraps_beside_the_keys_of_the_second_row(stage: Stage) -> None:
    band = a_band(stage, 200)
    screen = replace(a_screen(), progress="Finding out what is due to you")
    band.show_band(screen, [QUIT, VEIL, ORIGINAL], staffed=False)
    band.resize(band.width(), band.needed_height() + band.second_row() + 40)
    progress = next(label for label in band.labels if label.marked.startswith("Finding"))
    assert progress.lines() > 1
    assert progress.fits()
    assert not any(progress.geometry().intersects(key.geometry()) for key in band.keys)


@pytest.mark.parametrize(
    ("pixels_per_mm", "size", "stands"),
    [(FULL_HD_21, "largest", True), (FULL_HD_15, "standard", True), (FULL_HD_15, "largest", False)],
    ids=["wide-enough", "small-letters", "crowded"],
)
def test_topic_gives_way_before_it_takes_a_line_from_the_page(
    stage_of: Callable[[Look], Stage], pixels_per_mm: float, size: str, stands: bool
) -> None:
    stage = stage_of(a_look(size, pixels_per_mm=pixels_per_mm))
    band = TopBand(stage.look, lambda _id: None, lambda _id, _why: None)
    stage.put(band, 0, 0, stage.look.metrics.to_mm(stage.width()) - 66, 26)
    screen = a_screen(simulated="練習用カード")
    band.show_band(screen, [QUIT, VEIL, ORIGINAL], staffed=False)
    band.resize(band.width(), max(band.height(), band.needed_height()) + band.second_row())
    assert screen.topic is not None
    assert (screen.topic[0] in [label.marked for label in band.labels]) is stands
    assert all(label.fits() for label in band.labels)
    boxes = [one.geometry() for one in (*band.keys, *band.labels)]
    assert all(band.rect().contains(box) for box in boxes)
    assert not any(box.intersects(other) for box in boxes for other in boxes if box is not other)
    assert stands or band.second_row() == 0


@pytest.mark.parametrize("below", [None, "係の人に見せる番号：NET-01"], ids=["without", "with"])
def test_code_for_staff_is_said_once(stage: Stage, below: str | None) -> None:
    band = a_band(stage, 430)
    body = Notice("紙で申請できます", (), None, code=below)
    band.show_band(replace(a_screen(), body=body, support_code="NET-01"), [QUIT], staffed=False)
    assert ("NET-01" in [label.marked for label in band.labels if label.isVisible()]) is (below is None)


LATER = Button("why", "くわしく", "top", "help")
LONGER = replace(QUIT, label="やめて、はじめに\u200bもどります")


def a_crowded_band(stage: Stage, *buttons: Button) -> TopBand:
    band = TopBand(stage.look, lambda _id: None, lambda _id, _why: None)
    stage.put(band, 0, 0, 408, 26)
    band.show_band(a_screen(), buttons, staffed=False, crowded=True)
    return band


@pytest.mark.parametrize(
    ("buttons", "stands", "rows"),
    [((QUIT, VEIL, LATER), False, 1), ((LONGER, VEIL, LATER, ORIGINAL), True, 2), ((QUIT,), True, 1)],
    ids=["saves-a-line", "saves-none", "costs-none"],
)
def test_topic_leaves_a_crowded_page_its_line(
    stage_of: Callable[[Look], Stage], buttons: tuple[Button, ...], stands: bool, rows: int
) -> None:
    stage = stage_of(a_look("largest"))
    band = a_crowded_band(stage, *buttons)
    band.resize(band.width(), max(band.height(), band.needed_height()) + band.second_row())
    assert len(band.labels) == 1 + stands
    assert len({key.y() for key in band.keys}) == rows
    assert all(label.fits() for label in band.labels)


@pytest.mark.parametrize(("width", "rows"), [(240.0, 2), (330.0, 1)], ids=["narrow", "wide"])
def test_progress_goes_below_before_a_word_of_the_topic_is_torn(
    stage_of: Callable[[Look], Stage], width: float, rows: int
) -> None:
    stage = stage_of(a_look("largest"))
    band = TopBand(stage.look, lambda _id: None, lambda _id, _why: None)
    stage.put(band, 0, 0, width, 32)
    topic = ("じゅうみんひょうの\u200bうつし", "doc")
    band.show_band(replace(a_screen(), topic=topic, progress="あと 13もん"), [QUIT], staffed=False)
    band.resize(band.width(), max(band.height(), band.needed_height()) + band.second_row())
    assert not any(label.cut_phrases() for label in band.labels)
    assert all(label.fits() and band.rect().contains(label.geometry()) for label in band.labels)
    assert (band.second_row() > 0) is (rows == 2)


def test_title_of_the_settings_stays_where_a_name_would_give_way(qtbot: QtBot) -> None:
    look = a_look("largest", pixels_per_mm=FULL_HD_15, orientation="portrait")
    stage = Stage(look)
    qtbot.addWidget(stage)
    stage.show()
    band = a_band(stage, 190)
    title = "Touch,\u200b motion,\u200b and\u200b sounds"
    screen = replace(a_screen(), topic=(title, "touch"), progress=None, left=None)
    shown = {True: replace(screen, body=settings().body), False: screen}
    for is_title, one in shown.items():
        band.show_band(one, [ORIGINAL], staffed=False, crowded=True)
        assert (title in [label.marked for label in band.labels]) is is_title


@pytest.mark.parametrize("topic", [None, ("Bản sao phiếu cư trú", "doc")], ids=["alone", "topic"])
def test_a_key_that_its_line_cannot_hold_stays_beside_the_way_out(
    qtbot: QtBot, topic: tuple[str, str] | None
) -> None:
    """Staff have come, in the largest letters on a small upright display."""
    shown = ShownScreens(qtbot, upright=True, pixels_per_mm=FULL_HD_15)
    come = Button("staff-have-come", "Nhân viên đã đến", "top", "call")
    screen = replace(staff_called(), topic=topic, progress=None, comfort=Comfort(text_size="largest"))
    shown.show(replace(screen, buttons=(QUIT, come, ORIGINAL)))
    keys = shown.presenter.window.frame.top.keys
    width = shown.presenter.window.width()
    assert sum(key.width() for key in keys if key.id != "quit") > width * 0.85, "both are too much for a line"
    assert all(key.x() >= 0 and key.geometry().right() < width for key in keys)
    boxes = [key.geometry() for key in keys]
    assert not [1 for at, one in enumerate(boxes) for other in boxes[:at] if one.intersects(other)]
