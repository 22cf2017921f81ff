"""Answers that read like a limit of all of them: 「2つまで」 offered beside いす, 机 and マイク."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.listed_options import is_limit, limit_behind
from kiosk.forms.authoring.narrow import narrow
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.definition.yaml_lines import Path

_CHOSEN: frozenset[KindId] = frozenset({"choice", "choices"})


def limits_offered(procedure: Procedure) -> Iterator[Finding]:
    """Every answer that is the only one of its question to say how many, where nothing else keeps a limit."""
    for path, question in every_question(procedure):
        if question.kind in _CHOSEN and question.most is None:
            yield from _of_question(question, path)


def _of_question(question: Question, path: Path) -> Iterator[Finding]:
    labels = [narrow(option.label) for option in question.options]
    found = [(place, one) for place, one in enumerate(labels) if is_limit(one) or limit_behind(one)]
    if len(found) != 1 or len(labels) < 2:
        return
    place, label = found[0]
    if is_limit(label) or place == len(labels) - 1:
        message = told("「{label}」 reads like a limit, and is no answer: say it by `most`", label=label)
        yield Finding((*path, "options", place, "label"), message)
