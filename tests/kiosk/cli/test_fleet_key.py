"""`kiosk fleet-key`: makes and lists keys, and never prints one."""

from __future__ import annotations

import json
import stat
from datetime import datetime, timedelta
from pathlib import Path

from click.testing import CliRunner, Result

from kiosk.basics.clock import JST
from kiosk.cli.fleet_key import fleet_key
from kiosk.tickets.fleet_keys import read_keys

TODAY = datetime.now(JST).date


def run(*arguments: str) -> Result:
    return CliRunner().invoke(fleet_key, [*arguments])


def test_new_makes_a_key_for_each_day_ahead(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"

    done = run("new", "--file", str(path), "--days", "3", "--json")

    said = json.loads(done.output)
    assert (done.exit_code, said["file"], said["added"]) == (0, str(path), 3)
    assert said["keys"] == [{"day": key.day.isoformat(), "id": key.id} for key in read_keys(path)]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_key_is_ever_printed(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    outputs = [run("new", "--file", str(path), "--json").output, run("list", "--file", str(path)).output]

    keys = [entry["key"] for entry in json.loads(path.read_text())["keys"]]

    assert keys
    assert not [key for key in keys if key in "".join(outputs)]


def test_again_adds_only_what_is_missing_and_replace_makes_all_anew(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    run("new", "--file", str(path), "--days", "2")
    first = {key.id for key in read_keys(path)}

    more = json.loads(run("new", "--file", str(path), "--days", "4", "--json").output)
    assert more["added"] == 2
    assert first < {row["id"] for row in more["keys"]}

    anew = json.loads(run("new", "--file", str(path), "--days", "4", "--replace", "--json").output)
    assert anew["added"] == 4
    assert not first & {row["id"] for row in anew["keys"]}


def test_days_may_begin_later(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    later = TODAY() + timedelta(days=10)

    run("new", "--file", str(path), "--from", later.isoformat(), "--days", "1")
    past = run("new", "--file", str(path), "--from", "2020-01-01")

    assert [key.day for key in read_keys(path)] == [later]
    assert past.exit_code == 2
    assert "has passed" in past.output


def test_file_of_the_settings_is_taken(tmp_path: Path) -> None:
    settings = tmp_path / "kiosk.toml"
    settings.write_text('[tickets]\nfleet_keys = "keys.json"\n')

    assert run("new", "--settings", str(settings)).exit_code == 0
    assert len(read_keys(tmp_path / "keys.json")) == 14


def test_no_file_named_is_wrong_usage(tmp_path: Path) -> None:
    settings = tmp_path / "kiosk.toml"
    settings.write_text("")

    done = run("list", "--settings", str(settings))

    assert done.exit_code == 2
    assert "tickets.fleet_keys" in done.output


def test_spoiled_file_is_kept_and_told(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text("spoiled")

    done = run("new", "--file", str(path), "--json")

    assert done.exit_code == 1
    assert json.loads(done.stdout)["failure"]["code"] == "TICKET-07"
    assert path.read_text() == "spoiled"
