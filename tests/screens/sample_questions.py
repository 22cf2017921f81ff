"""Questions with the texts of the drawn ones (06 to 14), one for every kind of field."""

from __future__ import annotations

import dataclasses

from kiosk.forms.view import Option
from kiosk.visit.screen import (
    Button,
    Question,
    Screen,
)
from tests.screens.sample_parts import BACK, MOVING, NEXT, QUIT, WHY, b, field_of, sample


def _eras(*names: str, chosen: str) -> tuple[Option, ...]:
    ids = {"大正": "taisho", "昭和": "showa", "平成": "heisei", "令和": "reiwa", "西暦": "western"}
    return tuple(Option(ids[name], name, chosen=name == chosen) for name in names)


def card_birth() -> Screen:
    field = field_of(
        "date", "date", {"era": "showa", "year": "23", "month": "3", "day": ""},
        options=_eras("大正", "昭和", "平成", "令和", "西暦", chosen="昭和"),
    )  # fmt: skip
    body = Question(b("カードの/生年月日を/入れてください"), None, None, field, picture="card-birth")
    wait = dataclasses.replace(NEXT, missing=b("日を/入れてください"))
    foot = "暗証番号は/使いません。"
    return sample("number-b:birth", body, (BACK, wait, QUIT), left=6, foot=foot)


def card_expiry() -> Screen:
    limits = {"groups": "4", "suffix": "年まで有効"}
    field = field_of("digits", "cells", "203", limits=limits)
    body = Question(b("カードの/有効期限の/年を/入れてください"), None, None, field, picture="card-expiry")
    wait = dataclasses.replace(NEXT, missing=b("あと 1つ、/数字を/入れてください"))
    foot = "暗証番号は/使いません。"
    return sample("number-b:expiry", body, (BACK, wait, QUIT), left=6, foot=foot)


def card_code() -> Screen:
    field = field_of("digits", "cells", "4567", limits={"groups": "4"})
    body = Question(b("写真の/下の/4けたの/数字を/入れてください"), None, None, field, picture="card-code")
    return sample("number-b:code", body, (BACK, NEXT, QUIT), left=6, foot="暗証番号は/使いません。")


def yes_no(draft: str | None = "no") -> Screen:
    options = (
        Option("yes", "はい、/のせます", "パスポートや/相続の/手続きに/使うとき", "maru", draft == "yes"),
        Option("no", "いいえ、/のせません", "そのほかの/手続きに/使うとき", "close", draft == "no"),
    )
    body = Question(
        b("{本籍|ほんせき}を/のせますか"),
        b("本籍は、/戸籍が/ある/場所の/ことです。"),
        b("本籍は、/必要な/ときだけ/のせます。"),
        field_of("yes-no", "yes-no", draft, options=options),
    )
    unsure = Button("unsure", "わからない", "middle", "help")
    return sample("asking:honseki", body, (BACK, unsure, WHY, NEXT, QUIT), left=4)


def choices(draft: tuple[str, ...] = ("head", "former")) -> Screen:
    rows = (
        Option("head", "{世帯主|せたいぬし}と/{続柄|つづきがら}", "家の/代表の/方と、/その方との/関係"),
        Option("former", "前の/住所", "ひとつ前に/住んでいた/ところ"),
        Option("number", "マイナンバー", "12けたの/番号です。/使う/ところは/限られます"),
        Option("code", "住民票コード", "11けたの/番号です。/あまり/使いません"),
    )
    options = tuple(dataclasses.replace(row, chosen=row.id in draft) for row in rows)
    body = Question(
        b("のせる/ものを/えらんでください"),
        b("いくつでも/えらべます。/えらばなくても/すすめます。"),
        "なぜ",
        field_of("choices", "many", list(draft), options=options),
    )
    foot = f"{len(draft)}つ えらんでいます。"
    return sample("asking:items", body, (BACK, WHY, NEXT, QUIT), left=3, foot=foot)


def copies(draft: int = 2) -> Screen:
    field = field_of(
        "count", "count", draft, limits={"least": 1, "most": 5, "unit": "通"},
        echo=f"300円 × {draft}通 = {300 * draft}円",
    )  # fmt: skip
    body = Question(b("何通/必要ですか"), b("1回に/5通まで/とれます。"), None, field)
    foot = "お金は、/紙を/受けとる/ときに/はらいます。"
    return sample("asking:copies", body, (BACK, NEXT, QUIT), left=2, foot=foot)


def kana(draft: str = "みほん\u3000は") -> Screen:
    field = field_of("kana", "kana", draft, limits={"most": 40})
    field = dataclasses.replace(field, label="お名前のふりがな")
    body = Question(b("お名前の/ふりがなを/入れてください"), None, None, field)
    foot = "名字と/名前の/あいだは、/「空白」です。"
    return sample("asking:kana", body, (BACK, NEXT, QUIT), left=4, foot=foot)


def text(draft: str = "あさひ荘 101") -> Screen:
    field = field_of("text", "text", draft, limits={"most": 40})
    body = Question(b("建物の/名前は/何ですか"), b("部屋の/番号も/入れてください。"), None, field)
    return sample("asking:building", body, (BACK, NEXT, QUIT), topic=MOVING, left=4)


def era_date() -> Screen:
    field = field_of(
        "date", "date", {"era": "reiwa", "year": "8", "month": "11", "day": "3"},
        options=_eras("平成", "令和", "西暦", chosen="令和"),
        extras=(Option("today", "きょう", picture="cal"), Option("yesterday", "きのう", picture="cal")),
        echo="2026年11月3日（火曜日）",
    )  # fmt: skip
    body = Question(b("いつ/引っこしましたか"), b("新しい/家に/住みはじめた/日です。"), None, field)
    return sample("asking:moved-on", body, (BACK, NEXT, QUIT), topic=MOVING, left=6)


def postal(draft: str = "1140022", *, problem: bool = False) -> Screen:
    field = field_of(
        "address", "cells", draft, part="postal", limits={"groups": "3-4"},
        extras=(Option("unknown", "郵便番号が/わからない", picture="help"),),
        problem="ここに、/あと 2つ/入ります。" if problem else None,
    )  # fmt: skip
    summary = (b("あと 2つ、/数字を/入れてください"), b("郵便番号は、/7つの/数字です。/5つ/入って/います。"))
    explanation = None if problem else b("7つの/数字です。/住所を/自動で/さがします。")
    title = b("新しい/住所の/郵便番号は/何番ですか")
    body = Question(title, explanation, None, field, summary if problem else None)
    search = Button("next", "さがす", "next", "next")
    return sample("asking:postal", body, (BACK, search, QUIT), topic=MOVING, left=5)


def problem() -> Screen:
    return postal("11400", problem=True)


def town(draft: str | None = "1", count: int = 3) -> Screen:
    towns = tuple(Option(str(n), f"王子本町/{n}丁目", chosen=draft == str(n)) for n in range(1, count + 1))
    options = (*towns, Option("none", "この中に/ありません", chosen=draft == "none"))
    field = field_of("address", "one", draft, part="town", options=options)
    explanation = b("郵便番号 114-0022 の/住所です。")
    body = Question(b("新しい/住所は/どれですか"), explanation, None, field)
    foot = "番地は、/つぎの/画面で/入れます。"
    return sample("asking:town", body, (BACK, NEXT, QUIT), topic=MOVING, left=5, foot=foot)


def many_towns() -> Screen:
    screen = town("6", 9)
    return dataclasses.replace(screen, name="asking:towns")


def block(draft: str = "2-11") -> Screen:
    field = field_of("address", "block", draft, part="block", limits={"most": 12})
    body = Question(b("番地は/何番ですか"), b("「2番11号」は、/2-11 と/入れてください。"), None, field)
    return sample("asking:block", body, (BACK, NEXT, QUIT), topic=MOVING, left=5)


def phone(draft: str = "0312345678") -> Screen:
    field = field_of("phone", "phone", draft, limits={"most_digits": 11}, echo="03-1234-5678")
    body = Question(
        b("お電話の/番号は/何番ですか"), b("昼間に/つながる/番号です。"), b("れんらくに/使います。"), field
    )
    return sample("asking:phone", body, (BACK, WHY, NEXT, QUIT), left=4)


def amount(draft: str = "12000") -> Screen:
    field = field_of("money", "amount", draft, limits={"most_digits": 8, "unit": "円"}, echo="12,000円")
    body = Question(b("いくら/はらいましたか"), b("領収書の/金額です。"), None, field)
    return sample("asking:amount", body, (BACK, NEXT, QUIT), left=4)


def people(count: int = 2) -> Screen:
    rows = (
        Option("0", "{見本|みほん} {花子|はなこ}", "昭和23年3月5日・/世帯主"),
        Option("1", "{見本|みほん} {太郎|たろう}", "昭和20年11月2日・/夫"),
        Option("2", "{見本|みほん} {桃子|ももこ}", "平成20年5月1日・/孫"),
    )[:count]
    field = field_of(
        "persons", "people", [{} for _ in rows], limits={"most": 8}, options=rows,
        extras=(Option("add", "もうひとり/加える", picture="plus"),),
    )  # fmt: skip
    body = Question(b("いっしょに/入る/家族は/どなたですか"), b("保険に/入る/方だけです。"), None, field)
    return sample("asking:household", body, (BACK, NEXT, QUIT), topic=("国民健康保険", "heart"), left=3)
