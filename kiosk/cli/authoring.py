"""The commands of whoever writes procedures: new, import, simulate, diff, schema."""

from __future__ import annotations

import dataclasses
import importlib
import json
from collections.abc import Mapping
from pathlib import Path

import click

from kiosk.bootstrap import RESOURCES, Services
from kiosk.cli.common import json_option, no_procedure, print_json, read_settings, settings_option
from kiosk.cli.exporting import export_sample
from kiosk.forms.authoring.plainness import Plainness
from kiosk.forms.authoring.simulating import Simulation, simulate
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
        return command


def reviewed(services: Services, library: Library) -> tuple[Fault, ...]:
    """What an author should look at again, in all definitions and life events that can be read."""
    from kiosk.forms.authoring.plain_english import english_in
    from kiosk.forms.authoring.reviewing import English, review
    from kiosk.forms.authoring.wording import words_in

    root = RESOURCES / "procedures"
    english = English(services.catalogue.words("en"), english_in(root))
    return review(library, words_in(root), context_of(services), english)


def plainness_of(library: Library) -> tuple[Plainness, ...]:
    """The counts of every sound procedure and life event."""
    from kiosk.forms.authoring.plainness import plainness

    events = (one.as_procedure() for one in library.life_events())
    return tuple(plainness(one) for one in (*library.procedures(), *events))


def context_of(services: Services) -> Context:
    """Today, in Japanese."""
    return Context(services.clock.moment().now.date(), services.catalogue.words("ja"), services.lookups)


@click.command(name="simulate")
@settings_option
@json_option
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
) -> None:
    """Walk every branch of a procedure or life event, or of all; exit 1 where something is not reached."""
    services, library = (
        Services(read_settings(settings_file)),
        Library(directory, drawings=drawings_in(RESOURCES), left_out=lambda _: None),
    )
    events = tuple(one.as_procedure() for one in library.life_events())
    chosen = [_wanted(library, events, one, as_json=as_json) for one in ids] or (
        *library.procedures(),
        *events,
    )
    context = context_of(services)
    done = []
    for one in chosen:
        done.append(simulate(one, context, random_ways=random_ways, seed=seed))
        if not as_json:
            _tell(done[-1])
    if as_json:
        print_json({"procedures": [_json(one) for one in done]})
    raise SystemExit(0 if all(one.is_sound for one in done) else 1)


@click.command()
@directory_option
@click.argument("procedure_id", metavar="ID")
def new(directory: Path, procedure_id: str) -> None:
    """Begin a definition: a small sound one to change."""
    from kiosk.forms.authoring.beginning import AlreadyThere, NotAnId, begin

    try:
        path = begin(directory, procedure_id)
    except (AlreadyThere, NotAnId) as problem:
        raise click.ClickException(str(problem)) from problem
    except OSError as problem:
        raise click.ClickException(f"cannot write below {directory}: {problem.strerror}") from problem
    click.echo(f"{path}: change it, then kiosk procedures check")


@click.command(name="import")
@directory_option
@click.argument("spreadsheet", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def import_(directory: Path, spreadsheet: Path) -> None:
    """Make a first definition from a spreadsheet (.xlsx), as resources/samples/procedure.xlsx shows."""
    from kiosk.forms.authoring.beginning import AlreadyThere, NotAnId
    from kiosk.forms.authoring.spreadsheet import Mistakes, definition_from, write

    try:
        found = definition_from(spreadsheet, _tiles(directory))
        path = write(directory, found.definition)
    except Mistakes as problem:
        for line in problem.lines:
            click.echo(f"{spreadsheet.name}: {line}", err=True)
        raise click.ClickException(f"{len(problem.lines)} mistakes; nothing was written") from problem
    except (AlreadyThere, NotAnId) as problem:
        raise click.ClickException(str(problem)) from problem
    except OSError as problem:
        raise click.ClickException(f"cannot write below {directory}: {problem.strerror}") from problem
    for line in found.understood:
        click.echo(line)
    click.echo(f"{path}: look it through, then kiosk procedures check --directory {directory}")


def _tiles(directory: Path) -> tuple[tuple[str, str], ...]:
    """Ids and labels of the first tiles of these definitions, or else of the installed ones."""
    from kiosk.words.furigana import plain

    there = Library(directory, left_out=lambda _: None).groups()
    groups = there or Library(RESOURCES / "procedures").groups()
    return tuple((one.id, plain(one.label)) for one in groups)


def _definition(path: Path) -> str:
    """The text of a definition that can be compared; says the line where it is none."""
    from kiosk.forms.definition.yaml_lines import Unreadable, read

    try:
        text = path.read_text(encoding="utf-8")
        data = read(text).data
    except Unreadable as problem:
        raise click.ClickException(f"{path}:{problem.line}: {problem.message}") from problem
    except UnicodeDecodeError as problem:
        raise click.ClickException(f"{path}: this is no text in UTF-8: give a procedure.yaml") from problem
    lacking = [one for one in ("id", "questions") if not isinstance(data, Mapping) or one not in data]
    if lacking:
        raise click.ClickException(f"{path}: this is no procedure.yaml: it has no {' and no '.join(lacking)}")
    return text


@click.command()
@json_option
@click.argument("old", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("new_file", metavar="NEW", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def diff(old: Path, new_file: Path, *, as_json: bool) -> None:
    """What changed between two procedure.yaml files, question by question."""
    from kiosk.forms.authoring.comparing import changes

    found = changes(_definition(old), _definition(new_file))
    if as_json:
        print_json({"changes": [{"key": one.key, "before": one.before, "after": one.after} for one in found]})
        return
    for one in found:
        click.echo(str(one))
    click.echo(f"{len(found)} changes")


@click.command()
def schema() -> None:
    """Print the JSON Schema of procedure.yaml (resources/schemas/procedure.schema.json), for editors."""
    from kiosk.forms.authoring.schema import procedure_schema

    click.echo(json.dumps(procedure_schema(), ensure_ascii=False, indent=2))


def _wanted(library: Library, events: tuple[Procedure, ...], wanted: str, *, as_json: bool) -> Procedure:
    event = next((one for one in events if one.id == wanted), None)
    found = library.get(wanted) if event is None else event
    if found is None:
        no_procedure(library, wanted, (*library.ids(), *(one.id for one in events)), as_json=as_json)
    return found


def _tell(one: Simulation) -> None:
    walked = one.walked
    least = "" if walked.every else "at least "
    click.echo(
        f"{one.procedure:<16} questions {len(walked.questions)} of {one.questions}, "
        f"options {len(walked.options)} of {one.options}, "
        f"endings {len(walked.endings)} of {one.endings}; {least}{walked.ways} ways of "
        f"{walked.shortest} to {walked.longest} questions, {one.wandered} more at random; "
        f"dead ends {len(walked.dead_ends) + len(one.stuck)}; {one.rows}"
    )
    for line in (*one.unreached, *sorted(walked.dead_ends), *one.stuck, *one.undecided):
        click.echo(f"  not well: {line}", err=True)


def _json(one: Simulation) -> dict[str, object]:
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
        "unreached": list(one.unreached),
        "dead_ends": [*sorted(walked.dead_ends), *one.stuck],
        "undecided": list(one.undecided),
    }
