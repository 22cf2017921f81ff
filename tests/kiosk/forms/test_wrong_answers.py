"""Answers that cannot be right are not handed in, and rare ones that can be are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from kiosk.forms import checking
from kiosk.forms.answers import Data
from kiosk.forms.conditions import Facts, is_outside
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.kind import Context, Unfit
from tests.fakes.form_parts import context, procedure

TODAY = date(2026, 11, 23)
OSAKA: Data = {
    "postal_code": "5300005",
    "town": "大阪府大阪市北区中之島1丁目",
    "block": "3-20",
    "building": "",
}
OJI: dict[str, Data] = {
    "postal_code": "1140022",
    "town": "東京都北区王子本町1丁目",
    "block": "15-22",
    "building": "",
}
BORN = {"event": "born-first"}


def refused(procedure_id: str, answers: Mapping[str, Data]) -> list[str]:
    found = checking.crossed(procedure(procedure_id), Facts(answers, "self", TODAY))
    return [one.kind.removeprefix("check:") for one in found]


@pytest.mark.parametrize(
    ("procedure_id", "answers", "wanted"),
    [
        ("tennyu", {"new_address": OSAKA}, ["outside-ward"]),
        ("tennyu", {"new_address": OJI}, []),
        ("tenkyo", {"new_address": OSAKA}, ["outside-ward"]),
        ("tenkyo", {"new_address": OJI}, []),
        ("jido-teate", {**BORN, "event_date": "2026-11-24"}, ["not-yet-born"]),
        ("jido-teate", {**BORN, "event_date": "0001-01-01"}, ["not-yet-born"]),
        ("jido-teate", {**BORN, "event": "receiver", "event_date": "2026-11-24"}, ["not-yet-happened"]),
        ("jido-teate", {**BORN, "event": "moved-in", "event_date": "2026-11-24"}, []),
        ("jido-teate", {**BORN, "event_date": "2026-11-23"}, []),
        ("jido-teate", {**BORN}, []),
        ("jido-teate", {**BORN, "event_date": "2026-11-16", "children": [{"birth_date": "2026-11-16"}]}, []),
        (
            "jido-teate",
            {**BORN, "event_date": "2026-11-16", "children": [{"birth_date": "2025-11-16"}]},
            ["other-birth"],
        ),
        (
            "jido-teate",
            {
                **BORN,
                "event_date": "2026-11-16",
                "children": [{"birth_date": "2025-11-16"}, {"birth_date": None}],
            },
            [],
        ),
        ("kyufukin", {"members": [{"relation": "child"}]}, ["no-head"]),
        ("kyufukin", {"members": [{"relation": "child"}, {"relation": "head"}]}, []),
        ("jido-teate", {"event": "moved-in", "children": [{"birth_date": "2025-11-16"}]}, []),
        (
            "jido-teate",
            {"subject.birth_date": "2009-03-05", "children": [{"birth_date": "2008-11-16"}]},
            ["older-than-parent"],
        ),
        (
            "jido-teate",
            {"event_date": "2009-03-04", "subject.birth_date": "2009-03-05"},
            ["born-after-event"],
        ),
        ("jido-teate", {"spouse_person": {"birth_date": "2008-11-24"}}, ["spouse-child"]),
        ("jido-teate", {"spouse_person": {"birth_date": "2008-11-23"}}, []),
        ("tenkyo", {"new_address": OJI, "old_address": OSAKA}, ["not-from-here"]),
        ("tenkyo", {"new_address": OJI, "old_address": {**OJI, "block": "1-1"}}, []),
        ("kyufukin", {"base": "ward", "base_address": OSAKA}, ["base-in-ward"]),
        ("kyufukin", {"base": "ward", "base_address": OJI}, []),
        ("kazei-shomei", {"january": "ward", "january_address": OSAKA}, ["january-in-ward"]),
        ("kazei-shomei", {"january": "ward", "january_address": OJI}, []),
        *(
            ("koseki", {"head_relation": relation, "head_birth": born}, wanted)
            for relation, born, wanted in (
                ("child", "2011-11-24", ["head-child"]),
                ("spouse", "2016", ["head-child"]),
                ("child", "2011-11-23", []),
                ("parent", "2020-03-05", []),
            )
        ),
        ("juminhyo", {"last_address": OSAKA}, ["last-in-ward"]),
        ("juminhyo", {"last_address": OJI}, []),
        ("juminhyo", {"absent_address": OSAKA}, ["absent-in-ward"]),
        ("juminhyo", {"absent_address": OJI}, []),
        ("jido-teate", {"spouse": "none", "january_address": OJI}, ["january-here"]),
        ("jido-teate", {"spouse": "none", "january_address": OSAKA}, []),
        ("jido-teate", {"spouse": "together", "january_address": OJI}, []),
        *(
            (
                "jido-teate",
                {"spouse": "together", "january_address": OJI, "spouse_january_address": there},
                wanted,
            )
            for there, wanted in ((OJI, ["both-january-here"]), (OSAKA, []))
        ),
        *(
            ("jido-teate", {"event": event, "event_date": "2026-11-01", "children": children}, wanted)
            for event, children, wanted in (
                ("joined", [{"birth_date": "2026-11-02"}], ["born-after-joining"]),
                ("joined", [{"birth_date": "2026-11-01"}], []),
                ("moved-in", [{"birth_date": "2026-11-02"}], []),
            )
        ),
        *(
            (
                "jido-teate",
                {"event": "less", "event_date": "2026-11-01", "ended": [{"birth_date": day}]},
                wanted,
            )
            for day, wanted in (("2026-11-02", ["born-after-ending"]), ("2026-11-01", []))
        ),
        *(
            ("kokuho-kanyu", {"reason": reason, "event_date": "2026-11-16", "members": members}, wanted)
            for reason, members, wanted in (
                ("birth", [{"birth_date": "2026-11-16"}], []),
                ("birth", [{"birth_date": "2026-11-16"}, {"birth_date": "1990-03-05"}], ["other-birth"]),
                ("birth", [{"birth_date": "2026-11-15"}], ["other-birth"]),
                ("birth", [{"birth_date": "2026-11-17"}], ["member-born-after"]),
                ("birth", [{"birth_date": "2026-11"}], []),
                ("birth", [{"birth_date": None}], []),
                ("left-job", [{"birth_date": "1990-03-05"}], []),
            )
        ),
        ("tenkyo", {"new_address": OJI, "old_address": {**OJI}}, ["same-address"]),
        ("tenkyo", {"new_address": OJI, "old_address": {**OJI, "building": "2"}}, []),
        ("tennyu", {"new_address": OJI, "old_address": {**OJI, "block": "1-1"}}, ["within-ward"]),
        ("tennyu", {"new_address": OJI, "old_address": OSAKA}, []),
        *(
            ("kaigo-nintei", {"type": "renewal", "valid": {"from": first, "to": last}}, wanted)
            for first, last, wanted in (
                ("2026-11-23", "2027-03-31", []),
                ("2026-11-24", "2027-03-31", ["valid-begun"]),
                ("2022-04-01", "2027-03-31", []),
                ("2023-12-01", "2028-11-30", []),
                ("2022-01-01", "2027-01-02", ["valid-long"]),
                ("2022-01-01", "2031-03-31", ["valid-long"]),
                ("2022-01-01", "2026-11-22", ["ended"]),
            )
        ),
        ("tenshutsu", {"abroad_length": "short"}, ["short-stay"]),
        ("tenshutsu", {"abroad_length": "long"}, []),
        ("tenshutsu", {"new_address": OJI}, ["within-ward"]),
        ("tenshutsu", {"new_address": OSAKA, "old_address": OSAKA}, ["not-from-here"]),
        ("tenshutsu", {"new_address": OSAKA, "old_address": OJI}, []),
        *(
            (moving, {"moved_on": "2026-11-01", **born}, wanted)
            for moving in ("tenkyo", "tennyu", "tenshutsu")
            for born, wanted in (
                ({"subject.birth_date": "2026-11-02"}, ["born-after-moving"]),
                ({"subject.birth_date": "2026-11"}, []),
                (
                    {"movers": [{"birth_date": "1948-03-05"}, {"birth_date": "2026-11-02"}]},
                    ["mover-born-after"],
                ),
                ({"movers": [{"birth_date": "1948-03-05"}, {"birth_date": "2026-11-01"}]}, []),
            )
        ),
        *(
            (after, {"died_on": "1939-12-31", "deceased": {"birth_date": born}}, wanted)
            for after in ("okuyami", "kokuho-soshitsu")
            for born, wanted in (("1940-01", ["died-before-birth"]), ("1939", []), ("1939-12-31", []))
        ),
        ("kokuho-kanyu", {"event_date": "2026-11-01", "members": [{"birth_date": "2026-11-01"}]}, []),
        (
            "kokuho-kanyu",
            {"event_date": "2026-11-01", "members": [{"birth_date": "2026-11-02"}]},
            ["member-born-after"],
        ),
        ("kokuho-kanyu", {"members": [{"birth_date": "1951-11-23"}]}, ["members-75", "member-75"]),
        ("kokuho-kanyu", {"members": [{"birth_date": "1951-11-24"}]}, []),
        *(
            ("kokuho-kanyu", {"members": [{"residence": residence}]}, wanted)
            for residence, wanted in (
                ("japanese", []),
                ("foreign", []),
                ("expected", []),
                ("visiting", ["member-visiting"]),
                (None, []),
            )
        ),
        ("kokuho-soshitsu", {"destination": "short"}, ["short-stay"]),
        ("kokuho-soshitsu", {"destination": "abroad"}, []),
        ("tenshutsu", {"certificate": "card", "moved_on": "2026-11-08"}, ["card-too-late"]),
        ("tenshutsu", {"certificate": "card", "moved_on": "2026-11-09"}, []),
        ("tenshutsu", {"certificate": "paper", "moved_on": "2026-11-08"}, []),
        (
            "kokuho-soshitsu",
            {"moved_on": "2026-11-01", "members": [{"birth_date": "2026-11-02"}]},
            ["member-born-after"],
        ),
        *(
            ("koseki", {"died_on": "1939-12-31", "deceased": {"birth_date": born}}, wanted)
            for born, wanted in (("1940-01", ["died-before-birth"]), ("1939", []), ("1939-12-31", []))
        ),
        *(
            ("kaigo-nintei", {"subject.birth_date": "1940-03-05", **event}, wanted)
            for event, wanted in (
                ({"moved_on": "1940-03-04"}, ["moved-before-birth"]),
                ({"moved_on": "1940-03-05"}, []),
                ({"stay_since": "1940-02"}, ["stay-before-birth"]),
                ({"stay_since": "1940-03"}, []),
                ({"stay_since": "2026-11-01"}, []),
            )
        ),
        ("kaigo-nintei", {"type": "renewal", "valid": {"from": "2023-01-01", "to": "2026-11-22"}}, ["ended"]),
        ("kaigo-nintei", {"type": "change", "valid": {"from": "2023-01-01", "to": "2026-11-22"}}, ["ended"]),
        ("kaigo-nintei", {"type": "renewal", "valid": {"from": "2023-01-01", "to": "2026-11-23"}}, []),
        ("jido-teate", {"subject.birth_date": "2021-03-05"}, ["claimant-child"]),
        ("jido-teate", {"subject.birth_date": "2010-03-05"}, []),
        ("kaigo-nintei", {"subject.birth_date": "2006-03-05"}, ["under-forty"]),
        ("kaigo-nintei", {"subject.birth_date": "1986-11-25"}, ["under-forty"]),
        ("kaigo-nintei", {"subject.birth_date": "1986-11-24"}, []),
        ("kaigo-nintei", {"subject.birth_date": "1930"}, []),
    ],
)
def test_what_cannot_be_right_is_said(
    procedure_id: str, answers: Mapping[str, Data], wanted: list[str]
) -> None:
    assert refused(procedure_id, answers) == wanted


@pytest.mark.parametrize("procedure_id", ["kokuho-kanyu", "kokuho-soshitsu", "kyufukin"])
@pytest.mark.parametrize(
    ("applicant", "born", "wanted"),
    [
        ("household", "2011-11-24", ["head-child"]),
        ("proxy", "2026-11-01", ["head-child"]),
        ("household", "2011-11-23", []),
        ("household", "1948-03-05", []),
    ],
)
def test_a_head_of_household_who_would_be_a_child_is_asked_again(
    procedure_id: str, applicant: str, born: str, wanted: list[str]
) -> None:
    found = checking.crossed(procedure(procedure_id), Facts({"subject.birth_date": born}, applicant, TODAY))
    assert [one.kind.removeprefix("check:") for one in found] == wanted


@pytest.mark.parametrize("procedure_id", ["juminhyo", "inkan-shomei", "koseki", "kazei-shomei"])
@pytest.mark.parametrize("born", ["2026-11-24", "2026-12", "2027"])
def test_no_certificate_is_of_somebody_who_is_not_born_yet(procedure_id: str, born: str) -> None:
    made = context()
    asks = [asked(procedure_id, "subject.birth_date")]
    listed = (one for one in procedure(procedure_id).questions if one.kind in ("person", "persons"))
    asks += [each for one in listed for each in one.each if each.id == "birth_date"]
    for question in asks:
        read = checking.read(question, born, Context(TODAY, made.words, made.lookups))
        assert isinstance(read, Unfit), question.id
        assert [one.kind for one in read.problems] == ["date-future"]


@pytest.mark.parametrize(
    ("town", "outside"),
    [
        ("東京都北区王子1丁目", False),
        ("東京都 北区 王子", False),
        ("北区王子1-1", False),
        ("王子1-1", False),
        ("東十条2丁目", False),
        ("大阪市北区中之島", True),
        ("大阪府大阪市北区", True),
        ("川口市朝日1丁目", True),
        ("東京都板橋区", True),
        ("足立区千住", True),
        ("神奈川県横浜市", True),
        ("京都府京都市", True),
        ("", False),
    ],
)
def test_an_address_is_outside_only_where_it_names_another_place(town: str, outside: bool) -> None:
    assert is_outside(town, "東京都北区") is outside


def asked(procedure_id: str, field: str, member: str = "") -> Question:
    question = procedure(procedure_id).question(field)
    assert question is not None
    return next(one for one in question.each if one.id == member) if member else question


@pytest.mark.parametrize(
    ("question", "draft", "wanted"),
    [
        (asked("jido-teate", "children", "birth_date"), "1990-05-01", ["date-too-early"]),
        (asked("jido-teate", "children", "birth_date"), "2008-04-02", []),
        (asked("jido-teate", "older", "birth_date"), "2023-05-01", ["date-too-late"]),
        (asked("jido-teate", "older", "birth_date"), "2004-04-02", []),
        (asked("jido-teate", "older", "birth_date"), "2008-04-01", []),
        (asked("kaigo-nintei", "valid"), {"from": "2017-04-01", "to": "2019-03-31"}, ["date-too-early"] * 2),
        (asked("kaigo-nintei", "valid"), {"from": "2026-04-01", "to": "2035-03-31"}, ["date-too-late"]),
        (asked("kaigo-nintei", "valid"), {"from": "2026-04-01", "to": "2030-03-31"}, []),
        (asked("tennyu", "moved_on"), "0001-05-01", ["date-too-early"]),
        (asked("tenkyo", "moved_on"), "0001-05-01", ["date-too-early"]),
        (asked("tenshutsu", "moved_on"), "0001-05-01", ["date-too-early"]),
        (asked("tennyu", "moved_on"), "1996-05-01", []),
    ],
)
def test_a_day_that_nobody_can_mean_is_asked_again(
    question: Question, draft: Data, wanted: list[str]
) -> None:
    made = context()
    read = checking.read(question, draft, Context(TODAY, made.words, made.lookups))
    assert ([one.kind for one in read.problems] if isinstance(read, Unfit) else []) == wanted


HOME: dict[str, Data] = {"subject.address": "東京都北区王子本町一丁目15番22号"}


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        ({**HOME, "spouse_address": OJI}, ["spouse-same-home"]),
        ({**HOME, "spouse_address": OSAKA}, []),
        ({**HOME, "lives_here": "moved", "ward_address": OJI, "spouse_address": OJI}, ["spouse-same-home"]),
        ({**HOME, "lives_here": "moved", "ward_address": OSAKA, "spouse_address": OJI}, ["ward-address"]),
        ({**HOME, "apart_children": [{"address": OSAKA}, {"address": OJI}]}, ["child-same-home"]),
        ({**HOME, "apart_children": [{"address": OSAKA}, {"address": None}]}, []),
        ({"january": "elsewhere", "january_address": OJI, "spouse": "none"}, ["january-here"]),
        ({"january": "elsewhere", "january_address": OJI, "spouse": "together"}, []),
        (
            {
                "january": "elsewhere",
                "january_address": OJI,
                "spouse": "apart",
                "spouse_january_address": OJI,
            },
            ["both-january-here"],
        ),
        ({"january": "elsewhere", "january_address": OSAKA, "spouse": "none"}, []),
        (
            {
                "subject.birth_date": "2006-01-30",
                "older": [{"birth_date": "2005-01-30", "relation": "adopted"}],
            },
            ["older-than-claimant"],
        ),
        (
            {
                "subject.birth_date": "2006-01-30",
                "older": [{"birth_date": "2005-01-30", "relation": "other"}],
            },
            [],
        ),
    ],
)
def test_who_lives_apart_lives_elsewhere(answers: dict[str, Data], wanted: list[str]) -> None:
    assert refused("jido-teate", answers) == wanted


def test_a_child_who_comes_is_younger_than_who_needs_care() -> None:
    answers = {"kinship": "child", "subject.birth_date": "1960-01-30"}
    assert refused("kaigo-nintei", {**answers, "visitor.birth_date": "1950-01-30"}) == ["born-after-child"]
    assert refused("kaigo-nintei", {**answers, "visitor.birth_date": "1985-01-30"}) == []
    assert refused("kaigo-nintei", answers) == []


PLACE: Data = {"town": "東京都北区王子本町1丁目", "block": "15-22", "building": ""}
ELSEWHERE: Data = {"town": "東京都北区王子本町1丁目", "block": "15-23", "building": ""}


@pytest.mark.parametrize(
    ("applicant", "home"),
    [("self", "subject.address"), ("proxy", "subject.address"), ("household", "visitor.address")],
)
@pytest.mark.parametrize(
    ("lives", "of_child", "wanted"),
    [("here", PLACE, True), ("here", ELSEWHERE, False), ("here", None, False), ("moved", PLACE, False)],
)
def test_an_older_child_who_lives_apart_has_another_address(
    applicant: str, home: str, lives: str, of_child: Data, wanted: bool
) -> None:
    said: dict[str, Data] = {home: PLACE, "lives_here": lives, "ward_address": ELSEWHERE}
    facts = Facts({**said, "older": [{"address": of_child}]}, applicant, TODAY)
    kinds = [one.kind for one in checking.crossed(procedure("jido-teate"), facts, field="older")]
    assert ("check:older-same-home" in kinds) is wanted
