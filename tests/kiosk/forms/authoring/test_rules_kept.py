from __future__ import annotations

from kiosk.forms.authoring.rules_kept import rules_of, rules_of_procedure


def test_figures_and_names_are_kept_and_words_are_not() -> None:
    step: dict[str, object] = {
        "id": "a", "label": "年金", "late": "less", "where": "7番窓口",
        "due": {"field": "moved_on", "days": 14},
        "when": {"field": "use", "is": "work"}, "source": "[A]", "fixed": True,
        "run": {"gives": {"event": "moved-in"}, "takes": {"subject.address": "new_address"}},
        "elsewhere": {"when": {"field": "home", "outside": "東京都北区"}, "where": "その町の役所"},
    }  # fmt: skip
    assert rules_of(step) == {
        "late": '"less"',
        "due.field": '"moved_on"',
        "due.days": "14",
        "fixed": "true",
        "run.gives.event": '"moved-in"',
        "run.takes.subject.address": '"new_address"',
        "elsewhere.when": '{"field": "home", "outside": "東京都北区"}',
    }


def test_what_was_written_down_is_taken_as_it_is() -> None:
    assert rules_of({"rules": {"late": '"less"'}, "late": "still"}) == {"late": '"less"'}
    assert rules_of_procedure({"rules": {}, "waiting": "never"}) == {}


def test_lists_are_kept_by_the_ids_in_them() -> None:
    data: dict[str, object] = {
        "id": "a", "title": "届", "waiting": "allowed", "minutes": 5,
        "deadlines": [{"id": "card", "field": "moved_on", "days": 30, "label": "30日までです。"}],
        "checks": [
            {"id": "later", "field": "day", "wrong_when": {"field": "day", "past": 3}, "message": "遅い"},
        ],
    }  # fmt: skip
    assert rules_of_procedure(data) == {
        "deadlines.card.field": '"moved_on"',
        "deadlines.card.days": "30",
        "waiting": '"allowed"',
        "checks.later.field": '"day"',
        "checks.later.wrong_when": '{"field": "day", "past": 3}',
    }
