"""How addresses are written: what a card, a hand or a file has becomes a town and the 番地 behind it."""

from __future__ import annotations

import re

from kiosk.forms.fields import writing, written_blocks

OPEN_BLOCK = "番地未定・不明"
"""Instead of a 番地 that nobody knows or that is not decided yet, for staff to ask."""
TOWN_TO_CONFIRM = "（町名確認）"
"""Behind a town that the ward's list does not have and that somebody is sure of, for staff to look up."""
_LEAST_ROOM = 100
"""Rooms are numbered by their floor (101, 305); a 号 has two digits."""
_LAST_CHOME = re.compile(r"(?<![東西南北])([0-9]+)丁目$")
_JAPANESE = re.compile(r"[\u3000-\u9fff\uf900-\ufaff\uff10-\uff19\uff66-\uff9f0-9-]+")


def one_line(text: str) -> str:
    """As a card spells it; in letters of the alphabet with their own spaces."""
    return writing.free(text) if text.isascii() else writing.spaced(text)


def town(text: str) -> str:
    """Without the spaces between prefecture, city and town; those of an address in letters stay."""
    line = one_line(text)
    return line if line.isascii() or not _JAPANESE.fullmatch(line) else line.replace("\u3000", "")


def block_behind(town: str, text: str) -> str:
    """The block without the 丁目 of the town, where somebody wrote it twice: 2丁目16-8 or 2-16-8."""
    if text == OPEN_BLOCK:
        return text
    chome = _chome_of(town)
    if chome is None:
        return written_blocks.block(text)
    if written_blocks.chome_in(text) == chome:
        return written_blocks.block(written_blocks.without_chome(text))
    return _without_chome(chome, written_blocks.block(text))


def wrong_block(town: str, text: str) -> str | None:
    """The kind of problem with a 番地 behind that town; None where it can be one."""
    block, chome = block_behind(town, text), _chome_of(town)
    written = written_blocks.chome_in(text)
    if chome is not None and written not in (None, chome):
        return "block-chome"
    if written_blocks.is_only_chome(text):
        return "block-only-chome"
    if not written_blocks.is_block(block):
        return "missing-block"
    return "block-zero" if written_blocks.is_zero(block) else None


def _chome_of(town: str) -> str | None:
    """The number of the 丁目 with which a town ends, in half-width digits."""
    found = _LAST_CHOME.search(writing.with_chome(town.removesuffix(TOWN_TO_CONFIRM).strip()))
    return None if found is None else found[1]


def _without_chome(number: str, block: str) -> str:
    """16-8 of 2-16-8 behind 2丁目. 2-3-201 is 番, 号 and a room; 2-2-8-305 stays: read again it lost more."""
    first, *rest = block.split("-")
    if first != number or not _is_whole_block(rest) or (rest[0] == number and len(rest) > 2):
        return block
    return "-".join(rest)


def _is_whole_block(numbers: list[str]) -> bool:
    """Whether those are 番 and 号, perhaps with a room behind; 16-201 is 番 and a room."""
    return len(numbers) >= 2 and all(one.isdecimal() for one in numbers) and int(numbers[1]) < _LEAST_ROOM
