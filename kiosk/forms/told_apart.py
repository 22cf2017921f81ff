"""Whether two who are named in answers may be one person: by reading, birth date and sex, as far as told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from kiosk.forms.answers import Data
from kiosk.forms.application import Person
from kiosk.forms.sameness import same

NAME, BIRTH, SEX = "name_kana", "birth_date", "gender"
Row: TypeAlias = Mapping[str, Data]
"""What is told of one person, as data by the ids of what was asked."""
_SEXES = ("male", "female")


def rows_of(data: Data) -> list[Row]:
    """The people of a list, or the one person of an answer; nobody where it is neither."""
    rows = data if isinstance(data, list) else [data]
    return [row for row in rows if isinstance(row, Mapping)]


def told_of(role: str, data: Mapping[str, Data]) -> Row:
    """What is told of one of the two persons (`subject`, `visitor`) by whom a name is told apart."""
    return {name: data.get(f"{role}.{name}") for name in (NAME, BIRTH, SEX)}


def told_by(person: Person) -> Row:
    """The same of somebody whom this visit knows."""
    return {NAME: person.name_kana or person.name, BIRTH: person.birth_date, SEX: person.gender}


def alike(one: Row, other: Row) -> bool:
    """Both are named, and read the same."""
    return same(one.get(NAME), other.get(NAME))


def may_be(one: Row, other: Row) -> bool:
    """The same reading, and no birth date that tells the two apart."""
    return alike(one, other) and not born_apart(one, other)


def is_other(one: Row, other: Row) -> bool:
    """Both are named, and not alike."""
    return None not in (one.get(NAME), other.get(NAME)) and not may_be(one, other)


def is_same(one: Row, other: Row) -> bool:
    """The same reading and the same birth date: one person, as far as a form can tell."""
    return alike(one, other) and same(one.get(BIRTH), other.get(BIRTH))


def born_apart(one: Row, other: Row) -> bool:
    """Two days that cannot be one; of 1948 and 1948-03-05 the first may be the second."""
    first, second = (str(who.get(BIRTH) or "").partition("[")[0] for who in (one, other))
    return not first.startswith(second) and not second.startswith(first)


def of_other_sex(one: Row, other: Row) -> bool:
    """Both said which, and not the same."""
    told = {one.get(SEX), other.get(SEX)}
    return len(told) == len(_SEXES) and told <= {*_SEXES}
