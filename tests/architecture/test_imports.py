"""The arrows between packages hold, and the check that says so bites: planted wrong imports are caught."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("kiosk", "ui", "cardreader")
PLANTS = {
    "kiosk reaches for Qt": ("kiosk/words/dates.py", "import PySide6.QtCore", "no Qt outside ui"),
    "forms reach for delivery": ("kiosk/forms/answers.py", "import kiosk.delivery.outcome", "kiosk layers"),
    "the visit calls a service": (
        "kiosk/visit/hours.py",
        "import kiosk.delivery.service",
        "the visit sees values only",
    ),
    "a second HTTP client": ("kiosk/delivery/policy.py", "import requests", "requests only in delivery.http"),
    "a second database": ("kiosk/audit.py", "import sqlite3", "sqlite3 only in delivery.outbox"),
    "an entry is looked into": (
        "kiosk/delivery/policy.py",
        "import kiosk.forms.answers",
        "an entry is opaque",
    ),
    "a page calls the engine": (
        "ui/pages/__init__.py",
        "import kiosk.forms.answers",
        "pages see screen and events",
    ),
    "a widget knows the kiosk": (
        "ui/widgets/__init__.py",
        "import kiosk.visit.screen",
        "widgets know nothing of the kiosk",
    ),
    "the kiosk opens the reader": (
        "kiosk/visit/hours.py",
        "import cardreader.errors",
        "cardreader only in identity.mynumber",
    ),
    "the library knows the kiosk": ("cardreader/errors.py", "import kiosk.basics.result", "folders"),
    "the back-end shares code": (
        "kiosk/backend/__init__.py",
        "import kiosk.forms.answers",
        "reference back-end shares nothing",
    ),
    "the simulator shares what reads its files": (
        "cardreader/simulator/text_files.py",
        "import cardreader.mynumber.authenticity",
        "the simulator uses none of our encoders",
    ),
    "the table computes": (
        "cardreader/profile_table/shapes.py",
        "import cardreader.errors",
        "the profile table is data alone",
    ),
    "the simulator shares a parser": (
        "cardreader/simulator/__init__.py",
        "import cardreader.iso7816.tlv",
        "the simulator uses none of our encoders",
    ),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=110)


def copy_of_the_sources(folder: Path) -> None:
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)


def test_as_it_stands_every_contract_is_kept() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


def test_planted_wrong_imports_are_each_reported(tmp_path: Path) -> None:
    """All at once, since a run takes seconds; each must break its own contract."""
    copy_of_the_sources(tmp_path)
    for file, line, _ in PLANTS.values():
        path = tmp_path / file
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}  # planted\n", encoding="utf-8")
    result = lint(tmp_path)
    assert result.returncode != 0
    broken = [line for line in result.stdout.splitlines() if "BROKEN" in line]
    missed = [
        what for what, (_, _, contract) in PLANTS.items() if not any(contract in line for line in broken)
    ]
    assert not missed, result.stdout


@pytest.mark.parametrize("module", ["requests", "sqlite3", "reportlab", "pyipp", "smartcard"])
def test_a_driver_imported_elsewhere_is_reported_by_ruff(module: str, tmp_path: Path) -> None:
    planted = tmp_path / "kiosk" / "visit" / "planted.py"
    planted.parent.mkdir(parents=True)
    planted.write_text(f'"""Planted."""\n\nimport {module}\n\nprint({module})\n', encoding="utf-8")
    command = [str(Path(sys.executable).with_name("ruff")), "check", "--no-cache", "--select", "TID251"]
    config = ["--config", str(ROOT / "pyproject.toml"), str(planted)]
    result = subprocess.run([*command, *config], capture_output=True, text=True, check=False)
    assert "TID251" in result.stdout
