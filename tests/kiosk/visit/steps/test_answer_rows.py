"""A list of people on the check page: a sentence for each of them, each with its own way back."""

from __future__ import annotations

import pytest

from kiosk.bootstrap import Services
from kiosk.forms.answers import Data
from kiosk.settings import demo_settings
from kiosk.visit.handbook import Handbook
from kiosk.visit.screen import CheckList, CheckRow, Screen
from kiosk.words.furigana import plain
from tests.fakes.guided_visit import GuidedVisit
from tests.fakes.paced_visit import PacedVisit

MOVERS: list[Data] = [
    {"name_kana": "ミホン\u3000ハナコ", "birth_date": "1948-03-05", "gender": "female", "relation": "head"},
    {"name_kana": "ミホン\u3000ハル", "birth_date": "2021-05-02", "gender": "male", "relation": "grandchild"},
]
HARU = "ミホン\u3000ハルさん、令和3年5月2日（2021年）生まれ、男性、世帯主の子の子（孫）。"


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    services = Services(demo_settings())
    return Handbook(services.library, services.catalogue, services.lookups, services.settings)


@pytest.fixture
def visit(handbook: Handbook) -> PacedVisit:
    """Where the people who moved are confirmed."""
    guided = GuidedVisit(handbook, {"movers": MOVERS})
    guided.begins("all", "tennyu")
    while guided.paced.screen.name != "confirming-answer:movers":
        guided._one()
    return guided.paced


def rows(screen: Screen) -> list[CheckRow]:
    assert isinstance(screen.body, CheckList)
    return list(screen.body.rows)


def about_movers(screen: Screen) -> list[CheckRow]:
    return [row for row in rows(screen) if (row.button or "").startswith("edit:movers")]


def test_each_person_is_a_sentence_of_its_own(visit: PacedVisit) -> None:
    shown = rows(visit.screen)
    assert [plain(row.label) for row in shown] == ["引っこす方", "1人目", "2人目"]
    assert shown[0].value == "2人です"
    assert plain(shown[2].value) == HARU
    while visit.screen.name != "checking-answers":
        visit.press("next")
    assert about_movers(visit.screen) == shown


def test_names_are_told_into_headphones_alone(visit: PacedVisit) -> None:
    (haru,) = (text for text in visit.screen.private if "ハル" in text)
    assert haru in visit.screen.heard
    assert all("ミホン" not in text for text in visit.screen.spoken)


@pytest.mark.parametrize(
    ("button", "opened"),
    [
        ("edit:movers", "asking:movers.list"),
        ("edit:movers:0", "asking:movers.0.name_kana"),
        ("edit:movers:1", "asking:movers.1.name_kana"),
        ("edit:movers:7", "asking:movers.list"),
    ],
)
def test_mending_opens_the_person_who_is_meant(visit: PacedVisit, button: str, opened: str) -> None:
    assert visit.press(button).name == opened


def test_mending_from_the_check_page_comes_back_to_it(visit: PacedVisit) -> None:
    while visit.screen.name != "checking-answers":
        visit.press("next")
    assert visit.press("edit:movers:1").name == "asking:movers.1.name_kana"
    for _ in range(12):
        if not visit.screen.name.startswith("asking"):
            break
        visit.press("next")
    assert visit.screen.name == "checking-answers"


def test_from_a_person_back_leads_to_the_list_where_somebody_can_be_taken_out(visit: PacedVisit) -> None:
    visit.press("edit:movers:1")
    assert visit.press("back").name == "asking:movers.list"


def test_covered_no_sentence_is_left(visit: PacedVisit) -> None:
    visit.press("veil")
    assert all("ミホン" not in row.value for row in rows(visit.screen))
