from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.basics.clock import JST, Moment
from kiosk.basics.marked import Marked
from kiosk.bootstrap import Services
from kiosk.cli.common import read_settings
from kiosk.forms.application import Application
from kiosk.forms.lines import title_of
from kiosk.visit import titled_samples as titled
from kiosk.visit.gallery import sample_application
from kiosk.visit.titled_samples import titled_samples

MOMENT = Moment(datetime(2026, 11, 3, 10, 0, tzinfo=JST), 0.0, "019a4700-0000-7000-8000-000000000127")


@pytest.fixture(scope="module")
def services() -> Services:
    return Services(read_settings(None))


def found_with(services: Services, people: Path) -> dict[Marked, Application | None]:
    own = sample_application(services.handbook, MOMENT, "jido-teate", "ja")
    return dict(titled_samples(services.handbook, MOMENT, "jido-teate", "ja", own, people=people))


def test_every_other_title_comes_with_an_application_that_bears_it(services: Services) -> None:
    book = services.handbook
    procedure = book.procedure("jido-teate")
    own = sample_application(book, MOMENT, "jido-teate", "ja")
    found = found_with(services, services.people)
    assert {title_of(own, procedure), *found} == {
        procedure.paper.title,
        *(one.title for one in procedure.paper.titles),
    }
    for title, application in found.items():
        assert application is not None, title
        assert title_of(application, procedure) == title


def test_every_title_is_met_by_invented_people_and_what_they_could_answer_otherwise(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One title is of whoever does not know which of two it is, as none of them answers."""
    monkeypatch.setattr(titled, "_MOST_WAYS", 0)
    found = found_with(services, services.people)
    assert len(found) == 5
    assert None not in found.values()


def test_invented_people_answer_as_on_their_own_day(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(titled, "_MOST_WAYS", 0)
    shutil.copytree(services.people / "jido-teate", tmp_path / "jido-teate")
    (tmp_path / "today.txt").write_text("2026-11-21", "utf-8")
    made = found_with(services, tmp_path)["児童手当 受給事由消滅届"]
    assert made is not None
    assert made.completed_at.date().isoformat() == "2026-11-21"


def test_a_title_to_which_no_way_is_found_is_named_all_the_same(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(titled, "_MOST_WAYS", 0)
    book = services.handbook
    own = sample_application(book, MOMENT, "jido-teate", "ja")
    found = list(titled_samples(book, MOMENT, "jido-teate", "ja", own))
    assert len(found) == 5
    assert all(application is None for _, application in found)


def test_a_form_of_one_title_needs_no_other(services: Services) -> None:
    own = sample_application(services.handbook, MOMENT, "kazei-shomei", "ja")
    assert list(titled_samples(services.handbook, MOMENT, "kazei-shomei", "ja", own)) == []
