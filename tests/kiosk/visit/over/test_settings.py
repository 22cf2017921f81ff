"""The sheet: each choice at once, steps with ends, and only what is offered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.visit.events import ComfortChosen, DevicesChanged
from kiosk.visit.screen import Comfort, Sheet
from tests.fakes.paced_visit import PacedVisit, handbook_of

BOOK = handbook_of(languages=("ja", "en"))
PLAIN = Comfort()


@pytest.fixture
def visit() -> PacedVisit:
    made = PacedVisit(BOOK)
    made.to_who()
    return made


@pytest.mark.parametrize("tool", ["text-size", "theme", "voice", "language"])
def test_every_tool_opens_the_same_sheet_with_its_own_row(tool: str, visit: PacedVisit) -> None:
    body = visit.press(f"tool:{tool}").body
    assert isinstance(body, Sheet)
    assert body.focus == tool
    assert [row.id for row in body.rows] == ["text-size", "theme", "voice", "language"]


@pytest.mark.parametrize(
    ("tool", "icon"), [("text-size", "text"), ("hand", "touch"), ("keys", "touch")], ids=["1", "2", "3"]
)
def test_the_settings_have_their_own_title_at_the_top(tool: str, icon: str, visit: PacedVisit) -> None:
    screen = visit.press(f"tool:{tool}")
    assert screen.topic == (screen.body.title, icon)


def test_another_tool_moves_the_focus_of_an_open_sheet(visit: PacedVisit) -> None:
    body = visit.press("tool:theme", "tool:voice").body
    assert isinstance(body, Sheet)
    assert body.focus == "voice"


def test_every_option_that_is_offered_does_something_and_shows_it(visit: PacedVisit) -> None:
    body = visit.press("tool:theme").body
    assert isinstance(body, Sheet)
    for row in body.rows:
        for option in row.options:
            visit.press("reset")
            before = visit.visit.comfort
            visit.press(f"{row.id}:{option.id}")
            assert option.chosen or visit.visit.comfort != before, (row.id, option.id)
            shown = visit.screen.body
            assert isinstance(shown, Sheet)
            chosen = [
                one.id for one in next(one for one in shown.rows if one.id == row.id).options if one.chosen
            ]
            assert row.id == "voice" or chosen == [option.id]


@pytest.mark.parametrize(
    ("button", "times", "expected"),
    [
        ("voice:faster", 9, 200),
        ("voice:slower", 9, 50),
        ("voice:louder", 9, 5),
        ("voice:quieter", 9, 1),
    ],
)
def test_steps_stop_at_their_ends(button: str, times: int, expected: int, visit: PacedVisit) -> None:
    visit.press("tool:voice", *[button] * times)
    comfort = visit.visit.comfort
    assert expected in (comfort.rate, comfort.volume)


@pytest.mark.parametrize(
    "button", ["text-size:giant", "theme:pink", "language:tlh", "voice:yell", "theme:", "colour:x"]
)
def test_what_is_not_offered_changes_nothing(button: str, visit: PacedVisit) -> None:
    visit.press("tool:theme", button)
    assert visit.visit.comfort == BOOK.default_comfort()


def test_reset_is_how_every_person_finds_it(visit: PacedVisit) -> None:
    visit.press("tool:theme", "theme:dark", "text-size:largest", "voice:on", "language:en", "reset")
    assert visit.visit.comfort == BOOK.default_comfort()


def test_closing_leads_back_to_the_same_page(visit: PacedVisit) -> None:
    before = visit.screen
    assert visit.press("tool:theme", "next") == before


@pytest.mark.parametrize(
    ("button", "expected"),
    [
        ("tremor:short", Comfort(tremor=1)),
        ("tremor:long", Comfort(tremor=2)),
        ("reach:on", Comfort(low_reach=True)),
        ("motion:off", Comfort(quiet=True)),
        ("sounds:off", Comfort(sounds=False)),
    ],
)
def test_the_page_for_hands_eyes_and_ears_takes_effect_at_once_and_shows_it(
    button: str, expected: Comfort, visit: PacedVisit
) -> None:
    visit.press("tool:text-size", "tool:hand", button)
    assert visit.visit.comfort == expected
    body = visit.screen.body
    assert isinstance(body, Sheet)
    row, _, option = button.partition(":")
    chosen = [one.id for line in body.rows if line.id == row for one in line.options if one.chosen]
    assert chosen == [option]
    visit.press("tool:keys", "next", "quit", "quit-now")
    assert visit.visit.comfort == PLAIN


def test_the_pages_of_settings_lead_to_each_other_and_back(visit: PacedVisit) -> None:
    names = [visit.press(one).name for one in ("tool:theme", "tool:hand", "tool:keys", "tool:hand")]
    assert names == ["settings-open", "settings-open:hand", "settings-open:keys", "settings-open:hand"]


@pytest.mark.parametrize("button", ["tremor:forever", "reach:", "motion:maybe", "sounds:loud"])
def test_what_the_second_page_does_not_offer_changes_nothing(button: str, visit: PacedVisit) -> None:
    visit.press("tool:hand", button)
    assert visit.visit.comfort == PLAIN


def test_the_wards_settings_are_where_everybody_begins() -> None:
    calm = handbook_of(sounds=False, motion=False).default_comfort()
    assert (calm.sounds, calm.quiet) == (False, True)


def test_low_reach_is_neither_offered_nor_taken_where_all_of_the_display_is_within_reach(
    visit: PacedVisit,
) -> None:
    visit.happens(DevicesChanged(replace(visit.visit.devices, high_display=False)))
    visit.press("tool:hand", "reach:on")
    body = visit.screen.body
    assert isinstance(body, Sheet)
    assert [row.id for row in body.rows] == ["tremor", "motion", "sounds"]
    assert visit.visit.comfort == PLAIN


def test_low_reach_stands_lowest_where_whoever_needs_it_can_reach_it(visit: PacedVisit) -> None:
    visit.press("tool:hand")
    body = visit.screen.body
    assert isinstance(body, Sheet)
    assert body.rows[-1].id == "reach"


def dark_options(visit: PacedVisit) -> dict[str, str | None]:
    body = visit.press("tool:keys").body
    assert isinstance(body, Sheet)
    return {one.id: one.barred for row in body.rows if row.id == "dark" for one in row.options}


def test_dark_is_barred_and_not_taken_without_the_voice(visit: PacedVisit) -> None:
    assert dark_options(visit) == {"off": None, "on": BOOK.words("ja")("ear.dark-needs-voice")}
    visit.press("dark:on")
    assert visit.visit.comfort == PLAIN


def test_light_comes_back_with_the_end_of_the_voice(visit: PacedVisit) -> None:
    visit.press("tool:voice", "voice:on")
    assert dark_options(visit) == {"off": None, "on": None}
    visit.press("dark:on")
    assert visit.screen.unlit
    visit.press("tool:voice", "voice:on")
    assert not visit.visit.comfort.dark
    visit.press("voice:on")
    assert not visit.screen.unlit, "it does not come back by itself"


@pytest.mark.parametrize("speech", [False, True])
def test_no_event_leaves_the_dark_without_a_voice(speech: bool, visit: PacedVisit) -> None:
    visit.happens(ComfortChosen(Comfort(dark=True, speech=speech)))
    assert visit.visit.comfort.dark is speech


def test_reset_is_told_to_the_ear_until_the_next_choice(visit: PacedVisit) -> None:
    assert visit.press("tool:theme").told == ""
    assert visit.press("theme:dark", "reset").told == "ear.was-reset"
    assert visit.press("theme:dark").told == ""
    assert visit.press("reset", "tool:voice").told == ""


def test_reset_is_told_in_every_language() -> None:
    for language in BOOK.settings.visit.languages:
        assert BOOK.words(language).has("ear.was-reset")
