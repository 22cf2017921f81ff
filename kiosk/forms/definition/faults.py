"""What is wrong with a definition, in words its author can act on."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kiosk.basics.telling import Told, told
from kiosk.forms.definition.yaml_lines import Located, Path

_MEMBERS = ("str", "int", "bool", "date", "FromToday")
"""What pydantic puts into a path for the members of a union."""
_EXPECTED = {
    "string_type": told("text (put it in quotation marks)"),
    "int_type": told("a whole number"),
    "bool_type": told("yes or no"),
    "date_type": told("a date such as 2026-11-01"),
    "tuple_type": told("a list (each entry begins with - )"),
    "dict_type": told("keys and values"),
    "model_type": told("keys and values"),
    "string_pattern_mismatch": told("small letters, digits and _"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in a definition file.

    Attributes:
        key: Dotted path of the key (`questions.3.kind`), entries counted from 1.
        likely: The word that was probably meant, None where nothing is near.
    """

    file: str
    line: int
    key: str
    message: Told
    likely: str | None = None

    def __str__(self) -> str:
        return self.said

    @property
    def said(self) -> Told:
        """The whole line."""
        guess = told(" — did you mean {likely!r}?", likely=self.likely) if self.likely else ""
        where = {"file": self.file, "line": self.line, "key": self.key}
        return told("{file}:{line}: {key}: {message}{guess}", **where, message=self.message, guess=guess)


def of_validation(
    found: ValidationError, located: Located, file: str, model: type[BaseModel]
) -> tuple[Fault, ...]:
    """Every mistake that the models found, each with its line; a mistyped key is not missing, too."""
    errors = found.errors()
    meant = {
        (*error["loc"][:-1], nearest(error["loc"][-1], _keys(model, _path(error)[:-1])))
        for error in errors
        if error["type"] == "extra_forbidden"
    }
    told = (
        error
        for error in errors
        if (error["type"] != "missing" or error["loc"] not in meant) and not _beside_the_point(error, errors)
    )
    return tuple(_of_error(error, located, file, model) for error in told)


def nearest(word: object, known: Iterable[str]) -> str | None:
    """The known word that looks most like it."""
    close = difflib.get_close_matches(str(word), list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def key_of(path: Path) -> str:
    """The path as authors count: `questions.3.kind`."""
    return ".".join(str(one + 1) if isinstance(one, int) else one for one in path)


def _of_error(error: ErrorDetails, located: Located, file: str, model: type[BaseModel]) -> Fault:
    path = _path(error)
    line, kind = located.line(path), error["type"]
    if kind == "extra_forbidden":
        likely = nearest(path[-1], _keys(model, path[:-1]))
        return Fault(file, line, key_of(path), told("there is no key {name!r} here", name=path[-1]), likely)
    if kind == "missing":
        return Fault(file, line, key_of(path), told("the key {name!r} is missing", name=path[-1]))
    if kind == "literal_error":
        offered = [
            word.strip(" '") for word in str(error["ctx"]["expected"]).replace(" or ", ", ").split(",")
        ]
        message = told("{value!r} is none of {names}", value=error["input"], names=", ".join(offered))
        return Fault(file, line, key_of(path), message, nearest(error["input"], offered))
    if kind in ("greater_than_equal", "less_than_equal"):
        return Fault(file, line, key_of(path), _beyond(error))
    if kind == "too_short":
        return Fault(file, line, key_of(path), told("needs at least one entry (it begins with - )"))
    if not path and error["input"] is None:
        return Fault(file, line, "(file)", told("the file is empty: see kiosk procedures new"))
    if kind in _EXPECTED and not path:
        return Fault(
            file, line, "(file)", told("this is no definition: it has no keys, such as id and questions")
        )
    unquoted = _without_quotation_marks(error["input"]) if kind == "string_type" else None
    if unquoted is not None:
        return Fault(file, line, key_of(path), unquoted)
    if kind in _EXPECTED:
        return Fault(
            file,
            line,
            key_of(path),
            told("{value!r} should be {wanted}", value=error["input"], wanted=_EXPECTED[kind]),
        )
    own = error.get("ctx", {}).get("error")
    said = own.args[0] if isinstance(own, ValueError) and own.args else None
    message = said if isinstance(said, Told) else told("cannot be so: {problem}", problem=error["msg"])
    return Fault(file, line, key_of(path) or "(file)", message)


def _beyond(error: ErrorDetails) -> Told:
    least = error["ctx"].get("ge")
    if least is None:
        return told("{value!r} is more than {most}", value=error["input"], most=error["ctx"]["le"])
    return told("{value!r} is less than {least}", value=error["input"], least=least)


def _without_quotation_marks(value: object) -> Told | None:
    """What YAML took for something else than text: {住民票|…}, and yes."""
    if isinstance(value, bool):
        return told("yes, no, on and off are text in quotation marks alone")
    text = _unquoted(value)
    if text is None:
        return None
    return told('text that begins with {{ needs quotation marks: "{{{text}}}"', text=text)


def _unquoted(value: object) -> str | None:
    """The marked text that YAML took for a mapping: {住民票|じゅうみんひょう} without quotation marks."""
    entries = list(value.items()) if isinstance(value, Mapping) else []
    if len(entries) == 1 and "|" in str(entries[0][0]) and entries[0][1] is None:
        return str(entries[0][0])
    return None


def _path(error: ErrorDetails) -> Path:
    """Where it is, without the names of union members that pydantic puts in between."""
    return tuple(one for one in error["loc"] if not _is_member(one))


def _is_member(step: str | int) -> bool:
    return isinstance(step, str) and (step in _MEMBERS or step.startswith(("literal[", "function-after[")))


def _beside_the_point(error: ErrorDetails, errors: Iterable[ErrorDetails]) -> bool:
    """Where a day may be written in several ways, pydantic tells why it is none of them: one is enough."""
    *place, member = error["loc"] or ("",)
    if not _is_member(member) or member in ("str", "int", "bool"):
        return False
    if member == "FromToday" or str(member).startswith("function-after["):
        return error["type"] != "value_error"
    if isinstance(error["input"], Mapping):
        return True
    words = any(
        one["loc"][:-1] == tuple(place) and str(one["loc"][-1]).startswith("literal[") for one in errors
    )
    return member == "date" and words


def _keys(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys that are allowed at that place."""
    for step in path:
        if isinstance(step, int):
            continue
        info = next((info for name, info in model.model_fields.items() if step in (name, info.alias)), None)
        inner = None if info is None else _model_in(info.annotation)
        model = model if inner is None else inner
    return tuple(info.alias or name for name, info in model.model_fields.items())


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(one) for one in get_args(annotation))
    return next((one for one in found if one is not None), None)


def as_json(fault: Fault) -> Mapping[str, str | int | None]:
    """For `--json`."""
    return {
        "file": fault.file,
        "line": fault.line,
        "key": fault.key,
        "message": fault.message,
        "likely": fault.likely,
    }
