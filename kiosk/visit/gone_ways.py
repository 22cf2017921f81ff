"""Ways through one procedure as people go them: the sample's, invented people's, rare ones, and at random."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from kiosk.basics.clock import Moment
from kiosk.forms.answers import Answers
from kiosk.forms.authoring.ordinary import invented
from kiosk.forms.authoring.wandering import NoWayOn, wander
from kiosk.forms.service import Interview
from kiosk.visit.handbook import Handbook
from kiosk.visit.portrayed_questions import interview_of, rare_ways, sampled

_SEED = 1


@dataclass(frozen=True, slots=True)
class Gone:
    """Who was asked, on which day, and all that they answered."""

    interview: Interview
    day: date
    answers: Answers


def likely_ways(
    handbook: Handbook, procedure_id: str, language: str, today: date, people: Path | None
) -> Iterator[Gone]:
    """The sample of everybody who may apply, the invented people of a folder on their own day, and a way to
    each question that those leave out.
    """
    procedure = handbook.procedure(procedure_id)
    everybody = {
        one.id: handbook.interview(procedure_id, one.id, language, today) for one in procedure.applicants
    }
    for interview in everybody.values():
        yield Gone(interview, today, sampled(handbook, interview, Answers()))
    yield from ways_of_people(handbook, procedure_id, language, today, people)
    for way in rare_ways(handbook, procedure, language, today):
        yield Gone(everybody[way.applicant], today, way.answers)


def ways_of_people(
    handbook: Handbook, procedure_id: str, language: str, today: date, people: Path | None
) -> Iterator[Gone]:
    """The invented people of a folder, each as the applicant and on the day of their answers file."""
    if people is None:
        return
    reading = interview_of(handbook, procedure_id, today, language)
    for file, day in invented(reading.procedure, people, reading.sample_context()):
        yield Gone(handbook.interview(procedure_id, file.applicant, language, day), day, file.answers)


def ways_at_random(
    handbook: Handbook, procedure_id: str, language: str, today: date, most: int
) -> Iterator[Gone]:
    """`most` for everybody who may apply, who take turns; the same every time."""
    chance = random.Random(_SEED)  # noqa: S311 - not for secrets
    everybody = [
        handbook.interview(procedure_id, one.id, language, today)
        for one in handbook.procedure(procedure_id).applicants
    ]
    for number in range(most * len(everybody)):
        interview = everybody[number % len(everybody)]
        with suppress(NoWayOn):
            yield Gone(interview, today, wander(interview, chance.randrange).answers)


def on_day(day: date, moment: Moment) -> Moment:
    """The same time of that day."""
    return replace(moment, now=datetime.combine(day, moment.now.timetz()))
