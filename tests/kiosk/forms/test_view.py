from __future__ import annotations

from typing import get_args

import pytest

from kiosk.forms.answers import Answers
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.view import Input
from kiosk.words.furigana import plain
from tests.fakes.form_parts import context, interview, question


def test_every_part_of_every_kind_is_answered_in_a_shape_that_widgets_know() -> None:
    shapes = set(get_args(Input))
    used = set()
    for name, kind in KINDS.items():
        spec = question(name)
        draft = kind.pieces(spec, kind.sample(spec, context()), context())
        used |= {
            kind.part_view(spec, draft, part, context()).input for part in kind.parts(spec, draft, context())
        }
    used.add(
        KINDS["bank-account"]
        .part_view(question("bank-account"), {"place": "yucho"}, "number", context())
        .input
    )
    used.add(KINDS["name"].part_view(question("name"), {}, "family-ink", context()).input)
    assert used == shapes


def test_a_field_view_bears_the_full_id() -> None:
    """What a procedure asks for itself bears its name; what is shared in a visit has an id of its own."""
    about = interview("juminhyo")
    for one in about.questions(Answers()):
        view = about.view(one, about.first_part(one, {}, Answers()), {}, Answers())
        assert view.field.field.startswith(one.id), view.field.field
        assert one.shared or "." in view.field.field


@pytest.mark.parametrize(
    ("procedure", "part", "ways"),
    [
        ("tenshutsu", "block", ["まだわからない・決まっていない"]),
        ("tenshutsu", "postal", ["郵便番号がわからない", "住所がわからない"]),
        ("tenkyo", "block", ["まだわからない・決まっていない"]),
        ("tenkyo", "postal", ["郵便番号がわからない", "住所がわからない"]),
    ],
)
def test_who_does_not_know_finds_no_two_ways_of_one_name(procedure: str, part: str, ways: list[str]) -> None:
    about = interview(procedure)
    spec = next(one for one in about.procedure.questions if one.id.endswith("new_address"))
    drafts = {spec.id: {"postal": "1140022", "row": "", "town": "東京都北区王子本町1丁目"}}
    view = about.view(spec, part, drafts, Answers())
    offered = [*(one.label for one in view.field.extras), *([view.dont_know] if view.dont_know else [])]
    assert [plain(one) for one in offered] == ways
