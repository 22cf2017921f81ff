from __future__ import annotations

import pytest

from ui.widgets.marks import Run, parse
from ui.widgets.phrases import Phrase, letters, phrases, words_of


def bases(made: tuple[Phrase, ...]) -> list[str]:
    return ["".join(run.base for run in phrase.runs) for phrase in made]


@pytest.mark.parametrize(
    ("marked", "language", "parts"),
    [
        ("どなたの\u200b住民票ですか", "ja", ["どなたの", "住民票ですか"]),
        ("{住民票|じゅうみんひょう}の\u200b{写|うつ}し", "ja", ["住民票の", "写し"]),
        ("どなたの住民票ですか", "ja", ["どなたの", "住民票ですか"]),
        ("whose record is it", "en", ["whose ", "record ", "is ", "it"]),
        ("건강보험·개호", "ko", ["건강보험·", "개호"]),
        ("{小|ちい}さい {字|じ}", "ja-easy", ["小さい ", "字"]),
        ("あと 3つ", "ja", ["あと 3つ"]),
        ("見本　花子", "ja", ["見本　", "花子"]),
        ("一行目\n二行目", "ja", ["一行目", "二行目"]),
    ],
    ids=["marks", "marks-and-readings", "budoux", "spaces", "dots", "easy", "count", "names", "own-line"],
)
def test_text_breaks_only_between_phrases(marked: str, language: str, parts: list[str]) -> None:
    assert bases(phrases(marked, language)) == parts


def test_marks_decide_alone_where_there_are_any() -> None:
    # budoux would also break after まちがい; authors correct it.
    assert bases(phrases("まちがいが\u200bないか、見てください", "ja")) == [
        "まちがいが",
        "ないか、見てください",
    ]


@pytest.mark.parametrize(
    ("marked", "word"),
    [
        ("お名前のふりがなを入れてください", "ふりがなを"),
        ("住民票を、さがすためです", "さがすためです"),
        ("紙がちがうとき", "ちがう"),
        ("いま、とちゅうです", "とちゅうです"),
        ("番号のあるカードにもどします", "もどします"),
        ("前の家にのこる方", "のこる"),
        ("新しく決めなおします", "なおします"),
        ("ご家族に、たのまれた方も", "たのまれた"),
        ("はい、コンビニでなおします", "はい、"),
        ("遺族年金の請求", "遺族年金の"),
        ("お悔やみ窓口", "お悔やみ"),
        ("よくある答えです。その方だけをのせます。", "その方だけを"),
        ("ミホン ソラさん、男性。生まれた日、続柄は、窓口でたしかめます。", "生まれた日、"),
    ],
)
def test_words_that_budoux_takes_for_two_stay_whole(marked: str, word: str) -> None:
    assert any(word in part for part in bases(phrases(marked, "ja")))


@pytest.mark.parametrize(
    "marked", ["はい\u200b、どうぞ", "はい\u200b。", "「はい\u200b」と", "（\u200b見本）"]
)
def test_line_never_begins_with_a_closing_nor_ends_with_an_opening_mark(marked: str) -> None:
    made = bases(phrases(marked, "ja"))
    assert not any(part.startswith(("、", "。", "」", "）")) for part in made)
    assert not any(part.endswith(("「", "（")) for part in made)


def test_reading_is_never_cut() -> None:
    made = phrases("{東京都北区王子本町|とうきょうときたくおうじほんちょう}", "ja")
    assert len(made) == 1
    assert bases(letters(made[0])) == ["東京都北区王子本町"]


def test_too_long_phrase_is_cut_between_letters_but_not_before_a_comma() -> None:
    made = letters(phrases("ありがとう、", "ja")[-1])
    assert bases(made)[-1] == "う、"


@pytest.mark.parametrize("text", ["令和8年（2026年）4月から", "2026年4月1日までに", "あと 10回ためせます"])
def test_number_is_never_cut_nor_parted_from_its_unit(text: str) -> None:
    for part in bases(letters(Phrase((Run(text),)))):
        assert not part[:1].isdecimal() or part[-1:] in "年月日回"
        assert not part[-1:].isdecimal()


def test_own_line_ends_are_kept() -> None:
    assert [phrase.ends_line for phrase in phrases("上\n下", "ja")] == [True, True]


@pytest.mark.parametrize("word", ["とじる", "ふつう", "ゆっくり", "しない"])
def test_word_that_stands_alone_on_a_key_is_not_cut(word: str) -> None:
    # budoux proposes と|じる and ふ|つう.
    assert bases(phrases(word, "ja")) == [word]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("東京都北区王子一丁目９番９号", ["東京都", "北区", "王子", "一丁目", "９番", "９号"]),
        ("東京都北区王子本町1丁目15-22", ["東京都", "北区", "王子本町", "1丁目", "15-22"]),
        ("神奈川県横浜市中区日本大通1", ["神奈川県", "横浜市", "中区", "日本大通1"]),
        ("引っこしていない方", ["引っこして", "いない方"]),
        ("結婚した日", ["結婚した日"]),
    ],
    ids=["old-block", "block", "city", "still", "no-letter-alone"],
)
def test_address_breaks_between_its_parts_and_no_letter_stands_alone(text: str, parts: list[str]) -> None:
    assert bases(phrases(text, "ja")) == parts


def test_phrase_of_easy_japanese_that_is_too_wide_is_cut_at_its_spaces() -> None:
    marked = "{人|ひと}の {住所|じゅうしょ}の {番号|ばんごう}は {何番|なんばん}ですか"
    made = words_of(Phrase(parse(marked)), "ja-easy")
    assert bases(made) == ["人の ", "住所の ", "番号は ", "何番ですか"]


def test_list_that_is_too_wide_is_cut_between_its_items() -> None:
    made = words_of(Phrase((Run("住民票・印鑑・戸籍・税"),)), "ja")
    assert bases(made) == ["住民票・", "印鑑・", "戸籍・", "税"]


@pytest.mark.parametrize("word", ["とじる", "ふつう"])
def test_word_that_stands_alone_on_a_key_is_not_cut_where_it_is_too_wide_either(word: str) -> None:
    assert bases(words_of(Phrase((Run(word),)), "ja")) == [word]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("请在2026年12月1日之前交到窗口。", "2026年12月1日"),
        ("您于1948年3月5日出生", "1948年3月5日"),
        ("{昭和|Showa}23年3月5日出生", "昭和23年3月5日"),
        ("从2026年4月起", "2026年4月"),
        ("令和8年（2026年）12月1日", "12月1日"),
    ],
)
def test_a_chinese_date_stands_on_one_line_and_is_cut_at_its_parts_alone(text: str, date: str) -> None:
    found = [phrase for phrase in phrases(text, "zh-Hans") if date in "".join(r.base for r in phrase.runs)]
    assert len(found) == 1
    parts = ["".join(run.base for run in part.runs) for part in words_of(found[0], "zh-Hans")]
    assert all(part[-1] in "年月日" or not part[-1].isdigit() for part in parts)
    assert not {"昭", "和23年"} & {*parts}
