"""Makes the list of names that `kanji` reads, out of IPADIC (Debian package `mecab-ipadic`): `make names`.

IPADIC's columns: writing, two context numbers, cost (the lower, the more usual), part of speech in six
columns, base form, reading in katakana, pronunciation; in EUC-JP.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

_USES = ("姓", "名")
COST, _USE, READING = 3, 7, 11
TO_HIRAGANA = {sign: sign - 0x60 for sign in range(0x30A1, 0x30F7)}


def main(arguments: list[str]) -> None:
    """`python -m kiosk.lookups.compiling DICTIONARY-DIRECTORY FILE`."""
    source, target = (Path(one) for one in arguments)
    with (source / "Noun.name.csv").open(encoding="euc-jp", newline="") as lines:
        target.write_text("".join(compiled(lines)), encoding="utf-8")


def compiled(lines: Iterable[str]) -> Iterator[str]:
    """Lines `reading<tab>family names<tab>given names`, by the bytes of the reading, the usual ones first."""
    found: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: {use: {} for use in _USES})
    for row in csv.reader(lines):
        writing, use, reading = row[0], row[_USE], row[READING].translate(TO_HIRAGANA)
        if use in _USES and any(not _is_kana(sign) for sign in writing):
            costs = found[reading][use]
            costs[writing] = min(int(row[COST]), costs.get(writing, sys.maxsize))
    for reading in sorted(found, key=lambda one: one.encode()):
        yield "\t".join([reading, *(" ".join(_usual_first(found[reading][use])) for use in _USES)]) + "\n"


def _usual_first(costs: dict[str, int]) -> list[str]:
    """Those with kana in them last: IPADIC has seen ハナ子 more often in its texts than towns have."""
    return sorted(costs, key=lambda writing: (any(map(_is_kana, writing)), costs[writing], writing))


def _is_kana(sign: str) -> bool:
    return "ぁ" <= sign <= "ー"


if __name__ == "__main__":
    main(sys.argv[1:])
