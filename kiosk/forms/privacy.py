"""What of a question is nobody else's: said into headphones alone, and covered by かくす.

One rule for every kind: what comes from somebody's answers or card is theirs; a hint that is the same for
everybody is not. Of a choice that is theirs, only which option is chosen: the options are the question.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.basics.marked import Marked
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields.kind import PartView
from kiosk.forms.fields.persons import LIST

_NEUTRAL: frozenset[KindId] = frozenset({
    "choice", "choices", "yes-no", "documents", "count", "year", "office", "next-steps",
})  # fmt: skip
"""Kinds that ask for anything; where it is personal, the definition marks it (`sensitive`). All others ask
who somebody is, where they live, or what is theirs; so does whatever is asked of one of several people."""


def is_sensitive(question: Question, part: str) -> bool:
    """Whether nobody else is to hear what is chosen on that screen."""
    asked = _asked(question, part)
    of_somebody = asked is not question
    return of_somebody or asked.sensitive or asked.kind not in _NEUTRAL


def own_texts(shown: PartView, explanation: Marked | None) -> Iterator[Marked]:
    """The texts of one screen that come from this person's answers or card."""
    if shown.own and explanation:
        yield explanation
    if shown.echo:
        yield shown.echo
    for option in (*shown.options, *shown.extras):
        if option.own:
            yield from (text for text in (option.label, option.note, option.described) if text)


def _asked(question: Question, part: str) -> Question:
    """What is asked on that screen: of somebody, one of `each`."""
    if part in ("", LIST):
        return question
    names = part.split(".")
    name = next((one for one in names if not one.isdigit()), "")
    return next((sub for sub in question.each if sub.id == name), question)
