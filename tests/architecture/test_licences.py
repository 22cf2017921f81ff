"""No GPL or AGPL library is loaded into the process, and `docs/licences.md` names what is."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageMetadata, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "licences.md"
STRONG_COPYLEFT = re.compile(
    r"(?<![A-Za-z])A?GPL|(?<!Lesser )(?<!Library )General Public Licen[sc]e", re.IGNORECASE
)

# Several of Qt's add-ons are under the GPL alone; these are under the LGPL too, and no others are loaded.
QT_MODULES = {"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtMultimedia", "QtTextToSpeech", "QtTest"}


def is_strong_copyleft(licence: str) -> bool:
    """True where every alternative that the licence's name leaves is GPL or AGPL (LGPL is neither)."""
    return all(STRONG_COPYLEFT.search(alternative) for alternative in re.split(r"\s+OR\s+", licence))


def licence_of(metadata: PackageMetadata) -> str:
    """What the distribution says of itself, in the order of reliability; empty where it says nothing."""
    expressions: list[str] = metadata.get_all("License-Expression", [])
    texts: list[str] = metadata.get_all("License", [])
    classifiers: list[str] = metadata.get_all("Classifier", [])
    named = [name.rsplit("::", 1)[-1].strip() for name in classifiers if name.startswith("License ::")]
    first_lines = [text.splitlines()[0] for text in texts if text]
    return next((" OR ".join(said) for said in (expressions, first_lines, named) if said), "")


def needed(requirements: Iterable[str], extra: str = "") -> dict[str, Distribution]:
    """All distributions that these requirements bring into the process, by canonical name."""
    found: dict[str, Distribution] = {}
    waiting = [(Requirement(text), extra) for text in requirements]
    while waiting:
        requirement, wanted = waiting.pop()
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": wanted}):
            continue
        name = canonicalize_name(requirement.name)
        known = name in found
        found[name] = found.get(name) or distribution(name)
        if known and not requirement.extras:
            continue
        own = [Requirement(text) for text in found[name].requires or ()]
        waiting += [(child, one) for child in own for one in ("", *requirement.extras) if child.name != name]
    return found


def loaded() -> dict[str, Distribution]:
    """What the kiosk and its reference back-end load; not the tools of development."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return needed([*project["dependencies"], *project["optional-dependencies"]["backend"]])


def test_no_library_in_the_process_is_under_gpl_or_agpl() -> None:
    licences = {name: licence_of(found.metadata) for name, found in loaded().items()}
    assert {name for name, licence in licences.items() if not licence} == set()
    assert {name: licence for name, licence in licences.items() if is_strong_copyleft(licence)} == {}


def test_document_names_exactly_what_is_loaded() -> None:
    rows = re.findall(r"^\| ([A-Za-z0-9_.-]+) \|", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    named = {canonicalize_name(row) for row in rows} - {"library"}
    assert named == set(loaded())


def test_only_the_lgpl_modules_of_qt_are_imported() -> None:
    imported = {
        module for file in (ROOT / "ui").rglob("*.py") for module in qt_modules(file.read_text("utf-8"))
    }
    assert imported - QT_MODULES == set()


def qt_modules(source: str) -> set[str]:
    """The modules of PySide6 that a source imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.ImportFrom(module="PySide6"):
                found |= {alias.name for alias in node.names}
            case ast.ImportFrom(module=str(module)) if module.startswith("PySide6."):
                found.add(module.split(".")[1])
            case ast.Import():
                found |= {
                    alias.name.split(".")[1] for alias in node.names if alias.name.startswith("PySide6.")
                }
    return found


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("GPL-3.0-only", True),
        ("AGPL-3.0-or-later", True),
        ("GNU Affero General Public License v3", True),
        ("GNU General Public License v2 (GPLv2)", True),
        ("GPLv2+", True),
        ("LGPL-3.0-only", False),
        ("GNU Lesser General Public License v2 or later (LGPLv2+)", False),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", False),
        ("GPL-2.0-only OR GPL-3.0-only", True),
        ("MIT", False),
        ("Apache-2.0 AND MIT", False),
    ],
)
def test_strong_copyleft_is_told_from_the_rest(licence: str, expected: bool) -> None:
    assert is_strong_copyleft(licence) is expected


def test_gpl_module_of_qt_is_found() -> None:
    assert qt_modules(
        "import PySide6.QtCharts\nfrom PySide6 import QtGraphs\nfrom PySide6.QtQuick3D import a"
    ) == {
        "QtCharts",
        "QtGraphs",
        "QtQuick3D",
    }
