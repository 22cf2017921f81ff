"""As many of a closed list as one likes, within limits."""

from __future__ import annotations

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields.choice import option_of, shown
from kiosk.forms.fields.kind import Context, OnePart, Parsed, PartView, Reading, expect, problem, unfit
from kiosk.words.furigana import plain


class ChoicesKind(OnePart):
    """Value: `tuple[str, ...]`, ids of options in the definition's order; may be empty."""

    id: KindId = "choices"
    settings = frozenset(
        {"options", "sensitive", "least", "most", "among", "without", "within", "stays", "bring"}
    )

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        if raw is None:
            return Parsed(())
        if not isinstance(raw, list) or not all(isinstance(one, str) for one in raw):
            return unfit(spec, "unreadable")
        return Parsed(in_order(spec, raw))

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        chosen = chosen_of(value)
        offered = {option.id for option in spec.options}
        found = [] if offered.issuperset(chosen) else [problem(spec, "not-offered")]
        if spec.least is not None and len(chosen) < spec.least:
            found.append(problem(spec, "too-few-choices", least=spec.least))
        if spec.most is not None and len(chosen) > spec.most:
            found.append(problem(spec, "too-many-choices", most=spec.most))
        return tuple(found)

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        return list(chosen_of(value))

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        labels = [option_of(spec, one).label for one in chosen_of(value)]
        return context.words("forms.list.comma").join(labels) or context.words("forms.choices.none")

    def paper(self, spec: Question, value: object, context: Context) -> str:
        options = [option_of(spec, one) for one in chosen_of(value)]
        none = plain(context.words("forms.choices.none"))
        return "、".join(option.paper or plain(option.label) for option in options) or none

    def data(self, spec: Question, value: object) -> Data:
        return list(chosen_of(value))

    def sample(self, spec: Question, context: Context) -> object:
        return tuple(option.id for option in spec.options[: max(1, spec.least or 0)])

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        ids = tuple(draft) if isinstance(draft, list) else ()
        echo = context.words("forms.choices.count", count=len(ids)) if ids else None
        return PartView("many", list(ids), options=shown(spec, ids, context), limits=_limits(spec), echo=echo)


def chosen_of(value: object) -> tuple[str, ...]:
    """The value, known to be a tuple of ids."""
    return tuple(expect(one, str) for one in expect(value, tuple))


def in_order(spec: Question, chosen: list[str]) -> tuple[str, ...]:
    """Each id once, in the definition's order; ids it does not know stay, at the end."""
    known = [option.id for option in spec.options if option.id in chosen]
    return (*known, *dict.fromkeys(one for one in chosen if one not in known))


def _limits(spec: Question) -> dict[str, int | str]:
    return {name: limit for name, limit in (("least", spec.least), ("most", spec.most)) if limit is not None}
