"""続柄: the relation to the head of the household (世帯主), from the official list."""

from __future__ import annotations

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields.kind import Context, OnePart, Parsed, PartView, Reading, expect, problem, unfit
from kiosk.forms.view import Option

HEAD = "head"
OTHER = "other"
"""Somebody for whom the list has no word (a nephew, a cousin); the desk asks which it is."""
RELATIONS = (
    HEAD, "wife", "husband", "child", "father", "mother", "wife-child", "husband-child",
    "grandchild", "child-wife", "child-husband",
    "wife-father", "wife-mother", "husband-father", "husband-mother",
    "older-brother", "older-sister", "younger-brother", "younger-sister", "grandfather", "grandmother",
    "wife-unregistered", "husband-unregistered", "wife-unregistered-child", "husband-unregistered-child",
    "housemate", "relative", OTHER,
)  # fmt: skip
"""Ids, those that most households have first; their words are `forms.relation.<id>`.

住民基本台帳事務処理要領第2-1-(2)エ: 妻, 子, 父, 母, 妹, 弟, 子の妻, 妻（未届）, 妻の子, 縁故者, 同居人.
A child of a partner whom the head has neither adopted nor acknowledged is 妻の子, of one who is not
registered 妻（未届）の子. The ward's own list is to be compared.
"""

SPOUSES = ("wife", "husband", "wife-unregistered", "husband-unregistered")
"""Of a household one at most: who is married to another is no 未届の妻 (住民基本台帳事務処理要領)."""

THROUGH = {
    **dict.fromkeys(("wife-child", "wife-father", "wife-mother"), "wife"),
    **dict.fromkeys(("husband-child", "husband-father", "husband-mother"), "husband"),
    "wife-unregistered-child": "wife-unregistered",
    "husband-unregistered-child": "husband-unregistered",
}
"""Kin of whom the head lives with, by whom that is: whether he or she is listed or not."""

OF_GENDER = {
    **dict.fromkeys(("wife", "wife-unregistered", "mother", "grandmother", "child-wife"), "female"),
    **dict.fromkeys(("older-sister", "younger-sister", "wife-mother", "husband-mother"), "female"),
    **dict.fromkeys(("husband", "husband-unregistered", "father", "grandfather", "child-husband"), "male"),
    **dict.fromkeys(("older-brother", "younger-brother", "wife-father", "husband-father"), "male"),
}
"""Relations that say a sex."""


class RelationKind(OnePart):
    """Value: `str`, one of `RELATIONS`."""

    id: KindId = "relation"

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        return Parsed(raw) if isinstance(raw, str) and raw else unfit(spec, "missing-choice")

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        return () if value in RELATIONS else (problem(spec, "not-offered"),)

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        return expect(value, str)

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        return context.words(f"forms.relation.{expect(value, str)}")

    def data(self, spec: Question, value: object) -> Data:
        return expect(value, str)

    def sample(self, spec: Question, context: Context) -> object:
        return "child"

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        options = tuple(
            Option(one, context.words(f"forms.relation.{one}"), _note(one, context), chosen=one == draft)
            for one in RELATIONS
        )
        return PartView("one", draft, options=options)


def _note(relation: str, context: Context) -> Marked | None:
    return context.words("forms.relation.other.note") if relation == OTHER else None
