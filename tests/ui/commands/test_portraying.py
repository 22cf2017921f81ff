from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.bootstrap import Services
from kiosk.settings import Settings
from kiosk.visit.screen import Sheet
from ui.commands.matrix import Job, _Models
from ui.commands.portraying import gallery
from ui.gallery.modes import USUAL, Display, Mode
from ui.gallery.units import FOLDER

TINY = "640x400@4.03"
"""A display on which nothing fits: the planted fault."""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(gallery, list(arguments))


@pytest.mark.usefixtures("qapp")
def test_gallery_draws_and_finds_nothing_wrong(tmp_path: Path) -> None:
    done = run("--output", str(tmp_path), "--screen", "welcoming")
    said = json.loads((tmp_path / "gallery.json").read_text("utf-8"))
    assert done.exit_code == 0, said["violations"]
    assert json.loads(done.stdout) == said
    assert [(picture["screen"], picture["text_size"]) for picture in said["pictures"]] == [
        ("welcoming", "standard")
    ]
    assert (tmp_path / said["pictures"][0]["file"]).is_file()
    assert "welcoming" in (tmp_path / "gallery.html").read_text("utf-8")


@pytest.mark.usefixtures("qapp")
def test_gallery_with_a_violation_exits_1(tmp_path: Path) -> None:
    done = run("--output", str(tmp_path), "--screen", "welcoming", "--display", TINY)
    assert done.exit_code == 1
    assert json.loads(done.stdout)["violations"]


@pytest.mark.usefixtures("qapp")
def test_matrix_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    wanted = [
        "--output",
        str(tmp_path),
        "--matrix",
        "--screen",
        "closed",
        "--language",
        "ja",
        "--theme",
        "dark",
    ]
    wanted += ["--text-size", "large", "--display", str(USUAL)]
    assert run(*wanted).exit_code == 0
    kept = tmp_path / FOLDER / f"{Mode('ja', 'dark', 'large', USUAL).suffix}.json"
    lost = tmp_path / FOLDER / f"{Mode('ja', 'dark', 'large', USUAL, low_reach=True).suffix}.json"
    before = kept.stat().st_mtime_ns
    lost.unlink()
    assert run(*wanted).exit_code == 0
    assert lost.is_file()
    assert kept.stat().st_mtime_ns == before


@pytest.mark.usefixtures("qapp")
def test_sample_draws_each_screen_in_so_many_of_the_modes(tmp_path: Path) -> None:
    wanted = ["--output", str(tmp_path), "--matrix", "--screen", "closed", "--language", "ja"]
    wanted += ["--display", str(USUAL), "--sample", "3", "--seed", "4"]
    done = run(*wanted)
    assert done.exit_code == 0, done.output
    said = json.loads(done.stdout)
    drawn = [mode for mode in said["modes"] if mode["text_size"] != "largest" or mode["low_reach"]]
    wordiest = [mode for mode in said["modes"] if mode not in drawn]
    assert said["sample"] == 3
    assert [mode["screens"] for mode in said["modes"]] == [1] * len(said["modes"])
    assert len(drawn) <= 3 <= len(drawn) + len(wordiest) <= 4
    assert json.loads(run(*wanted).stdout)["modes"] == said["modes"]


@pytest.mark.usefixtures("qapp")
def test_sample_of_one_mode_is_every_screen_of_it(tmp_path: Path) -> None:
    done = run("--output", str(tmp_path), "--screen", "finished", "--sample", "2")
    said = json.loads(done.stdout)
    assert done.exit_code == 0, said["violations"]
    names = [picture["screen"] for picture in said["pictures"]]
    assert len(names) > 2
    assert [mode["screens"] for mode in said["modes"]] == [len(names)]


def test_display_that_cannot_be_read_is_wrong_usage(tmp_path: Path) -> None:
    done = run("--output", str(tmp_path), "--display", "big")
    assert done.exit_code == 2
    assert "1920x1080@4.03" in done.output


@pytest.mark.parametrize(
    ("wrong", "told"),
    [(("--screen", "nosuch"), "'nosuch'"), (("--language", "xx"), "'xx'")],
    ids=["screen", "language"],
)
def test_name_that_nothing_has_is_wrong_usage(wrong: tuple[str, ...], told: str, tmp_path: Path) -> None:
    done = run("--output", str(tmp_path), "--screen", "welcoming", *wrong)
    assert done.exit_code == 2
    assert told in done.output
    assert not (tmp_path / "gallery.json").exists()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("display", "violations", "notes"),
    [("1080x1600@5.56", 0, 2), ("1080x1480@5.56", 2, 0)],
    ids=["a-little-short", "so-short-that-two-steps-are-needed"],
)
def test_letters_one_step_smaller_are_noted_on_a_small_display(
    display: str, violations: int, notes: int, tmp_path: Path
) -> None:
    """The page, and the same with help for somebody who hesitates."""
    done = run(
        "--output", str(tmp_path), "--display", display, "--text-size", "largest", "--screen", "preparing"
    )
    said = json.loads(done.stdout)
    letters = [[one for one in said[kind] if one["rule"] == "letters"] for kind in ("violations", "notes")]
    assert [len(found) for found in letters] == [violations, notes]
    assert done.exit_code == (1 if said["violations"] else 0)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("display", "offered"), [("1920x1080@5.56", False), ("1080x1920@5.56", True)])
def test_low_reach_is_offered_where_it_changes_something(display: str, offered: bool, tmp_path: Path) -> None:
    mode = Mode("ja", "standard", "standard", Display.parse(display))
    models = _Models(Services(Settings()), Job(None, tmp_path, (mode,), ("settings-hand",)))
    (screen,) = models.in_view((mode,))[mode].values()
    assert isinstance(screen.body, Sheet)
    assert ("reach" in [row.id for row in screen.body.rows]) is offered
