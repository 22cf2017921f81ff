"""What a tired author spoils in a sound definition: told with file and line in both languages."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from kiosk.cli.procedures import procedures
from tests.fakes.form_parts import RESOURCES

ID = "koseki"
ENDED = ("effective_from: 2026-11-01\n", "effective_from: 2026-11-01\neffective_until: 2026-11-02\n")
TEXTS = (
    ('result: "きょう、窓口で"', 'result: "○月○日に、窓口で"'),
    ('summary: "生まれたことや', 'summary: "\U0001f600生まれたことや'),
    ('    - {per: copies_removed, amount: 750, source: "[R 北区]"}\n', ""),
    ("per: copies_single, amount: 300", "per: copies_single, amount: 30"),
    ("    kind: choice\n    sensitive: true\n", "    kind: choice\n"),
    ('title: "生まれてからの{戸籍|こせき}が必要ですか"', 'title: "{戸籍|こせき}は、必要ないですか"'),
    ("    kind: count\n    confirm: copies\n    when: {field: types, has: one}\n",
     "    kind: count\n    when: {not: {field: types, has: one}}\n"),
    ('label: "{筆頭者|ひっとうしゃ}の生まれた日"', 'label: "筆頭者"'),
)  # fmt: skip
TOLD = (
    ("result", "result:", "「○月」 stands where", "「○月」のままです"),
    ("summary", "summary:", "is neither said nor printed", "声にも紙にも出せません"),
    (
        "questions.{copies_removed}",
        "- id: copies_removed",
        "`fee` has no price for it",
        "手数料（fee）に値段がありません",
    ),
    ("fee.rows.7.amount", "copies_single, amount: 30", "costs 30 yen; the label", "30円ですが、手数料の文"),
    ("questions.{nationality}", "- id: nationality", "asks about 「国籍」", "「国籍」は、まわりの人に"),
    ("questions.{chain}.title", "必要ないですか", "asks with a not", "「〜ませんか」「〜ないですか」では"),
    ("questions.{copies_one}", "- id: copies_one", "say `confirm: copies`", "`confirm: copies` と書いて"),
    (
        "questions.{copies_one}.when",
        "{not: {field: types, has: one}}",
        "is not asked where that is",
        "えらんだ方には聞きません",
    ),
    (
        "questions.{head_birth}.label",
        'label: "筆頭者"',
        "is called as 'head_name' is",
        "「head_name」と、短い名前（label）が同じ",
    ),
)


def spoilt(folder: Path, *texts: tuple[str, str]) -> Path:
    root = folder / "procedures"
    (root / ID).mkdir(parents=True)
    for lists in (RESOURCES / "procedures").glob("*.yaml"):
        shutil.copy(lists, root)
    text = (RESOURCES / "procedures" / ID / "procedure.yaml").read_text("utf-8")
    for old, new in texts:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (root / ID / "procedure.yaml").write_text(text, "utf-8")
    return root


def places_in(text: str) -> dict[str, int]:
    """By id, the place of each question, the first being 1 as authors count."""
    return {one["id"]: place for place, one in enumerate(yaml.safe_load(text)["questions"], 1)}


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return spoilt(tmp_path_factory.mktemp("spoilt"), *TEXTS)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_each_slip_is_told_with_its_line(directory: Path, language: str) -> None:
    asked = ("check", "--directory", str(directory), "--json", "--language", language)
    done = CliRunner().invoke(procedures, asked)
    assert done.exit_code == 1
    faults = [(one["key"], one["line"], one["message"]) for one in json.loads(done.stdout)["faults"]]
    text = (directory / ID / "procedure.yaml").read_text("utf-8")
    lines, asked_at = text.splitlines(), places_in(text)
    for where, standing, english, japanese in TOLD:
        key = where.format_map(asked_at)
        line = next(number for number, written in enumerate(lines, 1) if standing in written)
        said = [message for at, here, message in faults if (at, here) == (key, line)]
        assert any((english if language == "en" else japanese) in one for one in said), (key, line, faults)
    if language == "ja":
        assert [one for *_, one in faults if not re.search("[ぁ-ん]", one)] == []


def test_end_of_a_definition_is_told_and_is_no_mistake(tmp_path: Path) -> None:
    root = spoilt(tmp_path, ENDED)
    done = CliRunner().invoke(procedures, ("check", "--directory", str(root), "--json", "--language", "en"))
    told = json.loads(done.stdout)
    assert (done.exit_code, told["faults"]) == (0, [])
    (notice,) = told["notices"]
    assert (notice["file"], notice["key"]) == (f"{ID}/procedure.yaml", "effective_until")
    assert notice["message"] == "is past: nobody is offered this any more"
