from __future__ import annotations

import pytest

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage, cut_texts
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.stage_list import Badge, StageList, StageView

STAGES = [
    StageView("内容を\u200bたしかめる", "done", "おわりました"),
    StageView("区役所に\u200b送る", "now", "送っています"),
    StageView("受付番号を\u200bもらう", "later", "これからです"),
]


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_stages_say_their_state_in_words(stage: Stage, size: str) -> None:
    stages = StageList(a_look(size), STAGES)
    stage.put(stages, 10, 10, 300, 120)
    assert [label.marked for label in stages.labels()[1::2]] == [
        "おわりました",
        "送っています",
        "これからです",
    ]
    assert stages.labels()[0].accessibleDescription() == "おわりました"
    assert cut_texts(stages) == []


def test_states_differ_in_shape(stage: Stage) -> None:
    pictures = []
    for state in ("done", "now", "later"):
        badge = Badge(stage.look, 2, state)
        stage.put(badge, 10, 10, 15, 15)
        pictures.append(stage.grab(badge.geometry()).toImage())
        badge.setParent(None)
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]


def test_same_stages_keep_their_widgets(stage: Stage) -> None:
    stages = StageList(stage.look, STAGES)
    before = stages.labels()
    stages.set_stages(STAGES)
    assert stages.labels() == before


def test_next_stage_is_seen_at_once(stage: Stage) -> None:
    stages = StageList(stage.look, STAGES)
    stage.put(stages, 10, 10, 300, 120)
    stages.set_stages([StageView(view.label, "done", view.words) for view in STAGES])
    assert all(label.isVisible() and not label.geometry().isEmpty() for label in stages.labels())
    assert len({label.y() for label in stages.labels()[::2]}) == len(STAGES)
