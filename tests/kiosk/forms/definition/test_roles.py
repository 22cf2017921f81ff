from __future__ import annotations

import pytest

from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.roles import may_be_asked, roles
from kiosk.forms.definition.yaml_lines import read
from tests.fakes.form_parts import RESOURCES, library, procedure


def told(procedure_id: str, old: str, new: str) -> list[tuple[str, str]]:
    text = (RESOURCES / "procedures" / procedure_id / "procedure.yaml").read_text("utf-8")
    assert old in text
    made = Procedure.model_validate(read(text.replace(old, new, 1)).data)
    return [(".".join(map(str, one.path)), one.message) for one in roles(made)]


@pytest.mark.parametrize(
    ("procedure_id", "old", "new", "path", "message"),
    [
        (
            "tenkyo",
            "    section: visitor\n    when: {applicant: [household, legal, proxy]}\n",
            "    section: visitor\n",
            ".when",
            "is asked of 'self', who comes for nobody: say `when: {applicant: […]}`",
        ),
        (
            "jido-teate",
            "holder: subject",
            "holder: visitor",
            ".holder",
            "is compared with nobody",
        ),
        ("juminhyo", "    waiting: never\n", "", "applicants.2.waiting", "shows a 委任状 on paper"),
        ("tenkyo", "    represents: true\n", "", "applicants.1.authority", "comes for nobody: leave it out"),
        ("tenkyo", "    authority: legal\n", "", "applicants.2", "'legal' comes for somebody: say"),
        (
            "tenkyo",
            "    authority: legal\n    relation: legal-representative",
            "    authority: voluntary\n    relation: same-household",
            "applicants.2.authority",
            "the right is 'voluntary' and the relation 'same-household': which of the two is it?",
        ),
        (
            "kaigo-nintei",
            "relation: legal-guardian",
            "relation: relative",
            "applicants.2.authority",
            "the right is 'legal' and the relation 'relative'",
        ),
    ],
    ids=["visitor", "holder", "letter", "represents", "no right", "right", "relation"],
)
def test_what_does_not_fit_who_comes_is_told(
    procedure_id: str, old: str, new: str, path: str, message: str
) -> None:
    found = told(procedure_id, old, new)
    assert any(where.endswith(path) and one.startswith(message) for where, one in found), found


def test_every_shipped_definition_fits_who_comes() -> None:
    assert [one.id for one in library().procedures() if tuple(roles(one))] == []


@pytest.mark.parametrize(("applicant", "expected"), [("self", False), ("proxy", True)])
def test_option_of_one_applicant_alone_leads_nobody_else_on(applicant: str, expected: bool) -> None:
    """The proxy's account is asked for where the proxy held the funeral, which only a proxy can say."""
    asked = procedure("okuyami").question("proxy_account")
    assert asked is not None
    assert may_be_asked(asked.when, applicant, procedure("okuyami")) is expected
