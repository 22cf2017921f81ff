from __future__ import annotations

import json
import shutil
from collections.abc import Container
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from pytestqt.qtbot import QtBot

from kiosk.cli.procedures import procedures
from kiosk.forms.authoring.beginning import begin
from tests.fakes.form_parts import RESOURCES, procedure
from ui.commands.previewing import _RULES, without_own
from ui.gallery.audit import RULES
from ui.gallery.units import Unit


def test_every_screen_and_the_paper_of_one_procedure_are_drawn(qtbot: QtBot, tmp_path: Path) -> None:
    done = CliRunner().invoke(procedures, ["preview", "kazei-shomei", "--output", str(tmp_path)])
    report = json.loads((tmp_path / "preview.json").read_text("utf-8"))
    assert done.exit_code == 0, report["violations"]
    drawn = len(report["pictures"])
    pages = sum(name.endswith(".png") for name in report["paper"])
    assert done.stdout.endswith(f" に、画面{drawn}枚と紙{pages}枚の絵を作りました。よくないところ0こ\n")
    screens = {picture["screen"] for picture in report["pictures"]}
    assert {"preparing", "choosing-who", "asking-kazei-shomei-self-copies", "checking-answers"} <= screens
    own = [
        one.id for one in procedure("kazei-shomei").questions if "." not in one.id and one.kind != "office"
    ]
    assert [one for one in own if not any(f"-{one}" in name for name in screens)] == []
    assert {"refused-january-elsewhere", "led-to-desk-heir", "confirming-kazei-shomei-year_3"} <= screens
    assert {"finished-self", "cannot-send-without-letter-proxy"} <= screens
    assert report["unmet"] == []
    assert (tmp_path / "form.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "form-1.png").stat().st_size > 0


def test_another_language_stands_on_the_paper_too(qtbot: QtBot, tmp_path: Path) -> None:
    """Who uses the kiosk in it gets a paper in both; its thin letters are as dark as any."""
    arguments = ["preview", "inkan-shomei", "--language", "ne", "--output", str(tmp_path)]
    done = CliRunner().invoke(procedures, arguments)
    report = json.loads((tmp_path / "preview.json").read_text("utf-8"))
    assert done.exit_code == 0, report["violations"]
    with closing(pypdfium2.PdfDocument(tmp_path / "form.pdf")) as pages:
        said = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "印鑑登録証明書交付申請書" in said
    assert "नाम" in said


def test_every_rule_of_a_screen_is_said_to_authors() -> None:
    assert set(_RULES) == set(RULES) - {"contrast"}


def own(folder: Path, check: str = "") -> list[str]:
    """One new definition alone, as somebody drafts it; the options of the command."""
    shutil.copy(RESOURCES / "procedures" / "groups.yaml", folder)
    path = begin(folder, "eigen")
    path.write_text(path.read_text("utf-8") + check, "utf-8")
    return ["preview", "eigen", "--directory", str(folder), "--output", str(folder / "drawn")]


def test_definition_that_stands_alone_in_its_folder_is_drawn(qtbot: QtBot, tmp_path: Path) -> None:
    done = CliRunner().invoke(procedures, own(tmp_path))
    report = json.loads((tmp_path / "drawn" / "preview.json").read_text("utf-8"))
    assert done.exit_code == 0, report["violations"]
    assert "asking-eigen-self-use" in {picture["screen"] for picture in report["pictures"]}


def test_rule_of_one_s_own_is_drawn_and_what_is_not_met_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(procedure: object, names: Container[str]) -> tuple[str, ...]:
        assert "refused-z" in names
        return ("checks y",)

    monkeypatch.setattr("kiosk.visit.portrayed_endings.unmet", lost)
    wrong = "{field: use, is: other}"
    rule = f'{{id: z, field: use, wrong_when: {wrong}, message: "窓口に来てください。", source: "[A]"}}'
    done = CliRunner().invoke(procedures, own(tmp_path, f"checks:\n- {rule}\n"))
    report = json.loads((tmp_path / "drawn" / "preview.json").read_text("utf-8"))
    assert "refused-z" in {picture["screen"] for picture in report["pictures"]}, done.output
    assert report["unmet"] == ["checks y"]
    assert "  checks y：ここに行きつく答えかたが、見つかりませんでした\n" in done.stdout


def test_sample_that_is_refused_names_the_question(qtbot: QtBot, tmp_path: Path) -> None:
    wrong = "id: z, field: use, wrong_when: {any: [{field: use, is: work}, {field: use, is: other}]}"
    rule = f'{{{wrong}, message: "窓口に来てください。", source: "[A]"}}'
    done = CliRunner().invoke(procedures, own(tmp_path, f"checks:\n- {rule}\n"))
    assert done.exit_code == 1
    assert "見本の答えが、eigen.use で受けつけられません。" in done.stderr


def test_display_that_is_none_is_refused_with_an_example(qtbot: QtBot, tmp_path: Path) -> None:
    arguments = ["preview", "kazei-shomei", "--output", str(tmp_path), "--display", "big"]
    done = CliRunner().invoke(procedures, arguments)
    assert done.exit_code == 2
    assert "「big」は、画面の大きさではありません。" in done.stderr
    assert "1920x1080@4.03" in done.stderr


def test_japanese_of_the_definition_itself_is_no_missing_text() -> None:
    """「一年」 stands in no installed text, and is Chinese, too."""
    found: tuple[dict[str, object], ...] = tuple(
        {"rule": rule, "figure": figure}
        for rule, figure in (
            ("untranslated", "'一年でいくらですか' in ja"),
            ("untranslated", "'一年' in ja"),
            ("clipped", "'一年でいくらですか' in ja"),
        )
    )
    unit = Unit({}, 1, (), found)
    assert without_own(unit, ["一年でいくらですか"], "ja").violations == found[1:]
    assert without_own(unit, ["一年でいくらですか"], "vi") == unit
