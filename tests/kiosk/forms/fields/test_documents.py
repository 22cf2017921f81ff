from __future__ import annotations

from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, problems_of, question, value_of

SPEC = question("documents")


def test_what_is_not_here_follows_later() -> None:
    kind = KINDS["documents"]
    assert kind.data(SPEC, ("b",)) == {"a": "later", "b": "here", "c": "later"}
    assert kind.show(SPEC, ("b",), context()) == "今日ある：みほんb。あとで：みほんa、みほんc"


def test_nothing_here_is_an_answer() -> None:
    assert value_of(SPEC, None) == ()
    assert problems_of(SPEC, []) == []


def test_a_paper_nobody_asked_for_is_said() -> None:
    assert problems_of(SPEC, ["z"]) == [("", "not-offered")]
    assert problems_of(SPEC, "a") == [("", "unreadable")]


def test_paper_bears_the_official_names_what_is_lacking_on_a_line_of_its_own() -> None:
    first, *others = SPEC.options
    official = SPEC.model_copy(
        update={"options": (first.model_copy(update={"paper": "資格喪失証明書"}), *others)}
    )
    assert KINDS["documents"].paper(official, ("a",), context()) == ("今日ある：資格喪失証明書\nあとで：B、C")


def test_where_one_is_enough_and_here_nothing_follows() -> None:
    either = SPEC.model_copy(update={"any_one": True})
    assert KINDS["documents"].show(either, ("b",), context()) == "今日ある：みほんb"
    assert KINDS["documents"].paper(either, ("b",), context()) == "今日ある：B"


def test_where_one_is_enough_and_none_is_here_they_follow_as_a_choice() -> None:
    either = SPEC.model_copy(update={"any_one": True})
    assert KINDS["documents"].show(either, (), context()) == "あとで：みほんaか、みほんbか、みほんc"
