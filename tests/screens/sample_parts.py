"""What all sample screens are made of: the frame, its keys, and one field.

`/` in a text stands for a place where a line may break (U+200B in the real texts).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from kiosk.basics.ids import FieldId, VisitId
from kiosk.forms.view import FieldView, Input, Option
from kiosk.visit.screen import (
    Body,
    Button,
    CheckList,
    Comfort,
    Facts,
    Screen,
)
from kiosk.visit.sketch import Sketch
from kiosk.visit.spoken import spoken_of

VISIT = VisitId("0197a000-0000-7000-8000-000000000001")
TOOLS = (
    Button("tool:text-size", "文字の/大きさ", "tool", "text"),
    Button("tool:theme", "色", "tool", "color"),
    Button("tool:voice", "音声", "tool", "sound"),
    Button("tool:language", "ことば", "tool", "lang"),
    Button("call", "係の人を/よぶ", "tool", "call"),
)
BACK = Button("back", "もどる", "back", "back", leads_back=True)
NEXT = Button("next", "つぎへ", "next", "next")
QUIT = Button("quit", "やめる", "quit", "close")
WHY = Button("why", "なぜ聞くの？", "why", "help")
CERTIFICATE = ("住民票の写し", "doc")
MOVING = ("引っこしの届け", "move")


def b(text: str) -> str:
    """Break marks and ordinary letters of one text."""
    return text.replace("/", "\u200b")


def _broken(button: Button) -> Button:
    return dataclasses.replace(button, label=b(button.label))


def _values_in(body: Body) -> tuple[str, ...]:
    """What is of the person, and headphones alone may say."""
    return tuple(row.value for row in body.rows) if isinstance(body, CheckList | Facts) else ()


def sample(
    name: str,
    body: Body,
    buttons: tuple[Button, ...] = (),
    *,
    topic: tuple[str, str] | None = CERTIFICATE,
    progress: str | None = None,
    left: int | None = None,
    foot: str | None = None,
) -> Screen:
    words = progress if progress is not None else (None if left is None else f"あと {left}つ")
    said = None if foot is None else b(foot)
    shown = tuple(_broken(button) for button in (*TOOLS, *buttons))
    voice = spoken_of(Sketch(body, buttons, said, private=_values_in(body)), shown)
    return Screen(
        visit=VISIT,
        name=name,
        comfort=Comfort(),
        office="北区",
        topic=topic,
        progress=words,
        left=left,
        passed=0 if left is None else 8 - left,
        buttons=shown,
        body=body,
        foot=said,
        spoken=voice.everyone,
        private=voice.private,
        heard=voice.heard,
    )


def field_of(
    kind: str,
    shape: Input,
    draft: object,
    *,
    part: str = "",
    problem: str | None = None,
    options: tuple[Option, ...] = (),
    extras: tuple[Option, ...] = (),
    limits: Mapping[str, int | str] | None = None,
    echo: str | None = None,
) -> FieldView:
    return FieldView(
        field=FieldId(f"sample.{kind}"),
        kind=kind,
        part=part,
        input=shape,
        label="見本",
        draft=draft,
        problem=None if problem is None else b(problem),
        options=tuple(option_of(option) for option in options),
        extras=tuple(option_of(option) for option in extras),
        limits=limits or {},
        echo=echo,
    )


def option_of(option: Option) -> Option:
    note = None if option.note is None else b(option.note)
    return dataclasses.replace(option, label=b(option.label), note=note)


def options_of(*options: Option) -> tuple[Option, ...]:
    return tuple(option_of(option) for option in options)
