"""How far a person came on a page, so that it stands as before when what lay over it has gone."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from ui.pages.focus_place import Place, go_back_to, place_of_focus
from ui.pages.kept_keys import Stood
from ui.widgets.kana_board import Face, KanaBoard
from ui.widgets.pager import Pager


@dataclass(frozen=True, slots=True)
class Emptied:
    """What 全部けす took away from an entry.

    Attributes:
        entry: Which one it is.
        draft: What stood there; it is personal.
    """

    entry: Hashable
    draft: object = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """What of a page no visit knows.

    Attributes:
        pages: Which page of each list is open.
        faces: Which keys stand on each board.
        seen: Marks of the rows that were seen, where that counts.
        dropped: Digits of a secret were begun there, and not kept.
        focus: Where the focus is, else where a key was pressed last.
        emptied: What 全部けす took away there; it goes with the question.
        stood: How the board of its entry stood.
    """

    pages: tuple[int, ...] = ()
    faces: tuple[Face, ...] = ()
    seen: frozenset[int] = frozenset()
    dropped: bool = False
    focus: Place | None = None
    emptied: Emptied | None = None
    stood: Stood | None = None


def opened_on(page: QWidget, pressed: Place | None) -> Opened:
    """As it stands now.

    Args:
        page: What is left, or built anew.
        pressed: Where a key was pressed last: where the focus has gone to the bands around, the last thing
            that it passed on its way there is nothing that anybody was at.
    """
    return Opened(
        pages=tuple(one.page for one in page.findChildren(Pager)),
        faces=tuple(one.face for one in page.findChildren(KanaBoard)),
        focus=place_of_focus(page) or pressed,
    )


def open_again(page: QWidget, before: Opened) -> None:
    """Gives lists, boards and focus back to a page of the same screen."""
    for pager, number in zip(page.findChildren(Pager), before.pages, strict=False):
        pager.turn_to(number)
    for board, face in zip(page.findChildren(KanaBoard), before.faces, strict=False):
        board.open_face(face)
    go_back_to(page, before.focus)
