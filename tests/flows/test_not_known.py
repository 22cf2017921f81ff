"""わからない about one thing of one person of a list: the next thing is asked, and staff ask at the desk."""

from __future__ import annotations

from pathlib import Path

from kiosk.visit.screen import Question
from tests.fakes.kiosk import Kiosk, town
from tests.flows.ways import BY_PIN, play

TO_PEOPLE = (
    ("start", "choosing-topic"),
    ("tile:health", "choosing-procedure"),
    ("tile:kokuho-kanyu", "preparing"),
    ("next", "choosing-who"),
    ("choose:self", "choosing-who"),
    ("next", "waiting-for-card"),
)


def offers(kiosk: Kiosk) -> bool:
    return any(button.id == "dont-know" for button in kiosk.screen.buttons)


def test_what_nobody_knows_of_a_person_leads_to_what_is_asked_next(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        kiosk = here.kiosk
        play(kiosk, (*TO_PEOPLE, *BY_PIN[:2]))
        kiosk.press("next")
        while kiosk.screen.name != "asking:kokuho-kanyu.members.list":
            answers = {"reason": "left-job", "event_date": "2026-11-21", "younger": True}
            kiosk.type(answers.get(kiosk.screen.name.rpartition(".")[2], "みほん　はなこ"))
            before = kiosk.screen.name
            kiosk.press("next")
            assert kiosk.screen.name != before
        assert not offers(kiosk)
        kiosk.act("add")
        assert kiosk.screen.name.endswith("name_kana")
        kiosk.type("みほん　けん")
        kiosk.press("next")
        assert kiosk.screen.name.endswith("birth_date")
        assert offers(kiosk)
        kiosk.press("dont-know")
        assert kiosk.screen.name.endswith("gender")
        assert not offers(kiosk)
        kiosk.type("male")
        kiosk.press("next")
        kiosk.type("child")
        kiosk.press("next")
        kiosk.type("japanese")
        kiosk.press("next")
        kiosk.type(True)
        kiosk.press("next")
        assert kiosk.screen.name.endswith("members.list")
        assert isinstance(kiosk.screen.body, Question)
        (row,) = [one for one in kiosk.screen.body.field.options if one.label.startswith("ミホン")][-1:]
        assert row.note is not None
        assert "生まれた日は、窓口でたしかめます。" in row.note
