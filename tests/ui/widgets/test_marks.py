from __future__ import annotations

import pytest

from ui.widgets.marks import Run, joined, parse, plain, too_low_for_readings, without_readings


@pytest.mark.parametrize(
    ("marked", "runs"),
    [
        ("", ()),
        ("かな", (Run("かな"),)),
        (
            "{住民票|じゅうみんひょう}の{写|うつ}し",
            (Run("住民票", "じゅうみんひょう"), Run("の"), Run("写", "うつ"), Run("し")),
        ),
        ("{字|}", (Run("字"),)),
        ("{開いたまま", (Run("{開いたまま"),)),
    ],
    ids=["empty", "no-marks", "readings", "empty-reading", "unclosed"],
)
def test_marked_text_becomes_runs(marked: str, runs: tuple[Run, ...]) -> None:
    assert parse(marked) == runs


def test_text_without_readings_keeps_its_breaks() -> None:
    assert without_readings("{本籍|ほんせき}を\u200bのせますか") == "本籍を\u200bのせますか"


def test_plain_text_has_neither_readings_nor_breaks() -> None:
    assert plain("{本籍|ほんせき}を\u200bのせますか") == "本籍をのせますか"


@pytest.mark.parametrize(
    ("marked", "kana"),
    [
        ("{印鑑|いんかん}{登録|とうろく}{証明書|しょうめいしょ}", "いんかん とうろく しょうめいしょ"),
        ("{住民|じゅうみん}{票|ひょう}の{写|うつ}し", "じゅうみんひょうのうつし"),
        ("", ""),
    ],
    ids=["words", "part-of-a-word", "nothing"],
)
def test_kana_in_place_of_readings_keep_words_apart(marked: str, kana: str) -> None:
    assert too_low_for_readings(marked, "ja-easy") == kana


@pytest.mark.parametrize(
    ("parts", "read"),
    [
        (("{本人|ほんにん}の\u200b紙です。", "えらぶ"), "本人の紙です。えらぶ"),
        (("たのまれた方", "えらぶ"), "たのまれた方、えらぶ"),
        (("Your own record.", "Choose"), "Your own record. Choose"),
        (("Same household", "Choose"), "Same household, Choose"),
        (("यो कागज हो।", "छान्नुहोस्"), "यो कागज हो। छान्नुहोस्"),
        ((), ""),
    ],
)
def test_a_sentence_that_has_ended_is_not_gone_on_with(parts: tuple[str, ...], read: str) -> None:
    assert joined(parts) == read
