from __future__ import annotations

from typing import get_args

import pytest

from kiosk.visit import screen as bodies
from kiosk.visit.screen import Screen
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.pages.registry import PAGES, page_for


def test_every_body_has_one_page() -> None:
    assert set(PAGES) == set(get_args(bodies.Body))
    assert len(set(PAGES.values())) == len(PAGES)


def test_every_page_is_among_the_samples() -> None:
    assert {type(screen.body) for _, screen in samples.everything()} == set(PAGES)


def test_a_body_nobody_drew_is_refused() -> None:
    with pytest.raises(KeyError):
        page_for(object())


@pytest.mark.parametrize(("name", "screen"), samples.everything(), ids=lambda value: str(value)[:20])
def test_page_draws_its_sample_and_forgets_it(shown: ShownScreens, name: str, screen: Screen) -> None:
    shown.show(screen)
    assert isinstance(shown.page, page_for(screen.body))
    shown.presenter.forget()
    assert shown.page.screen_shown is None
