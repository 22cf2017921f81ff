"""One of a closed list."""

from __future__ import annotations

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields.kind import Context, OnePart, Parsed, PartView, Reading, expect, problem, unfit
from kiosk.forms.view import Option
from kiosk.words.furigana import plain

PERSON = "person-"
"""Beginning of the id of an option that is the person at that place of a list."""


class ChoiceKind(OnePart):
    """Value: `str`, the id of the option."""

    id: KindId = "choice"
    settings = frozenset({"options", "sensitive"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        return Parsed(raw) if isinstance(raw, str) and raw else unfit(spec, "missing-choice")

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        offered = [option.id for option in spec.options]
        return () if value in offered else (problem(spec, "not-offered"),)

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        return expect(value, str)

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        return option_of(spec, expect(value, str)).label

    def paper(self, spec: Question, value: object, context: Context) -> str:
        option = option_of(spec, expect(value, str))
        return option.paper or plain(option.label)

    def data(self, spec: Question, value: object) -> Data:
        return expect(value, str)

    def sample(self, spec: Question, context: Context) -> object:
        return spec.options[0].id

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        return PartView("one", draft, options=shown(spec, (draft,), context))


def option_of(spec: Question, option_id: str) -> Choice:
    """The option of that id; one that bears its id as label where the definition has it no more."""
    for option in spec.options:
        if option.id == option_id:
            return option
    return Choice.model_construct(
        id=option_id, label=option_id, note=None, picture=None, paper=None, when=None, usual=None
    )


def shown(spec: Question, chosen: tuple[object, ...], context: Context) -> tuple[Option, ...]:
    """The options as the screen shows them."""
    return tuple(
        Option(
            option.id,
            option.label,
            note_of(option, context),
            option.picture,
            chosen=option.id in chosen,
            own=is_person(spec, option.id),
        )
        for option in spec.options
    )


def is_person(spec: Question, option_id: str) -> bool:
    """Whether the option is somebody of the list that the question asks about (`among`)."""
    return spec.among is not None and option_id.startswith(PERSON)


def note_of(option: Choice, context: Context) -> Marked | None:
    """The line under it, which says so where it is the usual answer (`kiosk.forms.proposals`)."""
    if option.usual is None:
        return option.note
    return context.words("forms.usual", note=option.note or "").strip()
