"""What happened in somebody's life: questions that find every procedure due; and the first tiles."""

from __future__ import annotations

from datetime import date

from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.definition.marking import Id, MaybeText, Model, Source, Text
from kiosk.forms.definition.procedure import Check, Handling, Paper, Procedure, Section
from kiosk.forms.definition.question import Question


class LifeEvent(Model):
    """What happened in somebody's life (引っこし, 出生 …): a few questions that find every procedure due.

    Its `next-steps` questions name them; those of the kiosk run one after the other in the same visit.
    """

    id: Id
    version: str
    effective_from: date
    group: str
    icon: str
    title: Text
    short_title: Text
    summary: Text
    questions: tuple[Question, ...]
    checks: tuple[Check, ...] = ()
    source: Source = ""

    def as_procedure(self) -> Procedure:
        """The same questions as something that can be asked; nothing of it is handed in or printed."""
        return Procedure(
            id=self.id,
            version=self.version,
            effective_from=self.effective_from,
            group=self.group,
            icon=self.icon,
            title=self.title,
            short_title=self.short_title,
            summary=self.summary,
            result=self.summary,
            minutes=1,
            applicants=(_whoever_stands_here(self.title),),
            who_title=self.title,
            questions=self.questions,
            checks=self.checks,
            paper=Paper(title=self.title, addressee="", sections=(Section(id="answers", label=""),)),
            waiting="never",
            handled_by=Handling(counter="", takes="", hand_over=""),
        )


def _whoever_stands_here(title: str) -> Applicant:
    """A life event is asked of nobody in particular."""
    return Applicant(id="self", label=title, note=title, picture="who-self", paper="", identity={})


class Group(Model):
    """One life event: a tile of the first choice, also where the kiosk has no procedure for it yet."""

    id: Id
    icon: str
    label: Text
    examples: Text


class DeskMatter(Model):
    """A procedure that only the desk does (窓口の手続き): its tile says where to go and what to bring.

    Attributes:
        group: The first tile under which it stands; `all`: under 「ぜんぶ見る」 alone. Without one it has no
            tile, and a rule of a procedure leads there (`desk` in `checks`).
        paper: The official name of the form, by which a step of a definition is known as the same matter.
        where: Which counter; the one of the procedure that leads there, without one.
    """

    id: Id
    icon: str
    label: Text
    group: str | None = None
    paper: str | None = None
    where: MaybeText = None
    bring: Text
    note: MaybeText = None
    source: Source = ""


class Groups(Model):
    groups: tuple[Group, ...]
    desk: tuple[DeskMatter, ...] = ()
