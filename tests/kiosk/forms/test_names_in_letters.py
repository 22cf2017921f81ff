"""Names that have no kanji: written in letters, and nobody twice."""

from __future__ import annotations

import pytest

from tests.fakes.form_parts import interview
from tests.kiosk.forms.branches import KNOWN, asked


@pytest.mark.parametrize(
    ("nationality", "head", "is_asked"),
    [
        ("foreign", "みほん りん", True),
        ("foreign", "みほん はなこ", False),
        ("foreign", "ミホンハナコ", False),
        ("japanese", "みほん りん", False),
    ],
    ids=["another", "oneself", "oneself-without-space", "japanese"],
)
def test_the_head_of_a_foreign_household_is_written_in_letters_and_nobody_twice(
    nationality: str, head: str, is_asked: bool
) -> None:
    typed = {**KNOWN, "type": "copy", "head": head, "nationality": nationality}
    assert ("head_letters" in asked("juminhyo", typed)) is is_asked


@pytest.mark.parametrize("name", ["children", "older", "spouse_person"])
def test_children_and_spouse_may_be_written_in_letters(name: str) -> None:
    question = interview("jido-teate").procedure.question(name)
    assert question is not None
    letters = next(one for one in question.each if one.id == "name_letters")
    assert (letters.script, letters.optional) == ("latin", True)
