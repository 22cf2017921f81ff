"""Two certificates in one visit: what one procedure was told, no other asks in the same words."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from kiosk.forms.answers import Data
from kiosk.forms.service import Library
from kiosk.visit.handbook import Handbook
from tests.fakes.form_parts import RESOURCES
from tests.fakes.guided_visit import GuidedVisit
from tests.fakes.paced_visit import handbook_of

BOOK = handbook_of()
CERTIFICATES = tuple(sorted(one.id for one in BOOK.library.procedures() if one.group == "certificates"))
OF_EACH: Mapping[str, str] = {
    "何に使いますか": "each paper goes somewhere else, and proposes other entries",
    "どこに出しますか": "follows what each paper is for",
    "どの紙が必要ですか": "the papers of each procedure",
    "どの証明書が必要ですか": "the papers of each procedure",
    "何通必要ですか": "of each paper",
}
"""What is put in the same words and is another matter for each paper, and why."""
AWAY: Mapping[str, Data] = {
    "subject.address": {
        "postal_code": "2310017", "town": "神奈川県横浜市中区港町1丁目", "block": "1", "building": "",
    },
    "lives_here": "elsewhere",
    "juminhyo.type": "wide",
    "koseki.where": "elsewhere",
    "koseki.wide_types": ["full"],
}  # fmt: skip
"""Somebody from another town, for whom both look at a document with a photograph."""


def again(
    first: str, second: str, told: Mapping[str, Data], *, card: bool, book: Handbook = BOOK
) -> set[str]:
    """The words that both procedures put to one person, one after the other."""
    visit = GuidedVisit(book, told, with_card=card)
    visit.begins("certificates", first)
    visit.to_the_end()
    visit.paced.press("another", "tile:certificates", f"tile:{second}")
    visit.to_the_end()
    titles = {name: {one.title for one in visit.asked if one.by == name} for name in (first, second)}
    assert all(titles.values())
    return titles[first] & titles[second]


@pytest.mark.parametrize("card", [True, False], ids=["card", "no-card"])
@pytest.mark.parametrize(("first", "second"), list(permutations(CERTIFICATES, 2)))
def test_no_second_certificate_asks_in_the_same_words(first: str, second: str, card: bool) -> None:
    assert again(first, second, {}, card=card) <= set(OF_EACH)


@pytest.mark.parametrize(("first", "second"), [("juminhyo", "koseki"), ("koseki", "juminhyo")])
def test_who_lives_elsewhere_shows_one_document_for_both(first: str, second: str) -> None:
    assert again(first, second, AWAY, card=False) <= set(OF_EACH)


@pytest.mark.parametrize(
    ("id_", "told", "words"),
    [("nationality", {}, "日本の国籍ですか"), ("photo_id", AWAY, "顔写真のある書類がありますか")],
)
def test_an_answer_that_is_not_shared_is_asked_again(
    tmp_path: Path, id_: str, told: Mapping[str, Data], words: str
) -> None:
    root = Path(shutil.copytree(RESOURCES / "procedures", tmp_path / "procedures"))
    path = root / "juminhyo" / "procedure.yaml"
    head, mark, rest = path.read_text("utf-8").partition(f"  - id: {id_}\n")
    assert mark
    path.write_text(head + mark + rest.replace("    shared: true\n", "", 1), "utf-8")
    library = Library(root, left_out=lambda _: None)
    assert library.faults == ()
    book = replace(BOOK, library=library)
    assert words in again("juminhyo", "koseki", told, card=False, book=book)
