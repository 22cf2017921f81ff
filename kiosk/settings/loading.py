"""Finds the settings file, reads it, and names every mistake in it at once.

A mistake is named by file, key and what is allowed there. What was written is never repeated: somebody may
have put a secret into the wrong place.
"""

from __future__ import annotations

import difflib
import json
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from kiosk.settings.models import (
    CardSettings,
    PaperSettings,
    Section,
    Settings,
    StorageSettings,
)
from kiosk.settings.rules import Key

SEARCHED: Final = (Path("/etc/madoguchi/kiosk.toml"), Path("kiosk.toml"))
"""Where the file is looked for when none was named, in this order."""
_SIMULATOR: Final = Path(__file__).resolve().parents[2] / "cardreader" / "simulator"
"""Whose test authorities the demo believes; only files of it are named here, nothing is imported."""


@dataclass(frozen=True, slots=True)
class SettingsProblem:
    """One mistake.

    Attributes:
        file: As it was found.
        key: Dotted, `backend.url`; empty where the whole file is meant.
        allowed: What may stand there.
        likely: For a key that nobody knows the one that was probably meant, empty where none is near.
    """

    file: Path
    key: str
    allowed: str
    likely: str | None = None

    def line(self) -> str:
        """One line for people."""
        where = f"{self.file}: {self.key}" if self.key else str(self.file)
        fault = "not allowed" if self.likely is None else "unknown key"
        hint = f" (did you mean {self.likely}?)" if self.likely else ""
        return f"{where}: {fault}{hint}; allowed: {self.allowed}"


@dataclass(frozen=True, slots=True)
class SettingsProblems:
    """Every mistake of one file."""

    problems: tuple[SettingsProblem, ...]

    def lines(self) -> list[str]:
        return [problem.line() for problem in self.problems]


def load(path: Path | None) -> Settings | SettingsProblems:
    """The settings of the named file, of the first that is found, or the demo's where there is none."""
    if path is None:
        path = next((place for place in SEARCHED if place.is_file()), None)
    if path is None:
        return demo_settings()
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as trouble:
        return _whole(path, f"TOML; {trouble}")
    except UnicodeDecodeError:
        return _whole(path, "TOML in UTF-8")
    except OSError as trouble:
        return _whole(path, f"a file that can be read ({trouble.strerror})")
    return _checked(path, content)


def demo_settings() -> Settings:
    """What holds without any file: a simulated card, a back-end on this machine, paper into a folder."""
    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "madoguchi-demo"
    return Settings(
        card=CardSettings(
            reader="simulator:hanako",
            authorities=(_SIMULATOR / "authorities.pem",),
            card_authorities=(_SIMULATOR / "authorities.json",),
        ),
        storage=StorageSettings(directory=state),
        paper=PaperSettings(printer=f"folder:{state / 'paper'}"),
    )


def described() -> Iterator[tuple[str, Key]]:
    """Every key that can be set, dotted, with what is known about it."""
    for section in Settings.sections:
        yield from _described(section, _model(Settings.model_fields[section]))


def _described(place: str, model: type[Section] | None) -> Iterator[tuple[str, Key]]:
    for name, field in (model.model_fields if model else {}).items():
        key = next((entry for entry in field.metadata if isinstance(entry, Key)), None)
        inner = _model(field)
        if inner is not None:
            yield from _described(f"{place}.{name}", inner)
        elif key is not None:
            yield f"{place}.{name}", key


def _whole(path: Path, allowed: str) -> SettingsProblems:
    return SettingsProblems((SettingsProblem(path, "", allowed),))


def _checked(path: Path, content: Mapping[str, object]) -> Settings | SettingsProblems:
    """Read as JSON, in which strict pydantic takes arrays as tuples and texts as paths."""
    context = {"folder": path.absolute().parent}
    try:
        return Settings.model_validate_json(json.dumps(content, default=str), context=context)
    except ValidationError as trouble:
        errors = trouble.errors(include_url=False, include_input=False)
        found = [_problem(path, error) for error in errors]
        return SettingsProblems(tuple(dict.fromkeys([*found, *_at_odds(path, content)])))


def _at_odds(path: Path, content: Mapping[str, object]) -> Iterator[SettingsProblem]:
    """Keys that do not go together; pydantic looks at them only where each alone is right."""
    for section in Settings.sections:
        model, given = _model(Settings.model_fields[section]), content.get(section)
        fault = model.at_odds(list(given)) if model is not None and isinstance(given, dict) else None
        if fault is not None:
            yield SettingsProblem(path, f"{section}.{fault}", _allowed([section, fault]))


def _problem(path: Path, error: ErrorDetails) -> SettingsProblem:
    place = [part for part in error["loc"] if isinstance(part, str)]
    if error["type"] == "extra_forbidden":
        return _unknown(path, place)
    model, known = _walk(place)
    if error["type"] == "value_error" and model is not None and len(known) == len(place):
        known = [*known, str(error["ctx"]["error"])]  # a rule about two keys names the one to look at
    return SettingsProblem(path, ".".join(known), _allowed(known))


def _unknown(path: Path, place: Sequence[str]) -> SettingsProblem:
    """Names the nearest key of the same section, else the nearest anywhere."""
    model, known = _walk(place[:-1])
    siblings = list((model or Settings).model_fields)
    near = difflib.get_close_matches(place[-1], siblings, n=1, cutoff=0.6)
    if near:
        likely = ".".join([*known, near[0]])
    else:
        likely = next((key for key, _ in described() if key.rpartition(".")[2] == place[-1]), "")
    allowed = f"one of {', '.join(siblings)}" if siblings else "nothing yet"
    return SettingsProblem(path, ".".join(place), allowed, likely)


def _walk(place: Sequence[str]) -> tuple[type[Section] | None, list[str]]:
    """The model at that place (None where it is a plain value) and the part of the place that has a name."""
    model: type[Section] | None = Settings
    known: list[str] = []
    for part in place:
        if model is None or part not in model.model_fields:
            break
        known.append(part)
        model = _model(model.model_fields[part])
    return model, known


def _allowed(known: Sequence[str]) -> str:
    model, _ = _walk(known[:-1])
    if model is None or not known:
        return "tables named " + ", ".join(Settings.sections)
    field = model.model_fields[known[-1]]
    key = next((entry for entry in field.metadata if isinstance(entry, Key)), None)
    return key.allowed if key is not None else f"a table [{'.'.join(known)}]"


def _model(field: FieldInfo) -> type[Section] | None:
    kind = field.annotation
    return kind if isinstance(kind, type) and issubclass(kind, Section) else None
