"""Every procedure for every kind of applicant: handed in by `kiosk apply` over HTTP, and printed whole.

The answers files of `resources/personas` say what invented people answered on 2026-11-23.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk import bootstrap
from kiosk.basics.ids import ApplicationId
from kiosk.cli.apply import apply
from kiosk.forms.application import Application
from kiosk.forms.service import AnswersFile, Interview, Lookups, complete, parse_answers
from tests.fakes.papers import RESOURCES, catalogue, library
from tests.fakes.printed import squeezed, text_of, wanted
from tests.fakes.reference_backend import RunningBackend, running_backend
from tests.fakes.stopped_clock import StoppedClock
from tests.flows.test_apply import settings_file

PERSONAS = Path(__file__).parents[2] / "resources" / "personas"
FILES = tuple(sorted(PERSONAS.glob("*/*.json")))
ALWAYS = {
    *(f"tennyu/{one}" for one in ("self-abroad", "self-returning", "self-mixed", "self-late-card")),
    *(f"tenshutsu/{one}" for one in ("self-abroad", "self-abroad-three-years")),
    *(f"kokuho-kanyu/{one}" for one in ("self-foreign", "self-late")),
}
"""From abroad with a residence card, coming home, one of a family on a short stay, late by the card alone;
going abroad for good, or for three years with the card; joining as a foreign family, or half a year late."""
SAMPLE = tuple(
    one for place, one in enumerate(FILES) if place % 8 == 0 or f"{one.parent.name}/{one.stem}" in ALWAYS
)
"""In the suite; all of them by `make personas`."""
WANTED = FILES if os.environ.get("PERSONAS") == "all" else SAMPLE


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningBackend]:
    with running_backend(tmp_path_factory.mktemp("home")) as there:
        yield there


def answers_in(path: Path) -> tuple[str, Mapping[str, object]]:
    read = json.loads(path.read_text(encoding="utf-8"))
    return str(read["applicant"]), {str(name): data for name, data in read["answers"].items()}


def test_there_is_somebody_for_every_kind_of_applicant() -> None:
    allowed = {(one.id, applicant.id) for one in library().procedures() for applicant in one.applicants}
    assert {(path.parent.name, answers_in(path)[0]) for path in FILES} == allowed


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_answers_everything_that_is_asked(path: Path) -> None:
    """Without sending and printing, so that every file is looked at in the suite."""
    procedure = library().get(path.parent.name)
    assert procedure is not None
    words, lookups, moment = catalogue().words("ja"), Lookups(RESOURCES / "lookups"), StoppedClock().moment()
    today = moment.now.date()
    data = json.loads(path.read_text(encoding="utf-8"))
    file = parse_answers(procedure, data, words=words, lookups=lookups, today=today)
    assert isinstance(file, AnswersFile), file
    interview = Interview(procedure, file.applicant, words, lookups, today)
    assert interview.unasked(file.answers) == ()
    completed = complete(
        interview,
        file.answers,
        application_id=ApplicationId(moment.fresh_id),
        completed_at=moment.now,
        kiosk=("oji-01", "王子区民事務所"),
    )
    assert isinstance(completed, Application), completed


@pytest.mark.parametrize("path", WANTED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_is_received_and_printed_whole(
    path: Path, backend: RunningBackend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "SystemClock", StoppedClock)
    applicant, answers = answers_in(path)
    pdf = tmp_path / "form.pdf"
    words = ["--settings", str(settings_file(tmp_path, backend)), "--json", "--identity", "visual"]
    words += ["--procedure", path.parent.name, "--answers", str(path), "--paper", str(pdf)]
    done = CliRunner().invoke(apply, words)
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    if answers.get("letter") == "none":
        _becomes_paper(told, pdf, backend)
        return
    assert (told["outcome"], told["failure"]) == ("delivered", None)
    received = backend.received(told["application_id"])
    assert isinstance(received, dict)
    assert {name for name in answers if "." not in name} <= set(received["answers"])
    assert received["answers"]["applicant"] == applicant
    on_paper = text_of(pdf.read_bytes())
    assert squeezed(received["applicant"]["name"]) in on_paper
    procedure = library().get(path.parent.name)
    assert procedure is not None
    missing = [
        (name, text)
        for name, text in wanted(procedure, answers, catalogue().words("ja"))
        if text not in on_paper
    ]
    assert missing == []


def _becomes_paper(told: Mapping[str, object], pdf: Path, backend: RunningBackend) -> None:
    """Without a 委任状 nothing is sent: form and letter come out, and codes by which the desk takes it up."""
    assert (told["outcome"], told["failure"]) == ("paper", None)
    assert backend.received(str(told["application_id"])) is None
    on_paper = text_of(pdf.read_bytes())
    assert "委任する方" in on_paper
    assert squeezed(catalogue().words("ja")("paper.code.title")) in on_paper
