"""Every rule says where it comes from, and nothing asks for the number of a person.

The rows of the ward's forms stand in `ward_forms.py` and the files beside it.
"""

from __future__ import annotations

import pytest

from tests.fakes.form_parts import library, procedure


@pytest.mark.parametrize("procedure_id", library().ids())
def test_every_rule_says_where_it_comes_from(procedure_id: str) -> None:
    definition = procedure(procedure_id)
    marked = [one.source for one in definition.questions]
    marked += [one.source for one in definition.applicants]
    marked += [one.source for one in definition.bring]
    marked += [definition.waiting_source, definition.handled_by.source]
    marked += [] if definition.fee is None else [definition.fee.source]
    marked += [] if definition.deadline is None else [definition.deadline.source]
    assert all(any(mark in source for mark in ("[R", "[GK]", "[A]")) for source in marked)


def test_the_number_of_a_person_is_never_asked() -> None:
    for procedure_id in library().ids():
        for one in procedure(procedure_id).questions:
            boxes = [one, *one.each]
            assert all(
                box.kind == "office" for box in boxes if "個人番号" in (box.paper or "") and not box.options
            )
