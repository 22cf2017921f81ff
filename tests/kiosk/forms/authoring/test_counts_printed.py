from __future__ import annotations

from kiosk.forms.authoring.counts_printed import counts_printed
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library, procedure


def printing(name: str, field: str, paper: str) -> Procedure:
    one = procedure(name)
    questions = tuple(
        asked.model_copy(update={"paper": paper}) if asked.id == field else asked for asked in one.questions
    )
    return one.model_copy(update={"questions": questions})


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(str(found.path[-1]), found.message) for found in counts_printed(one)]


def test_every_installed_count_prints_its_own_paper() -> None:
    for one in library().procedures():
        assert told(one) == [], one.id


def test_count_of_another_paper_is_told() -> None:
    message = "prints '除籍謄本 通数', which is what the option 'removed' says"
    assert told(printing("koseki", "copies_one", "除籍謄本 通数")) == [("paper", message)]
    message = "prints '除票の写し 通数', which is what the option 'removed' says"
    assert told(printing("juminhyo", "copies_items", "除票の写し 通数")) == [("paper", message)]


def test_count_in_words_of_its_own_is_let_be() -> None:
    assert told(printing("koseki", "copies_one", "請求する数")) == []
