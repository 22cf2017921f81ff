"""What stands for an answer that was left open: the words that were chosen, and whether staff ask."""

from __future__ import annotations

from kiosk.basics.marked import Marked
from kiosk.forms.definition.question import Question
from kiosk.words.catalogue import Words


def left_open(question: Question, words: Words) -> Marked:
    """「まだ決めていない（窓口でたしかめます）」, 「電話がない」 where nothing is left to ask.

    なし of what nobody need answer.
    """
    unknown = question.dont_know
    if unknown is None:
        return words("forms.blank.none")
    said = unknown.label or words("forms.dont-know")
    return said if unknown.settled else words("forms.blank.unknown", said=said)
