from __future__ import annotations

import pytest

from kiosk.forms.application import Application
from kiosk.forms.service import Line, lines_of
from kiosk.paper.second import Second, second_of
from tests.fakes.papers import application, catalogue, library

CATALOGUE = catalogue()


def second(done: Application, language: str) -> Second:
    procedure = library().get(done.procedure[0])
    assert procedure is not None
    return second_of(done, procedure, CATALOGUE.words(language))


def line(done: Application, field: str) -> Line:
    procedure = library().get(done.procedure[0])
    assert procedure is not None
    lines = lines_of(done, procedure, CATALOGUE.words("ja"))
    return next(one for one in lines if one.field.rpartition(".")[2] == field)


def test_label_and_chosen_answer_are_said_again() -> None:
    done = application("juminhyo", "proxy")
    own, whose = second(done, "en"), line(done, "scope")
    assert (whose.paper, own.value(whose)) == ("世帯の一部", "One person only")
    assert own.label(whose) == "Who is on it"


def test_what_was_typed_is_not_said_again() -> None:
    done = application("juminhyo", "proxy")
    own = second(done, "vi")
    assert own.value(line(done, "name")) == ""
    assert own.value(line(done, "copies")) == ""


def test_people_of_a_list_are_found_too() -> None:
    done = application("kokuho-kanyu")
    procedure = library().get("kokuho-kanyu")
    assert procedure is not None
    people = next(one for one in lines_of(done, procedure, CATALOGUE.words("ja")) if one.rows)
    relation = next(one for one in people.rows[0] if one.field.endswith(".relation"))
    assert (relation.paper, second(done, "vi").value(relation)) == ("子", "Con")


@pytest.mark.parametrize("language", ["ja", "ja-easy"])
def test_there_is_none_for_readers_of_japanese(language: str) -> None:
    done = application("juminhyo")
    own = second(done, language)
    assert own == Second()
    assert (own.label(line(done, "copies")), own.text("氏名", "paper.person.name"), own.title("")) == (
        "",
        "",
        "",
    )


def test_same_word_is_not_written_twice() -> None:
    assert second(application(), "zh-Hans").text("性别", "paper.person.gender") == ""
