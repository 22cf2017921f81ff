"""Screens with the texts of the drawn ones (01 to 22), for pages to be looked at and tested without a visit.

`/` in a text stands for a place where a line may break (U+200B in the real texts).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from kiosk.basics.ids import FieldId, VisitId
from kiosk.forms.view import FieldView, Input, Option
from kiosk.visit.screen import (
    Body,
    Button,
    CardPicture,
    CheckList,
    CheckRow,
    Choices,
    Comfort,
    Countdown,
    Fact,
    Facts,
    Finished,
    Notice,
    PaperPreview,
    Preparation,
    Question,
    Screen,
    SecretPad,
    Sheet,
    SheetRow,
    StaffDesk,
    Stage,
    Tile,
    Tiles,
    Welcome,
    Working,
)
from kiosk.visit.sketch import Sketch
from kiosk.visit.spoken import spoken_of
from tests.screens.paper import sample_pdf

VISIT = VisitId("0197a000-0000-7000-8000-000000000001")
LANGUAGES = (
    Option("ja", "日本語", chosen=True),
    Option("ja-easy", "やさしい/ にほんご"),
    Option("en", "English"),
    Option("zh-Hans", "中文"),
    Option("ko", "한국어"),
    Option("vi", "Tiếng Việt"),
    Option("ne", "नेपाली"),
)
TOOLS = (
    Button("settings:text-size", "文字の/大きさ", "tool", "text"),
    Button("settings:theme", "色", "tool", "color"),
    Button("settings:voice", "音声", "tool", "sound"),
    Button("settings:language", "ことば", "tool", "lang"),
    Button("call-staff", "係の人を/よぶ", "tool", "call"),
)
BACK = Button("back", "もどる", "back", "back")
NEXT = Button("next", "つぎへ", "next", "next")
QUIT = Button("quit", "やめる", "quit", "close")
WHY = Button("why", "なぜ聞くの？", "why", "help")
CERTIFICATE = ("住民票の写し", "doc")
MOVING = ("引っこしの届け", "move")


def b(text: str) -> str:
    """Break marks and ordinary letters of one text."""
    return text.replace("/", "\u200b")


def _broken(button: Button) -> Button:
    return dataclasses.replace(button, label=b(button.label))


def _screen(
    name: str,
    body: Body,
    buttons: tuple[Button, ...] = (),
    *,
    topic: tuple[str, str] | None = CERTIFICATE,
    progress: str | None = None,
    left: int | None = None,
    foot: str | None = None,
) -> Screen:
    words = progress if progress is not None else (None if left is None else f"あと {left}つ")
    said = None if foot is None else b(foot)
    shown = tuple(_broken(button) for button in (*TOOLS, *buttons))
    voice = spoken_of(Sketch(body, buttons, said), shown)
    return Screen(
        visit=VISIT,
        name=name,
        comfort=Comfort(),
        office="北区",
        topic=topic,
        progress=words,
        left=left,
        passed=0 if left is None else 8 - left,
        buttons=shown,
        body=body,
        foot=said,
        spoken=voice.everyone,
        private=voice.private,
        heard=voice.heard,
    )


def _field(
    kind: str,
    shape: Input,
    draft: object,
    *,
    part: str = "",
    problem: str | None = None,
    options: tuple[Option, ...] = (),
    extras: tuple[Option, ...] = (),
    limits: Mapping[str, int | str] | None = None,
    echo: str | None = None,
) -> FieldView:
    return FieldView(
        field=FieldId(f"sample.{kind}"),
        kind=kind,
        part=part,
        input=shape,
        label="見本",
        draft=draft,
        problem=None if problem is None else b(problem),
        options=tuple(_option(option) for option in options),
        extras=tuple(_option(option) for option in extras),
        limits=limits or {},
        echo=echo,
    )


def _option(option: Option) -> Option:
    note = None if option.note is None else b(option.note)
    return dataclasses.replace(option, label=b(option.label), note=note)


def _options(*options: Option) -> tuple[Option, ...]:
    return tuple(_option(option) for option in options)


def welcome() -> Screen:
    body = Welcome(
        b("区役所の/手続きが\nここで/できます"),
        b("画面に/さわると、/はじまります。"),
        b("イヤホンを/さすと、/声で/案内します。"),
        _options(*LANGUAGES),
    )
    start = Button("start", "はじめる", "inline", "touch")
    return _screen("welcome", body, (start,), topic=("北区役所\u3000窓口の手続き", "doc"))


def tiles() -> Screen:
    rows = (
        ("certificate", "doc", "証明書が/ほしい", "住民票・印鑑・戸籍・税"),
        ("moving", "move", "引っこしを/する・した", "転入・転居・転出"),
        ("child", "child", "子どもの/こと", "出生・児童手当"),
        ("health", "heart", "健康保険・/介護", "国保・介護認定"),
        ("money", "yen", "お金・給付", "給付金の/申しこみ"),
        ("card", "card", "マイナンバー/カード", "暗証番号・更新"),
        ("death", "flower", "なくなられた/方の/こと", "お悔やみの/手続き"),
        ("search", "search", "さがす", "ことばで/さがします"),
    )
    body = Tiles("どんな\u200bご用ですか", tuple(Tile(i, p, b(label), b(e)) for i, p, label, e in rows))
    return _screen(
        "choosing", body, (BACK, QUIT), topic=("手続きをえらぶ", "doc"),
        foot="ひとつ/さわると、/つぎへ/すすみます。",
    )  # fmt: skip


def preparation() -> Screen:
    body = Preparation(
        b("はじめる/前に"),
        (
            Fact("かかる時間", "およそ 5分", icon="clock"),
            Fact("手数料", "1通 300円", icon="yen"),
            Fact("受けとり", "きょう、/窓口で".replace("/", "\u200b"), icon="slip"),
        ),
        b("お手元に/ありますか"),
        _options(
            Option("card", "マイナンバー/カード", "なくても、/手続きできます。", "card-small"),
            Option("fee", "手数料", "紙と/ひきかえに/はらいます。", "coins"),
            Option("letter", "委任状", "ほかの方の/住民票を/とる方だけ。", "letter"),
        ),
    )
    missing = Button("missing-something", "足りない/ものが/ある", "middle")
    start = Button("next", "はじめる", "next", "next")
    return _screen("preparing", body, (BACK, missing, start, QUIT), left=8)


def who(chosen: str = "self") -> Screen:
    options = (
        Option("self", "わたし", "ご本人の/住民票です。", "who-self"),
        Option("household", "同じ家の/家族", "同じ世帯の/方です。", "who-family"),
        Option("proxy", "ほかの方", "委任状が/必要です。", "who-other"),
    )
    body = Choices(
        b("どなたの/住民票ですか"),
        b("ひとつ/えらんで、/「つぎへ」に/さわってください。"),
        tuple(dataclasses.replace(_option(option), chosen=option.id == chosen) for option in options),
    )
    return _screen("applicant", body, (BACK, WHY, NEXT, QUIT), left=7)


def card_waiting() -> Screen:
    body = CardPicture(
        b("カードを/台に/置いてください"),
        "waiting",
        (b("写真の面を/上に/します"), b("台の/まんなかに/置きます"), b("音が/鳴るまで、/動かしません")),
        b("読みとると、/自動で/すすみます。"),
    )
    none = Button("no-card", "カードが/ない", "next", "card")
    return _screen("waiting-for-card", body, (BACK, none, QUIT), left=6)


def card_taken_early() -> Screen:
    screen = card_waiting()
    assert isinstance(screen.body, CardPicture)
    notice = b("もう一度、/置いてください。")
    body = dataclasses.replace(screen.body, notice=notice)
    voice = spoken_of(Sketch(body, foot=screen.foot), screen.buttons)
    return dataclasses.replace(screen, name="card-again", body=body, spoken=voice.everyone, heard=voice.heard)


def card_reading() -> Screen:
    body = CardPicture(
        b("読みとって/います"),
        "reading",
        (b("そのまま、/動かさないで\nお待ちください。"),),
        "あと 3秒くらいです。",
        done=6,
        total=10,
    )
    cancel = Button("cancel", "とりけす", "back", "close")
    foot = "カードから/手を/はなして/かまいません。"
    return _screen("reading-card", body, (cancel, QUIT), left=6, foot=foot)


def secret_pad(tries: int = 3, problem: str | None = None) -> Screen:
    body = SecretPad(
        title=b("4けたの/暗証番号を/入れてください"),
        explanation=b("市区町村の/窓口で/決めた、/4つの/数字です。"),
        length=4,
        tries_left=tries,
        tries_most=3,
        tries=f"あと {tries}回、\u200bためせます",
        warning=b("3回/まちがえると、/カードに/鍵が/かかります。"),
        note=b("番号は、/まわりから/見えないように/●で/かくします。"),
        problem=None if problem is None else b(problem),
    )
    forgotten = Button("forgotten", "わからない・/忘れた", "inline", "help")
    return _screen("entering-pin", body, (BACK, forgotten, NEXT, QUIT), left=6, foot=body.note)


def _eras(*names: str, chosen: str) -> tuple[Option, ...]:
    ids = {"大正": "taisho", "昭和": "showa", "平成": "heisei", "令和": "reiwa", "西暦": "western"}
    return tuple(Option(ids[name], name, chosen=name == chosen) for name in names)


def card_birth() -> Screen:
    field = _field(
        "date", "date", {"era": "showa", "year": "23", "month": "3", "day": ""},
        options=_eras("大正", "昭和", "平成", "令和", "西暦", chosen="昭和"),
    )  # fmt: skip
    body = Question(b("カードの/生年月日を/入れてください"), None, None, field, picture="card-birth")
    wait = dataclasses.replace(NEXT, missing=b("日を/入れてください"))
    foot = "暗証番号は/使いません。"
    return _screen("number-b:birth", body, (BACK, wait, QUIT), left=6, foot=foot)


def card_expiry() -> Screen:
    limits = {"groups": "4", "suffix": "年まで有効"}
    field = _field("digits", "cells", "203", limits=limits)
    body = Question(b("カードの/有効期限の/年を/入れてください"), None, None, field, picture="card-expiry")
    wait = dataclasses.replace(NEXT, missing=b("あと 1つ、/数字を/入れてください"))
    foot = "暗証番号は/使いません。"
    return _screen("number-b:expiry", body, (BACK, wait, QUIT), left=6, foot=foot)


def card_code() -> Screen:
    field = _field("digits", "cells", "4567", limits={"groups": "4"})
    body = Question(b("写真の/下の/4けたの/数字を/入れてください"), None, None, field, picture="card-code")
    return _screen("number-b:code", body, (BACK, NEXT, QUIT), left=6, foot="暗証番号は/使いません。")


def facts() -> Screen:
    body = Facts(
        b("これで/合っていますか"),
        b("カードから/読みとった/内容です。"),
        (
            Fact("お名前", "{見本|みほん}\u3000{花子|はなこ}\u3000さま"),
            Fact("ご住所", b("東京都/北区/王子本町/1丁目/0番0号")),
            Fact("生年月日", b("昭和23年/3月5日"), small="（1948年）"),
        ),
    )
    wrong = Button("differs", "ちがう", "middle")
    right = Button("next", "合っています", "next", "next")
    return _screen("confirming", body, (BACK, wrong, right, QUIT), left=5)


def yes_no(draft: str | None = "no") -> Screen:
    options = (
        Option("yes", "はい、/のせます", "パスポートや/相続の/手続きに/使うとき", "maru", draft == "yes"),
        Option("no", "いいえ、/のせません", "そのほかの/手続きに/使うとき", "close", draft == "no"),
    )
    body = Question(
        b("{本籍|ほんせき}を/のせますか"),
        b("本籍は、/戸籍が/ある/場所の/ことです。"),
        b("本籍は、/必要な/ときだけ/のせます。"),
        _field("yes-no", "yes-no", draft, options=options),
    )
    unsure = Button("unsure", "わからない", "middle", "help")
    return _screen("asking:honseki", body, (BACK, unsure, WHY, NEXT, QUIT), left=4)


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
        _field("choices", "many", list(draft), options=options),
    )
    foot = f"{len(draft)}つ えらんでいます。"
    return _screen("asking:items", body, (BACK, WHY, NEXT, QUIT), left=3, foot=foot)


def copies(draft: int = 2) -> Screen:
    field = _field(
        "count", "count", draft, limits={"least": 1, "most": 5, "unit": "通"},
        echo=f"300円 × {draft}通 = {300 * draft}円",
    )  # fmt: skip
    body = Question(b("何通/必要ですか"), b("1回に/5通まで/とれます。"), None, field)
    foot = "お金は、/紙を/受けとる/ときに/はらいます。"
    return _screen("asking:copies", body, (BACK, NEXT, QUIT), left=2, foot=foot)


def kana(draft: str = "みほん\u3000は") -> Screen:
    field = _field("kana", "kana", draft, limits={"most": 40})
    field = dataclasses.replace(field, label="お名前のふりがな")
    body = Question(b("お名前の/ふりがなを/入れてください"), None, None, field)
    foot = "名字と/名前の/あいだは、/「空白」です。"
    return _screen("asking:kana", body, (BACK, NEXT, QUIT), left=4, foot=foot)


def text(draft: str = "あさひ荘 101") -> Screen:
    field = _field("text", "text", draft, limits={"most": 40})
    body = Question(b("建物の/名前は/何ですか"), b("部屋の/番号も/入れてください。"), None, field)
    return _screen("asking:building", body, (BACK, NEXT, QUIT), topic=MOVING, left=4)


def era_date() -> Screen:
    field = _field(
        "date", "date", {"era": "reiwa", "year": "8", "month": "11", "day": "3"},
        options=_eras("平成", "令和", "西暦", chosen="令和"),
        extras=(Option("today", "きょう", picture="cal"), Option("yesterday", "きのう", picture="cal")),
        echo="2026年11月3日（火曜日）",
    )  # fmt: skip
    body = Question(b("いつ/引っこしましたか"), b("新しい/家に/住みはじめた/日です。"), None, field)
    return _screen("asking:moved-on", body, (BACK, NEXT, QUIT), topic=MOVING, left=6)


def postal(draft: str = "1140022", *, problem: bool = False) -> Screen:
    field = _field(
        "address", "cells", draft, part="postal", limits={"groups": "3-4"},
        extras=(Option("unknown", "郵便番号が/わからない", picture="help"),),
        problem="ここに、/あと 2つ/入ります。" if problem else None,
    )  # fmt: skip
    summary = (b("あと 2つ、/数字を/入れてください"), b("郵便番号は、/7つの/数字です。/5つ/入って/います。"))
    explanation = None if problem else b("7つの/数字です。/住所を/自動で/さがします。")
    title = b("新しい/住所の/郵便番号は/何番ですか")
    body = Question(title, explanation, None, field, summary if problem else None)
    search = Button("next", "さがす", "next", "next")
    return _screen("asking:postal", body, (BACK, search, QUIT), topic=MOVING, left=5)


def problem() -> Screen:
    return postal("11400", problem=True)


def town(draft: str | None = "1", count: int = 3) -> Screen:
    towns = tuple(Option(str(n), f"王子本町/{n}丁目", chosen=draft == str(n)) for n in range(1, count + 1))
    options = (*towns, Option("none", "この中に/ありません", chosen=draft == "none"))
    field = _field("address", "one", draft, part="town", options=options)
    explanation = b("郵便番号 114-0022 の/住所です。")
    body = Question(b("新しい/住所は/どれですか"), explanation, None, field)
    foot = "番地は、/つぎの/画面で/入れます。"
    return _screen("asking:town", body, (BACK, NEXT, QUIT), topic=MOVING, left=5, foot=foot)


def many_towns() -> Screen:
    screen = town("6", 9)
    return dataclasses.replace(screen, name="asking:towns")


def block(draft: str = "2-11") -> Screen:
    field = _field("address", "block", draft, part="block", limits={"most": 12})
    body = Question(b("番地は/何番ですか"), b("「2番11号」は、/2-11 と/入れてください。"), None, field)
    return _screen("asking:block", body, (BACK, NEXT, QUIT), topic=MOVING, left=5)


def phone(draft: str = "0312345678") -> Screen:
    field = _field("phone", "phone", draft, limits={"most_digits": 11}, echo="03-1234-5678")
    body = Question(
        b("お電話の/番号は/何番ですか"), b("昼間に/つながる/番号です。"), b("れんらくに/使います。"), field
    )
    return _screen("asking:phone", body, (BACK, WHY, NEXT, QUIT), left=4)


def amount(draft: str = "12000") -> Screen:
    field = _field("money", "amount", draft, limits={"most_digits": 8, "unit": "円"}, echo="12,000円")
    body = Question(b("いくら/はらいましたか"), b("領収書の/金額です。"), None, field)
    return _screen("asking:amount", body, (BACK, NEXT, QUIT), left=4)


def people(count: int = 2) -> Screen:
    rows = (
        Option("0", "{見本|みほん} {花子|はなこ}", "昭和23年3月5日・/世帯主"),
        Option("1", "{見本|みほん} {太郎|たろう}", "昭和20年11月2日・/夫"),
        Option("2", "{見本|みほん} {桃子|ももこ}", "平成20年5月1日・/孫"),
    )[:count]
    field = _field(
        "persons", "people", [{} for _ in rows], limits={"most": 8}, options=rows,
        extras=(Option("add", "もうひとり/加える", picture="plus"),),
    )  # fmt: skip
    body = Question(b("いっしょに/入る/家族は/どなたですか"), b("保険に/入る/方だけです。"), None, field)
    return _screen("asking:household", body, (BACK, NEXT, QUIT), topic=("国民健康保険", "heart"), left=3)


def check() -> Screen:
    rows = (
        ("どなたの", "わたし（見本 花子）"),
        ("のせるもの", "世帯主と続柄、/前の住所"),
        ("本籍", "のせません"),
        ("通数", "2通（600円）"),
        ("使いみち", "銀行の/手続き"),
    )
    body = CheckList(
        b("まちがいが/ないか、/見てください"),
        tuple(CheckRow(label, b(value), f"fix:{index}") for index, (label, value) in enumerate(rows)),
    )
    aloud = Button("read", "読みあげる", "middle", "sound")
    send = Button("next", "これで出す", "next", "next")
    return _screen("checking", body, (BACK, aloud, send, QUIT), progress="さいごの確認")


def long_check() -> Screen:
    screen = check()
    assert isinstance(screen.body, CheckList)
    body = dataclasses.replace(screen.body, rows=screen.body.rows * 3)
    return dataclasses.replace(screen, name="checking-long", body=body)


def working() -> Screen:
    body = Working(
        b("送って/います"),
        b("そのまま、/お待ちください。"),
        "sending",
        (
            Stage(b("内容を/たしかめる"), "done", "おわりました"),
            Stage(b("区役所に/送る"), "now", "送っています"),
            Stage(b("受付番号を/もらう"), "later", "これからです"),
        ),
        done=55,
        total=100,
        sentence=b("10秒ほどで/おわります。/うまく/いかない/ときも、/入れた/内容は/なくなりません。"),
    )
    return _screen("handing-in", body, progress="もうすぐ終わり", foot=body.sentence)


def paper() -> Screen:
    body = PaperPreview(
        b("この/紙を/印刷します"),
        b("まちがいが/ないか、/見てください。"),
        sample_pdf(),
        b("住民票の/写しの/申請書です。/1枚です。"),
    )
    go = Button("print", "印刷する", "next", "print")
    return _screen("paper", body, (BACK, go, QUIT))


def finished() -> Screen:
    body = Finished(
        b("受けつけ/ました"),
        "受付番号",
        "127",
        b("2番の/窓口で、/この番号を/よびます。"),
        _options(
            Option("card", "カードを/お取りください", "カードが、/台の/上に/あります。", "card-small"),
            Option("slip", "控えの/紙を/お取りください", "受付番号が/書いて/あります。", "printer"),
            Option("seat", "いすで/お待ちください", "およそ/5分で/およびします。", "chair"),
        ),
    )
    more = Button("more", "ほかの/手続きも/する", "back")
    done = Button("finish", "おわる", "next", "check")
    return _screen("finished", body, (more, done), progress="終わりました")


def failure() -> Screen:
    body = Notice(
        b("紙で/申請できます"),
        (b("入れた/内容は、/のこって/います。"), b("もう一度/書く/必要は/ありません。")),
        "printer",
        explanation=b("いま、/区役所と/つながりません。"),
        headline=b("印刷して、/窓口に/出してください。"),
        code=b("係の人に/見せる/番号：NET-03"),
    )
    again = Button("again", "もう一度/送ってみる", "inline", "redo")
    go = Button("next", "印刷する", "next", "print")
    return _screen("paper-instead", body, (BACK, again, go, QUIT))


def countdown(seconds: int = 34) -> Screen:
    body = Countdown(
        b("まだ/お使いですか"),
        (b("さわらないと、/はじめの/画面に/もどります。"), b("入れた/内容は、/消えます。")),
        seconds,
        45,
        "秒",
        lock=b("内容は、/いま/かくして/います。"),
    )
    end = Button("end", "おわる", "back", "close")
    go_on = Button("continue", "つづける", "next", "check")
    return _screen("idle-warning", body, (end, go_on))


def staff_called() -> Screen:
    body = Notice(
        b("係の人を/よびました"),
        (b("いま、/まいります。"), b("そのまま/お待ちください。")),
        "helper",
        lock=b("入れた/内容は、/消えません。"),
    )
    stop = Button("stop-call", "よぶのを/やめる", "back", "close")
    go_on = Button("continue", "自分で/つづける", "next", "next")
    return _screen("staff-called", body, (stop, go_on, QUIT), left=4)


def staff_here() -> Screen:
    """Without the parts that need staff to sign in: face and name, and who typed."""
    machine = (
        Fact(b("カードを/読む台"), b("使えます"), icon="check"),
        Fact("カード", b("置いて/ありません"), icon="check"),
        Fact("印刷", b("紙が/ありません"), icon="warn"),
    )
    body = StaffDesk(
        b("お手伝いの/しかた"), b("お客さまの/答えは、/ここには/出ません。"), b("この機械の/ようす"), machine
    )
    acts = (
        Button("tool:text-size", "文字と/色を/かえる", "inline", "text"),
        Button("tool:language", "ことばを/かえる", "inline", "lang"),
        Button("private", "別の場所で/話す", "inline", "ear"),
        Button("quit", "やめて/すべて/けす", "inline", "close"),
    )
    back = Button("next", "もとの/画面へ", "next", "next")
    return _screen("staff-here", body, (*acts, back), progress="あと 28分")


def settings() -> Screen:
    sizes = (
        ("standard", "標準"),
        ("large", "大きい"),
        ("larger", "とても/大きい"),
        ("largest", "いちばん/大きい"),
    )
    themes = (("standard", "標準"), ("light", "白と黒"), ("dark", "黒と白"), ("soft", "やわらか"))
    body = Sheet(
        b("見やすく・/聞きやすく"),
        (
            SheetRow("text-size", "text", b("文字の/大きさ"), "text-size", _named(sizes, "standard")),
            SheetRow("theme", "color", "色", "theme", _named(themes, "standard")),
            SheetRow("speech", "sound", "音声", "plain", (Option("on", "きく", picture="sound"),)),
            SheetRow(
                "rate",
                "sound",
                "速さ",
                "step",
                _named((("slower", "おそく"), ("faster", "はやく")), ""),
                "ふつう",
            ),
            SheetRow(
                "volume",
                "sound",
                "音量",
                "step",
                _named((("softer", "小さく"), ("louder", "大きく")), ""),
                "3",
            ),
            SheetRow("language", "lang", "ことば", "plain", _options(*LANGUAGES)),
        ),
        focus="text-size",
    )
    reset = Button("reset-comfort", "はじめに/もどす", "back", "undo")
    shut = Button("close", "とじる", "next", "check")
    topic = ("見やすく・聞きやすく", "text")
    return _screen("settings", body, (reset, shut), topic=topic, foot="えらぶと、/すぐに/変わります。")


def _named(rows: tuple[tuple[str, str], ...], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(row_id, b(label), chosen=row_id == chosen) for row_id, label in rows)


def with_title(screen: Screen, title: str) -> Screen:
    """The same screen under another title."""
    return dataclasses.replace(screen, body=dataclasses.replace(screen.body, title=title))


def drawn() -> tuple[tuple[str, Screen], ...]:
    """Every screen of the drawn set, by the number of its picture."""
    return (
        ("01-start", welcome()),
        ("02-procedures", tiles()),
        ("03-before-you-start", preparation()),
        ("04-who", who()),
        ("05a-card-waiting", card_waiting()),
        ("05b-card-reading", card_reading()),
        ("06-pin", secret_pad()),
        ("07a-no-pin-birth", card_birth()),
        ("07b-no-pin-expiry", card_expiry()),
        ("07c-no-pin-code", card_code()),
        ("08-confirm-read", facts()),
        ("09-yes-no", yes_no()),
        ("10-choice-list", choices()),
        ("11-copies", copies()),
        ("12-kana", kana()),
        ("13-era-date", era_date()),
        ("14a-postal", postal()),
        ("14b-address", town()),
        ("15-check", check()),
        ("16-sending", working()),
        ("17-done", finished()),
        ("18-failure", failure()),
        ("19-inactivity", countdown()),
        ("20-help", staff_called()),
        ("21-error", problem()),
        ("22-settings", settings()),
        ("23-staff", staff_here()),
    )


def further() -> tuple[tuple[str, Screen], ...]:
    """Screens nobody drew, of the same bodies."""
    return (
        ("05c-card-again", card_taken_early()),
        ("06b-pin-wrong", secret_pad(2, "ちがう/番号でした。/もう一度、/入れてください。")),
        ("12b-text", text()),
        ("14c-many-towns", many_towns()),
        ("14d-block", block()),
        ("14e-phone", phone()),
        ("14f-amount", amount()),
        ("14g-people", people()),
        ("15b-long-check", long_check()),
        ("16b-paper", paper()),
    )


def everything() -> tuple[tuple[str, Screen], ...]:
    return (*drawn(), *further())
