"""From a completed application to the words of its form: pure, and always in Japanese, which staff read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kiosk.forms.conditions import Facts
from kiosk.forms.fees import total, unit_price
from kiosk.forms.lines import applicant_of, title_of
from kiosk.forms.proving import suffices
from kiosk.paper.form import Form, Office, Signature
from kiosk.paper.sections import NONE, Plain, is_number, number_boxes_of, sections_of
from kiosk.words.dates import wareki
from kiosk.words.furigana import plain
from kiosk.words.numbers import yen

if TYPE_CHECKING:
    from kiosk.forms.application import Application, Evidence
    from kiosk.forms.definition.procedure import Procedure
    from kiosk.forms.lines import Line
    from kiosk.paper.second import Second
    from kiosk.words.catalogue import Words

PROOFS = ("my-number-card", "driving-licence", "passport", "residence-card", "other")
STEPS = ("accepted", "entered", "examined", "handed-over")
IDENTITY_BOX = "staff_identity"
"""The office question that the identity box of every form answers already."""


def form_of(
    application: Application,
    procedure: Procedure,
    lines: Sequence[Line],
    words: Words,
    second: Second = NONE,
) -> Form:
    """The filled-in form.

    Args:
        application: Completed; nothing of it is left out.
        procedure: The definition it was made with.
        lines: Its answers in form order, in Japanese.
        words: Japanese.
        second: The visitor's language, beside the Japanese.
    """
    say = Plain(words)
    signer = "applicant" if application.representative is None else "visitor"
    title = plain(title_of(application, procedure))
    manner = _manner(title)
    statement = say(f"paper.statement.{manner}")
    return Form(
        title=title,
        number=(say("paper.number"), ""),
        addressee=say("paper.addressee", name=plain(procedure.paper.addressee)),
        date=(say(f"paper.date.{manner}"), wareki(application.completed_at.date())),
        statement=statement,
        sections=tuple(sections_of(application, procedure, lines, say, second)),
        number_boxes=number_boxes_of(lines, say, second),
        signature=_signature(signer, say, second),
        office=_office(application, procedure, lines, say),
        continued=say("paper.continued"),
        footer=say("paper.footer", id=application.application_id),
        code_title=say("paper.code.title"),
        code_note=say("paper.code.note"),
        language=second.language,
        title_second=second.title(title),
        statement_second=second.text(statement, f"paper.statement.{manner}"),
        code_note_second=second.text("", "paper.code.note"),
    )


def _signature(signer: str, say: Plain, second: Second) -> Signature:
    label, note = say("paper.signature.label"), say(f"paper.signature.{signer}")
    return Signature(
        label,
        note,
        second.text(label, "paper.signature.label"),
        second.text(note, f"paper.signature.{signer}"),
    )


def _manner(title: str) -> str:
    """請求書 asks for a paper, 届 reports a fact, all else applies: the official title says which."""
    return next(
        (manner for word, manner in (("請求", "request"), ("届", "report")) if word in title), "apply"
    )


def fee_of(application: Application, procedure: Procedure, say: Plain) -> str:
    """What is to be paid, in words: 「300円 × 2通 = 600円」; "" where the count is not known."""
    facts = Facts(
        application.answers, applicant_of(application, procedure).id, application.completed_at.date()
    )
    each, everything = unit_price(procedure, facts), total(procedure, facts)
    if each is None or each == 0:
        return say("paper.fee.none")
    if everything is None:
        return ""
    if each == everything or (procedure.fee is not None and len({*procedure.fee.prices.values()}) > 1):
        return yen(everything)
    return say("paper.fee.sum", each=yen(each), count=everything // each, sum=yen(everything))


def _office(application: Application, procedure: Procedure, lines: Sequence[Line], words: Plain) -> Office:
    extra = tuple(
        line.paper_label
        for line in lines
        if line.office and not is_number(line.paper_label) and not line.field.endswith(f".{IDENTITY_BOX}")
    )
    return Office(
        title=words("paper.office.title"),
        identity=(words("paper.office.identity"), "\n".join(_confirmed(application, procedure, words))),
        proofs=tuple(words(f"paper.proof.{proof}") for proof in PROOFS),
        fee=(words("paper.office.fee"), fee_of(application, procedure, words)),
        stamp=words("paper.office.stamp"),
        extra=extra,
        steps=tuple(words(f"paper.step.{step}") for step in STEPS),
    )


def _confirmed(application: Application, procedure: Procedure, words: Plain) -> Iterator[str]:
    """What kiosk and staff did, and no more; where it does not suffice, that the desk looks."""
    for evidence in application.identity:
        yield words(f"paper.identity.{evidence.method}")
        yield from _genuineness(evidence, words)
    if not suffices(application.identity, applicant_of(application, procedure)):
        yield words("paper.identity.at-desk")
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
