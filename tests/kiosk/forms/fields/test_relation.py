from __future__ import annotations

import pytest

from kiosk.forms.fields.registry import KINDS
from kiosk.forms.fields.relation import RELATIONS
from tests.fakes.form_parts import context, problems_of, question


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_relation_of_the_list_has_words(language: str) -> None:
    view = KINDS["relation"].part_view(question("relation"), "wife", "", context(language))
    assert [one.id for one in view.options] == list(RELATIONS)
    assert all(one.label and not one.label.startswith("forms.") for one in view.options)
    assert [one.id for one in view.options if one.chosen] == ["wife"]


@pytest.mark.parametrize(
    ("raw", "found"), [("head", []), ("cat", ["not-offered"]), (None, ["missing-choice"])]
)
def test_only_relations_of_the_list_pass(raw: object, found: list[str]) -> None:
    assert [kind for _, kind in problems_of(question("relation"), raw)] == found


def test_for_whoever_has_no_word_the_desk_asks() -> None:
    """A nephew, a cousin: the last of the list, and what becomes of it stands under it."""
    last = KINDS["relation"].part_view(question("relation"), None, "", context("ja")).options[-1]
    assert (last.id, last.label) == ("other", "そのほか")
    assert last.note is not None
    assert "窓口" in last.note
