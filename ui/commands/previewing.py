"""`kiosk procedures preview`: every screen and the paper of one procedure, as pictures."""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime
from pathlib import Path

import click
import pypdfium2

from kiosk.basics.clock import JST, Moment
from kiosk.basics.ids import VisitId
from kiosk.basics.result import Err
from kiosk.bootstrap import RESOURCES, Services
from kiosk.cli.common import print_failure, print_json, read_procedure, read_settings, settings_option

_TIME = datetime(2026, 11, 3, 10, 0, tzinfo=JST)
_ID = "019a4700-0000-7000-8000-000000000127"
_DISPLAY = "1920x1080@4.03"
_PAPER_SCALE = 2.0
"""Pixels of a picture of the paper for each of the PDF's points."""


@click.command(name="preview")
@settings_option
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--language", default="ja", show_default=True)
@click.option("--display", default=_DISPLAY, show_default=True)
@click.argument("procedure_id", metavar="ID")
def preview(settings_file: Path | None, output: Path, language: str, display: str, procedure_id: str) -> None:
    """Draw every screen and the paper of one procedure; exit 1 when anything would trip a person up."""
    services = Services(read_settings(settings_file))
    read_procedure(services.library, procedure_id, as_json=False)
    output.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    report = {**_screens(services, procedure_id, language, display, output)}
    report["paper"] = _paper(services, procedure_id, output)
    (output / "preview.json").write_text(json.dumps(report, ensure_ascii=False, indent=2), "utf-8")
    print_json(report)
    sys.exit(1 if report["violations"] else 0)


def _screens(
    services: Services, procedure_id: str, language: str, display: str, output: Path
) -> dict[str, object]:
    from kiosk.visit.gallery import portraits_of
    from ui.gallery.drawing import draw_mode
    from ui.gallery.modes import Display, DisplayUnreadable, modes
    from ui.gallery.units import Unit, report
    from ui.main import application, words_of
    from ui.theme.look import LookSource

    try:
        shape = Display.parse(display)
    except DisplayUnreadable as problem:
        raise click.BadParameter(str(problem), param_hint="--display") from problem
    application()
    mode = next(iter(modes((language,), ("standard",), ("standard",), [shape])))
    shown = portraits_of(services.handbook, Moment(_TIME, 0.0, _ID), mode.comfort, procedure_id)
    drawn = draw_mode(LookSource(RESOURCES), words_of(services), mode, shown, output)
    return report([Unit.of(mode, drawn)], ())


def _paper(services: Services, procedure_id: str, output: Path) -> list[str]:
    """The filled-in form as PDF, and a picture of each page; their names."""
    from kiosk.visit.gallery import sample_application

    application = sample_application(services.handbook, Moment(_TIME, 0.0, _ID), procedure_id)
    filled = services.paper.fill(application, None, visit=VisitId(_ID))
    if isinstance(filled, Err):
        print_failure(filled.failure)
    (output / "form.pdf").write_bytes(filled.value.pdf)
    names = ["form.pdf"]
    pdf = pypdfium2.PdfDocument(filled.value.pdf)
    for number, page in enumerate(pdf, 1):
        names.append(f"form-{number}.png")
        page.render(scale=_PAPER_SCALE).to_pil().save(output / names[-1])
    pdf.close()
    return names
