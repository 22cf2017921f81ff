"""氏名: as it is written, or in kana where nobody can type the kanji here; then it is katakana."""

from __future__ import annotations

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.models import KindId, Question
from kiosk.forms.fields import writing
from kiosk.forms.fields.kind import Context, OnePart, Parsed, PartView, Reading, expect, unfit, words_of
from kiosk.forms.fields.text import too_long

MOST = 100


class NameKind(OnePart):
    """Value: `str`; any character, since names have any (外字, variation sequences, one name only)."""

    id: KindId = "name"
    settings = frozenset({"most"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        text = words_of(raw)
        kana = writing.katakana(text)
        name = kana if writing.is_katakana(kana) else writing.spaced(text)
        return Parsed(name) if name else unfit(spec, "missing-kana")

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        return too_long(spec, expect(value, str), MOST)

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        return writing.hiragana(name) if writing.is_katakana(name := expect(value, str)) else name

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        return expect(value, str)

    def data(self, spec: Question, value: object) -> Data:
        return expect(value, str)

    def sample(self, spec: Question, context: Context) -> object:
        return "見本\u3000花子"[: spec.most or MOST]

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        return PartView("kana", words_of(draft), limits={"most": spec.most or MOST})
