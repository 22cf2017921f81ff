"""The front door: quick, light, and with the exit codes that others automate against."""

from __future__ import annotations

import importlib
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kiosk.cli import COMMANDS, main

ROOT = Path(__file__).parents[3]
HEAVY = (
    "PySide6", "pydantic", "cryptography", "reportlab", "requests", "smartcard", "babel", "yaml", "sqlite3",
    "fontTools", "joserfc", "fastapi", "sqlalchemy", "kiosk.settings", "kiosk.forms", "kiosk.bootstrap", "ui",
)  # fmt: skip
LOADED = """
import sys
from kiosk.cli import main
try:
    main({arguments!r})
except SystemExit as ended:
    assert not ended.code, ended.code
print("LOADED", *(name for name in {heavy!r} if name in sys.modules))
"""


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["--version"]], ids=" ".join)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    done = python("-c", LOADED.format(arguments=arguments, heavy=HEAVY))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "LOADED"


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"run", "demo", "gallery"}))
def test_no_command_without_a_screen_loads_qt(command: str) -> None:
    done = python("-c", LOADED.format(arguments=[command, "--help"], heavy=("PySide6", "ui.main")))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "LOADED"


def test_help_is_quick() -> None:
    """The best of three against a bare interpreter that imports click: a busy machine slows both."""
    bare = min(seconds("-c", "import click") for _ in range(3))
    helped = min(seconds("-m", "kiosk", "--help") for _ in range(3))
    assert helped < bare * 3 + 0.2


def seconds(*arguments: str) -> float:
    began = time.monotonic()
    assert python(*arguments).returncode == 0
    return time.monotonic() - began


def test_every_command_of_the_table_is_there_and_has_its_short_help() -> None:
    said = " ".join(CliRunner().invoke(main, ["--help"]).output.split())
    for name, entry in COMMANDS.items():
        module, _, attribute = entry.target.partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        assert command.name == name
        assert f"{name} {entry.help}" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["--nonsense"],
        ["apply"],
        ["apply", "--procedure", "juminhyo"],
        ["apply", "--procedure", "juminhyo", "--answers", "/nowhere/answers.json"],
        ["apply", "--procedure", "juminhyo", "--answers", "a.json", "--identity", "nonsense"],
        ["apply", "--procedure", "juminhyo", "--answers", "a.json", "--prefer", "nonsense"],
        ["outbox", "nonsense"],
        ["card", "nonsense"],
        ["procedures", "show"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_says_nothing_on_standard_output(arguments: list[str]) -> None:
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "Error" in done.stderr


def test_version_is_that_of_the_package() -> None:
    assert CliRunner().invoke(main, ["--version"]).output.startswith("kiosk, version ")
