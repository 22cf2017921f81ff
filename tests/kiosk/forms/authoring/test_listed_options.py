from __future__ import annotations

import pytest

from kiosk.forms.authoring.listed_options import (
    kept_whole,
    limit_beside,
    options_in,
    parted_otherwise,
    yes_and_no,
)
from kiosk.forms.authoring.workbook import Row


@pytest.mark.parametrize(
    ("cell", "options"),
    [
        ("小さい部屋 / 大きい部屋", ["小さい部屋", "大きい部屋"]),
        ("small:小／large:大", ["small:小", "large:大"]),
        ("はい、使います\nいいえ、使いません", ["はい、使います", "いいえ、使いません"]),
        ("赤羽駅東口、赤羽駅西口、王子駅前", ["赤羽駅東口", "赤羽駅西口", "王子駅前"]),
        ("会社、学校、その他（会社、学校など）", ["会社", "学校", "その他（会社、学校など）"]),
        ("国・地域、そのほか", ["国・地域", "そのほか"]),
        ("1か月・3か月・6か月", ["1か月", "3か月", "6か月"]),
        ("大人・子ども・その他（詳しく：　）", ["大人", "子ども", "その他（詳しく：　）"]),
        ("国・地域の名前をくわしく書いてください", ["国・地域の名前をくわしく書いてください"]),
        ("ひとつだけ", ["ひとつだけ"]),
        ("・タクシー\n・バス", ["タクシー", "バス"]),
        ("□ タクシー\n□ バス", ["タクシー", "バス"]),
        ("・タクシー\nバス", ["・タクシー", "バス"]),
        ("いす／机／マイク\n2つまで", ["いす", "机", "マイク"]),
        ("いす／机／マイク（２つまで）", ["いす", "机", "マイク"]),
        ("いす・机・マイク（2つまで選べます）", ["いす", "机", "マイク"]),
        ("いす（4つまで）/机（2つまで）", ["いす（4つまで）", "机（2つまで）"]),
        ("10人まで / 20人まで", ["10人まで", "20人まで"]),
        ("1つまで / 2つまで", ["1つまで", "2つまで"]),
        ("4/1 / 4/8", ["4/1", "4/8"]),
        ("4/1\n4/8", ["4/1", "4/8"]),
        ("1/2/3", ["1", "2", "3"]),
        ("", []),
    ],
)
def test_answers_are_apart_as_staff_write_them(cell: str, options: list[str]) -> None:
    assert options_in(cell) == options


def test_what_was_made_of_other_signs_is_told() -> None:
    def said(cell: str) -> str:
        return str(parted_otherwise(Row("質問", 2, {"選択肢": cell}, {"選択肢": "E"})) or "")

    assert said("大・小").startswith("質問 E2: 「大・小」 → 2 answers: 大 / 小")
    assert said("大 / 小") == said("大") == ""


@pytest.mark.parametrize(
    ("cell", "limit"),
    [
        ("いす／机／マイク\n2つまで", "2つまで"),
        ("いす／机／マイク（2つまで）", "2つまで"),
        ("いす、机、マイク、1つから2つまで", "1つから2つまで"),
        ("いす / 机 / 最大2つ", "最大2つ"),
        ("いす（4つまで）/机（2つまで）", ""),
        ("10人まで / 20人まで", ""),
        ("いす / 机", ""),
        ("2つまで", ""),
    ],
)
def test_limit_beside_answers_is_none_of_them(cell: str, limit: str) -> None:
    assert limit_beside(cell) == limit


def test_answer_with_a_stroke_inside_is_told() -> None:
    def said(cell: str) -> str:
        return str(kept_whole(Row("質問", 2, {"選択肢": cell}, {"選択肢": "E"})) or "")

    assert said("4/1 / 4/8").startswith("質問 E2: 「4/1」、「4/8」: with its / one answer each")
    assert said("1/2/3") == said("大 / 小") == ""


@pytest.mark.parametrize(
    ("cell", "both"),
    [
        ("ある / ない", ("ある", "ない")),
        ("いません／います", ("います", "いません")),
        ("必要 / 不要", ("必要", "不要")),
        ("はい / いいえ", ("はい", "いいえ")),
        ("大 / 小", None),
        ("ある / ない / わからない", None),
        ("ない", None),
    ],
)
def test_words_for_yes_and_no_are_told_apart(cell: str, both: tuple[str, str] | None) -> None:
    assert yes_and_no(cell) == both
