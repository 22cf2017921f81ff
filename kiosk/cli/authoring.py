"""The commands of whoever writes procedures: new, import, simulate, diff, schema."""

from __future__ import annotations

import dataclasses
import importlib
import json
from collections.abc import Collection, Mapping
from pathlib import Path

import click

from kiosk.basics.telling import Told, told
from kiosk.bootstrap import RESOURCES, Services
from kiosk.cli.answers_files import PEOPLE
from kiosk.cli.common import json_option, no_procedure, print_json, read_settings, settings_option
from kiosk.cli.exporting import export_sample
from kiosk.cli.helping import explained
from kiosk.cli.speaking import language_option, say
from kiosk.forms.authoring.ordinary import people_beside
from kiosk.forms.authoring.plainness import Plainness
from kiosk.forms.authoring.simulating import Simulation, simulate
from kiosk.forms.authoring.walking import Walked
from kiosk.forms.definition.faults import Fault
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.fields.kind import Context
from kiosk.forms.service import Library, drawings_in

directory_option = click.option(
    "--directory",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=RESOURCES / "procedures",
    help="Another folder of definitions than the installed one.",
)

FILES = ("procedure", "life-event", "groups", "wording", "wording-en")
"""The files that authors write, without `.yaml`; each has its schema (kiosk.forms.authoring.schema)."""


def add_to(group: click.Group) -> None:
    """Puts these commands into `kiosk procedures`."""
    for command in (simulate_, new, import_, diff, schema, export_sample):
        group.add_command(command)
    group.add_command(_Drawn("preview", help="Draw every screen and the paper of one procedure."))


class _Drawn(click.Command):
    """The command that needs Qt: named here, and imported when it is called."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        return self._drawing().make_context(info_name, args, parent)

    def _drawing(self) -> click.Command:
        command = importlib.import_module("ui.commands.previewing").preview
        if not isinstance(command, click.Command):
            raise TypeError("ui.commands.previewing:preview is no command")
        return explained(command, "preview")


def reviewed(services: Services, library: Library, ids: Collection[str] = ()) -> tuple[Fault, ...]:
    """What an author should look at again, in the definitions and life events named, or in all."""
    from kiosk.forms.authoring.plain_english import english_in
    from kiosk.forms.authoring.reviewing import English, review
    from kiosk.forms.authoring.wording import words_in

    root = RESOURCES / "procedures"
    english = English(services.catalogue.words("en"), english_in(root))
    people = people_beside(library.root, PEOPLE)
    return review(library, words_in(root), context_of(services), english, people=people, ids=ids)


def noticed(services: Services, library: Library) -> tuple[Fault, ...]:
    """What is no mistake of a definition, and may be overlooked: that it has ended, or asks others now."""
    from kiosk.forms.authoring.asked_anew import since_remembered
    from kiosk.forms.authoring.reviewing import notices

    return (*notices(library, services.clock.moment().now.date()), *since_remembered(library))


def plainness_of(library: Library, ids: Collection[str] = ()) -> tuple[Plainness, ...]:
    """The counts of every sound procedure and life event, or of those named."""
    from kiosk.forms.authoring.plainness import plainness

    events = (one.as_procedure() for one in library.life_events())
    every = (*library.procedures(), *events)
    return tuple(plainness(one) for one in every if not ids or one.id in ids)


def context_of(services: Services) -> Context:
    """Today, in Japanese."""
    return Context(services.clock.moment().now.date(), services.catalogue.words("ja"), services.lookups)


@click.command(name="simulate")
@settings_option
@json_option
@language_option
@directory_option
@click.option("--random", "random_ways", default=5, show_default=True, help="Ways gone at random for each.")
@click.option("--seed", default=1, show_default=True, help="The same seed goes the same ways.")
@click.argument("ids", metavar="[ID]…", nargs=-1)
def simulate_(
    settings_file: Path | None,
    directory: Path,
    random_ways: int,
    seed: int,
    ids: tuple[str, ...],
    *,
    as_json: bool,
    language: str,
) -> None:
    """Walk every branch of a procedure or life event, or of all; exit 1 where something is not reached."""
    services, library = (
        Services(read_settings(settings_file)),
        Library(directory, drawings=drawings_in(RESOURCES), left_out=lambda _: None),
    )
    events = tuple(one.as_procedure() for one in library.life_events())
    chosen = [_wanted(library, events, one, as_json=as_json, language=language) for one in ids] or (
        *library.procedures(),
        *events,
    )
    context, people = context_of(services), people_beside(directory, PEOPLE)
    done = []
    for one in chosen:
        done.append(simulate(one, context, random_ways=random_ways, seed=seed, people=people))
        if not as_json:
            _tell(done[-1], language)
    if as_json:
        print_json({"procedures": [_json(one, language) for one in done]})
    raise SystemExit(0 if all(one.is_sound for one in done) else 1)


@click.command()
@directory_option
@language_option
@click.argument("procedure_id", metavar="ID")
def new(directory: Path, procedure_id: str, *, language: str) -> None:
    """Begin a definition: a small sound one to change."""
    from kiosk.forms.authoring.beginning import AlreadyThere, NotAnId, begin

    try:
        path = begin(directory, procedure_id)
    except (AlreadyThere, NotAnId) as problem:
        raise click.ClickException(say(problem.args[0], language)) from problem
    except OSError as problem:
        raise _unwritable(directory, problem, language) from problem
    click.echo(say(told("{path}: change it, then kiosk procedures check", path=path), language))


@click.command(name="import")
@directory_option
@language_option
@click.argument("spreadsheet", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def import_(directory: Path, spreadsheet: Path, *, language: str) -> None:
    """Make a first definition from a spreadsheet (.xlsx), as resources/samples/procedure.xlsx shows."""
    from kiosk.forms.authoring.beginning import AlreadyThere, NotAnId
    from kiosk.forms.authoring.spreadsheet import Mistakes, definition_from, write

    try:
        found = definition_from(spreadsheet, _tiles(directory))
        path = write(directory, found.definition)
    except Mistakes as problem:
        for line in problem.lines:
            click.echo(f"{spreadsheet.name}: {say(line, language)}", err=True)
        count = told("{count} mistakes; nothing was written", count=len(problem.lines))
        raise click.ClickException(say(count, language)) from problem
    except (AlreadyThere, NotAnId) as problem:
        raise click.ClickException(say(problem.args[0], language)) from problem
    except OSError as problem:
        raise _unwritable(directory, problem, language) from problem
    for line in found.understood:
        click.echo(say(line, language))
    pattern = "{path}: look it through, then kiosk procedures check --directory {folder}"
    click.echo(say(told(pattern, path=path, folder=directory), language))


def _unwritable(folder: Path, problem: OSError, language: str) -> click.ClickException:
    pattern = "cannot write below {folder}: {strerror}"
    return click.ClickException(say(told(pattern, folder=folder, strerror=problem.strerror), language))


def _tiles(directory: Path) -> tuple[tuple[str, str], ...]:
    """Ids and labels of the first tiles of these definitions, or else of the installed ones."""
    from kiosk.words.furigana import plain

    there = Library(directory, left_out=lambda _: None).groups()
    groups = there or Library(RESOURCES / "procedures").groups()
    return tuple((one.id, plain(one.label)) for one in groups)


def _definition(path: Path, language: str) -> str:
    """The text of a definition that can be compared; says the line where it is none."""
    from kiosk.forms.definition.yaml_lines import Unreadable, read

    try:
        text = path.read_text(encoding="utf-8")
        data = read(text).data
    except Unreadable as problem:
        pattern = "{path}:{line}: {message}"
        wrong = told(pattern, path=path, line=problem.line, message=problem.message)
        raise click.ClickException(say(wrong, language)) from problem
    except UnicodeDecodeError as problem:
        wrong = told("{path}: this is no text in UTF-8: give a procedure.yaml", path=path)
        raise click.ClickException(say(wrong, language)) from problem
    said = data if isinstance(data, Mapping) else {}
    kinds: tuple[tuple[str, type], ...] = (("id", str), ("questions", tuple))
    lacking = [key for key, kind in kinds if not isinstance(said.get(key), kind)]
    if lacking:
        names = ", ".join(lacking)
        wrong = told("{path}: this is no procedure.yaml: it has no {names}", path=path, names=names)
        raise click.ClickException(say(wrong, language))
    return text


@click.command()
@json_option
@language_option
@click.argument("old", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("new_file", metavar="NEW", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def diff(old: Path, new_file: Path, *, as_json: bool, language: str) -> None:
    """What changed between two procedure.yaml files, question by question.

    At the end it says who is asked a question now, and who no longer.
    """
    from kiosk.forms.authoring.comparing import changes, ids_of_two, met_otherwise, version_of_both

    before, after = _definition(old, language), _definition(new_file, language)
    found, version = changes(before, after), version_of_both(before, after)
    others = ids_of_two(before, after)
    met = met_otherwise(before, after)
    if as_json:
        asked = [{"question": name, "message": say(one, language)} for name, one in met]
        rows = [{"key": one.key, "before": one.before, "after": one.after} for one in found]
        print_json({"changes": rows, "asked": asked})
        return
    for one in found:
        click.echo(say(one.said, language))
    click.echo(say(told("{count} changes", count=len(found)), language))
    if met:
        click.echo(say(told("So residents are asked otherwise:"), language))
    for _, line in met:
        click.echo(f"  {say(line, language)}")
    if others is not None:
        click.echo(
            say(told("these are two procedures: {old} and {new}", old=others[0], new=others[1]), language)
        )
    elif version is not None:
        click.echo(
            say(
                told("the version is {version!r} in both: give the new one another", version=version),
                language,
            )
        )


@click.command()
@click.argument("name", type=click.Choice(FILES), default=FILES[0])
def schema(name: str) -> None:
    """Print the JSON Schema of such a file (resources/schemas/NAME.schema.json), for editors."""
    from kiosk.forms.authoring.schema import schema_of

    click.echo(json.dumps(schema_of(name), ensure_ascii=False, indent=2))


def _wanted(
    library: Library, events: tuple[Procedure, ...], wanted: str, *, as_json: bool, language: str
) -> Procedure:
    event = next((one for one in events if one.id == wanted), None)
    found = library.get(wanted) if event is None else event
    if found is None:
        ids = (*library.ids(), *(one.id for one in events))
        no_procedure(library, wanted, ids, as_json=as_json, language=language)
    return found


def _tell(one: Simulation, language: str) -> None:
    walked = one.walked
    pattern = (
        "{procedure:<16} questions {questions} of {all_questions}, options {options} of {all_options}, "
        "endings {endings} of {all_endings}; {least}{ways} ways {length}, "
        "{wandered} more at random; dead ends {dead_ends}; {rows}"
    )
    summary = told(
        pattern,
        procedure=one.procedure,
        questions=len(walked.questions),
        all_questions=one.questions,
        options=len(walked.options),
        all_options=one.options,
        endings=len(walked.endings),
        all_endings=one.endings,
        least="" if walked.every else told("at least "),
        ways=walked.ways,
        length=_length(walked),
        wandered=one.wandered,
        dead_ends=len(walked.dead_ends) + len(one.stuck),
        rows=one.rows.said,
    )
    click.echo(say(summary, language))
    for line in (*one.unreached, *map(_dead_end, sorted(walked.dead_ends)), *one.stuck, *one.undecided):
        click.echo(say(told("  not well: {line}", line=line), language), err=True)


def _length(walked: Walked) -> Told:
    """How many questions those ways have that came to their end."""
    if walked.shortest is None or walked.longest is None:
        return told("that all end before handing in")
    return told("of {shortest} to {longest} questions", shortest=walked.shortest, longest=walked.longest)


def _dead_end(question: str) -> Told:
    return told("somebody stands at {name} and no answer leads on", name=question)


def _json(one: Simulation, language: str) -> dict[str, object]:
    walked = one.walked
    return {
        "id": one.procedure,
        "questions": {"reached": len(walked.questions), "all": one.questions},
        "options": {"reached": len(walked.options), "all": one.options},
        "endings": {"reached": dict(sorted(walked.endings.items())), "all": one.endings},
        "rows": dataclasses.asdict(one.rows),
        "ways": walked.ways,
        "every_combination": walked.every,
        "shortest": walked.shortest,
        "longest": walked.longest,
        "random": one.wandered,
        "unreached": [say(line, language) for line in one.unreached],
        "dead_ends": [*sorted(walked.dead_ends), *(say(line, language) for line in one.stuck)],
        "undecided": [say(line, language) for line in one.undecided],
    }
