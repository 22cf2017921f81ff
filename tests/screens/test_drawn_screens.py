"""Every drawn screen, upright and wide: nothing small, close, clipped, outside or nameless."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.visit.screen import Comfort, Screen
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.gallery.audit import audit_window

SCREENS = samples.everything()


def audit(
    shown: ShownScreens, screen: Screen, text_size: str = "standard", theme: str = "standard"
) -> list[str]:
    comfort = Comfort(text_size=text_size, theme=theme)
    shown.show(dataclasses.replace(screen, comfort=comfort))
    window = shown.presenter.window
    found = audit_window(
        window, shown.presenter.look, page=shown.page, screen=screen, picture=window.grab().toImage()
    )
    return [f"{one.rule} {one.widget} {one.figure}" for one in found]


@pytest.mark.parametrize("text_size", ["standard", "large", "larger"])
@pytest.mark.parametrize(("name", "screen"), SCREENS, ids=[name for name, _ in SCREENS])
def test_wide(shown: ShownScreens, name: str, screen: Screen, text_size: str) -> None:
    assert audit(shown, screen, text_size) == []


@pytest.mark.parametrize("text_size", ["standard", "large", "larger"])
@pytest.mark.parametrize(("name", "screen"), SCREENS, ids=[name for name, _ in SCREENS])
def test_upright(shown_upright: ShownScreens, name: str, screen: Screen, text_size: str) -> None:
    assert audit(shown_upright, screen, text_size) == []


@pytest.mark.parametrize("theme", ["soft", "dark", "light"])
def test_who_in_every_theme(shown: ShownScreens, theme: str) -> None:
    assert audit(shown, samples.who(), theme=theme) == []
