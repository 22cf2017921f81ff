"""What is shown between the procedures of a life event, after them, and where somebody stops or goes back."""

from __future__ import annotations

from kiosk.basics.result import Ok
from kiosk.delivery.outcome import Outcome
from kiosk.visit import effects as to_do
from kiosk.visit import states as at
from kiosk.visit.screen import CheckList, Finished
from kiosk.words.furigana import plain
from tests.fakes.guided_visit import GuidedVisit
from tests.fakes.life_events import BOOK, EVENTS, visited


def test_every_receipt_number_is_shown_at_the_end_with_what_is_left_at_a_counter() -> None:
    body = visited("moving-in").paced.screen.body
    assert isinstance(body, CheckList)
    rows = {plain(row.label): plain(row.value).replace("\u200b", "") for row in body.rows}
    assert rows["転入届"] == "受付番号 101（2番窓口）"
    assert rows["児童手当"] == "受付番号 102（8番窓口）"
    assert rows["国民健康保険に入る"] == "受付番号 103（7番窓口）"
    assert rows["国民年金"] == "4番窓口。令和8年12月4日（2026年）まで。持ち物：年金の番号がわかるもの"
    elderly = rows["後期高齢者医療"]
    assert elderly.startswith("7番窓口。令和8年12月4日（2026年）まで。持ち物：前の町の負担区分等証明書")
    assert len(rows) == 12


def test_the_last_page_first_reminds_of_the_card_until_it_is_taken() -> None:
    paced = visited("care").paced
    for there, said in ((True, "カードが、台の上にあります。"), (False, "お取りになりました。")):
        body = paced.card(there=there).body
        assert isinstance(body, CheckList)
        assert plain(body.rows[0].label).replace("\u200b", "") == "カードをお取りください"
        assert plain(body.rows[0].value).replace("\u200b", "") == said


def test_between_two_procedures_the_number_and_the_next_one_are_shown() -> None:
    visit = GuidedVisit(BOOK, EVENTS["moving-in"][1])
    visit.begins("moving", "moving-in")
    while not isinstance(visit.paced.visit.step, at.HandedIn):
        visit._one()
    body = visit.paced.screen.body
    assert isinstance(body, Finished)
    assert body.number == "101"
    assert plain(body.actions[0].label).replace("\u200b", "") == "つぎは、児童手当"
    assert plain(body.actions[0].note or "") == "令和8年12月3日（2026年）まで"


def test_stopping_in_between_shows_the_numbers_and_until_when_the_rest_can_be_done() -> None:
    visit = GuidedVisit(BOOK, EVENTS["moving-in"][1])
    visit.begins("moving", "moving-in")
    while not isinstance(visit.paced.visit.step, at.HandedIn):
        visit._one()
    body = visit.paced.press("stop").body
    assert isinstance(body, CheckList)
    rows = {plain(row.label): plain(row.value).replace("\u200b", "") for row in body.rows}
    assert rows["転入届"].startswith("受付番号 101")
    assert rows["児童手当"].startswith("また、この機械でできます。令和8年12月3日")
    assert visit.paced.press("next").name == "welcoming"


def test_one_that_cannot_be_sent_does_not_hold_up_the_others() -> None:
    visit = GuidedVisit(BOOK, EVENTS["moving-in"][1])
    visit.begins("moving", "moving-in")
    while not isinstance(visit.paced.visit.step, at.Sending):
        visit._one()
    visit.paced.ends(to_do.HandIn, Ok(Outcome("queued")))
    visit.paced.press("wait")
    assert visit.paced.ends(to_do.LookUp, Ok(None)).name == "handed-in"
    visit.to_the_end()
    assert [one.procedure[0] for one in visit.delivered] == ["jido-teate", "kokuho-kanyu", "kaigo-nintei"]


def test_back_from_the_first_procedure_leads_to_the_questions_of_the_life_event() -> None:
    visit = GuidedVisit(BOOK, EVENTS["moving-in"][1])
    visit.begins("moving", "moving-in")
    while visit.paced.screen.name != "preparing":
        visit._one()
    assert visit.paced.press("back").name == "asking:moving-in.desk_steps"
    assert visit.paced.press("next").name == "preparing"
    visit.to_the_end()
    assert len(visit.delivered) == 4
