from __future__ import annotations

from pathlib import Path

from kiosk.lookups.describing import Word, described, main

WORDS = (
    Word("草花", "くさばな", 5000),
    Word("花火", "はなび", 4000),
    Word("花壇", "かだん", 3000),
    Word("火力", "かりょく", 4500),
    Word("花見", "はなみ", 5500),
    Word("草木", "くさき", 5600),
    Word("野火", "のび", 7000),
)
SCHOOL = set("草花火力見木")


def test_the_most_usual_word_with_a_known_kanji_beside_describes() -> None:
    assert described("花", {}, WORDS, SCHOOL)["花"] == "はなびの はな"
    assert described("壇", {}, WORDS, SCHOOL)["壇"] == "かだんの だん"


def test_what_is_described_by_hand_stays_and_nothing_is_said_twice() -> None:
    found = described("花火", {"火": "はなびの はな"}, WORDS, SCHOOL)
    assert found["火"] == "はなびの はな"
    assert found["花"] not in ("はなびの はな", None)


def test_a_word_that_sounds_like_a_more_usual_one_comes_later() -> None:
    words = (*WORDS, Word("鼻火", "はなび", 100))
    assert described("花", {}, words, SCHOOL)["花"] != "はなびの はな"


def test_names_alone_describe_what_is_in_no_word(tmp_path: Path) -> None:
    row = "{0},1,1,{1},名詞,一般,*,*,*,*,{0},{2},{2}"
    for file, lines in {
        "Noun.csv": [row.format("花火", 1, "ハナビ"), row.format("野火", 2, "ノビ")],
        "Noun.verbal.csv": [],
        "Noun.adjv.csv": [],
        "Noun.name.csv": [row.format("肇", 1, "ハジメ")],
    }.items():
        (tmp_path / file).write_text("\n".join(lines), encoding="euc-jp")
    (tmp_path / "names").write_text("はなこ\t\t花肇\n", encoding="utf-8")
    (tmp_path / "own").write_text("？\tほかの かんじ\n", encoding="utf-8")
    (tmp_path / "school").write_text("kanji: 野花火\n", encoding="utf-8")
    main([str(tmp_path), *(str(tmp_path / one) for one in ("names", "own", "school", "made"))])
    made = dict(line.split("\t") for line in (tmp_path / "made").read_text(encoding="utf-8").splitlines())
    assert made == {"？": "ほかの かんじ", "花": "はなびの はな", "肇": "はじめと よむ かんじ"}
