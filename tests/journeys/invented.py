"""What an invented person answers to any question of any procedure, screen by screen."""

from __future__ import annotations

from kiosk.bootstrap import Services
from kiosk.forms.answers import Answers
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.service import Question
from kiosk.forms.view import FieldView
from kiosk.visit.gallery import HANAKO
from kiosk.visit.handbook import Handbook
from kiosk.visit.portrayed_questions import sampled


class Invented:
    """The sample answers of one procedure, as drafts of the parts that a screen asks for.

    Args:
        procedure: Or the questions of a life event.
        applicant: For whom it is.
    """

    def __init__(self, services: Services, procedure: str, applicant: str) -> None:
        handbook = Handbook(services.library, services.catalogue, services.lookups, services.settings)
        today = services.clock.moment().now.date()
        self.procedure, self.applicant = procedure, applicant
        self._interview = handbook.interview(procedure, applicant, "ja", today)
        told = self._interview.prefill(HANAKO, Answers())
        self._answers = sampled(handbook, self._interview, told)

    def of(self, shown: FieldView) -> FieldView:
        """The same part of the same field, filled in."""
        question = self._interview.question(shown.field, self._answers)
        drafts = {question.id: self._draft(question)}
        return self._interview.view(question, shown.part, drafts, self._answers).field

    def _draft(self, question: Question) -> object:
        kind, context = KINDS[question.kind], self._interview.sample_context()
        if self._answers.has(question.id):
            value = self._answers.get(question.id)
            return kind.pieces(question, value, context)
        return kind.pieces(question, kind.sample(question, context), context)
