"""Nothing is handed in before all of it was seen, and all of it can be heard."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtTest import QSignalSpy

from kiosk.visit.events import Pressed
from kiosk.visit.screen import CheckList, Comfort, Screen
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.widgets.check_rows import CheckRows
from ui.widgets.key_button import KeyButton

SEND, ONWARD = "これで出す", "つぎのページ"


def answers(count: int, comfort: Comfort | None = None) -> Screen:
    screen = samples.check()
    assert isinstance(screen.body, CheckList)
    row = screen.body.rows[0]
    rows = tuple(dataclasses.replace(row, label=f"項目{at}", button=f"edit:{at}") for at in range(count))
    body = dataclasses.replace(screen.body, rows=rows)
    return dataclasses.replace(screen, body=body, comfort=comfort or screen.comfort)


def primary(shown: ShownScreens) -> str:
    (key,) = shown.presenter.window.frame.foot.keys_at("next")
    return key.accessibleName()


def rows_of(shown: ShownScreens) -> CheckRows:
    rows = shown.page.findChild(CheckRows)
    assert rows is not None
    return rows


def sent(shown: ShownScreens) -> bool:
    return Pressed("next") in shown.posted


def test_one_page_is_handed_in_at_once(shown: ShownScreens) -> None:
    shown.show(answers(3))
    assert primary(shown) == SEND
    shown.touch("next")
    assert sent(shown)


def test_several_pages_are_handed_in_only_when_the_last_was_seen(shown: ShownScreens) -> None:
    shown.show(answers(14))
    for page in range(len(rows_of(shown).pages) - 1):
        assert (rows_of(shown).pager.page, primary(shown)) == (page, ONWARD)
        shown.touch("next")
        assert not sent(shown)
    assert primary(shown) == SEND
    shown.touch("next")
    assert sent(shown)


def test_the_arrow_leads_on_and_the_tick_ends(shown: ShownScreens) -> None:
    screen = answers(14)
    ends = [dataclasses.replace(one, icon="check") if one.place == "next" else one for one in screen.buttons]
    shown.show(dataclasses.replace(screen, buttons=tuple(ends)))
    icons = []
    for _page in rows_of(shown).pages:
        icons.append(next(one.icon for one in shown.page.buttons() if one.place == "next"))
        shown.touch("next")
    assert icons == ["next"] * (len(icons) - 1) + ["check"]


def test_pages_turned_by_the_list_s_own_keys_were_seen_too(shown: ShownScreens) -> None:
    shown.show(answers(9))
    shown.touch("after")
    assert primary(shown) == SEND
    shown.touch("before")
    assert primary(shown) == SEND


def test_the_focus_stays_on_the_key_that_turns(shown: ShownScreens) -> None:
    shown.show(answers(9))
    (key,) = shown.presenter.window.frame.foot.keys_at("next")
    key.setFocus()
    shown.touch("next")
    assert key.hasFocus()
    assert primary(shown) == SEND


def test_who_comes_back_from_a_correction_has_seen_the_rest(shown: ShownScreens) -> None:
    before = answers(14)
    shown.show(before)
    while primary(shown) == ONWARD:
        shown.touch("next")
    last = rows_of(shown).pager.page
    shown.show(samples.copies(2))
    assert isinstance(before.body, CheckList)
    *kept, mended = before.body.rows
    body = dataclasses.replace(before.body, rows=(*kept, dataclasses.replace(mended, value="ほか")))
    shown.show(dataclasses.replace(before, body=body))
    assert (rows_of(shown).pager.page, primary(shown)) == (last, SEND)


def test_an_answer_that_changed_elsewhere_has_to_be_seen(shown: ShownScreens) -> None:
    before = answers(14)
    shown.show(before)
    while primary(shown) == ONWARD:
        shown.touch("next")
    shown.show(samples.copies(2))
    assert isinstance(before.body, CheckList)
    mended, *kept = before.body.rows
    body = dataclasses.replace(before.body, rows=(dataclasses.replace(mended, value="ほか"), *kept))
    shown.show(dataclasses.replace(before, body=body))
    assert primary(shown) == ONWARD
    shown.touch("next")
    assert (rows_of(shown).pager.page, primary(shown)) == (0, SEND)


def test_the_next_person_has_seen_nothing(shown: ShownScreens) -> None:
    shown.show(answers(9))
    shown.touch("next")
    shown.presenter.forget()
    shown.show(samples.who())
    shown.show(answers(9))
    assert primary(shown) == ONWARD


@pytest.mark.parametrize(("speech", "times"), [(False, 0), (True, 1)])
def test_reading_aloud_is_asked_of_a_voice_that_is_on(shown: ShownScreens, speech: bool, times: int) -> None:
    shown.show(answers(9, Comfort(speech=speech)))
    asked = QSignalSpy(shown.page.asked_aloud)
    shown.touch("read")
    assert asked.count() == times
    assert Pressed("read") in shown.posted


def test_the_ear_hears_which_page_came(shown: ShownScreens) -> None:
    shown.show(answers(9))
    told = QSignalSpy(shown.page.told)
    shown.touch("next")
    assert told.at(0) == ["2ページのうち、2ページ{目|め}"]


def test_with_low_reach_a_key_says_that_it_mends(shown: ShownScreens) -> None:
    """A pencil is all that tells it to the eye: whoever hears the key hears the verb first."""
    shown.show(answers(2, Comfort(low_reach=True)))
    keys = [one for one in shown.page.findChildren(KeyButton) if one.id.startswith("edit:")]
    assert [one.accessibleName() for one in keys] == ["なおす 項目0", "なおす 項目1"]
    assert [one.marked for one in keys] == ["項目0", "項目1"]
