"""`kiosk procedures` speaks Japanese to authors: every sentence is in the catalogue, with its facts."""

from __future__ import annotations

import ast
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from click.testing import CliRunner

from kiosk.basics.telling import told
from kiosk.cli.procedures import procedures
from kiosk.cli.speaking import catalogue, machine_language, say
from tests.fakes.form_parts import RESOURCES, procedure

ROOT = RESOURCES.parent
JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")


def patterns_of(source: str) -> Iterator[str | None]:
    """The first argument of every `told`; None where it is no literal, nor a name for one in the file."""
    tree = ast.parse(source)
    named: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            for target in node.targets:
                if isinstance(target, ast.Name) and isinstance(node.value.value, str):
                    named.setdefault(target.id, []).append(node.value.value)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "told":
            match node.args[0]:
                case ast.Constant(value=str(pattern)):
                    yield pattern
                case ast.Name(id=name) if name in named:
                    yield from named[name]
                case _:
                    yield None


def all_patterns() -> list[tuple[str, str | None]]:
    return [
        (path.name, pattern)
        for folder in ("kiosk", "ui")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "basics.telling import" in (text := path.read_text("utf-8"))
        for pattern in patterns_of(text)
    ]


def facts_of(pattern: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(pattern) if name}


def test_every_sentence_has_a_japanese_one_with_the_same_facts() -> None:
    asked = all_patterns()
    assert len(asked) > 150
    assert [name for name, pattern in asked if pattern is None] == []
    said = catalogue("ja")
    assert sorted({pattern for _, pattern in asked if pattern is not None and pattern not in said}) == []
    assert [one for one in said if facts_of(one) != facts_of(said[one])] == []
    assert [text for text in said.values() if not JAPANESE.search(text) and len(facts_of(text)) < 2] == []


def test_no_japanese_is_left_over() -> None:
    assert sorted(set(catalogue("ja")) - {pattern for _, pattern in all_patterns()}) == []


def test_sentence_without_a_literal_is_caught() -> None:
    source = 'a = "x {y}"\ntold("one"); told(a, y=1); told(f"three {b}"); told(b)'
    assert list(patterns_of(source)) == ["one", "x {y}", None, None]


def test_sentence_inside_a_sentence_is_said_in_the_same_language() -> None:
    inner = told("there is no {kind} {name!r}", kind=told("question"), name="a")
    assert say(inner, "ja") == "「a」という質問がありません。つづりと順番をたしかめてください。"
    assert say(inner, "en") == "there is no question 'a'"


def test_what_nobody_wrote_in_the_catalogue_stays_as_it_is() -> None:
    assert say(told("zero {one}", one=1), "ja") == "zero 1"
    assert say("plain", "ja") == "plain"


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "ja"}, "ja"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
    ids=["japanese", "overridden", "messages", "neither"],
)
def test_language_is_the_machines(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for one in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(one, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert machine_language() == language


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    root = tmp_path / "procedures"
    shutil.copytree(RESOURCES / "procedures" / "juminhyo", root / "juminhyo")
    for one in ("groups.yaml", "walked.json"):
        shutil.copy(RESOURCES / "procedures" / one, root)
    path = root / "juminhyo" / "procedure.yaml"
    path.write_text(path.read_text("utf-8").replace("1回に10通まで", "1回に20通まで", 1), "utf-8")
    return root


def test_check_speaks_japanese_in_words_and_in_json(spoiled: Path) -> None:
    line = next(
        number
        for number, text in enumerate(
            (spoiled / "juminhyo" / "procedure.yaml").read_text("utf-8").splitlines(), 1
        )
        if "20通" in text
    )
    message = "文では20まで、質問の限り（most）では10までです。正しいほうにそろえてください。"
    typed = ["check", "--directory", str(spoiled), "--language", "ja"]
    done = CliRunner().invoke(procedures, typed)
    asked = procedure("juminhyo").questions
    copies = next(at for at, one in enumerate(asked, 1) if "10通まで" in (one.explanation or ""))
    place = f"juminhyo/procedure.yaml の{line}行目 questions.{copies}.explanation"
    assert f"{place}：{message}\n" in done.stderr
    assert "まちがい1こ" in done.stdout
    (fault,) = json.loads(CliRunner().invoke(procedures, [*typed, "--json"]).stdout)["faults"]
    assert (fault["line"], fault["message"]) == (line, message)


def test_simulate_diff_new_and_import_speak_japanese(spoiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    run = CliRunner()
    where = ["--directory", str(spoiled)]
    assert "行き止まり0" in run.invoke(procedures, ["simulate", "juminhyo", "--random", "1", *where]).stdout
    old = RESOURCES / "procedures" / "juminhyo" / "procedure.yaml"
    changed = run.invoke(procedures, ["diff", str(old), str(spoiled / "juminhyo" / "procedure.yaml")])
    assert changed.stdout.splitlines()[-2:] == [
        "かわったところ1こ",
        "どちらも版（version）が「2026.11」です。新しいほうの番号をかえてください。",
    ]
    assert "を作りました" in run.invoke(procedures, ["new", "nuovo", *where]).stdout
    assert "もうあります" in run.invoke(procedures, ["new", "nuovo", *where]).stderr
    sample = str(RESOURCES / "samples" / "procedure.xlsx")
    assert "こう読みました" in run.invoke(procedures, ["import", sample, *where]).stdout
    assert "ではありません" in run.invoke(procedures, ["import", str(old), *where]).stderr


def test_list_show_and_what_is_not_there_speak_japanese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    run = CliRunner()
    assert "住民票の写し（2026-11-01から）" in run.invoke(procedures, ["list"]).stdout
    shown = run.invoke(procedures, ["show", "juminhyo"]).stdout
    assert "proxy：ほかの方。送れないときは、紙になります" in shown
    assert "copies [数] 何通必要ですか" in shown
    assert not re.search(r"\b(applicants|questions|omitted|accepted|minutes)\b", shown)
    for command in ("show", "sample", "simulate"):
        assert "「juminhyou」という手続きはありません。「juminhyo」のことですか。" in (
            run.invoke(procedures, [command, "juminhyou"]).stderr
        )
    for command in ("preview", "export-sample"):
        typed = [command, "juminhyou", "--output", str(tmp_path)]
        assert "という手続きはありません" in run.invoke(procedures, typed).stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: a\ntitle: b: c\n", "「:」が、おけないところにあります"),
        ('id: a\ntitle: "b\n', "引用符がとじていません"),
        ("id: a\nlist: [a, b\nend: c\n", "「]」がありません"),
        ("id: a\n\ttitle: b\n", "タブがあります"),
    ],
)
def test_what_the_parser_minds_is_said_in_japanese(
    tmp_path: Path, text: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "procedure.yaml").write_text(text, "utf-8")
    told = CliRunner().invoke(procedures, ["check", "--directory", str(tmp_path)]).stderr
    assert said in told
    assert "not " not in told
