"""`kiosk procedures preview`: every screen and the paper of one procedure, as pictures."""

from __future__ import annotations

import dataclasses
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.basics.clock import JST, Moment
from kiosk.basics.telling import Told, told
from kiosk.bootstrap import RESOURCES, Services
from kiosk.cli.common import (
    definitions_option,
    json_option,
    print_json,
    read_procedure,
    read_settings,
    settings_option,
)
from kiosk.cli.describing import texts_said
from kiosk.cli.speaking import LANGUAGES, machine_language, say
from kiosk.words.catalogue import SOURCE_LANGUAGE
from ui.commands.previewing_paper import Drawn, draw_paper

if TYPE_CHECKING:
    from ui.gallery.units import Unit

_TIME = datetime(2026, 11, 3, 10, 0, tzinfo=JST)
_ID = "019a4700-0000-7000-8000-000000000127"
_DISPLAY = "1920x1080@4.03"
_RULES: Mapping[str, Told] = {
    "target-size": told("something to touch is too small"),
    "gap": told("two things to touch are too close to each other"),
    "outside": told("something does not fit on the screen: shorten the text"),
    "overlap": told("words lie upon each other: shorten the text"),
    "reach": told("something stands too high for who sits"),
    "letters": told("the letters had to become smaller: shorten the text"),
    "clipped": told("a text is cut off: shorten it"),
    "word-break": told("a word is torn apart at the end of a line"),
    "no-name": told("something to touch has no name that can be read aloud"),
    "untranslated": told("a text is missing in this language"),
    "unspoken": told("something that is seen is not read aloud"),
    "overheard": told("something that is of a person is said to everybody"),
    "no-way": told("a page without a way on, another language or a call for staff"),
    "focus-order": told("the order of reading is not that of the screen"),
    "pale": told("words are too pale"),
    "faint": told("something to touch can hardly be seen"),
    "covered": told("something lies over what is to be read or touched"),
    "dead": told("a key looks as if it could be pressed, and cannot"),
    "dim": told("a picture is too pale to be seen"),
    "cut": told("a picture is cut off, or not there"),
    "pressed": told("words on a key can hardly be read while it is pressed"),
    "focus-mark": told("what the keyboard has reached is not marked"),
    "heading": told("a short name says nothing of its question, or is another one's, too"),
    "kind": told("something on the screen is not the kiosk's own"),
}
"""Rules of the gallery, as somebody is told who writes texts; those of themes do not turn up here."""


@click.command(name="preview")
@settings_option
@json_option
@definitions_option
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--language", default="ja", show_default=True)
@click.option("--display", default=_DISPLAY, show_default=True)
@click.argument("procedure_id", metavar="ID")
def preview(
    settings_file: Path | None,
    directory: Path | None,
    output: Path,
    language: str,
    display: str,
    procedure_id: str,
    *,
    as_json: bool,
) -> None:
    """Draw every screen and every sheet of paper of one procedure; exit 1 when anything would trip somebody.

    `--language` is that of the screens; what is told here is told in it, too, where that is known.
    """
    spoken = language if language in LANGUAGES else machine_language()
    services = Services(read_settings(settings_file), definitions=directory)
    procedure = read_procedure(services.library, procedure_id, as_json=as_json, language=spoken)
    from kiosk.visit.gallery import IncompleteSample

    output.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        unit, unmet = _screens(services, procedure_id, language, display, output, spoken)
        unit = without_own(unit, texts_said(procedure), language)
        paper = draw_paper(services, procedure_id, language, Moment(_TIME, 0.0, _ID), output)
    except IncompleteSample as problem:
        pattern = "a filled-in sample is refused at {fields}: look at their limits and checks"
        message = told(pattern, fields=", ".join(problem.fields))
        raise click.ClickException(say(message, spoken)) from problem
    from ui.gallery.units import report as report_of

    sheets = [name for one in paper for name in one.files]
    report = {**report_of([unit], ()), "paper": sheets, "unmet": list(unmet)}
    (output / "preview.json").write_text(json.dumps(report, ensure_ascii=False, indent=2), "utf-8")
    if as_json:
        print_json(report)
    else:
        for line in _summary(unit, unmet, paper, output):
            click.echo(say(line, spoken))
    sys.exit(1 if report["violations"] else 0)


def _screens(
    services: Services, procedure_id: str, language: str, display: str, output: Path, spoken: str
) -> tuple[Unit, tuple[str, ...]]:
    """What was drawn, and by id the checks and questions of whose own screens none could be."""
    from kiosk.visit.gallery import portraits_of
    from kiosk.visit.portrayed_endings import unmet
    from ui.gallery.drawing import draw_mode
    from ui.gallery.modes import Display, DisplayUnreadable, modes
    from ui.gallery.units import Unit
    from ui.main import application, words_of
    from ui.theme.look import LookSource

    try:
        shape = Display.parse(display)
    except DisplayUnreadable as problem:
        message = told("{display!r} is no display: write it as {such_as}", display=display, such_as=_DISPLAY)
        raise click.BadParameter(say(message, spoken), param_hint="--display") from problem
    application()
    mode = next(iter(modes((language,), ("standard",), ("standard",), [shape])))
    book, moment = services.handbook, Moment(_TIME, 0.0, _ID)
    shown = dict(portraits_of(book, moment, mode.comfort, procedure_id, services.people))
    pictures = draw_mode(LookSource(RESOURCES), words_of(services), mode, shown.items(), output)
    return Unit.of(mode, pictures), tuple(unmet(book.procedure(procedure_id), shown))


def without_own(unit: Unit, own: Iterable[str], language: str) -> Unit:
    """Without what the definition itself says in Japanese: the gallery knows the installed texts alone."""
    if language != SOURCE_LANGUAGE:
        return unit
    said = {f"{text!r} in {language}" for text in own}
    kept = (one for one in unit.violations if one["rule"] != "untranslated" or one["figure"] not in said)
    return dataclasses.replace(unit, violations=tuple(kept))


def _summary(unit: Unit, unmet: Iterable[str], paper: Sequence[Drawn], output: Path) -> Iterator[Told]:
    """How much was drawn and where it is, and each thing that would trip a person up."""
    for lost in unmet:
        yield told("  {what}: no way of answering was found that leads to it", what=lost)
    for sheet in paper:
        if sheet.files:
            yield told("  {file}: {what}", file=sheet.files[0], what=sheet.what)
        else:
            yield told("  {what}: no way of answering was found that leads to it", what=sheet.what)
    for one in unit.violations:
        rule = str(one["rule"])
        yield told("  not well: {picture}: {rule}", picture=one["picture"], rule=_RULES.get(rule, rule))
    yield told(
        "{folder}: {screens} screens and {pages} pages of paper as pictures; {count} things to mend",
        folder=output,
        screens=unit.screens,
        pages=sum(len(one.files) - 1 for one in paper),
        count=len(unit.violations),
    )
