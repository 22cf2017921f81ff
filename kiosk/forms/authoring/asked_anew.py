"""What a change does to people: who is asked a question now, and who is asked it no longer; gone answers.

A condition that was turned round is as sound as the one before, and often nothing contradicts it. But whoever
turned it reads here that it is asked now of those who said the contrary.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.asking_state import Asked, State, remembered_in, state_of
from kiosk.forms.authoring.ruled_anew import ruled_anew
from kiosk.forms.authoring.telling_cases import MOST_SAID, any_of, cases
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.faults import Fault
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.library import Library
from kiosk.forms.definition.placed_questions import each_of, questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path


def asked_anew(before: State, after: State) -> Iterator[tuple[str, Told]]:
    """(id of the question, what a person meets otherwise), in the order of the new definition."""
    both = State(
        {**before.applicants, **after.applicants},
        {name: _both(before.questions.get(name), one) for name, one in after.questions.items()}
        | {name: one for name, one in before.questions.items() if name not in after.questions},
    )
    for name, asked in after.questions.items():
        was = before.questions.get(name)
        if was is None:
            if asked.part_of is None or asked.part_of in before.questions:
                yield name, told("「{label}」 is asked anew", label=asked.label)
            continue
        yield from ((name, one) for one in _whom(asked.label, was.when, asked.when, both))
        yield from ((name, one) for one in _options(was, asked, both))
    for name, gone in before.questions.items():
        if name not in after.questions and (gone.part_of is None or gone.part_of in after.questions):
            yield name, told("「{label}」 is asked no more", label=gone.label)


def since_remembered(library: Library) -> Iterator[Fault]:
    """What each definition asks otherwise than it did when `check --remember` wrote it down."""
    before = remembered_in(library.root)
    for source in library.sources():
        was = before.get(source.file)
        data = source.procedure.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        places = dict(_places(source.procedure))
        now = state_of(data)
        for name, change in () if was is None else (*asked_anew(was, now), *ruled_anew(was, now)):
            path = places.get(name, (name,) if name in data else ("questions",))
            message = told("since --remember: {change}", change=change)
            yield Finding(path, message).fault(source.file, source.located)


def _places(procedure: Procedure) -> Iterator[tuple[str, Path]]:
    """Where each question stands, what is asked of each, and their options."""
    for path, question in questions_of(procedure):
        yield from _placed(question, str(question.id), path)
        for where, each in each_of(question, path):
            yield from _placed(each, f"{question.id}.{each.id}", where)


def _placed(question: Question, name: str, path: Path) -> Iterator[tuple[str, Path]]:
    yield name, path
    for place, option in enumerate(question.options):
        yield f"{name}/{option.id}", (*path, "options", place)


def _both(was: Asked | None, asked: Asked) -> Asked:
    """With the answers of either time: a condition may still wait for one that is gone."""
    if was is None:
        return asked
    return replace(asked, options={**was.options, **asked.options})


def _options(was: Asked, asked: Asked, state: State) -> Iterator[Told]:
    for value, label in was.options.items():
        if value not in asked.options:
            pattern = "「{label}」 has no answer 「{option}」 any more: which one do those take who gave it?"
            yield told(pattern, label=asked.label, option=label)
    for value, label in asked.options.items():
        if value not in was.options:
            yield told("「{label}」 has a new answer: 「{option}」", label=asked.label, option=label)
        else:
            name = told("{field}: the answer {option}", field=f"「{asked.label}」", option=f"「{label}」")
            yield from _whom(name, was.offered.get(value), asked.offered.get(value), state)


def _whom(label: str, was: Condition | None, is_: Condition | None, state: State) -> Iterator[Told]:
    if was == is_:
        return
    found = cases(was, is_, state)
    name = label if isinstance(label, Told) else f"「{label}」"
    if found is None or max(map(len, found)) > MOST_SAID:
        yield told("{name}: its condition (when) is another one", name=name)
        return
    if found[0]:
        yield told("{name} is now asked of: {who}", name=name, who=any_of(found[0], state))
    if found[1]:
        yield told("{name} is no longer asked of: {who}", name=name, who=any_of(found[1], state))
