from __future__ import annotations

import pytest

from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, problems_of, question, value_of

SPEC = question("count", least=1, most=5)


@pytest.mark.parametrize(
    ("count", "found"),
    [(0, ["count-too-small"]), (1, []), (2, []), (4, []), (5, []), (6, ["count-too-big"])],
)
def test_a_count_is_held_at_both_limits(count: int, found: list[str]) -> None:
    assert [kind for _, kind in problems_of(SPEC, count)] == found
    assert [kind for _, kind in problems_of(SPEC, str(count))] == found


@pytest.mark.parametrize("raw", ["2", "２", "2通", "２通", "２ 通", "2枚", "二通", 2])
def test_a_count_may_have_its_unit(raw: object) -> None:
    assert value_of(SPEC, raw) == 2


def test_a_count_below_nothing_is_told() -> None:
    assert problems_of(SPEC, "-2") == [("", "count-too-small")]


@pytest.mark.parametrize("raw", [None, "", " ", True, 1.5])
def test_what_is_no_number_is_missing(raw: object) -> None:
    assert problems_of(SPEC, raw) == [("", "missing-count")]


def test_the_cost_is_worked_out_below() -> None:
    kind = KINDS["count"]
    assert kind.part_view(SPEC, 2, "", context(price=300)).echo == "300円 × 2通 ＝ 600円"
    assert kind.part_view(SPEC, 4, "", context(price=300)).echo == "300円 × 4通 ＝ 1,200円"
    assert kind.part_view(SPEC, 2, "", context(price=0)).echo == "{無料|むりょう}"
    assert kind.part_view(SPEC, 2, "", context()).echo is None
    assert kind.show(SPEC, 2, context(price=300)) == "2通（600円）"


def test_far_number_is_typed_and_a_near_one_is_counted() -> None:
    kind = KINDS["count"]
    far = SPEC.model_copy(update={"least": 1, "most": 99_999})
    view = kind.part_view(far, "1500", "", context(price=300))
    assert (view.input, view.draft, view.limits) == ("amount", "1500", {"most_digits": 5, "unit": "通"})
    assert view.echo == "300円 × 1500通 ＝ 450,000円"
    assert kind.part_view(far, "", "", context(price=300)).echo is None
    assert kind.pieces(far, 1500, context()) == "1500"
    assert (value_of(far, "1500"), problems_of(far, "100000")) == (1500, [("", "count-too-big")])
    for most, part in ((21, "count"), (22, "amount")):
        near = SPEC.model_copy(update={"least": 1, "most": most})
        assert kind.part_view(near, 2, "", context()).input == part
