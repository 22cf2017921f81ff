from __future__ import annotations

from dataclasses import replace

from kiosk.forms.application import Evidence, Method
from kiosk.forms.service import said
from kiosk.paper.bringing import to_bring
from kiosk.paper.sections import Plain
from kiosk.paper.slip import slip_of
from tests.fakes.papers import AT, application, catalogue, library


def lacking(
    procedure_id: str, applicant: str, *, seen: Method = "card-text", language: str = "ja"
) -> tuple[str, ...]:
    done, words, procedure = (
        application(procedure_id, applicant),
        catalogue().words(language),
        library().get(procedure_id),
    )
    assert procedure is not None
    done = replace(done, identity=(Evidence(seen, AT, None),))
    return to_bring(done, said(procedure, words), Plain(words))


def test_nothing_is_lacking_where_everything_was_seen() -> None:
    assert lacking("juminhyo", "self") == ()


def test_identity_that_nobody_saw_is_brought() -> None:
    assert lacking("juminhyo", "self", seen="none") == ("本人確認の書類",)


def test_identity_that_does_not_suffice_is_shown_at_the_desk() -> None:
    assert lacking("juminhyo", "self", seen="card-number-b") == ("本人確認の書類",)
    assert lacking("juminhyo", "self", seen="visual") == ()


def test_a_proxy_brings_the_letter_and_papers_that_follow_come_too() -> None:
    assert lacking("kokuho-soshitsu", "proxy") == (
        "委任状",
        "窓口に来た方の本人確認の書類",
        "国保の資格確認書",
    )


def test_it_is_said_in_the_language_of_whoever_reads_it() -> None:
    assert lacking("juminhyo", "proxy", seen="none", language="en")[:2] == (
        "A document that shows who you are",
        "Letter of proxy",
    )


def test_the_slip_lists_it_with_a_square_to_tick() -> None:
    words, procedure = catalogue().words("ja"), library().get("juminhyo")
    assert procedure is not None
    rows = dict(slip_of(application("juminhyo", "proxy"), procedure, "K-0123", words).rows)
    assert rows["次に持ってくるもの"] == "□ 委任状\n□ 窓口に来た方の本人確認の書類"
    assert "次に持ってくるもの" not in dict(slip_of(application(), procedure, "K-0123", words).rows)
