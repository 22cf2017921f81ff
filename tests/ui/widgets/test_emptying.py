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
