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
