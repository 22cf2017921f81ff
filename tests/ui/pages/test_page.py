"""In place while somebody types, anew when the question changes, empty when the person has gone."""

from __future__ import annotations

import dataclasses
import re
import statistics
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.basics.ids import VisitId
from kiosk.visit.events import Typed
from kiosk.visit.screen import Button, Comfort, Option, Question, Screen
from tests.fakes.looks import FULL_HD_15, FULL_HD_21
from tests.fakes.shown_screens import ShownScreens
from tests.fakes.stage import place, touchables
from tests.screens import samples
from ui.gallery.drawing import settle
from ui.pages.page import Page
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.kana_board import KanaBoard
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.secret_entry import SecretEntry
from ui.widgets.text_field import TextField
from ui.widgets.whole import cramped

CANARY = "かなりあ"
LARGEST_PART = 1 / 2
FULL_HD_MM = 1080 / FULL_HD_21
ADDRESS = re.compile(r"0x[0-9a-f]+")
"""Where an object lies in memory, which may hold any four digits."""


def widgets(shown: ShownScreens) -> set[int]:
    return {id(widget) for widget in shown.page.findChildren(QWidget)}


def test_a_key_press_changes_no_widget_and_keeps_the_focus(shown: ShownScreens) -> None:
    shown.show(samples.kana("み"))
    board = shown.page.findChild(KanaBoard)
    assert board is not None
    key = board.keys()["ほ"]
    key.setFocus()
    before, page = widgets(shown), shown.page
    shown.touch("ほ")
    shown.show(samples.kana("みほ"))
    assert shown.page is page
    assert widgets(shown) == before
    assert key.hasFocus()
    field = shown.page.findChild(TextField)
    assert field is not None
    assert field.text() == "みほ"


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("ほ", samples.kana("み"), samples.kana("みほ")),
        ("pad:2", samples.postal("114"), samples.postal("1142")),
        ("choice:code", samples.choices(("head",)), samples.choices(("head", "code"))),
        ("more", samples.copies(2), samples.copies(3)),
    ],
    ids=["kana", "digits", "choices", "count"],
)
def test_typed_screen_costs_a_part_of_a_new_one(
    shown: ShownScreens,
    key: str,
    before: Screen,
    after: Screen,
) -> None:
    """From the touch to its painting, in processor time, beside the same screen made and painted anew.

    A ratio, since machines differ: on two quiet cores a key takes 2 to 12 ms of the 16.7 of a frame.
    """
    typed, anew = [], []
    for _ in range(10):
        anew.append(seconds_of(lambda: make_anew(shown, before)))
        shown.show(before)
        shown.look_again()
        typed.append(seconds_of(lambda: type_key(shown, key, after)))
    assert isinstance(shown.posted[-1], Typed)
    assert statistics.median(typed) < statistics.median(anew) * LARGEST_PART


def seconds_of(work: Callable[[], None]) -> float:
    """Processor time until everything that it brings about is painted."""
    begin = time.process_time()
    work()
    QApplication.processEvents()
    return time.process_time() - begin


def make_anew(shown: ShownScreens, screen: Screen) -> None:
    shown.presenter.show_screen(samples.welcome())
    shown.presenter.show_screen(screen)


def type_key(shown: ShownScreens, key: str, after: Screen) -> None:
    shown.hand.tap(key)
    shown.presenter.show_screen(after)


def test_screen_that_came_before_its_window_has_the_room_of_any_other(shown: ShownScreens) -> None:
    shown.presenter.show_screen(samples.kana("み"))
    shown.show(samples.kana("み"))
    early = shown.page.size()
    shown.show(samples.town())
    shown.show(samples.kana("み"))
    assert shown.page.size() == early


def test_another_question_gets_a_page_of_its_own(shown: ShownScreens) -> None:
    shown.show(samples.postal())
    first = shown.page
    shown.show(samples.town())
    assert shown.page is not first
    assert first.screen_shown is None


def test_change_of_language_keeps_draft_and_focus(shown: ShownScreens) -> None:
    screen = samples.kana("みほん")
    shown.show(screen)
    board = shown.page.findChild(KanaBoard)
    assert board is not None
    board.keys()["か"].setFocus()
    assert isinstance(screen.body, Question)
    english = dataclasses.replace(
        screen,
        comfort=Comfort(language="en"),
        body=dataclasses.replace(screen.body, title="Please type your name"),
    )
    shown.show(english)
    field = shown.page.findChild(TextField)
    assert field is not None
    assert field.text() == "みほん"
    focused = shown.presenter.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "か"


def test_text_size_and_theme_are_dressed_at_once(shown: ShownScreens) -> None:
    screen = samples.who()
    shown.show(screen)
    shown.show(dataclasses.replace(screen, comfort=Comfort(text_size="largest", theme="dark")))
    assert shown.presenter.look.metrics.text_size == "largest"
    assert shown.page.look.palette.high_contrast
    assert shown.presenter.window.grab().toImage().pixelColor(1000, 300).lightness() < 20


def test_theme_alone_is_painted_on_what_stands_there(shown: ShownScreens) -> None:
    screen = samples.who()
    shown.show(screen)
    before = shown.page.findChildren(QWidget)
    shown.show(dataclasses.replace(screen, comfort=Comfort(theme="dark")))
    assert shown.page.findChildren(QWidget) == before
    assert shown.page.look.palette.high_contrast
    assert shown.presenter.window.grab().toImage().pixelColor(1000, 300).lightness() < 20


@pytest.mark.parametrize(
    "screen",
    [
        samples.kana(CANARY),
        samples.text(CANARY),
        samples.with_title(samples.facts(), CANARY),
        samples.with_title(samples.check(), CANARY),
    ],
    ids=["kana", "text", "facts", "check"],
)
def test_forget_leaves_no_canary_anywhere(shown: ShownScreens, qtbot: QtBot, screen: Screen) -> None:
    shown.show(screen)
    assert CANARY in everything_said(shown.presenter.window)
    shown.presenter.forget()
    shown.show(dataclasses.replace(samples.welcome(), visit=VisitId("0197a000-0000-7000-8000-000000000002")))
    qtbot.wait_until(lambda: CANARY not in everything_said(shown.presenter.window))
    assert CANARY not in QApplication.clipboard().text()


def everything_said(root: QWidget) -> str:
    """Every text in every property of every widget, hidden ones included."""
    texts = []
    for one in [root, *root.findChildren(QObject)]:
        meta = one.metaObject()
        texts += [str(one.property(str(meta.property(at).name()))) for at in range(meta.propertyCount())]
        texts += [str(value) for value in vars(one).values() if isinstance(value, str | tuple | list)]
    return ADDRESS.sub("", "\n".join(texts))


def test_digits_are_not_in_any_property_of_the_pin_page(shown: ShownScreens) -> None:
    shown.show(samples.secret_pad())
    shown.hand.type_digits("7391")
    assert "7391" not in everything_said(shown.presenter.window)
    shown.presenter.forget()
    shown.show(samples.welcome())
    assert shown.posted == []


def in_size(screen: Screen, text_size: str) -> Screen:
    return dataclasses.replace(screen, comfort=dataclasses.replace(screen.comfort, text_size=text_size))


def test_page_with_room_keeps_the_letters_that_were_asked_for(shown: ShownScreens) -> None:
    shown.show(in_size(samples.who(), "largest"))
    assert shown.page.look == shown.presenter.look


@pytest.mark.parametrize("screen", [samples.kana(), samples.postal("114")], ids=["kana", "digits"])
@pytest.mark.parametrize("upright", [False, True], ids=["lying", "upright"])
def test_no_key_is_cut_with_the_largest_letters_on_the_smallest_display(
    qtbot: QtBot, upright: bool, screen: Screen
) -> None:
    small = ShownScreens(qtbot, upright=upright, pixels_per_mm=FULL_HD_15)
    small.show(in_size(screen, "largest"))
    parts = [part for part in small.page.findChildren(QWidget) if part.isVisible()]
    assert not cramped(parts, small.page.look)


def shrink(shown: ShownScreens, high: float) -> None:
    """Into so many millimetres of the window, as low as no display is."""
    frame = shown.presenter.window.frame
    frame.resize(frame.width(), shown.presenter.look.mm(high))
    settle(shown.presenter.window)


def test_page_without_room_takes_smaller_letters_and_another_one_the_asked_ones(shown: ShownScreens) -> None:
    shown.show(in_size(samples.postal("114"), "largest"))
    asked = shown.page.look
    shrink(shown, 150)
    smaller = shown.page.look.metrics
    assert TEXT_SIZES.index(smaller.text_size) < TEXT_SIZES.index("largest")
    assert shown.presenter.look.metrics.text_size == "largest"
    shrink(shown, FULL_HD_MM)
    shown.show(in_size(samples.kana(), "largest"))
    assert shown.page.look == asked


def test_page_that_is_built_before_it_is_seen_has_its_own_width_at_once(
    shown: ShownScreens, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the words of a board need is remembered at the width that it had when it was made."""
    shown.show(samples.kana())
    page, screen, widths = shown.page, samples.kana(), list[int]()
    stand_low = Page._stand_low

    def noted(self: Page) -> None:
        if self._content is not None:
            widths.append(self._content.width())
        stand_low(self)

    monkeypatch.setattr(Page, "_stand_low", noted)
    page.hide()
    page._make(screen)
    assert widths == [page.width()]


def test_page_stands_closer_before_its_letters_are_smaller(shown: ShownScreens) -> None:
    shown.show(samples.who())
    looks = list(shown.page._closer())
    assert [look.metrics.text_size for look in looks] == ["standard"]
    assert looks[0].metrics.tight


def test_smaller_letters_change_their_colours_with_the_theme(shown: ShownScreens) -> None:
    screen = in_size(samples.postal("114"), "largest")
    shown.show(screen)
    shrink(shown, 150)
    size = shown.page.look.metrics.text_size
    shown.show(dataclasses.replace(screen, comfort=dataclasses.replace(screen.comfort, theme="dark")))
    assert shown.page.look.metrics.theme == "dark"
    assert shown.page.look.metrics.text_size == size


@pytest.mark.parametrize("screen", [samples.kana(), samples.postal("114")], ids=["kana", "digits"])
def test_low_keys_are_lower_still_before_what_is_read_is_cut(qtbot: QtBot, screen: Screen) -> None:
    small = ShownScreens(qtbot, upright=True, pixels_per_mm=FULL_HD_15)
    low = dataclasses.replace(screen, comfort=dataclasses.replace(screen.comfort, low_reach=True))
    small.show(in_size(low, "large"))
    parts = [part for part in small.page.findChildren(QWidget) if part.isVisible()]
    assert not cramped(parts, small.page.look)
    assert all(small.page.rect().contains(place(one, small.page)) for one in touchables(small.page))


def test_page_that_is_left_stays_as_it_was_seen(shown: ShownScreens) -> None:
    shown.show(in_size(samples.postal("114"), "largest"))
    before = shown.page.look
    shown.page.leave()
    shown.page.resize(shown.page.width(), shown.presenter.look.mm(80))
    assert shown.page.look == before


def test_word_that_no_size_makes_whole_is_no_reason_for_smaller_letters(shown: ShownScreens) -> None:
    endless = Option("endless", "Donaudampfschifffahrt" * 6)
    screen = samples.choices(())
    assert isinstance(screen.body, Question)
    options = (endless, *screen.body.field.options[1:3])
    field = dataclasses.replace(screen.body.field, options=options)
    shown.show(
        in_size(dataclasses.replace(screen, body=dataclasses.replace(screen.body, field=field)), "large")
    )
    assert shown.page.look.metrics.text_size == "large"


def drawn_low(qtbot: QtBot, screen: Screen, pixels_per_mm: float) -> Page:
    """With the largest letters and low reach, upright."""
    shown = ShownScreens(qtbot, upright=True, pixels_per_mm=pixels_per_mm)
    low = dataclasses.replace(screen, comfort=dataclasses.replace(screen.comfort, low_reach=True))
    shown.show(in_size(low, "largest"))
    return shown.page


def test_key_out_of_reach_is_a_reason_for_one_step_on_a_small_display_alone(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: with letters larger than the step below, every key counts as too high."""
    monkeypatch.setattr("ui.pages.page.out_of_reach", lambda _key, look: look.metrics.text_size == "largest")
    assert drawn_low(qtbot, samples.kana(), FULL_HD_15).look.metrics.text_size == "larger"
    assert drawn_low(qtbot, samples.kana(), FULL_HD_21).look.metrics.text_size == "largest"


def test_letters_stay_where_smaller_ones_bring_no_key_within_reach(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.pages.page.out_of_reach", lambda _key, _look: True)
    assert drawn_low(qtbot, samples.kana(), FULL_HD_15).look.metrics.text_size == "largest"


ASIDE = (Button("veil", "かくす", "top", "eye-off"), Button("original", "日本語", "top", "lang"))


def crowded(screen: Screen) -> Screen:
    """With the largest letters, keys beside the way out, and a line more than the page has room for."""
    assert isinstance(screen.body, Question)
    extras = tuple(Option(f"known:{n}", "みほん　はなこさんの\u200b名前を\u200b入れる") for n in range(2))
    problem = "ここに、\u200bふりがなを\u200b入れてください。" * 2
    field = dataclasses.replace(screen.body.field, problem=problem, extras=extras)
    body = dataclasses.replace(screen.body, field=field, summary=("ふりがなを\u200b入れてください", problem))
    return dataclasses.replace(in_size(screen, "largest"), body=body, buttons=(*screen.buttons, *ASIDE))


def test_bands_give_their_room_before_letters_are_smaller(shown: ShownScreens) -> None:
    shown.show(crowded(samples.kana("")))
    assert shown.page.crowds
    assert shown.page.look.metrics.text_size == "largest"
    parts = [part for part in shown.page.findChildren(QWidget) if part.isVisible()]
    assert not cramped(parts, shown.page.look)
    assert len(shown.presenter.window.frame.top.labels) == 1


def test_bands_keep_their_room_where_a_page_has_its_own(shown: ShownScreens) -> None:
    shown.show(crowded(samples.kana("")))
    shown.show(in_size(samples.who(), "largest"))
    assert not shown.page.crowds
    assert len(shown.presenter.window.frame.top.labels) == 2


@pytest.mark.parametrize("typed", [("pad:1", "pad:2"), ()], ids=["begun", "untouched"])
def test_pin_that_was_not_kept_under_another_page_is_asked_for_again_in_words(
    shown: ShownScreens, typed: tuple[str, ...]
) -> None:
    shown.show(samples.secret_pad())
    shown.touch(*typed, "call")
    assert shown.page.findChildren(SecretEntry)[0].count == 0, "nothing lies under the settings"
    shown.show(samples.settings())
    shown.show(samples.secret_pad())
    told = [label.marked for label in shown.page.findChildren(RubyLabel) if label.isVisible()]
    again = shown.presenter.look.words.begin_again
    assert (again in told) is bool(typed)
    shown.show(samples.settings())
    shown.show(samples.secret_pad())
    told = [label.marked for label in shown.page.findChildren(RubyLabel) if label.isVisible()]
    assert again not in told, "said once"


def test_pin_is_kept_where_only_the_words_of_its_page_change(shown: ShownScreens) -> None:
    pad = samples.secret_pad()
    shown.show(pad)
    shown.touch("pad:1", "pad:2")
    before = shown.page.findChildren(SecretEntry)[0]
    shown.show(dataclasses.replace(pad, comfort=Comfort(language="en", text_size="large")))
    entries = [one for one in shown.page.findChildren(SecretEntry) if one is not before]
    assert [one.count for one in entries] == [2]
    assert before.count == 0
    assert not any(before._digits)
    assert bytes(entries[0].take()) == b"12"


def test_pin_of_an_attempt_before_is_not_kept(shown: ShownScreens) -> None:
    shown.show(samples.secret_pad(3))
    shown.touch("pad:1", "pad:2")
    shown.show(samples.secret_pad(2))
    assert [one.count for one in shown.page.findChildren(SecretEntry) if one.isVisible()] == [0]
