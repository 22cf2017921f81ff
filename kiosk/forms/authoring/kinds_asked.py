"""Another kind than the answer needs: a phone number or a day in letters, the number of a member counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import KindId

_FREE: tuple[KindId, ...] = ("text", "digits")
_KINDS: tuple[tuple[re.Pattern[str], KindId], ...] = (
    (re.compile("電話番号|電話は何番|けいたいの番号|携帯の番号"), "phone"),
    (re.compile("ふりがな|フリガナ"), "kana"),
    (re.compile("住所(?:は|を|が)"), "address"),
    (re.compile("生年月日|(?:何日|いつ(?!も|か[^ら]))[^。]{0,14}(?:ます|ました|です|でした)か"), "date"),
    (re.compile("何(?:通|枚|部|人|冊|件)(?:です|必要|いり|で)"), "count"),
)
_NUMBERS: tuple[KindId, ...] = ("count", "money")
_STANDS = re.compile(r"何番(?!目)|番号(?:は|を|が|$)|(?:ナンバー|No\.?)(?:は|を)")
"""What stands on a card or letter: nobody counts up to it with − and +, and its first digit may be 0."""
_OF_DIGITS = ("けた", "桁", "ケタ")


def kinds_asked(procedure: Procedure) -> Iterator[Finding]:
    """Every question whose title asks for what another kind checks as it is typed."""
    for path, question in every_question(procedure):
        title = narrow(question.title)
        if question.kind in _NUMBERS and (_STANDS.search(title) or narrow(question.unit or "") in _OF_DIGITS):
            message = told(
                "is answered by an amount; the kind {kind!r} takes a number as it stands", kind="digits"
            )
            yield Finding((*path, "kind"), message)
        kind = next((kind for pattern, kind in _KINDS if pattern.search(title)), None)
        if question.kind in _FREE and kind is not None:
            message = told("is answered in letters; the kind {kind!r} checks such an answer", kind=kind)
            yield Finding((*path, "kind"), message)
