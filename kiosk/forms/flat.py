"""One application as one row for the machines behind (RPA, 基幹系): CSV, columns in a fixed order.

Width rules, dates by era, encodings and letters that CP932 lacks: `docs/exports.md`.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from kiosk.forms.answers import Data
from kiosk.forms.application import Application, Person
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.lines import APPLICANT
from kiosk.words.dates import era_of
from kiosk.words.known_parts import LETTERS, era_in, parted

Encoding: TypeAlias = Literal["utf-8", "cp932"]
GETA = "〓"
_SPELT = {
    "−": "－",
    "〜": "～",
    "‖": "∥",
    "—": "―",
    "–": "－",
    "‑": "‐",
    "¢": "￠",
    "£": "￡",
    "¬": "￢",
    "¥": "￥",
}
"""Signs that JIS and CP932 give different code points: the same sign to the eye, so no 外字."""
_PERSON = ("name", "name_kana", "birth_date", "gender", "address", "phone")
_GAIJI = ("name", "address")
"""Beside these stands whether they hold a letter that CP932 lacks (外字)."""
_HALF = frozenset({"digits", "phone", "count", "money", "year"})
_ISO = re.compile(r"(\d{4})-(\d\d|\?\?)-(\d\d|\?\?)|(\d{4})(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its id, its title on the official form, and what is allowed in it."""

    id: str
    title: str
    form: Literal["text", "date", "wareki", "number", "flag", "json"]


@dataclass(frozen=True, slots=True)
class Unmappable:
    """A cell with letters that CP932 lacks; each is written as 〓, and the paper shows the right one."""

    column: str
    letters: str


def columns(procedure: Procedure) -> tuple[Column, ...]:
    """The columns of a procedure, always in this order: the application, the persons, the questions."""
    return (
        *(Column(one, one, "text") for one in ("application_id", "procedure", "version", "completed_at")),
        Column("kiosk", "kiosk", "text"),
        Column("applicant", procedure.who_paper, "text"),
        *_person_columns("subject", "申請者"),
        *_person_columns("visitor", "代理人"),
        *(column for one in procedure.questions if _is_flat(one) for column in _columns_of(one)),
    )


def row(application: Application, procedure: Procedure) -> dict[str, str]:
    """The cells by column id; columns that were not asked are empty."""
    cells = dict.fromkeys((one.id for one in columns(procedure)), "")
    cells |= {
        "application_id": application.application_id,
        "procedure": application.procedure[0],
        "version": application.procedure[1],
        "completed_at": application.completed_at.isoformat(),
        "kiosk": application.kiosk[0],
        "applicant": str(application.answers.get(APPLICANT, "")),
    }
    cells |= _person_cells("subject", application.applicant)
    if application.representative is not None:
        cells |= _person_cells("visitor", application.representative.person)
    answers = {str(name): value for name, value in application.answers.items()}
    for question in procedure.questions:
        if _is_flat(question) and question.id in answers:
            cells |= _cells_of(question, answers[question.id])
    return cells


def csv_bytes(
    application: Application, procedure: Procedure, encoding: Encoding
) -> tuple[bytes, tuple[Unmappable, ...]]:
    """The file, with a line of column ids, and what CP932 could not say."""
    order = [one.id for one in columns(procedure)]
    cells = row(application, procedure)
    missing: tuple[Unmappable, ...] = ()
    if encoding == "cp932":
        missing = tuple(Unmappable(key, lacking) for key in order if (lacking := _lacking(cells[key])))
        cells = {key: "".join(_mapped(one) for one in value) for key, value in cells.items()}
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerows([order, [cells[key] for key in order]])
    return stream.getvalue().encode("utf-8-sig" if encoding == "utf-8" else "cp932"), missing


def flat_schema(procedure: Procedure) -> dict[str, object]:
    """JSON Schema of one row, as an object of strings in the order of the columns."""
    made = columns(procedure)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{procedure.id} {procedure.version}",
        "type": "object",
        "additionalProperties": False,
        "required": [one.id for one in made],
        "properties": {one.id: {"title": one.title, "type": "string", **_form(one)} for one in made},
    }


def wareki(data: str) -> str:
    """`S23.03.05`, `T15.00.00` of `1926[T]`; empty before 1873 and where the era is not certain."""
    text, written = parted(data)
    match = _ISO.fullmatch(text)
    if match is None:
        return ""
    year, month, day = (int(one) for one in _day(text).split("-"))
    try:
        found = era_of(date(year, month, day)) if day else era_in(year, month or None, written)
    except ValueError:
        return ""
    return "" if found is None else f"{LETTERS[found[0]]}{found[1]:02}.{month:02}.{day:02}"


def _form(column: Column) -> Mapping[str, object]:
    patterns = {
        "date": r"^(\d{4}-\d\d-\d\d)?$",
        "wareki": r"^([MTSHR]\d\d\.\d\d\.\d\d)?$",
        "number": r"^[0-9-]*$",
        "flag": "^[01]?$",
    }
    return {"pattern": patterns[column.form]} if column.form in patterns else {}


def _person_columns(role: str, title: str) -> Iterator[Column]:
    for name in _PERSON:
        yield Column(f"{role}.{name}", f"{title} {name}", "date" if name == "birth_date" else "text")
        if name in _GAIJI:
            yield Column(f"{role}.{name}.gaiji", f"{title} {name} 外字", "flag")
        if name == "birth_date":
            yield Column(f"{role}.{name}.wareki", f"{title} {name} 和暦", "wareki")


def _person_cells(role: str, person: Person) -> dict[str, str]:
    cells = {f"{role}.{name}": _one_line(str(getattr(person, name) or "")) for name in _PERSON}
    for name in _GAIJI:
        cells[f"{role}.{name}.gaiji"] = "1" if _lacking(cells[f"{role}.{name}"]) else "0"
    cells[f"{role}.birth_date.wareki"] = wareki(cells[f"{role}.birth_date"])
    cells[f"{role}.birth_date"] = _day(cells[f"{role}.birth_date"])
    cells[f"{role}.phone"] = _half(cells[f"{role}.phone"])
    return cells


def _is_flat(question: Question) -> bool:
    return question.kind != "office" and "." not in question.id


def _columns_of(question: Question) -> Iterator[Column]:
    title = question.paper or question.id
    match question.kind:
        case "date":
            yield Column(question.id, title, "date")
            yield Column(f"{question.id}.wareki", f"{title} 和暦", "wareki")
        case "yes-no":
            yield Column(question.id, title, "flag")
        case "choices" | "documents" | "next-steps" if question.among is None:
            for option in question.options:
                yield Column(f"{question.id}.{option.id}", f"{title} {option.paper or option.id}", "flag")
        case "count" | "money":
            yield Column(question.id, title, "number")
        case "choice" | "text" | "kana" | "name" | "digits" | "phone" | "year" | "relation":
            yield Column(question.id, title, "text")
        case _:
            yield Column(question.id, title, "json")


def _cells_of(question: Question, data: Data) -> dict[str, str]:
    found = {one.id: one for one in _columns_of(question)}
    if data is None:
        return dict.fromkeys(found, "")
    if question.kind == "date":
        return {question.id: _day(str(data)), f"{question.id}.wareki": wareki(str(data))}
    if question.kind == "yes-no":
        return {question.id: "1" if data else "0"}
    if question.id not in found:
        chosen = data if isinstance(data, list) else []
        return {name: "1" if name.removeprefix(f"{question.id}.") in chosen else "0" for name in found}
    if found[question.id].form == "json":
        said = _with_wareki(question, data)
        return {question.id: _one_line(json.dumps(said, ensure_ascii=False, sort_keys=True))}
    text = _one_line(str(data))
    return {question.id: _half(text) if question.kind in _HALF else text}


def _with_wareki(question: Question, data: Data) -> Data:
    """The people of a list, each date with the same day by era beside it (`birth_date.wareki`)."""
    if isinstance(data, list):
        return [_with_wareki(question, one) for one in data]
    if not isinstance(data, Mapping):
        return data
    dates = [one.id for one in question.each if one.kind == "date" and isinstance(data.get(one.id), str)]
    by_era = {f"{name}.wareki": wareki(str(data[name])) for name in dates}
    return {**data, **{name: _day(str(data[name])) for name in dates}, **by_era}


def _day(data: str) -> str:
    """A date with `00` for what is not known; empty for anything else."""
    match = _ISO.fullmatch(parted(data)[0])
    if match is None:
        return ""
    year, month, day = match[1] or match[4], match[2] or match[5] or "00", match[3] or "00"
    return f"{year}-{month}-{day}".replace("??", "00")


def _half(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("−", "-").replace("‐", "-")


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")).strip()


def _lacking(text: str) -> str:
    return "".join(dict.fromkeys(one for one in text if one not in _SPELT and _mapped(one) != one))


def _mapped(letter: str) -> str:
    """The letter, or the same sign, where CP932 has it and gives it back; selectors of variants fall away.

    A ward's own letter (外字, private use) has a place in CP932, at which every other system has another one.
    """
    letter = _SPELT.get(letter, letter)
    if unicodedata.category(letter) == "Co":
        return GETA
    try:
        if letter.encode("cp932").decode("cp932") == letter:
            return letter
    except UnicodeEncodeError:
        pass
    is_selector = "\ufe00" <= letter <= "\ufe0f" or "\U000e0100" <= letter <= "\U000e01ef"
    return "" if is_selector else GETA
