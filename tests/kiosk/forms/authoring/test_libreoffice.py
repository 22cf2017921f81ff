"""The sample spreadsheet in LibreOffice itself; opt-in (KIOSK_LIBREOFFICE=1), for starting it takes long."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.forms.authoring.spreadsheet import Mistakes, definition_from
from tests.fakes.form_parts import RESOURCES

OFFICE = shutil.which("soffice")
SAMPLE = RESOURCES / "samples" / "procedure.xlsx"
pytestmark = [
    pytest.mark.skipif(os.environ.get("KIOSK_LIBREOFFICE") != "1", reason="opt-in: KIOSK_LIBREOFFICE=1"),
    pytest.mark.skipif(OFFICE is None, reason="no soffice: apt-get install libreoffice-calc"),
    pytest.mark.timeout(300),
]


def saved(source: Path, ending: str, folder: Path) -> Path:
    """What LibreOffice makes of the file when it saves it under that ending."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = ["--headless", profile, "--convert-to", ending, "--outdir", str(folder), str(source)]
    subprocess.run([str(OFFICE), *asked], check=True, capture_output=True, timeout=240)
    return folder / f"{source.stem}.{ending}"


def test_sample_saved_by_libreoffice_is_the_same_definition(tmp_path: Path) -> None:
    sample = definition_from(SAMPLE)
    assert definition_from(saved(SAMPLE, "xlsx", tmp_path)) == sample

    own_kind = saved(SAMPLE, "ods", tmp_path)
    with pytest.raises(Mistakes, match="LibreOffice's own kind"):
        definition_from(own_kind)
    (tmp_path / "again").mkdir()
    assert definition_from(saved(own_kind, "xlsx", tmp_path / "again")) == sample
