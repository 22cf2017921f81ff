"""One procedure in words, for `kiosk procedures show`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.basics.telling import Told, told
from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.definition.form_row import FormRow
from kiosk.forms.definition.handed_in import NOT_YET
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.texts import texts
from kiosk.words.furigana import plain

_KINDS: Mapping[str, Told] = {
    "text": told("letters"),
    "name": told("a name as it is written"),
    "kana": told("kana"),
    "date": told("a day"),
    "year": told("a fiscal year"),
    "choice": told("one of several"),
    "choices": told("any of several"),
    "yes-no": told("yes or no, touched"),
    "count": told("a number"),
    "digits": told("digits"),
    "money": told("an amount"),
    "address": told("an address"),
    "phone": told("a phone number"),
    "bank-account": told("an account"),
    "person": told("a person"),
    "persons": told("a list of people"),
    "relation": told("a relation"),
    "documents": told("documents that are shown"),
    "consent": told("a promise"),
    "period": told("from a day to a day"),
    "office": told("a box of staff"),
    "next-steps": told("what to do next"),
}
_WAITING = {
    "allowed": told("may wait until it can be sent"),
    "never": told("becomes paper where it cannot be sent"),
}
_STANDING = {"accepted": told("is enough"), "hand-over": told("and shown at the desk, too")}
_METHODS = {
    "card-text": told("the card with its PIN"),
    "card-face": told("the card with the number on its face"),
    "card-number-b": told("the card with the birth date and number"),
    "jpki-authentication": told("the card's certificate for users"),
    "jpki-signature": told("the card's certificate for signatures"),
    "visual": told("staff look at a document"),
    "none": told("nothing at the kiosk"),
}


def described(procedure: Procedure) -> Iterator[Told]:
    """Line by line: who may apply and how, every question, and the rows of the ward's form."""
    day, fee = procedure.effective_from, told("none") if procedure.fee is None else plain(procedure.fee.label)
    yield told(
        "{id} {version}: {title}", id=procedure.id, version=procedure.version, title=plain(procedure.title)
    )
    since = told("not offered yet") if day == NOT_YET else told("from {day}", day=day)
    pattern = "{since}; about {minutes} minutes; fee {fee}"
    yield told(pattern, since=since, minutes=procedure.minutes, fee=fee)
    yield told("applicants:")
    yield from (_applicant(one, procedure) for one in procedure.applicants)
    yield told("questions:")
    yield from map(_question, procedure.questions)
    if procedure.omitted:
        yield told("not asked here:")
        yield from (told("  {row}: {reason}", row=one.row, reason=one.reason) for one in procedure.omitted)
    if procedure.rows:
        yield told("rows of the ward's form:")
        yield from (line for row in procedure.rows for line in _row(row))


def _applicant(one: Applicant, procedure: Procedure) -> Told:
    identity: Told | str = ""
    for method, standing in one.identity.items():
        known = {"method": _METHODS.get(method, method), "standing": _STANDING[standing]}
        identity = told("{before}\n      {method}: {standing}", before=identity, **known)
    waiting = _WAITING[one.waiting or procedure.waiting]
    pattern = "  {id}: {label}; {waiting}{identity}"
    return told(pattern, id=one.id, label=plain(one.label), waiting=waiting, identity=identity)


def _row(row: FormRow) -> Iterator[Told]:
    for item in row.items():
        name = " / ".join(filter(None, (row.row, item.part)))
        asked = ", ".join(item.fields) or told("omitted: {reason}", reason=item.omitted)
        yield told("  {name}: {asked}", name=name, asked=asked)


def _question(question: Question) -> Told:
    condition = told(" (on condition)") if question.when is not None else ""
    return told(
        "  {id} [{kind}] {title}{condition} {source}",
        id=question.id,
        kind=_KINDS.get(question.kind, question.kind),
        title=plain(question.title),
        condition=condition,
        source=question.source,
    )


def texts_said(procedure: Procedure) -> frozenset[str]:
    """Every Japanese text of a definition as it is seen, without readings."""
    return frozenset(plain(text) for _, text in texts(procedure))
