from __future__ import annotations

import pytest

from kiosk.forms.authoring.kinds_asked import kinds_asked
from tests.fakes.form_parts import library, procedure, question

_NEEDED: dict[str, dict[str, str]] = {"digits": {"groups": "3"}, "count": {"unit": "通"}}


def told(kind: str, title: str) -> list[str]:
    asked = question(kind, title=title, **_NEEDED.get(kind, {}))
    one = procedure("tenkyo").model_copy(update={"questions": (asked,)})
    return [found.message for found in kinds_asked(one)]


def test_no_installed_text_has_a_kind_of_its_own() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert list(kinds_asked(one)) == [], one.id


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("{昼間|ひるま}の電話番号は何番ですか", "phone"),
        ("その方のふりがなは何ですか", "kana"),
        ("住所はどこですか", "address"),
        ("お子さんはいつ生まれましたか", "date"),
        ("いつから住んでいますか", "date"),
        ("何通必要ですか", "count"),
    ],
)
@pytest.mark.parametrize("asked", ["text", "digits"])
def test_letters_where_a_kind_knows_more_are_told(title: str, kind: str, asked: str) -> None:
    assert told(asked, title) == [f"is answered in letters; the kind '{kind}' checks such an answer"]


@pytest.mark.parametrize(
    "title", ["いつも行く病院は、どこですか", "前は、どの町に住んでいましたか", "何に使いますか"]
)
def test_what_only_letters_can_say_is_let_be(title: str) -> None:
    assert told("text", title) == []


def test_kind_that_is_right_is_let_be() -> None:
    assert told("phone", "電話番号は何番ですか") == []


@pytest.mark.parametrize(
    "title", ["会員の番号は何番ですか", "{整理|せいり}番号を入れてください", "証の番号が、わかりますか"]
)
@pytest.mark.parametrize("asked", ["count", "money"])
def test_number_that_stands_somewhere_is_not_counted(title: str, asked: str) -> None:
    assert told(asked, title) == ["is answered by an amount; the kind 'digits' takes a number as it stands"]


@pytest.mark.parametrize("title", ["お子さんは何番目ですか", "何通必要ですか", "何人で使いますか"])
def test_what_is_counted_is_let_be(title: str) -> None:
    assert told("count", title) == []


def test_digits_are_no_unit_of_a_count() -> None:
    asked = question("count", title="どれですか", unit="けた")
    one = procedure("tenkyo").model_copy(update={"questions": (asked,)})
    assert [".".join(map(str, found.path)) for found in kinds_asked(one)] == ["questions.0.kind"]
