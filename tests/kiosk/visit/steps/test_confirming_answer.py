"""The riskiest answers are shown singly before the check page, and again where one of them was changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.bootstrap import Services
from kiosk.forms.answers import Data
from kiosk.settings import demo_settings
from kiosk.visit.handbook import Handbook
from kiosk.visit.screen import CheckList, Facts, Screen
from kiosk.words.furigana import plain
from tests.fakes.guided_visit import GuidedVisit
from tests.fakes.paced_visit import SELF, PacedVisit

CONFIRMED = ["scope", "show", "copies"]


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    services = Services(demo_settings())
    return Handbook(services.library, services.catalogue, services.lookups, services.settings)


@pytest.fixture
def visit(handbook: Handbook) -> PacedVisit:
    visit = PacedVisit(handbook)
    visit.to_questions()
    while visit.screen.name.startswith("asking"):
        visit.answers(SELF)
    return visit


def confirmed(visit: PacedVisit) -> Iterator[str]:
    """What is confirmed from here on, in order."""
    while visit.screen.name.startswith("confirming-answer:"):
        yield visit.screen.name.partition(":juminhyo.")[2]
        visit.press("next")


def body(screen: Screen) -> Facts:
    assert isinstance(screen.body, Facts)
    return screen.body


def test_each_is_shown_by_itself_and_then_comes_the_check_page(visit: PacedVisit) -> None:
    assert list(confirmed(visit)) == CONFIRMED
    assert visit.screen.name == "checking-answers"


def test_the_answer_stands_there_in_words_that_only_headphones_say(visit: PacedVisit) -> None:
    visit.press("next", "next")
    (row,) = body(visit.screen).rows
    assert (row.label, row.value) == ("{通数|つうすう}", "2通（600円）")
    assert row.value in visit.screen.private
    assert row.value not in visit.screen.spoken


def test_a_changed_answer_is_confirmed_anew_and_the_others_are_not(visit: PacedVisit) -> None:
    visit.press("next", "next")
    assert visit.press("change").name == "asking:juminhyo.copies"
    visit.types("juminhyo.copies", 3)
    assert visit.press("next").name == "confirming-answer:juminhyo.copies"
    assert body(visit.screen).rows[0].value == "3通（900円）"
    assert visit.press("next").name == "checking-answers"


def test_what_the_check_page_changes_is_confirmed_too(visit: PacedVisit) -> None:
    visit.confirms()
    visit.press("edit:juminhyo.copies")
    visit.types("juminhyo.copies", 4)
    assert visit.press("next").name == "confirming-answer:juminhyo.copies"
    assert visit.press("next").name == "checking-answers"
    visit.press("edit:juminhyo.use", "next")
    assert visit.screen.name == "checking-answers"


def test_back_leads_to_the_one_before_and_to_the_last_question(visit: PacedVisit) -> None:
    visit.press("next")
    assert visit.press("back").name == "confirming-answer:juminhyo.scope"
    assert visit.press("back").name == "asking:juminhyo.copies"


def test_somebody_else_is_asked_anew(visit: PacedVisit) -> None:
    visit.confirms()
    visit.press("edit:applicant", "choose:household", "next")
    assert visit.visit.cases[-1].confirmed.by_field == {}


def test_a_life_events_own_questions_are_not_confirmed(handbook: Handbook) -> None:
    visit = GuidedVisit(handbook, {"birth.registered": True})
    visit.begins("children", "birth")
    visit.to_the_end()
    singly = [name.partition(":")[2] for name in visit.shown if name.startswith("confirming-answer")]
    assert not [name for name in singly if name.startswith("birth.")]
    assert "bank_account" in singly
    assert len(singly) == len(set(singly))


@pytest.mark.parametrize(
    ("procedure", "counts", "total"),
    [
        ("juminhyo", {"type": "several", "kinds": ["copy", "removed"], "copies_removed": 3}, "1,500円"),
        ("koseki", {"types": ["full", "old"], "copies_full": 2, "copies_old": 2}, "2,400円"),
        ("kazei-shomei", {"more_years": "one", "year_2": 2025, "copies_2": 4, "use": "loan"}, "1,800円"),
    ],
)
def test_all_copies_stand_on_one_page_with_what_they_cost(
    handbook: Handbook, procedure: str, counts: dict[str, Data], total: str
) -> None:
    told = {f"{procedure}.{name}": value for name, value in counts.items()}
    shown = [one for one in pages(handbook, procedure, told) if "copies" in one.name]
    assert len(shown) == 1
    assert plain(several(shown[0]).rows[-1].label) == "ぜんぶで"
    assert several(shown[0]).rows[-1].value == total


def test_the_years_of_several_papers_stand_on_one_page(handbook: Handbook) -> None:
    told: dict[str, Data] = {"kazei-shomei.more_years": "two"}
    told |= {"kazei-shomei.year_2": 2025, "kazei-shomei.year_3": 2024}
    (shown,) = (one for one in pages(handbook, "kazei-shomei", told) if one.name.endswith(".year"))
    assert len(several(shown).rows) == 3


def pages(handbook: Handbook, procedure: str, told: dict[str, Data]) -> Iterator[Screen]:
    """Every page to confirm on the way through that procedure."""
    visit = GuidedVisit(handbook, told)
    visit.begins("certificates", procedure)
    while not visit.paced.screen.name.startswith("checking-answers"):
        if visit.paced.screen.name.startswith("confirming-answer:"):
            yield visit.paced.screen
        visit._one()


@pytest.mark.parametrize("meant", ["copies_copy", "copies_removed"])
def test_mending_one_of_several_counts_opens_that_very_count(handbook: Handbook, meant: str) -> None:
    visit = at_counts(handbook)
    assert visit.press(f"edit:juminhyo.{meant}").name == f"asking:juminhyo.{meant}"
    visit.types(f"juminhyo.{meant}", 4)
    assert visit.press("next").name == "confirming-answer:juminhyo.copies_copy"
    assert "4通（1,200円）" in [plain(row.value) for row in several(visit.screen).rows]


def test_each_of_several_counts_has_its_own_way_back_and_the_sum_has_none(handbook: Handbook) -> None:
    shown = at_counts(handbook).screen
    assert [row.button for row in several(shown).rows] == [
        "edit:juminhyo.copies_copy",
        "edit:juminhyo.copies_removed",
        None,
    ]
    assert "change" not in [button.id for button in shown.buttons]
    assert several(shown).explanation is not None


def test_a_count_that_is_not_on_the_page_is_not_opened(handbook: Handbook) -> None:
    visit = at_counts(handbook)
    assert visit.press("edit:juminhyo.use").name == "confirming-answer:juminhyo.copies_copy"


def at_counts(handbook: Handbook) -> PacedVisit:
    """Where two kinds of copies are confirmed on one page."""
    told: dict[str, Data] = {"juminhyo.type": "several", "juminhyo.kinds": ["copy", "removed"]}
    visit = GuidedVisit(handbook, told)
    visit.begins("certificates", "juminhyo")
    while visit.paced.screen.name != "confirming-answer:juminhyo.copies_copy":
        visit._one()
    return visit.paced


def several(screen: Screen) -> CheckList:
    assert isinstance(screen.body, CheckList)
    return screen.body
