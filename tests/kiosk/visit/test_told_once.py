"""A family tells each fact of each person once in a life event: names, birth dates, letters, nationality."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from kiosk.forms.answers import Data
from kiosk.forms.service import Library
from kiosk.visit.handbook import Handbook
from tests.fakes.family import ACCOUNT, CHILD, DEAD, HEAD, HERE, MOTHER, NAMED, WHO, Family, told_again
from tests.fakes.form_parts import RESOURCES
from tests.fakes.guided_visit import GuidedVisit
from tests.fakes.life_events import EVENTS
from tests.fakes.paced_visit import handbook_of

BOOK = handbook_of()
OFFERED, ASKED = "    known: true\n    each:", "    each:"
"""Whoever is known stands at one touch, or is typed again."""
NAMES_KNOWN = "    known: true\n    by_applicant:\n      household:"
NAMES_ASKED = "    by_applicant:\n      household:"
BORN: Mapping[str, Data] = {"birth_date": "2026-11-20"}
NEWBORN = Family({"kokuho-kanyu.members": (CHILD,)}, facts={CHILD: BORN})


@dataclass(frozen=True, slots=True)
class Story:
    """One family that goes through a life event."""

    event: str
    told: Mapping[str, Data] = field(default_factory=dict)
    family: Family = Family()
    applicants: Mapping[str, str] = field(default_factory=dict)


DEPENDANTS: Mapping[str, Data] = {
    "okuyami.kinship": "spouse", "okuyami.home": "same", "okuyami.left": "more",
    "okuyami.insurance": "company", "okuyami.dependants": ["spouse", "others"],
}  # fmt: skip
"""Who was insured through the dead has to be insured otherwise."""

STORIES = {
    "moving-in": Story("moving-in", {"tennyu.nationals": "japanese"}),
    "moving-in-foreign": Story("moving-in", {"tennyu.nationals": "foreign"}),
    "moving-in-both": Story(
        "moving-in", {"tennyu.nationals": "both"}, Family({"tennyu.foreigners": (HERE,)})
    ),
    "moving-out": Story("moving-out"),
    "moving-out-foreign": Story(
        "moving-out", {"kokuho-soshitsu.nationals": "foreign", "jido-teate.nationals": "foreign"}
    ),
    "moving-within": Story("moving-within"),
    "birth": Story("birth", family=NEWBORN),
    "birth-insurance-alone": Story("birth", {"birth.allowance": "public"}, family=NEWBORN),
    "leaving-job": Story("leaving-job"),
    "okuyami": Story(
        "okuyami", {"okuyami.kinship": "spouse", "okuyami.home": "same", "okuyami.left": "more"}
    ),
    "okuyami-partner": Story(
        "okuyami",
        {"okuyami.tie": "partner", "okuyami.home": "same", "okuyami.left": "more"},
        applicants={"okuyami": "related"},
    ),
    "okuyami-head": Story(
        "okuyami",
        {"okuyami.kinship": "spouse", "okuyami.home": "same", "okuyami.left": "more"},
        family=Family(subjects={"kokuho-soshitsu": DEAD}),
        applicants={"kokuho-soshitsu": "household"},
    ),
    "okuyami-apart": Story(
        "okuyami",
        {
            "okuyami.kinship": "child", "okuyami.home": "elsewhere", "okuyami.left": "more",
            "okuyami.property": ["land"], "okuyami.heir": "other", "okuyami.funeral": "other",
            "jido-teate.others": ["apart"],
        },
    ),
    "okuyami-dependants": Story("okuyami", DEPENDANTS),
    "okuyami-dependants-new-head": Story(
        "okuyami",
        {**DEPENDANTS, "okuyami.was": ["head"]},
        Family(
            subjects={"kokuho-kanyu": CHILD},
            facts={HERE: {"relation": "mother"}, CHILD: {"relation": "head", "birth_date": "2004-05-01"}},
        ),
        applicants={"kokuho-kanyu": "household"},
    ),
    "okuyami-asked": Story(
        "okuyami",
        {**DEPENDANTS, "okuyami.home": "asked", "okuyami.was": ["head", "allowance"]},
        Family({"okuyami.family": (HEAD, CHILD), "kokuho-kanyu.members": (HEAD, CHILD)}),
        applicants=dict.fromkeys(("okuyami", "kokuho-kanyu", "jido-teate"), "proxy"),
    ),
    "okuyami-proxy-claims": Story(
        "okuyami",
        {"okuyami.home": "proxy", "okuyami.left": "none", "okuyami.funeral": "proxy"},
        applicants={"okuyami": "proxy", "kokuho-soshitsu": "proxy"},
    ),
    "moving-in-mother": Story(
        "moving-in",
        family=Family({"movers": (HERE, CHILD, MOTHER)}, subjects={"kaigo-nintei": MOTHER}),
        applicants={"kaigo-nintei": "family"},
    ),
}  # fmt: skip


def gone_through(story: Story, *, card: bool, book: Handbook = BOOK) -> GuidedVisit:
    group, usual, _ = EVENTS[story.event]
    told = {name: data for name, data in usual.items() if name not in WHO}
    visit = GuidedVisit(book, {**told, **story.told}, story.applicants, card, family=story.family)
    visit.begins(group, story.event)
    visit.to_the_end()
    return visit


def again(visit: GuidedVisit) -> list[str]:
    return list(told_again(tuple(one for put in visit.asked for one in put.told)))


@pytest.mark.parametrize("card", [True, False], ids=["card", "no-card"])
@pytest.mark.parametrize("name", STORIES)
def test_each_fact_of_each_person_is_told_once(name: str, card: bool) -> None:
    visit = gone_through(STORIES[name], card=card)
    facts = [one for put in visit.asked for one in put.told]
    print(f"{name}: {len(facts)} facts of people told, told twice: {len(again(visit))}")  # noqa: T201  # the count is the report
    assert len(facts) > 3
    assert again(visit) == []


@pytest.mark.parametrize(
    ("story", "file", "old", "new", "told"),
    [
        ("moving-in", "kokuho-kanyu", "{japanese: japanese}", "{}", "here.nationality"),
        ("moving-in-both", "kokuho-kanyu", "{both: japanese}", "{}", "child.nationality"),
        ("moving-in-foreign", "kokuho-kanyu", "{card: foreign, special: foreign}", "{}", "child.nationality"),
        ("okuyami-head", "okuyami", ", whose: deceased", "", "dead.birth_date"),
        ("okuyami-partner", "okuyami", "each: {kinship: partner}", "each: {}", "here.kinship"),
        ("okuyami", "okuyami", "takes: {kinship: kinship}", "takes: {}", "here.kinship"),
        (
            "moving-out",
            "kokuho-soshitsu",
            "    known: true\n    first: subject",
            "    first: subject",
            "child.name_kana",
        ),
        (
            "birth",
            "kokuho-kanyu",
            "gives: {japanese: japanese}}\n        source",
            "gives: {}}\n        source",
            "child.nationality",
        ),
        (
            "birth-insurance-alone",
            "kokuho-kanyu",
            "born: birth.born_on, ",
            "of: jido-teate.children, ",
            "child.nationality",
        ),
        ("birth", "jido-teate", "takes: {birth_date: event_date}", "takes: {}", "child.birth_date"),
        ("okuyami-apart", "okuyami", OFFERED, ASKED, "child.name_kana"),
        (
            "okuyami-dependants",
            "kokuho-kanyu",
            "    known: true\n    household: {head: subject.name_kana}\n    first:",
            "    household: {head: subject.name_kana}\n    first:",
            "here.name_kana",
        ),
        ("okuyami-dependants-new-head", "kokuho-kanyu", NAMES_KNOWN, NAMES_ASKED, "child.name_kana"),
        ("okuyami-proxy-claims", "okuyami", "bank_account: okuyami.proxy_account", "", "here.account"),
    ],
)
def test_a_planted_repetition_is_found(
    tmp_path: Path, story: str, file: str, old: str, new: str, told: str
) -> None:
    """Each rule by which something is not asked again, taken out of a definition."""
    root = Path(shutil.copytree(RESOURCES / "procedures", tmp_path / "procedures"))
    path = root / file / "procedure.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    library = Library(root, left_out=lambda _: None)
    assert library.faults == ()
    visit = gone_through(STORIES[story], card=False, book=replace(BOOK, library=library))
    assert told in {one.partition(" ")[0] for one in again(visit)}


@pytest.mark.parametrize("claimant", ["self", "household", "proxy"])
def test_nobody_claims_into_the_registered_account_of_somebody_else(claimant: str) -> None:
    """It bears no name: only who it was asked of tells whose it is."""
    story = Story("okuyami", {"okuyami.funeral": "me"}, applicants={"jido-teate": claimant})
    told = [
        one.whose for put in gone_through(story, card=False).asked for one in put.told if one.what == ACCOUNT
    ]
    assert told == ([HERE] if claimant == "self" else [HERE, HEAD])


def test_every_question_about_people_has_somebody_to_answer_it() -> None:
    ran = {procedure for _, _, run in EVENTS.values() for procedure in run}
    kinds = {
        str(BOOK.procedure(name).field_id(one.id)): one.kind
        for name in ran
        for one in BOOK.procedure(name).questions
    }
    assert {one for one, kind in kinds.items() if kind in ("person", "persons")} - set(WHO) == set()
    names = {one for one, kind in kinds.items() if kind in ("kana", "name")}
    assert {one for one in names if not one.startswith(("subject.", "visitor."))} - set(NAMED) == set()
