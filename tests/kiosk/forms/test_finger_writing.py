"""A name written with a finger: characters one by one, every step taken back, kept in the visit."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date

import pytest

from kiosk.forms import finger_writing, people
from kiosk.forms.fields.kind import Context, Parsed, Unfit
from kiosk.forms.fields.name import AS_KANA, INK, NameKind
from kiosk.lookups.handwriting import Handwriting, Stroke
from kiosk.lookups.service import Lookups
from tests.fakes.form_parts import RESOURCES, interview

KIND = NameKind()
SPEC = people.spec_of("subject", "name", "name")


class KnownHandwriting(Handwriting):
    """Tells one character for each number of strokes; `there` is a lever."""

    def __init__(self, *, there: bool = True) -> None:
        super().__init__()
        self.installed = there

    @property
    def lacking(self) -> str | None:
        return None if self.installed else "missing"

    def characters(self, strokes: Sequence[Stroke], most: int) -> tuple[str, ...]:
        return ("一", "二", "三")[len(strokes) - 1 :][:most] if strokes else ()


def context(*, there: bool = True) -> Context:
    lookups = Lookups(RESOURCES / "lookups", KnownHandwriting(there=there))
    about = Context(date(2026, 4, 1), interview("juminhyo").words, lookups)
    return dataclasses.replace(about, name_kana="サイトウ\u3000ハナコ")


def options(draft: object, part: str, *, there: bool = True) -> list[str]:
    return [one.id for one in KIND.part_view(SPEC, draft, part, context(there=there)).options]


def test_it_is_offered_before_the_kana_where_it_is_installed() -> None:
    assert options({}, "family")[-2:] == [INK, AS_KANA]
    assert INK not in options({}, "family", there=False)


def test_who_chooses_it_gets_a_page_for_it() -> None:
    assert KIND.parts(SPEC, {"family": INK}, context()) == ("family", "family-ink", "given")
    assert KIND.parts(SPEC, {"family": INK}, context(there=False)) == ("family", "given")


def test_strokes_become_candidates_and_a_candidate_becomes_text() -> None:
    drawn = {"text": "", "strokes": [[[0, 0], [9, 9]], [[5, 5]]]}
    draft = {"family": INK, "family-ink": drawn}
    assert options(draft, "family-ink") == ["二", "三"]
    taken, part = KIND.act(SPEC, draft, "family-ink", "take:二", context())
    assert part == "family-ink"
    assert KIND.part_view(SPEC, taken, part, context()).draft == {"text": "二", "strokes": []}


@pytest.mark.parametrize(
    ("action", "text", "strokes"),
    [("undo", "二", 1), ("clear", "二", 0), ("erase", "", 2), ("nonsense", "二", 2)],
)
def test_everything_can_be_taken_back(action: str, text: str, strokes: int) -> None:
    after = finger_writing.acted({"text": "二", "strokes": [[[0, 0]], [[1, 1]]]}, action)
    assert isinstance(after, dict)
    assert (after["text"], len(after["strokes"])) == (text, strokes)


@pytest.mark.parametrize(
    "draft", [None, "x", {"strokes": "x"}, {"strokes": [1, [2], [[1]], [["a", 1]]]}, {"text": 5}]
)
def test_what_is_no_stroke_counts_for_nothing(draft: object) -> None:
    view = finger_writing.view(draft, context())
    assert isinstance(view.draft, dict)
    assert view.draft["text"] == ""
    assert not any(view.draft["strokes"])


def test_points_outside_of_the_square_stay_at_its_edge() -> None:
    view = finger_writing.view({"strokes": [[[-5, 2000]]]}, context())
    assert isinstance(view.draft, dict)
    assert view.draft["strokes"] == [[[0, 1000]]]


def test_the_name_is_what_was_written() -> None:
    draft = {"family": INK, "family-ink": {"text": "齊藤", "strokes": []}, "given": AS_KANA}
    assert KIND.parse(SPEC, draft, context()) == Parsed("齊藤\u3000ハナコ")


def test_a_page_on_which_nothing_was_chosen_says_so() -> None:
    draft = {"family": INK, "family-ink": {"text": "", "strokes": [[[0, 0]]]}, "given": AS_KANA}
    missing = KIND.check_part(SPEC, draft, "family-ink", context())
    assert missing is not None
    assert missing.kind == "missing-writing"
    read = KIND.parse(SPEC, draft, context())
    assert isinstance(read, Unfit)
    assert read.problems[0].part == "family-ink"


def written(part: str, family: str, given: str) -> object:
    """The draft after one letter more was taken for that piece."""
    draft = {
        "family": INK,
        "given": INK,
        "family-ink": {"text": family, "strokes": []},
        "given-ink": {"text": given, "strokes": []},
    }
    return KIND.act(SPEC, draft, part, "take:二", context())[0]


def test_a_name_of_a_hundred_letters_is_written_to_its_end() -> None:
    draft = written("given-ink", "斉" * 59, "花" * 39)
    read = KIND.parse(SPEC, draft, context())
    assert read == Parsed("斉" * 59 + "\u3000" + "花" * 39 + "二")
    assert KIND.check(SPEC, read.value, context()) == ()


def test_both_pieces_together_are_no_longer_than_a_name() -> None:
    assert KIND.parse(SPEC, written("given-ink", "斉" * 59, "花" * 40), context()) == Parsed(
        "斉" * 59 + "\u3000" + "花" * 40
    )


@pytest.mark.parametrize(("given", "room"), [(AS_KANA, 96), (INK, 89)])
def test_the_square_says_how_much_room_there_is_and_that_staff_write_more(given: str, room: int) -> None:
    draft = {"family": INK, "given": given, "given-ink": {"text": "花" * 10, "strokes": []}}
    limits = KIND.part_view(SPEC, draft, "family-ink", context()).limits
    assert limits == {"most": room, "longer": "staff-writes"}


def test_the_strokes_of_a_letter_that_has_no_room_stay() -> None:
    full = {"text": "斉" * 5, "strokes": [[[0, 0]]]}
    assert finger_writing.acted(full, "take:二", 5) == full
