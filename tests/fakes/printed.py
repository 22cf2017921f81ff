"""What has to stand on the paper for an answers file, worked out from the definition alone."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

import pypdf

from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.digits import grouped
from kiosk.words.catalogue import Words
from kiosk.words.dates import wareki
from kiosk.words.furigana import plain

PERSON_WORDS = ("name", "name_kana", "phone")
_SPACE = re.compile(r"\s")


def text_of(pdf: bytes) -> str:
    """All letters of all pages, without any space between them."""
    return squeezed("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))


def squeezed(text: str) -> str:
    return _SPACE.sub("", text)


def wanted(procedure: Procedure, answers: Mapping[str, object], words: Words) -> Iterator[tuple[str, str]]:
    """(field, letters that must be printed) for everything that was answered; one field may have several."""
    for name, data in answers.items():
        if data is None:
            continue
        question = procedure.question(name)
        for text in _of_person(name, data, words) if question is None else _printed(question, data, words):
            yield name, squeezed(plain(text))


def _of_person(name: str, data: object, words: Words) -> Iterator[str]:
    member = name.partition(".")[2]
    if member in PERSON_WORDS:
        yield str(data)
    elif member == "birth_date":
        yield wareki(date.fromisoformat(str(data)))
    elif member == "address":
        yield from _address(data)
    else:
        yield words(f"forms.gender.{data}")


def _printed(question: Question, data: object, words: Words) -> Iterator[str]:
    if question.kind in ("person", "persons"):
        rows = data if isinstance(data, list) else [data]
        yield from (text for row in rows for text in _row(question, _map(row), words))
    elif question.kind == "relation":
        yield words(f"forms.relation.{data}")
    else:
        yield from _LETTERS.get(question.kind, _as_it_is)(question, data)


def _as_it_is(_: Question, data: object) -> Iterator[str]:
    yield str(data)


def _choices(question: Question, data: object) -> Iterator[str]:
    """Of people in a list the names stand there already."""
    yield from () if question.among else (_option(question, one) for one in _list(data))


def _yes_no(question: Question, data: object) -> Iterator[str]:
    given = data["given"] if isinstance(data, Mapping) else data
    if question.options:
        yield _option(question, "yes" if given else "no")


def _steps(question: Question, data: object) -> Iterator[str]:
    chosen = [one for one, state in _map(data).items() if state in ("here", "wanted")]
    yield from (_option(question, one) for one in chosen)


def _days(_: Question, data: object) -> Iterator[str]:
    days = [data] if isinstance(data, str) else _map(data).values()
    yield from (wareki(date.fromisoformat(str(day))) for day in days)


def _account(_: Question, data: object) -> Iterator[str]:
    yield from (str(part) for name, part in _map(data).items() if name not in ("place", "type"))


def _of_question(question: Question, data: object) -> Iterator[str]:
    yield _option(question, data)


_LETTERS: Mapping[str, Callable[[Question, object], Iterator[str]]] = {
    "choice": _of_question,
    "choices": _choices,
    "yes-no": _yes_no,
    "consent": _yes_no,
    "documents": _steps,
    "next-steps": _steps,
    "date": _days,
    "period": _days,
    "address": lambda _, data: _address(data),
    "bank-account": _account,
    "count": lambda question, data: iter((f"{data}{question.unit or ''}",)),
    "year": lambda _, data: iter((f"令和{int(str(data)) - 2018}年度",)),
    "digits": lambda question, data: iter((grouped(str(data), question.groups or ""),)),
}


def _row(question: Question, row: Mapping[str, object], words: Words) -> Iterator[str]:
    for each in question.each:
        if each.id in row and row[each.id] is not None:
            yield from _printed(each, row[each.id], words)


def _address(data: object) -> Iterator[str]:
    parts = _map(data)
    yield f"{parts['town']}{parts['block']}"
    yield str(parts["building"])


def _option(question: Question, wanted: object) -> str:
    option = next(one for one in question.options if one.id == wanted)
    return option.paper or option.label


def _map(data: object) -> Mapping[str, object]:
    assert isinstance(data, Mapping)
    return {str(name): value for name, value in data.items()}


def _list(data: object) -> list[object]:
    assert isinstance(data, list)
    return list(data)
