from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli.procedures import procedures
from kiosk.forms.service import AnswersFile, parse_answers
from tests.fakes.form_parts import RESOURCES, TODAY, library, lookups, procedure, words
from tests.fakes.spoilt_definition import spoilt


def run(*arguments: str) -> Result:
    return CliRunner().invoke(procedures, arguments)


def test_list_names_what_can_be_used() -> None:
    told = json.loads(run("list", "--json").stdout)
    assert [row["id"] for row in told["procedures"]] == list(library().ids())
    for row in (
        {"id": "juminhyo", "title": "住民票の写し", "version": "2026.11"},
        {"id": "kazei-shomei", "title": "課税・非課税証明書", "version": "2026.11"},
        {"id": "kokuho-kanyu", "title": "国民健康保険に入る", "version": "2026.11"},
    ):
        assert row in told["procedures"]
    assert "住民票の写し" in run("list").stdout


def test_check_is_silent_about_sound_definitions_and_counts_what_an_author_may_add() -> None:
    done = run("check", "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert told["faults"] == []
    assert set(told["plainness"]["birth"]) == {
        "questions", "without_why", "without_example", "without_dont_know",
    }  # fmt: skip
    assert told["plainness"]["birth"]["without_why"] == []


def test_check_tells_that_the_holidays_end_and_is_content_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "closed-days.yaml"
    file.write_text("known_until: 2026-01-31\n", "utf-8")
    monkeypatch.setattr("kiosk.lookups.closed_days.FILE", file)
    done = run("check", "--directory", str(spoilt(tmp_path, "inkan-shomei", ())))
    assert done.exit_code == 0
    assert "holidays are known until 2026-01-31 only" in done.stderr


def test_simulate_walks_life_events_and_procedures_alike() -> None:
    done = run("simulate", "birth", "inkan-shomei", "--random", "1", "--json")
    assert done.exit_code == 0
    told = {one["id"]: one for one in json.loads(done.stdout)["procedures"]}
    assert set(told) == {"birth", "inkan-shomei"}
    assert told["birth"]["questions"]["reached"] == told["birth"]["questions"]["all"]
    assert told["birth"]["unreached"] == told["birth"]["dead_ends"] == []


def test_check_of_one_looks_at_that_one_alone(tmp_path: Path) -> None:
    folder = spoilt(tmp_path, "juminhyo", ())
    shutil.copytree(RESOURCES / "procedures" / "inkan-shomei", folder / "inkan-shomei")
    path = folder / "juminhyo" / "procedure.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: count", "kind: cuont", 1), "utf-8")
    assert run("check", "inkan-shomei", "--directory", str(folder)).exit_code == 0
    done = run("check", "juminhyo", "--directory", str(folder))
    assert (done.exit_code, done.stderr.count("did you mean 'count'?")) == (1, 1)
    assert "inkan-shomei" not in done.output


def test_check_of_none_that_is_there_names_those_that_are(tmp_path: Path) -> None:
    folder = spoilt(tmp_path, "inkan-shomei", ())
    done = run("check", "inkan-shomai", "--directory", str(folder))
    assert done.exit_code == 1
    assert "did you mean 'inkan-shomei'?" in done.stderr


def test_what_is_remembered_is_all(tmp_path: Path) -> None:
    folder = spoilt(tmp_path, "inkan-shomei", ())
    done = run("check", "inkan-shomei", "--remember", "--directory", str(folder))
    assert (done.exit_code, list(folder.glob("walked.json"))) == (2, [])


def test_check_names_file_line_key_and_likely_word_once_and_exits_1(tmp_path: Path) -> None:
    folder = spoilt(tmp_path, "juminhyo", ())
    path = folder / "juminhyo" / "procedure.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("kind: count", "kind: cuont", 1), encoding="utf-8"
    )
    done = run("check", "--directory", str(folder), "--json")
    assert (done.exit_code, done.stderr) == (1, "")
    (fault,) = json.loads(done.stdout)["faults"]
    assert (fault["file"], fault["likely"]) == ("juminhyo/procedure.yaml", "count")
    assert re.fullmatch(r"questions\.\d+\.kind", fault["key"])
    assert "kind: cuont" in path.read_text(encoding="utf-8").splitlines()[fault["line"] - 1]
    told = run("check", "--directory", str(folder))
    assert told.exit_code == 1
    assert told.stderr.count("did you mean 'count'?") == 1
    assert "cuont" not in told.stdout


def test_show_says_what_is_asked_of_whom() -> None:
    told = json.loads(run("show", "juminhyo", "--json").stdout)
    assert told["id"] == "juminhyo"
    assert "copies" in [one["id"] for one in told["questions"]]
    assert "何通必要ですか" in run("show", "juminhyo").stdout


@pytest.mark.parametrize("command", ["show", "sample", "simulate"])
def test_an_author_is_told_which_procedures_there_are(command: str) -> None:
    done = run(command, "juminhyou")
    assert (done.exit_code, done.stdout) == (1, "")
    assert (
        "no procedure is called 'juminhyou': did you mean 'juminhyo'? there are ansho-bango," in done.stderr
    )


def test_an_author_is_told_why_a_procedure_cannot_be_simulated(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "procedure.yaml").write_bytes("題: 手続き\n".encode("cp932"))
    done = run("simulate", "a", "--directory", str(tmp_path))
    assert (done.exit_code, done.stdout) == (1, "")
    assert (
        "'a' is not offered until its definition is mended: a/procedure.yaml:1: (file): this is no"
        in done.stderr
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "a/procedure.yaml:1: (file): the file is empty: see kiosk procedures new"),
        (b"just words\n", "a/procedure.yaml:1: (file): this is no definition: it has no keys"),
        ("id: a\ntitle: 手続き\n".encode("cp932"), "a/procedure.yaml:2: (file): this is no text in UTF-8"),
        (b"id: a\nid: b\n", "a/procedure.yaml:2: (file): the key 'id' stands here twice"),
        (b"id: a\n\ttitle: b\n", "(use spaces, not tabs)"),
        (b"\x00\x01\x02", "a/procedure.yaml:1: (file): not YAML"),
        (
            b"id: a\ntitel: b\n",
            "a/procedure.yaml:2: titel: there is no key 'titel' here — did you mean 'title'?",
        ),
    ],
    ids=["empty", "words", "cp932", "twice", "tab", "binary", "mistyped"],
)
def test_check_tells_kindly_what_is_no_definition(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "groups.yaml").write_bytes((RESOURCES / "procedures" / "groups.yaml").read_bytes())
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "procedure.yaml").write_bytes(content)
    done = run("check", "--directory", str(tmp_path))
    assert done.exit_code == 1
    assert message in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.parametrize("command", ["show", "sample", "simulate"])
def test_an_unknown_procedure_is_a_failure_that_names_the_known_ones(command: str) -> None:
    done = run(command, "jumin", "--json")
    assert done.exit_code == 1
    failure = json.loads(done.stdout)["failure"]
    assert failure["kind"] == "procedure-unknown"
    assert "juminhyo" in failure["procedures"]
    assert failure["likely"] == "juminhyo"
    assert failure["message"].startswith("no procedure is called 'jumin': did you mean 'juminhyo'?")


@pytest.mark.parametrize(
    ("procedure_id", "applicant"),
    [(one.id, who.id) for one in library().procedures() for who in one.applicants],
)
def test_a_sample_is_an_answers_file(procedure_id: str, applicant: str) -> None:
    done = run("sample", procedure_id, "--applicant", applicant)
    read = parse_answers(
        procedure(procedure_id), json.loads(done.stdout), words=words(), lookups=lookups(), today=TODAY
    )
    assert isinstance(read, AnswersFile)
    assert read.applicant == applicant


def test_an_applicant_who_may_not_apply_is_wrong_usage() -> None:
    assert run("sample", "juminhyo", "--applicant", "cat").exit_code == 2


def test_the_installed_command_answers_without_qt() -> None:
    code = "import sys; from kiosk.cli import main; "
    code += "main(['procedures', 'list', '--json'], standalone_mode=False); "
    code += "assert not [name for name in sys.modules if name.startswith('PySide6')]"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert json.loads(done.stdout)["procedures"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"title: [\n", "not.yaml:2:"),
        ("題: 手続き\n".encode("cp932"), "UTF-8"),
        (b"", "this is no procedure.yaml: it has no id, questions"),
        (b"id: a\n", "this is no procedure.yaml: it has no questions"),
        (b"id: a\nquestions:\n", "this is no procedure.yaml: it has no questions"),
        (b"- a\n", "this is no procedure.yaml"),
    ],
    ids=["no-yaml", "cp932", "empty", "without-questions", "nothing-below", "list"],
)
def test_diff_says_which_file_is_no_definition(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "not.yaml").write_bytes(content)
    done = run("diff", str(RESOURCES / "procedures/juminhyo/procedure.yaml"), str(tmp_path / "not.yaml"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert words in done.stderr


@pytest.mark.parametrize(
    ("file", "key", "old", "new", "told"),
    [
        (
            "vi/inkan-shomei.po",
            "inkan-shomei.fee.label",
            "300",
            "400",
            "does not say 1, 300; says, and the Japanese does not: 400",
        ),
        ("ne/inkan-shomei.po", "inkan-shomei.fee.label", None, "", "has no text yet"),
    ],
    ids=["another number", "emptied"],
)
def test_check_finds_what_is_wrong_in_a_language(
    tmp_path: Path, file: str, key: str, old: str | None, new: str, told: str
) -> None:
    for name in ("translations", "failures"):
        shutil.copytree(RESOURCES / name, tmp_path / name)
    spoilt(tmp_path, "inkan-shomei", ())
    path = tmp_path / "translations" / file
    head, mark, rest = path.read_text("utf-8").partition(f'msgid "{key}"\n')
    text, *after = rest.split("\n\n")
    assert mark
    assert old is None or old in text
    spoiled = 'msgstr ""' if old is None else text.replace(old, new)
    path.write_text(head + mark + "\n\n".join((spoiled, *after)), "utf-8")
    done = run("check", "--directory", str(tmp_path / "procedures"), "--json", "--language", "en")
    assert done.exit_code == 1
    (about,) = [one for one in json.loads(done.stdout)["faults"] if one["key"] == key]
    assert about["file"] == f"translations/{file}"
    assert about["line"] > head.count("\n")
    assert about["message"] == f"in the translation: {told}"
