from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.gallery.letters import smaller_letters


def test_letters_of_the_size_asked_for_are_right(shown: ShownScreens) -> None:
    shown.show(samples.who())
    assert list(smaller_letters(shown.page, shown.presenter.look)) == []


def test_page_that_took_smaller_letters_is_reported(shown: ShownScreens) -> None:
    shown.show(samples.who())
    larger = shown.presenter.look.with_metrics(text_size="largest")
    (found,) = smaller_letters(shown.page, larger)
    assert found.rule == "letters"
    assert found.figure == "standard instead of largest"


def test_window_without_a_page_has_no_letters_to_measure(shown: ShownScreens) -> None:
    assert list(smaller_letters(None, shown.presenter.look)) == []
    assert list(smaller_letters(QWidget(), shown.presenter.look)) == []
