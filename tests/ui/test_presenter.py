from __future__ import annotations

import dataclasses

from kiosk.basics.ids import VisitId
from kiosk.visit.events import Pressed
from kiosk.visit.screen import Comfort
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples


def test_dashed_button_is_posted_all_the_same(shown: ShownScreens) -> None:
    shown.show(samples.card_birth())
    shown.touch("next")
    assert shown.posted == [Pressed("next")]


def test_page_before_is_forgotten_when_another_comes(shown: ShownScreens) -> None:
    shown.show(samples.facts())
    before = shown.page
    shown.show(samples.yes_no())
    assert before.screen_shown is None


def test_another_person_gets_a_page_of_their_own(shown: ShownScreens) -> None:
    shown.show(samples.kana("みほん"))
    before = shown.page
    someone_else = VisitId("0197a000-0000-7000-8000-000000000002")
    shown.show(dataclasses.replace(samples.kana(""), visit=someone_else))
    assert shown.page is not before


def test_same_comfort_dresses_nothing_anew(shown: ShownScreens) -> None:
    shown.show(samples.who())
    look = shown.presenter.look
    shown.show(samples.who("proxy"))
    assert shown.presenter.look is look
    shown.show(dataclasses.replace(samples.who(), comfort=Comfort(theme="dark")))
    assert shown.presenter.look is not look


def test_no_focus_ring_appears_where_nobody_used_a_keyboard(shown: ShownScreens) -> None:
    from ui.widgets.focus_ring import keyboard_in_use

    shown.show(samples.who())
    shown.touch("choice:proxy")
    shown.show(samples.yes_no())
    assert not keyboard_in_use(shown.presenter.window)
