"""Accounts that no bank book has: numbers of zeros, a ゆうちょ 記号 of another shape, a bank without a name.

記号 and 番号 as ゆうちょ銀行 explains them: a 記号 that begins with 1 is a 総合口座, 通常貯金 or
通常貯蓄貯金, whose 番号 ends with a 1 however many digits it has (that 1 is left out of the 口座番号);
one that begins with 0 is a 振替口座 (「記号・番号から振込用の店名・預金種目・口座番号への変換の公式」,
https://www.jp-bank.japanpost.jp/kojin/sokin/koza/kj_sk_kz_furikomi_ksk.html). That a 記号 has five
digits and ends with 0, and a 番号 at most eight, is what converters demand that follow the bank's own,
for example https://packagist.org/packages/sanmai/jpb-account-converter. Of the check digit in a 記号, the
fourth, none but those tell, so it refuses nothing here: what may be real is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kiosk.forms.fields import writing

_SYMBOL = re.compile("[01][0-9]{3}0")
"""It begins with 1 (総合口座, 通常貯金) or 0 (振替口座) and ends with 0."""


def impossible(members: Mapping[str, str], part: str) -> str | None:
    """The kind of problem with that member, as the account has it; None where it may be real."""
    text = members.get(part, "")
    match part:
        case "symbol" if text:
            return None if _SYMBOL.fullmatch(text) and text.strip("0") else "symbol-none"
        case "number" if text:
            return _of_number(text, members)
        case "bank" | "branch" | "holder" if text and not writing.has_sound(text):
            return "missing-kana"
        case "bank" if text and not any(one.isalpha() for one in text):
            return "not-kana"
        case _:
            return None


def _of_number(text: str, members: Mapping[str, str]) -> str | None:
    """番号 of a 総合口座 or 通常貯金 ends with 1; of a 振替口座 with anything."""
    if not text.strip("0"):
        return "account-none"
    saved = members.get("place") == "yucho" and members.get("symbol", "").startswith("1")
    return "yucho-last" if saved and not text.endswith("1") else None
