"""The contract's own documents (`resources/api`): served as they are; every body is checked against them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import yaml
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT202012

API = Path(__file__).resolve().parents[2] / "resources" / "api"
OPENAPI = "backend.openapi.yaml"
APPLICATION = "application.schema.json"


@dataclass(frozen=True, slots=True)
class Fault:
    """One member at fault.

    Attributes:
        pointer: JSON Pointer (RFC 6901) to it.
        detail: What is wrong with it, without its value.
    """

    pointer: str
    detail: str


class NotJson(ValueError):
    """The bytes are no JSON that can be understood in one way only."""


def parse_json(body: bytes) -> object:
    """The JSON text in `body`: UTF-8, no member named twice, no NaN.

    Raises:
        NotJson: Otherwise; without a word of the body.
    """
    try:
        return json.loads(body.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_refuse)
    except (ValueError, RecursionError):
        # Not chained: a decoder's message quotes what it read, and this may be personal.
        raise NotJson("not JSON in UTF-8 with unique member names") from None


class Contract:
    """Both documents, read once.

    Attributes:
        openapi: The OpenAPI document.
        application: The JSON Schema of an application.
    """

    def __init__(self, directory: Path = API) -> None:
        self.openapi = _mapping(yaml.load((directory / OPENAPI).read_bytes(), yaml.CSafeLoader))
        self.application = _mapping(json.loads((directory / APPLICATION).read_text("utf-8")))
        self._formats = _formats()
        self._validators: dict[str, Draft202012Validator] = {}
        self._registry: Registry[bool | Mapping[str, object]] = Registry().with_resource(
            OPENAPI, DRAFT202012.create_resource(self.openapi)
        )

    def faults_of_application(self, value: object) -> tuple[Fault, ...]:
        return self._faults(APPLICATION, self.application, value)

    def faults(self, schema: str, value: object) -> tuple[Fault, ...]:
        """Faults of `value` by the OpenAPI document's schema of that name, all at once."""
        return self._faults(schema, {"$ref": f"{OPENAPI}#/components/schemas/{schema}"}, value)

    def _faults(self, name: str, schema: Mapping[str, object], value: object) -> tuple[Fault, ...]:
        unwritable = tuple(Fault(pointer, _UNWRITABLE) for pointer in _unwritable(value, ""))
        if unwritable:
            return unwritable  # alone: the validator's pointers might hold such a name
        validator = self._validators.get(name)
        if validator is None:
            validator = Draft202012Validator(schema, registry=self._registry, format_checker=self._formats)
            self._validators[name] = validator
        found = {_fault(error): None for error in validator.iter_errors(value)}
        return tuple(sorted(found, key=lambda fault: fault.pointer))


def _fault(error: ValidationError) -> Fault:
    """The validator's own message quotes the value: it is never used."""
    steps = [str(step) for step in error.absolute_path]
    if error.validator == "required":
        missing = error.message.split("'")[1]  # "'name' is a required property": a name of the schema
        return Fault(_pointer([*steps, missing]), "is missing")
    return Fault(_pointer(steps), _DETAILS.get(str(error.validator), "is not as the contract says"))


_UNWRITABLE = "holds a character that no text may hold (U+0000, or half of a surrogate pair)"
_DETAILS = {
    "additionalProperties": "holds a member that the contract does not know",
    "unevaluatedProperties": "holds a member that the contract does not know",
    "const": "is not the one value allowed here",
    "enum": "is none of the values allowed here",
    "format": "is not in the form required here",
    "maxItems": "has too many entries",
    "maxLength": "is too long",
    "maximum": "is too large",
    "minItems": "has too few entries",
    "minLength": "is too short",
    "minimum": "is too small",
    "pattern": "is not in the form required here",
    "type": "is of another type",
}


def _pointer(steps: list[str]) -> str:
    return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)


def _unwritable(value: object, place: str) -> Iterator[str]:
    """Pointers to texts that JSON can spell, and neither UTF-8 nor a database can hold; of a member's name
    to the object that it stands in.
    """
    match value:
        case str() if not _is_writable(value):
            yield place
        case list():
            for index, one in enumerate(value):
                yield from _unwritable(one, f"{place}/{index}")
        case dict() if not all(map(_is_writable, value)):
            yield place
        case dict():
            for name, one in value.items():
                yield from _unwritable(one, place + _pointer([name]))


def _is_writable(text: str) -> bool:
    return "\0" not in text and (text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text))


def _formats() -> FormatChecker:
    checker = FormatChecker(formats=())

    @checker.checks("date-time", raises=ValueError)
    def is_moment(value: object) -> bool:
        return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None

    @checker.checks("date-or-part", raises=ValueError)
    def is_date_or_part(value: object) -> bool:
        if isinstance(value, str):
            date.fromisoformat(value + "-01-01"[len(value) - 10 :] if len(value) < 10 else value)
        return True

    return checker


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member is named twice")
    return members


def _refuse(_constant: str) -> NoReturn:
    raise ValueError("not a number of JSON")


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise TypeError("the contract's document is no object")
    return value
