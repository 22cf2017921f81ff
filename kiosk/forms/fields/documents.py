"""Papers to bring: which of them are here today; the others follow later."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields.choice import option_of, shown
from kiosk.forms.fields.choices import chosen_of, in_order
from kiosk.forms.fields.kind import Context, OnePart, Parsed, PartView, Reading, problem, unfit
from kiosk.words.catalogue import Words
from kiosk.words.furigana import plain


class DocumentsKind(OnePart):
    """Value: `tuple[str, ...]`, ids of those that are here. Data: every paper with `here` or `later`."""

    id: KindId = "documents"
    settings = frozenset({"options", "sensitive", "any_one"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        if raw is None:
            return Parsed(())
        if isinstance(raw, Mapping):
            return Parsed(in_order(spec, [str(name) for name, state in raw.items() if state == "here"]))
        if isinstance(raw, list) and all(isinstance(one, str) for one in raw):
            return Parsed(in_order(spec, raw))
        return unfit(spec, "unreadable")

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        offered = {option.id for option in spec.options}
        return () if offered.issuperset(chosen_of(value)) else (problem(spec, "not-offered"),)

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        return list(chosen_of(value))

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        told = _told(spec, value, context, lambda option: option.label)
        return context.words("forms.list.semicolon").join(told)

    def paper(self, spec: Question, value: object, context: Context) -> str:
        """What is here and what follows on a line each, for the desk looks for what is still lacking."""
        told = _told(spec, value, context, lambda option: option.paper or option.label)
        return "\n".join(plain(one) for one in told)

    def data(self, spec: Question, value: object) -> Data:
        here = chosen_of(value)
        return {option.id: "here" if option.id in here else "later" for option in spec.options}

    def sample(self, spec: Question, context: Context) -> object:
        return tuple(option.id for option in spec.options[:1])

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        ids = tuple(draft) if isinstance(draft, list) else ()
        return PartView("many", list(ids), options=shown(spec, ids, context))


def lacking(spec: Question, here: Collection[str]) -> tuple[Choice, ...]:
    """The papers that are still to be brought; none where one is enough (`any_one`) and one is here."""
    if spec.any_one and here:
        return ()
    return tuple(option for option in spec.options if option.id not in here)


def listed(spec: Question, papers: Sequence[Marked], words: Words) -> tuple[Marked, ...]:
    """Those papers one by one; where one of them is enough, all of them as a choice."""
    if not spec.any_one or not papers:
        return tuple(papers)
    return (words("forms.documents.or").join(papers),)


def _told(spec: Question, value: object, context: Context, name: Callable[[Choice], Marked]) -> list[Marked]:
    """Those that are here, then those that follow, each by the name that `name` gives it."""
    here = [name(option_of(spec, one)) for one in chosen_of(value)]
    missing = [name(option) for option in lacking(spec, chosen_of(value))]
    comma = context.words("forms.list.comma")
    return [
        context.words(f"forms.documents.{state}", papers=comma.join(papers))
        for state, papers in (("here", here), ("later", listed(spec, missing, context.words)))
        if papers
    ]
