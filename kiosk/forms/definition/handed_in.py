"""What a definition needs so that its application can be taken: names, and how an identity counts.

A life event hands nothing in, so nothing of this is asked of one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiosk.basics.telling import told
from kiosk.forms.application import Method
from kiosk.forms.conditions import Facts, fields_of, holds
from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.procedure import Handling, Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path
from kiosk.words.furigana import plain

NOT_YET = date(2999, 1, 1)
"""The first day of a new definition, until its author says which: it is offered to nobody."""
NEW_TITLE = "新しい手続き"
"""What a new definition is called until its author says how; nothing under that name is ever offered."""
NEEDS_PIN: frozenset[Method] = frozenset({"card-text", "jpki-authentication", "jpki-signature"})
"""Ways for which the card wants a PIN or the password."""
ALWAYS: tuple[Method, ...] = (
    "card-text", "card-face", "jpki-authentication", "visual", "card-number-b", "none",
)  # fmt: skip
"""Ways that any visit may go: each definition says how it counts. A signature is asked for by law alone."""
_NAMES = ("name", "name_kana")


def handed_in(procedure: Procedure) -> Iterator[Finding]:
    """Everything for which an application would be incomplete, or offered before its author meant it."""
    for place, applicant in enumerate(procedure.applicants):
        for role in ("subject", "visitor") if applicant.represents else ("subject",):
            if not any(_is_always_asked(one, role, applicant) for one in procedure.questions):
                message = "{who!r} needs a question '{role}.name_kana' that everybody here answers"
                yield Finding(("applicants", place), told(message, who=applicant.id, role=role))
        yield from _identity(applicant, ("applicants", place, "identity"))
    yield from _counters(procedure.handled_by)
    if procedure.title == NEW_TITLE and procedure.effective_from < NOT_YET:
        yield Finding(("title",), told("is still the example's: say what it is before it begins"))


def _counters(handling: Handling) -> Iterator[Finding]:
    """Whoever is sent to another counter is sent there on purpose."""
    if plain(handling.counter) != plain(handling.hand_over) and not handling.other_counter:
        pattern = (
            "the counter is {counter!r} and what comes of it is at {hand_over!r}: "
            "if that is so, say `other_counter: why`"
        )
        counters = {"counter": plain(handling.counter), "hand_over": plain(handling.hand_over)}
        yield Finding(("handled_by", "hand_over"), told(pattern, **counters))


def _identity(applicant: Applicant, path: Path) -> Iterator[Finding]:
    """Each way counts for something, and who has no PIN can be accepted at the kiosk, too."""
    for method in ALWAYS:
        if method not in applicant.identity:
            yield Finding(
                path, told("does not say how {method!r} counts: accepted or hand-over", method=method)
            )
    if applicant.identity.get("none") == "accepted":
        message = told("takes it from whoever stands here, with nothing shown: say `none: hand-over`")
        yield Finding((*path, "none"), message)
    accepted = {method for method, standing in applicant.identity.items() if standing == "accepted"}
    if accepted <= NEEDS_PIN:
        yield Finding(path, told("accepts nobody without a PIN: accept 'card-face' or 'visual'"))


def _is_always_asked(question: Question, role: str, applicant: Applicant) -> bool:
    """Asked of this applicant whatever else they answer, and not left open."""
    if str(question.id) not in [f"{role}.{name}" for name in _NAMES]:
        return False
    if question.optional or question.unsure(applicant.id) is not None:
        return False
    looked_at = tuple(fields_of(question.when))
    return not looked_at and holds(question.when, Facts({}, applicant.id, date.min))
