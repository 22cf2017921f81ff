from __future__ import annotations

from kiosk.basics.telling import told


def test_sentence_is_a_text_that_remembers_of_what_it_is_made() -> None:
    one = told("{name!r} has {count} of {{these}}", name="a", count=3)
    assert one == "'a' has 3 of {these}"
    assert (one.pattern, one.facts) == ("{name!r} has {count} of {{these}}", {"name": "a", "count": 3})
