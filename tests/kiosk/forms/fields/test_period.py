from __future__ import annotations

import pytest

from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, problems_of, question, value_of

SPEC = question("period")


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2026-11-03", "2026-11-02", [("to", "period-reversed")]),
        ("2026-11-03", "2026-11-03", []),
        ("2026-11-03", "2026-11-04", []),
        ("", "", [("from", "missing-date"), ("to", "missing-date")]),
    ],
)
def test_it_ends_on_or_after_its_first_day(first: str, last: str, found: list[tuple[str, str]]) -> None:
    assert problems_of(SPEC, {"from": first, "to": last}) == found


def test_each_day_has_its_screen_and_shortcut() -> None:
    kind = KINDS["period"]
    spec = question("period", shortcuts=("today",))
    draft, part = kind.act(spec, {}, "to", "today", context())
    assert part == "to"
    assert kind.check_part(spec, draft, "to", context()) is None
    missing = kind.check_part(spec, draft, "from", context())
    assert missing is not None
    assert (missing.part, missing.kind) == ("from", "missing-date")
    value = value_of(spec, kind.with_part(spec, draft, "from", "2026-11-01"))
    assert kind.show(spec, value, context()).startswith("令和8年11月1日（2026年）から")
