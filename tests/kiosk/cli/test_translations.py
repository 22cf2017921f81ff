"""`kiosk translations`: on the installed texts, and on a copy with a text taken out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli.translations import translations

RESOURCES = Path(__file__).parents[3] / "resources"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(translations, arguments)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("translations", "procedures", "failures"):
        shutil.copytree(RESOURCES / name, tmp_path / name)
    return tmp_path


def test_every_language_declared_complete_is_complete() -> None:
    result = run("check")
    assert (result.exit_code, "en: 0 mistakes" in result.stdout) == (0, True), result.stderr


def test_text_taken_out_of_a_complete_language_fails_the_check(copy: Path) -> None:
    path = copy / "translations" / "en" / "visit.po"
    text = path.read_text("utf-8")
    assert 'msgid "visit.next"\nmsgstr "Next"\n' in text
    path.write_text(text.replace('msgid "visit.next"\nmsgstr "Next"\n', ""), "utf-8")

    result = run("check", "--resources", str(copy))

    assert result.exit_code == 1
    assert "visit.next: is missing: つぎへ" in result.stderr


def test_unfinished_language_is_checked_when_it_is_named(copy: Path) -> None:
    for path in (copy / "translations" / "ne").glob("*.po"):
        path.unlink()
    result = run("check", "ne", "--json", "--resources", str(copy))
    findings = json.loads(result.stdout)["ne"]
    assert result.exit_code == 1
    assert {"missing"} <= {one["rule"] for one in findings}


def test_written_language_lacks_nothing_but_its_texts(copy: Path) -> None:
    shutil.rmtree(copy / "translations" / "vi")
    shutil.copytree(RESOURCES / "translations" / "en", copy / "translations" / "vi")
    for path in (copy / "translations" / "vi").glob("*.po"):
        path.unlink()
    assert run("write", "vi", "--resources", str(copy)).exit_code == 0
    result = run("check", "vi", "--json", "--resources", str(copy))
    assert {one["rule"] for one in json.loads(result.stdout)["vi"]} == {"empty"}


def test_list_counts_texts_and_reviews() -> None:
    rows = {row["id"]: row for row in json.loads(run("list", "--json").stdout)["languages"]}
    assert rows["en"]["there"] == rows["en"]["wanted"] > 3000
    assert rows["en"]["reviewed"] == 0
    assert rows["en"]["state"] == "complete"
    assert "नेपाली" in run("list").stdout


@pytest.mark.parametrize("arguments", [("check", "fr"), ("write", "fr"), ("write", "en")])
def test_language_that_cannot_be_used_is_refused_with_a_reason(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "is none of" in result.stderr or "by hand" in result.stderr
