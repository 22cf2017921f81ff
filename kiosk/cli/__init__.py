"""The command line's front door: a lazy table, so that `kiosk --help` imports nothing heavy and no Qt."""

from __future__ import annotations

import importlib
from typing import NamedTuple

import click

from kiosk import __version__


class _Entry(NamedTuple):
    target: str
    """`module:attribute`, imported only when the command is used."""
    help: str


COMMANDS = {
    "run": _Entry("ui.commands:run", "The kiosk, full screen."),
    "demo": _Entry(
        "ui.commands:demo", "Everything embedded: simulated card, in-process back-end, paper into a folder."
    ),
    "gallery": _Entry("ui.commands:gallery", "Pictures of every screen, audited."),
    "card": _Entry("kiosk.cli.card:card", "Readers and cards: list, read, sign, tries, simulate."),
    "procedures": _Entry(
        "kiosk.cli.procedures:procedures",
        "Procedures: list, show, new, import, check, simulate, …",
    ),
    "translations": _Entry(
        "kiosk.cli.translations:translations", "What is said in each language: list, check, write."
    ),
    "apply": _Entry(
        "kiosk.cli.apply:apply", "Hand in one application, through the same services as the screens."
    ),
    "outbox": _Entry("kiosk.cli.outbox:outbox", "What waits to be handed in: list, show, deliver, retry, …"),
    "fleet-key": _Entry(
        "kiosk.cli.fleet_key:fleet_key",
        "The keys of the days for tickets that bring a visit back: new, list.",
    ),
    "doctor": _Entry("kiosk.cli.doctor:doctor", "Is this kiosk ready?"),
    "backend": _Entry("kiosk.cli.backend:backend", "The reference back-end."),
}


class LazyGroup(click.Group):
    """Knows its commands by name and short help, and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        module, attribute = entry.target.split(":")
        command = getattr(importlib.import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{entry.target} is no command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the table's short helps, so that no command is imported for `--help`."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kiosk")
def main() -> None:
    """まどぐちキオスク: the counter kiosk that nobody is left behind by."""
