from __future__ import annotations

import pytest

from kiosk.forms.authoring.limits_offered import limits_offered
from tests.fakes.form_parts import library, procedure, question


def told(kind: str, *labels: str, **keys: object) -> list[tuple[str, str]]:
    options = tuple({"id": f"c{place}", "label": label} for place, label in enumerate(labels))
    asked = question(kind, options=options, **keys)
    one = procedure("inkan-shomei").model_copy(update={"questions": (asked,)})
    return [(".".join(map(str, found.path)), found.message) for found in limits_offered(one)]


def test_no_installed_answer_reads_like_a_limit() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert list(limits_offered(one)) == [], one.id


@pytest.mark.parametrize("label", ["2つまで", "{机|つくえ}（2つまで）", "最大2つ", "２こまで"])
@pytest.mark.parametrize("kind", ["choice", "choices"])
def test_answer_that_reads_like_a_limit_is_told(kind: str, label: str) -> None:
    ((path, message),) = told(kind, "いす", "マイク", label)
    assert path == "questions.0.options.2.label"
    assert message.endswith("reads like a limit, and is no answer: say it by `most`")


@pytest.mark.parametrize(
    "labels",
    [("1つまで", "2つまで"), ("10人まで", "いない"), ("いす（4つまで）", "つくえ"), ("いす", "つくえ")],
)
def test_answers_about_how_many_are_let_be(labels: tuple[str, ...]) -> None:
    assert told("choices", *labels) == []


def test_where_a_limit_is_kept_nothing_is_told() -> None:
    assert told("choices", "いす", "つくえ", "マイク（2つまで）", most=2) == []
