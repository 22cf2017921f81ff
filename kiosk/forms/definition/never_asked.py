"""Secrets of the card and the 12-digit number: no question asks for them, however it is worded.

A PIN is typed on the card's own page and nowhere else; the 個人番号 is looked at by staff, never kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.basics.telling import Told, told
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path
from kiosk.words.furigana import plain

_ON_PAPER = frozenset({"office", "next-steps"})
"""A box that staff fill in, and a list to read: nothing is answered."""
_CHOSEN = frozenset({"choice", "choices", "yes-no", "documents", "consent", "relation", "date", "period"})
"""Kinds whose answer is no such number: about one they may ask (のせますか), but not for it."""
_TEXTS = ("title", "label", "explanation", "note", "paper")
_HIRAGANA = {sign: sign - 0x60 for sign in range(0x30A1, 0x30F7)}
_MARKS = re.compile(r"[\s\u200b・·･.,、\-‐‑–—ー〜_「」『』()]")
"""What may stand inside a word to no other meaning: マイ・ナンバー, ﾏｲ ﾅﾝﾊﾞｰ."""
_NOT = re.compile(r"[^。？！]*(?:ません|ないで(?:ください)?|ないこと)(?:[。！]|$)")
"""A sentence that says no: 「暗証番号は聞きません」."""
_FOUR = "(?<![0-9十])(?:4|四|よん)"
_DIGITS = "(?:けた|桁|けたの|桁の|文字の|個の|この|つの)"
_RUN = "(?:番号|ばんごう)?"
_TYPE = "(?:入れて|いれて|書いて|かいて|打って|教えて|おしえて|入力して|記入して)ください"
_AS_ASKED = rf"(?:は(?:何番|なんばん|何です|なんです|いくつ)|を{_TYPE})"
_ABOUT = "(?:を|が)(?:の|載|出|使|つか|見|み|持|も|受|忘|わす|知|必)"
"""Somebody who takes it along, shows it, or has it printed."""
_LICENCE = re.compile("免許")
"""The number of a driving licence has 12 digits, too."""


@dataclass(frozen=True, slots=True)
class _Secret:
    """One that is never asked for.

    Attributes:
        names: What it is called, with everything folded into hiragana and written together.
        latin: The same in letters, with its spaces.
        id_: Names that authors give to such a question.
        digits: How many `digits` has then.
    """

    names: re.Pattern[str]
    latin: re.Pattern[str]
    id_: re.Pattern[str]
    digits: int
    message: Told


_PIN = _Secret(
    re.compile(
        r"暗証|あんしょう(?:番号|ばんご)|暗唱番号|ぱすわど|ぱすこど|ぴん(?:番号|ばんごう|こど|なんば)"
        rf"|{_FOUR}{_DIGITS}?(?:番号|ばんごう|数字|すうじ)"
        r"|(?<![0-9])6(?:けた|桁|文字)?(?:から|以上)?16(?:けた|桁|文字)"
    ),
    re.compile(r"(?<![a-z])p\.?i\.?n\.?(?![a-z])|pass ?(?:word|code)"),
    re.compile(r"(?:^|_)(?:pin|pass(?:word|code)|ansho(?:_?bango)?)(?:_code|_number)?$"),
    4,
    told("asks for a PIN: nobody tells one here; the card's own page asks"),
)
_NUMBER = _Secret(
    re.compile(
        r"(?:まいなんば|個人番号|こじんばんごう|個人なんば|個人の番号)(?!かど|通知)"
        r"|(?:まいなんば|個人番号)かど(?:の|にある|に書いてある|にのっている)*(?:番号|ばんごう|なんば|数字|すうじ)"
        r"|(?:まいなんば|個人番号)かど.{0,8}?[0-9]+(?:けた|桁)"
        rf"|(?<![0-9])(?:12|十二|一二|じゅうに){_DIGITS}"
    ),
    re.compile(r"my ?number(?! ?card)|individual ?number(?! ?card)"),
    re.compile(r"(?:^|_)(?:my_?number|individual_?number|kojin_?bango|mynumber)$"),
    12,
    told("asks for the 12-digit number: it is never asked, staff look at it"),
)


def never_asked(procedure: Procedure) -> Iterator[Finding]:
    """Every question, of people in a list too, that would have somebody tell such a number."""
    for path, question in every_question(procedure):
        yield from _of(question, path)


def _of(question: Question, path: Path) -> Iterator[Finding]:
    if question.kind in _ON_PAPER:
        return
    for secret in (_PIN, _NUMBER):
        key = _where(question, secret)
        if key is not None:
            yield Finding((*path, *key), secret.message)
            return


def _where(question: Question, secret: _Secret) -> Path | None:
    """The text that asks for it, or the key that only it needs."""
    said = tuple(_said(question))
    if secret is _NUMBER and any(_LICENCE.search(text) for _, text in said):
        return None
    for key, text in said:
        if _asks(question, secret, text):
            return key
    if question.kind in _CHOSEN:
        return None
    if secret.id_.search(question.id.rpartition(".")[2]):
        return ("id",)
    return ("groups",) if _has_its_digits(question, secret, said) else None


def _asks(question: Question, secret: _Secret, text: str) -> bool:
    folded = _folded(text)
    latin = unicodedata.normalize("NFKC", text).casefold()
    if question.kind in _CHOSEN:
        return re.search(rf"(?:{secret.names.pattern}){_RUN}{_AS_ASKED}", folded) is not None
    found = secret.names.search(folded)
    if found is not None:
        return re.match(rf"{_RUN}{_ABOUT}", folded[found.end() :]) is None
    return secret.latin.search(latin) is not None


def _has_its_digits(question: Question, secret: _Secret, said: tuple[tuple[Path, str], ...]) -> bool:
    """12 digits are the 個人番号's; four of a card are a PIN."""
    if question.kind != "digits":
        return False
    parts = re.findall(r"\d+", question.groups or str(question.most or 0))
    count = sum(int(one) for one in parts)
    words = "".join(text for _, text in said)
    of_a_card = secret is _NUMBER or "カード" in words
    return count == secret.digits and of_a_card


def _said(question: Question) -> Iterator[tuple[Path, str]]:
    """Every text that says what is asked, without the sentences that say no."""
    for key in _TEXTS:
        yield (key,), _affirmed(getattr(question, key))
    for who, own in question.by_applicant.items():
        for key in ("title", "label", "explanation"):
            yield ("by_applicant", who, key), _affirmed(getattr(own, key))
    for part, wording in question.parts.items():
        for key in ("title", "explanation"):
            yield ("parts", part, key), _affirmed(getattr(wording, key))


def _affirmed(text: str | None) -> str:
    return _NOT.sub("", unicodedata.normalize("NFKC", plain(text or "")))


def _folded(text: str) -> str:
    """Katakana as hiragana, and no mark or space between the signs."""
    return _MARKS.sub("", text).casefold().translate(_HIRAGANA)
