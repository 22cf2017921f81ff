"""How the pages of an interview begin, known before anybody stands there."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Answers
from kiosk.forms.conditions import Facts
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.interview import Interview
from kiosk.forms.visibility import with_options, worded

_NOTHING = Answers()


def titles(interview: Interview) -> Iterator[Marked]:
    """The titles of every part of every question, asked for the first time or filled in; some come twice.

    They name roles (その方, お子さん), so they are the same for everybody.
    """
    context, procedure = interview.sample_context(), interview.procedure
    facts = Facts({}, interview.applicant.id, context.today)
    for one in worded(procedure, interview.applicant):
        if one.kind == "office":
            continue
        question = with_options(procedure, one, facts)
        kind = KINDS[question.kind]
        filled = kind.pieces(question, kind.sample(question, context), context)
        for draft in (kind.empty(question), filled):
            drafts = {question.id: draft}
            for part in interview.parts(question, drafts, _NOTHING):
                yield interview.view(question, part, drafts, _NOTHING).title
