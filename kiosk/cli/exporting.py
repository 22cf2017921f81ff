"""`kiosk procedures export-sample`: what the machines behind receive, with its schemas."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kiosk.basics.ids import ApplicationId
from kiosk.basics.telling import told
from kiosk.bootstrap import Services
from kiosk.cli.common import read_procedure, read_settings, settings_option
from kiosk.cli.speaking import language_option, say
from kiosk.forms.answers import Data
from kiosk.forms.application import Application
from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.export import application_json
from kiosk.forms.flat import csv_bytes, flat_schema
from kiosk.forms.gif import gif_json, gif_schema
from kiosk.forms.service import (
    AnswersFile,
    Interview,
    Procedure,
    complete,
    lines_of,
    parse_answers,
    sample_answers,
)

_ID = ApplicationId("019a4700-0000-7000-8000-000000000127")


@click.command(name="export-sample")
@settings_option
@language_option
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--schemas/--no-schemas", default=True, help="Whether the schemas stand beside the samples.")
@click.argument("ids", metavar="[ID]…", nargs=-1)
def export_sample(
    settings_file: Path | None, output: Path, schemas: bool, ids: tuple[str, ...], language: str
) -> None:
    """Write samples of each export of a procedure, or of all: CSV (UTF-8, CP932), GIF names, schemas."""
    services = Services(read_settings(settings_file))
    output.mkdir(parents=True, exist_ok=True)
    for one in [
        read_procedure(services.library, name, as_json=False, language=language) for name in ids
    ] or services.library.procedures():
        _write(services, one, output, language)
        if schemas:
            _json(output / f"{one.id}.flat.schema.json", flat_schema(one))
        click.echo(one.id)
    if schemas:
        _json(output / "gif-application.schema.json", gif_schema())


def _write(services: Services, procedure: Procedure, output: Path, language: str) -> None:
    """All exports of the first applicant's sample; by GIF names also of one who stands here for another."""
    application = _sample(services, procedure, procedure.applicants[0])
    _json(output / f"{procedure.id}.application.json", application_json(application))
    for encoding, ending in (("utf-8", "utf-8.csv"), ("cp932", "cp932.csv")):
        made, missing = csv_bytes(application, procedure, "utf-8" if encoding == "utf-8" else "cp932")
        (output / f"{procedure.id}.{ending}").write_bytes(made)
        for one in missing:
            where = f"{procedure.id} {one.column}"
            message = told("{where}: not in CP932: {letters}", where=where, letters=one.letters)
            click.echo(say(message, language), err=True)
    _json(output / f"{procedure.id}.gif.json", _gif(services, application, procedure))
    for other in [one for one in procedure.applicants if one.represents][-1:]:
        behind = _gif(services, _sample(services, procedure, other), procedure)
        _json(output / f"{procedure.id}.{other.id}.gif.json", behind)


def _gif(services: Services, application: Application, procedure: Procedure) -> dict[str, Data]:
    words = services.catalogue.words("ja")
    return gif_json(application, procedure, lines_of(application, procedure, words), words)


def _sample(services: Services, procedure: Procedure, applicant: Applicant) -> Application:
    moment, words = services.clock.moment(), services.catalogue.words("ja")
    today = moment.now.date()
    about = Interview(procedure, applicant.id, words, services.lookups, today)
    file = parse_answers(procedure, sample_answers(about), words=words, lookups=services.lookups, today=today)
    assert isinstance(file, AnswersFile), procedure.id
    kiosk = services.settings.kiosk
    done = complete(
        about, file.answers, application_id=_ID, completed_at=moment.now, kiosk=(kiosk.id, kiosk.office)
    )
    assert isinstance(done, Application), procedure.id
    return done


def _json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
