from __future__ import annotations

import pytest

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage
from ui.widgets.marks import plain
from ui.widgets.named_answer import NamedAnswer, together


@pytest.mark.parametrize(
    ("language", "words"), [("ja", "住所：東京都"), ("zh-Hans", "住所：東京都"), ("vi", "住所: 東京都")]
)
def test_answer_follows_its_name_in_one_line(language: str, words: str) -> None:
    assert plain(together("住所", "東京都", language)) == words


def test_voice_is_given_name_and_answer_apart(stage: Stage) -> None:
    both = NamedAnswer(a_look(), "{住所|じゅうしょ}", "東京都", line=1.2)
    stage.put(both, 0, 0, 200, 40)
    assert both.parts == ("{住所|じゅうしょ}", "東京都")
    assert plain(both.marked) == "住所：東京都"
    assert both.fits()
