"""The words that staff write in the cells of a spreadsheet, and what they mean in a definition."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.number_kinds import ANY_NUMBER
from kiosk.forms.definition.faults import nearest
from kiosk.forms.fields.whole_numbers import whole_number

KINDS: Mapping[str, str] = {
    "文字": "text", "かな": "kana", "日付": "date", "ひとつえらぶ": "choice", "いくつもえらぶ": "choices",
    "はい・いいえ": "yes-no", "数": "count", "番号": "digits", "金額": "money", "住所": "address",
    "電話": "phone", "名前": "name", "口座": "bank-account", "家族": "persons", "書類": "documents",
    "同意": "consent",
}  # fmt: skip
"""As the guide has them; every list of what can be written names these."""
_ALSO: Mapping[str, str] = {
    **dict.fromkeys(("文章", "テキスト", "自由記述", "記述", "自由記入"), "text"),
    **dict.fromkeys(("ふりがな", "フリガナ", "カナ"), "kana"),
    **dict.fromkeys(("日", "日にち", "年月日", "月日", "生年月日", "誕生日", "生まれた日"), "date"),
    **dict.fromkeys(
        ("選択", "択一", "単一選択", "単数選択", "ラジオ", "ラジオボタン", "プルダウン"), "choice"
    ),
    **dict.fromkeys(("複数選択", "複数回答", "チェック", "チェックボックス"), "choices"),
    **dict.fromkeys(("はいいいえ", "はい/いいえ", "はいかいいえ", "有無"), "yes-no"),
    **dict.fromkeys(("人数", "個数", "枚数", "通数", "部数", "冊数", "回数", "台数", "件数"), "count"),
    **dict.fromkeys(
        (*ANY_NUMBER, "会員番号", "整理番号", "受付番号", "登録番号", "ナンバー", "けた", "桁"), "digits"
    ),
    **dict.fromkeys(("持ち物", "必要書類", "添付書類", "持っている書類"), "documents"),
    **dict.fromkeys(("円", "お金"), "money"),
    **dict.fromkeys(("電話番号", "TEL"), "phone"),
    **dict.fromkeys(("氏名", "お名前", "姓名"), "name"),
    **dict.fromkeys(("振込先", "振込口座", "銀行口座", "口座番号"), "bank-account"),
    **dict.fromkeys(("世帯員", "いっしょに住む人", "同居の家族", "人の一覧"), "persons"),
    **dict.fromkeys(("同意する", "同意書", "承諾", "誓約", "宣誓"), "consent"),
}
"""What else is written for them."""
_CHOSEN = (
    (
        re.compile(
            "(?:ひとつ|一つ|1つ|1個|どれか|いずれか)(?:だけ)?(?:を)?(?:えらぶ|選ぶ|選択|択一)(?:する)?"
        ),
        "choice",
    ),
    (re.compile("(?:いくつも|いくつでも|幾つも|複数)(?:を)?(?:えらぶ|選ぶ|選択)(?:する)?"), "choices"),
)
"""一つえらぶ, 一つだけ選ぶ, いくつでも選ぶ."""
_YEAR = told(" — for a year, write ひとつえらぶ and the years in 選択肢: 令和7年 / 令和8年")
_AGE = told(" — ask いつ生まれましたか by 日付, with 「18さい以上」 in 選択肢: the kiosk counts the years")
_MAIL = told(" — a kiosk has no keys for a mail address: ask for 電話, or leave the row out")
INSTEAD: Mapping[str, Told] = {
    **dict.fromkeys(("年", "年度", "年分"), _YEAR),
    **dict.fromkeys(("年齢", "年れい", "歳", "さい", "満年齢"), _AGE),
    **dict.fromkeys(("メール", "メールアドレス", "Eメール", "eメール", "E-mail", "e-mail", "email"), _MAIL),
}
"""What stands for a kind that there is not here: `year` of a definition asks of which year an income is."""
OF_PERSON: Mapping[str, str] = {
    "phone": "phone", "address": "address", "birth_date": "date", "name_kana": "kana", "name": "name",
}  # fmt: skip
"""Names by which the person themselves is asked: what the card told is not asked again, nor printed twice."""
NEEDED: Mapping[str, bool] = {
    **dict.fromkeys(
        ("", "はい", "○", "◯", "〇", "⭕", "✓", "✔", "☑", "レ", "必須", "必要", "要", "yes"), True
    ),
    **dict.fromkeys(("いいえ", "×", "✕", "✗", "✖", "❌", "なし", "no", "任意", "不要"), False),
}
YES_NO: Mapping[str, bool] = {"はい": True, "いいえ": False, "yes": True, "no": False}
_NOTHING = ("なし", "無料", "無し", "ない")
_UNITS = ("分", "円", "ふん", "えん")
_EACH = "(?:に?つき|当?あたり|当たり|当り|ごとに?|の)?"
"""「1枚あたり」「1枚につき」「1枚ごとに」."""
_BESIDE = re.compile(
    rf"^手数料は?[:\s]*|^1(?:通|枚|件|回|部){_EACH}[\s、]*|[\s]*\(?1(?:通|枚|件|回|部){_EACH}\)?$"
)
"""What is written beside the fee of one."""
OF_WHOLE = ("通", "枚", "件", "回", "部")
"""What a fee may be for that nobody counts: who comes gets one."""
_YEN = r"(?P<yen>\d[\d,]*(?:[千百万]\d*)*円?|[千百]円)"
_FEE_OF = re.compile(
    rf"^(?:手数料は?[:\s]*)?[1一](?P<of>[^\W\d一千百万]{{1,4}}?){_EACH}[\s、:]*{_YEN}(?:です|かかります)?。?$"
)
_OF_AFTER = re.compile(
    rf"^(?:手数料は?[:\s]*)?{_YEN}\s*(?:\([1一]|/[1一]?|[×x](?=[^\W\d]+数))(?P<of>[^\W\d]{{1,4}}?){_EACH}数?\)?$"
)
"""「1区画 3,000円」: of what the fee is."""


def fee_of(written: str) -> tuple[str, str]:
    """(what one fee is for, the rest): 区画 and 3,000円 of 「1区画 3,000円」; "" where it does not say."""
    plain = unicodedata.normalize("NFKC", written).strip()
    found = _FEE_OF.match(plain) or _OF_AFTER.match(plain)
    return ("", written) if found is None else (found["of"], found["yen"])


_NO_PART = re.compile(r"(\d)\.00?(?!\d)")
"""600.0 and 600.00, as a spreadsheet writes 600."""
_PART = re.compile(r"\d\.\d")


def kind_of(written: str) -> str:
    """The kind that is meant; what was written, where none is."""
    plain = "".join(unicodedata.normalize("NFKC", written).split())
    chosen = next((kind for pattern, kind in _CHOSEN if pattern.fullmatch(plain)), None)
    return KINDS.get(written) or _ALSO.get(plain) or chosen or written


def kind_probably(written: str) -> str:
    """The kind that is nearest, so that the rest of the row is looked at, too; "" where none is near."""
    return "" if written in INSTEAD else KINDS.get(nearest(written, KINDS) or "", "")


def number_in(written: str) -> int | None:
    """5 of 5分, およそ5分 and 5; 1000 of 1,000円 and 1通 1,000円; 0 of 無料; None: no whole number."""
    plain = _BESIDE.sub("", unicodedata.normalize("NFKC", written).strip())
    for about in ("およそ", "約"):
        plain = plain.removeprefix(about)
    plain = _NO_PART.sub(r"\1", plain)
    if _PART.search(plain):
        return None
    number = 0 if plain in _NOTHING else whole_number(plain, _UNITS)
    return None if number is None or number < 0 else number


def guess_of(word: str, known: Mapping[str, object] | Sequence[str]) -> Told | str:
    """The known word that was probably meant, as the end of a sentence; "" where none is near."""
    likely = nearest(word, known)
    return told(" — did you mean 「{likely}」?", likely=likely) if likely else ""
