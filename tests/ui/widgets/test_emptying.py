from __future__ import annotations

from ui.widgets.emptying import Emptying


def test_second_touch_brings_back_what_the_first_took_away() -> None:
    emptying = Emptying("")
    assert emptying.touched("みほん　はなこ") == ""
    assert emptying.offers_back
    assert emptying.touched("") == "みほん　はなこ"
    assert not emptying.offers_back


def test_empty_entry_has_nothing_to_bring_back() -> None:
    emptying = Emptying("")
    assert emptying.touched("") == ""
    assert not emptying.offers_back


def test_nothing_is_kept_once_something_else_was_done() -> None:
    emptying = Emptying("")
    emptying.touched("みほん")
    emptying.forget()
    assert not emptying.offers_back
    assert emptying.touched("か") == ""


def test_what_was_kept_is_taken_over_by_an_entry_that_is_still_empty() -> None:
    before, after, typed = Emptying(""), Emptying(""), Emptying("")
    before.touched("みほん")
    after.take_over(before.kept, "")
    typed.take_over(before.kept, "か")
    assert after.touched("") == "みほん"
    assert not typed.offers_back


def test_an_entry_of_another_kind_takes_nothing_over() -> None:
    emptying = Emptying("")
    emptying.take_over({"year": "23"}, "")
    assert not emptying.offers_back
