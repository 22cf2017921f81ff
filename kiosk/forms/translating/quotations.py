"""Buttons and labels that a text quotes: `「つぎへ」にさわってください` names the button as the button reads.

What stands in 「」 in the Japanese and is word for word another text is taken for its name. Of several texts
that read alike in Japanese, those of the same procedure are meant; else those of every screen (`visit`,
`forms`, `widgets`) and the names of procedures. What another procedure calls so is not meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.basics.marked import Marked
from kiosk.words.furigana import plain

_QUOTED = re.compile(r"「([^「」]+)」")
_MARKS = (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"), ("「", "」"), ("『", "』"), ("《", "》"))
_SHORT = 3
"""Letters: a name up to this (Yes, Có) stands in any sentence by chance, so it needs marks around it."""
_OF_ALL = ("visit", "forms", "widgets", "groups")
_OPEN = re.compile(r"%\(|[{}]")


@dataclass(frozen=True, slots=True)
class Misquoted:
    """A text that names a button or label in other words than it reads.

    Attributes:
        key: The text.
        japanese: What its Japanese quotes.
        names: How that reads in the language; more than one where several texts are called so in Japanese.
    """

    key: str
    japanese: str
    names: tuple[Marked, ...]


def quoted_in(japanese: Marked) -> tuple[str, ...]:
    """What stands in 「」, without readings and spaces; facts that are filled in later are left out."""
    return tuple(one for one in _QUOTED.findall(_bare(japanese)) if not _OPEN.search(one))


class Names:
    """What each text of the kiosk is called in Japanese, to be found by what is quoted."""

    def __init__(self, japanese: Mapping[str, Marked]) -> None:
        """Takes every text by its key."""
        self._japanese = japanese
        self._keys: dict[str, list[str]] = {}
        for key, text in japanese.items():
            self._keys.setdefault(_bare(text), []).append(key)

    def meant(self, key: str, quoted: str) -> tuple[str, ...]:
        """The keys of the texts that the text of `key` names; empty where it quotes something else."""
        keys = self._keys.get(quoted, [])
        family = [one for one in keys if _family(one) == _family(key)]
        return tuple(family or (one for one in keys if _is_of_all(one)))

    def misquoted(self, said: Mapping[str, Marked]) -> Iterator[Misquoted]:
        """The texts of one language that name something otherwise than it reads there."""
        for key, text in said.items():
            for quoted in quoted_in(self._japanese.get(key, "")):
                names = tuple(dict.fromkeys(said[one] for one in self.meant(key, quoted) if one in said))
                if names and not any(_is_named(one, text) for one in names):
                    yield Misquoted(key, quoted, names)


def _is_named(name: Marked, text: Marked) -> bool:
    bare, within = _bare(name), _bare(text)
    if any(f"{opening}{bare}{closing}" in within for opening, closing in _MARKS):
        return True
    return len(plain(name)) > _SHORT and _stands_alone(_spaced(name), _spaced(text))


def _stands_alone(name: str, text: str) -> bool:
    """English may do without marks where the capital shows the name: `press Next`."""
    return name.isascii() and re.search(rf"\b{re.escape(name)}\b", text) is not None


def _spaced(text: Marked) -> str:
    return " ".join(plain(text).split())


def _bare(text: Marked) -> str:
    return "".join(plain(text).split())


def _is_of_all(key: str) -> bool:
    return _family(key) in _OF_ALL or re.fullmatch(r"[^.]+\.(short_)?title", key) is not None


def _family(key: str) -> str:
    return key.partition(".")[0]
