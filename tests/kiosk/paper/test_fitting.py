from __future__ import annotations

import pytest

from kiosk.paper import fitting
from kiosk.paper.fitting import FORM_PAGES, fitted_form
from kiosk.paper.form import Cell, Section
from kiosk.paper.layout import form_pages
from kiosk.paper.marks import Text
from kiosk.paper.style import (
    CLOSE,
    CLOSEST,
    COMPACT,
    DENSE,
    FLOOR,
    LARGE,
    PACKED,
    SNUG,
    STANDARD,
    Style,
)
from tests.fakes.papers import EvenRuler
from tests.fakes.sample_form import form

RULER = EvenRuler()


def long_form(rows: int) -> Section:
    return Section("届出の内容", tuple(Cell(f"項目{number}", "内容") for number in range(rows)))


def pages(rows: int, style: Style) -> int:
    return len(form_pages(form(long_form(rows)), RULER, style))


def test_form_that_has_room_is_set_as_large_as_it_may_be() -> None:
    assert fitted_form(form(), RULER) == form_pages(form(), RULER, STANDARD)


def test_form_gives_up_air_and_no_letters_where_that_saves_a_sheet() -> None:
    for most in (1, 2):
        rows = next(rows for rows in range(1, 90) if pages(rows, STANDARD) > most)
        found = fitted_form(form(long_form(rows)), RULER)
        assert found == form_pages(form(long_form(rows)), RULER, SNUG)
        assert len(found) == most
    letters = ("title", "heading", "body", "name", "label", "foot")
    assert all(getattr(SNUG, one) == getattr(STANDARD, one) for one in letters)


def test_form_that_would_take_three_pages_is_set_closer() -> None:
    rows = next(rows for rows in range(30, 90) if pages(rows, SNUG) > FORM_PAGES)
    found = fitted_form(form(long_form(rows)), RULER)
    assert found == form_pages(form(long_form(rows)), RULER, COMPACT)
    assert len(found) == FORM_PAGES


def test_form_that_no_setting_makes_shorter_keeps_its_large_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "STEPS", (COMPACT,))
    rows = next(rows for rows in range(60, 200) if FORM_PAGES < pages(rows, STANDARD) == pages(rows, COMPACT))
    assert fitted_form(form(long_form(rows)), RULER) == form_pages(form(long_form(rows)), RULER, STANDARD)


def test_form_that_is_still_too_long_shares_its_rows_and_keeps_its_letters() -> None:
    rows = next(rows for rows in range(60, 120) if pages(rows, COMPACT) > FORM_PAGES)
    found = fitted_form(form(long_form(rows)), RULER)
    assert found == form_pages(form(long_form(rows)), RULER, CLOSE)
    assert len(found) == FORM_PAGES


def test_form_that_is_too_long_even_so_is_packed_and_only_as_tightly_as_need_be() -> None:
    rows = next(rows for rows in range(100, 400) if pages(rows, CLOSEST) > FORM_PAGES)
    found = fitted_form(form(long_form(rows)), RULER)
    assert found == form_pages(form(long_form(rows)), RULER, PACKED)
    assert len(found) == FORM_PAGES


def test_codes_alone_set_no_form_closer_than_it_was() -> None:
    """Whoever prints an ordinary form sees it as it was approved, and the codes behind it."""
    codes = ((bytes(113),) * 113,) * 4
    rows = next(rows for rows in range(30, 90) if pages(rows, STANDARD) == FORM_PAGES)
    long = form(long_form(rows))
    assert fitted_form(long, RULER, codes) in [
        form_pages(long, RULER, style, codes) for style in (STANDARD, SNUG, COMPACT)
    ]


@pytest.mark.parametrize(
    "style",
    [STANDARD, SNUG, COMPACT, CLOSE, PACKED, DENSE, LARGE],
    ids=["standard", "snug", "compact", "close", "packed", "dense", "large"],
)
def test_no_letter_is_below_the_floor(style: Style) -> None:
    marks = [mark for page in form_pages(form(), RULER, style) for mark in page.marks]
    assert min(mark.size for mark in marks if isinstance(mark, Text)) >= FLOOR
