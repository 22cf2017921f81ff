from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.forms.authoring import inspecting
from kiosk.forms.authoring.inspecting import FILE, Inspection, structure, walked_in, whole, write_walked
from kiosk.forms.fields.kind import Context
from kiosk.forms.service import Fault, Library
from tests.fakes.form_parts import RESOURCES, context

ID = "kazei-shomei"
ROOT = RESOURCES / "procedures"
ADDED = """questions:
  - {id: first, kind: yes-no, title: いちですか, label: いち}
  - {id: second, kind: text, title: になんですか, label: に, when: WHEN}
"""


def nobody() -> Context:
    raise AssertionError("nothing is walked that was walked before")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """One definition, as it is shipped, beside the list of what was walked."""
    shutil.copytree(ROOT / ID, tmp_path / ID)
    for name in ("groups.yaml", FILE):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def change(root: Path, old: str, new: str) -> None:
    path = root / ID / "procedure.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_every_shipped_definition_was_walked_as_it_is_now() -> None:
    now = {
        (one.file, digest(one.procedure)) for one in Library(ROOT).sources() for digest in (structure, whole)
    }
    behind = sorted({file for file, digest in now if digest not in walked_in(ROOT)})
    assert behind == [], "run: kiosk procedures check --remember"


def test_what_was_walked_before_is_not_walked_again(root: Path) -> None:
    assert Library(root, inspect=Inspection(root, nobody)).ids() == (ID,)


def test_another_text_is_not_walked_again(root: Path) -> None:
    change(root, "何通", "いくつ")
    assert Library(root, inspect=Inspection(root, nobody)).ids() == (ID,)


@pytest.mark.parametrize(
    ("when", "message"),
    [
        (
            "{all: [{field: first, is: true}, {not: {field: first, is: true}}]}",
            "no way leads to this question",
        ),
        ("{field: first, in: [true, false]}", "holds whatever anybody answers: leave it out, or mend it"),
    ],
)
def test_changed_condition_that_is_wrong_keeps_the_procedure_from_residents(
    root: Path, when: str, message: str
) -> None:
    change(root, "questions:\n", ADDED.replace("WHEN", when))
    told: list[Fault] = []
    library = Library(root, left_out=told.append, inspect=Inspection(root, context))
    assert library.ids() == ()
    assert library.get(ID) is None
    assert [one.message for one in told] == [message]
    assert (
        told[0].line
        == 2 + (ROOT / ID / "procedure.yaml").read_text("utf-8").split("questions:\n")[0].count("\n") + 1
    )


def test_figure_that_contradicts_the_rule_keeps_the_procedure_from_residents(root: Path) -> None:
    change(root, "amount: 300", "amount: 500")
    told: list[Fault] = []
    library = Library(root, left_out=told.append, inspect=Inspection(root, nobody))
    assert library.ids() == ()
    assert [one.message for one in told] == ["costs 500 yen; the label of `fee` does not say so"]


def test_what_was_found_in_good_order_as_a_whole_is_not_looked_at_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspecting, "contradicting", lambda procedure, *, is_event: nobody())
    assert Library(root, inspect=Inspection(root, nobody)).ids() == (ID,)


def test_changed_condition_that_is_right_is_offered(root: Path) -> None:
    change(root, "questions:\n", ADDED.replace("WHEN", "{field: first, is: true}"))
    assert Library(root, inspect=Inspection(root, context)).ids() == (ID,)


def test_words_that_could_be_plainer_take_nothing_from_residents(root: Path) -> None:
    change(root, "questions:\n", ADDED.replace("になんですか", "こちらに提出の年月日その他を記入してください")
           .replace("WHEN", "{field: first, is: true}"))  # fmt: skip
    assert Library(root, inspect=Inspection(root, context)).ids() == (ID,)


def test_list_is_written_and_read_again(root: Path) -> None:
    (root / FILE).unlink()
    assert walked_in(root) == frozenset()
    library = Library(root)
    write_walked(root, library)
    procedure = library.get(ID)
    assert procedure is not None
    assert walked_in(root) == {structure(procedure), whole(procedure)}
    (root / FILE).write_text("[1", "utf-8")
    assert walked_in(root) == frozenset()
