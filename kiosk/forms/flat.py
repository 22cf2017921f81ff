"""One application as one row for the machines behind (RPA, 基幹系): CSV, columns in a fixed order.

Width rules, dates by era, encodings and letters that CP932 lacks: `docs/exports.md`.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kiosk.forms.answers import Data
from kiosk.forms.application import Application, Person
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.flat_cells import Column, Place, cells_of, day, half, leaves, one_line, wareki
from kiosk.forms.lines import APPLICANT

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
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r].")
"""How a cell begins that a spreadsheet works out (OWASP, CSV injection; in full width where it is Japanese).

Behind apostrophes, too, so that taking away one gives back what was answered.
"""
_A_NUMBER = re.compile(r"[+-]?[0-9][0-9 ()-]*(?:内線[0-9]+)?")
"""+81-3-1234-5678 and -5 work out nothing that could do harm, and stay as they are."""
_PERSON = ("name", "name_kana", "birth_date", "gender", "address", "address_place", "phone")
_GAIJI = ("name", "address")
"""Beside these stands whether they hold a letter that CP932 lacks (外字)."""


class NoColumn(Exception):
    """Answers that the row has no place for (more people, options of another version): no half row is made.

    Attributes:
        names: Where they stand, never what they say.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(f"no column for {', '.join(names)}")
        self.names = names


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
        *(
            column
            for one in procedure.questions
            if _is_flat(one)
            for column, _ in cells_of(one, None, _place(procedure, one))
        ),
    )


def row(application: Application, procedure: Procedure) -> dict[str, str]:
    """The cells by column id; columns that were not asked are empty. Raises NoColumn."""
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
            made = cells_of(question, answers[question.id], _place(procedure, question))
            cells |= {column.id: text for column, text in made}
    _all_placed(answers, cells)
    return cells


def csv_bytes(
    application: Application, procedure: Procedure, encoding: Encoding
) -> tuple[bytes, tuple[Unmappable, ...]]:
    """The file, with a line of column ids, and what CP932 could not say. Raises NoColumn."""
    made, missing = csv_table((application,), procedure, encoding)
    return made, missing.get(0, ())


def csv_table(
    applications: tuple[Application, ...], procedure: Procedure, encoding: Encoding
) -> tuple[bytes, Mapping[int, tuple[Unmappable, ...]]]:
    """One file of many, a row each; by the place of an application what CP932 could not say of it.

    Raises:
        NoColumn: Of one of them.
    """
    order = [one.id for one in columns(procedure)]
    rows = [row(one, procedure) for one in applications]
    missing: dict[int, tuple[Unmappable, ...]] = {}
    if encoding == "cp932":
        lacking = [
            tuple(Unmappable(key, some) for key in order if (some := _lacking(one[key]))) for one in rows
        ]
        missing = {at: some for at, some in enumerate(lacking) if some}
        rows = [{key: "".join(map(_mapped, value)) for key, value in one.items()} for one in rows]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerows([order, *([_as_text(one[key]) for key in order] for one in rows)])
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
    cells = {f"{role}.{name}": one_line(str(getattr(person, name) or "")) for name in _PERSON}
    for name in _GAIJI:
        cells[f"{role}.{name}.gaiji"] = "1" if _lacking(cells[f"{role}.{name}"]) else "0"
    cells[f"{role}.birth_date.wareki"] = wareki(cells[f"{role}.birth_date"])
    cells[f"{role}.birth_date"] = day(cells[f"{role}.birth_date"])
    cells[f"{role}.phone"] = half(cells[f"{role}.phone"])
    return cells


def _is_flat(question: Question) -> bool:
    return question.kind != "office" and "." not in question.id


def _place(procedure: Procedure, question: Question) -> Place:
    lists = {str(one.id): one for one in procedure.questions if one.kind == "persons"}
    return Place(question.id, question.paper or question.id, lists)


def _all_placed(answers: Mapping[str, Data], cells: Mapping[str, str]) -> None:
    """Whoever reads the row takes it for the whole application."""
    needed = (leaf for name, value in answers.items() for leaf in leaves(value, name))
    if left := tuple(dict.fromkeys(one for one in needed if one not in cells)):
        raise NoColumn(left)


def _as_text(cell: str) -> str:
    """The cell behind an apostrophe, where staff who open the file would have it worked out."""
    is_formula = _FORMULA.match(cell) is not None and _A_NUMBER.fullmatch(cell) is None
    return f"'{cell}" if is_formula else cell


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
