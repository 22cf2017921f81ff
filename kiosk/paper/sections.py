"""The parts of a form: the persons, the answers in their order, the squares for the individual number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kiosk.forms.lines import APPLICANT
from kiosk.forms.people import Role
from kiosk.paper.form import Cell, NumberBoxes, Section
from kiosk.words.furigana import plain

if TYPE_CHECKING:
    from kiosk.forms.application import Application, Representative
    from kiosk.forms.definition.procedure import Procedure
    from kiosk.forms.lines import Line
    from kiosk.words.catalogue import Words

PERSON_BOXES = {
    "name_kana": "paper.person.name-kana",
    "name": "paper.person.name",
    "birth_date": "paper.person.birth-date",
    "gender": "paper.person.gender",
    "phone": "paper.person.phone",
    "address": "paper.person.address",
}
HALF = frozenset({"birth_date", "gender", "phone"})
OPTIONAL = frozenset({"gender"})
PERSONS: tuple[Role, ...] = ("subject", "visitor")
NUMBER_WORD = "個人番号"
STRAYS = "answers"
"""Where a line goes whose section the definition does not name."""
_PLACE = re.compile(r"^\(\d+\) ")
_BETWEEN_BOXES = re.compile(r"\u3000(?=[^\u3000:]+: )")


class Plain:
    """Words without their readings."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __call__(self, key: str, /, **facts: str | int) -> str:
        return plain(self.words(key, **facts))


def sections_of(
    application: Application, procedure: Procedure, lines: Sequence[Line], words: Plain
) -> Iterator[Section]:
    """In the definition's order; persons lead where it does not place them, strays come last."""
    here = "subject" if application.representative is None else "visitor"
    for name, title, found in _by_section(procedure, lines, words):
        if name in PERSONS and found:
            standing = _standing(application, lines, words) if name == here else ()
            yield Section(title, (*_person(found, words), *standing))
        else:
            yield from _answers(title, found, procedure, words)


def person_section(role: Role, title: str, lines: Sequence[Line], words: Plain) -> Section:
    """One of the two persons alone; empty boxes stay, to be filled in by pen."""
    found = [line for line in lines if line.section == role and line.field != APPLICANT]
    return Section(title, tuple(_person(found, words)))


def answer_sections(procedure: Procedure, lines: Sequence[Line], words: Plain) -> Iterator[Section]:
    """What was answered, without the two persons."""
    for name, title, found in _by_section(procedure, lines, words):
        if name not in PERSONS:
            yield from _answers(title, found, procedure, words)


def _by_section(
    procedure: Procedure, lines: Sequence[Line], words: Plain
) -> Iterator[tuple[str, str, list[Line]]]:
    """(id, title, its lines) in the order of the sheet; the boxes of the office are not among them."""
    titles = {
        "subject": words("paper.section.subject"),
        "visitor": words("paper.section.visitor"),
        **{section.id: plain(section.label) for section in procedure.paper.sections},
    }
    titles.setdefault(STRAYS, words("paper.section.answers"))
    by_section: dict[str, list[Line]] = {name: [] for name in titles}
    for line in lines:
        if line.field != APPLICANT and not is_for_office(line, procedure):
            by_section.get(line.section, by_section[STRAYS]).append(line)
    for name, title in titles.items():
        yield name, title, by_section[name]


def number_boxes_of(procedure: Procedure, lines: Sequence[Line], words: Plain) -> NumberBoxes | None:
    """Squares for each individual number (個人番号) that the ward's form asks for: always empty."""
    labels: list[str] = []
    for line in lines:
        if is_for_office(line, procedure) and is_number(line.paper_label):
            labels.append(line.paper_label)
        elif _is_list(line, procedure):
            for title, cells in _people(line):
                labels += [f"{title}\n{cells[0].text}" for cell in cells if is_number(cell.label)]
    return NumberBoxes(words("paper.number-boxes.title"), tuple(labels)) if labels else None


def is_for_office(line: Line, procedure: Procedure) -> bool:
    """Staff write in this box; the resident never sees it."""
    question = procedure.question(line.field)
    return question is not None and question.kind == "office"


def is_number(label: str) -> bool:
    """Whether an official box is one for the individual number."""
    return label.endswith(NUMBER_WORD)


def _answers(title: str, lines: Sequence[Line], procedure: Procedure, words: Plain) -> Iterator[Section]:
    """One table, which each list of people cuts in two, so that the order stays that of the form."""
    cells: list[Cell] = []
    for line in lines:
        people = list(_people(line)) if _is_list(line, procedure) else []
        if not people:
            cells.append(Cell(plain(line.paper_label or line.label), plain(line.paper)))
            continue
        if cells:
            yield Section(title, tuple(cells))
            title, cells = f"{title}{words('paper.continued')}", []
        for heading, boxes in people:
            yield Section(heading, tuple(box for box in boxes if not is_number(box.label)))
    if cells:
        yield Section(title, tuple(cells))


def _is_list(line: Line, procedure: Procedure) -> bool:
    question = procedure.question(line.field)
    return question is not None and question.kind in ("person", "persons")


def _people(line: Line) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """The people of one answer: the kind writes a row each, its boxes as `label: text`."""
    for place, row in enumerate(line.paper.split("\n"), start=1):
        parts = [part.partition(": ") for part in _BETWEEN_BOXES.split(_PLACE.sub("", row))]
        if all(found for _, found, _ in parts):
            cells = (Cell(label, text, half=number > 0) for number, (label, _, text) in enumerate(parts))
            yield f"{line.paper_label}（{place}）", tuple(cells)


def _person(lines: Sequence[Line], words: Plain) -> Iterator[Cell]:
    """A person's boxes in the order of every official form; empty ones stay, to be filled in by pen."""
    by_name = {line.field.partition(".")[2]: line for line in lines}
    for name, key in PERSON_BOXES.items():
        line = by_name.pop(name, None)
        if line is not None or name not in OPTIONAL:
            text = "" if line is None else plain(line.paper)
            yield Cell(words(key), text, prominent=name == "name", half=name in HALF)
    yield from (Cell(plain(line.paper_label or line.label), plain(line.paper)) for line in by_name.values())


def _standing(application: Application, lines: Sequence[Line], words: Plain) -> Iterator[Cell]:
    """Who applies, in the form's official words, and by what right."""
    standing = [line for line in lines if line.field == APPLICANT]
    yield from (Cell(line.paper_label, line.paper, half=True) for line in standing)
    other = application.representative
    if other is not None:
        authority = _authority(other, words)
        if authority not in [line.paper for line in standing]:
            yield Cell(words("paper.representative.authority"), authority, half=True)


def _authority(other: Representative, words: Plain) -> str:
    return words(f"paper.authority.{other.authority}")
