from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.forms.translating.letters import FontNotThere, letters_without_font, width
from kiosk.words.languages import FontFile, languages

ROOT = Path(__file__).parents[4] / "resources" / "translations"
SAMPLES = {
    "ja": "あア亜々ー「」",
    "ja-easy": "{漢字|かんじ} よみます",
    "en": "Æ 'quoted' – £",
    "zh-Hans": "转入户籍证明，签证",
    "ko": "전입신고 주민표",
    "vi": "Giấy cư trú, Đường, ệ ộ ữ",
    "ne": "नेपालीमा लेखिएको, क्षेत्र, ज्ञान, श्री।",
}


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_fonts_of_every_language_have_its_letters(language: str) -> None:
    fonts = languages(ROOT)[language].fonts
    assert list(letters_without_font({"a": SAMPLES[language]}, fonts)) == []


def test_letter_without_a_font_is_named_with_its_key() -> None:
    fonts = languages(ROOT)["vi"].fonts[:1]
    assert list(letters_without_font({"a": "Tiếp", "b": "र→"}, fonts)) == [("b", "र→")]


def test_font_that_is_not_installed_is_named(tmp_path: Path) -> None:
    font = FontFile(family="Nowhere", file="Nowhere.ttf", package="fonts-nowhere")
    with pytest.raises(FontNotThere, match="apt install fonts-nowhere"):
        list(letters_without_font({"a": "b"}, (font,), (tmp_path,)))


def test_collection_is_searched_by_the_family() -> None:
    font = FontFile(family="Noto Sans CJK XX", file="NotoSansCJK-Regular.ttc", package="fonts-noto-cjk")
    with pytest.raises(LookupError, match="Noto Sans CJK XX"):
        list(letters_without_font({"a": "b"}, (font,)))


def test_marks_above_letters_take_no_width() -> None:
    assert width("か\u3099") == width("か") == 1.0
    assert width("{住|じゅう}") == 1.0
