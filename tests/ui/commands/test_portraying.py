from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from ui.commands import portraying
from ui.commands.portraying import gallery


@pytest.mark.usefixtures("qapp")
def test_gallery_draws_every_screen_and_finds_nothing(tmp_path: Path) -> None:
    done = CliRunner().invoke(gallery, ["--output", str(tmp_path)])
    said = json.loads((tmp_path / "gallery.json").read_text("utf-8"))
    assert said["violations"] == []
    assert done.exit_code == 0, done.output
    assert len(said["pictures"]) > 60
    assert all((tmp_path / picture["file"]).is_file() for picture in said["pictures"])


@pytest.mark.usefixtures("qapp")
def test_gallery_with_a_violation_exits_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = {"picture": "a.png", "rule": "gap", "widget": "Key", "figure": "1 mm"}
    monkeypatch.setattr(portraying, "draw_gallery", lambda *_: {"pictures": [], "violations": [fault]})
    done = CliRunner().invoke(gallery, ["--output", str(tmp_path)])
    assert done.exit_code == 1
    assert json.loads(done.stdout)["violations"] == [fault]


def test_display_that_cannot_be_read_is_wrong_usage(tmp_path: Path) -> None:
    done = CliRunner().invoke(gallery, ["--output", str(tmp_path), "--display", "big"])
    assert done.exit_code == 2
    assert "1920x1080@4.03" in done.output
