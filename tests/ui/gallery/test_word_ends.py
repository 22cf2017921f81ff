"""No line ends inside a word: what the dictionary knows of the product's texts, and of planted ones."""

from __future__ import annotations

import re
from functools import partial

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.gallery.planting import audited, label, rules
from ui.gallery.vocabulary import texts_in
from ui.gallery.word_ends import torn_word
from ui.gallery.wording import run_together
from ui.theme.look import Look
from ui.widgets.marks import EASY_JAPANESE, too_low_for_readings
from ui.widgets.phrases import Phrase, phrases, words_of

JAPANESE = re.compile("[ぁ-んァ-ヶ一-龥]")
WIDTHS = (62, 49, 40, 31)


def letters(made: tuple[Phrase, ...]) -> str:
    return run_together(run.base for phrase in made for run in phrase.runs)


def in_a_width(parent: QWidget, look: Look, *, marked: str, wide: int) -> QWidget:
    return label(parent, look, marked, (20, 20, wide, 150))


def torn_in(text: str, language: str) -> list[str]:
    """Words of the text inside which a line may end."""
    easy = language == EASY_JAPANESE
    found: list[str] = []
    for drawn in {text, too_low_for_readings(text, language)}:
        made = phrases(drawn, language)
        ends = [at for at in range(1, len(made)) if not made[at - 1].ends_line]
        words = (torn_word(letters(made[:at]), letters(made[at:]), [text], easy=easy) for at in ends)
        found += [word for word in words if word]
    return found


@pytest.mark.parametrize("language", ["ja", EASY_JAPANESE])
def test_no_text_of_the_product_may_be_broken_inside_a_word(language: str) -> None:
    texts = [text for text in texts_in(language) if JAPANESE.search(text)]
    assert len(texts) > 2000
    assert {text: torn for text in texts if (torn := torn_in(text, language))} == {}


@pytest.mark.parametrize(
    "marked",
    [
        "お悔や\u200bみ窓口",
        "前の家に、の\u200bこる",
        "番号のある\u200bカードにも\u200bどします",
        "遺\u200b族年金の\u200b請求",
        "マイナン\u200bバーカード",
        "ゆう\u200bびんで\u200b送る",
    ],
)
def test_mark_inside_a_word_is_reported(qtbot: QtBot, marked: str) -> None:
    plants = [partial(in_a_width, marked=marked, wide=wide) for wide in WIDTHS]
    assert any("word-break" in rules(audited(qtbot, plant)) for plant in plants)


def test_reading_that_is_parted_is_reported() -> None:
    told = ["{原付|げんつき}の\u200bほか"]
    assert torn_word("げん", "つきのほか", told, easy=True) == "げんつき"
    assert torn_word("げんつきの", "ほか", told, easy=True) is None


@pytest.mark.parametrize("text", ["お悔やみ窓口", "マイナンバーカード", "遺族年金の請求"])
@pytest.mark.parametrize("wide", [200, 120, 100, 90, 80])
def test_our_own_texts_are_parted_between_words_only(qtbot: QtBot, text: str, wide: int) -> None:
    found = audited(qtbot, partial(in_a_width, marked=text, wide=wide))
    assert found == ()


def test_card_is_parted_before_its_second_word_and_nowhere_else() -> None:
    (card,) = phrases("マイナンバーカードの", "ja")
    assert [letters((word,)) for word in words_of(card, "ja")] == ["マイナンバー", "カードの"]


def test_card_that_has_no_room_for_its_first_word_is_reported(qtbot: QtBot) -> None:
    found = audited(qtbot, partial(in_a_width, marked="マイナンバーカード", wide=62))
    assert rules(found) == {"word-break"}
