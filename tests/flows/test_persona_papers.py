"""The words of every persona's form, as a clerk reads them: no box twice, none empty for nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kiosk.basics.ids import ApplicationId
from kiosk.forms.application import Application
from kiosk.forms.service import AnswersFile, Interview, Lookups, complete, lines_of, parse_answers
from kiosk.paper.filling import form_of
from kiosk.paper.form import Cell, Form, Section
from tests.fakes.papers import AT, ID, RESOURCES, catalogue, library
from tests.flows.test_personas import FILES

WORDS, LOOKUPS = catalogue().words("ja"), Lookups(RESOURCES / "lookups")
LIBRARY = library()
BY_STAFF = "（係が記入）"
CONTINUED = "（つづき）"


def completed(path: Path) -> Application:
    """What the persona of that file hands in."""
    procedure = LIBRARY.get(path.parent.name)
    assert procedure is not None
    read = json.loads(path.read_text(encoding="utf-8"))
    file = parse_answers(procedure, read, words=WORDS, lookups=LOOKUPS, today=AT.date())
    assert isinstance(file, AnswersFile), file
    done = complete(
        Interview(procedure, file.applicant, WORDS, LOOKUPS, AT.date()),
        file.answers,
        application_id=ApplicationId(ID),
        completed_at=AT,
        kiosk=("oji-01", "王子区民事務所"),
    )
    assert isinstance(done, Application), done
    return done


def form(path: Path) -> Form:
    done, procedure = completed(path), LIBRARY.get(path.parent.name)
    assert procedure is not None
    return form_of(done, procedure, lines_of(done, procedure, WORDS), WORDS)


def said_twice(parts: Sequence[Section]) -> Iterator[tuple[str, str]]:
    """Part and label of each box that has the name of another in its part."""
    seen: set[tuple[str, str]] = set()
    for part in parts:
        for cell in part.cells:
            name = (part.title.removesuffix(CONTINUED), cell.label)
            if name in seen:
                yield name
            seen.add(name)


def for_nothing(people: Sequence[Sequence[Cell]]) -> list[str]:
    """Labels of a list's boxes in which nothing stands for anybody, and which staff leave alone."""
    columns = zip(*people, strict=True)
    return [
        column[0].label
        for column in columns
        if not any(one.text for one in column) and BY_STAFF not in column[0].label
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_box_bears_the_name_of_another_and_none_is_empty_for_nothing(path: Path) -> None:
    parts = form(path).sections
    assert list(said_twice([one for several in parts for one in several.sections])) == []
    assert [
        label for part in parts if not isinstance(part, Section) for label in for_nothing(part.people)
    ] == []
    answers = [one for part in parts if isinstance(part, Section) for one in part.cells]
    assert {one.label for one in answers if not one.text} <= {"電話番号", "住所"}


def test_the_gates_see_a_planted_fault() -> None:
    parts = (Section("内容", (Cell("口座", "変更"),)), Section(f"内容{CONTINUED}", (Cell("口座", "1234"),)))
    assert list(said_twice(parts)) == [("内容", "口座")]
    assert for_nothing([(Cell("氏名", "花子"), Cell("英字", ""), Cell(f"字{BY_STAFF}", ""))]) == ["英字"]
