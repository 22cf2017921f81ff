"""What the voice says of a screen: question, explanation, choices, then the buttons from left to right.

Personal values go to `private`, which only headphones say; digits of a PIN are never in any screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.basics.marked import Marked
from kiosk.visit.screen import (
    Body,
    Button,
    CardPicture,
    CheckList,
    Choices,
    Countdown,
    Fact,
    Facts,
    Finished,
    Notice,
    Option,
    PaperPreview,
    Preparation,
    Question,
    SecretPad,
    Sheet,
    SheetRow,
    StaffDesk,
    Tiles,
    Welcome,
    Working,
)
from kiosk.visit.sketch import Sketch
from kiosk.words.furigana import reading

ORDER = {"back": 0, "middle": 1, "inline": 2, "why": 3, "next": 4, "quit": 5, "top": 6, "tool": 7}


@dataclass(frozen=True, slots=True)
class Spoken:
    """As it is read aloud: for everyone, for headphones only, and both in the order of the page."""

    everyone: tuple[str, ...]
    private: tuple[str, ...]
    heard: tuple[str, ...]


def spoken_of(sketch: Sketch, buttons: Iterable[Button], offer: Iterable[Marked] = ()) -> Spoken:
    """What the voice says of a screen; what is offered to whoever hesitates comes before the buttons."""
    told = [text for text in _texts(sketch.body) if text]
    foot = [] if sketch.foot is None else [sketch.foot]
    ordered = sorted((button for button in buttons if button.place != "tool"), key=lambda b: ORDER[b.place])
    labels = [button.said or button.label for button in ordered]
    private = {reading(text) for text in sketch.private}
    heard = tuple(reading(text) for text in (*told, *foot, *offer, *labels))
    return Spoken(
        everyone=tuple(text for text in heard if text not in private),
        private=tuple(text for text in (*heard, *_seen_alone(sketch.body)) if text in private),
        heard=heard,
    )


def _seen_alone(body: Body) -> tuple[str, ...]:
    """Labels in whose place the ear hears something else: nobody's else either."""
    options = body.field.options if isinstance(body, Question) else ()
    return tuple(reading(one.label) for one in options if one.described)


def _texts(body: Body) -> Iterator[Marked | None]:  # noqa: C901 - one line a body, nothing else
    yield body.title
    match body:
        case Welcome(explanation=explanation, note=note, languages=languages):
            yield from (explanation, note, *_options(languages))
        case Tiles(tiles=tiles, note=note):
            yield from (*_pairs((tile.label, tile.examples) for tile in tiles), note)
        case Preparation(facts=facts, question=question, things=things):
            yield from (*_facts(facts), question, *_options(things))
        case Choices(explanation=explanation, options=options, problem=problem, note=note):
            yield from (problem, explanation, *_options(options), note)
        case Question():
            yield from _question(body)
        case CardPicture(steps=steps, note=note, notice=notice):
            yield from (notice, *steps, note)
        case SecretPad(explanation=explanation, tries=tries, warning=warning, problem=problem):
            yield from (problem, explanation, tries, warning)
        case Facts(explanation=explanation, rows=rows, note=note):
            yield from (explanation, *_facts(rows), note)
        case CheckList(rows=rows, problem=problem, explanation=explanation):
            yield from (problem, explanation, *_pairs((line.label, line.value) for line in rows))
        case Working(explanation=explanation, stages=stages, hold=hold):
            yield from (hold, explanation, *_pairs((stage.label, stage.words) for stage in stages))
        case PaperPreview(explanation=explanation, summary=summary, contents=contents):
            yield from (explanation, summary, *_facts(contents))
        case Finished(number_label=label, number=number, note=note, actions=actions):
            yield from (label, number, note, *_options(actions))
        case Notice(lines=lines, explanation=explanation, headline=headline, lock=lock, code=code):
            # Who cannot see the number can tell staff what they heard.
            yield from (explanation, headline, *lines, lock, code)
        case Countdown(lines=lines, lock=lock):
            yield from (*lines, lock)
        case StaffDesk(note=note, machine_title=machine_title, machine=machine):
            yield from (note, machine_title, *_facts(machine))
        case Sheet(rows=rows):
            yield from _settings(rows)


def _question(body: Question) -> Iterator[Marked | None]:
    yield from body.summary or ()
    told_above = body.summary is not None and body.field.problem == body.summary[1]
    yield from (None if told_above else body.field.problem, body.explanation)
    yield from (body.example, body.note, body.field.echo)
    yield from _options(body.field.options)
    yield from (extra.label for extra in body.field.extras)
    yield body.field.covered
    # What stands behind the cells (年まで有効) says what the digits are.
    yield str(body.field.limits.get("suffix", ""))


def _settings(rows: Iterable[SheetRow]) -> Iterator[Marked | None]:
    for row in rows:
        yield from (row.label, row.value)
        yield from (option.label for option in row.options)


def _pairs(pairs: Iterable[tuple[Marked | None, Marked | None]]) -> Iterator[Marked | None]:
    for pair in pairs:
        yield from pair


def _facts(facts: Iterable[Fact]) -> Iterator[Marked | None]:
    for fact in facts:
        yield from (fact.label, fact.value, fact.small)


def _options(options: Iterable[Option]) -> Iterator[Marked | None]:
    for option in options:
        yield from (option.described or option.label, option.note)
