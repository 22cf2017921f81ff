from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.forms.definition.drawn import drawings_in
from kiosk.forms.definition.library import Library
from tests.conftest import ExpectedLog
from tests.fakes.form_parts import RESOURCES
from tests.fakes.places import key_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped definitions, to be spoiled."""
    return Path(shutil.copytree(RESOURCES / "procedures", tmp_path / "procedures"))


def shipped() -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in (RESOURCES / "procedures").glob("*/procedure.yaml")))


def definition(name: str = "juminhyo") -> str:
    """As shipped."""
    return (RESOURCES / "procedures" / name / "procedure.yaml").read_text(encoding="utf-8")


def spoil(folder: Path, old: str, new: str, name: str = "juminhyo") -> int:
    """Replaces the first `old` of one definition; the line on which it stood."""
    path = folder / name / "procedure.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_shipped_definitions_have_no_fault() -> None:
    library = Library(RESOURCES / "procedures")
    assert library.faults == ()
    assert library.ids() == shipped()
    assert {"juminhyo", "kazei-shomei", "kokuho-kanyu"} <= set(library.ids())
    assert [group.id for group in library.groups()] == [
        "certificates", "moving", "children", "health", "money", "card", "bereavement", "all",
    ]  # fmt: skip
    certificates = ["inkan-shomei", "juminhyo", "kazei-shomei", "koseki"]
    assert [one.id for one in library.in_group("certificates")] == certificates
    assert library.in_group("all") == ()


def test_a_procedure_is_offered_from_its_first_day() -> None:
    library = Library(RESOURCES / "procedures")
    assert library.procedures(date(2026, 10, 31)) == ()
    assert library.procedures(date(2026, 11, 1)) == library.procedures()
    assert library.in_group("certificates", date(2026, 10, 31)) == ()


@pytest.mark.parametrize(
    ("old", "new", "key", "likely"),
    [
        ("kind: count", "kind: cuont", "questions[copies].kind", "count"),
        ("    preset: 1\n", "    presett: 1\n", "questions[copies].presett", "preset"),
        ("group: certificates", "group: certificate", "group", "certificates"),
        ("per: copies", "per: copeis", "fee.per", "copies"),
        (
            "any: [{field: show, has: numb", "any: [{field: shwo, has: numb",
            "questions[number_use].when", "show",
        ),
        ("section: subject", "section: subjekt", "questions[subject.name_kana].section", "subject"),
        ("minutes: 5", 'minutes: "5"', "minutes", None),
        ("minutes: 5", "minutes: -5", "minutes", None),
        ("amount: 300", "amount: -300", "fee.amount", None),
        ("waiting: allowed", "waiting: alowed", "waiting", "allowed"),
        ('unit: "通"', 'unit: "通"\n    partial: true', "questions[copies].partial", None),
        ("kind: phone", "kind: choice", "questions[subject.phone].options", None),
        ("{世帯主|せたいぬし}はどなた", "{世帯主|setainushi}はどなた", "questions[head].title", None),
        ("id: juminhyo\n", "id: juminhyou\n", "id", "juminhyo"),
        (
            "applicant: [household, proxy]", "applicant: [houshold, proxy]",
            "questions[visitor.name_kana].when", "household",
        ),
        ("  - id: head\n", "  - id: copies\n", "questions[copies].id", None),
    ],
)  # fmt: skip
def test_a_mistake_names_file_line_key_and_likely_word(
    folder: Path, expected_log: ExpectedLog, old: str, new: str, key: str, likely: str | None
) -> None:
    place = key_in(definition(), key)
    line = spoil(folder, old, new)
    expected_log("procedure left out: juminhyo/procedure.yaml")
    library = Library(folder)
    found = [one for one in library.faults if one.key == place]
    assert found, [str(one) for one in library.faults]
    assert found[0].file == "juminhyo/procedure.yaml"
    assert found[0].likely == likely
    if key not in ("questions[copies].id", "questions[subject.phone].options", "questions[copies].partial"):
        assert found[0].line == line
    assert library.ids() == tuple(one for one in shipped() if one != "juminhyo")
    assert library.get("juminhyo") is None


def test_several_mistakes_are_told_at_once(folder: Path, expected_log: ExpectedLog) -> None:
    spoil(folder, "minutes: 5", 'minutes: "5"')
    spoil(folder, "kind: count", "kind: cuont")
    spoil(folder, "kind: year", "kind: yera", "kazei-shomei")
    expected_log("procedure left out: juminhyo")
    expected_log("procedure left out: kazei-shomei")
    told = {(one.file, one.key) for one in Library(folder).faults}
    assert {
        ("juminhyo/procedure.yaml", "minutes"),
        ("juminhyo/procedure.yaml", key_in(definition(), "questions[copies].kind")),
        ("kazei-shomei/procedure.yaml", key_in(definition("kazei-shomei"), "questions[year].kind")),
    } <= told


def test_a_file_that_is_no_yaml_is_a_fault_too(folder: Path, expected_log: ExpectedLog) -> None:
    (folder / "juminhyo" / "procedure.yaml").write_text("id: [", encoding="utf-8")
    expected_log("procedure left out: juminhyo")
    (fault,) = Library(folder).faults
    assert (fault.file, fault.key) == ("juminhyo/procedure.yaml", "(file)")


def test_a_missing_list_of_groups_is_a_fault(tmp_path: Path) -> None:
    library = Library(tmp_path)
    assert [one.file for one in library.faults] == ["groups.yaml"]
    assert library.groups() == ()
    assert library.ids() == ()


def test_rule_that_leads_to_no_matter_of_the_desk_is_a_fault(folder: Path, expected_log: ExpectedLog) -> None:
    expected_log("juminhyo")
    line = spoil(folder, "    desk: guardian", "    desk: gardian")
    (fault,) = Library(folder).faults
    assert (fault.line, fault.key, fault.likely) == (
        line,
        key_in(definition(), "checks[guardian-desk].desk"),
        "guardian",
    )


def test_what_only_a_rule_leads_to_has_no_tile() -> None:
    library = Library(RESOURCES / "procedures")
    led_to = {one.id for one in library.every_matter()} - {one.id for one in library.desk_matters()}
    assert led_to == {"declaration", "guardian", "heir", "insurance-kept", "minor", "seal-proxy"}
    assert {one.where for one in library.desk_matters()} - {None} != set()
    assert all(one.where for one in library.desk_matters())


def test_matter_of_the_desk_under_no_tile_is_a_fault(folder: Path) -> None:
    groups = folder / "groups.yaml"
    groups.write_text(groups.read_text("utf-8").replace("group: moving\n", "group: movin\n"), "utf-8")
    (fault,) = Library(folder).faults
    assert (fault.file, fault.key, fault.line) == (
        "groups.yaml",
        "desk.4.group",
        line_of(groups, "group: movin"),
    )


def line_of(file: Path, words: str) -> int:
    return next(at for at, line in enumerate(file.read_text("utf-8").splitlines(), 1) if words in line)


def test_one_procedure_is_read_without_the_others(folder: Path) -> None:
    (folder / "kokuho-kanyu" / "procedure.yaml").write_text("broken: [", encoding="utf-8")
    assert Library(folder).get("juminhyo") is not None
    assert Library(folder).get("nothing") is None


DRAWINGS = drawings_in(RESOURCES)


def test_every_picture_of_the_shipped_definitions_is_drawn() -> None:
    assert {"who-self", "doc", "letter"} <= DRAWINGS
    assert Library(RESOURCES / "procedures", drawings=DRAWINGS).faults == ()


@pytest.mark.parametrize(
    ("old", "new", "key", "likely"),
    [
        ("icon: doc\n", "icon: dok\n", "icon", "doc"),
        ("picture: who-self", "picture: who-selff", "applicants[self].picture", "who-self"),
        ("picture: card-small", "picture: card-smal", "bring[card].picture", "card-small"),
        (
            '{id: here, label: "あります"', '{id: here, picture: xyzzy, label: "あります"',
            "questions[letter].options[here].picture", None,
        ),
    ],
    ids=["icon", "applicant", "bring", "option"],
)  # fmt: skip
def test_a_picture_that_is_not_drawn_keeps_the_procedure_from_residents(
    folder: Path, expected_log: ExpectedLog, old: str, new: str, key: str, likely: str | None
) -> None:
    spoil(folder, old, new)
    expected_log("procedure left out: juminhyo/procedure.yaml")
    library = Library(folder, drawings=DRAWINGS)
    (fault,) = library.faults
    assert (fault.key, fault.likely) == (key_in(definition(), key), likely)
    assert library.get("juminhyo") is None


def test_a_first_tile_without_its_picture_is_a_fault(folder: Path) -> None:
    groups = folder / "groups.yaml"
    groups.write_text(
        groups.read_text(encoding="utf-8").replace("icon: move", "icon: mooove", 1), encoding="utf-8"
    )
    told = Library(folder, drawings=DRAWINGS).faults
    assert [(one.file, one.likely) for one in told] == [("groups.yaml", "move")]


def test_a_day_that_is_none_says_how_to_write_one(folder: Path, expected_log: ExpectedLog) -> None:
    spoil(folder, "effective_from: 2026-11-01", "effective_from: 2026-13-01")
    expected_log("procedure left out: juminhyo/procedure.yaml")
    (fault,) = Library(folder).faults
    assert "such as 2026-11-01" in fault.message


def test_second_definition_of_one_id_is_told_how_a_day_changes_it(folder: Path) -> None:
    shutil.copytree(folder / "inkan-shomei", folder / "inkan-shomei-2027")
    (found,) = Library(folder, left_out=lambda _: None).faults
    assert (found.file, found.key, found.likely) == ("inkan-shomei-2027/procedure.yaml", "id", None)
    assert "One id has one definition" in found.message
