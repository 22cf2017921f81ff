from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.basics.clock import JST
from kiosk.bootstrap import RESOURCES, Services
from kiosk.cli import doctor_services
from kiosk.cli.answers_files import PEOPLE, answers_faults
from kiosk.cli.procedures import procedures
from kiosk.forms.service import Library
from kiosk.settings import demo_settings
from tests.fakes.spoilt_definition import spoilt
from tests.fakes.stopped_clock import StoppedClock

ANSWERS = '{\n  "applicant": "self",\n  "answers": {\n    "juminhyo.use": "bank",\n    "copies": 2\n  }\n}\n'


@pytest.fixture(scope="module")
def services() -> Services:
    return Services(demo_settings())


def told(tmp_path: Path, services: Services, text: str, folder: str = "juminhyo") -> list[str]:
    path = tmp_path / folder / "self.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return [str(one) for one in answers_faults(services, services.library, tmp_path)]


def test_what_is_installed_can_be_read(services: Services) -> None:
    assert list(answers_faults(services, services.library)) == []


def test_a_file_that_answers_what_is_asked_is_well(tmp_path: Path, services: Services) -> None:
    assert told(tmp_path, services, ANSWERS) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"bank",', '"bank"', "juminhyo/self.json:5: (file): not JSON: Expecting ',' delimiter"),
        ('"copies"', '"copees"', "juminhyo/self.json:5: answers.copees: "),
        ("2\n", '"many"\n', "juminhyo/self.json:5: answers.juminhyo.copies: cannot be read: "),
        ('"self"', '"nobody"', "juminhyo/self.json:2: applicant: cannot be read: "),
        ('{\n    "juminhyo.use": "bank",\n    "copies": 2\n  }', "[]", "juminhyo/self.json:3: answers: "),
        ('"self",', '"self",\n  "foo": 1,', "juminhyo/self.json:3: foo: cannot be read: "),
    ],
    ids=["comma", "unknown", "unreadable", "applicant", "no-object", "key"],
)
def test_a_broken_file_is_told_by_its_line(
    tmp_path: Path, services: Services, old: str, new: str, expected: str
) -> None:
    (found,) = told(tmp_path, services, ANSWERS.replace(old, new))
    assert found.startswith(expected)


@pytest.mark.parametrize(
    ("procedure_id", "person", "old", "new", "key", "message"),
    [
        ("koseki", "other", "most: 30", "most: 3", "answers.koseki.submit_to", "文字、短くしてください"),
        (
            "tenkyo",
            "self",
            "{field: whole_household, is: part}",
            "{field: whole_household, is: all}",
            "answers.tenkyo.next_head",
            "nobody asks this of these people",
        ),
        (
            "koseki",
            "self",
            '{field: where, is: elsewhere}\n    title: "顔写真',
            '{field: where, is: kita}\n    title: "顔写真',
            "answers.photo_id",
            "is asked of these people, who answer everything else",
        ),
    ],
    ids=["length", "turned round", "turned to them"],
)
def test_a_limit_or_a_condition_that_its_own_people_speak_against_is_told(
    tmp_path: Path,
    services: Services,
    procedure_id: str,
    person: str,
    old: str,
    new: str,
    key: str,
    message: str,
) -> None:
    shutil.copytree(RESOURCES / "procedures", tmp_path / "procedures")
    path = tmp_path / "procedures" / procedure_id / "procedure.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    faults = answers_faults(services, Library(tmp_path / "procedures"))
    found = [one for one in faults if (one.file, one.key) == (f"{procedure_id}/{person}.json", key)]
    assert [message in one.message for one in found] == [True]


def test_condition_of_what_is_asked_of_each_that_is_turned_round_is_told(
    tmp_path: Path, services: Services
) -> None:
    shutil.copytree(RESOURCES / "procedures", tmp_path / "procedures")
    path = tmp_path / "procedures" / "kokuho-kanyu" / "procedure.yaml"
    text = path.read_text("utf-8")
    turned = text.replace("{field: residence, in: [foreign, expected]}", "{field: residence, in: [japanese]}")
    assert turned != text
    path.write_text(turned, "utf-8")
    found = [
        one
        for one in answers_faults(services, Library(tmp_path / "procedures"))
        if one.file == "kokuho-kanyu/self-foreign.json"
    ]
    keys = [f"answers.kokuho-kanyu.members.{place}.name_letters" for place in range(3)]
    assert [one.key for one in found] == keys
    assert {one.message for one in found} == {
        "nobody asks this of these people: mend `when`, or leave it out"
    }
    lines = (PEOPLE / "kokuho-kanyu" / "self-foreign.json").read_text("utf-8").splitlines()
    assert all('"name_letters"' in lines[one.line - 1] for one in found)


def test_people_grow_old_and_are_let_be(services: Services) -> None:
    """Years later a move of today is long ago, and a child is grown up; nobody has to write them anew."""
    later = Services(demo_settings(), clock=StoppedClock(datetime(2046, 7, 7, 10, tzinfo=JST)))
    assert list(answers_faults(later, services.library)) == []


def test_answers_for_a_procedure_of_another_folder_are_left_alone(tmp_path: Path, services: Services) -> None:
    assert told(tmp_path, services, ANSWERS.replace('"copies"', '"copees"'), "elsewhere") == []


def test_answers_for_a_faulty_definition_are_not_told_too(tmp_path: Path, services: Services) -> None:
    root = tmp_path / "procedures"
    shutil.copytree(RESOURCES / "procedures" / "juminhyo", root / "juminhyo")
    shutil.copy(RESOURCES / "procedures" / "groups.yaml", root)
    (root / "juminhyo" / "procedure.yaml").write_text("id: [", "utf-8")
    library = Library(root, left_out=lambda _: None)
    assert library.get("juminhyo") is None
    people = tmp_path / "personas"
    (people / "juminhyo").mkdir(parents=True)
    (people / "juminhyo" / "self.json").write_text(ANSWERS, "utf-8")
    assert list(answers_faults(services, library, people)) == []


def test_check_tells_of_the_people_beside_the_definitions(tmp_path: Path) -> None:
    root = spoilt(tmp_path, "juminhyo", ())
    broken = tmp_path / "personas" / "juminhyo" / "self.json"
    broken.parent.mkdir(parents=True)
    broken.write_text(ANSWERS.replace('"copies"', '"copees"'), "utf-8")
    ran = CliRunner().invoke(procedures, ["check", "--json", "--language", "en", "--directory", str(root)])
    assert ran.exit_code == 1
    (fault,) = json.loads(ran.stdout)["faults"]
    assert (fault["file"], fault["line"], fault["likely"]) == ("juminhyo/self.json", 5, "copies")


def test_doctor_tells_of_them_and_of_people_whose_card_is_broken(
    tmp_path: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert doctor_services.examples(services).state == "ok"
    people = tmp_path / "people"
    people.mkdir()
    (people / "hanako.json").write_text('{\n  "name": "見本　花子",\n  "sex": "22"\n}\n', "utf-8")
    monkeypatch.setattr("cardreader.simulator.people.PEOPLE", people)
    found = doctor_services.examples(services)
    assert found.state == "warn"
    assert "persona hanako: hanako.json:" in found.detail
    assert "見本" not in found.detail
    assert PEOPLE.name == "personas"
