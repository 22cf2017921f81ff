"""Every portrait: all it shows is said, every key has its words, and each language keeps to itself."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache

import pytest

from kiosk.basics.clock import Moment
from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.paper.document import Document
from kiosk.visit import states as at
from kiosk.visit import veil
from kiosk.visit.gallery import portraits, sample_application
from kiosk.visit.screen import Comfort, Question, Screen
from kiosk.visit.showing import screen_of
from kiosk.visit.sketch import Sketch
from kiosk.visit.states import Over, Step
from kiosk.words.furigana import faults, plain, reading
from tests.fakes.paced_visit import TUESDAY, PacedVisit, handbook_of

BOOK = handbook_of()
LANGUAGES = ("ja", "en")
MOMENT = Moment(TUESDAY, 0.0, "00000000-0000-7000-8000-0000000000aa")
DOCUMENT = Document(VisitId("v"), ApplicationId("a"), b"%PDF", "", 1)
NO_TEXT = {
    "id", "icon", "picture", "field", "kind", "part", "input", "button", "look", "focus", "state", "draft",
    "limits", "place", "name", "visit", "comfort", "spoken", "private", "support_code",
}  # fmt: skip
SILENT = {
    "Question.why": "behind its own button, whose page says it",
    "Notice.code": "addressed to staff",
    "Countdown.unit": "the sentence above says it with its number",
    "Option.barred": "said to whoever comes to the option, and to whoever touches it",
}
KEY = re.compile(r"\b(visit|forms|paper|ui|words|widgets|procedures?|groups?)\.[a-z-]+(\.[a-z-]+)+")
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]+")
DATA = re.compile(
    r"(見本|ミホン|みほん|だいり|ダイリ)\u3000?(花子|ハナコ|はなこ|タロウ|たろう|太郎|ジロウ|ハルト|ハル|ソラ|サクラ|ケン|アオイ|リク|ユイ"
    r"|ミオ|レン|ヒナ|ソウタ|メイ|コハル|ユウト|リン|アキ)?"
    r"|東京都?北区\w*|北区|王子本町\w*|おうじほんちょう\w*|日本語|はなこ|さいとう"
    r"|(埼玉県)?川口市\w*|大阪府大阪市[\d-]*|赤羽\w*|あかばね\w*"
    r"|やさしい \u200b?にほんご|简体中文"
    r"|\(確認書\)"
)
"""Invented people and places, the heading of a letter to look for, and the languages' own names."""


OWN = re.compile(
    "見本|ミホン|みほん|花子|ハナコ|はなこ|王子本町|おうじほんちょう|赤羽|あかばね|朝日|1948|昭和23|しょうわ23"
    "|0000-0000|９９番"
)
"""What the invented people are, and where they live."""

pytestmark = pytest.mark.xdist_group("portraits")
"""Drawn up once a language, not once a worker."""


@cache
def drawn_up(language: str) -> tuple[tuple[str, Screen], ...]:
    return tuple(portraits(BOOK, MOMENT, Comfort(language=language), DOCUMENT))


def shown(language: str) -> dict[str, Screen]:
    return dict(drawn_up(language))


def texts(value: object, place: str) -> Iterator[tuple[str, str]]:
    """(where, text) of every text in there, however deep."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one, place)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in NO_TEXT:
                yield from texts(getattr(value, field.name), f"{type(value).__name__}.{field.name}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_a_page_shows_is_said(language: str) -> None:
    unsaid = set()
    for name, screen in shown(language).items():
        said = {*screen.spoken, *screen.private}
        for place, text in texts(screen.body, ""):
            if reading(text) and reading(text) not in said and place not in SILENT:
                unsaid.add((place, name))
    assert unsaid == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_are_said_after_the_page_and_tools_are_not(language: str) -> None:
    for name, screen in shown(language).items():
        said = [*screen.spoken, *screen.private]
        for button in screen.buttons:
            assert (reading(button.said or button.label) in said) is (
                button.place != "tool"
            ) or button.place == "tool", name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_on_a_page(language: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        keys = {
            (name, text)
            for name, screen in shown(language).items()
            for _, text in texts(screen, "")
            if KEY.search(text)
        }
    assert keys == set()
    assert caplog.records == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_are_whole_and_no_fact_was_forgotten(language: str) -> None:
    for name, screen in shown(language).items():
        for place, text in texts(screen, ""):
            assert faults(text) == (), (name, place)
            assert "%(" not in text, (name, place)


def test_english_pages_hold_no_japanese_but_names_and_addresses() -> None:
    found = set()
    for name, screen in shown("en").items():
        own = own_names(screen) | example_of(screen)
        for place, text in texts(screen, ""):
            if text not in own and JAPANESE.search(DATA.sub("", plain(text))):
                found.add((place, name, text))
    assert found == set()


def example_of(screen: Screen) -> set[str]:
    """What may be typed there, as it is typed: nobody's, and the same in every language."""
    example = screen.body.example if isinstance(screen.body, Question) else None
    return set() if example is None else {example, reading(example)}


def own_names(screen: Screen) -> set[str]:
    """How somebody's name may be written: the same in every language."""
    if not isinstance(screen.body, Question) or screen.body.field.kind != "name":
        return set()
    field = screen.body.field
    drawn = [str(part) for part in field.draft.values()] if isinstance(field.draft, dict) else [field.draft]
    written = [text for one in field.options for text in (one.id, one.label, reading(one.label))]
    return {*written, *(text for text in drawn if isinstance(text, str))}


def loud(screen: Screen) -> list[str]:
    """What everybody would hear of the invented people; an example in a hint is nobody's."""
    return [text for text in screen.spoken if OWN.search(text) and text not in example_of(screen)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_personal_is_said_to_nobody_else(language: str) -> None:
    assert {name: loud(screen) for name, screen in shown(language).items() if loud(screen)} == {}


@pytest.mark.parametrize("part", ["confirming", "address.town", "members.0.gender"])
def test_a_leak_of_any_of_them_is_found(part: str) -> None:
    leaking = [replace(one, spoken=one.heard) for name, one in shown("ja").items() if part in name]
    assert any(loud(screen) for screen in leaking)


def test_what_is_found_by_an_answer_is_covered_by_the_veil() -> None:
    found = [screen.body for name, screen in shown("ja").items() if name.endswith("address.town")]
    bodies = [body for body in found if isinstance(body, Question)]
    assert len(bodies) > 3
    for body in bodies:
        own = tuple(option.label for option in body.field.options if option.own)
        covered = veil.covered(Sketch(body, private=own), BOOK.words("ja")).body
        assert isinstance(covered, Question)
        assert not any(OWN.search(option.label) for option in covered.field.options)


def test_a_hint_that_is_the_same_for_everybody_is_said_to_everybody() -> None:
    screen = next(one for name, one in shown("ja").items() if "apart_children.0.name_kana" in name)
    assert isinstance(screen.body, Question)
    assert screen.body.explanation is not None
    assert reading(screen.body.explanation) in screen.spoken


def test_there_is_a_portrait_of_every_step_and_every_overlay() -> None:
    pictured = {screen.name.partition(":")[0] for screen in shown("ja").values()}
    wanted = {spelt(one) for one in (*Step.__args__, *Over.__args__)}
    assert wanted - pictured == {"checking-card"}, "it looks as waiting-for-card does"


def test_names_are_unique_and_the_same_in_every_language() -> None:
    names = [name for name, _ in drawn_up("ja")]
    assert len(names) == len(set(names))
    assert {name for name in names if not name.startswith("asking")} == {
        name for name in shown("en") if not name.startswith("asking")
    }


def test_a_missing_answer_is_said_where_the_eyes_are() -> None:
    missing = {name: screen for name, screen in shown("ja").items() if name.endswith("-missing")}
    assert len(missing) > 20
    for name, screen in missing.items():
        assert isinstance(screen.body, Question)
        assert screen.body.summary, name
        assert screen.body.field.problem, name


@pytest.mark.parametrize("seconds", [0, 34, 44])
def test_looking_changes_nothing(seconds: int) -> None:
    visit = PacedVisit(BOOK)
    visit.to_questions()
    visit.waits(181)
    moment = Moment(TUESDAY, visit.ticks + seconds, "x")
    assert screen_of(visit.visit, moment, BOOK) == screen_of(visit.visit, moment, BOOK)
    assert isinstance(visit.visit.over, at.IdleWarning)


def spelt(place: type[object]) -> str:
    return re.sub(r"(?<!^)([A-Z])", lambda match: f"-{match[1].lower()}", place.__name__).lower()


def test_every_procedure_can_be_previewed_with_its_sample() -> None:
    book = handbook_of()
    for procedure in book.library.ids():
        drawn = sample_application(
            book, Moment(TUESDAY, 0.0, "019a4700-0000-7000-8000-000000000127"), procedure
        )
        assert drawn.procedure[0] == procedure
