from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.forms.translating.glossary import Glossary, avoided, glossary, is_said, shared_terms, terms_in

ROOT = Path(__file__).parents[4] / "resources" / "translations"
CARD = {"ja": "マイナンバーカード", "term": "My Number Card", "also": ["the card"]}
NUMBER = {"ja": "マイナンバー", "term": "My Number", "avoid": ["PIN"], "except": ["a.*"]}
TERMS = Glossary.model_validate({"terms": [NUMBER, CARD]})


def test_longer_term_hides_the_shorter_one_inside_it() -> None:
    assert [one.ja for one in terms_in(TERMS, "b.c", "マイナンバー{カード|かーど}")] == ["マイナンバーカード"]


def test_excepted_key_has_no_terms() -> None:
    assert list(terms_in(TERMS, "a.b.c", "マイナンバー")) == []


@pytest.mark.parametrize(
    ("text", "said"), [("my number card", True), ("Lay the card", True), ("Lay it", False)]
)
def test_term_is_said_in_any_of_its_forms(text: str, said: bool) -> None:
    assert is_said(TERMS.terms[1], text) is said


def test_avoided_word_is_named() -> None:
    assert avoided(TERMS.terms[0], "your pin") == "PIN"
    assert avoided(TERMS.terms[0], "My Number") is None


def test_every_shared_term_says_what_it_means() -> None:
    assert all(shared_terms(ROOT).values())


def test_every_glossary_has_every_shared_term_once() -> None:
    for folder in (one.parent for one in ROOT.glob("*/glossary.yaml")):
        terms = glossary(folder)
        assert terms is not None
        names = [one.ja for one in terms.terms]
        assert len(set(names)) == len(names), folder.name
        assert shared_terms(ROOT).keys() <= set(names), folder.name
