"""A covered entry shows no letter of what was typed, and is typed into all the same."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.visit.events import Typed
from kiosk.visit.screen import PaperPreview, Question, Screen
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.widgets.entry_cells import EntryCells
from ui.widgets.text_field import TextField


def covered(screen: Screen) -> Screen:
    assert isinstance(screen.body, Question)
    options = tuple(dataclasses.replace(option, chosen=False) for option in screen.body.field.options)
    field = dataclasses.replace(screen.body.field, hidden=True, echo=None, options=options)
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


def test_covered_choices_add_to_what_was_chosen(shown: ShownScreens) -> None:
    shown.show(covered(samples.choices(("head",))))
    shown.touch("choice:code")
    last = shown.posted[-1]
    assert isinstance(last, Typed)
    assert last.draft == ["head", "code"]


def test_a_covered_sheet_is_not_drawn(shown: ShownScreens) -> None:
    screen = samples.paper()
    assert isinstance(screen.body, PaperPreview)
    body = dataclasses.replace(screen.body, pdf=b"", summary="かくしています")
    shown.show(dataclasses.replace(screen, body=body))
    light = shown.page.grab().toImage()
    right = [light.pixelColor(light.width() * 3 // 4, y).name() for y in range(40, light.height() - 40, 40)]
    assert len(set(right)) == 1
