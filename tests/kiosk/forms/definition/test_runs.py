from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.forms.service import Fault, Library
from tests.fakes.form_parts import RESOURCES

ROOT = RESOURCES / "procedures"
MOVING_IN = "moving-in/life-event.yaml"
MISTAKES = {
    "other-kind": (
        "event_date: moving-in.moved_out_on", "event_date: moving-in.fits",
        "takes.event_date", "takes 'moving-in.fits', of the kind 'choices', for one of the kind 'date'", None,
    ),
    "no-such-option": (
        "gives: {event: moved-in}", "gives: {event: moved-inn}",
        "gives.event", "'event' has no option 'moved-inn'", "moved-in",
    ),
    "no-such-target": (
        "follow_ups: moving-in.fits", "follow_upz: moving-in.fits",
        "takes.follow_upz", "'tennyu' asks nothing called 'follow_upz'", "follow_ups",
    ),
    "nothing-given-there": (
        "gives: {event: moved-in}", "gives: {evnt: moved-in}",
        "gives.evnt", "'jido-teate' asks nothing called 'evnt'", "event",
    ),
    "no-such-answer": (
        "event_date: moving-in.moved_out_on", "event_date: moving-in.moved_out",
        "takes.event_date", "no answer is called 'moving-in.moved_out'", "moving-in.moved_out_on",
    ),
    "no-such-procedure": (
        "procedure: jido-teate", "procedure: jido-taete",
        "procedure", "there is no procedure 'jido-taete'", "jido-teate",
    ),
    "whose-is-no-name": (
        "whose: new_head", "whose: moving-in.fits",
        "whose", "'moving-in.fits' is no name, but of the kind 'choices'", None,
    ),
    "part-of-no-address": (
        "{field: old_address, part: town}", "{field: new_head, part: town}",
        "takes.moved_from_town", "'new_head' has no part 'town'", None,
    ),
    "no-such-part": (
        "{field: old_address, part: town}", "{field: old_address, part: towm}",
        "takes.moved_from_town", "'old_address' has no part 'towm'", None,
    ),
    "days-on-no-date": (
        "moved_from: moving-in.moved_from", "moved_from: {field: moving-in.moved_from, days: 1}",
        "takes.moved_from", "'moving-in.moved_from' is no date: `days` cannot be added", None,
    ),
}  # fmt: skip


def faults(root: Path) -> tuple[Fault, ...]:
    return Library(root, left_out=lambda _: None).faults


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT, tmp_path / "procedures"))


def change(root: Path, old: str, new: str, file: str = MOVING_IN) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_step_that_does_not_fit_is_told_with_its_line(root: Path, mistake: str) -> None:
    old, new, key, message, likely = MISTAKES[mistake]
    change(root, old, new)
    (found,) = faults(root)
    assert (found.file, found.message, found.likely) == (MOVING_IN, message, likely)
    assert found.key.endswith(key)
    assert new.split(":")[0] in (root / MOVING_IN).read_text("utf-8").splitlines()[found.line - 1]


def test_account_named_to_receive_is_not_drawn_from_unasked(root: Path) -> None:
    change(root, "{event_date: birth.born_on}", "{account: bank_account}", "birth/life-event.yaml")
    (found,) = faults(root)
    assert found.key.endswith("takes.account")
    assert found.message == (
        "takes the account 'bank_account' to draw from, unasked: leave it out and say `known: true` there"
    )


def test_step_of_a_procedure_is_looked_at_too(root: Path) -> None:
    change(root, "procedure: kokuho-soshitsu", "procedure: kokuho-sositsu", "okuyami/procedure.yaml")
    (found,) = faults(root)
    assert (found.file, found.likely) == ("okuyami/procedure.yaml", "kokuho-soshitsu")


@pytest.mark.parametrize(
    ("old", "new", "key", "likely"),
    [
        ("gives: {spouse: none}", "gives: {spouse: non}", "gives.spouse", "none"),
        ("gives: {spouse: none}", "gives: {spuse: none}", "gives.spuse", "spouse"),
        ("applicants: [household], whose", "applicants: [househald], whose", "applicants", "household"),
        ("whose: deceased", "whose: okuyami.was", "whose", None),
        ("{field: kinship, is: spouse}]}", "{field: kinship, is: spause}]}", "when.all.2", "spouse"),
        ("{field: was, has: head}, applicants", "{field: waz, has: head}, applicants", "when", "was"),
    ],
)
def test_what_is_told_in_some_cases_only_is_looked_at_too(
    root: Path, old: str, new: str, key: str, likely: str | None
) -> None:
    change(root, old, new, "okuyami/procedure.yaml")
    (found,) = faults(root)
    assert found.likely == likely
    assert found.key.endswith(key)
    assert "also" in found.key


def test_what_is_told_needs_a_procedure_to_tell_it_to(root: Path) -> None:
    change(root, "        procedure: jido-teate\n", "")
    (found,) = faults(root)
    assert found.message == "leads to no procedure: say `procedure`"


def test_procedure_that_cannot_be_read_takes_no_life_event_with_it(root: Path) -> None:
    (root / "jido-teate" / "procedure.yaml").write_text("id: [", "utf-8")
    assert {one.file for one in faults(root)} == {"jido-teate/procedure.yaml"}
