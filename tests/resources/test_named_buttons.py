"""A failure that tells a person to touch a button calls it what stands on the button, in every language."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from kiosk.basics.failure import Code, Failure
from kiosk.words.catalogue import Catalogue
from kiosk.words.furigana import plain

TRANSLATIONS = Path(__file__).parents[2] / "resources" / "translations"
QUOTED = re.compile("「(.+?)」|“(.+?)”|‘(.+?)’")
LANGUAGES = ("ja", "ja-easy", "en", "zh-Hans", "ko", "vi", "ne")


def texts_of(language: str) -> set[str]:
    """Everything that a screen may say in that language, as it is read; in Japanese where it has no words."""
    return {read(text) for text in {**_by_key("ja"), **_by_key(language)}.values()}


def _by_key(language: str) -> dict[str, str]:
    files = [file for file in (TRANSLATIONS / language).glob("*.po") if file.stem != "failures"]
    catalogues = [read_po(io.BytesIO(file.read_bytes())) for file in files]
    messages = (message for catalogue in catalogues for message in catalogue)
    return {str(message.id): str(message.string) for message in messages if message.string}


def read(text: str) -> str:
    return plain(text).replace("\u200b", "").replace(" ", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_that_failures_name_are_there(language: str) -> None:
    words, shown = Catalogue(TRANSLATIONS).words(language), texts_of(language)
    named = [
        (code.support, next(filter(None, found)))
        for code in Code
        for said in (words.failure(Failure(code, {"tries_left": 2, "number": "127"})),)
        for text in (said.title, said.explanation, said.remedy)
        for found in QUOTED.findall(read(text))
    ]

    assert len(named) >= 3
    assert [name for name in named if name[1] not in shown] == []
