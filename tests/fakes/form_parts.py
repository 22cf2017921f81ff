"""What form tests need: real words, look-ups and procedures, and questions written in one line."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from pathlib import Path

from kiosk.basics.clock import JST
from kiosk.basics.ids import ApplicationId
from kiosk.forms.application import Application, Person
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.kind import Context, Parsed, Reading, Unfit
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.service import (
    AnswersFile,
    Interview,
    Library,
    Lookups,
    Procedure,
    complete,
    parse_answers,
    sample_answers,
)
from kiosk.words.catalogue import Catalogue, Words

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
TODAY = date(2026, 11, 23)
HANAKO = Person("見本\u3000花子", None, "1948-03-05", "female", "東京都北区王子本町一丁目15番22号", None)


@cache
def words(language: str = "ja") -> Words:
    return Catalogue(RESOURCES / "translations").words(language)


@cache
def lookups() -> Lookups:
    return Lookups(RESOURCES / "lookups")


@cache
def library() -> Library:
    return Library(RESOURCES / "procedures")


def procedure(procedure_id: str) -> Procedure:
    found = library().get(procedure_id)
    assert found is not None, library().faults
    return found


def interview(
    procedure_id: str, applicant: str = "self", language: str = "ja", today: date = TODAY
) -> Interview:
    return Interview(procedure(procedure_id), applicant, words(language), lookups(), today)


def context(
    language: str = "ja", today: date = TODAY, price: int | None = None, known: tuple[Person, ...] = ()
) -> Context:
    return Context(today, words(language), lookups(), price, known)


def question(kind: str, **keys: object) -> Question:
    """A question of that kind, as a definition would say it."""
    said = {
        "id": "thing",
        "kind": kind,
        "title": "みほんですか",
        "label": "みほん",
        **_NEEDED.get(kind, {}),
        **keys,
    }
    return Question.model_validate(said)


def parse(spec: Question, raw: object) -> Reading:
    return KINDS[spec.kind].parse(spec, raw, context())


def sample_application(
    procedure_id: str, applicant: str, change: dict[str, object] | None = None
) -> Application:
    """The sample of that procedure, completed; `change` replaces answers by local id."""
    about = interview(procedure_id, applicant)
    said = sample_answers(about)
    answers = said["answers"]
    assert isinstance(answers, dict)
    file = parse_answers(
        procedure(procedure_id),
        {"applicant": applicant, "answers": {**answers, **(change or {})}},
        words=words(),
        lookups=lookups(),
        today=TODAY,
    )
    assert isinstance(file, AnswersFile), file
    done = complete(
        about,
        file.answers,
        application_id=ApplicationId("0193b3a0-0000-7000-8000-000000000001"),
        completed_at=datetime(2026, 11, 23, 10, 15, tzinfo=JST),
        kiosk=("oji-01", "王子区民事務所"),
    )
    assert isinstance(done, Application), done
    return done


def value_of(spec: Question, raw: object) -> object:
    read = parse(spec, raw)
    assert isinstance(read, Parsed), read
    return read.value


def problems_of(spec: Question, raw: object, today: date = TODAY) -> list[tuple[str, str]]:
    """(part, kind) of everything that speaks against what was typed."""
    kind = KINDS[spec.kind]
    read = kind.parse(spec, raw, context(today=today))
    found = read.problems if isinstance(read, Unfit) else kind.check(spec, read.value, context(today=today))
    return [(one.part, one.kind) for one in found]


_OPTIONS = tuple({"id": one, "label": f"みほん{one}", "paper": one.upper()} for one in ("a", "b", "c"))
_EACH = (
    {"id": "name_kana", "kind": "kana", "title": "お名前は", "label": "お名前"},
    {"id": "birth_date", "kind": "date", "title": "いつ", "label": "生まれた日", "latest": "today"},
    {"id": "note", "kind": "text", "title": "ほかに", "label": "ほか", "optional": True},
    {"id": "number", "kind": "office", "title": "番号", "label": "番号"},
)
_NEEDED: dict[str, dict[str, object]] = {
    "choice": {"options": _OPTIONS},
    "choices": {"options": _OPTIONS},
    "documents": {"options": _OPTIONS},
    "next-steps": {"options": _OPTIONS},
    "digits": {"groups": "3-4"},
    "count": {"unit": "通"},
    "consent": {"sentence": "よろしいですか", "sentence_version": "3"},
    "person": {"each": _EACH},
    "persons": {"each": _EACH},
}
