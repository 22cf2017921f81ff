"""From a completed application to the words of its form: pure, and always in Japanese, which staff read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from kiosk.paper.form import Cell, Form, NumberBoxes, Office, Section, Signature
from kiosk.words.dates import wareki, wareki_with_western
from kiosk.words.furigana import plain

if TYPE_CHECKING:
    from kiosk.forms.application import Application, Evidence, Person, Representative
    from kiosk.forms.definition.models import Procedure
    from kiosk.words.catalogue import Words
    from kiosk.words.marked import Marked

PROOFS = ("my-number-card", "driving-licence", "passport", "residence-card", "other")
STEPS = ("accepted", "entered", "examined", "handed-over")
PERSON_FIELDS = frozenset({"name", "name_kana", "birth_date", "gender", "address", "phone"})


class PaperLine(Protocol):
    """What of a line the paper prints (kiosk.forms.lines.Line)."""

    @property
    def field(self) -> str: ...

    @property
    def label(self) -> Marked: ...

    @property
    def paper(self) -> str: ...


def form_of(
    application: Application,
    procedure: Procedure,
    lines: Sequence[PaperLine],
    words: Words,
    fee: str,
    receipt_number: str | None = None,
) -> Form:
    """The filled-in form.

    Args:
        application: Completed; nothing of it is left out.
        procedure: The definition it was made with.
        lines: Its answers in form order.
        words: Japanese.
        fee: What is to be paid, in words; "" where staff work it out.
        receipt_number: Where the back-end has given one.
    """
    say = _Plain(words)
    completed = application.completed_at.date()
    return Form(
        title=plain(procedure.paper.title),
        number=(say("paper.number"), receipt_number or ""),
        addressee=say("paper.addressee", name=plain(procedure.paper.addressee)),
        date=(say("paper.date"), wareki(completed)),
        statement=say("paper.statement"),
        sections=(*_people(application, say), *_answers(procedure, lines, say)),
        number_boxes=_number_boxes(application, procedure, say),
        signature=Signature(say("paper.signature.label"), say("paper.signature.note")),
        office=_office(application, say, fee),
        continued=say("paper.continued"),
        footer=say("paper.footer", id=application.application_id),
        code_title=say("paper.code.title"),
        code_note=say("paper.code.note"),
    )


class _Plain:
    """Words without their readings."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def __call__(self, key: str, /, **facts: str | int) -> str:
        return plain(self._words(key, **facts))


def _people(application: Application, words: _Plain) -> Iterator[Section]:
    other = application.representative
    title = "paper.section.applicant" if other is None else "paper.section.subject"
    yield Section(words(title), tuple(_person(application.applicant, words)))
    if other is not None:
        cells = (*_person(other.person, words), *_standing(other, words))
        yield Section(words("paper.section.representative"), cells)


def _person(person: Person, words: _Plain) -> Iterator[Cell]:
    yield Cell(words("paper.person.name-kana"), person.name_kana or "")
    yield Cell(words("paper.person.name"), person.name, prominent=True)
    yield Cell(words("paper.person.birth-date"), _day(person.birth_date), half=True)
    if person.gender is not None:
        yield Cell(words("paper.person.gender"), words(f"paper.gender.{person.gender}"), half=True)
    yield Cell(words("paper.person.phone"), person.phone or "", half=True)
    yield Cell(words("paper.person.address"), person.address or "")


def _standing(other: Representative, words: _Plain) -> Iterator[Cell]:
    yield Cell(words("paper.representative.relation"), other.relation, half=True)
    authority = words(f"paper.authority.{other.authority}")
    yield Cell(words("paper.representative.authority"), authority, half=True)


def _answers(procedure: Procedure, lines: Sequence[PaperLine], words: _Plain) -> Iterator[Section]:
    """In the order of the definition's sections; what names no section of it comes last."""
    by_section: dict[str, list[Cell]] = {section.id: [] for section in procedure.paper.sections}
    rest: list[Cell] = []
    for line in lines:
        if _is_of_a_person(line.field):
            continue
        question = procedure.question(line.field)
        label = line.label if question is None or question.paper is None else question.paper
        cells = rest if question is None else by_section.get(question.section, rest)
        cells.append(Cell(plain(label), plain(line.paper)))
    for section in procedure.paper.sections:
        if by_section[section.id]:
            yield Section(plain(section.label), tuple(by_section[section.id]))
    if rest:
        yield Section(words("paper.section.answers"), tuple(rest))


def _is_of_a_person(field: str) -> bool:
    """The six of the person blocks stand there already."""
    whose, _, name = field.partition(".")
    return whose in ("subject", "visitor") and name in PERSON_FIELDS


def _number_boxes(application: Application, procedure: Procedure, words: _Plain) -> NumberBoxes | None:
    """For those whose number the ward's form asks for: the applicant, and the people of list questions."""
    labels: list[str] = []
    for whose in procedure.paper.number_boxes:
        if whose == "applicant":
            labels.append(words("paper.number-boxes.applicant"))
        else:
            labels += _names(application.answers.get(procedure.field_id(whose)))
    return NumberBoxes(words("paper.number-boxes.title"), tuple(labels)) if labels else None


def _names(people: object) -> Iterator[str]:
    if isinstance(people, list):
        for person in people:
            if isinstance(person, dict) and isinstance(person.get("name"), str):
                yield person["name"]


def _office(application: Application, words: _Plain, fee: str) -> Office:
    return Office(
        title=words("paper.office.title"),
        identity=(words("paper.office.identity"), "\n".join(_confirmed(application, words))),
        proofs=tuple(words(f"paper.proof.{proof}") for proof in PROOFS),
        fee=(words("paper.office.fee"), fee),
        stamp=words("paper.office.stamp"),
        steps=tuple(words(f"paper.step.{step}") for step in STEPS),
    )


def _confirmed(application: Application, words: _Plain) -> Iterator[str]:
    """What kiosk and staff did, and no more."""
    for evidence in application.identity:
        yield words(f"paper.identity.{evidence.method}")
        yield from _genuineness(evidence, words)
    helped = application.assistance
    if helped.staff_id is not None:
        yield words(f"paper.assistance.{helped.mode}", staff=helped.staff_id)
    at = application.completed_at
    yield words("paper.made-at", kiosk=application.kiosk[0], office=application.kiosk[1], time=f"{at:%H:%M}")


def _genuineness(evidence: Evidence, words: _Plain) -> Iterator[str]:
    """Said only where the card's signatures left a doubt."""
    content = evidence.content
    if isinstance(content, Mapping) and content.get("genuineness") not in (None, "verified"):
        yield words(f"paper.genuineness.{content['genuineness']}")


def _day(iso: str | None) -> str:
    return "" if iso is None else wareki_with_western(date.fromisoformat(iso))
