from __future__ import annotations

import dataclasses
import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.forms.authoring.inspecting import Inspection, impassable
from kiosk.forms.authoring.ordinary import DAY_FILE, nowhere, refused
from kiosk.forms.authoring.simulating import simulate
from kiosk.forms.service import Fault, Library, Procedure
from tests.fakes.form_parts import RESOURCES, context, library

ROOT, PEOPLE = RESOURCES / "procedures", RESOURCES / "personas"
MIXED_UP = [
    (
        "tennyu",
        '{field: new_address, outside: "東京都北区"}',
        '{field: new_address, inside: "東京都北区"}',
    ),
    (
        "kokuho-kanyu",
        "{field: members, part: birth_date, after: event_date}",
        "{field: members, part: birth_date, before: event_date}",
    ),
]


TURNED = [
    (
        "kyufukin",
        "{applicant: [household, proxy]}, {field: subject.birth_date, age: {most: 14}}",
        "{applicant: [household, proxy]}, {field: subject.birth_date, age: {least: 14}}",
        "kyufukin/household.json",
    ),
    (
        "kaigo-nintei",
        "{field: valid, part: to, before: today}",
        "{field: valid, part: to, after: today}",
        "kaigo-nintei/family.json",
    ),
    (
        "inkan-shomei",
        "wrong_when: {field: subject.birth_date, age: {most: 14}}",
        "wrong_when: {field: subject.birth_date, age: {least: 15}}",
        "inkan-shomei/self.json",
    ),
]
"""Rules on ages and on what day it is, turned round; and somebody whom each refuses."""
FEW_LINES = 5
"""Within so many its rule begins."""


def planted(root: Path, procedure_id: str, old: str, new: str) -> tuple[Library, list[Fault], int]:
    """The definitions with one rule changed, inspected as a kiosk does; what is told; the rule's line."""
    shutil.copytree(ROOT, root, dirs_exist_ok=True)  # one may lead to another
    path = root / procedure_id / "procedure.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    told: list[Fault] = []
    inspect = Inspection(root, context, people=PEOPLE)
    return (
        Library(root, left_out=told.append, inspect=inspect),
        told,
        text[: text.index(old)].count("\n") + 1,
    )


@pytest.mark.parametrize(("procedure_id", "old", "new"), MIXED_UP, ids=["places", "days"])
def test_a_rule_that_stops_ordinary_people_keeps_the_procedure_from_residents(
    tmp_path: Path, procedure_id: str, old: str, new: str
) -> None:
    left, told, line = planted(tmp_path, procedure_id, old, new)
    assert left.get(procedure_id) is None
    about = [one for one in told if "refuses what ordinary people answer" in one.message]
    assert [one.line for one in about] == [line]
    assert f"{procedure_id}/self.json" in about[0].message


@pytest.mark.parametrize(("procedure_id", "old", "new"), MIXED_UP, ids=["places", "days"])
def test_simulating_such_a_rule_says_whom_it_stops(
    tmp_path: Path, procedure_id: str, old: str, new: str
) -> None:
    planted(tmp_path, procedure_id, old, new)
    about = Library(tmp_path).get(procedure_id)
    assert about is not None
    done = simulate(about, context(), random_ways=0, seed=1, people=PEOPLE)
    assert not done.is_sound
    assert any("refuses what ordinary people answer" in one for one in done.undecided)


@pytest.mark.parametrize(("procedure_id", "old", "new", "who"), TURNED, ids=["age", "today", "grown-up"])
def test_a_rule_on_ages_or_today_is_tried_on_the_day_of_these_people(
    tmp_path: Path, procedure_id: str, old: str, new: str, who: str
) -> None:
    left, told, line = planted(tmp_path, procedure_id, old, new)
    assert left.get(procedure_id) is None
    about = [one for one in told if "refuses what ordinary people answer" in one.message]
    assert len(about) == 1
    assert 0 <= line - about[0].line < FEW_LINES
    assert who in about[0].message


@pytest.mark.parametrize("today", [date(2026, 11, 1), date(2031, 4, 2), date(2070, 1, 1)])
def test_these_people_grow_no_older_than_the_day_beside_them(today: date) -> None:
    later = dataclasses.replace(context(), today=today)
    for about in library().procedures():
        assert list(refused(about, PEOPLE, later)) == [], about.id


@pytest.mark.parametrize(
    ("place", "likely"),
    [
        ("東京都北区区", "東京都北区"),
        ("北区", "東京都北区"),
        ("東京都", "東京都北区"),
        ("埼玉県川口区", None),
    ],
)
def test_a_place_that_there_is_not_is_a_mistake_with_its_line(
    tmp_path: Path, place: str, likely: str | None
) -> None:
    old = '{field: new_address, outside: "東京都北区"}'
    left, told, line = planted(tmp_path, "tennyu", old, old.replace("東京都北区", place))
    assert left.get("tennyu") is None
    (about,) = [one for one in told if "is no city, ward or village" in one.message]
    assert (about.line, about.likely) == (line, likely)


@pytest.mark.parametrize(
    "place",
    ["東京都北区", "埼玉県川口市", "北海道札幌市", "北海道札幌市北区", "東京都八丈島八丈町", "住所不定"],
)
def test_a_place_of_the_postal_list_is_one(place: str) -> None:
    about = library().get("tennyu")
    assert about is not None
    checks = tuple(
        one.model_copy(update={"wrong_when": one.wrong_when.model_copy(update={"outside": place})})
        if one.wrong_when.outside
        else one
        for one in about.checks
    )
    assert list(nowhere(about.model_copy(update={"checks": checks}), context())) == []


@pytest.mark.parametrize("about", library().procedures(), ids=lambda one: one.id)
def test_shipped_rules_refuse_no_ordinary_answers(about: Procedure) -> None:
    assert list(refused(about, PEOPLE, context())) == []
    assert list(nowhere(about, context())) == []


@pytest.mark.parametrize(("day", "refuses"), [(None, False), ("someday", False), ("2026-11-23", True)])
def test_a_rule_on_what_day_it_is_needs_the_day_of_these_people(
    tmp_path: Path, day: str | None, refuses: bool
) -> None:
    about = library().get("tennyu")
    assert about is not None
    shutil.copytree(PEOPLE / "tennyu", tmp_path / "tennyu")
    if day is not None:
        (tmp_path / DAY_FILE).write_text(f"{day}\n", "utf-8")
    late = about.checks[0].model_validate(
        {**about.checks[0].model_dump(by_alias=True), "wrong_when": {"field": "moved_on", "past": 1}}
    )
    found = list(refused(about.model_copy(update={"checks": (late,)}), tmp_path, context()))
    assert bool(found) is refuses


def test_files_that_cannot_be_read_are_left_to_whoever_reads_them(tmp_path: Path) -> None:
    about = library().get("tennyu")
    assert about is not None
    (tmp_path / "tennyu").mkdir()
    (tmp_path / "tennyu" / "broken.json").write_text("{", "utf-8")
    (tmp_path / "tennyu" / "other.json").write_text('{"applicant": "nobody", "answers": {}}', "utf-8")
    assert list(refused(about, tmp_path, context())) == []


def test_without_such_people_nothing_is_said(tmp_path: Path) -> None:
    about = library().get("tennyu")
    assert about is not None
    assert list(refused(about, None, context())) == []
    source = next(one for one in library().sources() if one.procedure.id == "tennyu")
    assert impassable(about, source.located, source.file, context()) == ()
