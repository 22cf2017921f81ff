"""同意: a sentence and yes or no; which wording it was is recorded with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields.choice import option_of
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
from kiosk.forms.fields.yes_no import label, pair, word
from kiosk.words.furigana import plain


@dataclass(frozen=True, slots=True)
class Consent:
    """What was said to which version of the sentence."""

    given: bool
    version: str


class ConsentKind(OnePart):
    """Value: `Consent`. Not optional means that only a yes goes on."""

    id: KindId = "consent"
    settings = frozenset({"options", "sentence", "sentence_version", "otherwise"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        version = spec.sentence_version or "1"
        if isinstance(raw, Mapping):
            version, raw = words_of(raw.get("version")) or version, raw.get("given")
        if raw in ("yes", "no"):
            raw = raw == "yes"
        return Parsed(Consent(raw, version)) if isinstance(raw, bool) else unfit(spec, "missing-choice")

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        consent = expect(value, Consent)
        if consent.version != (spec.sentence_version or "1"):
            return (problem(spec, "not-offered"),)
        return () if consent.given or spec.optional else (problem(spec, "consent-needed"),)

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        return word(expect(value, Consent).given)

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        return label(spec, word(expect(value, Consent).given), context)

    def paper(self, spec: Question, value: object, context: Context) -> str:
        chosen = word(expect(value, Consent).given)
        return option_of(spec, chosen).paper or plain(label(spec, chosen, context))

    def data(self, spec: Question, value: object) -> Data:
        consent = expect(value, Consent)
        return {"given": consent.given, "version": consent.version}

    def sample(self, spec: Question, context: Context) -> object:
        return Consent(given=True, version=spec.sentence_version or "1")

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        return PartView("yes-no", draft, options=pair(spec, draft, context), explanation=spec.sentence)
