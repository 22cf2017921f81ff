from __future__ import annotations

import pytest

from kiosk.forms.authoring.listed_options import options_in, parted_otherwise
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
