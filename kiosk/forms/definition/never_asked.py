"""Secrets of the card and the 12-digit number: no question asks for them, however it is worded.

A PIN is typed on the card's own page and nowhere else; the 個人番号 is looked at by staff, never kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path
from kiosk.words.furigana import plain

_TYPED = frozenset({"digits", "text", "count", "money", "phone", "year", "name", "kana"})
"""Kinds whose answer could be such a number; a choice about one is a fair question."""
_PIN = re.compile(
    r"暗証|パスワード|あんしょうばんごう|(?<![a-z])pin(?![a-z])|password|(?<![0-9])[4四](けた|桁)の?(番号|数字)"
)
_NUMBER = re.compile(
    r"(マイナンバー|個人番号|まいなんばー|こじんばんごう)(?!カード)"
    r"|(マイナンバー|個人番号)カード[^。、]*(番号|数字|[0-9]+けた|[0-9]+桁)|my ?number(?! card)"
)
_TEXTS = ("title", "label", "explanation", "paper")


def never_asked(procedure: Procedure) -> Iterator[Finding]:
    """Every question, of people in a list too, that would have somebody type such a number."""
    for place, question in enumerate(procedure.questions):
        path: Path = ("questions", place)
        yield from _of(question, path)
        for inner, each in enumerate(question.each):
            yield from _of(each, (*path, "each", inner))


def _of(question: Question, path: Path) -> Iterator[Finding]:
    if question.kind not in _TYPED:
        return
    for key, text in _said(question):
        if _PIN.search(text):
            yield Finding(
                (*path, *key), told("asks for a PIN: nobody tells one here; the card's own page asks")
            )
            return
        if _NUMBER.search(text):
            yield Finding(
                (*path, *key), told("asks for the 12-digit number: it is never asked, staff look at it")
            )
            return


def _said(question: Question) -> Iterator[tuple[Path, str]]:
    """Every text that says what is asked, bare of readings, breaks and wide letters."""
    for key in _TEXTS:
        yield (key,), _bare(getattr(question, key))
    for who, own in question.by_applicant.items():
        for key in ("title", "label", "explanation"):
            yield ("by_applicant", who, key), _bare(getattr(own, key))


def _bare(text: str | None) -> str:
    folded = unicodedata.normalize("NFKC", plain(text or "")).casefold()
    return re.sub(r"[\u200b\u3000\n]", "", folded)
