"""受理証明 (that a 届 was accepted), and what is asked beside a register from birth to death."""

from __future__ import annotations

import pytest

from kiosk.forms import checking
from kiosk.forms.conditions import Facts
from tests.fakes.form_parts import TODAY, procedure
from tests.kiosk.forms.branches import asked, told

CHAIN = {"where": "kita", "use": "inheritance", "chain": True}
OF_A_REGISTER = {"where", "photo_id", "honseki", "head_relation", "head_name", "head_birth", "types"}


@pytest.mark.parametrize("applicant", ["self", "relative", "legal", "proxy", "other"])
def test_certificate_of_acceptance_asks_for_the_notification_and_no_register(applicant: str) -> None:
    """本籍 makes no difference: the office that took the 届 certifies it, for a foreign spouse too."""
    found = set(asked("koseki", {"papers": "acceptance", "nationality": "foreign"}, applicant))
    wanted = {"handed_in", "acceptance_kind", "acceptance_day", "acceptance_of", "notifier"}
    assert wanted | {"copies_acceptance"} <= found
    assert not OF_A_REGISTER & found


def test_register_asks_for_no_notification_and_both_ask_for_both() -> None:
    alone = set(asked("koseki", {"papers": "register"}))
    both = set(asked("koseki", {"papers": "both", "where": "kita"}))
    assert not {"handed_in", "acceptance_of", "notifier", "copies_acceptance"} & alone
    assert {"handed_in", "acceptance_of", "notifier", "copies_acceptance", "types", "honseki"} <= both


@pytest.mark.parametrize(
    ("typed", "applicant", "told_"),
    [
        ({"papers": "acceptance", "handed_in": "elsewhere"}, "self", "届を出した役所"),
        ({"papers": "acceptance", "notifier": "another"}, "self", "委任状"),
        ({"papers": "acceptance", "notifier": "another"}, "proxy", "委任状"),
        ({"papers": "acceptance", "notifier": "another"}, "legal", "さいしょにもどり"),
    ],
)
def test_who_cannot_have_it_here_is_told_where_or_how(
    typed: dict[str, object], applicant: str, told_: str
) -> None:
    assert told_ in told("koseki", typed, applicant)


@pytest.mark.parametrize("kind", ["marriage", "divorce"])
def test_both_spouses_are_named(kind: str) -> None:
    assert "acceptance_partner" in asked("koseki", {"papers": "acceptance", "acceptance_kind": kind})


@pytest.mark.parametrize("kind", ["birth", "other"])
def test_of_another_notification_one_person_is_named(kind: str) -> None:
    assert "acceptance_partner" not in asked("koseki", {"papers": "acceptance", "acceptance_kind": kind})


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ({"acceptance_of": {"birth_date": "2020-05-02"}}, ["acceptance-before-birth"]),
        ({"acceptance_of": {"birth_date": "2020-05-01"}}, []),
        ({"acceptance_of": {"birth_date": "2020"}}, []),
        ({"acceptance_partner": {"birth_date": "2020-06"}}, ["acceptance-before-birth"]),
        ({"subject.birth_date": "2020-05-02"}, ["notifier-unborn"]),
        ({"subject.birth_date": "2005-05-02"}, []),
        (
            {"acceptance_kind": "marriage", "acceptance_of": {"birth_date": "2005-05-02"}},
            ["acceptance-child"],
        ),
        ({"acceptance_kind": "divorce", "acceptance_partner": {"birth_date": "2006"}}, ["acceptance-child"]),
        ({"acceptance_kind": "marriage", "acceptance_of": {"birth_date": "2005-05-01"}}, []),
        ({"acceptance_kind": "birth", "acceptance_of": {"birth_date": "2020-04-20"}}, []),
    ],
)
def test_nobody_notifies_before_birth_or_marries_as_a_child(
    data: dict[str, object], wanted: list[str]
) -> None:
    facts = Facts({"papers": "acceptance", "acceptance_day": "2020-05-01", **data}, "self", TODAY)
    assert [one.kind.removeprefix("check:") for one in checking.crossed(procedure("koseki"), facts)] == wanted


def test_beside_the_registers_from_birth_to_death_other_papers_can_be_had() -> None:
    """They hold every register of the person: only what is none of these is offered, and none gets lost."""
    found = asked("koseki", CHAIN)
    assert "chain_with" in found
    assert "types" not in found
    offered = next(one for one in procedure("koseki").questions if one.id == "chain_with").options
    assert {one.id for one in offered} == {"one", "addresses"}
    with_ = asked("koseki", {**CHAIN, "chain_with": ["one", "addresses"]})
    assert {"copies_one", "copies_addresses", "addresses_show", "needed_of"} <= {*with_}
    assert with_.index("chain_sets") < with_.index("copies_one")


def test_beside_the_registers_of_another_town_nothing_else_is_offered() -> None:
    """広域交付 has neither 抄本 nor 附票."""
    assert "chain_with" not in asked("koseki", {**CHAIN, "where": "elsewhere"})
