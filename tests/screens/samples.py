"""Screens with the texts of the drawn ones (01 to 22), for pages to be looked at and tested without a visit.

`/` in a text stands for a place where a line may break (U+200B in the real texts).
"""

from __future__ import annotations

import dataclasses

from kiosk.forms.view import Option
from kiosk.visit.screen import (
    Button,
    CardPicture,
    CheckList,
    CheckRow,
    Choices,
    Countdown,
    Fact,
    Facts,
    Finished,
    Notice,
    PaperPreview,
    Preparation,
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
from tests.screens.sample_parts import BACK, NEXT, QUIT, WHY, b, option_of, options_of, sample
from tests.screens.sample_questions import (
    amount,
    block,
    card_birth,
    card_code,
    card_expiry,
    choices,
    copies,
    era_date,
    kana,
    many_towns,
    people,
    phone,
    postal,
    problem,
    text,
    town,
    yes_no,
)

__all__ = [
    "LANGUAGES", "WHY", "amount", "block", "card_birth", "card_code", "card_expiry", "card_reading",
    "card_taken_early", "card_waiting", "check", "choices", "copies", "countdown", "drawn", "era_date",
    "everything", "facts", "failure", "finished", "further", "kana", "long_check", "many_towns", "paper",
    "people", "phone", "postal", "preparation", "problem", "secret_pad", "settings", "staff_called",
    "staff_here", "text", "tiles", "town", "welcome", "who", "with_title", "working", "yes_no",
]  # fmt: skip

LANGUAGES = (
    Option("ja", "日本語", chosen=True),
    Option("ja-easy", "やさしい/ にほんご"),
    Option("en", "English"),
    Option("zh-Hans", "中文"),
    Option("ko", "한국어"),
    Option("vi", "Tiếng Việt"),
    Option("ne", "नेपाली"),
)


def welcome() -> Screen:
    body = Welcome(
        b("区役所の/手続きが\nここで/できます"),
        b("画面に/さわると、/はじまります。"),
        b("イヤホンを/さすと、/声で/案内します。"),
        options_of(*LANGUAGES),
    )
    start = Button("start", "はじめる", "next", "touch")
    return sample("welcome", body, (start,), topic=("北区役所\u3000窓口の手続き", "doc"))


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
    return sample(
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
        options_of(
            Option("card", "マイナンバー/カード", "なくても、/手続きできます。", "card-small"),
            Option("fee", "手数料", "紙と/ひきかえに/はらいます。", "coins"),
            Option("letter", "委任状", "ほかの方の/住民票を/とる方だけ。", "letter"),
        ),
    )
    missing = Button("missing-something", "足りない/ものが/ある", "middle")
    start = Button("next", "はじめる", "next", "next")
    return sample("preparing", body, (BACK, missing, start, QUIT), left=8)


def who(chosen: str = "self") -> Screen:
    options = (
        Option("self", "わたし", "ご本人の/住民票です。", "who-self"),
        Option("household", "同じ家の/家族", "同じ世帯の/方です。", "who-family"),
        Option("proxy", "ほかの方", "委任状が/必要です。", "who-other"),
    )
    body = Choices(
        b("どなたの/住民票ですか"),
        b("ひとつ/えらんで、/「つぎへ」に/さわってください。"),
        tuple(dataclasses.replace(option_of(option), chosen=option.id == chosen) for option in options),
    )
    return sample("applicant", body, (BACK, WHY, NEXT, QUIT), left=7)


def card_waiting() -> Screen:
    body = CardPicture(
        b("カードを/台に/置いてください"),
        "waiting",
        (b("写真の面を/上に/します"), b("台の/まんなかに/置きます"), b("音が/鳴るまで、/動かしません")),
        b("読みとると、/自動で/すすみます。"),
    )
    none = Button("no-card", "カードが/ない", "next", "card")
    return sample("waiting-for-card", body, (BACK, none, QUIT), left=6)


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
    return sample("reading-card", body, (cancel, QUIT), left=6, foot=foot)


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
    return sample("entering-pin", body, (BACK, forgotten, NEXT, QUIT), left=6, foot=body.note)


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
    return sample("confirming", body, (BACK, wrong, right, QUIT), left=5)


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
    return sample("checking", body, (BACK, aloud, send, QUIT), progress="さいごの確認")


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
    return sample("handing-in", body, progress="もうすぐ終わり", foot=body.sentence)


def paper() -> Screen:
    body = PaperPreview(
        b("この/紙を/印刷します"),
        b("まちがいが/ないか、/見てください。"),
        sample_pdf(),
        b("住民票の/写しの/申請書です。/1枚です。"),
    )
    go = Button("print", "印刷する", "next", "print")
    return sample("paper", body, (BACK, go, QUIT))


def finished() -> Screen:
    body = Finished(
        b("受けつけ/ました"),
        "受付番号",
        "127",
        b("2番の/窓口で、/この番号を/よびます。"),
        options_of(
            Option("card", "カードを/お取りください", "カードが、/台の/上に/あります。", "card-small"),
            Option("slip", "控えの/紙を/お取りください", "受付番号が/書いて/あります。", "printer"),
            Option("seat", "いすで/お待ちください", "およそ/5分で/およびします。", "chair"),
        ),
    )
    more = Button("more", "ほかの/手続きも/する", "back")
    done = Button("finish", "おわる", "next", "check")
    return sample("finished", body, (more, done), progress="終わりました")


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
    return sample("paper-instead", body, (BACK, again, go, QUIT))


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
    return sample("idle-warning", body, (end, go_on))


def staff_called() -> Screen:
    body = Notice(
        b("係の人を/よびました"),
        (b("いま、/まいります。"), b("そのまま/お待ちください。")),
        "helper",
        lock=b("入れた/内容は、/消えません。"),
    )
    stop = Button("stop-call", "よぶのを/やめる", "back", "close")
    go_on = Button("continue", "自分で/つづける", "next", "next")
    return sample("staff-called", body, (stop, go_on, QUIT), left=4)


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
    return sample("staff-here", body, (*acts, back), progress="あと 28分")


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
            SheetRow("language", "lang", "ことば", "plain", options_of(*LANGUAGES)),
        ),
        focus="text-size",
    )
    reset = Button("reset-comfort", "はじめに/もどす", "back", "undo")
    shut = Button("close", "とじる", "next", "check")
    topic = ("見やすく・聞きやすく", "text")
    return sample("settings", body, (reset, shut), topic=topic, foot="えらぶと、/すぐに/変わります。")


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
