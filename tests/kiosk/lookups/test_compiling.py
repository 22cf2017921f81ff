from __future__ import annotations

from pathlib import Path

from kiosk.lookups.compiling import compiled, main
from kiosk.lookups.kanji import NameList, Writings

ROWS = (
    "渡邊,1290,1290,6868,名詞,固有名詞,人名,姓,*,*,渡邊,ワタナベ,ワタナベ",
    "渡辺,1290,1290,1650,名詞,固有名詞,人名,姓,*,*,渡辺,ワタナベ,ワタナベ",
    "渡辺,1290,1290,9999,名詞,固有名詞,人名,姓,*,*,渡辺,ワタナベ,ワタナベ",
    "ワタナベ,1290,1290,4686,名詞,固有名詞,人名,姓,*,*,ワタナベ,ワタナベ,ワタナベ",
    "はな子,1291,1291,9378,名詞,固有名詞,人名,名,*,*,はな子,ハナコ,ハナコ",
    "花子,1291,1291,8365,名詞,固有名詞,人名,名,*,*,花子,ハナコ,ハナコ",
    "シェークスピア,1289,1289,1,名詞,固有名詞,人名,一般,*,*,シェークスピア,シェークスピア,シェークスピア",
)


def test_writings_stand_by_reading_the_usual_first_and_kana_are_left_out() -> None:
    assert list(compiled(ROWS)) == ["はなこ\t\t花子 はな子\n", "わたなべ\t渡辺 渡邊\t\n"]


def test_what_is_made_can_be_searched(tmp_path: Path) -> None:
    (tmp_path / "Noun.name.csv").write_text("\n".join(ROWS), encoding="euc-jp")
    main([str(tmp_path), str(tmp_path / "names.tsv")])
    names = NameList(tmp_path / "names.tsv")
    assert names.writings("わたなべ") == Writings(family=("渡辺", "渡邊"))
    assert names.writings("はなこ") == Writings(given=("花子", "はな子"))
