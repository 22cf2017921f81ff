"""続柄: the relation to the head of the household (世帯主), from the official list."""

from __future__ import annotations

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields.kind import Context, OnePart, Parsed, PartView, Reading, expect, problem, unfit
from kiosk.forms.view import Option

HEAD = "head"
RELATIONS = (
    HEAD, "wife", "husband", "child", "father", "mother", "grandchild", "child-wife", "child-husband",
    "grandfather", "grandmother", "older-brother", "older-sister", "younger-brother", "younger-sister",
    "wife-unregistered", "husband-unregistered", "housemate", "relative",
)  # fmt: skip
"""Ids; their words are `forms.relation.<id>` (住民基本台帳事務処理要領, the ward's list to be compared)."""

SPOUSES = ("wife", "husband", "wife-unregistered", "husband-unregistered")
"""Of a household one at most: who is married to another is no 未届の妻 (住民基本台帳事務処理要領)."""

OF_GENDER = {
    **dict.fromkeys(("wife", "wife-unregistered", "mother", "grandmother", "child-wife"), "female"),
    **dict.fromkeys(("older-sister", "younger-sister"), "female"),
    **dict.fromkeys(("husband", "husband-unregistered", "father", "grandfather", "child-husband"), "male"),
    **dict.fromkeys(("older-brother", "younger-brother"), "male"),
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
            Option(one, context.words(f"forms.relation.{one}"), chosen=one == draft) for one in RELATIONS
        )
        return PartView("one", draft, options=options)
