from __future__ import annotations

from pathlib import Path

import pytest

from tests.kiosk.forms.definition.test_runs import change, faults, root

__all__ = ["root"]
JOINING = "kokuho-kanyu/procedure.yaml"


@pytest.mark.parametrize(
    ("old", "new", "key", "message", "likely"),
    [
        (
            "{answer: tennyu.nationals, of: movers, gives", "{answer: tennyu.nations, of: movers, gives",
            "answer", "no answer is called 'tennyu.nations'", "tennyu.nationals",
        ),
        ("of: movers, gives", "of: mover, gives", "of", "no answer is called 'mover'", "movers"),
        (
            "outside: tennyu.foreigners", "outside: tennyu.nationals",
            "outside", "'tennyu.nationals' is no question of the kind 'persons'", None,
        ),
        ("part: stay", "part: stey", "part", "'tennyu.foreigners' has no part 'stey'", "stay"),
        (
            "{both: japanese}", "{boths: japanese}",
            "gives.boths", "'nationals' has no option 'boths'", "both",
        ),
        (
            "{both: japanese}", "{both: japan}",
            "gives.both", "'residence' has no option 'japan'", "japanese",
        ),
    ],
)  # fmt: skip
def test_what_is_told_elsewhere_is_asked_there_and_fits_here(
    root: Path, old: str, new: str, key: str, message: str, likely: str | None
) -> None:
    change(root, old, new, JOINING)
    (found,) = faults(root)
    assert (found.message, found.likely) == (message, likely)
    assert ".told." in found.key
    assert found.key.endswith(key)


def test_a_question_of_its_own_takes_it_from_the_step_that_led_to_it(root: Path) -> None:
    change(
        root,
        '    label: "{国籍|こくせき}"\n',
        '    label: "{国籍|こくせき}"\n    told: [{answer: movers, gives: {}}]\n',
        "tennyu/procedure.yaml",
    )
    (found,) = faults(root)
    assert found.message == "stands with what is asked of each (`each`)"
