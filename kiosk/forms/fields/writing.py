"""Ways of writing the same thing: full and half width, hiragana and katakana, separators.

Kanji are never touched: Unicode normalisation would replace characters of names (神 U+FA19 becomes 神).
"""

from __future__ import annotations

import re
import unicodedata

import jaconv

from kiosk.forms.fields.kanji_digits import arabic

_TO_KATAKANA = {sign: sign + 0x60 for sign in range(0x3041, 0x3097)}
_TO_HIRAGANA = {sign + 0x60: sign for sign in range(0x3041, 0x3097)}
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−ー－ｰ", "-"))
_ALIKE = str.maketrans("ァィゥェォッャュョヮヂヅヲ", "アイウエオツヤユヨワジズオ")
_CHOME = re.compile(r"([〇一二三四五六七八九十]+|[0-9０-９]+)\s*(?=丁目)")
_OLD_DIGITS = str.maketrans("壱弐参", "一二三")
_NAMED_CODE = re.compile(
    r"^(?:〒|郵便番号|口座番号|通帳番号|口座|記号|番号|支店番号|支店|店番号|店番|no\.?|#)[\s:：]*|番$",
    re.IGNORECASE,
)
"""What people write before a code, and behind it."""
_APART = re.compile(r"(?<=[0-9])[/~〜～の](?=[0-9])")
_NAME_MARKS = re.compile(r"[\s、，,､．。｡/／＝=_＿]+")
"""What people write between family and given name; a hyphen may be a long vowel, and is not guessed."""
_ADDRESSED = re.compile(r"(?<=.)[\s\u3000]*様$")
_LATIN_NAME = re.compile(r"[A-Z][A-Z .,'-]*")
_COUNTED = re.compile("[〇一二三四五六七八九十百千]+(?=丁目|番|号)")
_ONLY_CHOME = re.compile(r"[0-9]+\s*(?:丁目|ちょうめ|チョウメ)")
_SILENT = re.compile(r"[ァィゥェォッャュョヮー・ヽヾ\s]*")
"""Signs that are never said alone: small kana, long vowels, marks."""
_KANA = re.compile(r"[\u30A1-\u30FAー・ヽヾ\u3000]+")


def digits(text: str) -> str:
    """Half-width digits, without the spaces, commas and hyphens people put between them."""
    narrow = jaconv.z2h(text, kana=False, ascii=True, digit=True).translate(_HYPHENS)
    return re.sub(r"[\s,\-()〒]|(?<=[0-9])[._・](?=[0-9])|^[TtＴ](?=[0-9])", "", narrow)


def code(text: str) -> str:
    """The digits of a code that stands on a letter, card or bank book, in kanji too, and without its name.

    一一四の〇〇〇一, 郵便番号114-0001 and `114~0001` are 1140001 too.
    """
    narrow = jaconv.z2h(arabic(text), kana=False, ascii=True, digit=True).translate(_HYPHENS).strip()
    return digits(_APART.sub("-", _NAMED_CODE.sub("", narrow)))


def hyphened(text: str) -> str:
    """With `-` for every sign that is written as a hyphen, ー too."""
    return text.translate(_HYPHENS)


def has_sound(kana: str) -> bool:
    """Whether something in it is said: ー　ー and ッッ　ッ are nobody's name."""
    return _SILENT.fullmatch(kana) is None


def has_number(line: str) -> bool:
    """Whether a line goes on behind its town: 15-22, 十五番地, 無番地; 2丁目 alone does not."""
    narrow = unicodedata.normalize("NFKC", line)
    counted = _COUNTED.sub(lambda found: arabic(found[0]), narrow)
    return re.search(r"[0-9]|[無番]番地|番外地", _ONLY_CHOME.sub("", counted)) is not None


def with_chome(town: str) -> str:
    """Half-width digits before 丁目, as the lists of towns have them; 一番町 stays."""
    plain = re.sub(r"[壱弐参十]+(?=丁目)", lambda found: found[0].translate(_OLD_DIGITS), town)
    return _CHOME.sub(lambda found: arabic(jaconv.z2h(found[1], kana=False, digit=True)), plain)


def katakana(text: str) -> str:
    """Full-width katakana for any kana; one ideographic space between words, none at the ends."""
    wide = unicodedata.normalize("NFC", jaconv.h2z(text, kana=True)) if _only_kana(text) else text
    return spaced(wide.translate(_TO_KATAKANA))


def person_kana(text: str) -> str:
    """As `katakana`, of a person: a comma or stroke between the names becomes a space, 様 behind falls away.

    ・ and ー stay: they belong to names (スーザン・スミス).
    """
    return katakana(_NAME_MARKS.sub(" ", _ADDRESSED.sub("", text.strip())))


def latin_name(text: str) -> str | None:
    """A name in Latin letters as residence cards have it (NGUYEN VAN A): capitals without marks; None where
    anything else stands in it.
    """
    parts = unicodedata.normalize("NFKD", text.strip().replace("Đ", "D").replace("đ", "d"))
    letters = "".join(sign for sign in parts if not unicodedata.combining(sign)).upper()
    name = re.sub(r"\s+", " ", letters.replace("’", "'"))
    return name if _LATIN_NAME.fullmatch(name) else None


def hiragana(text: str) -> str:
    """For the keyboard, which types hiragana."""
    return text.translate(_TO_HIRAGANA)


def is_katakana(text: str) -> bool:
    """Only full-width katakana, ー, ・ and ideographic spaces; something at all."""
    return _KANA.fullmatch(text) is not None


def same_name(one: str, other: str) -> bool:
    """Whether two katakana names can be one person's: banks write small kana large, and no spaces.

    Spaces, ー and ・ do not count; nor do large for small kana, ジ for ヂ, ズ for ヅ, オ for ヲ.
    """
    first, second = (re.sub(r"[\s・ー]", "", name).translate(_ALIKE) for name in (one, other))
    return first == second


def spaced(text: str) -> str:
    """Runs of any white space become one ideographic space; none at the ends."""
    return re.sub(r"\s+", "\u3000", text.strip())


def free(text: str) -> str:
    """Free text: half-width kana become full, full-width letters and digits half, the rest stays."""
    return re.sub(
        r"[ \t\r\n]+", " ", jaconv.z2h(jaconv.h2z(text), kana=False, ascii=True, digit=True)
    ).strip()


def _only_kana(text: str) -> bool:
    wide = unicodedata.normalize("NFC", jaconv.h2z(text, kana=True))
    return is_katakana(spaced(wide.translate(_TO_KATAKANA)))
