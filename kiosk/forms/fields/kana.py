"""フリガナ: typed in hiragana, kept in full-width katakana; or the letters of a name that has no kana."""

from __future__ import annotations

import dataclasses

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields import writing
from kiosk.forms.fields.kind import (
    Context,
    OnePart,
    Parsed,
    PartView,
    Reading,
    expect,
    problem,
    unfit,
    words_of,
)
from kiosk.forms.fields.text import MOST_NAME, for_staff, name_limits
from kiosk.forms.view import Option

MOST = MOST_NAME
MOST_KNOWN = 2


class KanaKind(OnePart):
    """Value: `str` of full-width katakana, family and given name with an ideographic space between.

    Every such question names a person, and may be answered in Latin letters instead (NGUYEN VAN A): many
    foreign residents have no フリガナ, heads of households among them.
    """

    id: KindId = "kana"
    settings = frozenset({"most", "known", "part_of", "others"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        kana = writing.person_kana(words_of(raw))
        if not kana:
            return unfit(spec, "missing-kana")
        if writing.is_katakana(kana):
            return Parsed(kana)
        letters = writing.latin_name(words_of(raw))
        return Parsed(letters) if letters else unfit(spec, "not-kana-nor-letters")

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        if not writing.has_sound(expect(value, str)):
            return (problem(spec, "missing-kana"),)
        return for_staff(spec, expect(value, str), MOST)

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
        extras = tuple(
            Option(f"known:{place}", context.words("forms.kana.known", name=kana), own=True)
            for place, kana in enumerate(_known(spec, context))
            if spec.known
        )
        view = PartView("kana", words_of(draft), extras=extras, limits=name_limits(spec.most or MOST))
        if context.words.is_japanese:
            return view
        own = spec.explanation if spec.known else None
        explanation = own or context.words("forms.kana.or-letters")
        return dataclasses.replace(view, limits={**view.limits, "letters": 1}, explanation=explanation)

    def act(
        self, spec: Question, draft: Draft, part: str, action: str, context: Context
    ) -> tuple[Draft, str]:
        """`known:0`: the name of somebody who is known already."""
        verb, _, which = action.partition(":")
        names = _known(spec, context)
        if verb == "known" and which.isdigit() and int(which) < len(names):
            return writing.hiragana(names[int(which)]), part
        return draft, part


def _known(spec: Question, context: Context) -> tuple[str, ...]:
    """Names in kana that this visit knows, each once; no more than find room over the board.

    Whoever stands here for somebody else is not that person.
    """
    here = context.visitor if spec.id == "subject.name_kana" else None
    names = dict.fromkeys(one.name_kana for one in context.known if one.name_kana)
    return tuple(name for name in names if here is None or name != here.name_kana)[:MOST_KNOWN]
