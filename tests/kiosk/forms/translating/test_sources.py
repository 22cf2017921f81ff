from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.forms.translating.sources import Wanted, facts_in, wanted
from kiosk.words.entries import entries_of

RESOURCES = Path(__file__).parents[4] / "resources"


@pytest.fixture(scope="module")
def asked() -> dict[str, Wanted]:
    return {one.key: one for one in wanted(RESOURCES)}


def test_screens_procedures_life_events_and_failures_are_all_asked_for(asked: dict[str, Wanted]) -> None:
    assert asked["visit.next"].japanese == "つぎへ"
    assert asked["juminhyo.questions.copies.title"].japanese == "何通必要ですか"
    assert asked["groups.moving.label"].english == "Moving house"
    assert asked["failures.CARD-07.next"].file == "failures.po"


def test_english_has_a_text_for_everything(asked: dict[str, Wanted]) -> None:
    assert [key for key, one in asked.items() if not one.english] == []


def test_every_text_stands_in_the_file_english_has_it_in(asked: dict[str, Wanted]) -> None:
    english = {entry.key: entry.file for entry in entries_of(RESOURCES / "translations" / "en")}
    assert {key: one.file for key, one in asked.items() if key in english} == english


def test_facts_of_words_and_of_widgets_are_known_by_name() -> None:
    assert facts_in("%(n)d of {pages}, 100 %") == {"n", "pages"}
