"""The cells of one answer in the flat export: a column for each of its parts, whoever answered and whatever.

Width rules and dates by era: `docs/exports.md`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from kiosk.forms.answers import Data
from kiosk.forms.definition.question import Question
from kiosk.forms.fields import address, bank_account, persons
from kiosk.words.dates import era_of
from kiosk.words.known_parts import LETTERS, era_in, parted

_GIVEN = "given"
_CHOSEN = ("here", "wanted")
"""States of a paper that is here today, and of a next step that somebody wants; others are the opposite."""
"""Whether somebody agreed: it stands in the column of the question itself."""
_HALF = frozenset({"digits", "phone", "count", "money", "year"})
_NUMBERS = frozenset({"count", "money"})
_ISO = re.compile(r"(\d{4})-(\d\d|\?\?)-(\d\d|\?\?)|(\d{4})(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its id, its title on the official form, and what is allowed in it."""

    id: str
    title: str
    form: Literal["text", "date", "wareki", "number", "flag"]


Cell: TypeAlias = tuple[Column, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer stands: the id and the title of its first column, and the lists of the procedure."""

    id: str
    title: str
    lists: Mapping[str, Question]

    def below(self, part: str, title: str) -> Place:
        """A part of it."""
        return replace(self, id=f"{self.id}.{part}", title=f"{self.title} {title}")


def cells_of(question: Question, data: Data, place: Place) -> Iterator[Cell]:
    """All its columns, always the same ones; their cells are empty where `data` is None."""
    if question.kind in _PARTED:
        yield from _PARTED[question.kind](question, data, place)
    elif question.kind == "yes-no":
        yield _flag(place, None if data is None else bool(data))
    else:
        form: Literal["number", "text"] = "number" if question.kind in _NUMBERS else "text"
        text = "" if data is None else one_line(str(data))
        yield Column(place.id, place.title, form), half(text) if question.kind in _HALF else text


def leaves(data: Data, at: str) -> Iterator[str]:
    """The ids of the columns that an answer needs: each thing that was said in it, by where it stands."""
    if isinstance(data, Mapping):
        for name, value in data.items():
            yield from leaves(value, at if name == _GIVEN else f"{at}.{name}")
    elif isinstance(data, list):
        for place, one in enumerate(data, 1):
            yield from (f"{at}.{one}",) if isinstance(one, str) else leaves(one, f"{at}.{place}")
    elif data is not None and data != "":
        yield at


def wareki(data: str) -> str:
    """`S23.03.05`, `T15.00.00` of `1926[T]`; empty before 1873 and where the era is not certain."""
    text, written = parted(data)
    if _ISO.fullmatch(text) is None:
        return ""
    year, month, on = (int(one) for one in day(text).split("-"))
    try:
        found = era_of(date(year, month, on)) if on else era_in(year, month or None, written)
    except ValueError:
        return ""
    return "" if found is None else f"{LETTERS[found[0]]}{found[1]:02}.{month:02}.{on:02}"


def day(data: str) -> str:
    """A date with `00` for what is not known; empty for anything else."""
    match = _ISO.fullmatch(parted(data)[0])
    if match is None:
        return ""
    year, month, on = match[1] or match[4], match[2] or match[5] or "00", match[3] or "00"
    return f"{year}-{month}-{on}".replace("??", "00")


def half(text: str) -> str:
    """Half width, with the hyphen of a keyboard."""
    return unicodedata.normalize("NFKC", text).replace("−", "-").replace("‐", "-")


def one_line(text: str) -> str:
    """Line breaks become spaces."""
    return " ".join(text.split("\n")).strip()


def _date(question: Question, data: Data, place: Place) -> Iterator[Cell]:
    text = "" if data is None else str(data)
    yield Column(place.id, place.title, "date"), day(text)
    yield Column(f"{place.id}.wareki", f"{place.title} 和暦", "wareki"), wareki(text)


def _period(question: Question, data: Data, place: Place) -> Iterator[Cell]:
    days = _members(data)
    yield from _date(question, days.get("from"), place.below("from", "から"))
    yield from _date(question, days.get("to"), place.below("to", "まで"))


def _consent(question: Question, data: Data, place: Place) -> Iterator[Cell]:
    given = _members(data)
    yield _flag(place, bool(given[_GIVEN]) if given else None)
    version = place.below("version", "文面の版")
    yield Column(version.id, version.title, "text"), str(given.get("version", ""))


def _options(question: Question, data: Data, place: Place) -> Iterator[Cell]:
    """A flag each; of papers 1 for those that are here, of what follows 1 for what is wanted, and nothing for
    what was not asked about.
    """
    titles = {option.id: option.paper or option.id for option in question.options}
    if question.among is not None:
        titles |= {f"person-{at}": f"{at}人目" for at in _places(place.lists[question.among])}
    for name, title in titles.items():
        yield _flag(place.below(name, title), _is_chosen(name, data))


def _is_chosen(name: str, data: Data) -> bool | None:
    if isinstance(data, Mapping):
        return None if name not in data else data[name] in _CHOSEN
    return name in data if isinstance(data, list) else None


def _parts(names: tuple[str, ...]) -> _Parted:
    def cells(question: Question, data: Data, place: Place) -> Iterator[Cell]:
        members = _members(data)
        for name in names:
            part = place.below(name, name)
            yield Column(part.id, part.title, "text"), one_line(str(members.get(name) or ""))

    return cells


def _person(question: Question, data: Data, place: Place) -> Iterator[Cell]:
    members = _members(data)
    for one in question.each:
        if one.kind != "office":
            yield from cells_of(one, members.get(one.id), place.below(one.id, one.paper or one.id))


def _people(question: Question, data: Data, place: Place) -> Iterator[Cell]:
    people = data if isinstance(data, list) else []
    for at in _places(question):
        one = people[at - 1] if at <= len(people) else None
        yield from _person(question, one, place.below(str(at), f"{at}人目"))


_Parted: TypeAlias = Callable[[Question, Data, Place], Iterator[Cell]]
_PARTED: Mapping[str, _Parted] = {
    "date": _date,
    "period": _period,
    "consent": _consent,
    "choices": _options,
    "documents": _options,
    "next-steps": _options,
    "address": _parts(address.PARTS),
    "bank-account": _parts(bank_account.PARTS),
    "person": _person,
    "persons": _people,
}


def _flag(place: Place, yes: bool | None) -> Cell:  # noqa: FBT001 - the cell's own value
    return Column(place.id, place.title, "flag"), "" if yes is None else str(int(yes))


def _members(data: Data) -> Mapping[str, Data]:
    return data if isinstance(data, Mapping) else {}


def _places(question: Question) -> range:
    """1 to the most people that the list takes, which may be more than the ward's form has rows for."""
    return range(1, persons.room_of(question) + 1)
