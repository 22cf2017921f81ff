"""Loads personas: the shipped ones by name, others from a file of the same form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Final

from cardreader.simulator.errors import PersonaError
from cardreader.simulator.fields import Fields
from cardreader.simulator.persona import LIMITS, Certificate, Kind, Persona, SecretName, Trick

PEOPLE: Final = Path(__file__).parent / "people"
_KEYS = frozenset(entry.name for entry in fields(Persona)) - {"id"}
_KINDS: Final[tuple[Kind, ...]] = ("my-number-card", "phone", "other-card")
_SECRETS: Final[tuple[SecretName, ...]] = (
    "authentication-pin",
    "signature-password",
    "card-text-pin",
    "resident-pin",
)
_TRICKS: Final[tuple[Trick, ...]] = ("text-altered", "face-altered", "signature-altered", "copied")
_PICTURES = ("name", "address", "code", "number", "portrait")


def persona_names() -> tuple[str, ...]:
    """The shipped personas."""
    return tuple(sorted(path.stem for path in PEOPLE.glob("*.json")))


def load_persona(name_or_path: str | Path) -> Persona:
    """The shipped persona of that name, or the one in that file.

    Raises:
        PersonaError: There is none, or a key of it is missing, unknown or wrong.
    """
    shipped = PEOPLE / f"{name_or_path}.json"
    path = shipped if str(name_or_path) in persona_names() else Path(name_or_path)
    try:
        text = path.read_text("utf-8")
        content = json.loads(text)
    except FileNotFoundError as trouble:
        known = ", ".join(persona_names())
        raise PersonaError(str(name_or_path), f"no such file, and none of: {known}") from trouble
    except json.JSONDecodeError as trouble:
        problem, place = f"not readable as JSON: {trouble.msg}", f"{path.name}:{trouble.lineno}"
        raise PersonaError(str(name_or_path), problem, place=place) from trouble
    except (OSError, ValueError) as trouble:
        raise PersonaError(str(name_or_path), f"not readable as JSON: {trouble}") from trouble
    try:
        return _persona(Fields(path.stem, "", content), path.parent)
    except PersonaError as trouble:
        place = f"{path.name}:{_line(text, trouble.key)}"
        raise PersonaError(trouble.persona, trouble.problem, key=trouble.key, place=place) from trouble


def _persona(entries: Fields, folder: Path) -> Persona:
    entries.only(_KEYS)
    return Persona(
        id=entries.persona,
        about=entries.text("about", ""),
        kind=entries.one_of("kind", _KINDS, "my-number-card"),
        name=entries.text("name"),
        address=entries.text("address"),
        birth_date=entries.day("birth_date"),
        sex=entries.digits("sex", 1),
        expires_on=entries.day("expires_on"),
        security_code=entries.digits("security_code", 4),
        serial=entries.digits("serial", 15),
        municipality=entries.digits("municipality", 5),
        individual_number=entries.digits("individual_number", 12),
        secrets=entries.table("secrets").texts(_SECRETS),
        tries=entries.table("tries").numbers(tuple(LIMITS), LIMITS),
        certificates=_certificates(entries.table("certificates")),
        token_label=entries.text("token_label", "JPKIAPICCTOKEN2"),
        interface=entries.one_of("interface", ("contact", "contactless"), "contact"),
        birth_in_number_b=entries.one_of("birth_in_number_b", ("era", "gregorian"), "era"),
        tricks=entries.some_of("tricks", _TRICKS),
        pictures=_pictures(entries.table("pictures"), folder),
        birth_digits=entries.ascii("birth_digits", 8) if "birth_digits" in entries.names() else None,
    )


def _line(text: str, key: str) -> int:
    """On which line the key stands, or the innermost around it that is there."""
    found = 0
    for part in key.split("."):
        there = text.find(f'"{part}"', found)
        if there < 0:
            break
        found = there
    return text.count("\n", 0, found) + 1


def _certificates(entries: Fields) -> Mapping[str, Certificate]:
    entries.only(frozenset(("authentication", "signature")))
    return {name: _certificate(entries.table(name)) for name in entries.names()}


def _certificate(entries: Fields) -> Certificate:
    entries.only(frozenset(("valid_from", "valid_to")))
    first, last = entries.day("valid_from"), entries.day("valid_to")
    if last < first or first < date(1950, 1, 1):
        raise entries.wrong("valid_to", "a date after valid_from")
    return Certificate(first, last)


def _pictures(entries: Fields, folder: Path) -> Mapping[str, bytes]:
    names = entries.texts(_PICTURES)
    try:
        return {what: (folder / name).read_bytes() for what, name in names.items()}
    except OSError as trouble:
        raise entries.wrong("*", "names of files beside the persona") from trouble
