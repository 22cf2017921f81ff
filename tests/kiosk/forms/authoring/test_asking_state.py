from __future__ import annotations

import shutil
from pathlib import Path

from kiosk.forms.authoring.asked_anew import since_remembered
from kiosk.forms.authoring.asking_state import FILE, remembered_in, state_of, write_remembered
from kiosk.forms.service import Library
from tests.fakes.form_parts import RESOURCES, library, procedure


def remembered(folder: Path) -> Path:
    root = folder / "procedures"
    (root / "koseki").mkdir(parents=True)
    for name in ("groups.yaml", "koseki/procedure.yaml"):
        shutil.copy(RESOURCES / "procedures" / name, root / name)
    write_remembered(root, Library(root))
    return root


def test_what_is_remembered_of_the_installed_definitions_is_what_they_ask() -> None:
    assert list(since_remembered(library())) == [], "kiosk procedures check --remember"
    assert len(remembered_in(RESOURCES / "procedures")) == len(tuple(library().sources()))


def test_what_is_written_down_is_read_again_a_question_a_line(tmp_path: Path) -> None:
    root = remembered(tmp_path)
    data = procedure("koseki").model_dump(mode="json", by_alias=True, exclude_defaults=True)
    assert remembered_in(root) == {"koseki/procedure.yaml": state_of(data)}
    lines = (root / FILE).read_text("utf-8").splitlines()
    assert len(lines) > len(procedure("koseki").questions)


def test_condition_that_was_turned_round_since_is_told_with_its_line(tmp_path: Path) -> None:
    root = remembered(tmp_path)
    path = root / "koseki" / "procedure.yaml"
    text = path.read_text("utf-8")
    turned = text.replace("when: {not: {field: use, is: passport}}", "when: {field: use, is: passport}")
    path.write_text(turned, "utf-8")
    wider, narrower = since_remembered(Library(root))
    assert wider.line == narrower.line == text[: text.index("- id: submit_to")].count("\n") + 1
    assert wider.message == ("since --remember: 「出す先」 is now asked of: 「使いみち」 is 「パスポート」")
    assert narrower.message.startswith(
        "since --remember: 「出す先」 is no longer asked of: 「使いみち」 is not"
    )


def test_figure_that_was_changed_since_is_told_with_its_line(tmp_path: Path) -> None:
    root = remembered(tmp_path)
    path = root / "koseki" / "procedure.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("    most: 30\n", "    most: 3\n", 1), "utf-8")
    (found,) = since_remembered(Library(root))
    assert found.message.endswith("`most` was 30, and is 3")
    assert found.message.startswith("since --remember: 「")
    assert found.line > text[: text.index("\nquestions:")].count("\n")


def test_where_nothing_was_remembered_nothing_is_told(tmp_path: Path) -> None:
    root = remembered(tmp_path)
    (root / FILE).write_text("no JSON", "utf-8")
    assert list(since_remembered(Library(root))) == []
    (root / FILE).unlink()
    assert list(since_remembered(Library(root))) == []
