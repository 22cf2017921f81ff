from __future__ import annotations

import pytest

from kiosk.forms.authoring.own_words import member_asked


@pytest.mark.parametrize(
    ("kind", "text", "member"),
    [
        ("name", "氏名", "name"),
        ("name", "お名前を入れてください", "name"),
        ("kana", "フリガナ", "name_kana"),
        ("kana", "お名前のふりがなを入れてください", "name_kana"),
        ("kana", "氏名（フリガナ）", "name_kana"),
        ("address", "{住所|じゅうしょ}", "address"),
        ("address", "申請者の住所", "address"),
        ("address", "今の住所はどこですか", "address"),
        ("phone", "電話", "phone"),
        ("phone", "昼間の電話番号は何番ですか", "phone"),
        ("phone", "ＴＥＬ", "phone"),
        ("phone", "ご連絡先", "phone"),
        ("date", "生年月日", "birth_date"),
        ("date", "いつ生まれましたか", "birth_date"),
        ("date", "ご本人の 生年月日", "birth_date"),
    ],
)
def test_what_every_form_asks_is_the_person_s_own(kind: str, text: str, member: str) -> None:
    assert member_asked(kind, text) == member
    assert member_asked(kind, text, "") == member


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("address", ("保護者の住所",)),
        ("address", ("住所", "前の住所")),
        ("address", ("1月1日の住所はどこでしたか",)),
        ("address", ("使う家の住所",)),
        ("phone", ("緊急連絡先",)),
        ("phone", ("かたづけの方の電話は何番ですか", "かたづけの電話")),
        ("date", ("お子さんの生年月日",)),
        ("date", ("いつ使いますか",)),
        ("kana", ("世帯主のふりがな",)),
        ("name", ("通称",)),
        ("text", ("住所",)),
        ("address", ("",)),
    ],
)
def test_what_is_somebody_else_s_or_another_kind_is_not(kind: str, texts: tuple[str, ...]) -> None:
    assert member_asked(kind, *texts) is None
