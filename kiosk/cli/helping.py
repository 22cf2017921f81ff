"""`--help` of the commands of authors, in Japanese on a machine that speaks Japanese."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from functools import cache
from io import BytesIO

import click

from kiosk.cli.japanese_help import SpokenContext
from kiosk.cli.mistyped import in_japanese
from kiosk.cli.speaking import FOLDER, machine_language

FILE = FOLDER / "help-ja.po"
_GROUP = "procedures"


class SpokenGroup(click.Group):
    """A group whose commands explain themselves in the machine's language."""

    context_class = SpokenContext

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, with its help in that language."""
        command = super().get_command(ctx, cmd_name)
        return None if command is None else explained(command, cmd_name)

    def invoke(self, ctx: click.Context) -> object:
        """What the command gives; what was typed wrong is said in that language."""
        try:
            return super().invoke(ctx)
        except click.ClickException as problem:
            said = in_japanese(problem)
            if said is problem:
                raise
            raise said from problem

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The group's own sentence."""
        told = _texts().get(_GROUP) if machine_language() == "ja" else None
        if told is None:
            super().format_help_text(ctx, formatter)
            return
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(told)


def explained(command: click.Command, name: str) -> click.Command:
    """The same command; its own help, in English, stays where the machine speaks no Japanese."""
    if machine_language() != "ja":
        return command
    said = copy.copy(command)
    said.context_class = SpokenContext
    text = _texts().get(name)
    if text is not None:
        said.help, said.short_help = text, f"{text.partition('。')[0]}。"
    said.params = [_option(one) for one in command.params]
    return said


def _option(param: click.Parameter) -> click.Parameter:
    told = _texts().get(param.opts[0])
    if told is None or not isinstance(param, click.Option):
        return param
    said = copy.copy(param)
    said.help = told
    return said


@cache
def _texts() -> Mapping[str, str]:
    from babel.messages.pofile import read_po

    read = read_po(BytesIO(FILE.read_bytes()), charset="utf-8")
    return {str(one.id): str(one.string) for one in read if one.id and one.string}
