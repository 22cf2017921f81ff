"""From a completed application to the words of its form: pure, and always in Japanese, which staff read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kiosk.forms.conditions import Facts
from kiosk.forms.fees import total, unit_price
from kiosk.forms.lines import APPLICANT, applicant_of
from kiosk.paper.form import Cell, Form, NumberBoxes, Office, Section, Signature
from kiosk.words.dates import wareki
from kiosk.words.furigana import plain
from kiosk.words.numbers import yen

if TYPE_CHECKING:
    from kiosk.forms.application import Application, Evidence, Representative
    from kiosk.forms.definition.models import Procedure
    from kiosk.forms.lines import Line
    from kiosk.words.catalogue import Words

PROOFS = ("my-number-card", "driving-licence", "passport", "residence-card", "other")
STEPS = ("accepted", "entered", "examined", "handed-over")
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
IDENTITY_BOX = "staff_identity"
"""The office question that the identity box of every form answers already."""


def form_of(application: Application, procedure: Procedure, lines: Sequence[Line], words: Words) -> Form:
    """The filled-in form.

    Args:
        application: Completed; nothing of it is left out.
        procedure: The definition it was made with.
        lines: Its answers in form order, in Japanese.
        words: Japanese.
    """
    say = Plain(words)
    manner = _manner(procedure.paper.title)
    signer = "applicant" if application.representative is None else "visitor"
    return Form(
        title=plain(procedure.paper.title),
        number=(say("paper.number"), ""),
        addressee=say("paper.addressee", name=plain(procedure.paper.addressee)),
        date=(say(f"paper.date.{manner}"), wareki(application.completed_at.date())),
        statement=say(f"paper.statement.{manner}"),
        sections=tuple(_sections(application, procedure, lines, say)),
        number_boxes=_number_boxes(application, procedure, say),
        signature=Signature(say("paper.signature.label"), say(f"paper.signature.{signer}")),
        office=_office(application, procedure, lines, say),
        continued=say("paper.continued"),
        footer=say("paper.footer", id=application.application_id),
        code_title=say("paper.code.title"),
        code_note=say("paper.code.note"),
    )


def _manner(title: str) -> str:
    """請求書 asks for a paper, 届 reports a fact, all else applies: the official title says which."""
    return next(
        (manner for word, manner in (("請求", "request"), ("届", "report")) if word in title), "apply"
    )


def fee_of(application: Application, procedure: Procedure, words: Words) -> str:
    """What is to be paid, in words: 「300円 × 2通 = 600円」; "" where the count is not known."""
    say = Plain(words)
    facts = Facts(
        application.answers, applicant_of(application, procedure).id, application.completed_at.date()
    )
    each, everything = unit_price(procedure, facts), total(procedure, facts)
    if each is None or each == 0:
        return say("paper.fee.none")
    if everything is None:
        return ""
    if each == everything:
        return yen(everything)
    return say("paper.fee.sum", each=yen(each), count=everything // each, sum=yen(everything))


class Plain:
    """Words without their readings."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __call__(self, key: str, /, **facts: str | int) -> str:
        return plain(self.words(key, **facts))


def _sections(
    application: Application, procedure: Procedure, lines: Sequence[Line], words: Plain
) -> Iterator[Section]:
    """In the definition's order; persons lead where it does not place them, strays come last."""
    titles = {
        "subject": words("paper.section.subject"),
        "visitor": words("paper.section.visitor"),
        **{section.id: plain(section.label) for section in procedure.paper.sections},
    }
    by_section: dict[str, list[Cell]] = {name: [] for name in titles}
    strays: list[Cell] = []
    for line in lines:
        if line.field != APPLICANT and not _is_for_office(line, procedure):
            by_section.get(line.section, strays).append(_cell(line, words))
    by_section["subject" if application.representative is None else "visitor"] += _standing(
        application, lines, words
    )
    for name, title in titles.items():
        cells = _whole(by_section[name], words) if name in ("subject", "visitor") else by_section[name]
        if by_section[name]:
            yield Section(title, tuple(cells))
    if strays:
        yield Section(words("paper.section.answers"), tuple(strays))


def _cell(line: Line, words: Plain) -> Cell:
    """The six of a person are named alike on every form; anything else as its procedure names it."""
    whose, _, name = line.field.partition(".")
    if whose in ("subject", "visitor") and name in PERSON_BOXES:
        half, prominent = name in HALF, name == "name"
        return Cell(words(PERSON_BOXES[name]), plain(line.paper), prominent=prominent, half=half)
    return Cell(plain(line.paper_label or line.label), plain(line.paper))


def _whole(cells: Sequence[Cell], words: Plain) -> Iterator[Cell]:
    """A person's boxes in the order of every official form; empty ones stay, to be filled in by pen."""
    by_label = {cell.label: cell for cell in cells}
    for name, key in PERSON_BOXES.items():
        label = words(key)
        if label in by_label:
            yield by_label.pop(label)
        elif name not in OPTIONAL:
            yield Cell(label, "", half=name in HALF)
    yield from by_label.values()


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


def _is_for_office(line: Line, procedure: Procedure) -> bool:
    question = procedure.question(line.field)
    return question is not None and question.kind == "office"


def _number_boxes(application: Application, procedure: Procedure, words: Plain) -> NumberBoxes | None:
    """For those whose number the ward's form asks for: the applicant, and the people of list questions."""
    labels: list[str] = []
    for whose in procedure.paper.number_boxes:
        if whose == "applicant":
            labels.append(application.applicant.name)
        else:
            labels += _names(application.answers.get(whose))
    return NumberBoxes(words("paper.number-boxes.title"), tuple(labels)) if labels else None


def _names(people: object) -> Iterator[str]:
    if isinstance(people, list):
        for person in people:
            if isinstance(person, dict):
                yield str(person.get("name") or person.get("name_kana") or "")


def _office(application: Application, procedure: Procedure, lines: Sequence[Line], words: Plain) -> Office:
    extra = tuple(
        line.paper_label
        for line in lines
        if _is_for_office(line, procedure) and not line.field.endswith(f".{IDENTITY_BOX}")
    )
    return Office(
        title=words("paper.office.title"),
        identity=(words("paper.office.identity"), "\n".join(_confirmed(application, words))),
        proofs=tuple(words(f"paper.proof.{proof}") for proof in PROOFS),
        fee=(words("paper.office.fee"), fee_of(application, procedure, words.words)),
        stamp=words("paper.office.stamp"),
        extra=extra,
        steps=tuple(words(f"paper.step.{step}") for step in STEPS),
    )


def _confirmed(application: Application, words: Plain) -> Iterator[str]:
    """What kiosk and staff did, and no more."""
    for evidence in application.identity:
        yield words(f"paper.identity.{evidence.method}")
        yield from _genuineness(evidence, words)
    helped = application.assistance
    if helped.staff_id is not None:
        yield words(f"paper.assistance.{helped.mode}", staff=helped.staff_id)
    at = application.completed_at
    yield words("paper.made-at", kiosk=application.kiosk[0], office=application.kiosk[1], time=f"{at:%H:%M}")


def _genuineness(evidence: Evidence, words: Plain) -> Iterator[str]:
    """Said only where the card's signatures left a doubt."""
    content = evidence.content
    if isinstance(content, Mapping) and content.get("genuineness") not in (None, "verified"):
        yield words(f"paper.genuineness.{content['genuineness']}")
