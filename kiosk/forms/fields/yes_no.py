"""Yes or no, in full-sentence answers."""

from __future__ import annotations

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields.choice import note_of, option_of
from kiosk.forms.fields.kind import Context, OnePart, Parsed, PartView, Reading, expect, unfit
from kiosk.forms.view import Option
from kiosk.words.furigana import plain

_MEANING = {"yes": True, "no": False, True: True, False: False}
_PICTURES = {"yes": "maru", "no": "close"}


class YesNoKind(OnePart):
    """Value: `bool`. The definition may give the two options `yes` and `no` their own labels and notes."""

    id: KindId = "yes-no"
    settings = frozenset({"options", "sensitive"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        if isinstance(raw, str | bool) and raw in _MEANING:
            return Parsed(_MEANING[raw])
        return unfit(spec, "missing-choice")

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        return word(expect(value, bool))

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        return label(spec, word(expect(value, bool)), context)

    def paper(self, spec: Question, value: object, context: Context) -> str:
        chosen = word(expect(value, bool))
        return option_of(spec, chosen).paper or plain(label(spec, chosen, context))

    def data(self, spec: Question, value: object) -> Data:
        return expect(value, bool)

    def sample(self, spec: Question, context: Context) -> object:
        return False

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        chosen = word(draft) if isinstance(draft, bool) else draft
        return PartView("yes-no", chosen, options=pair(spec, chosen, context))


def word(value: object) -> str:
    """`yes` or `no`, as the draft holds it."""
    return "yes" if value else "no"


def label(spec: Question, which: str, context: Context) -> Marked:
    """The full answer: the definition's own, or はい and いいえ."""
    own = next((option.label for option in spec.options if option.id == which), None)
    return context.words(f"forms.{which}") if own is None else own


def pair(spec: Question, chosen: object, context: Context) -> tuple[Option, ...]:
    """Both answers, yes first."""
    return tuple(
        Option(
            id=which,
            label=label(spec, which, context),
            note=note_of(option_of(spec, which), context),
            picture=option_of(spec, which).picture or _PICTURES[which],
            chosen=which == chosen,
        )
        for which in ("yes", "no")
    )
