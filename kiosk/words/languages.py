"""The languages there are: `resources/translations/<id>/language.yaml` says how each is offered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from kiosk.words.catalogue import SOURCE_LANGUAGE

FILE = "language.yaml"


class FontFile(BaseModel):
    """A font by the name that screens ask for, and by the file that holds it and its Debian package."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    family: str
    file: str
    package: str


class Language(BaseModel):
    """One language.

    Attributes:
        name: Its own name, in its own script.
        complete: Whether all texts are there; only then it is offered.
        fonts: The first has the language's letters; the others fill in what it lacks.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    name: str
    complete: bool
    fonts: tuple[FontFile, ...] = Field(min_length=1, strict=False)


def languages(root: Path) -> Mapping[str, Language]:
    """All languages below the folder of translations, by id. Raises ValueError for a file that is wrong."""
    return {path.parent.name: _read(path) for path in sorted(root.glob(f"*/{FILE}"))}


def offered(root: Path, wanted: Iterable[str]) -> tuple[str, ...]:
    """Of the wanted languages those whose texts are complete; Japanese always."""
    known = languages(root)
    return tuple(one for one in wanted if one == SOURCE_LANGUAGE or (one in known and known[one].complete))


def _read(path: Path) -> Language:
    read: object = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    return Language.model_validate(read)
