"""The composition root makes what is asked for, once, and nothing else; and closes what it opened."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import __version__
from kiosk.audit import AuditEvent, verify
from kiosk.bootstrap import Services
from kiosk.delivery.acts import Act
from kiosk.paper.document import PrinterState
from kiosk.settings import Settings, demo_settings
from kiosk.visit.audited import AuditLine
from kiosk.visit.events import Devices
from tests.conftest import ExpectedLog

ROOT = Path(__file__).parents[2]
NAMES = ("catalogue", "library", "lookups", "audit", "identity", "delivery", "paper", "handbook")
LOADED = """
import sys
from kiosk.bootstrap import Services
from kiosk.settings import demo_settings
Services(demo_settings()).{name}
print(*(heavy for heavy in {heavy!r} if heavy in sys.modules))
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    demo = demo_settings()
    storage = demo.storage.model_copy(update={"directory": tmp_path / "kept"})
    return demo.model_copy(update={"storage": storage})


@pytest.fixture
def services(settings: Settings) -> Iterator[Services]:
    made = Services(settings)
    yield made
    made.close()


def test_made_and_closed_without_a_question_it_touches_no_disk(settings: Settings, tmp_path: Path) -> None:
    Services(settings).close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", NAMES)
def test_each_part_is_made_once(name: str, services: Services) -> None:
    assert getattr(services, name) is getattr(services, name)


@pytest.mark.parametrize(
    ("name", "heavy"),
    [
        ("library", ("PySide6", "smartcard", "reportlab", "requests")),
        ("delivery", ("PySide6", "smartcard", "reportlab")),
        ("identity", ("PySide6", "reportlab", "sqlite3", "requests")),
        ("audit", ("PySide6", "smartcard", "reportlab", "requests", "sqlite3")),
    ],
)
def test_one_part_does_not_load_the_others(name: str, heavy: tuple[str, ...]) -> None:
    code = LOADED.format(name=name, heavy=heavy)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


@pytest.mark.parametrize("act", Act, ids=lambda act: act.value)
def test_every_act_of_delivery_is_recorded_under_its_own_name(
    act: Act, services: Services, settings: Settings
) -> None:
    services.record(act)
    services.remember(AuditLine(AuditEvent.VISIT_BEGUN, {"visit": "v"}))
    record = settings.storage.directory / "audit.jsonl"
    assert f'"event": "{act.value}"' in record.read_text("ascii")
    assert verify(record) is None


def test_beginning_and_closing_are_recorded_and_the_courier_ends(
    services: Services, settings: Settings
) -> None:
    services.begin()
    assert [thread.name for thread in threading.enumerate()].count("courier") == 1
    services.close()
    services.close()
    assert "courier" not in [thread.name for thread in threading.enumerate()]
    told = (settings.storage.directory / "audit.jsonl").read_text("ascii")
    assert told.count("kiosk-started") == told.count("kiosk-stopped") == 1
    assert __version__ in told


def test_the_simulated_card_is_said_to_the_visit(services: Services) -> None:
    assert services.handbook.simulated
    assert not services.handbook.slip


def test_a_loop_shows_at_once_and_writes_what_happens(services: Services, settings: Settings) -> None:
    loop = services.loop(Devices(card=False, reader=True, printer=PrinterState.READY))
    assert loop.screen.name == "welcoming"
    assert loop.screen.simulated
    loop.close()


def test_language_that_is_not_completely_translated_is_not_offered(
    settings: Settings, tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log("not completely translated: ne")
    font = "{family: Noto Sans, file: NotoSans-Regular.ttf, package: fonts-noto-core}"
    for language, complete in (("vi", "true"), ("ne", "false")):
        folder = tmp_path / "resources" / "translations" / language
        folder.mkdir(parents=True)
        (folder / "language.yaml").write_text(f"name: x\ncomplete: {complete}\nfonts: [{font}]\n", "utf-8")
    wanted = settings.visit.model_copy(update={"languages": ("ja", "ne", "vi")})

    made = Services(settings.model_copy(update={"visit": wanted}), resources=tmp_path / "resources")

    assert made.handbook.settings.visit.languages == ("ja", "vi")
    assert made.settings.visit.languages == ("ja", "ne", "vi")


def test_definitions_of_the_ward_stand_where_the_settings_say(settings: Settings, tmp_path: Path) -> None:
    own = tmp_path / "own"
    installed = ROOT / "resources" / "procedures"
    shutil.copytree(installed / "inkan-shomei", own / "inkan-shomei")
    shutil.copy(installed / "groups.yaml", own)
    kiosk = settings.kiosk.model_copy(update={"procedures": own})
    services = Services(settings.model_copy(update={"kiosk": kiosk}))
    assert services.library.ids() == ("inkan-shomei",)
    assert Services(settings, definitions=own).library.ids() == ("inkan-shomei",)
    assert "juminhyo" in Services(settings).library.ids()
