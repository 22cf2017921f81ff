"""`kiosk translations`: which languages there are, what each lacks, and files to translate in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from kiosk.basics.telling import told
from kiosk.cli.common import RESOURCES, json_option, print_json
from kiosk.forms.definition.faults import Fault
from kiosk.forms.translating.completeness import Finding
from kiosk.forms.translating.completeness import check as check_language
from kiosk.forms.translating.skeleton import write as write_language
from kiosk.forms.translating.sources import Wanted, wanted
from kiosk.words.entries import entries_of
from kiosk.words.languages import Language, languages

resources_option = click.option(
    "--resources",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=RESOURCES,
    help="Another folder of resources than the installed one.",
)


@click.group()
def translations() -> None:
    """Texts in the languages of the kiosk: list, check, write. See docs/translating.md."""


@translations.command(name="list")
@resources_option
@json_option
def list_(resources: Path, *, as_json: bool) -> None:
    """Every language, whether it is offered, and how many of its texts are there and reviewed."""
    asked = wanted(resources)
    rows = [_row(resources, name, one, asked) for name, one in languages(resources / "translations").items()]
    if as_json:
        print_json({"languages": rows})
        return
    for row in rows:
        click.echo(
            "{id:<8} {state:<12} {there:>5} of {wanted:>5} texts, {reviewed:>5} reviewed  {name}".format(
                **row
            )
        )


@translations.command()
@resources_option
@json_option
@click.argument("language_ids", metavar="[LANGUAGE]…", nargs=-1)
def check(resources: Path, language_ids: tuple[str, ...], *, as_json: bool) -> None:
    """Every missing or wrong text with file and line; exit 1 where there is one.

    Without a LANGUAGE, all that are declared complete; with one, also what only wants a second look.
    """
    known = languages(resources / "translations")
    for one in language_ids:
        _existing(one, known)
    asked = wanted(resources)
    chosen = language_ids or tuple(one for one in known if one != "ja" and known[one].complete)
    found = {one: check_language(resources / "translations", one, known[one], asked) for one in chosen}
    faults = {one: tuple(f for f in rows if not f.is_note) for one, rows in found.items()}
    if as_json:
        print_json({one: [_finding_json(f) for f in rows] for one, rows in found.items()})
    else:
        for one in chosen:
            _tell(one, found[one] if language_ids else faults[one], len(faults[one]))
    raise SystemExit(1 if any(faults.values()) else 0)


@translations.command()
@resources_option
@click.option(
    "--begin-with-japanese", "begin", is_flag=True, help="New entries hold the Japanese, marked fuzzy."
)
@click.argument("language_id", metavar="LANGUAGE")
def write(resources: Path, language_id: str, *, begin: bool) -> None:
    """Brings a language's files up to date: every text, with Japanese and English beside it.

    Keeps everything translated; marks fuzzy what was translated from another Japanese than today's.
    """
    root = resources / "translations"
    _existing(language_id, languages(root))
    if language_id in ("ja", "en"):
        raise click.UsageError("Japanese and English are written by hand: they are what others come from")
    files = write_language(root / language_id, language_id, wanted(resources), begin=begin)
    click.echo(f"{root / language_id}: {', '.join(files)}")


def translation_faults(definitions: Path) -> Iterator[Fault]:
    """What is missing or wrong in any language that is declared complete, of the texts beside definitions.

    Nothing where no translations stand beside them: then the installed ones are used, which fit their own.
    A definition of which a language has no text yet is told by `kiosk translations check` alone: it is new,
    and whoever wrote it need not be who translates it. So are texts of definitions that are not there.
    """
    resources = definitions.parent
    if definitions.name != "procedures" or not (resources / "translations").is_dir():
        return
    asked = wanted(resources)
    keys = {one.key for one in asked}
    for name, language in languages(resources / "translations").items():
        if name == "ja" or not language.complete:
            continue
        begun = {_about(one.key) for one in entries_of(resources / "translations" / name)}
        for one in check_language(resources / "translations", name, language, asked):
            if not one.is_note and one.key in keys and _about(one.key) in begun:
                message = told("in the translation: {wrong}", wrong=one.message)
                yield Fault(f"translations/{name}/{one.file}", one.line, one.key, message)


def _about(key: str) -> str:
    """The definition, or the part of the kiosk, that a text belongs to."""
    return key.partition(".")[0]


def _existing(language_id: str, known: Mapping[str, Language]) -> None:
    if language_id not in known:
        raise click.BadParameter(f"{language_id!r} is none of {', '.join(known)}", param_hint="LANGUAGE")


def _row(resources: Path, name: str, language: Language, asked: tuple[Wanted, ...]) -> dict[str, object]:
    keys = {one.key for one in asked if name not in one.held_by}
    there = {
        one.key: one for one in entries_of(resources / "translations" / name) if one.text and not one.fuzzy
    }
    if name == "ja":
        keys = set(there)
    return {
        "id": name,
        "name": language.name,
        "state": "complete" if language.complete else "not offered",
        "wanted": len(keys),
        "there": len(keys & there.keys()),
        "reviewed": sum(1 for key in keys & there.keys() if there[key].reviewed not in (None, "no")),
    }


def _tell(language_id: str, rows: tuple[Finding, ...], faults: int) -> None:
    for row in rows:
        click.echo(f"{language_id}/{row}{' (a second look)' if row.is_note else ''}", err=True)
    click.echo(f"{language_id}: {faults} mistakes")


def _finding_json(one: Finding) -> dict[str, object]:
    return {
        "file": one.file,
        "line": one.line,
        "key": one.key,
        "rule": one.rule,
        "message": one.message,
        "note": one.is_note,
    }
