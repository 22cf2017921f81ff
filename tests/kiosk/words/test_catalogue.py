from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.basics.failure import Code, Failure
from kiosk.words.catalogue import Catalogue
from tests.conftest import ExpectedLog

JAPANESE = """
msgid "asking.next"
msgstr "つぎへ"

msgid "asking.left"
msgstr "あと %(left)d{件|けん}、100%です"

msgid "only.here"
msgstr "ここだけ"

msgid "empty"
msgstr ""

#, fuzzy
msgid "unsure"
msgstr "たぶん"
"""
ENGLISH = 'msgid "asking.next"\nmsgstr "Next"\n\nmsgid "asking.left"\nmsgstr "%(left)s more"\n'
PAGE = """code: CARD-04
cause: {ja: 番号が違う, en: the number differs}
remedy: {ja: 待つ, en: wait}
person:
  ja: {title: もう一度ためせます, explanation: "あと %(tries_left)d回", next: 番号を入れてください}
  en: {title: You can try again, explanation: "%(tries_left)d tries left", next: Enter the number}
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    files: Mapping[str, str] = {
        "translations/ja/a.po": JAPANESE,
        "translations/en/a.po": ENGLISH,
        "failures/CARD-04.yaml": PAGE,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "translations" / "ko").mkdir()
    return Catalogue(tmp_path / "translations")


def test_languages_are_those_with_texts_and_japanese_leads(catalogue: Catalogue) -> None:
    assert catalogue.languages() == ("ja", "en")


def test_key_gives_the_text_of_the_language(catalogue: Catalogue) -> None:
    assert catalogue.words("en")("asking.next") == "Next"
    assert catalogue.words("en").language == "en"


def test_facts_are_filled_in_and_other_percent_signs_stay(catalogue: Catalogue) -> None:
    assert catalogue.words("ja")("asking.left", left=3) == "あと 3{件|けん}、100%です"


@pytest.mark.parametrize("language", ["en", "vi"])
def test_text_missing_in_a_language_is_japanese(catalogue: Catalogue, language: str) -> None:
    words = catalogue.words(language)
    assert words("only.here") == "ここだけ"
    assert words.has("only.here")


@pytest.mark.parametrize("key", ["nowhere", "empty", "unsure"])
def test_text_missing_everywhere_is_its_key_and_an_error_in_the_log(
    catalogue: Catalogue, key: str, expected_log: ExpectedLog, caplog: pytest.LogCaptureFixture
) -> None:
    expected_log(f"no text for {key}")
    words = catalogue.words("en")
    assert not words.has(key)
    assert words(key) == key
    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [
        (logging.ERROR, f"no text for {key}")
    ]


def test_missing_fact_leaves_a_gap_and_an_error_in_the_log(
    catalogue: Catalogue, expected_log: ExpectedLog, caplog: pytest.LogCaptureFixture
) -> None:
    expected_log("lacks its fact")
    assert catalogue.words("en")("asking.left") == " more"
    assert "asking.left lacks its fact left" in caplog.text


def test_language_is_read_once(catalogue: Catalogue) -> None:
    assert catalogue.words("en") is catalogue.words("en")


def test_failure_is_told_in_the_language_with_its_facts(catalogue: Catalogue) -> None:
    text = catalogue.words("en").failure(Failure(Code.CARD_04, {"tries_left": 2}))
    assert (text.title, text.explanation, text.remedy) == (
        "You can try again",
        "2 tries left",
        "Enter the number",
    )


def test_failure_without_that_language_is_told_in_japanese(catalogue: Catalogue) -> None:
    text = catalogue.words("vi").failure(Failure(Code.CARD_04, {"tries_left": 2}))
    assert text.explanation == "あと 2回"


def test_failure_without_a_page_shows_its_code_and_an_error_in_the_log(
    catalogue: Catalogue, expected_log: ExpectedLog, caplog: pytest.LogCaptureFixture
) -> None:
    expected_log("no failure text")
    assert catalogue.words("ja").failure(Failure(Code.NET_01)).title == "NET-01"
    assert "no failure text for NET-01" in caplog.text


def test_failure_of_a_language_outside_its_page_stands_among_the_texts(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    (tmp_path / "translations" / "vi").mkdir()
    text = 'msgid "failures.CARD-04.explanation"\nmsgstr "Còn %(tries_left)d lần"\n'
    (tmp_path / "translations" / "vi" / "failures.po").write_text(text, encoding="utf-8")
    told = catalogue.words("vi").failure(Failure(Code.CARD_04, {"tries_left": 2}))
    assert (told.title, told.explanation) == ("もう一度ためせます", "Còn 2 lần")


@pytest.mark.parametrize(("language", "japanese"), [("ja", True), ("ja-easy", True), ("en", False)])
def test_both_kinds_of_japanese_are_japanese(catalogue: Catalogue, language: str, japanese: bool) -> None:
    assert catalogue.words(language).is_japanese is japanese
