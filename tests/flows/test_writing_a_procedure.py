"""The guides of authors, English and Japanese, followed word for word: what they make stands on the kiosk."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.basics.ids import VisitId
from kiosk.bootstrap import Services
from kiosk.cli.procedures import procedures
from kiosk.forms.checking import crossed
from kiosk.forms.conditions import Facts
from kiosk.forms.service import Fault, Interview, Library, sample_answers
from kiosk.paper.document import PrinterState
from kiosk.settings import demo_settings
from kiosk.visit import states as at
from kiosk.visit.events import Devices
from kiosk.visit.showing import screen_of
from kiosk.visit.visit import Visit

ROOT = Path(__file__).parents[2]
GUIDES = ("writing-a-procedure.md", "writing-a-procedure.ja.md")


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """One procedure beside the new one is enough; life events name the others, so they go with them."""
    shutil.copytree(ROOT / "resources", tmp_path / "resources")
    for path in (tmp_path / "resources" / "procedures").iterdir():
        if path.is_dir() and path.name != "juminhyo":
            shutil.rmtree(path)
    return tmp_path / "resources"


def commands(guide: str) -> list[list[str]]:
    """What the guide tells to type."""
    text = (ROOT / "docs" / guide).read_text("utf-8")
    return [line.split() for line in re.findall(r"^\$ kiosk procedures (.+)$", text, re.M)]


@pytest.mark.parametrize("guide", GUIDES)
def test_new_procedure_made_by_the_guide_is_offered_and_can_be_applied_for(
    guide: str, resources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    typed = commands(guide)
    assert [one[0] for one in typed] == ["import", "check", "check", "simulate", "list"]
    for one in typed[:-1]:
        where = ["--directory", str(resources / "procedures")]
        done = CliRunner().invoke(procedures, [*one, *where])
        assert done.exit_code == 0, done.output

    services = Services(demo_settings(), resources=resources)
    assert "shisetsu-riyo" in services.library.ids()
    moment = services.clock.moment()
    visit = Visit(
        VisitId("v"),
        at.ChoosingProcedure("certificates"),
        services.handbook.default_comfort(),
        Devices(card=False, reader=True, printer=PrinterState.READY),
    )
    assert "集会室を使う" in repr(screen_of(visit, moment, services.handbook))
    made = services.library.get("shisetsu-riyo")
    assert made is not None
    about = Interview(made, "self", services.catalogue.words("ja"), services.lookups, moment.now.date())
    answers = sample_answers(about)["answers"]
    assert isinstance(answers, dict)
    assert {"room", "day", "people", "food"} <= set(answers)


def test_rule_that_the_guide_shows_holds_for_every_number_of_the_sample(tmp_path: Path) -> None:
    """Copied into what the spreadsheet makes, 「小さい部屋は、10人まで」 refuses 11, and 50."""
    shutil.copy(ROOT / "resources/procedures/groups.yaml", tmp_path)
    sample = str(ROOT / "resources/samples/procedure.xlsx")
    made = CliRunner().invoke(procedures, ["import", sample, "--directory", str(tmp_path)])
    assert made.exit_code == 0, made.output
    guide = (ROOT / "docs" / GUIDES[1]).read_text("utf-8")
    rule = next(one for one in re.findall(r"```yaml\n(.+?)```", guide, re.S) if one.startswith("checks:"))
    path = tmp_path / "shisetsu-riyo" / "procedure.yaml"
    path.write_text(path.read_text("utf-8") + rule, "utf-8")
    told: list[Fault] = []
    procedure = Library(tmp_path, left_out=told.append).get("shisetsu-riyo")
    assert procedure is not None, told
    small = next(one.id for one in procedure.questions[1].options if "小さい" in one.label)
    refused = [
        people
        for people in range(1, 51)
        if crossed(procedure, Facts({"room": small, "people": people}, "self", date(2026, 11, 1)))
    ]
    assert refused == list(range(11, 51))
