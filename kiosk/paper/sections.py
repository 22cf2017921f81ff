"""The parts of a form: the persons, the answers in their order, the squares for the individual number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kiosk.forms.lines import APPLICANT, applicant_of, facts_of
from kiosk.forms.people import Role
from kiosk.paper.form import Cell, NumberBoxes, People, Section
from kiosk.paper.homes import at_home
from kiosk.paper.second import Second
from kiosk.words.furigana import plain

if TYPE_CHECKING:
    from kiosk.basics.marked import Marked
    from kiosk.forms.application import Application
    from kiosk.forms.conditions import Facts
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
NONE = Second()


class Plain:
    """Words without their readings."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __call__(self, key: str, /, **facts: str | int) -> str:
        return self.text(self.words(key, **facts))

    def text(self, marked: Marked) -> str:
        """A text that is at hand already."""
        return plain(marked)


def sections_of(
    application: Application,
    procedure: Procedure,
    lines: Sequence[Line],
    words: Plain,
    second: Second = NONE,
) -> Iterator[Section | People]:
    """In the definition's order; persons lead where it does not place them, strays come last."""
    here = "subject" if application.representative is None else "visitor"
    for name, title, found in _by_section(procedure, lines, words):
        if name in PERSONS and found:
            own = at_home(name, found, procedure, lines, facts_of(application, procedure))
            standing = _standing(application, procedure, lines, words, second) if name == here else ()
            cells = (*_person(own, words, second), *standing)
            yield Section(title, cells, second.section(name, title))
        else:
            yield from _answers(name, title, found, words, second)


def person_section(
    role: Role,
    title: str,
    lines: Sequence[Line],
    procedure: Procedure,
    words: Plain,
    facts: Facts,
    second: Second = NONE,
) -> Section:
    """One of the two persons alone; empty boxes stay, to be filled in by pen."""
    found = [line for line in lines if line.section == role and line.field != APPLICANT]
    found = at_home(role, found, procedure, lines, facts)
    return Section(title, tuple(_person(found, words, second)))


def answer_sections(
    procedure: Procedure, lines: Sequence[Line], words: Plain, second: Second = NONE
) -> Iterator[Section | People]:
    """What was answered, without the two persons."""
    for name, title, found in _by_section(procedure, lines, words):
        if name not in PERSONS:
            yield from _answers(name, title, found, words, second)


def _by_section(
    procedure: Procedure, lines: Sequence[Line], words: Plain
) -> Iterator[tuple[str, str, list[Line]]]:
    """(id, title, its lines) in the order of the sheet; the boxes of the office are not among them."""
    own = {section.id: plain(section.label) for section in procedure.paper.sections}
    lead: dict[str, str] = {name: words(f"paper.section.{name}") for name in PERSONS if name not in own}
    titles = {**lead, **own}
    titles.setdefault(STRAYS, words("paper.section.answers"))
    by_section: dict[str, list[Line]] = {name: [] for name in titles}
    for line in lines:
        if line.field != APPLICANT and not line.office:
            by_section.get(line.section, by_section[STRAYS]).append(line)
    for name, title in titles.items():
        yield name, title, by_section[name]


def number_boxes_of(lines: Sequence[Line], words: Plain, second: Second = NONE) -> NumberBoxes | None:
    """Squares for each individual number (個人番号) that the ward's form asks for: always empty."""
    labels: list[str] = []
    for line in lines:
        if line.office and is_number(line.paper_label):
            labels.append(line.paper_label)
        for place, row in enumerate(line.rows, start=1):
            heading = f"{line.paper_label}（{place}）\n{_text(row[0])}"
            labels += [heading for one in row if is_number(one.paper_label)]
    title = words("paper.number-boxes.title")
    own = second.text(title, "paper.number-boxes.title")
    return NumberBoxes(title, tuple(labels), own) if labels else None


def is_number(label: str) -> bool:
    """Whether an official box is one for the individual number."""
    return label.endswith(NUMBER_WORD)


def _answers(
    name: str, title: str, lines: Sequence[Line], words: Plain, second: Second
) -> Iterator[Section | People]:
    """One table, which each list of people cuts in two, so that the order stays that of the form."""
    cells: list[Cell] = []
    continued, own = words("paper.continued"), second.section(name, title)
    for line in lines:
        if not line.rows:
            cells.append(_cell(line, second))
            continue
        if cells:
            yield Section(title, tuple(cells), own)
            title, cells = f"{title.removesuffix(continued)}{continued}", []
        yield _people(line, words, second)
    if cells:
        yield Section(title, tuple(cells), own)


def _people(line: Line, words: Plain, second: Second) -> People:
    """The people of one answer, those marked for whom the ward's form has no row; the squares for their
    numbers stand elsewhere.
    """
    asked = _asked(line.rows)
    rows = tuple(
        tuple(
            _cell(row[place], second, half=place > 0)
            for place in asked
            if not is_number(row[place].paper_label)
        )
        for row in line.rows
    )
    beyond = words("paper.people.beyond")
    titles = tuple(
        f"{line.paper_label}（{place}{f'・{beyond}' if 0 < line.room < place else ''}）"
        for place in range(1, len(rows) + 1)
    )
    return People(plain(line.paper_label), titles, rows, second.label(line))


def _asked(rows: Sequence[Sequence[Line]]) -> list[int]:
    """The places of the boxes in which something stands, of one person at least, or in which staff write.

    Of Japanese families nobody has a name in the alphabet: its empty boxes would only look forgotten.
    """
    return [
        place
        for place, column in enumerate(zip(*rows, strict=True))
        if place == 0 or any(one.office or _text(one) for one in column)
    ]


def _cell(line: Line, second: Second, *, half: bool = False) -> Cell:
    """An answer in its box; empty where one of a list's people has none."""
    label, text = plain(line.paper_label or line.label), _text(line) if half else plain(line.paper)
    own = second.value(line) if text else ""
    return Cell(
        label, text, half=half, phrases=line.phrases, label_second=second.label(line), text_second=own
    )


def _text(line: Line) -> str:
    """What stands in a box of a list's person: nothing where there is nothing, but わからない is said."""
    return "" if line.data is None and not line.unsure else plain(line.paper)


def _person(lines: Sequence[Line], words: Plain, second: Second) -> Iterator[Cell]:
    """A person's boxes in the order of every official form; empty ones stay, to be filled in by pen."""
    by_name = {line.field.partition(".")[2]: line for line in lines}
    for name, key in PERSON_BOXES.items():
        line = by_name.pop(name, None)
        if line is not None or name not in OPTIONAL:
            label = words(key)
            yield Cell(
                label,
                "" if line is None else plain(line.paper),
                prominent=name == "name",
                half=name in HALF,
                label_second=second.text(label, key),
                text_second="" if line is None else second.value(line),
            )
    yield from (_cell(line, second) for line in by_name.values())


def _standing(
    application: Application, procedure: Procedure, lines: Sequence[Line], words: Plain, second: Second
) -> Iterator[Cell]:
    """Who applies, in official words; and by what right, where a 委任状 gives it and no answer does.

    Of all others who applies says it already: family, a household, a guardian need no other right.
    """
    standing = [line for line in lines if line.field == APPLICANT]
    for line in standing:
        own = second.standing(line.paper)
        yield Cell(line.paper_label, line.paper, half=True, label_second=second.label(line), text_second=own)
    other = application.representative
    if other is not None and applicant_of(application, procedure).letter:
        label, key = words("paper.representative.authority"), f"paper.authority.{other.authority}"
        authority = words(key)
        if authority not in [line.paper for line in lines]:
            own = second.text(label, "paper.representative.authority")
            yield Cell(label, authority, half=True, label_second=own, text_second=second.text(authority, key))
