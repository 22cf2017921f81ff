"""Every command and option of `kiosk procedures` explains itself in Japanese, too."""

from __future__ import annotations

import re

import click
import pytest
from click.testing import CliRunner

from kiosk.cli.helping import _texts
from kiosk.cli.procedures import procedures
from ui.commands.previewing import preview

JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")


def options() -> set[str]:
    commands = (*procedures.commands.values(), preview)
    return {one.opts[0] for command in commands for one in command.params if isinstance(one, click.Option)}


def test_every_command_and_option_is_explained_and_nothing_else() -> None:
    assert set(_texts()) == {"procedures", *procedures.commands, *options()}
    assert [name for name, text in _texts().items() if not JAPANESE.search(text)] == []


@pytest.mark.parametrize("command", [[], ["check"], ["import"], ["preview"]])
def test_help_is_in_the_language_of_the_machine(command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    run = CliRunner()
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert not JAPANESE.search(run.invoke(procedures, [*command, "--help"]).stdout)
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    told = run.invoke(procedures, [*command, "--help"]).stdout
    assert _texts()[command[0] if command else "procedures"][:8] in told
    assert not command or _texts()["--language"][:8] in told
