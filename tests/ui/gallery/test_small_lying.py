"""15.6" as it lies, with the largest letters: no word is lost, keys keep their places, errors their size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kiosk.bootstrap import Services
from kiosk.settings.loading import demo_settings
from kiosk.visit.gallery import portraits
from kiosk.visit.screen import CheckList, Preparation, Screen, Welcome
from tests.fakes.looks import FULL_HD_15
from tests.fakes.shown_screens import ShownScreens
from tests.fakes.stage import place
from ui.commands.matrix import MOMENT, sample_document, sample_ticket
from ui.gallery.drawing import settle
from ui.gallery.modes import USUAL, Display, Mode
from ui.pages.page import Page
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.check_rows import CheckRows
from ui.widgets.digit_pad import DigitPad
from ui.widgets.look_sample import LookSample
from ui.widgets.ruby_label import RubyLabel

SMALL = Display(USUAL.width, USUAL.height, FULL_HD_15)
LANGUAGES = ("ja", "ja-easy", "en", "zh-Hans", "ko", "vi", "ne")
ABOUT_A_DOZEN = 16
Draw = Callable[[str, str], tuple[Page, Screen]]


@pytest.fixture(scope="module")
def services() -> Services:
    return Services(demo_settings())


@pytest.fixture
def draw(qtbot: QtBot, services: Services) -> Draw:
    """Draws a screen of this name in this language, and gives its page."""
    shown = ShownScreens(qtbot, pixels_per_mm=FULL_HD_15)

    def drawn(name: str, language: str) -> tuple[Page, Screen]:
        comfort = Mode(language, "standard", "largest", SMALL).comfort
        form, ticket = (made(services, language) for made in (sample_document, sample_ticket))
        every = portraits(services.handbook, MOMENT, comfort, form, (name,), ticket=ticket)
        screen = next(screen for each, screen in every if each == name)
        shown.show(screen)
        return shown.page, screen

    return drawn


def steps_smaller(page: Page) -> int:
    return TEXT_SIZES.index("largest") - TEXT_SIZES.index(page.look.metrics.text_size)


def rows_of(page: Page) -> CheckRows:
    rows = page.findChild(CheckRows)
    assert isinstance(rows, CheckRows)
    return rows


def places_of(pad: DigitPad) -> list[list[str]]:
    return [[key.id for key in row] for row in pad.in_rows()]


@pytest.mark.parametrize("name", ["summary-desk", "checking-people-many"])
@pytest.mark.parametrize("language", ["ja", "ja-easy", "vi"])
def test_every_word_of_every_row_stands_whole_on_some_page(draw: Draw, name: str, language: str) -> None:
    page, screen = draw(name, language)
    rows, body = rows_of(page), screen.body
    assert isinstance(body, CheckList)
    for row in body.rows:
        parts = [part.value for shown in rows.pages for part in shown if part.label == row.label]
        assert "".join("".join(parts).split()) == "".join(row.value.split())
    for at in range(len(rows.pages)):
        rows.pager.turn_to(at)
        settle(page.window())
        assert [label.marked for label in rows.labels() if not label.fits()] == []


@pytest.mark.parametrize("name", ["summary-desk", "checking-people-many", "checking-answers"])
def test_so_few_pages_that_somebody_reads_them(draw: Draw, name: str) -> None:
    page, _ = draw(name, "ja")
    assert len(rows_of(page).pages) <= ABOUT_A_DOZEN
    assert steps_smaller(page) <= 1


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("asking-okuyami-self-home_address.postal", "asking-okuyami-self-home_address.postal-missing"),
        ("entering-secret", "entering-secret-again"),
        ("asking-kyufukin-self-bank_account.number", "asking-kyufukin-self-bank_account.number-missing"),
    ],
)
def test_digits_stand_where_they_stood_when_something_is_wrong(draw: Draw, name: str, wrong: str) -> None:
    page, _ = draw(name, "ja")
    pad = page.findChild(DigitPad)
    assert isinstance(pad, DigitPad)
    before, left = places_of(pad), [key.x() for key in pad.keys.values()]
    page, _ = draw(wrong, "ja")
    pad = page.findChild(DigitPad)
    assert isinstance(pad, DigitPad)
    assert (places_of(pad), [key.x() for key in pad.keys.values()]) == (before, left)
    assert steps_smaller(page) <= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_of_digits_are_equally_wide(draw: Draw, language: str) -> None:
    page, _ = draw("entering-secret", language)
    pad = page.findChild(DigitPad)
    assert isinstance(pad, DigitPad)
    widths = {pad.keys[digit].width() for digit in "1234567890"}
    assert max(widths) - min(widths) <= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_offered_on_the_first_page(draw: Draw, language: str) -> None:
    page, screen = draw("welcoming", language)
    assert isinstance(screen.body, Welcome)
    offered = {key.id for key in page.findChildren(LookSample) if key.isVisible() and key.fits()}
    assert offered >= {f"language:{option.id}" for option in screen.body.languages}


@pytest.mark.parametrize("language", ["ja", "en", "vi", "ne"])
def test_what_to_have_at_hand_keeps_its_title_and_its_letters(draw: Draw, language: str) -> None:
    page, screen = draw("preparing", language)
    assert isinstance(screen.body, Preparation)
    title = page.findChild(RubyLabel, "title")
    assert isinstance(title, RubyLabel)
    assert title.isVisible()
    assert title.marked == screen.body.title
    assert steps_smaller(page) <= 1


@pytest.mark.parametrize(
    "name",
    [
        "choosing-who-hesitating",
        "finished-copy",
        "finished-queued",
        "led-to-desk-not-printed",
        "asking-okuyami-proxy-mourner",
        "asking-okuyami-proxy-mourner-missing",
        "asking-okuyami-self-money_steps",
        "asking-okuyami-self-subject.birth_date-missing",
    ],
)
def test_letters_are_at_most_one_step_smaller(draw: Draw, name: str) -> None:
    page, _ = draw(name, "ja")
    assert steps_smaller(page) <= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_digits_of_a_date_are_whole(draw: Draw, language: str) -> None:
    """The place of the digits is as wide as they are: words of other languages make them wider."""
    page, _ = draw("card-numbers-birth", language)
    (pad,) = page.findChildren(DigitPad)
    least = page.look.mm(page.look.sizes.least_key)
    for key in pad.keys.values():
        assert key.width() >= least, key.id
        assert place(key, page).right() <= page.rect().right(), key.id
