"""けす of somebody on a list: they come back whenever it is shown again, and never in another visit."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Draft
from kiosk.visit import states as at
from kiosk.visit.events import Acted
from kiosk.visit.gallery import HANAKO
from kiosk.visit.portrayed_answers import answered_portraits
from kiosk.visit.screen import Question
from kiosk.visit.steps.choosing_who import _for_somebody_else
from kiosk.visit.turn import undrafted
from kiosk.visit.visit import Visit
from tests.fakes.paced_visit import PacedVisit, handbook_of

BOOK = handbook_of()
WORDS = BOOK.catalogue.words("ja")
MOVERS = FieldId("movers")
TARO = "ヨミガナタロウ"
HERE = at.Asking(MOVERS, "list")


def row(name: str) -> dict[str, Draft]:
    return {"name_kana": f"ミホン　{name}", "birth_date": "1980-01-02"}


@pytest.fixture
def visit() -> PacedVisit:
    """At a list of three people, the second of whom is looked for afterwards."""
    made = PacedVisit(BOOK)
    made.to_questions()
    case = replace(made.visit.cases[-1], procedure="tennyu", applicant="self")
    drafts = {MOVERS: [row("ハナコ"), row(TARO), row("ジロウ")]}
    made.visit = replace(made.visit, cases=(case,), drafts=drafts, step=HERE, trail=(at.Preparing(),))
    return made


def acts(visit: PacedVisit, action: str) -> None:
    visit.happens(Acted(MOVERS, "list", action))


def body(visit: PacedVisit) -> Question:
    shown = visit.screen.body
    assert isinstance(shown, Question)
    return shown


def people(visit: PacedVisit) -> list[str]:
    return [option.label for option in body(visit).field.options]


def values(thing: object) -> Iterator[object]:
    """Everything that hangs on a visit."""
    yield thing
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        for field in dataclasses.fields(thing):
            yield from values(getattr(thing, field.name))
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from (*values(key), *values(value))
    elif isinstance(thing, tuple | list):
        for one in thing:
            yield from values(one)


def knows(visit: Visit) -> bool:
    return any(isinstance(one, str) and TARO in one for one in values(visit))


def test_who_was_taken_away_comes_back_at_once(visit: PacedVisit) -> None:
    before = people(visit)
    acts(visit, "remove:1")
    assert people(visit) == [before[0], before[2]]
    assert body(visit).note == WORDS("visit.asking.removed", number=2)
    visit.press("restore")
    assert people(visit) == before
    assert "restore" not in visit.offers


def test_who_was_taken_away_comes_back_after_leaving_the_page(visit: PacedVisit) -> None:
    before = people(visit)
    acts(visit, "remove:1")
    elsewhere = at.Asking(FieldId("tennyu.cards"))
    visit.visit = replace(visit.visit, step=elsewhere, trail=(at.Preparing(), HERE))
    assert "restore" not in visit.offers
    visit.press("back")
    assert visit.visit.step == HERE
    assert body(visit).note == WORDS("visit.asking.removed", number=2)
    visit.press("restore")
    assert people(visit) == before


def test_two_who_were_taken_away_come_back_one_after_the_other(visit: PacedVisit) -> None:
    before = people(visit)
    acts(visit, "remove:1")
    acts(visit, "remove:0")
    assert people(visit) == before[2:]
    visit.press("restore")
    assert people(visit) == [before[0], before[2]]
    visit.press("restore")
    assert people(visit) == before
    assert visit.visit.removed == ()


def test_list_that_has_changed_since_offers_nobody(visit: PacedVisit) -> None:
    acts(visit, "remove:1")
    visit.visit = replace(visit.visit, drafts={MOVERS: [row("サクラ")]})
    assert "restore" not in visit.offers
    assert visit.press("restore").body == visit.screen.body
    acts(visit, "remove:0")
    assert [one.number for one in visit.visit.removed] == [1]
    assert not knows(visit.visit)


def test_another_list_keeps_its_own(visit: PacedVisit) -> None:
    other = at.Removed(FieldId("household"), 1, [row("サクラ")], [])
    visit.visit = replace(visit.visit, removed=(other,))
    assert "restore" not in visit.offers
    acts(visit, "remove:1")
    visit.press("restore")
    assert visit.visit.removed == (other,)


@pytest.mark.parametrize(
    "forget",
    [undrafted, _for_somebody_else],
    ids=["another-procedure", "somebody-else"],
)
def test_nobody_outlives_what_was_entered(visit: PacedVisit, forget: Callable[[Visit], Visit]) -> None:
    acts(visit, "remove:1")
    assert knows(visit.visit)
    assert not knows(forget(visit.visit))


def test_nobody_outlives_the_visit(visit: PacedVisit) -> None:
    acts(visit, "remove:1")
    assert knows(visit.visit)
    visit.press("quit", "quit-now")
    assert isinstance(visit.visit.step, at.Welcoming)
    assert not knows(visit.visit)


def test_nobody_is_written_down(visit: PacedVisit) -> None:
    acts(visit, "remove:1")
    assert TARO not in repr(visit.visit) + repr(visit.visit.removed) + repr(visit.lines)


def test_portrait_shows_the_way_back() -> None:
    moment = PacedVisit(BOOK)._moment()
    portraits = dict(answered_portraits(BOOK, moment, PacedVisit(BOOK).visit, HANAKO))
    assert "restore" in [one.id for one in portraits["asking-people-removed"].buttons]
