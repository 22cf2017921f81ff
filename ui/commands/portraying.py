"""`kiosk gallery`: pictures of every screen, and what a person would trip over."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.bootstrap import RESOURCES, Services
from kiosk.cli.common import print_json, read_settings, settings_option

if TYPE_CHECKING:
    from ui.gallery.modes import Display

_THEMES = ("standard", "soft", "dark", "light")
_TEXT_SIZES = ("standard", "large", "larger", "largest")
_DISPLAY = "1920x1080@4.03"


@click.command()
@settings_option
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Where pictures, gallery.json and gallery.html go.",
)
@click.option("--language", "languages", multiple=True, help="Repeatable (default: the settings' first).")
@click.option("--theme", "themes", multiple=True, type=click.Choice(_THEMES), help="Default standard.")
@click.option("--text-size", "sizes", multiple=True, type=click.Choice(_TEXT_SIZES), help="Default standard.")
@click.option("--display", "displays", multiple=True, help=f"Default: {_DISPLAY}.")
@click.option("--low-reach", is_flag=True, help="With every target in the lowest part of the display.")
@click.option("--screen", "screens", multiple=True, help="Only screens whose name begins so.")
@click.option("--matrix", is_flag=True, help="Each with each, of all values where none is named; resumable.")
@click.option(
    "--sample", type=click.IntRange(1), help="Each screen in so many of these only; 8 meet every value."
)
@click.option("--seed", type=int, default=0, show_default=True, help="Draws another sample.")
@click.option("--processes", type=click.IntRange(1), default=1, show_default=True, help="Side by side.")
def gallery(
    settings_file: Path | None,
    output: Path,
    languages: tuple[str, ...],
    themes: tuple[str, ...],
    sizes: tuple[str, ...],
    displays: tuple[str, ...],
    screens: tuple[str, ...],
    sample: int | None,
    seed: int,
    processes: int,
    *,
    low_reach: bool,
    matrix: bool,
) -> None:
    """Pictures of every screen, audited; exit 1 when anything would trip a person up."""
    settings = read_settings(settings_file)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.commands.matrix import Job, draw_all, report_of, unknown_screens
    from ui.gallery.modes import DISPLAYS, USUAL, modes
    from ui.gallery.sample import Sample
    from ui.gallery.sheet import sheet

    services = Services(settings)
    _refuse("--language", "language", set(languages) - set(services.handbook.catalogue.languages()))
    _refuse("--screen", "screen whose name begins so", unknown_screens(services, screens))
    spoken, every = settings.visit.languages, matrix
    wanted = modes(
        languages or (spoken if every else spoken[:1]),
        themes or (_THEMES if every else _THEMES[:1]),
        sizes or (_TEXT_SIZES if every else _TEXT_SIZES[:1]),
        _displays(displays) or (DISPLAYS if every else (USUAL,)),
        (False, True) if every and not low_reach else (low_reach,),
    )
    output.mkdir(parents=True, exist_ok=True)
    job = Job(
        settings_file,
        output,
        tuple(wanted),
        screens,
        lasting=matrix,
        sample=Sample(sample, seed) if sample else None,
    )
    units = draw_all(job, processes)
    told = {**report_of(services, job.modes, units), "sample": sample}
    (output / "gallery.json").write_text(json.dumps(told, ensure_ascii=False, indent=2), "utf-8")
    style = (RESOURCES / "gallery.css").read_text("utf-8")
    (output / "gallery.html").write_text(sheet(units, style), "utf-8")
    print_json(told)
    sys.exit(1 if told["violations"] else 0)


def _refuse(option: str, what: str, unknown: Iterable[str]) -> None:
    """A name that nothing has would draw nothing, find nothing wrong, and pass."""
    wrong = ", ".join(repr(one) for one in sorted(unknown))
    if wrong:
        raise click.BadParameter(f"there is no {what}: {wrong}", param_hint=option)


def _displays(texts: tuple[str, ...]) -> list[Display]:
    from ui.gallery.modes import Display, DisplayUnreadable

    try:
        return [Display.parse(text) for text in texts]
    except DisplayUnreadable as problem:
        raise click.BadParameter(str(problem), param_hint="--display") from problem
