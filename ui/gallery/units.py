"""What is kept of one mode between two runs, and the report that all of them make together."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from ui.gallery.drawing import Picture
from ui.gallery.modes import Mode
from ui.gallery.violation import Note, Violation

Json: TypeAlias = dict[str, object]
FOLDER = "modes"
"""Below the output: one file for each mode, so that a run that was stopped goes on where it stood."""
_LOOKED_AT = ("ui", "kiosk", "resources")
_COMPILED = "__pycache__"


@dataclass(frozen=True, slots=True)
class Unit:
    """Every screen of one mode, as it was drawn and measured.

    Attributes:
        screens: How many were drawn.
        pictures: Those that were kept: as in `gallery.json`, with a thumbnail as `data:` address.
        violations: As in `gallery.json`.
        notes: The same, of what is no violation.
    """

    mode: Json
    screens: int
    pictures: tuple[Json, ...]
    violations: tuple[Json, ...]
    notes: tuple[Json, ...] = ()

    @classmethod
    def of(cls, mode: Mode, drawn: Sequence[Picture]) -> Unit:
        kept = tuple(_picture_json(one) for one in drawn if one.file is not None)
        found = tuple(_found_json(_where(one), each) for one in drawn for each in one.violations)
        notes = tuple(_found_json(_where(one), each) for one in drawn for each in one.notes)
        return cls(mode.as_json(), len(drawn), kept, found, notes)


def save_unit(unit: Unit, mode: Mode, output: Path, state: str) -> None:
    """Whole or not at all: a run may be stopped at any moment."""
    file = _file_of(mode, output)
    file.parent.mkdir(parents=True, exist_ok=True)
    unready = file.with_suffix(f".{os.getpid()}")
    told = {
        "state": state,
        "mode": unit.mode,
        "screens": unit.screens,
        "pictures": unit.pictures,
        "violations": unit.violations,
        "notes": unit.notes,
    }
    unready.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    unready.replace(file)


def kept_unit(mode: Mode, output: Path, state: str) -> Unit | None:
    """What an earlier run found in this mode, unless screens, texts or rules changed since."""
    file = _file_of(mode, output)
    if not file.is_file():
        return None
    told = json.loads(file.read_text("utf-8"))
    if told["state"] != state:
        return None
    found = tuple(told["violations"]), tuple(told["notes"])
    return Unit(told["mode"], told["screens"], tuple(told["pictures"]), *found)


def state_of(root: Path, settings_file: Path | None, screens: Sequence[str]) -> str:
    """A digest of what decides how screens look: sources, texts, themes, settings, and which are wanted."""
    digest = hashlib.sha256(json.dumps(screens).encode())
    files = (file for folder in _LOOKED_AT for file in sorted((root / folder).rglob("*")) if file.is_file())
    for file in (*files, *([settings_file] if settings_file else [])):
        if _COMPILED not in file.parts:
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def report(units: Iterable[Unit], themes: Iterable[tuple[str, tuple[Violation, ...]]]) -> Json:
    """What `gallery.json` holds: modes, kept pictures, every violation and note with its picture or theme."""
    every = tuple(units)
    of_themes = [_found_json(f"theme:{theme}", each) for theme, found in themes for each in found]
    return {
        "modes": [
            {
                **unit.mode,
                "screens": unit.screens,
                "violations": len(unit.violations),
                "notes": len(unit.notes),
            }
            for unit in every
        ],
        "pictures": [_without_thumbnail(one) for unit in every for one in unit.pictures],
        "violations": [*(one for unit in every for one in unit.violations), *of_themes],
        "notes": [one for unit in every for one in unit.notes],
    }


def _file_of(mode: Mode, output: Path) -> Path:
    return output / FOLDER / f"{mode.suffix}.json"


def _where(picture: Picture) -> str:
    return picture.file or f"{picture.screen}.{picture.mode.suffix}"


def _picture_json(picture: Picture) -> Json:
    thumbnail = base64.b64encode(picture.thumbnail or b"").decode()
    return {
        "file": picture.file,
        "screen": picture.screen,
        **picture.mode.as_json(),
        "thumbnail": f"data:image/jpeg;base64,{thumbnail}",
    }


def _without_thumbnail(picture: Json) -> Json:
    return {name: value for name, value in picture.items() if name != "thumbnail"}


def _found_json(where: str, found: Violation | Note) -> Json:
    return {"picture": where, "rule": found.rule, "widget": found.widget, "figure": found.figure}
