"""Questions for the person's own address, phone or birth date beside an empty box of the form.

What is asked as `subject.address` fills the applicant's box, is not asked of whoever put in a card, and goes
along as the applicant's; a question of any other name does none of this.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.own_words import member_asked
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.words.furigana import plain

_NAMES = ("name", "name_kana")


def own_unasked(procedure: Procedure, *, is_event: bool) -> Iterator[Finding]:
    """Every such question, and each that asks once more for their name; a life event fills no form."""
    asked = {str(one.id) for one in procedure.questions}
    for path, question in () if is_event else questions_of(procedure):
        member = member_asked(question.kind, question.title, question.label)
        if member is None or "." in question.id or question.when is not None:
            continue
        if question.id == procedure.paper.home:  # it fills the box
            continue
        own = f"subject.{'name_kana' if member in _NAMES else member}"
        if own not in asked:
            pattern = (
                "asks 「{title}」 of the person themselves, and their box on paper stays empty: "
                "call it `{own}`, with `section: subject`"
            )
            yield Finding((*path, "id"), told(pattern, title=plain(question.title), own=own))
        elif member in _NAMES:
            pattern = (
                "asks 「{title}」 once more after `{own}`, behind which the kiosk asks how it is written: "
                "leave it out"
            )
            yield Finding((*path, "id"), told(pattern, title=plain(question.title), own=own))
