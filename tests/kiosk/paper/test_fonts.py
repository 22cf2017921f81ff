from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from kiosk.forms.unwritable import is_unwritable
from kiosk.paper.fonts import BOLD, FOLDERS, MINCHO, REGULAR, FontMissing, Fonts
from kiosk.paper.marks import MM_PER_POINT
from kiosk.words.languages import languages
from tests.fakes.papers import RESOURCES


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return Fonts()


def drawn_by(fonts: Fonts, cluster: str, *, bold: bool = False) -> str:
    return fonts.glyph(cluster, bold=bold).face.path.name


@pytest.mark.parametrize(
    ("cluster", "file"),
    [
        ("区", REGULAR),
        ("髙", REGULAR),
        ("辺\U000e0100", REGULAR),
        ("辺\U000e0102", MINCHO),
        ("𠮷", MINCHO),
        ("\U0001f600", REGULAR),
        ("Ễ", "NotoSans-Regular.ttf"),
        ("김", "NotoSansCJK-Regular.ttc"),
        ("सी", "NotoSansDevanagari-Regular.ttf"),
    ],
    ids=[
        "plain",
        "compatible",
        "IVS of BIZ",
        "IVS of IPAmj",
        "rare",
        "nowhere",
        "Vietnamese",
        "Korean",
        "Nepali",
    ],
)
def test_cluster_is_drawn_by_the_first_font_that_has_it(fonts: Fonts, cluster: str, file: str) -> None:
    assert drawn_by(fonts, cluster) == file


def test_bold_text_is_drawn_by_the_bold_face(fonts: Fonts) -> None:
    assert drawn_by(fonts, "区", bold=True) == BOLD


def test_variant_has_another_glyph_than_its_base(fonts: Fonts) -> None:
    assert fonts.glyph("葛\U000e0100").index != fonts.glyph("葛").index


def test_sequence_that_no_font_lists_is_drawn_as_its_base(fonts: Fonts) -> None:
    assert fonts.glyph("一\U000e01ef").index == fonts.glyph("一").index


def test_voicing_mark_joins_its_kana(fonts: Fonts) -> None:
    assert fonts.glyph("か\u3099").index == fonts.glyph("が").index


def test_unknown_character_is_drawn_as_a_geta(fonts: Fonts) -> None:
    assert fonts.glyph("\U0001f600").index == fonts.glyph("〓").index


@pytest.mark.parametrize("own", ["\ue000", "\uf8ff", "\U000f0001"], ids=["first", "last", "plane-15"])
def test_a_wards_own_letter_is_a_geta_whatever_a_font_has_there(own: str, fonts: Fonts) -> None:
    assert fonts.glyph(own).index == fonts.glyph("〓").index


def test_full_width_letters_are_one_em_wide(fonts: Fonts) -> None:
    assert fonts.width("区民", 10) == pytest.approx(20 * MM_PER_POINT, rel=0.01)


@pytest.mark.parametrize(
    ("language", "text", "face"),
    [
        ("en", "record", "BIZUDPGothic-Regular"),
        ("zh-Hans", "骨", "NotoSansCJKsc-Regular"),
        ("ko", "김", "NotoSansCJKkr-Regular"),
        ("vi", "đ", "NotoSans-Regular"),
        ("ne", "क्षि", "NotoSansDevanagari-Regular"),
        ("ne", "A", "NotoSans-Regular"),
        ("", "骨", "BIZUDGothic-Regular"),
    ],
)
def test_language_is_set_in_its_own_font(language: str, text: str, face: str) -> None:
    known = languages(RESOURCES / "translations")
    fonts = Fonts(languages={name: one.fonts for name, one in known.items()})
    assert fonts.glyph(text, language=language).face.name == face


def test_syllable_of_devanagari_is_one_glyph_of_shaped_parts(fonts: Fonts) -> None:
    """क् and ष make one ligature; the vowel sign, written after them, stands before them."""
    first, second = fonts.glyph("क्षि").parts
    assert second[0] == fonts.glyph("क्ष").index
    assert (first[1], second[1] > 0) == (0, True)
    assert fonts.glyph("क्ष").advance < fonts.glyph("क").advance + fonts.glyph("ष").advance


def test_letter_with_a_separate_accent_is_drawn_as_the_composed_one(fonts: Fonts) -> None:
    assert fonts.glyph("e\u0302\u0303").index == fonts.glyph("ễ").index


def test_missing_font_names_the_package(tmp_path: Path) -> None:
    with pytest.raises(FontMissing) as caught:
        Fonts((tmp_path,)).glyph("区")
    assert caught.value.package == "fonts-morisawa-bizud-gothic"


def test_without_mincho_a_rare_kanji_is_a_geta(tmp_path: Path) -> None:
    for file in (REGULAR, BOLD):
        (tmp_path / file).symlink_to(next(FOLDERS[0].rglob(file)))
    fonts = Fonts((tmp_path,))
    assert fonts.glyph("𠮷").index == fonts.glyph("〓").index


_WITHOUT_LOOK = ("Cc", "Cf", "Cn", "Co", "Mn", "Zs", "Zl", "Zp")


def test_every_letter_that_an_answer_may_hold_is_in_a_font(fonts: Fonts) -> None:
    """Kanji apart: one of somebody's name is taken whether a font has it or not, and staff write it."""
    geta = fonts.glyph("〓")
    kept = (chr(code) for code in range(0x20, 0x20000) if chr(code) != "〓")
    shown = (one for one in kept if unicodedata.category(one) not in _WITHOUT_LOOK)
    typed = (one for one in shown if not unicodedata.name(one, "").startswith(("CJK", "KANGXI")))
    assert [one for one in typed if not is_unwritable(one) and fonts.glyph(one) == geta] == []
