"""`kiosk backend export`: what was received becomes a file for the machines behind, and nothing is shown."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import stat
from contextlib import closing
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from joserfc.jwk import ECKey

from kiosk.backend.keys import KeyRing
from kiosk.backend.store import Arrival, Store
from kiosk.basics.ids import ApplicationId
from kiosk.cli.backend import backend
from kiosk.forms.application import Application
from kiosk.forms.export import application_json
from kiosk.forms.flat import row
from kiosk.forms.gif import gif_schema
from tests.fakes.form_parts import procedure, sample_application
from tests.fakes.sealed_applications import OFFICE, sealed

NAME, RARE = "見本", "\U00020bb7野"


@dataclasses.dataclass(frozen=True)
class Place:
    """A back-end's directory, with what it received."""

    root: Path
    key: ECKey

    def keep(self, number: int, made: Application, day: str) -> str:
        application_id = f"019a0000-0000-7000-8000-{number:012d}"
        one = dataclasses.replace(made, application_id=ApplicationId(application_id))
        self.keep_body(application_id, made.procedure[0], sealed(application_json(one), self.key), day)
        return application_id

    def keep_body(self, application_id: str, procedure_id: str, body: bytes, day: str) -> None:
        with closing(Store(self.database)) as store:
            store.keep(
                Arrival(
                    application_id=application_id,
                    kiosk_id="oji-01",
                    procedure=procedure_id,
                    office=OFFICE,
                    day=day,
                    received_at=f"{day}T10:15:00+09:00",
                    status="received",
                    content_digest="sha-256=:x:",
                    body=body,
                )
            )

    @property
    def database(self) -> str:
        return f"sqlite:///{self.root / 'db.sqlite3'}"

    def export(self, *arguments: str, keys: str = "keys") -> Result:
        place = ["--database", self.database, "--keys", str(self.root / keys)]
        usual = ["--procedure", "juminhyo", "--from", "2026-11-01", "--to", "2026-11-30"]
        output = ["--output", str(self.root / "out")]
        return CliRunner().invoke(backend, [*place, "export", *usual, *output, *arguments])


@pytest.fixture
def place(tmp_path: Path) -> Place:
    ring = KeyRing(tmp_path / "keys")
    key = ring.key(ring.thumbprints[0])
    assert key is not None
    return Place(tmp_path, key)


def sample(name: str = f"{NAME}\u3000花子") -> Application:
    made = sample_application("juminhyo", "self")
    return dataclasses.replace(made, applicant=dataclasses.replace(made.applicant, name=name))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_applications_of_these_days_and_this_procedure_are_rows_in_order(place: Place) -> None:
    second = place.keep(2, sample(), "2026-11-30")
    first = place.keep(1, sample(), "2026-11-01")
    place.keep(3, sample(), "2026-12-01")
    place.keep(4, sample_application("inkan-shomei", "self"), "2026-11-02")
    done = place.export()
    assert done.exit_code == 0, done.output
    made = rows((place.root / "out").read_text("utf-8-sig"))
    assert [one["application_id"] for one in made] == [first, second]
    assert made[0] == row(
        dataclasses.replace(sample(), application_id=ApplicationId(first)), procedure("juminhyo")
    )
    assert done.stdout == f"{place.root / 'out'}: 2 of 2 applications\n"


@pytest.mark.parametrize("form", ["csv", "csv-cp932", "gif"])
def test_people_stand_in_a_file_of_the_owners_alone_and_nowhere_else(place: Place, form: str) -> None:
    place.keep(1, sample(f"{RARE}\u3000花子"), "2026-11-01")
    done = place.export("--format", form)
    assert done.exit_code == 0, done.output
    out = place.root / "out"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert "花子" in out.read_bytes().decode("cp932" if form == "csv-cp932" else "utf-8")
    assert "花子" not in done.output
    assert RARE[0] not in done.output
    assert ("subject.name" in done.stderr) is (form == "csv-cp932")


def test_the_names_of_the_model_fit_their_schema(place: Place) -> None:
    place.keep(1, sample(), "2026-11-01")
    place.keep(2, sample_application("juminhyo", "proxy"), "2026-11-01")
    assert place.export("--format", "gif").exit_code == 0
    made = json.loads((place.root / "out").read_text("utf-8"))
    assert len(made) == 2
    for one in made:
        jsonschema.Draft202012Validator(gif_schema()).validate(one)


def test_what_does_not_fit_or_open_is_named_and_left_out_whole(place: Place) -> None:
    good = place.keep(1, sample(), "2026-11-01")
    other = dataclasses.replace(sample(), answers={**sample().answers, "of_another_version": NAME})
    unfit = place.keep(2, other, "2026-11-01")
    foreign = "019a0000-0000-7000-8000-000000000003"
    strange = sealed(application_json(sample()), ECKey.generate_key("P-256", private=True))
    place.keep_body(foreign, "juminhyo", strange, "2026-11-01")
    done = place.export()
    assert done.exit_code == 1
    assert [one["application_id"] for one in rows((place.root / "out").read_text("utf-8-sig"))] == [good]
    assert f"{unfit}: no column for of_another_version\n" in done.stderr
    assert f"{foreign}: cannot be opened" in done.stderr
    assert NAME not in done.output
    assert "1 of 3 applications" in done.stdout


def test_a_file_that_is_there_is_never_written_over(place: Place) -> None:
    (place.root / "out").write_text("mine", "utf-8")
    done = place.export()
    assert done.exit_code == 1
    assert (place.root / "out").read_text("utf-8") == "mine"


def test_without_keys_none_are_made(place: Place) -> None:
    done = place.export(keys="nowhere")
    assert done.exit_code == 1
    assert "holds no keys" in done.output
    assert not (place.root / "nowhere").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--to", "2026-10-31"), "--to is before --from"),
        (("--procedure", "jumin"), "no procedure is called"),
        (("--from", "november"), "november"),
    ],
    ids=["days", "procedure", "no day"],
)
def test_what_was_mistyped_is_said(place: Place, arguments: tuple[str, ...], told: str) -> None:
    done = place.export(*arguments)
    assert done.exit_code != 0
    assert told in done.output
    assert not (place.root / "out").exists()
