from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from kiosk.cli.procedures import procedures


def test_sample_of_every_export_is_written_with_its_schema(tmp_path: Path) -> None:
    done = CliRunner().invoke(procedures, ["export-sample", "juminhyo", "--output", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "gif-application.schema.json",
        "juminhyo.application.json",
        "juminhyo.cp932.csv",
        "juminhyo.flat.schema.json",
        "juminhyo.gif.json",
        "juminhyo.proxy.gif.json",
        "juminhyo.utf-8.csv",
    ]
    assert (tmp_path / "juminhyo.utf-8.csv").read_bytes().startswith(b"\xef\xbb\xbfapplication_id,")


def test_schemas_are_left_out_where_they_stand_elsewhere(tmp_path: Path) -> None:
    told = ["export-sample", "juminhyo", "--no-schemas", "--output", str(tmp_path)]
    assert CliRunner().invoke(procedures, told).exit_code == 0
    assert not list(tmp_path.glob("*schema*"))
