"""Every question of a definition with the place where it stands, those about each person of a list, too."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path


def every_question(procedure: Procedure) -> Iterator[tuple[Path, Question]]:
    """In form order; those about each person follow the question for the people."""
    for path, question in questions_of(procedure):
        yield path, question
        yield from each_of(question, path)


def questions_of(procedure: Procedure) -> Iterator[tuple[Path, Question]]:
    """Those of the visit alone."""
    for place, question in enumerate(procedure.questions):
        yield ("questions", place), question


def each_of(question: Question, path: Path) -> Iterator[tuple[Path, Question]]:
    """What the question at `path` asks about each of its people."""
    for place, each in enumerate(question.each):
        yield (*path, "each", place), each
