"""The ward's own list of 町丁目, which no public postal list names: `resources/lookups/towns.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

ROWS = {
    "あ": "あいうえお", "か": "かきくけこがぎぐげご", "さ": "さしすせそざじずぜぞ",
    "た": "たちつてとだぢづでど", "な": "なにぬねの",
    "は": "はひふへほばびぶべぼぱぴぷぺぽ", "ま": "まみむめも", "や": "やゆよ",
    "ら": "らりるれろ", "わ": "わをん",
}  # fmt: skip
"""Rows of the kana table by their first sign."""


@dataclass(frozen=True, slots=True)
class Town:
    """One town of the ward; `chome` is the number of 丁目, 0 where it has none."""

    name: str
    kana: str
    postal_code: str
    chome: int

    @property
    def row(self) -> str:
        """Its row in the kana table: 「た」 for たきのがわ."""
        return next((row for row, signs in ROWS.items() if self.kana[0] in signs), "わ")


@dataclass(frozen=True, slots=True)
class Ward:
    """Prefecture and city with its towns, in the order of their kana."""

    prefecture: str
    city: str
    towns: tuple[Town, ...]


def read_ward(path: Path) -> Ward:
    """The list in that file. Raises OSError, KeyError, TypeError for a file that is not one."""
    raw = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    towns = tuple(
        Town(str(one["name"]), str(one["kana"]), str(one["postal_code"]), int(one["chome"]))
        for one in raw["towns"]
    )
    return Ward(str(raw["prefecture"]), str(raw["city"]), tuple(sorted(towns, key=lambda town: town.kana)))
