"""`kiosk gallery`: pictures of every screen, and what a person would trip over."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.basics.clock import JST, Moment
from kiosk.basics.ids import VisitId
from kiosk.basics.result import Err
from kiosk.bootstrap import RESOURCES, Services
from kiosk.cli.common import print_failure, print_json, read_settings, settings_option

if TYPE_CHECKING:
    from kiosk.paper.document import Document
    from ui.gallery.drawing import Picture
    from ui.gallery.modes import Display, Mode

_THEMES = ("standard", "soft", "dark", "light")
_TEXT_SIZES = ("standard", "large", "larger", "largest")
_DISPLAY = "1920x1080@4.03"
_TIME = datetime(2026, 11, 3, 10, 0, tzinfo=JST)
_ID = "019a4700-0000-7000-8000-000000000127"


@click.command()
@settings_option
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Where pictures and gallery.json go.",
)
@click.option("--language", "languages", multiple=True, help="Repeatable (default: the settings' first).")
@click.option("--theme", "themes", multiple=True, type=click.Choice(_THEMES), default=("standard",))
@click.option("--text-size", "sizes", multiple=True, type=click.Choice(_TEXT_SIZES), default=("standard",))
@click.option("--display", "displays", multiple=True, default=(_DISPLAY,), show_default=True)
def gallery(
    settings_file: Path | None,
    output: Path,
    languages: tuple[str, ...],
    themes: tuple[str, ...],
    sizes: tuple[str, ...],
    displays: tuple[str, ...],
) -> None:
    """Pictures of every screen, audited; exit 1 when anything would trip a person up."""
    settings = read_settings(settings_file)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.gallery.modes import modes

    wanted = modes(languages or settings.visit.languages[:1], themes, sizes, _displays(displays))
    output.mkdir(parents=True, exist_ok=True)
    report = draw_gallery(Services(settings), tuple(wanted), output)
    (output / "gallery.json").write_text(json.dumps(report, ensure_ascii=False, indent=2), "utf-8")
    print_json(report)
    sys.exit(1 if report["violations"] else 0)


def draw_gallery(services: Services, wanted: Sequence[Mode], output: Path) -> dict[str, object]:
    """Every screen in every mode, saved in `output`; gives the report."""
    from kiosk.visit.gallery import portraits
    from ui.gallery.drawing import draw_mode, report, theme_violations
    from ui.main import application, words_of
    from ui.theme.look import LookSource

    application()
    source, words = LookSource(RESOURCES), words_of(services)
    moment = Moment(_TIME, 0.0, _ID)
    document = _sample_document(services, moment)
    pictures: list[Picture] = []
    for mode in wanted:
        shown = portraits(services.handbook, moment, mode.comfort, document)
        pictures += draw_mode(source, words, mode, shown, output)
    themes = {mode.theme: theme_violations(source, words(mode.language), mode) for mode in wanted}
    return report(pictures, themes.items())


def _sample_document(services: Services, moment: Moment) -> Document:
    """The filled-in form of the invented person; prints the failure and exits 1 where it cannot be drawn."""
    from kiosk.visit.gallery import sample_application

    application = sample_application(services.handbook, moment)
    filled = services.paper.fill(application, None, visit=VisitId(moment.fresh_id))
    if isinstance(filled, Err):
        print_failure(filled.failure)
    return filled.value


def _displays(texts: tuple[str, ...]) -> list[Display]:
    from ui.gallery.modes import Display, DisplayUnreadable

    try:
        return [Display.parse(text) for text in texts]
    except DisplayUnreadable as problem:
        raise click.BadParameter(str(problem), param_hint="--display") from problem
