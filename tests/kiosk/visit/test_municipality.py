"""The name of the municipality, as the head of every page says it."""

from __future__ import annotations

import pytest

from kiosk.visit.handbook import Handbook
from kiosk.visit.municipality import municipality
from kiosk.words.furigana import plain
from tests.fakes.paced_visit import PacedVisit, handbook_of

NAMES = {
    "ja": "北区",
    "ja-easy": "北区",
    "en": "Kita ward",
    "zh-Hans": "北区",
    "ko": "기타구",
    "vi": "Quận Kita",
    "ne": "किता वडा",
}


def of_ward(name: str, language: str) -> Handbook:
    book = handbook_of(languages=(language,))
    kiosk = book.settings.kiosk.model_copy(update={"municipality": name})
    settings = book.settings.model_copy(update={"kiosk": kiosk})
    return Handbook(book.library, book.catalogue, book.lookups, settings)


@pytest.mark.parametrize("language", NAMES)
def test_every_page_names_the_ward_in_the_language_of_its_reader(language: str) -> None:
    assert plain(PacedVisit(of_ward("北区", language)).screen.office) == NAMES[language]


@pytest.mark.parametrize("language", ["ja", "en", "vi"])
def test_another_municipality_is_named_as_the_settings_write_it(language: str) -> None:
    book = of_ward("見本市", language)
    assert municipality(book.words(language), book) == "見本市"
