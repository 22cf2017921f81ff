from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.paper.clusters import clusters
from kiosk.paper.form import Cell, Form, Section
from kiosk.paper.layout import form_pages
from kiosk.paper.marks import A4, MM_PER_POINT, Box, Page, Rule, Symbol, Text
from kiosk.paper.style import CLOSE, LARGE, STANDARD, Style
from tests.fakes.papers import EvenRuler
from tests.fakes.sample_form import form

RULER = EvenRuler()
WORDS = st.text(st.sampled_from("区役所の窓口で手続き、。（）ーABC 123葛\n"), max_size=400)
CELLS = st.builds(
    Cell, st.text("住所氏名電話番号（）", min_size=1, max_size=20), WORDS, st.booleans(), st.booleans()
)
SECTIONS = st.lists(
    st.builds(
        Section, st.text("届出の内容", min_size=1, max_size=30), st.lists(CELLS, max_size=12).map(tuple)
    ),
    max_size=5,
)
STYLES = st.sampled_from([STANDARD, CLOSE, LARGE])
CODE = tuple(bytes(113) for _ in range(113))


def texts(pages: tuple[Page, ...]) -> list[Text]:
    return [mark for page in pages for mark in page.marks if isinstance(mark, Text)]


def squeezed(text: str) -> str:
    return "".join("".join(clusters(text)).split())


def inside(page: Page, mark: Text | Box | Rule | Symbol, style: Style) -> bool:
    left, right = style.left - 0.01, style.left + style.width + 0.01
    match mark:
        case Text(x, y, text, size, bold):
            return left <= x and x + RULER.width(text, size, bold=bold) <= right and 10 < y < page.height - 8
        case Box(x, y, width, height):
            return left <= x and x + width <= right and y > 10 and y + height <= style.bottom + 0.01
        case Rule(x, y, to_x, to_y):
            return left <= min(x, to_x) and max(x, to_x) <= right and 10 < min(y, to_y) <= max(y, to_y)
        case Symbol(x, y, size):
            return left <= x and x + size <= right and y > 10 and y + size <= style.bottom + 0.01


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SECTIONS, STYLES)
def test_nothing_is_lost_or_clipped_whatever_is_filled_in(sections: list[Section], style: Style) -> None:
    pages = form_pages(form(*sections), RULER, style, (CODE, CODE, CODE))
    printed = "".join(squeezed(mark.text) for mark in texts(pages))
    for section in sections:
        for cell in section.cells:
            for line in (cell.text, cell.label):
                assert not squeezed(line) or _stands_in(squeezed(line), printed)
    assert all(inside(page, mark, style) for page in pages for mark in page.marks)
    assert sum(isinstance(mark, Symbol) for page in pages for mark in page.marks) == 3


def _stands_in(text: str, printed: str) -> bool:
    """As one run, or torn into rows and pages: then every character is there in its order."""
    if text in printed:
        return True
    rest = iter(printed)
    return all(sign in rest for sign in text)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SECTIONS, STYLES)
def test_no_two_texts_lie_over_each_other(sections: list[Section], style: Style) -> None:
    for page in form_pages(form(*sections), RULER, style):
        for one, other in itertools.combinations(texts((page,)), 2):
            assert not _overlap(one, other)


def _overlap(one: Text, other: Text) -> bool:
    heights = sorted((one, other), key=lambda mark: mark.y)
    apart = heights[1].y - heights[0].y >= 0.75 * heights[1].size * MM_PER_POINT
    left, right = sorted((one, other), key=lambda mark: mark.x)
    beside = left.x + RULER.width(left.text, left.size, bold=left.bold) <= right.x + 1e-6
    return not (apart or beside)


@pytest.mark.parametrize(("style", "least"), [(STANDARD, 10), (LARGE, 14)], ids=["standard", "large"])
def test_letters_are_large_enough(style: Style, least: float) -> None:
    assert min(mark.size for mark in texts(form_pages(form(), RULER, style))) >= least


def test_pages_are_a4_and_numbered() -> None:
    pages = form_pages(_long_form(), RULER, STANDARD)
    assert len(pages) == 2
    assert {(page.width, page.height) for page in pages} == {A4}
    feet = [texts((page,))[-1].text for page in pages]
    assert feet == ["1／2", "2／2"]


def test_heading_is_repeated_where_a_table_goes_on() -> None:
    headings = [mark.text for mark in texts(form_pages(_long_form(), RULER, STANDARD)) if mark.bold]
    assert headings.count("届出の内容") == 1
    assert headings.count("届出の内容（つづき）") == 1


def test_short_answers_share_a_row() -> None:
    marks = {mark.text: mark for mark in texts(form_pages(form(), RULER, STANDARD))}
    assert marks["生年月日"].y == pytest.approx(marks["電話番号"].y)


def test_number_boxes_are_twelve_empty_squares() -> None:
    pages = form_pages(form(), RULER, STANDARD)
    squares = [mark for mark in pages[0].marks if isinstance(mark, Box) and mark.width == mark.height == 7.0]
    assert len(squares) == 12
    for square in squares:
        assert not any(_holds(square, text) for text in texts(pages[:1]))


def _holds(box: Box, text: Text) -> bool:
    return box.x <= text.x < box.x + box.width and box.y <= text.y < box.y + box.height


def _long_form() -> Form:
    return form(Section("届出の内容", tuple(Cell(f"項目{number}", "内容") for number in range(30))))
