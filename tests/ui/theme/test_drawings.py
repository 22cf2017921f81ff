from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from tests.fakes.looks import RESOURCES, a_look
from ui.theme.drawings import Drawings, NoSuchDrawing, placed, renderer
from ui.theme.tokens import THEMES, load_tokens

NAMES = sorted(path.stem for folder in ("icons", "art") for path in (RESOURCES / folder).glob("*.svg"))
ART = sorted(path.stem for path in (RESOURCES / "art").glob("*.svg"))
TOKENS = load_tokens(RESOURCES / "themes")


@pytest.mark.parametrize("name", ART)
@pytest.mark.parametrize("theme", ["dark", "soft", "light"])
def test_recoloured_drawing_uses_only_the_themes_colours(name: str, theme: str) -> None:
    palette = TOKENS.palettes[theme]
    allowed = {
        palette.art_line, palette.art_tint, palette.art_skin, palette.art_rose, palette.art_grey,
        palette.art_paper, palette.ink, palette.warn_tint,
    }  # fmt: skip
    svg = Drawings(RESOURCES).art(name, palette)
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) <= allowed


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_is_valid_and_paints_something(qtbot: QtBot, name: str) -> None:
    drawings = Drawings(RESOURCES)
    svg = drawings.art(name, TOKENS.palettes["standard"]) if name in ART else drawings.icon(name, "#123456")
    assert renderer(svg).isValid()
    image = drawings.pixmap(svg, 96, 96, 1.0).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(96) for y in range(96))


def test_icon_takes_one_colour_and_stroke() -> None:
    svg = Drawings(RESOURCES).icon("color", "#123456", stroke=6.0)
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) == {"#123456"}
    assert 'stroke-width="6"' in svg


def test_half_disc_of_a_chosen_card_turns_from_tint_to_paper() -> None:
    palette = TOKENS.palettes["standard"]
    usual, chosen = (Drawings(RESOURCES).art("who-self", palette, chosen=c) for c in (False, True))
    assert f'id="disc" fill="{palette.art_tint}"' in usual
    assert f'id="disc" fill="{palette.art_paper}"' in chosen


def test_unknown_drawing_is_named() -> None:
    with pytest.raises(NoSuchDrawing, match="unicorn"):
        Drawings(RESOURCES).icon("unicorn", "#000000")
    assert not Drawings(RESOURCES).has("unicorn")


def test_drawing_keeps_its_proportions_in_the_middle(qtbot: QtBot) -> None:
    square = renderer(Drawings(RESOURCES).icon("check", "#000000"))
    assert placed(square, QRectF(0, 0, 200, 100)) == QRectF(50, 0, 100, 100)


def test_pixmap_is_drawn_once(qtbot: QtBot) -> None:
    drawings = a_look().drawings
    svg = drawings.icon("check", "#000000")
    assert drawings.pixmap(svg, 20, 20, 1.0).cacheKey() == drawings.pixmap(svg, 20, 20, 1.0).cacheKey()
    assert drawings.pixmap(svg, 20, 20, 2.0).width() == 40


def test_all_themes_are_there() -> None:
    assert set(TOKENS.palettes) == set(THEMES)


@pytest.mark.usefixtures("qapp")
def test_pictures_are_kept_up_to_a_limit_and_the_last_ones_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.theme.drawings._MOST_PIXELS", 3 * 20 * 20)
    drawings = Drawings(RESOURCES)
    svg = drawings.icon("check", "#123456")
    first = drawings.pixmap(svg, 20, 20, 1.0)
    drawings.pixmap(svg, 20, 19, 1.0)
    drawings.pixmap(svg, 20, 18, 1.0)
    assert drawings.pixmap(svg, 20, 20, 1.0) is first
    drawings.pixmap(svg, 20, 17, 1.0)
    assert drawings.pixmap(svg, 20, 20, 1.0) is first
    assert drawings._pixels <= 3 * 20 * 20
