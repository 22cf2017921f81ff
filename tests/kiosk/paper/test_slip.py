from __future__ import annotations

import re

import pytest

from kiosk.forms.service import said
from kiosk.paper.marks import Page, Text
from kiosk.paper.slip import MARGIN, WIDTH, Slip, slip_of, slip_page
from tests.fakes.papers import ID, EvenRuler, application, catalogue, library

RULER = EvenRuler()
KANJI = re.compile("[\u4e00-\u9fff]")


def slip(receipt_number: str | None = "K-0123", procedure_id: str = "juminhyo", language: str = "ja") -> Slip:
    words = catalogue().words(language)
    procedure = library().get(procedure_id)
    assert procedure is not None
    return slip_of(application(procedure_id), said(procedure, words), receipt_number, words)


def texts(page: Page) -> list[Text]:
    return [mark for mark in page.marks if isinstance(mark, Text)]


def test_delivered_application_shows_its_receipt_number_and_the_date_that_counts() -> None:
    found = slip()
    assert found.number == ("受付番号", "K-0123")
    assert found.notes == ("令和8年11月23日に受け付けました。",)


def test_waiting_application_shows_the_number_it_is_kept_under() -> None:
    found = slip(None)
    assert found.number == ("お預かり番号", ID[-6:].upper())
    assert len(found.notes) == 2


def test_slip_says_which_counter_and_where_to_pay() -> None:
    assert {"窓口", "手数料", "お支払い"} <= {label for label, _ in slip().rows}
    assert {"手数料", "お支払い"} & {label for label, _ in slip(procedure_id="kokuho-kanyu").rows} == set()


def test_slip_of_a_guide_lists_what_is_next_with_last_day_counter_and_things() -> None:
    rows = dict(slip(procedure_id="okuyami").rows)
    assert rows["さいしょの手続き"].split("\n")[:4] == [
        "1. 後期高齢者医療 資格喪失届",
        "令和8年12月7日（2026年）まで",
        "7番窓口",
        "持ち物：資格確認書（あれば）",
    ]
    assert "家庭裁判所" in rows["区役所のそとの手続き"]


def test_slip_in_another_language_keeps_the_official_name_of_what_is_next() -> None:
    rows = dict(slip(procedure_id="okuyami", language="en").rows)
    assert rows["First"].startswith("1. End elderly health insurance (後期高齢者医療 資格喪失届)\n")


def test_english_slip_is_english() -> None:
    found = slip(language="en")
    assert (found.title, found.number[0]) == ("Receipt", "Receipt number")
    assert "2026-11-23" in found.notes[0]


@pytest.mark.parametrize(
    "number", ["K-0123", None, "令和八年受付第一二三四五六号"], ids=["short", "none", "long"]
)
def test_slip_is_as_long_as_its_text_and_cuts_nothing(number: str | None) -> None:
    page = slip_page(slip(number), RULER)
    assert page.width == WIDTH
    for mark in texts(page):
        assert mark.size >= 10
        assert mark.x >= MARGIN - 0.01
        assert mark.x + RULER.width(mark.text, mark.size, bold=mark.bold) <= WIDTH - MARGIN + 0.01
        assert 0 < mark.y < page.height - 3


def test_number_is_the_largest_thing_on_it() -> None:
    largest = max(texts(slip_page(slip(), RULER)), key=lambda mark: mark.size)
    assert largest.text == "K-0123"


def test_slip_of_another_language_says_each_line_in_both() -> None:
    page = slip_page(slip(), RULER, slip(language="vi"), "vi")
    first, second = texts(page)[:2]
    assert (first.text, first.language) == ("受付のひかえ", "")
    assert (second.text, second.language) == ("Giấy biên nhận", "vi")
    assert first.y < second.y
    assert [mark.text for mark in texts(page)].count("K-0123") == 1
    assert [mark.text for mark in texts(page) if "oji-01" in mark.text and mark.language] == []


def test_each_thing_to_bring_is_named_in_both_languages_together() -> None:
    words = [
        (mark.text, mark.language)
        for mark in texts(
            slip_page(slip(procedure_id="tenshutsu"), RULER, slip("K-0123", "tenshutsu", "vi"), "vi")
        )
    ]
    place = words.index(("□ 75歳からの資格確認書", ""))
    assert words[place + 1][0].startswith("□ Giấy xác nhận bảo hiểm")


def test_easy_japanese_slip_has_the_readings_behind_the_kanji() -> None:
    found = slip(language="ja-easy")
    assert (found.title, found.number[0]) == ("受付（うけつけ）の ひかえ", "受付（うけつけ）番号（ばんごう）")
    assert "窓口（まどぐち）" in dict(found.rows)
    assert "（うけつけ）" not in slip().title


@pytest.mark.parametrize("procedure_id", ["juminhyo", "okuyami", "jido-teate"])
def test_easy_japanese_slip_reads_all_it_says_itself(procedure_id: str) -> None:
    """But official names, which stand beside what is said, and names of places and days."""
    found = slip(procedure_id=procedure_id, language="ja-easy")
    said = [found.title, found.procedure, found.number[0], *(label for label, _ in found.rows)]
    assert [one for one in said if KANJI.search(one) and "（" not in one] == []


def test_slip_of_a_proxy_says_what_is_posted_and_names_no_counter_for_it() -> None:
    procedure = library().get("kokuho-kanyu")
    assert procedure is not None
    words = catalogue().words("ja")
    said_by = {
        who: dict(slip_of(application("kokuho-kanyu", who), said(procedure, words), "K-1", words).rows)
        for who in ("proxy", "household")
    }
    assert "世帯主に送ります" in said_by["proxy"]["郵送"]
    assert "お渡し" not in said_by["proxy"]
    assert "お渡し" in said_by["household"]
