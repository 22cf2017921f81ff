"""Visits that begin with a life event: what each is told, who comes, and what was asked a second time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from kiosk.forms.answers import Data
from tests.fakes.guided_visit import GuidedVisit, Put
from tests.fakes.paced_visit import handbook_of

BOOK = handbook_of()


Told = Mapping[str, Data]


FITS = [
    "insurance",
    "elderly",
    "pension",
    "child-allowance",
    "care",
    "medical",
    "school",
    "handbook",
    "pet",
    "moped",
]


NEWBORN: Mapping[str, Data] = {"name_kana": "ミホン\u3000コハル", "birth_date": "2026-11-20"}


INSURED: Mapping[str, Data] = {
    "gender": "female", "relation": "child", "residence": None, "card_insurance": False,
}  # fmt: skip


EVENTS: dict[str, tuple[str, Told, tuple[str, ...]]] = {
    "moving-in": (
        "moving",
        {"moved_on": "2026-11-20", "moving-in.moved_out_on": "2026-11-18", "moving-in.fits": FITS},
        ("tennyu", "jido-teate", "kokuho-kanyu", "kaigo-nintei"),
    ),
    "moving-out": (
        "moving",
        {
            "moved_on": "2026-11-18",  # no child's birthday
            "moving-out.returns": ["insurance", "care", "seal", "medical", "code"],
            "moving-out.more": ["child-allowance", "elderly", "care", "school", "moped"],
        },
        ("tenshutsu", "kokuho-soshitsu", "jido-teate"),
    ),
    "moving-within": (
        "moving",
        {"moved_on": "2026-11-20", "moving-within.fits": FITS},
        ("tenkyo",),
    ),
    "birth": (
        "children",
        {
            "birth.born_on": "2026-11-20",
            "birth.registered": True,
            "birth.allowance": "born-first",
            "birth.insurance": "kokuho",
            "birth.mother_insurance": "company",
            "birth.parents": "japanese",
            "jido-teate.children": [{**NEWBORN, "relation": "child"}],
            "kokuho-kanyu.members": [{**NEWBORN, **INSURED}],
        },
        ("jido-teate", "kokuho-kanyu"),
    ),
    "leaving-job": (
        "health",
        {
            "leaving-job.insured_until": "2026-11-10",
            "leaving-job.insurance": "kokuho",
            "leaving-job.work": "public-child",
        },
        ("jido-teate", "kokuho-kanyu"),
    ),
    "care": ("health", {"care.certified": "new"}, ("kaigo-nintei",)),
    "okuyami": (
        "bereavement",
        {
            "died_on": "2026-11-18",
            "deceased": {"name_kana": "ミホン\u3000カンタ", "birth_date": "1960-03-05"},
            "okuyami.insurance": "kokuho",
            "okuyami.was": ["head", "allowance"],
            "okuyami.left": "more",
        },
        ("okuyami", "kokuho-soshitsu", "jido-teate"),
    ),
}  # fmt: skip


def visited(
    event: str, told: Told | None = None, *, applicants: Mapping[str, str] | None = None, card: bool = True
) -> GuidedVisit:
    group, usual, _ = EVENTS[event]
    visit = GuidedVisit(BOOK, {**usual, **(told or {})}, applicants or {}, with_card=card)
    visit.begins(group, event)
    visit.to_the_end()
    return visit


_OF_NO_BIRTH = ("okuyami.funeral_on",)
"""Days of something else: a child may well be born on the day of a funeral."""


def twice(visit: GuidedVisit) -> Iterator[str]:
    """Every question put a second time: the same field, or another field in the same words.

    Each procedure asks which of its own papers are here; those lists must have nothing in common.
    """
    yield from (name for name, times in Counter(one.id for one in visit.asked).items() if times > 1)
    for words in (title, label):
        for text, times in Counter(words(one) for one in visit.asked if not one.papers).items():
            if times > 1:
                yield text
    listed = Counter(option for one in visit.asked for option in one.papers)
    yield from (option for option, times in listed.items() if times > 1)
    yield from days_again(visit)


def days_again(visit: GuidedVisit) -> Iterator[str]:
    """What is asked of somebody in a list, and is a day that was told already: a child's birth date."""
    told: set[str] = set()
    for one in visit.asked:
        yield from (f"{one.id}.{screen}" for screen, day in one.days.items() if screen and day in told)
        if not is_of_person(one) and one.id not in _OF_NO_BIRTH:
            told.update(one.days.values())


def is_of_person(put: Put) -> bool:
    """Two people may well be born on one day."""
    return put.id.startswith(("subject.", "visitor."))


def title(put: Put) -> str:
    return put.title


def label(put: Put) -> str:
    return put.label
