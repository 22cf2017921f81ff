"""What staff write in the cell 「条件」, and when the question is asked then."""

from __future__ import annotations

import pytest

from kiosk.basics.telling import Told
from kiosk.forms.authoring.workbook import Row
from kiosk.forms.authoring.written_conditions import condition_of

ROOM: dict[str, object] = {
    "id": "room",
    "kind": "choice",
    "label": "部屋",
    "title": "どの部屋を使いますか",
    "options": [{"id": one, "label": label} for one, label in (("s", "小"), ("m", "中"), ("l", "大"))],
}
THINGS: dict[str, object] = {**ROOM, "id": "things", "kind": "choices", "label": "物", "title": "どれですか"}
FOOD: dict[str, object] = {"id": "food", "kind": "yes-no", "label": "食べもの", "title": "食べますか"}
PEOPLE: dict[str, object] = {
    "id": "people", "kind": "count", "label": "人数", "title": "何人ですか", "least": 1, "most": 6,
}  # fmt: skip
BORN: dict[str, object] = {"id": "subject.birth_date", "kind": "date", "label": "生まれた日", "title": "いつ"}
SUM: dict[str, object] = {"id": "sum", "kind": "money", "label": "金額", "title": "いくらですか"}
PLACE: dict[str, object] = {"id": "place", "kind": "text", "label": "場所", "title": "どこですか"}
EARLIER = (ROOM, THINGS, FOOD, PEOPLE, BORN, SUM, PLACE)


def made(text: str) -> tuple[dict[str, object] | None, list[str]]:
    mistakes: list[Told] = []
    found = condition_of(Row("質問", 5, {"条件": text}, {"条件": "F"}), EARLIER, mistakes, {"支払い"})
    return found, [str(one) for one in mistakes]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("", None),
        ("部屋=大", {"field": "room", "is": "l"}),
        ("部屋＝小ではない", {"field": "room", "in": ["m", "l"]}),
        ("部屋≠小", {"field": "room", "in": ["m", "l"]}),
        ("部屋=小以外", {"field": "room", "in": ["m", "l"]}),
        ("物=小", {"field": "things", "has": "s"}),
        (
            "物=小ではない",
            {"all": [{"field": "things", "empty": False}, {"not": {"field": "things", "has": "s"}}]},
        ),
        ("食べもの=はい", {"field": "food", "is": True}),
        ("部屋=大または小", {"any": [{"field": "room", "is": "l"}, {"field": "room", "is": "s"}]}),
        (
            "部屋＝大または食べもの＝はい",
            {"any": [{"field": "room", "is": "l"}, {"field": "food", "is": True}]},
        ),
        ("人数>4", {"field": "people", "in": [5, 6]}),
        ("人数≧５人", {"field": "people", "in": [5, 6]}),
        ("人数＜3", {"field": "people", "in": [1, 2]}),
        ("人数<=2", {"field": "people", "in": [1, 2]}),
        ("食べもの=はいではない", {"field": "food", "is": False}),
        ("人数=4以上", {"field": "people", "in": [4, 5, 6]}),
        ("人数=４人以上", {"field": "people", "in": [4, 5, 6]}),
        ("人数=2人以下", {"field": "people", "in": [1, 2]}),
        ("人数=3人未満", {"field": "people", "in": [1, 2]}),
        ("人数=4人より多い", {"field": "people", "in": [5, 6]}),
        ("人数=3", {"field": "people", "in": [3]}),
        ("人数=3ではない", {"field": "people", "in": [1, 2, 4, 5, 6]}),
        ("生まれた日=18さい以上", {"field": "subject.birth_date", "age": {"least": 18}}),
        ("部屋が大のとき", {"field": "room", "is": "l"}),
        ("「部屋」が「大」の場合", {"field": "room", "is": "l"}),
        ("部屋で大をえらんだ方だけ", {"field": "room", "is": "l"}),
        ("部屋が小ではないとき", {"field": "room", "in": ["m", "l"]}),
        ("部屋が小以外なら", {"field": "room", "in": ["m", "l"]}),
        ("食べものがはいのとき", {"field": "food", "is": True}),
        ("人数が4人以上のとき", {"field": "people", "in": [4, 5, 6]}),
        (
            "部屋が大のとき、かつ、食べものがいいえのとき",
            {"all": [{"field": "room", "is": "l"}, {"field": "food", "is": False}]},
        ),
        ("birth_date=18歳未満", {"field": "subject.birth_date", "age": {"most": 17}}),
        (
            "部屋=大かつ食べもの=いいえ",
            {"all": [{"field": "room", "is": "l"}, {"field": "food", "is": False}]},
        ),
    ],
)
def test_condition_is_what_staff_mean(text: str, condition: dict[str, object] | None) -> None:
    assert made(text) == (condition, [])


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("部屋=とても大きい", "部屋 has no such answer"),
        ("人数=たくさん", "人数 has no such answer"),
        ("人数=9人以上", "人数 has no such answer"),
        ("生まれた日=3日以上", "生まれた日 has no such answer"),
        ("金額=3000円以上", "sums (金額) cannot be compared; ask with 選択肢 instead"),
        ("生まれた日=平成20年4月1日以降", "a day (生まれた日) is compared by the age alone"),
        ("場所=体育館", "場所 is typed, and cannot be compared; ask with 選択肢 instead"),
        ("部屋", "write 短い名前=選択肢, of 部屋、物、食べもの、人数、生まれた日"),
        ("部屋がとても大きいのとき", "部屋 has no such answer"),
        ("天気がはれのとき", "write 短い名前=選択肢"),
        ("部屋が大", "write 短い名前=選択肢"),
        ("支払いがカードのとき", "支払い is asked later; put its row above this one"),
        ("天気=はれ", "write 短い名前=選択肢"),
        ("支払い=カード", "支払い is asked later; put its row above this one"),
        ("部屋=大かつ部屋=小または人数=3", "not by both"),
    ],
)
def test_condition_that_is_not_understood_is_told_with_its_cell(text: str, mistake: str) -> None:
    condition, (told,) = made(text)
    assert condition is None
    assert mistake in told
    assert told.startswith("質問 F5: ")
