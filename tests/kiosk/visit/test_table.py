"""The table is the whole way: walks at random never leave it, never end, and always show something to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest

from kiosk.bootstrap import Services
from kiosk.settings import demo_settings
from kiosk.visit import states as at
from kiosk.visit.events import DeadlinePassed, Event, Pressed
from kiosk.visit.handbook import Handbook
from kiosk.visit.screen import Screen
from kiosk.visit.table import ANYWHERE, OVERS, STEPS, Row, row_anywhere, row_for
from kiosk.visit.timing import MACHINE_S
from kiosk.visit.visit import Visit
from kiosk.words.furigana import reading
from tests.fakes.wanderer import PIN, Wanderer

WALKS, LENGTH = 40, 150
ALL_STEPS = get_args(at.Step)


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    services = Services(demo_settings())
    found = services.library, services.catalogue, services.lookups, services.settings
    return Handbook(*found, has_fleet_key=lambda day: True)


@pytest.mark.parametrize("seed", range(WALKS))
def test_a_walk_at_random_keeps_to_the_table(seed: int, handbook: Handbook) -> None:
    walk = Wanderer(handbook, seed)
    for _ in range(LENGTH):
        screen = walk.screen
        assert somewhere_to_go(screen, walk), screen.name
        walk.step()
        before, event, after = walk.moves[-1]
        if type(after.step) is type(before.step) or after.id != before.id:
            continue
        lying = None if before.over is None else row_for(before.over, event)
        row = lying or row_for(before.step, event) or row_anywhere(before.step, event)
        assert row is not None
        back = after.trail == before.trail[:-1] and after.step == before.trail[-1:][0]
        assert back or type(after.step) in row.to, (
            f"{row.step.__name__} --{row.on}--> {type(after.step).__name__}"
        )


def somewhere_to_go(screen: Screen, walk: Wanderer) -> bool:
    """A button that leads on, or a machine at work whose deadline will."""
    ways = [
        button for button in screen.buttons if button.place in ("next", "back", "middle", "inline", "quit")
    ]
    return bool(ways) or type(walk.visit.step) in MACHINE_S or isinstance(walk.visit.step, at.Closed)


@pytest.mark.parametrize("seed", range(8))
def test_no_walk_keeps_a_secret(seed: int, handbook: Handbook) -> None:
    walk = Wanderer(handbook, seed)
    for _ in range(LENGTH):
        walk.step()
        assert PIN not in repr(walk.visit.drafts)
        numbers = [name for name in walk.visit.drafts if name.startswith("card.")]
        assert not numbers or any(
            isinstance(step, at.TypingCardNumbers) for step in (walk.visit.step, *walk.visit.trail)
        )


def reached() -> set[type[object]]:
    """Every step that the table leads to from the first."""
    found: set[type[object]] = {at.Welcoming}
    while True:
        here = [*(row for row in STEPS if row.step in found), *OVERS]
        more = {step for row in here for step in row.to} - found
        if not more:
            return found
        found |= more


def test_every_step_is_reached() -> None:
    assert reached() == set(ALL_STEPS)


def test_every_step_that_waits_for_a_machine_has_its_way_out_beside_it() -> None:
    waiting = {row.step for row in STEPS if row.on is DeadlinePassed}
    assert set(MACHINE_S) <= waiting


@pytest.mark.parametrize("rows", [STEPS, OVERS, ANYWHERE], ids=["steps", "overs", "anywhere"])
def test_no_two_rows_answer_the_same(rows: tuple[Row, ...]) -> None:
    keys = [(row.step, row.on) for row in rows]
    assert len(keys) == len(set(keys))


def test_every_handler_says_what_it_does() -> None:
    handlers: set[Callable[..., object]] = {row.do for row in (*STEPS, *OVERS, *ANYWHERE)}
    assert all(handler.__module__.startswith("kiosk.visit.") for handler in handlers)


@pytest.mark.parametrize("seed", range(WALKS))
def test_what_remains_never_grows_unsaid_on_the_way_forward(seed: int, handbook: Handbook) -> None:
    walk = Wanderer(handbook, seed)
    said: dict[str, str] = {
        language: reading(handbook.words(language)("visit.asking.grew"))
        for language in handbook.settings.visit.languages
    }
    for _ in range(LENGTH):
        shown = walk.screen
        walk.step()
        before, event, after = walk.moves[-1]
        now = walk.screen
        if shown.left is None or now.left is None or not forward(before, event, after):
            continue
        assert now.left <= shown.left or said[after.comfort.language] in now.spoken, (
            f"{shown.name} {shown.left} --{event}--> {now.name} {now.left}"
        )


def forward(before: Visit, event: Event, after: Visit) -> bool:
    """Neither back to something seen before, nor away from a card that is not used, nor to a new matter."""
    same = before.id == after.id and len(before.cases) == len(after.cases)
    onward = len(after.trail) >= len(before.trail) and (before.card is None or after.card is not None)
    corrects = isinstance(event, Pressed) and event.button.startswith(("edit:", "back", "cancel"))
    return same and onward and not corrects and after.over is None and before.over is None


@pytest.mark.parametrize("seed", range(WALKS))
def test_back_never_leads_to_a_machine(seed: int, handbook: Handbook) -> None:
    walk = Wanderer(handbook, seed)
    for _ in range(LENGTH):
        walk.step()
        assert not [step for step in walk.visit.trail if type(step) in MACHINE_S]


@pytest.mark.parametrize("seed", range(WALKS))
def test_only_what_is_offered_can_be_pressed(seed: int, handbook: Handbook) -> None:
    walk = Wanderer(handbook, seed)
    for _ in range(LENGTH):
        offered = {button.id for button in walk.screen.buttons}
        for button in ("back", "quit"):
            if walk.visit.over is None:
                taken = row_for(walk.visit.step, Pressed(button)) or row_anywhere(
                    walk.visit.step, Pressed(button)
                )
                assert (button in offered) <= (taken is not None), (walk.screen.name, button)
                assert taken is None or button in offered or not walk.visit.trail, (walk.screen.name, button)
        walk.step()


@pytest.mark.parametrize("seed", range(WALKS))
def test_every_walk_ends_in_forgetting_when_it_is_left_alone(seed: int, handbook: Handbook) -> None:
    walk = Wanderer(handbook, seed)
    for _ in range(LENGTH):
        walk.step()
    for _ in range(12 + handbook.settings.staff.hold_min):  # staff who stand by hold it a minute at a time
        if walk.visit.card is None and not walk.visit.cases and walk.visit.over is None:
            break
        walk.leave_alone()
    assert (walk.visit.card, walk.visit.cases, walk.visit.over) == (None, (), None)
    assert not walk.visit.answers.by_field
