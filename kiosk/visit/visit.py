"""One visit (来庁) as plain data: forgetting it is dropping one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.basics.ids import ApplicationId, FieldId, VisitId
from kiosk.delivery.outcome import Outcome
from kiosk.forms.answers import Answers, Draft
from kiosk.forms.application import Application, Evidence
from kiosk.identity.reading import CardReading
from kiosk.paper.document import Document
from kiosk.visit.events import Devices, JobId
from kiosk.visit.screen import Comfort
from kiosk.visit.states import Over, Removed, Step


@dataclass(frozen=True, slots=True)
class Case:
    """One procedure of this visit.

    Attributes:
        application_id: Minted when the procedure is chosen: the challenge needs it.
        applicant: Who is entitled: an id of the procedure's `applicants`
            (`self`, `household`, `proxy`), "" until chosen.
        application: What was completed, kept for the paper.
        confirmed: The riskiest answers as they were confirmed singly.
        step: What led to it, where a life event did (`FoundStep.key`); else "".
        void_copy: A copy of its form was begun and does not count: every further one says so.
        from_ticket: A ticket brought it back; another kiosk may have taken the same one.
    """

    application_id: ApplicationId
    procedure: str
    applicant: str = ""
    outcome: Outcome | None = None
    application: Application | None = None
    confirmed: Answers = Answers()
    step: str = ""
    void_copy: bool = False
    from_ticket: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Whose answers lead through this visit: a life event's, or those of a procedure that names others.

    Attributes:
        guide: Id of the life event or procedure.
        applicant: Who it was asked for.
    """

    guide: str
    applicant: str


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything the kiosk knows about the person in front of it.

    Attributes:
        step: Where it stands (`states.py`).
        over: What lies over the step, or None.
        trail: The steps that もどる leads back to, latest last.
        drafts: Half-typed answers by field; secrets never.
        removed: Who was taken from lists of people (けす), latest last; kept as long as the drafts are.
        jobs: Work under way whose end somebody wants to know.
        awaited: The one among them that the step itself waits for.
        counter: Number of the last job.
        deadline: Ticks at which something happens by itself, None while nothing does.
        held_until: Ticks until which staff hold the time, None while nobody does.
        offered: Questions at which somebody who hesitated was offered help.
        offering: The one among them at which the offer stands now, else "".
        original_of: The visitor's own language while the Japanese is shown to staff, else "".
    """

    id: VisitId
    step: Step
    comfort: Comfort
    devices: Devices
    over: Over | None = None
    trail: tuple[Step, ...] = ()
    cases: tuple[Case, ...] = ()
    plan: Plan | None = None
    answers: Answers = Answers()
    drafts: Mapping[FieldId, Draft] = field(default_factory=dict)
    removed: tuple[Removed, ...] = field(default=(), repr=False)
    card: CardReading | None = None
    evidence: tuple[Evidence, ...] = ()
    documents: tuple[Document, ...] = ()
    helper: str | None = None
    jobs: frozenset[JobId] = frozenset()
    awaited: JobId | None = None
    counter: int = 0
    deadline: float | None = None
    held_until: float | None = None
    offered: frozenset[str] = frozenset()
    offering: str = ""
    original_of: str = ""

    @property
    def language(self) -> str:
        """The visitor's, whatever is shown to staff now."""
        return self.original_of or self.comfort.language

    def __repr__(self) -> str:
        return f"Visit({self.id}, {type(self.step).__name__}, …)"
