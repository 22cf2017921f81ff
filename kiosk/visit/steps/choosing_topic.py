"""02: life events, not department names. A tile moves on at once, since it is reversible."""

from __future__ import annotations

from dataclasses import replace

from kiosk.forms.service import (
    DeskMatter,
    LifeEvent,
    Procedure,
    said,
    said_event,
    said_group,
    said_matter,
)
from kiosk.visit.screen import Tile, Tiles
from kiosk.visit.sketch import Sketch, back_button, pressed_id
from kiosk.visit.states import AtTheDesk, ChoosingProcedure, ChoosingTopic
from kiosk.visit.steps.asking import first_question
from kiosk.visit.steps.at_the_desk import lead
from kiosk.visit.steps.plan import THEMSELVES
from kiosk.visit.steps.preparing import choose, with_new_case
from kiosk.visit.turn import Move, Turn, go, stay, with_case

EVERYTHING = "all"
"""The life event that holds every procedure."""


def open_topic(turn: Turn) -> Move:
    """One procedure: straight there (no page with one possible answer); none: to the desk."""
    group = pressed_id(turn)
    offered, events, matters = _offered(turn, group), _events(turn, group), _matters(turn, group)
    if not offered and not events and not matters:
        return lead(turn, AtTheDesk(group))
    if len(offered) == 1 and not events and not matters:
        return choose(turn, offered[0].id)
    return go(turn.visit, ChoosingProcedure(group))


def open_procedure(turn: Turn) -> Move:
    """The tile that was touched; the second touch of a topic's tile, which comes late, is none of these.

    What the desk alone does leads to a page that says where, and what to bring.
    """
    step, procedure = turn.visit.step, pressed_id(turn)
    assert isinstance(step, ChoosingProcedure)
    if any(one.id == procedure for one in _events(turn, step.group)):
        return open_event(turn, procedure)
    if any(one.id == procedure for one in _matters(turn, step.group)):
        return lead(turn, AtTheDesk(step.group, procedure))
    if all(one.id != procedure for one in _offered(turn, step.group)):
        return stay(turn.visit)
    return choose(turn, procedure)


def open_event(turn: Turn, event: str) -> Move:
    """The few questions that find what is due; nothing of them is handed in."""
    visit = with_new_case(replace(turn, visit=replace(turn.visit, plan=None)), event)
    guide = with_case(visit, replace(visit.cases[-1], applicant=THEMSELVES))
    return first_question(replace(turn, visit=guide))


def show(step: ChoosingTopic, turn: Turn) -> Sketch:
    words = turn.words
    tiles = tuple(
        Tile(group.id, group.icon, group.label, group.examples)
        for group in (said_group(one, words) for one in turn.book.library.groups())
    )
    body = Tiles(words("visit.choosing-topic.title"), tiles)
    back = (back_button(words),) if turn.visit.trail else ()
    return Sketch(body, back, words("visit.choosing-topic.foot"))


def show_procedures(step: ChoosingProcedure, turn: Turn) -> Sketch:
    words = turn.words
    events = (said_event(one, words) for one in _events(turn, step.group))
    procedures = (said(one, words) for one in _offered(turn, step.group))
    offered: tuple[LifeEvent | Procedure, ...] = (*events, *procedures)
    tiles = tuple(Tile(one.id, one.icon, one.short_title, one.summary) for one in offered)
    matters = (said_matter(one, words) for one in _matters(turn, step.group))
    desk = tuple(Tile(one.id, one.icon, one.label, words("visit.at-the-desk.tile")) for one in matters)
    body = Tiles(words("visit.choosing-procedure.title"), (*tiles, *desk))
    return Sketch(body, (back_button(words),), words("visit.choosing-topic.foot"), detail=step.group)


def _matters(turn: Turn, group: str) -> tuple[DeskMatter, ...]:
    """What the desk alone does; 「ぜんぶ見る」 has them behind everything that is done here."""
    return turn.book.library.desk_matters(None if group == EVERYTHING else group)


def _events(turn: Turn, group: str) -> tuple[LifeEvent, ...]:
    """The life events of that tile: several procedures at once stand before single ones."""
    events = turn.book.library.life_events(turn.moment.now.date())
    return tuple(one for one in events if one.group == group)


def _offered(turn: Turn, group: str) -> tuple[Procedure, ...]:
    """What is in force today."""
    today, library = turn.moment.now.date(), turn.book.library
    return library.procedures(today) if group == EVERYTHING else library.in_group(group, today)
