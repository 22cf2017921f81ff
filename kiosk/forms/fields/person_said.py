"""One person in a sentence, as somebody would say it: 「ヤマダ ハルさん、令和3年5月2日生まれ、女性。」.

Each answer about them is a clause: in the definition's own words (`said`), in those that are known for it
(`forms.said.<id>`), else beside its label. What nobody knows (わからない) is said last, all in one sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.basics.marked import Marked
from kiosk.forms.definition.question import Question
from kiosk.words.catalogue import Words

VALUE = "…"
"""Where the answer stands in a definition's own words: 「国は…」."""
_COMMON_NOUNS = ("relation",)
"""Kinds whose words begin with a small letter inside a sentence."""


def clause(sub: Question, value: object, shown: Marked, words: Words) -> Marked:
    """One answer about a person; `shown` is its value in words."""
    said = shown[:1].lower() + shown[1:] if sub.kind in _COMMON_NOUNS else shown
    own = _own(sub, value)
    if own is not None:
        return own.replace(VALUE, said)
    for key in (f"forms.said.{sub.id}.{_option_id(value)}", f"forms.said.{sub.id}"):
        if words.has(key):
            return words(key, value=said)
    return words("forms.person.named", label=sub.label, value=said)


def sentence(clauses: Sequence[Marked], unsure: Sequence[Marked], words: Words) -> Marked:
    """The clauses in one sentence, and in another what staff ask at the counter; "" without both."""
    told = _begun(words("forms.said.comma").join(clauses))
    left = words("forms.list.comma").join(unsure)
    if not unsure:
        return words("forms.said.sentence", told=told) if told else ""
    if not told:
        return words("forms.said.unsure", labels=left)
    return words("forms.said.sentence-unsure", told=told, labels=left)


def _own(sub: Question, value: object) -> Marked | None:
    chosen = _option_id(value)
    option = next((one for one in sub.options if one.id == chosen), None)
    return sub.said if option is None or option.said is None else option.said


def _option_id(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else ""


def _begun(text: Marked) -> Marked:
    return text[:1].upper() + text[1:]
