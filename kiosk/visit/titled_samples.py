"""Sample applications whose paper bears each of the further titles that a form may have (`paper.titles`)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from kiosk.basics.clock import Moment
from kiosk.basics.ids import ApplicationId
from kiosk.basics.marked import Marked
from kiosk.forms.answers import Answers
from kiosk.forms.application import Application, Evidence
from kiosk.forms.authoring.branching import tests_of
from kiosk.forms.authoring.wandering import NoWayOn, candidates, given, wander
from kiosk.forms.conditions import fields_of
from kiosk.forms.lines import title_of
from kiosk.forms.service import Interview, complete
from kiosk.visit.gone_ways import on_day, ways_at_random, ways_of_people
from kiosk.visit.handbook import Handbook

_MOST_WAYS = 60
"""So many ways are gone for everybody who may apply, who take turns."""
_SEED = 1


def titled_samples(
    handbook: Handbook,
    moment: Moment,
    procedure_id: str,
    language: str,
    before: Application,
    people: Path | None = None,
) -> Iterator[tuple[Marked, Application | None]]:
    """(title, an application that bears it) of every title but that of `before`, in the definition's order.

    The invented people of the folder `people` come first, each on their own day; then what they would have
    answered otherwise to what the titles look at, and ways at random. None where no way was found to a title:
    its condition may never hold, or only seldom.
    """
    procedure = handbook.procedure(procedure_id)
    every = dict.fromkeys((procedure.paper.title, *(one.title for one in procedure.paper.titles)))
    wanted = [one for one in every if one != title_of(before, procedure)]
    if not wanted:
        return
    found: dict[Marked, Application] = {}
    known = iter(()) if people is None else _of_people(handbook, moment, procedure_id, language, people)
    for application in chain(known, _ways(handbook, moment, procedure_id, language)):
        found.setdefault(title_of(application, procedure), application)
        if found.keys() >= set(wanted):
            break
    yield from ((title, found.get(title)) for title in wanted)


def _of_people(
    handbook: Handbook, moment: Moment, procedure_id: str, language: str, people: Path
) -> Iterator[Application]:
    """Complete applications of the invented people, handed in on the day on which they answered."""
    gone = tuple(ways_of_people(handbook, procedure_id, language, moment.now.date(), people))
    for vary in (_as_answered, _otherwise):
        for way in gone:
            for answers in vary(way.interview, way.answers):
                application = _handed_in(handbook, on_day(way.day, moment), way.interview, answers)
                if application is not None:
                    yield application


def _as_answered(interview: Interview, answers: Answers) -> Iterator[Answers]:
    yield answers


def _otherwise(interview: Interview, answers: Answers) -> Iterator[Answers]:
    """With every other answer to each question that a title looks at, and the rest answered somehow."""
    procedure, chance = interview.procedure, random.Random(_SEED)  # noqa: S311 - not for secrets
    looked_at = {str(one) for title in procedure.paper.titles for one in fields_of(title.when)}
    tests = tests_of(procedure, [title.when for title in procedure.paper.titles])
    for question in interview.questions(answers):
        if question.id.removeprefix(f"{procedure.id}.") in looked_at:
            for data in candidates(interview, question, answers, tests):
                taken = given(interview, question, data, answers)
                if isinstance(taken, Answers):
                    with suppress(NoWayOn):
                        yield wander(interview, chance.randrange, taken).answers


def _ways(handbook: Handbook, moment: Moment, procedure_id: str, language: str) -> Iterator[Application]:
    """Complete applications of many who answer otherwise, the same every time."""
    for way in ways_at_random(handbook, procedure_id, language, moment.now.date(), _MOST_WAYS):
        application = _handed_in(handbook, moment, way.interview, way.answers)
        if application is not None:
            yield application


def _handed_in(
    handbook: Handbook, moment: Moment, interview: Interview, answers: Answers
) -> Application | None:
    done = complete(
        interview,
        answers,
        application_id=ApplicationId(moment.fresh_id),
        completed_at=moment.now,
        kiosk=(handbook.settings.kiosk.id, handbook.settings.kiosk.office),
        identity=(Evidence("card-text", moment.now, {"genuineness": "verified"}),),
    )
    return done if isinstance(done, Application) else None
