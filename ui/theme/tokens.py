"""Numbers and colours of the design, from `resources/themes/*.toml`; lengths are millimetres on the glass."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

THEMES = ("standard", "soft", "dark", "light")
TEXT_SIZES = ("standard", "large", "larger", "largest")


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme's colours as `#rrggbb`.

    Attributes:
        high_contrast: Panels get a thin outline, and text must reach 20:1.
        edge: The solid base under a key; decoration, as `hair` is: the rim alone carries the shape.
        sel: Rim and tick of what is chosen.
        art_line: `art_…` replace the seven colours of the drawings.
    """

    high_contrast: bool
    bg: str
    surface: str
    rail: str
    ink: str
    ink2: str
    accent: str
    on_accent: str
    accent_edge: str
    tint: str
    tint_ink: str
    sel: str
    on_sel: str
    press: str
    on_press: str
    primary_press: str
    on_primary_press: str
    line: str
    edge: str
    hair: str
    err: str
    err_line: str
    err_tint: str
    ok: str
    ok_line: str
    ok_tint: str
    warn: str
    warn_line: str
    warn_tint: str
    focus_in: str
    focus_out: str
    art_line: str
    art_tint: str
    art_skin: str
    art_rose: str
    art_grey: str
    art_paper: str
    art_deep: str


@dataclass(frozen=True, slots=True)
class TextTable:
    """One step of text size: font sizes, and the frame's bands that grow with them."""

    cap: float
    body: float
    label: float
    head: float
    big: float
    rail: float
    top: float
    foot: float


@dataclass(frozen=True, slots=True)
class Sizes:
    """Everything that keeps its size at every text step."""

    least_target: float
    least_key: float
    least_gap: float
    pad_gap: float
    card_gap: float
    grid: float
    rim: float
    rim_chosen: float
    rim_error: float
    rim_strong: float
    rim_barred: float
    base: float
    base_primary: float
    radius_key: float
    radius_card: float
    radius_cell: float
    focus_in: float
    focus_out: float
    focus_gap: float
    hair: float
    button_height: float
    back_width: float
    next_width: float
    next_width_long: float
    next_width_portrait: float
    small_button: float
    side_landscape: float
    side_crowded: float
    side_portrait: float
    content_top: float
    content_top_portrait: float
    top_portrait: float
    foot_portrait: float
    strip_portrait: float
    foot_low_reach: float
    pad_width: float
    icon_rail: float
    icon_call: float
    icon_button: float
    icon_primary: float
    icon_tile: float
    digit_text: float
    digit_key: float
    kana_text: float
    caret: float
    touch_repeat_s: float


@dataclass(frozen=True, slots=True)
class Tokens:
    """Everything of the theme files.

    Attributes:
        small_texts: Stand for `texts` on small displays (`Metrics.small`).
    """

    palettes: Mapping[str, Palette]
    texts: Mapping[str, TextTable]
    small_texts: Mapping[str, TextTable]
    sizes: Sizes


class TokenFileWrong(Exception):
    """A theme file lacks a token, has one too many, or one of the wrong type."""

    def __init__(self, path: Path, names: tuple[str, ...]) -> None:
        super().__init__(f"{path.name}: look at {', '.join(names)}")
        self.names = names


def load_tokens(root: Path) -> Tokens:
    """All themes and sizes below `root` (`resources/themes`).

    Raises:
        TokenFileWrong: A file does not hold exactly the tokens above.
    """
    sizes = _table(root / "sizes.toml")
    return Tokens(
        palettes={
            name: _read(Palette, root / f"{name}.toml", _table(root / f"{name}.toml")) for name in THEMES
        },
        texts=_steps(root, sizes, "text"),
        small_texts=_steps(root, sizes, "text-small"),
        sizes=_read(Sizes, root / "sizes.toml", sizes["size"]),
    )


_Shape = TypeVar("_Shape", Palette, TextTable, Sizes)
_TYPES = {"str": str, "float": float, "bool": bool}


def _steps(root: Path, sizes: Mapping[str, object], name: str) -> dict[str, TextTable]:
    tables = sizes.get(name)
    if not isinstance(tables, dict) or tables.keys() != set(TEXT_SIZES):
        raise TokenFileWrong(root / "sizes.toml", (name,))
    return {step: _read(TextTable, root / "sizes.toml", tables[step]) for step in TEXT_SIZES}


def _table(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        return tomllib.load(file)


def _read(shape: type[_Shape], path: Path, table: object) -> _Shape:
    values = {str(k).replace("-", "_"): v for k, v in table.items()} if isinstance(table, dict) else {}
    wanted = {field.name: _TYPES[str(field.type)] for field in dataclasses.fields(shape)}
    wrong = tuple(sorted(wanted.keys() ^ values.keys()))
    wrong += tuple(
        name for name, kind in wanted.items() if name in values and not isinstance(values[name], kind)
    )
    if wrong:
        raise TokenFileWrong(path, wrong)
    return shape(**values)
