"""Readings inside the text: `{住民票|じゅうみんひょう}の{写|うつ}し` taken apart, left out, or spoken."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.basics.marked import Marked
from kiosk.basics.telling import Told, told

BREAK = "\u200b"
"""Where a line may break (zero width space)."""

HYPHEN = "\u00ad"
"""Where a long word may break, with a hyphen at the line's end (soft hyphen)."""

_RUBY = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
_KANJI = re.compile(r"[\u3005\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_KANA = re.compile(r"[\u3041-\u309f\u30a0-\u30ff\u3000 ・]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text; `ruby` is the kana above it, None where it needs none."""

    base: str
    ruby: str | None = None


def parse(marked: Marked) -> tuple[Run, ...]:
    """The runs in order; break marks stay inside `base`. Braces that are no reading are plain text."""
    runs: list[Run] = []
    done = 0
    for match in _RUBY.finditer(marked):
        if match.start() > done:
            runs.append(Run(marked[done : match.start()]))
        runs.append(Run(match[1], match[2]))
        done = match.end()
    if done < len(marked):
        runs.append(Run(marked[done:]))
    return tuple(runs)


def plain(marked: Marked) -> str:
    """The text without readings and break marks, as it stands on paper."""
    return _RUBY.sub(r"\1", marked).replace(BREAK, "").replace(HYPHEN, "")


def bracketed(marked: Marked) -> str:
    """The text with its readings behind the kanji: 窓口（まどぐち）. On paper ruby would be below 10 pt."""
    return plain(_RUBY.sub(r"\1（\2）", marked))


def reading(marked: Marked) -> str:
    """The text as it is read aloud: readings in place of their kanji, no break marks."""
    return _RUBY.sub(r"\2", marked).replace(BREAK, "").replace(HYPHEN, "")


def unread(marked: Marked) -> tuple[Told, ...]:
    """Kanji without a reading, in English for the author; easy Japanese (やさしい日本語) has none."""
    return tuple(told("no reading above {one!r}", one=one) for one in bare_kanji(marked))


def bare_kanji(marked: Marked) -> tuple[str, ...]:
    """Every run of kanji without a reading, once each."""
    return tuple(dict.fromkeys(_KANJI.findall(_RUBY.sub("　", marked))))


def faults(marked: Marked) -> tuple[Told, ...]:
    """What is wrong with the marks, in English for the author; empty where all is well."""
    found = [
        told("the reading of {base!r} is not kana: {ruby!r}", base=base, ruby=ruby)
        for base, ruby in _RUBY.findall(marked)
        if not _KANA.fullmatch(ruby)
    ]
    rest = _RUBY.sub("", marked)
    found += [told("stray {mark!r}", mark=mark) for mark in "{|}" if mark in rest]
    return tuple(found)
