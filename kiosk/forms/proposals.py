"""Answers that are usual after the answers before: marked beside them, never given for anybody."""

from __future__ import annotations

from kiosk.forms.conditions import Facts, holds
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.question import Question

_WRITTEN = {True: "yes", False: "no"}
"""How a yes or no that is given beforehand is called among the options."""


def proposed(question: Question, facts: Facts) -> Question:
    """The question whose usual options alone keep `usual`; another one is not given beforehand then."""
    options = tuple(_judged(option, facts) for option in question.options)
    usual = [option.id for option in options if option.usual is not None]
    given = question.preset
    stays = not usual or (_WRITTEN[given] if isinstance(given, bool) else given) in usual
    return question.model_copy(update={"options": options, "preset": given if stays else None})


def _judged(option: Choice, facts: Facts) -> Choice:
    there = option.usual is None or holds(option.usual, facts)
    return option if there else option.model_copy(update={"usual": None})
