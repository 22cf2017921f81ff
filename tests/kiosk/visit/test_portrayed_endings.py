"""What a resident meets who is refused, led away or done is drawn, each in its own place."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.forms.service import Library, said_matter
from kiosk.visit.gallery import portraits_of
from kiosk.visit.portrayed_endings import refused_portraits, unmet
from kiosk.visit.screen import CheckList, Comfort, Finished, Notice, Question, Screen
from kiosk.words.furigana import plain
from tests.fakes.form_parts import RESOURCES
from tests.kiosk.visit.test_portrayed_questions import BOOK, MOMENT, standing

PEOPLE = RESOURCES / "personas"


@pytest.fixture(scope="module")
def of_tax() -> dict[str, Screen]:
    return dict(portraits_of(BOOK, MOMENT, Comfort(), "kazei-shomei", PEOPLE))


def test_each_message_of_a_check_stands_under_its_question(of_tax: dict[str, Screen]) -> None:
    checks = BOOK.procedure("kazei-shomei").checks
    assert len(checks) > 10
    for one in checks:
        if one.desk is None:
            body = of_tax[f"refused-{one.id}"].body
            assert isinstance(body, Question)
            assert body.field.problem is not None, one.id
            assert plain(one.message) == plain(body.field.problem)
            assert one.field in str(body.field.field)


def test_check_that_leads_to_the_desk_is_drawn_as_that_page(of_tax: dict[str, Screen]) -> None:
    matters = [one.desk for one in BOOK.procedure("kazei-shomei").checks if one.desk is not None]
    assert matters
    for one in matters:
        body = of_tax[f"led-to-desk-{one}"].body
        matter = BOOK.library.desk_matter(one)
        assert isinstance(body, Notice)
        assert matter is not None
        assert body.title == said_matter(matter, BOOK.words("ja")).label


def test_every_answer_that_is_confirmed_has_its_page() -> None:
    """The bank account of 給付金 is asked of few: the sample answers have none."""
    names = dict(portraits_of(BOOK, MOMENT, Comfort(), "kyufukin", PEOPLE))
    assert {"confirming-bank_account", "confirming-kyufukin-letter_number"} <= set(names)
    assert list(unmet(BOOK.procedure("kyufukin"), names)) == []


def test_last_pages_of_everybody_who_may_apply_are_drawn(of_tax: dict[str, Screen]) -> None:
    assert {"finished-self", "finished-queued-self", "cannot-send-queued-self"} <= set(of_tax)
    assert {"finished-proxy", "finished-paper-proxy", "finished-without-letter-proxy"} <= set(of_tax)
    assert isinstance(of_tax["finished-self"].body, Finished)
    assert of_tax["finished-self"].body != of_tax["finished-proxy"].body


def test_what_is_due_elsewhere_follows_the_last_page() -> None:
    names = dict(portraits_of(BOOK, MOMENT, Comfort(), "okuyami", PEOPLE))
    summaries = [one for one in names if one.startswith("summary-")]
    assert summaries
    assert all(isinstance(names[one].body, CheckList) for one in summaries)


def test_check_that_refuses_nobody_is_named_as_not_met(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as an author writes who wants an answer to be two things at once."""
    folder = tmp_path / "procedures"
    shutil.copytree(RESOURCES / "procedures", folder)
    path = folder / "kazei-shomei" / "procedure.yaml"
    never = "{all: [{field: year, empty: true}, {field: year, empty: false}]}"
    dead = f'  - {{id: never, field: year, wrong_when: {never}, message: "年を直してください。"}}\n'
    path.write_text(path.read_text("utf-8").replace("\nchecks:\n", f"\nchecks:\n{dead}"), "utf-8")
    monkeypatch.setattr("kiosk.visit.portrayed_endings._MOST_WAYS", 2)
    book = replace(BOOK, library=Library(folder))
    procedure = book.procedure("kazei-shomei")
    names = dict(refused_portraits(book, MOMENT, standing(), procedure, PEOPLE))
    assert "checks never" in list(unmet(procedure, names))
    assert "checks no-home" not in list(unmet(procedure, names))
