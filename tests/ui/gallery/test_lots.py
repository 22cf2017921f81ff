from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import pytest

from kiosk.settings import Settings
from ui.gallery.lots import Lots
from ui.gallery.modes import DISPLAYS, TEXT_SIZES, THEMES, USUAL, Mode, modes

LANGUAGES = Settings().visit.languages
WANTED = tuple(modes(LANGUAGES, THEMES, TEXT_SIZES, DISPLAYS, (False, True)))
SCREENS = [f"asking-procedure-{number}" for number in range(300)]
"""A third of what there is."""
EIGHT = Lots(WANTED, 8, seed=0)


def met(drawn: Iterable[Mode]) -> dict[str, set[object]]:
    every = tuple(drawn)
    return {
        "language": {mode.language for mode in every},
        "theme": {mode.theme for mode in every},
        "size": {mode.text_size for mode in every},
        "upright": {mode.display.upright for mode in every},
        "low reach": {mode.low_reach for mode in every},
        "usual": {mode.display.usual for mode in every},
    }


@pytest.mark.parametrize("screen", SCREENS[:40])
def test_eight_modes_of_any_screen_meet_every_value(screen: str) -> None:
    drawn = EIGHT.of(screen)
    assert len(drawn) == 8
    assert drawn <= set(WANTED)
    found = met(drawn)
    assert found == met(WANTED)


def test_all_screens_together_meet_every_language_at_every_size_as_it_lies_and_upright() -> None:
    drawn = [mode for screen in SCREENS for mode in EIGHT.of(screen) if mode.display.usual]
    company = {(one.language, one.text_size, one.display.upright, one.low_reach) for one in drawn}
    assert company == set(product(LANGUAGES, TEXT_SIZES, (False, True), (False, True)))
    assert {(one.theme, one.language, one.text_size) for one in drawn} == set(
        product(THEMES, LANGUAGES, TEXT_SIZES)
    )


def test_most_are_on_the_usual_display_and_every_other_has_a_share() -> None:
    drawn = [mode for screen in SCREENS for mode in EIGHT.of(screen)]
    usual = [mode for mode in drawn if mode.display.usual]
    assert len(drawn) * 0.7 < len(usual) < len(drawn) * 0.8
    assert {mode.display for mode in drawn} == set(DISPLAYS)
    low = [mode for mode in drawn if mode.low_reach]
    assert len(drawn) * 0.23 < len(low) < len(drawn) * 0.27


def test_same_seed_draws_the_same_and_another_one_others() -> None:
    again, other = Lots(WANTED, 8, seed=0), Lots(WANTED, 8, seed=1)
    assert [again.of(screen) for screen in SCREENS] == [EIGHT.of(screen) for screen in SCREENS]
    assert all(other.of(screen) != EIGHT.of(screen) for screen in SCREENS)


def test_runs_with_several_seeds_add_up() -> None:
    runs = [Lots(WANTED, 8, seed).of("settings") for seed in range(12)]
    usual = {mode for drawn in runs for mode in drawn if mode.display.usual}
    assert len({(mode.language, mode.text_size, mode.display) for mode in usual}) > 35


@pytest.mark.parametrize("count", [1, 3, 8, 20])
def test_where_fewer_are_wanted_than_asked_for_all_are_drawn(count: int) -> None:
    few = tuple(modes(("vi",), ("dark",), ("standard", "largest"), (USUAL,), (False, True)))
    drawn = Lots(few, count, seed=0).of("settings")
    assert len(drawn) == min(count, 4)
    assert drawn <= set(few)


def test_whole_matrix_is_drawn_where_as_many_are_asked_for() -> None:
    some = tuple(modes(LANGUAGES, THEMES, TEXT_SIZES, (USUAL,)))
    assert Lots(some, len(some), seed=0).of("settings") == set(some)


def test_wordiest_has_one_theme_in_each_language_and_all_meet_every_theme() -> None:
    mode = Mode("vi", "standard", "largest", USUAL)
    themes = [EIGHT.theme_of(screen, mode) for screen in SCREENS]
    assert themes == [EIGHT.theme_of(screen, Mode("vi", "dark", "largest", USUAL)) for screen in SCREENS]
    assert set(themes) == set(THEMES)
