"""Wards, heirs and proxies: who may come for whom, and who signs a letter."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.forms.answers import Answers
from kiosk.words.furigana import plain
from tests.fakes.form_parts import interview
from tests.kiosk.forms.branches import KNOWN, answered, asked, told

STANDING = ("juminhyo", "kazei-shomei", "jido-teate", "kokuho-kanyu", "kokuho-soshitsu")


@pytest.mark.parametrize("procedure", STANDING)
@pytest.mark.parametrize(
    ("standing", "brings"), [("guardian", "後見の登記の証明"), ("heir", "関係がわかる戸籍")]
)
def test_nobody_is_given_a_letter_for_a_ward_or_the_dead_to_sign(
    procedure: str, standing: str, brings: str
) -> None:
    said = told(procedure, {"standing": standing}, "proxy")
    assert brings in said
    assert "係の人" in said
    assert "letter" not in asked(procedure, {}, "proxy")
    assert "letter" in asked(procedure, {"standing": "asked"}, "proxy")


@pytest.mark.parametrize("procedure", STANDING)
@pytest.mark.parametrize("standing", ["guardian", "heir"])
def test_nobody_hands_in_as_a_proxy_who_is_none(procedure: str, standing: str) -> None:
    about = interview(procedure, "proxy")
    name = about.procedure.field_id("standing")
    claimed = Answers().with_(name, standing, "typed")
    assert name in [one.field for one in about.missing(claimed)]


@pytest.mark.parametrize("procedure", STANDING)
def test_only_who_was_asked_is_told_to_bring_a_letter(procedure: str) -> None:
    (letter,) = (one for one in interview(procedure).procedure.bring if one.id == "letter-of-attorney")
    assert plain(letter.note) == "たのまれた方だけです。"


@pytest.mark.parametrize(
    "papers",
    [{"type": "removed"}, {"type": "old"}, {"type": "several", "kinds": ["removed", "absent"]}],
    ids=["removed", "old", "several"],
)
def test_a_proxy_says_whether_the_person_has_died_before_an_old_record_is_given(
    papers: dict[str, object],
) -> None:
    before = {"standing": "asked", "letter": "here", **papers}
    assert "died" in asked("juminhyo", before, "proxy")
    assert "係の人" in told("juminhyo", {**before, "died": "died"}, "proxy")
    assert "head" in asked("juminhyo", {**before, "died": "living"}, "proxy")
    assert "died" not in asked(
        "juminhyo", {**before, "type": "copy"} if "kinds" not in papers else {}, "proxy"
    )
    assert "died" not in asked("juminhyo", papers)


@pytest.mark.parametrize("procedure", STANDING)
def test_who_is_no_proxy_finds_themselves_among_the_applicants(procedure: str) -> None:
    notes = [plain(one.note) for one in interview(procedure, "proxy").procedure.applicants]
    parents = "" if procedure == "jido-teate" else "子の親、"  # that is the parents' own
    assert any(note.startswith(f"たのまれた方、{parents}後見人、なくなった方の家族") for note in notes)


@pytest.mark.parametrize(
    ("procedure", "before"),
    [("kokuho-soshitsu", {"reason": "insured"}), ("kyufukin", {"route": "form"})],
)
def test_relatives_may_be_named_in_letters_and_their_relation_left_open(
    procedure: str, before: dict[str, object]
) -> None:
    about = interview(procedure, "self")
    someone = {"name_letters": "MIHON LINH", "name_kana": None, "relation": None}
    members = next(one for one in about.procedure.questions if one.id == "members")
    each = {one.id: someone.get(one.id) for one in members.each if one.kind != "office"}
    given = {"birth_date": "1990-01-30", "gender": "female", "tax": "unknown", "january": "unknown"}
    rows = [{name: given.get(name, value) for name, value in each.items()}]
    taken = answered(about, {**KNOWN, **before, "members": rows})
    assert isinstance(taken, Answers), taken


PAST = [{"type": "removed"}, {"type": "old"}, {"type": "several", "kinds": ["copy", "removed"]}]


@pytest.mark.parametrize("papers", PAST, ids=["removed", "old", "several"])
@pytest.mark.parametrize("whose", ["died", "other"])
def test_whoever_says_i_is_asked_whose_old_record_it_is(papers: Mapping[str, object], whose: str) -> None:
    before = {"nationality": "japanese", **papers}
    assert "whose_past" in asked("juminhyo", before)
    assert "head" in asked("juminhyo", {**before, "whose_past": "own"})
    said = told("juminhyo", {**before, "whose_past": whose})
    assert ("戸籍" if whose == "died" else "委任状") in said
    assert "whose_past" not in asked("juminhyo", before, "proxy")


@pytest.mark.parametrize("papers", PAST, ids=["removed", "old", "several"])
def test_of_the_household_it_is_asked_whether_they_have_died(papers: Mapping[str, object]) -> None:
    before = {"nationality": "japanese", **papers}
    assert "died" in asked("juminhyo", before, "household")
    assert "係の人" in told("juminhyo", {**before, "died": "died"}, "household")
    assert "head" in asked("juminhyo", {**before, "died": "alive"}, "household")


def test_a_present_record_asks_nothing_of_the_past() -> None:
    for applicant in ("self", "household"):
        assert not {"whose_past", "died"} & set(asked("juminhyo", {"type": "copy"}, applicant))


@pytest.mark.parametrize(
    ("applicant", "typed", "wanted"),
    [
        ("self", {"type": "removed", "whose_past": "own"}, True),
        ("self", {"type": "old", "whose_past": "own"}, False),
        ("household", {"type": "removed", "died": "alive"}, True),
        ("household", {"type": "old", "died": "alive"}, False),
    ],
)
def test_a_record_of_an_earlier_stay_is_found_by_its_address(
    applicant: str, typed: Mapping[str, object], wanted: bool
) -> None:
    assert ("last_address" in asked("juminhyo", {"nationality": "japanese", **typed}, applicant)) is wanted
