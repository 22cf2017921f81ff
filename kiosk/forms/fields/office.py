"""A box that staff fill in at the desk: never shown to the resident, printed empty."""

from __future__ import annotations

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields.kind import Context, OnePart, Parsed, PartView, Reading


class OfficeKind(OnePart):
    """Value: `""`, always: nothing is entered here (個人番号 is never asked on the kiosk)."""

    id: KindId = "office"

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        return Parsed("")

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        return ""

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        return ""

    def data(self, spec: Question, value: object) -> Data:
        return ""

    def sample(self, spec: Question, context: Context) -> object:
        return ""

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        return PartView("none", None)
