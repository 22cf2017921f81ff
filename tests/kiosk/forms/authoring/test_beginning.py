from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.forms.authoring.beginning import Entry, begin, definition
from kiosk.forms.service import Library
from tests.fakes.form_parts import RESOURCES, TODAY


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copy(RESOURCES / "procedures" / "groups.yaml", tmp_path)
    return tmp_path


def test_new_definition_is_sound_and_offered_to_nobody(root: Path) -> None:
    begin(root, "nuovo")
    library = Library(root)
    assert (library.faults, library.ids()) == ((), ("nuovo",))
    assert library.procedures(TODAY) == ()
    assert library.in_group("certificates", date(2200, 1, 1)) == ()


def test_day_alone_does_not_offer_the_example(root: Path) -> None:
    path = begin(root, "nuovo")
    begun = re.sub(r"^effective_from: .*$", "effective_from: 2026-11-01", path.read_text("utf-8"), flags=re.M)
    path.write_text(begun, "utf-8")
    told: list[str] = []
    library = Library(root, left_out=lambda fault: told.append(fault.key))
    assert (library.procedures(TODAY), told) == ((), ["title"])

    path.write_text(begun.replace("新しい手続き", "場所の利用"), "utf-8")
    assert [one.id for one in Library(root).procedures(TODAY)] == ["nuovo"]


def test_what_a_spreadsheet_does_not_say_begins_not_yet() -> None:
    assert definition({"id": "nuovo", "title": "利用"}, [])["effective_from"] == "2999-01-01"
    assert definition({"from": "2026-12-01"}, [])["effective_from"] == "2026-12-01"


def test_number_that_is_typed_is_no_number_of_copies() -> None:
    near: Entry = {"id": "a", "kind": "count", "least": 1, "most": 12}
    far: Entry = {"id": "b", "kind": "count", "least": 1, "most": 99_999}
    made = definition({"id": "nuovo"}, [near, far])["questions"]
    assert isinstance(made, list)
    assert [one.get("confirm") for one in made] == [None, "copies", None]
