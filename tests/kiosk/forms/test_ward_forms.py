"""Every row of the ward's forms, part by part, is asked or printed for somebody, or left out with a reason.

What is wrong is listed, so that each gate can be shown a fault.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.forms.authoring.row_reach import row_counts, unreached_rows
from kiosk.forms.authoring.walking import walk
from kiosk.forms.definition.form_row import FormRow, RowPart
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.row_places import row_places
from tests.fakes.form_parts import context, library, procedure
from tests.kiosk.forms.ward_arrivals import ARRIVALS
from tests.kiosk.forms.ward_claims import CLAIMS
from tests.kiosk.forms.ward_forms import FORMS, Rows
from tests.kiosk.forms.ward_leaving import LEAVING

SHEETS = {**FORMS, **CLAIMS, **ARRIVALS, **LEAVING}


def differences(definition: Procedure, rows: Rows) -> Iterator[str]:
    """What the ward's form has and the definition does not, or the other way round."""
    said = {(row.row, item.part) for row in definition.rows for item in row.items()}
    there = {(row, part) for row, parts in rows.items() for part in parts or ("",)}
    yield from sorted(f"says nothing of {row} / {part}" for row, part in there - said)
    yield from sorted(f"the form has no {row} / {part}" for row, part in said - there)


def wrong(definition: Procedure, rows: Rows) -> list[str]:
    """Everything that is not as it should be."""
    return [
        *differences(definition, rows),
        *(one.message for one in row_places(definition)),
        *unreached_rows(definition, walk(definition, context())),
    ]


@pytest.mark.parametrize("procedure_id", sorted(SHEETS))
def test_every_part_of_every_row_is_asked_printed_or_left_out_with_a_reason(procedure_id: str) -> None:
    definition = procedure(procedure_id)
    print(f"{procedure_id}: {row_counts(definition)}")  # noqa: T201  # the counts are the report
    assert wrong(definition, SHEETS[procedure_id]) == []


def test_every_procedure_is_held_against_its_form_once() -> None:
    assert sorted(SHEETS) == sorted(library().ids())


# ---------------------------------------------------------------- planted faults
FORM: Rows = {"通数": (), "種類": ("課税", "納税")}


def changed(*rows: FormRow, without: str = "", **keys: object) -> Procedure:
    """課税証明書 with these rows, less one question."""
    whole = procedure("kazei-shomei")
    questions = tuple(one.model_copy(update={"fact": ()}) for one in whole.questions if one.id != without)
    return whole.model_copy(update={"rows": rows, "questions": questions, "omitted": (), **keys})


COPIES = FormRow(row="通数", fields=("copies",))
TYPE = FormRow(
    row="種類",
    parts=(RowPart(part="課税", fields=("type/income",)), RowPart(part="納税", omitted="at the desk")),
)


def test_sound_rows_are_let_through() -> None:
    assert wrong(changed(COPIES, TYPE), FORM) == []
    assert str(row_counts(changed(COPIES, TYPE))) == "rows 2 with 3 parts: 2 asked, 1 omitted"


@pytest.mark.parametrize(
    ("definition", "told"),
    [
        (changed(COPIES, TYPE, without="copies"), ["there is no 'copies' that is asked or printed"]),
        (changed(TYPE), ["says nothing of 通数 / "]),
        (changed(COPIES, FormRow(row="種類", fields=("type",))), ["says nothing of 種類 / 納税"]),
        (changed(COPIES, TYPE, FormRow(row="色", omitted="none")), ["the form has no 色 / "]),
        (changed(COPIES, COPIES, TYPE), ["'通数' stands here twice"]),
        (changed(COPIES, FormRow(row="通数", omitted="not here"), TYPE), ["'通数' stands here twice"]),
        (
            changed(FormRow(row="通数", fields=("copies/one",)), TYPE),
            ["there is no 'copies/one' that is asked or printed"],
        ),
    ],
    ids=[
        "field-gone",
        "row-gone",
        "part-gone",
        "row-too-many",
        "row-twice",
        "asked-and-omitted",
        "no-option",
    ],
)
def test_planted_fault_is_told(definition: Procedure, told: list[str]) -> None:
    assert set(told) <= set(wrong(definition, FORM))


def test_question_that_nobody_is_asked_counts_for_nothing() -> None:
    never = {"field": "type", "is": "elsewhere"}
    questions = tuple(
        one.model_validate({**one.model_dump(by_alias=True, exclude_defaults=True), "when": never})
        if one.id == "copies"
        else one
        for one in changed().questions
    )
    assert "通数: copies" in wrong(changed(COPIES, TYPE, questions=questions), FORM)


@pytest.mark.parametrize(
    "said",
    [
        {"row": "通数"},
        {"row": "通数", "omitted": " "},
        {"row": "通数", "fields": ("copies",), "omitted": "not here"},
        {"row": "種類", "parts": ({"part": "課税"},)},
        {"row": "種類", "parts": ({"part": "課税", "fields": ("type",), "omitted": "not here"},)},
    ],
    ids=["nothing", "empty-reason", "asked-and-omitted", "part-nothing", "part-asked-and-omitted"],
)
def test_row_is_either_asked_or_omitted(said: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="say "):
        FormRow.model_validate(said)


def test_old_marks_beside_the_rows_are_told() -> None:
    whole = procedure("kazei-shomei")
    marked = whole.questions[0].model_copy(update={"fact": ("通数",)})
    beside = changed(COPIES, TYPE, questions=(marked, *whole.questions[1:]))
    assert any("no `fact`" in one for one in wrong(beside, FORM))
