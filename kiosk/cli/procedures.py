"""`kiosk procedures`: what is defined, whether it is sound, and a complete example of its answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click

from kiosk.basics.telling import told
from kiosk.bootstrap import RESOURCES, Services
from kiosk.cli.answers_files import PEOPLE, answers_faults
from kiosk.cli.authoring import add_to, noticed, plainness_of, reviewed
from kiosk.cli.common import (
    definitions_option,
    json_option,
    print_json,
    read_procedure,
    read_settings,
    settings_option,
)
from kiosk.cli.describing import described
from kiosk.cli.helping import SpokenGroup
from kiosk.cli.speaking import language_option, say
from kiosk.cli.translations import translation_faults
from kiosk.forms.authoring.asking_state import write_remembered
from kiosk.forms.authoring.inspecting import FILE as WALKED
from kiosk.forms.authoring.inspecting import write_walked
from kiosk.forms.authoring.plainness import Plainness
from kiosk.forms.definition.faults import as_json as fault_json
from kiosk.forms.definition.handed_in import NOT_YET
from kiosk.forms.service import Fault, Interview, Library, drawings_in, sample_answers
from kiosk.lookups import closed_days
from kiosk.words.furigana import plain


@click.group(cls=SpokenGroup)
def procedures() -> None:
    """Procedure definitions: list, show, sample; new, import, check, simulate, diff, schema."""


add_to(procedures)


@procedures.command(name="list")
@settings_option
@definitions_option
@json_option
@language_option
def list_(settings_file: Path | None, directory: Path | None, *, as_json: bool, language: str) -> None:
    """Every procedure that can be used, and from which day on it is offered."""
    found = _services(settings_file, directory).library.procedures()
    if as_json:
        rows = [{"id": one.id, "title": plain(one.title), "version": one.version} for one in found]
        print_json({"procedures": rows})
        return
    for one in found:
        since = told("from {day}", day=one.effective_from)
        offered = told("not offered yet") if one.effective_from == NOT_YET else since
        title = f"{one.id:<16} {one.version:<10} {plain(one.title)}"
        click.echo(say(told("{title} ({offered})", title=title, offered=offered), language))


@procedures.command()
@settings_option
@json_option
@language_option
@definitions_option
@click.option(
    "--remember", is_flag=True, help=f"Write down what is sound ({WALKED}): kiosks start without walking it."
)
def check(
    settings_file: Path | None, directory: Path | None, *, as_json: bool, remember: bool, language: str
) -> None:
    """Every mistake with file, line, key and the likely word; exit 1 where there is one.

    Names, types, conditions and limits first; then ways that nobody or everybody goes, and words that are
    long, hard, unexplained, twice negated or cannot be said; and the answers of invented people in the
    folder `personas` beside it that cannot be read; and, where `translations` stand beside
    them, what is missing or wrong in any language, such as a number that differs from the Japanese. Then,
    for each definition, how many questions
    say no why, give no example, or have no way for somebody who does not know. The ward's closed days are no
    mistake of a definition: that their file ends within a year is told, and changes no exit code; nor does
    a definition whose last day is past, or that speaks of such a day; nor what residents
    are asked otherwise since `--remember`.
    """
    services = Services(read_settings(settings_file))
    root = directory or services.settings.kiosk.procedures or RESOURCES / "procedures"
    library = Library(root, left_out=_told_below, drawings=drawings_in(RESOURCES))
    people = root.parent / PEOPLE.name
    faults = (*library.faults, *reviewed(services, library), *answers_faults(services, library, people))
    if not library.faults:  # the texts of one that is left out would all seem to be asked for by nobody
        faults = (*faults, *translation_faults(root))
    notes = noticed(services, library)
    calendar = closed_days.warning(services.clock.moment().now.date())
    if as_json:
        counted = {one.procedure: _plainness_json(one) for one in plainness_of(library)}
        sound = list(library.ids())
        print_json(
            {
                "procedures": sound,
                "faults": [{**fault_json(one), "message": say(one.message, language)} for one in faults],
                "plainness": counted,
                "notices": [{**fault_json(one), "message": say(one.message, language)} for one in notes],
                "calendar": None if calendar is None else say(calendar, language),
            }
        )
    else:
        for note in notes:
            click.echo(say(note.said, language), err=True)
        _tell_faults(library, faults, language)
        if calendar is not None:
            click.echo(say(calendar, language), err=True)
    if remember and not faults:
        write_walked(root, library)
        write_remembered(root, library)
    raise SystemExit(1 if faults else 0)


@procedures.command()
@settings_option
@json_option
@language_option
@definitions_option
@click.argument("procedure_id", metavar="ID")
def show(
    settings_file: Path | None, directory: Path | None, procedure_id: str, *, as_json: bool, language: str
) -> None:
    """What one procedure asks of whom, and where each rule comes from."""
    library = _services(settings_file, directory).library
    procedure = read_procedure(library, procedure_id, as_json=as_json, language=language)
    if as_json:
        print_json(procedure.model_dump(mode="json", by_alias=True, exclude_defaults=True))
        return
    for line in described(procedure):
        click.echo(say(line, language))


@procedures.command()
@settings_option
@json_option
@language_option
@definitions_option
@click.argument("procedure_id", metavar="ID")
@click.option("--applicant", default="self", show_default=True, help="Who applies: self, household, proxy.")
def sample(
    settings_file: Path | None,
    directory: Path | None,
    procedure_id: str,
    applicant: str,
    *,
    as_json: bool,
    language: str,
) -> None:
    """A complete example answers file for `kiosk apply`; JSON with or without --json."""
    services = _services(settings_file, directory)
    procedure = read_procedure(services.library, procedure_id, as_json=as_json, language=language)
    known = [one.id for one in procedure.applicants]
    if applicant not in known:
        message = told("{value!r} is none of {names}", value=applicant, names=", ".join(known))
        raise click.BadParameter(say(message, language), param_hint="--applicant")
    today = services.clock.moment().now.date()
    words = services.catalogue.words("ja")
    answers: Mapping[str, object] = sample_answers(
        Interview(procedure, applicant, words, services.lookups, today)
    )
    if as_json:
        print_json(answers)
    else:
        click.echo(json.dumps(answers, ensure_ascii=False, indent=2))


def _services(settings_file: Path | None, directory: Path | None) -> Services:
    return Services(read_settings(settings_file), definitions=directory)


def _told_below(_: Fault) -> None:
    """`check` tells every fault itself, once: on standard error, or in the JSON."""


def _tell_faults(library: Library, faults: tuple[Fault, ...], language: str) -> None:
    for fault in faults:
        click.echo(say(fault.said, language), err=True)
    for counted in plainness_of(library):
        click.echo(say(counted.said, language))
    summary = "{count} sound: {names}; {mistakes} mistakes"
    ids = library.ids()
    click.echo(say(told(summary, count=len(ids), names=", ".join(ids), mistakes=len(faults)), language))


def _plainness_json(counted: Plainness) -> dict[str, object]:
    return {
        "questions": counted.questions,
        "without_why": list(counted.why),
        "without_example": list(counted.example),
        "without_dont_know": list(counted.dont_know),
    }
