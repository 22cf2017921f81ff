"""What was typed wrong after `kiosk procedures`, in Japanese on a machine that speaks Japanese."""

from __future__ import annotations

import re
from typing import IO

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

from kiosk.basics.telling import Told, told
from kiosk.cli.speaking import machine_language, say

_REFUSED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"'(?P<value>[^']*)' does not exist"), "missing"),
    (re.compile(r"'(?P<value>[^']*)' is a (?:directory|file)"), "other"),
    (re.compile(r"'(?P<value>[^']*)' is not a valid integer"), "number"),
    (re.compile(r"'(?P<value>[^']*)' is not one of (?P<names>.*?)\.?$"), "choice"),
)
"""How click puts it."""


class Mistyped(click.ClickException):
    """Said whole, without a word of English in front of it."""

    def show(self, file: IO[str] | None = None) -> None:
        """On standard error."""
        click.echo(self.message, file=file, err=file is None)


class WronglyUsed(Mistyped):
    """Of the command itself, not of what it was given: with the exit code that click has for it."""

    exit_code = click.UsageError.exit_code


def in_japanese(problem: click.ClickException) -> click.ClickException:
    """The same problem for whoever reads Japanese; itself, where the machine speaks another language."""
    if machine_language() != "ja" or isinstance(problem, NoArgsIsHelpError | Mistyped):
        return problem
    wrong = WronglyUsed if isinstance(problem, click.UsageError) else Mistyped
    return wrong(say(_said(problem), "ja"))


def _said(problem: click.ClickException) -> Told | str:
    match problem:
        case click.MissingParameter(param=click.Option() as option):
            return told("{name} is missing: write it behind the command, with a value", name=option.opts[-1])
        case click.MissingParameter(param=click.Parameter() as argument):
            return told("{name} is missing: write it behind the command", name=argument.human_readable_name)
        case click.NoSuchOption():
            return told("there is no option {name}: see --help", name=problem.option_name)
        case NoSuchCommand():
            known = {"name": problem.command_name, "guess": _guess(problem.possibilities)}
            return told("there is no command {name!r}{guess}: see --help", **known)
        case click.BadParameter():
            return _refused(problem.message)
    return problem.format_message()


def _refused(message: str) -> Told | str:
    found = next(((match, kind) for rule, kind in _REFUSED if (match := rule.search(message))), None)
    if found is None:
        return message
    match, kind = found
    value = match["value"]
    if kind == "missing":
        return told("{value!r} is not there: look at its name and place", value=value)
    if kind == "other":
        return told("{value!r} is a folder where a file is wanted, or a file for a folder", value=value)
    if kind == "number":
        return told("{value!r} is no whole number", value=value)
    return told("{value!r} is none of {names}", value=value, names=match["names"].replace("'", ""))


def _guess(possibilities: list[str] | None) -> Told | str:
    return told(" (did you mean {likely!r}?)", likely=possibilities[0]) if possibilities else ""
