"""A covered entry shows no letter of what was typed, and is typed into all the same."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.visit.events import Typed
from kiosk.visit.screen import PaperPreview, Question, Screen
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.widgets.choice_card import ChoiceCard
from ui.widgets.entry_cells import EntryCells
from ui.widgets.key_button import KeyButton
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.stepper import Plate
from ui.widgets.text_field import TextField

SHOW_FIRST = "先に「見せる」にさわってください。"


def covered(screen: Screen) -> Screen:
    assert isinstance(screen.body, Question)
    options = tuple(
        dataclasses.replace(option, chosen=False, covered=True) for option in screen.body.field.options
    )
    first = SHOW_FIRST if options or screen.body.field.input == "count" else None
    field = dataclasses.replace(screen.body.field, hidden=True, echo=None, options=options, covered=first)
    return dataclasses.replace(screen, body=dataclasses.replace(screen.body, field=field))


def entries(shown: ShownScreens) -> list[TextField | EntryCells]:
    page = shown.page
    return [*page.findChildren(TextField), *page.findChildren(EntryCells)]


def written(entry: TextField | EntryCells) -> str:
    """All that eyes or a screen reader find in it."""
    parts = [entry.text()] if isinstance(entry, TextField) else []
    if isinstance(entry, EntryCells):
        parts = [cell.text_shown + cell.accessibleName() for cell in entry.cells]
    return "".join([*parts, entry.accessibleDescription()])


@pytest.mark.parametrize(
    ("screen", "letters", "key", "draft"),
    [
        (samples.kana("みほ"), "みほ", "あ", "みほあ"),
        (samples.phone("03"), "03", "pad:9", "039"),
        (samples.amount("12"), "12", "pad:9", "129"),
        (samples.block("2-11"), "2-11", "9", "2-119"),
        (samples.postal("11"), "11", "pad:9", "119"),
    ],
    ids=["kana", "phone", "amount", "block", "postal"],
)
def test_dots_stand_for_what_was_typed(
    screen: Screen, letters: str, key: str, draft: str, shown: ShownScreens
) -> None:
    shown.show(covered(screen))
    (entry,) = entries(shown)
    assert "●" in written(entry)
    if isinstance(entry, TextField):
        assert entry.text() == "●" * len(letters)
    else:
        assert [cell.text_shown for cell in entry.cells].count("●") == len(letters)
    shown.touch(key)
    last = shown.posted[-1]
    assert isinstance(last, Typed)
    assert last.draft == draft


def test_a_covered_date_shows_neither_era_nor_digit(shown: ShownScreens) -> None:
    shown.show(covered(samples.era_date()))
    (entry,) = entries(shown)
    assert isinstance(entry, EntryCells)
    assert {cell.text_shown for cell in entry.cells} <= {"●", ""}
    shown.show(samples.era_date())
    assert any(cell.text_shown.isdigit() for cell in entry.cells)


@pytest.mark.parametrize("screen", [samples.choices(("head",)), samples.yes_no()], ids=["many", "one"])
def test_nothing_is_chosen_unseen_and_the_touch_is_answered(screen: Screen, shown: ShownScreens) -> None:
    """A box that looked empty and was ticked would be unticked by whoever wants to tick it."""
    shown.show(covered(screen))
    cards = shown.page.findChildren(ChoiceCard)
    assert all(card.covered and not card.isChecked() for card in cards)
    before = len(shown.posted)
    cards[0].click()
    assert [one for one in shown.posted[before:] if isinstance(one, Typed)] == []
    told = [one.accessibleName() for one in shown.presenter.window.note.findChildren(RubyLabel)]
    assert shown.presenter.window.note.isVisible()
    assert SHOW_FIRST in told


def test_a_covered_card_looks_neither_chosen_nor_empty(shown: ShownScreens) -> None:
    pictures = []
    for screen in (samples.choices(()), samples.choices(("head",)), covered(samples.choices(("head",)))):
        shown.show(screen)
        (card,) = [one for one in shown.page.findChildren(ChoiceCard) if one.objectName() == "choice:head"]
        pictures.append(card.grab().toImage())
    empty, chosen, hidden = pictures
    assert hidden not in (empty, chosen)
    assert empty != chosen


def test_an_era_is_not_changed_unseen(shown: ShownScreens) -> None:
    shown.show(covered(samples.era_date()))
    before = len(shown.posted)
    (era,) = [one for one in shown.page.findChildren(KeyButton) if one.id == "heisei"]
    era.activated.emit(era.id)
    assert [one for one in shown.posted[before:] if isinstance(one, Typed)] == []


@pytest.mark.parametrize("draft", [1, 2, 5], ids=["least", "some", "most"])
@pytest.mark.parametrize("way", ["less", "more", "typed", "erased"])
def test_a_count_is_neither_seen_nor_changed_under_the_veil(
    draft: int, way: str, shown: ShownScreens
) -> None:
    shown.show(covered(samples.copies(draft)))
    before = len(shown.posted)
    entry = shown.page.typed_into()
    assert entry is not None
    match way:
        case "typed":
            entry.write("3")
        case "erased":
            entry.erase()
        case _:
            shown.touch(way)
    assert [one for one in shown.posted[before:] if isinstance(one, Typed)] == []
    assert shown.presenter.window.note.isVisible()
    (plate,) = shown.page.findChildren(Plate)
    assert plate.value_words == "かくしています"
    shown.show(samples.copies(draft))
    assert plate.value_words == f"{draft}通"


def test_every_covered_count_looks_the_same(shown: ShownScreens) -> None:
    pictures = []
    for draft in (1, 2, 5):
        shown.show(covered(samples.copies(draft)))
        pictures.append(shown.page.grab().toImage())
    assert pictures[0] == pictures[1] == pictures[2]
    shown.show(samples.copies(2))
    assert shown.page.grab().toImage() != pictures[0]


def test_a_covered_sheet_shows_the_sign_alone(shown: ShownScreens) -> None:
    screen = samples.paper()
    assert isinstance(screen.body, PaperPreview)
    body = dataclasses.replace(screen.body, pdf=b"", summary="かくしています")
    shown.show(dataclasses.replace(screen, body=body))
    light = shown.page.grab().toImage()
    found = {
        light.pixelColor(x, y).name()
        for x in range(light.width() // 2, light.width() - 40, 7)
        for y in range(40, light.height() - 40, 7)
    }
    palette = shown.page.look.palette
    assert {palette.bg, palette.surface, palette.accent} <= found
    assert len(found) < 40
