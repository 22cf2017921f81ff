"""フリガナ: typed in hiragana, kept in full-width katakana."""

from __future__ import annotations

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.models import KindId, Question
from kiosk.forms.fields import writing
from kiosk.forms.fields.kind import Context, OnePart, Parsed, PartView, Reading, expect, unfit, words_of
from kiosk.forms.fields.text import too_long

MOST = 30


class KanaKind(OnePart):
    """Value: `str` of full-width katakana, family and given name with an ideographic space between."""

    id: KindId = "kana"
    settings = frozenset({"most"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        kana = writing.katakana(words_of(raw))
        if not kana:
            return unfit(spec, "missing-kana")
        return Parsed(kana) if writing.is_katakana(kana) else unfit(spec, "not-kana")

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        return too_long(spec, expect(value, str), MOST)

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        return writing.hiragana(expect(value, str))

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        return expect(value, str)

    def data(self, spec: Question, value: object) -> Data:
        return expect(value, str)

    def sample(self, spec: Question, context: Context) -> object:
        given = "タロウ" if spec.id.startswith("visitor.") else "ハナコ"
        return f"ミホン\u3000{given}"[: spec.most or MOST]

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        return PartView("kana", words_of(draft), limits={"most": spec.most or MOST})
