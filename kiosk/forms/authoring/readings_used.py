"""How the definitions read what they mark: 続柄 is つづきがら in all of them, ぞくがら to a dictionary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.texts import texts
from kiosk.words.furigana import parse


def readings_used(procedures: Iterable[Procedure]) -> Mapping[str, str]:
    """The most usual reading of every word that is marked, by what is written."""
    counted = Counter(mark for one in procedures for mark in _marks(one))
    found: dict[str, str] = {}
    for (written, said), _ in counted.most_common():
        found.setdefault(written, said)
    return found


def _marks(procedure: Procedure) -> Iterator[tuple[str, str]]:
    for _, text in texts(procedure):
        for run in parse(text) if "{" in text else ():
            if run.ruby is not None:
                yield run.base, run.ruby
