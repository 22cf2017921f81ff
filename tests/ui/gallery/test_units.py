from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from ui.gallery.drawing import Picture
from ui.gallery.modes import USUAL, Mode
from ui.gallery.units import Unit, kept_unit, report, save_unit, state_of
from ui.gallery.violation import Note, Violation

MODE = Mode("ja", "dark", "standard", USUAL)
FAULT = Violation("gap", "KeyButton(a) / KeyButton(b)", "1.0 mm, at least 3")
MEANT = Note("letters", "QuestionPage", "larger instead of largest, 1 smaller")
PICTURES = (
    Picture("04.png", "04", MODE, (FAULT,), b"small", (MEANT,)),
    Picture(None, "05", MODE, ()),
    Picture(None, "06", MODE, (FAULT,)),
)


def test_report_names_modes_pictures_and_violations_as_json() -> None:
    pale = Violation("contrast", "a on b", "2")
    said = json.loads(json.dumps(report([Unit.of(MODE, PICTURES)], [("dark", (pale,))])))
    mode = {
        "language": "ja", "theme": "dark", "text_size": "standard", "display": "1920x1080@4.03",
        "low_reach": False,
    }  # fmt: skip
    assert said["modes"] == [{**mode, "screens": 3, "violations": 2, "notes": 1}]
    assert said["pictures"] == [{"file": "04.png", "screen": "04", **mode}]
    where = [one["picture"] for one in said["violations"]]
    assert where == ["04.png", f"06.{MODE.suffix}", "theme:dark"]
    assert said["violations"][0]["rule"] == "gap"
    assert said["notes"] == [{"picture": "04.png", **dataclasses.asdict(MEANT)}]


def test_unit_is_taken_over_until_something_changed(tmp_path: Path) -> None:
    unit = Unit.of(MODE, PICTURES)
    assert kept_unit(MODE, tmp_path, "one state") is None
    save_unit(unit, MODE, tmp_path, "one state")
    assert kept_unit(MODE, tmp_path, "one state") == unit
    assert kept_unit(MODE, tmp_path, "another state") is None


def test_state_changes_with_a_source_a_setting_and_the_wanted_screens(tmp_path: Path) -> None:
    source = tmp_path / "ui" / "page.py"
    source.parent.mkdir()
    source.write_text("one")
    settings = tmp_path / "kiosk.toml"
    settings.write_text("")
    first = state_of(tmp_path, settings, ())
    assert state_of(tmp_path, settings, ()) == first
    assert state_of(tmp_path, settings, ("welcoming",)) != first
    settings.write_text("[visit]")
    second = state_of(tmp_path, settings, ())
    assert second != first
    source.write_text("other")
    assert state_of(tmp_path, settings, ()) != second
