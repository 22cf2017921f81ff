from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.basics.clock import JST, Moment
from kiosk.bootstrap import Services
from kiosk.cli.common import read_settings
from kiosk.forms.lines import title_of
from kiosk.visit import titled_samples as titled
from kiosk.visit.gallery import sample_application
from kiosk.visit.titled_samples import titled_samples

MOMENT = Moment(datetime(2026, 11, 3, 10, 0, tzinfo=JST), 0.0, "019a4700-0000-7000-8000-000000000127")


NOT_MET = {"児童手当 受給事由消滅届", "児童手当 額改定届・受給事由消滅届"}
"""Ways at random hardly come there; a persona does, and `preview` names it as not drawn."""


@pytest.fixture(scope="module")
def services() -> Services:
    return Services(read_settings(None))


def test_every_other_title_comes_with_an_application_that_bears_it(services: Services) -> None:
    book = services.handbook
    procedure = book.procedure("jido-teate")
    own = sample_application(book, MOMENT, "jido-teate", "ja")
    found = dict(titled_samples(book, MOMENT, "jido-teate", "ja", own))
    assert {title_of(own, procedure), *found} == {
        procedure.paper.title,
        *(one.title for one in procedure.paper.titles),
    }
    without = {title for title, application in found.items() if application is None}
    assert without <= NOT_MET
    made = {title: one for title, one in found.items() if one is not None}
    assert all(title_of(application, procedure) == title for title, application in made.items())


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
