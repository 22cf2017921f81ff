"""What a page alone knows to be missing, or at its limit, is said to whoever cannot see it."""

from __future__ import annotations

import dataclasses

from kiosk.visit.screen import Screen, Sheet
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples

LIMIT = "これ以上は、変わりません。"


def told_of(shown: ShownScreens, screen: Screen, *keys: str) -> list[str]:
    told: list[str] = []
    shown.show(screen)
    shown.page.told.connect(told.append)
    shown.touch(*keys)
    return told


def loudest() -> Screen:
    screen = samples.settings()
    assert isinstance(screen.body, Sheet)
    rows = [
        dataclasses.replace(
            row,
            options=tuple(
                dataclasses.replace(one, barred=LIMIT if one.id == "louder" else None) for one in row.options
            ),
        )
        for row in screen.body.rows
    ]
    return dataclasses.replace(screen, body=dataclasses.replace(screen.body, rows=tuple(rows)))


def test_missing_digits_of_a_secret_are_said(shown: ShownScreens) -> None:
    (told,) = told_of(shown, samples.secret_pad(), "next")
    assert "4" in told


def test_step_at_its_limit_is_said_and_goes_no_further(shown: ShownScreens) -> None:
    shown.show(samples.settings())
    assert told_of(shown, loudest(), "volume:louder") == [LIMIT]
    assert shown.posted == []
    assert told_of(shown, samples.settings(), "volume:louder") == []
    assert len(shown.posted) == 1
