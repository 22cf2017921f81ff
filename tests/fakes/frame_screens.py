"""Screens for the frame under test: the bands of a question, in any state; the body does not matter."""

from __future__ import annotations

import dataclasses

from kiosk.basics.ids import VisitId
from kiosk.visit.screen import Button, Comfort, Notice, Screen

TOOLS = (
    Button("size", "文字の\u200b大きさ", "tool", "text"),
    Button("colours", "色", "tool", "color"),
    Button("voice", "音声", "tool", "sound"),
    Button("language", "ことば", "tool", "lang"),
    Button("call", "係の人を\u200bよぶ", "tool", "call"),
)
BACK = Button("back", "もどる", "back", "back")
NEXT = Button("next", "つぎへ", "next", "next")
QUIT = Button("quit", "やめる", "quit", "close")
UNSURE = Button("unsure", "わからない", "middle", "help")


def a_screen(
    *buttons: Button,
    tools: tuple[Button, ...] = TOOLS,
    foot: str | None = None,
    simulated: str | None = None,
    left: int | None = 7,
) -> Screen:
    """A question's bands; without `buttons` back, next and quit."""
    return Screen(
        visit=VisitId("visit"), name="asking:sample", comfort=Comfort(), office="北区",
        topic=("住民票の\u200b写し", "doc"), progress="あと 7つ", left=left, passed=1,
        buttons=(*(buttons or (BACK, NEXT, QUIT)), *tools), body=Notice("見出し", (), None), foot=foot,
        simulated=simulated,
    )  # fmt: skip


def with_missing(button: Button, missing: str) -> Button:
    return dataclasses.replace(button, missing=missing)
