from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import pytest

from tests.fakes.looks import RESOURCES
from ui.theme.tokens import TEXT_SIZES, THEMES, Palette, TokenFileWrong, load_tokens

TOKENS = load_tokens(RESOURCES / "themes")
TEXT_PAIRS = [
    ("ink", "bg"), ("ink", "surface"), ("ink", "rail"), ("ink2", "bg"), ("ink2", "surface"), ("ink2", "rail"),
    ("tint_ink", "tint"), ("on_accent", "accent"), ("on_press", "press"),
    ("on_primary_press", "primary_press"),
    ("err", "err_tint"), ("err", "bg"), ("ink", "warn_tint"),
]  # fmt: skip
PART_PAIRS = [
    ("line", "bg"), ("line", "surface"), ("line", "rail"), ("sel", "bg"), ("err_line", "surface"),
    ("err_line", "err_tint"), ("on_sel", "sel"), ("accent", "surface"), ("accent", "tint"),
]  # fmt: skip


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(palette: Palette, one: str, other: str) -> float:
    high, low = sorted((luminance(getattr(palette, one)), luminance(getattr(palette, other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS, ids=lambda name: name)
def test_text_on_its_ground_has_contrast_of_ten(theme: str, text: str, ground: str) -> None:
    palette = TOKENS.palettes[theme]
    # 14.7:1 is what white-black themes reach with the yellow of a pressed primary key.
    least = 20.0 if palette.high_contrast and not (theme == "dark" and ground == "primary_press") else 10.0
    assert contrast(palette, text, ground) >= least


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("part", "ground"), PART_PAIRS, ids=lambda name: name)
def test_part_on_its_ground_has_contrast_of_three(theme: str, part: str, ground: str) -> None:
    assert contrast(TOKENS.palettes[theme], part, ground) >= 3.0


@pytest.mark.parametrize("theme", THEMES)
def test_focus_ring_stands_out_from_every_ground(theme: str) -> None:
    palette = TOKENS.palettes[theme]
    for ground in ("bg", "surface", "rail"):
        assert max(contrast(palette, "focus_in", ground), contrast(palette, "focus_out", ground)) >= 3.0
    assert contrast(palette, "focus_in", "focus_out") >= 3.0


def test_contrast_of_planted_grey_on_grey_is_too_low() -> None:
    assert (luminance("#888888") + 0.05) / (luminance("#777777") + 0.05) < 3.0


def test_every_text_step_is_at_least_as_large_as_the_one_before() -> None:
    tables = [TOKENS.texts[step] for step in TEXT_SIZES]
    for small, large in itertools.pairwise(tables):
        assert (small.cap, small.body, small.label, small.head) <= (
            large.cap,
            large.body,
            large.label,
            large.head,
        )


@pytest.mark.parametrize("step", TEXT_SIZES)
def test_small_display_keeps_the_size_of_what_is_read(step: str) -> None:
    usual, small = TOKENS.texts[step], TOKENS.small_texts[step]
    assert (small.cap, small.body) == (usual.cap, usual.body)
    assert min(small.label, small.head, small.big) >= small.cap
    assert small.head >= 9.0


def test_step_that_small_displays_lack_is_named(tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "themes", tmp_path / "themes")
    file = tmp_path / "themes" / "sizes.toml"
    file.write_text(file.read_text().replace("[text-small.larger]", "[text-small.huge]"))
    with pytest.raises(TokenFileWrong, match="text-small"):
        load_tokens(tmp_path / "themes")


def test_smallest_text_has_kanji_of_six_millimetres() -> None:
    # 国 of BIZ UDPGothic fills 0.898 of the font size.
    assert min(TOKENS.texts["standard"].cap, TOKENS.texts["standard"].body) * 0.898 >= 5.9


@pytest.mark.parametrize("line", ['ink = "#1a1a1a"\n', "high-contrast = false\n"], ids=["colour", "flag"])
def test_missing_token_is_named(tmp_path: Path, line: str) -> None:
    shutil.copytree(RESOURCES / "themes", tmp_path / "themes")
    file = tmp_path / "themes" / "standard.toml"
    file.write_text(file.read_text().replace(line, "", 1))
    with pytest.raises(TokenFileWrong) as caught:
        load_tokens(tmp_path / "themes")
    assert caught.value.names == (line.split(" =")[0].replace("-", "_"),)


def test_token_of_wrong_type_is_named(tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "themes", tmp_path / "themes")
    file = tmp_path / "themes" / "sizes.toml"
    file.write_text(file.read_text().replace("rim = 0.5", 'rim = "thin"'))
    with pytest.raises(TokenFileWrong, match="rim"):
        load_tokens(tmp_path / "themes")
