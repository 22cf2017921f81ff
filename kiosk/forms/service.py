"""The door of the form engine: what visit, paper, delivery and commands use of it."""

from __future__ import annotations

from kiosk.forms.answers import Answer, Answers, FieldProblem
from kiosk.forms.completing import AnswersFile, complete, parse_answers, sample_answers
from kiosk.forms.deadlines import Due, due
from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.drawn import drawings_in
from kiosk.forms.definition.faults import Fault
from kiosk.forms.definition.library import Library
from kiosk.forms.definition.life_event import DeskMatter, Group, LifeEvent
from kiosk.forms.definition.procedure import Procedure, Thing
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.texts import said, said_event, said_group, said_matter
from kiosk.forms.export import application_json
from kiosk.forms.fields.kind import BLANK, Blank
from kiosk.forms.following import for_themselves, prepared, run_in
from kiosk.forms.interview import FoundStep, Interview
from kiosk.forms.lines import Line, lines_of
from kiosk.forms.question_view import QuestionView
from kiosk.forms.titles import titles
from kiosk.forms.writing_names import is_name, kana_of
from kiosk.lookups.service import Lookups

__all__ = [
    "BLANK", "Answer", "Answers", "AnswersFile", "Applicant", "Blank", "Choice", "DeskMatter",
    "Due", "Fault", "FieldProblem", "FoundStep", "Group", "Interview", "Library", "LifeEvent",
    "Line", "Lookups", "Procedure", "Question", "QuestionView", "Thing", "application_json",
    "complete", "drawings_in", "due", "for_themselves", "is_name", "kana_of", "lines_of",
    "parse_answers", "prepared", "run_in", "said", "said_event", "said_group", "said_matter",
    "sample_answers", "titles",
]  # fmt: skip
