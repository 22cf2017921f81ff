"""Every step, and the questions of some procedures, each in a mode drawn by lot: the whole is `make gallery`.

`GALLERY_SEED` draws other lots; a failure names its mode, so that `kiosk gallery` draws it again.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import pytest

from kiosk.bootstrap import RESOURCES, Services
from kiosk.settings import Settings
from kiosk.visit.gallery import portraits
from kiosk.visit.screen import Comfort, PaperPreview, Screen
from kiosk.words.furigana import reading
from tests.fakes.looks import the_words
from tests.screens import samples
from ui.commands.matrix import MOMENT, sample_document, sample_ticket
from ui.gallery.drawing import Keep, Picture, draw_mode
from ui.gallery.lots import Lots
from ui.gallery.modes import TEXT_SIZES, THEMES, USUAL, Display, Mode, modes
from ui.gallery.sample import kind_of, sampled
from ui.theme.look import LookSource

SEED = os.environ.get("GALLERY_SEED", "2026")
SHARES = 4
PROCEDURES = 3
LANGUAGES = ("ja-easy", "en", "zh-Hans", "ko", "vi", "ne")
UPRIGHT = Display(USUAL.height, USUAL.width, USUAL.pixels_per_mm)
DISPLAYS = (USUAL, UPRIGHT)
"""The display that the kiosk is built for first, as it lies and upright: everything fits at every size."""
MODES_OF_A_SHARE = 4
SCREENS_OF_A_LANGUAGE = 5

SMALLEST = Display(1920, 1080, 5.56)
SMALL_MODES = [
    ("standard", SMALLEST),
    ("standard", Display(SMALLEST.height, SMALLEST.width, SMALLEST.pixels_per_mm)),
    ("large", Display(SMALLEST.height, SMALLEST.width, SMALLEST.pixels_per_mm)),
]
"""15.6", where with larger letters not every screen fits (`docs/accessibility-conformance.md`)."""
FITTING = ("asking-kaigo-nintei-self-subject.birth_date", "card-numbers-birth", "settings")
FITTING_TOO = (
    "welcoming", "preparing", "cannot-send-queued", "cannot-print-again", "previewing-ticket", "finished",
    "idle-warning",
    "summary-desk", "asking-kaigo-nintei-self-stay_name", "asking-kaigo-nintei-family-visit_address",
)  # fmt: skip
"""Beginnings of the names of what fits there with standard letters, too."""

OTHERS = (*"bcdefghijklmnopqrstuvwxyz", "at-")
"""How every screen's name begins but a question's."""

DRAWN_BY_HAND = dict(samples.everything())
Portrait = tuple[str, Screen]


@pytest.fixture(scope="session")
def services() -> Services:
    return Services(Settings())


@pytest.fixture(scope="session")
def in_japanese(services: Services) -> tuple[Portrait, ...]:
    """Every screen that is no question, and the questions of the procedures that were drawn."""
    library = services.library
    every = [*(one.id for one in library.procedures()), *(one.id for one in library.life_events())]
    drawn = random.Random(SEED).sample(every, PROCEDURES)
    beginnings = (*OTHERS, *(f"asking-{one}-" for one in drawn))
    document = sample_document(services, "ja")
    ticket = sample_ticket(services, "ja")
    return tuple(portraits(services.handbook, MOMENT, Comfort(), document, beginnings, ticket=ticket))


def lots(names: Sequence[str], share: int) -> dict[str, Mode]:
    """The screens of one share, each with the mode that it is drawn in."""
    chance = random.Random(f"{SEED} {share}")
    every = list(modes(("ja",), THEMES, TEXT_SIZES, DISPLAYS))
    drawn = chance.sample(every, MODES_OF_A_SHARE)
    return {name: chance.choice(drawn) for name in names[share::SHARES]}


def draw(given: Sequence[Portrait], drawn_in: dict[str, Mode], output: Path) -> Iterator[Picture]:
    ordered = sorted(given, key=lambda one: drawn_in[one[0]].suffix)
    for suffix, shown in groupby(ordered, key=lambda one: drawn_in[one[0]].suffix):
        mode = next(mode for mode in drawn_in.values() if mode.suffix == suffix)
        yield from draw_mode(LookSource(RESOURCES), the_words, mode, shown, output, Keep.FAULTY)


def wrong(pictures: Iterator[Picture]) -> list[str]:
    return [
        f"{one.screen} {one.mode.suffix}: {found.rule} {found.widget} {found.figure}"
        for one in pictures
        for found in one.violations
    ]


def words_of(screen: Screen) -> int:
    return sum(len(reading(text)) for text in (*screen.spoken, *screen.private))


def largest(theme: str, display: Display = USUAL, *, low_reach: bool = False) -> Mode:
    return Mode("ja", theme, "largest", display, low_reach)


def test_wordiest_screen_of_every_kind_is_drawn_with_the_largest_letters() -> None:
    wanted = tuple(modes(("ja",), THEMES, TEXT_SIZES, DISPLAYS))
    lots = Lots(wanted, 1, seed=0)
    drawn = [screen for theme in THEMES for screen in sampled(DRAWN_BY_HAND, largest(theme), lots).values()]
    most = {kind_of(screen): 0 for screen in DRAWN_BY_HAND.values()}
    for screen in DRAWN_BY_HAND.values():
        most[kind_of(screen)] = max(most[kind_of(screen)], words_of(screen))
    found = dict.fromkeys(most, 0)
    for screen in drawn:
        found[kind_of(screen)] = max(found[kind_of(screen)], words_of(screen))
    assert found == most


def test_every_screen_is_in_the_modes_of_its_lot_in_the_order_of_a_visit() -> None:
    wanted = tuple(modes(("ja", "en"), THEMES, TEXT_SIZES, DISPLAYS, (False, True)))
    lots = Lots(wanted, 8, seed=0)
    names = list(DRAWN_BY_HAND)
    drawn_in = {mode: list(sampled(DRAWN_BY_HAND, mode, lots)) for mode in wanted}
    for name in names:
        assert lots.of(name) <= {mode for mode, drawn in drawn_in.items() if name in drawn}
    for mode, drawn in drawn_in.items():
        assert drawn == [name for name in names if name in drawn]
        if mode.text_size != "largest" or mode.low_reach:
            assert all(mode in lots.of(name) for name in drawn)


def test_previews_show_the_sheet_that_is_printed_there(services: Services) -> None:
    form, ticket = sample_document(services, "ja"), sample_ticket(services, "ja")
    beginnings = ("previewing",)
    shown = dict(portraits(services.handbook, MOMENT, Comfort(), form, beginnings, ticket=ticket))
    pdfs = {name: screen.body.pdf for name, screen in shown.items() if isinstance(screen.body, PaperPreview)}
    assert pdfs == {"previewing": form.pdf, "previewing-ticket": ticket.pdf}
    assert form.pdf != ticket.pdf
    assert ticket.pdf == sample_ticket(services, "ja").pdf, "the pictures of two runs are compared"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("share", range(SHARES))
def test_nothing_is_wrong_on_any_screen_of_a_share(
    share: int, in_japanese: tuple[Portrait, ...], services: Services, tmp_path: Path
) -> None:
    chosen = lots([name for name, _ in in_japanese], share)
    given = [
        (name, offered(services, name, chosen[name]) if name.endswith("hesitating") else screen)
        for name, screen in in_japanese
        if name in chosen
    ]
    assert wrong(draw(given, chosen, tmp_path)) == []


def offered(services: Services, name: str, mode: Mode) -> Screen:
    """What somebody who hesitates is offered depends on how large they see."""
    document = sample_document(services, "ja")
    return dict(portraits(services.handbook, MOMENT, mode.comfort, document, (name,)))[name]


def test_every_screen_is_in_one_share_and_every_size_and_theme_in_some(
    in_japanese: tuple[Portrait, ...],
) -> None:
    names = [name for name, _ in in_japanese]
    shares = [lots(names, share) for share in range(SHARES)]
    assert sorted(name for share in shares for name in share) == sorted(names)
    used = {mode for share in shares for mode in share.values()}
    assert {mode.text_size for mode in used} == set(TEXT_SIZES)
    assert {mode.theme for mode in used} == set(THEMES)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_in_another_language(language: str, services: Services, tmp_path: Path) -> None:
    chance = random.Random(f"{SEED} {language}")
    mode = Mode(language, chance.choice(THEMES), chance.choice(TEXT_SIZES), chance.choice(DISPLAYS))
    procedure = chance.choice(list(services.library.procedures())).id
    beginnings = (f"asking-{procedure}-", "choosing", "settings", "preparing")
    document = sample_document(services, language)
    every = list(portraits(services.handbook, MOMENT, mode.comfort, document, beginnings))
    shown = chance.sample(every, min(len(every), SCREENS_OF_A_LANGUAGE))
    assert wrong(draw(shown, {name: mode for name, _ in shown}, tmp_path)) == []


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("text_size", "display"), SMALL_MODES, ids=["standard-as-it-lies", "standard-upright", "large-upright"]
)
def test_chosen_screens_have_room_on_the_smallest_display(
    text_size: str, display: Display, services: Services, tmp_path: Path
) -> None:
    mode = Mode("ja", "standard", text_size, display)
    document = sample_document(services, "ja")
    names = (*FITTING, *(FITTING_TOO if text_size == "standard" else ()))
    shown = list(portraits(services.handbook, MOMENT, mode.comfort, document, names))
    assert len(shown) > 2
    assert wrong(draw(shown, {name: mode for name, _ in shown}, tmp_path)) == []


@pytest.mark.usefixtures("qapp")
def test_display_on_which_nothing_fits_is_reported(in_japanese: tuple[Portrait, ...], tmp_path: Path) -> None:
    tiny = Mode("ja", "standard", "largest", Display(640, 400, 4.03))
    shown = in_japanese[:2]
    assert len(wrong(draw(shown, {name: tiny for name, _ in shown}, tmp_path))) > 2


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", ["en", "vi"])
def test_date_with_long_words_has_room_with_the_largest_letters(
    language: str, services: Services, tmp_path: Path
) -> None:
    mode = Mode(language, "standard", "largest", USUAL)
    document = sample_document(services, language)
    birth = ("asking-kaigo-nintei-self-subject.birth_date",)
    shown = list(portraits(services.handbook, MOMENT, mode.comfort, document, birth))
    assert len(shown) == 2
    assert wrong(draw(shown, {name: mode for name, _ in shown}, tmp_path)) == []


@pytest.mark.usefixtures("qapp")
def test_kana_have_room_beside_the_long_words_of_easy_japanese(services: Services, tmp_path: Path) -> None:
    mode = Mode("ja-easy", "standard", "largest", USUAL)
    document = sample_document(services, "ja-easy")
    kana = ("asking-inkan-shomei-household-subject.name_kana",)
    shown = list(portraits(services.handbook, MOMENT, mode.comfort, document, kana))
    assert len(shown) == 2
    assert wrong(draw(shown, {name: mode for name, _ in shown}, tmp_path)) == []
