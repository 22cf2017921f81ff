"""The whole visit through real widgets: card, questions, back-end, receipt number; then on paper."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

pytestmark = pytest.mark.xdist_group("tour")  # one tour for all of them

ROOT = Path(__file__).resolve().parents[3]
IN_ORDER = (
    "welcoming", "choosing-topic", "choosing-procedure", "preparing", "choosing-who", "waiting-for-card",
    "entering-secret", "confirming", "asking", "checking-answers", "finished", "cannot-send", "previewing",
    "finished", "welcoming",
)  # fmt: skip


def kiosk(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


@pytest.fixture(scope="module")
def toured(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    output = tmp_path_factory.mktemp("tour")
    done = kiosk("demo", "--tour", "--output", str(output), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert isinstance(said, dict)
    return output, said


def test_tour_leaves_a_picture_of_every_screen_passed(toured: tuple[Path, dict[str, object]]) -> None:
    output, _ = toured
    names = [re.sub(r"^\d+-", "", path.stem) for path in sorted(output.glob("*.png"))]
    at = 0
    for wanted in IN_ORDER:
        found = [place for place in range(at, len(names)) if names[place].startswith(wanted)]
        assert found, f"no picture of {wanted} after {names[:at]}"
        at = found[0] + 1


def test_tour_leaves_the_application_as_the_back_end_received_it(
    toured: tuple[Path, dict[str, object]],
) -> None:
    _, said = toured
    application = json.loads(Path(str(said["application"])).read_text("utf-8"))
    assert application["procedure"]["id"] == "juminhyo"
    assert application["applicant"]["name"] == "見本\u3000花子"
    assert application["identity"][0]["method"] == "card-text"
    assert "individual_number" not in json.dumps(application)


def test_tour_leaves_the_filled_in_form(toured: tuple[Path, dict[str, object]]) -> None:
    output, _ = toured
    (paper,) = (output / "paper").glob("*.pdf")
    text = "".join(page.extract_text() for page in pypdf.PdfReader(paper).pages)
    assert "花子" in text


def test_demo_without_a_display_says_what_to_do() -> None:
    done = kiosk("demo", QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert done.returncode == 1
    assert "--tour" in done.stderr


def test_run_without_a_display_says_what_to_do() -> None:
    done = kiosk("run", QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert done.returncode == 1
    assert "display" in done.stderr
