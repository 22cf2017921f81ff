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
    no_procedure,
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
@click.argument("ids", metavar="[ID]…", nargs=-1)
def check(
    settings_file: Path | None,
    directory: Path | None,
    ids: tuple[str, ...],
    *,
    as_json: bool,
    remember: bool,
    language: str,
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
    are asked otherwise since `--remember`. With IDs, only what is wrong in these procedures and life events.
    """
    if ids and remember:
        raise click.UsageError(say(told("--remember is for all: leave the names out"), language))
    services = Services(read_settings(settings_file))
    root = directory or services.settings.kiosk.procedures or RESOURCES / "procedures"
    library = Library(root, left_out=_told_below, drawings=drawings_in(RESOURCES))
    people = root.parent / PEOPLE.name
    _known(library, ids, as_json=as_json, language=language)
    faults = (
        *library.faults,
        *reviewed(services, library, ids),
        *answers_faults(services, library, people, ids),
    )
    if not library.faults:  # the texts of one that is left out would all seem to be asked for by nobody
        faults = (*faults, *translation_faults(root))
    faults = tuple(one for one in faults if _is_about(one, ids))
    notes = tuple(one for one in noticed(services, library) if _is_about(one, ids))
    calendar = closed_days.warning(services.clock.moment().now.date())
    if as_json:
        counted = {one.procedure: _plainness_json(one) for one in plainness_of(library, ids)}
        sound = [one for one in library.ids() if not ids or one in ids]
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
        _tell_faults(library, faults, language, ids)
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


def _known(library: Library, ids: tuple[str, ...], *, as_json: bool, language: str) -> None:
    """Says so where one of them is neither there nor left out for a mistake."""
    there = [one.procedure.id for one in library.sources()]
    faulty = [one.file.partition("/")[0] for one in library.faults]
    for one in ids:
        if one not in there and one not in faulty:
            no_procedure(library, one, tuple(there), as_json=as_json, language=language)


def _is_about(fault: Fault, ids: tuple[str, ...]) -> bool:
    """By its file or, of a translation, by its key; of any where none are named."""
    names = (fault.file.partition("/")[0], fault.key.partition(".")[0])
    return not ids or names[fault.file.startswith("translations/")] in ids


def _tell_faults(
    library: Library, faults: tuple[Fault, ...], language: str, named: tuple[str, ...] = ()
) -> None:
    for fault in faults:
        click.echo(say(fault.said, language), err=True)
    for counted in plainness_of(library, named):
        click.echo(say(counted.said, language))
    summary = "{count} sound: {names}; {mistakes} mistakes"
    ids = [one for one in library.ids() if not named or one in named]
    click.echo(say(told(summary, count=len(ids), names=", ".join(ids), mistakes=len(faults)), language))


def _plainness_json(counted: Plainness) -> dict[str, object]:
    return {
        "questions": counted.questions,
        "without_why": list(counted.why),
        "without_example": list(counted.example),
        "without_dont_know": list(counted.dont_know),
    }
