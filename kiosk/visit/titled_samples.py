"""Sample applications whose paper bears each of the further titles that a form may have (`paper.titles`)."""

from __future__ import annotations

import random
from collections.abc import Iterator

from kiosk.basics.clock import Moment
from kiosk.basics.ids import ApplicationId
from kiosk.basics.marked import Marked
from kiosk.forms.application import Application, Evidence
from kiosk.forms.authoring.wandering import NoWayOn, wander
from kiosk.forms.lines import title_of
from kiosk.forms.service import Interview, complete
from kiosk.visit.handbook import Handbook

_MOST_WAYS = 60
"""So many ways are gone for everybody who may apply, who take turns."""
_SEED = 1


def titled_samples(
    handbook: Handbook, moment: Moment, procedure_id: str, language: str, before: Application
) -> Iterator[tuple[Marked, Application | None]]:
    """(title, an application that bears it) of every title but that of `before`, in the definition's order.

    None where no way was found to one: its condition may never hold, or only seldom.
    """
    procedure = handbook.procedure(procedure_id)
    every = dict.fromkeys((procedure.paper.title, *(one.title for one in procedure.paper.titles)))
    wanted = [one for one in every if one != title_of(before, procedure)]
    found: dict[Marked, Application] = {}
    ways = _ways(handbook, moment, procedure_id, language) if wanted else iter(())
    for application in ways:
        found.setdefault(title_of(application, procedure), application)
        if found.keys() >= set(wanted):
            break
    yield from ((title, found.get(title)) for title in wanted)


def _ways(handbook: Handbook, moment: Moment, procedure_id: str, language: str) -> Iterator[Application]:
    """Complete applications of many who answer otherwise, the same every time."""
    chance = random.Random(_SEED)  # noqa: S311 - not for secrets
    today = moment.now.date()
    people = handbook.procedure(procedure_id).applicants
    interviews = [handbook.interview(procedure_id, one.id, language, today) for one in people]
    for number in range(_MOST_WAYS * len(interviews)):
        interview = interviews[number % len(interviews)]
        try:
            application = _handed_in(handbook, moment, interview, chance)
        except NoWayOn:
            continue
        if application is not None:
            yield application


def _handed_in(
    handbook: Handbook, moment: Moment, interview: Interview, chance: random.Random
) -> Application | None:
    done = complete(
        interview,
        wander(interview, chance.randrange).answers,
        application_id=ApplicationId(moment.fresh_id),
        completed_at=moment.now,
        kiosk=(handbook.settings.kiosk.id, handbook.settings.kiosk.office),
        identity=(Evidence("card-text", moment.now, {"genuineness": "verified"}),),
    )
    return done if isinstance(done, Application) else None
