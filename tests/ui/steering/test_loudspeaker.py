"""Without headphones every key of every page is called something, and no two of a page alike."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.bootstrap import Services
from kiosk.settings.loading import demo_settings
from kiosk.visit.gallery import portraits
from kiosk.visit.screen import Comfort, Question, Screen
from kiosk.words.furigana import reading
from tests.fakes.looks import FULL_HD_21, the_source, the_words
from tests.fakes.shown_screens import ShownScreens
from ui.commands.matrix import MOMENT, sample_document, sample_ticket
from ui.gallery.drawing import settle
from ui.presenter import Presenter
from ui.steering.described import described
from ui.steering.scan_rows import rows_of
from ui.theme.metrics import Metrics
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.touchable import Touchable

pytestmark = [pytest.mark.xdist_group("loudspeaker"), pytest.mark.timeout(600)]
"""Every page is made once, not once a worker; all of them take a minute or two."""

Pages = dict[str, Screen]
Keys = dict[str, list[tuple[str, tuple[str, ...]]]]
"""Of every page its keys: what each does, and what the loudspeaker says of it."""


@pytest.fixture(scope="module")
def services() -> Services:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return Services(demo_settings())


@pytest.fixture(scope="module")
def pages(services: Services) -> Pages:
    form, ticket = sample_document(services, "ja"), sample_ticket(services, "ja")
    return dict(portraits(services.handbook, MOMENT, Comfort(), form, ticket=ticket))


@pytest.fixture(scope="module")
def keys(services: Services, pages: Pages, qapp: object) -> Keys:
    metrics = Metrics(FULL_HD_21, "standard", "standard", "landscape", (1920, 1080))
    presenter = Presenter(the_source(), the_words, metrics, lambda event: None, quiet=True)
    presenter.window.show_fixed()
    presenter.window.setUpdatesEnabled(False)  # nobody looks: it is listened to
    heard: Keys = {}
    for name, screen in pages.items():
        presenter.show_screen(screen)
        settle(presenter.window)
        heard[name] = list(on(services, presenter, screen))
    presenter.forget()
    presenter.window.hide()
    return heard


def on(services: Services, presenter: Presenter, screen: Screen) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in presenter.window.frame.steps():
        if not (isinstance(one, KeyButton) and one.kind is Kind.CHARACTER):
            yield does(one), aloud(services, one, screen)


def does(one: Touchable) -> str:
    """What it stands for; なおす and けす of one person do different things."""
    return f"{one.id} {reading(one.marked)}"


def aloud(services: Services, one: Touchable, screen: Screen) -> tuple[str, ...]:
    """What everybody in the lobby hears of it."""
    told = described(one, screen, services.catalogue.words("ja"))
    return tuple(said.otherwise if said.private else said.text for said in told)


def nameless(keys: Keys) -> set[tuple[str, str]]:
    return {(name, id_) for name, told in keys.items() for id_, (first, *_) in told if not first}


def alike(keys: Keys) -> dict[str, list[tuple[str, ...]]]:
    """What is told of two keys of a page that do different things; staff are called by either of two."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name, told in keys.items():
        texts = {(id_.replace("ask-staff", "call"), tuple(filter(None, text))) for id_, text in told}
        twice = [text for text, count in Counter(text for _, text in texts).items() if count > 1]
        found |= {name: twice} if twice else {}
    return found


def test_no_key_of_any_page_is_said_without_its_name(keys: Keys) -> None:
    assert len(keys) > 1000
    assert nameless(keys) == set()


def test_no_two_keys_of_a_page_are_said_alike(keys: Keys) -> None:
    assert alike(keys) == {}


def test_keys_without_a_name_and_keys_alike_are_found() -> None:
    planted: Keys = {"page": [("known:0", ("", "ボタン")), ("known:1", ("", "ボタン")), ("next", ("次へ",))]}
    assert nameless(planted) == {("page", "known:0"), ("page", "known:1")}
    assert alike(planted) == {"page": [("ボタン",)]}


def test_a_key_that_proposes_somebody_is_said_by_its_place_among_those_that_do(keys: Keys) -> None:
    name = next(one for one in keys if re.fullmatch(r"asking-juminhyo-[a-z]+-people\.list", one))
    told = dict(keys[name])
    known = [text for id_, text in told.items() if id_.startswith("known:")]
    assert [text[0] for text in known] == ["もうわかっているこたえ、1ばんめ、ぜんぶで1"]


def test_people_are_told_apart_by_their_place_and_named_into_headphones(
    keys: Keys, pages: Pages, services: Services, shown: ShownScreens
) -> None:
    name = "asking-people-many"
    told = [text for id_, text in keys[name] if id_.endswith(("なおす", "けす"))]
    assert told[:2] == [("なおす", "1人目", "ボタン"), ("けす", "1人目", "ボタン")]
    shown.show(pages[name])
    first = next(one for one in shown.presenter.window.frame.steps() if one.marked == "なおす")
    heard = [said.text for said in described(first, pages[name], services.catalogue.words("ja"))]
    assert heard == ["なおす", "ミホン\u3000ハナコ", "ボタン"]


def test_a_row_of_a_person_that_is_scanned_says_whose_it_is(
    pages: Pages, services: Services, shown: ShownScreens
) -> None:
    screen = pages["asking-people-many"]
    shown.show(screen)
    rows = [row for row in rows_of(shown.presenter.window.frame.steps()) if row[0].marked == "なおす"]
    heads = []
    for row in rows:
        row[0].ring_with(row[1:])
        heads.append(aloud(services, row[0], screen))
    assert heads == [("なおす", "けす", f"{at}人目", "ぜんぶで2") for at in range(1, len(rows) + 1)]


def test_the_era_of_birth_that_proves_the_card_is_for_headphones(
    pages: Pages, services: Services, shown: ShownScreens
) -> None:
    screen = pages["card-numbers-birth"]
    assert isinstance(screen.body, Question)
    chosen = next(one.id for one in screen.body.field.options if one.chosen)
    shown.show(screen)
    key = next(one for one in shown.presenter.window.frame.steps() if one.id == chosen)
    assert not [text for text in aloud(services, key, screen) if "えらばれて" in text]
    loud = replace(screen, body=replace(screen.body, field=replace(screen.body.field, sensitive=False)))
    assert "えらばれています" in aloud(services, key, loud)
