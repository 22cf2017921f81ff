from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage, cut_texts, touchables, wrong_gaps, wrong_sizes
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.people_rows import PeopleRows, PersonRow
from ui.widgets.touch_guard import guard_of


def some_people(stage: Stage, count: int, size: str = "standard") -> PeopleRows:
    people = PeopleRows(a_look(size), [PersonRow(str(n), f"見本　花子{n}", "長女") for n in range(count)])
    stage.put(people, 0, 0, 400, 160)
    return people


def test_person_is_mended_or_removed(stage: Stage) -> None:
    heard: list[object] = []
    people = some_people(stage, 2)
    people.edited.connect(lambda id_: heard.append(("edited", id_)))
    people.removed.connect(lambda id_: heard.append(("removed", id_)))
    mend, remove = (
        [key for key in touchables(people) if key.id == "0"],
        [k for k in touchables(people) if k.id == "1"],
    )
    QTest.mouseClick(mend[0], Qt.MouseButton.LeftButton)
    guard_of(people).forget()
    QTest.mouseClick(remove[1], Qt.MouseButton.LeftButton)
    assert heard == [("edited", "0"), ("removed", "1")]


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize("count", [0, 1, 4, 12])
def test_people_pass_the_audits(stage: Stage, size: str, count: int) -> None:
    people = some_people(stage, count, size)
    assert wrong_sizes(people, people.look) == []
    assert wrong_gaps(people, people.look) == []
    assert cut_texts(people) == []


def test_empty_list_says_so_and_forgotten_names_are_gone(stage: Stage) -> None:
    people = some_people(stage, 3)
    people.forget()
    assert [label.marked for label in people.labels()] == [stage.look.words.nobody]


def shown_in(people: PeopleRows) -> list[str]:
    """The ids of the rows on this page."""
    QApplication.processEvents()
    return list(dict.fromkeys(key.id for key in touchables(people) if key.id.isdigit()))


def test_page_of_the_one_who_is_meant_is_shown_until_somebody_turns(stage: Stage) -> None:
    people = some_people(stage, 12)
    first = shown_in(people)
    assert first[0] == "0"
    people.turn_to(11)
    assert shown_in(people)[-1] == "11"
    people.turn_to(None)
    assert shown_in(people)[-1] == "11"
    people.turn_to(11)
    people.pager.turned.emit(0)
    assert shown_in(people) == first
    people.turn_to(99)
    assert shown_in(people) == first


def test_names_alone_tell_the_rest_to_readers_only(stage: Stage) -> None:
    people = some_people(stage, 2, "largest")
    part = people.giving_notes()
    assert part.wanted()
    part.give()
    assert [label.marked for label in people.labels()] == ["見本　花子0", "見本　花子1"]
    assert {label.accessibleDescription() for label in people.labels()} == {"長女"}
    assert not part.wanted()
    part.come_back()
    assert "長女" in [label.marked for label in people.labels()]


def test_names_without_words_under_them_have_none_to_give(stage: Stage) -> None:
    people = PeopleRows(a_look("largest"), [PersonRow("0", "見本　花子")])
    stage.put(people, 0, 0, 400, 160)
    assert not people.giving_notes().wanted()


def test_keys_that_change_the_height_while_they_come_do_not_go_round_for_ever(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = some_people(stage, 3)
    seen: list[int] = []

    def grow(page: int, _pages: int) -> None:
        seen.append(page)
        assert len(seen) < 50, "each look at the height changed it, and was looked at again"
        people.resize(people.width(), people.height() + 1)

    monkeypatch.setattr(people.pager, "set_page", grow)
    people.set_rows([PersonRow(str(n), f"見本　花子{n}") for n in range(2)])
    assert 0 < len(seen) <= 2
