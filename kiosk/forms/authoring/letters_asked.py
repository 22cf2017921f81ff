"""Whether a letter of attorney (委任状) is asked of whoever needs one, and of nobody else.

Who comes in their own right has nobody who could sign one; whoever is sent without one comes twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.narrow import narrow
from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import questions_of
from kiosk.forms.definition.procedure import Procedure, Thing
from kiosk.words.furigana import plain

_LETTER = "委任状"


def letters_asked(procedure: Procedure) -> Iterator[Finding]:
    """Things to bring and to show that are a letter of attorney, and not asked of those who need one."""
    for place, thing in enumerate(procedure.bring):
        yield from _of_thing(procedure, thing, place)
    for place, applicant in enumerate(procedure.applicants):
        for inner, shown in enumerate(() if applicant.represents else applicant.shows):
            if _LETTER in narrow(shown):
                yield Finding(("applicants", place, "shows", inner), _own_right(applicant))


def asked_for_letters(procedure: Procedure, asked_of: set[tuple[str, str]]) -> Iterator[Finding]:
    """Questions for a letter that a way leads to for somebody who comes in their own right.

    `asked_of` are the applicants and questions that a walk met.
    """
    for path, question in questions_of(procedure):
        if narrow(question.label) != _LETTER:
            continue
        for applicant in procedure.applicants:
            if not applicant.represents and (applicant.id, str(question.id)) in asked_of:
                yield Finding((*path, "when"), _own_right(applicant))


def _of_thing(procedure: Procedure, thing: Thing, place: int) -> Iterator[Finding]:
    if not narrow(thing.label).startswith(_LETTER):
        return
    asked = [one for one in procedure.applicants if not thing.applicants or one.id in thing.applicants]
    for one in asked:
        if not one.represents:
            yield Finding(("bring", place, "applicants"), _own_right(one))
    for one in procedure.applicants:
        if one.letter and one not in asked:
            message = told(
                "does not name {who} ({id!r}), who needs a letter of attorney",
                who=plain(one.label),
                id=one.id,
            )
            yield Finding(("bring", place, "applicants"), message)


def _own_right(applicant: Applicant) -> Told:
    return told(
        "asks {who} ({id!r}) for a letter of attorney; who comes in their own right has none",
        who=plain(applicant.label),
        id=applicant.id,
    )
