"""Words by which a form asks for what a person's card tells: 氏名, フリガナ, 住所, 電話番号, 生年月日."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from kiosk.words.furigana import plain

_WHOSE = (
    "申請者", "申請人", "申込者", "申込人", "届出者", "届出人", "請求者", "請求人", "申請する方",
    "申しこむ方", "申し込む方", "届出をする方", "ご?本人", "あなた",
)  # fmt: skip
_ASKED = (
    "は(?:どこ|何番|何|いつ|どちら)(?:です|でした)か",
    "を(?:入れて|書いて|教えて|お?入れ|お?書き|ご?記入して|ご記入)ください",
)
_NAME = "[おご]?(?:名前|氏名)"
_READING = "(?:ふりがな|フリガナ|よみがな|読みがな|読み仮名|読み方|カナ|かな)"
_SAID: Mapping[str, tuple[str, ...]] = {
    "name": (rf"{_NAME}(?:\((?:漢字|自署|署名)\))?",),
    "name_kana": (rf"(?:{_NAME}の?)?\(?{_READING}\)?", rf"{_READING}{_NAME}"),
    "address": ("(?:ご|現|今の|現在の)?住所", "今、?住んでいるところ", "お住まい"),
    "phone": (
        r"(?:昼間の|日中の|ご?連絡先の?)?\(?(?:お?電話(?:番号)?|TEL)\)?",
        "(?:携帯電話|携帯|けいたい電話|けいたい)の?番号",
        "ご?連絡先",
    ),
    "birth_date": (
        "生年月日",
        "お?[生う]まれた(?:日|年月日)",
        "お?誕生日",
        "いつ[生う]まれ(?:ました|た)か?",
        "[生う]まれたのはいつですか",
    ),
}
_KIND = {"name": "name", "name_kana": "kana", "address": "address", "phone": "phone", "birth_date": "date"}
_MEANT = {
    member: re.compile(rf"(?:(?:{'|'.join(_WHOSE)})の?)?(?:{'|'.join(said)})(?:{'|'.join(_ASKED)})?")
    for member, said in _SAID.items()
}


def member_asked(kind: str, *texts: str) -> str | None:
    """Which of the person's own data all these texts ask for, by the name it has there; None for others'.

    Only where nothing else is said: 「住所」 and 「申請者の住所」 are the person's, 「保護者の住所」 is not.
    An empty text says nothing.
    """
    said = [bare for one in texts if (bare := _bare(one))]
    for member, pattern in _MEANT.items():
        if _KIND[member] == kind and said and all(pattern.fullmatch(one) for one in said):
            return member
    return None


def _bare(text: str) -> str:
    narrow = "".join(unicodedata.normalize("NFKC", plain(text)).split())
    return narrow.rstrip("。?:")
