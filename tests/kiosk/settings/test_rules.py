from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from cardreader.simulator.people import persona_names
from kiosk.settings.rules import DAYS, PERSONAS, back_end, languages, opening_hours, proxy, reader
from kiosk.visit.hours import is_open

JST = timezone(timedelta(hours=9))
MONDAY = datetime(2026, 11, 23, 12, 0, tzinfo=JST)


@pytest.mark.parametrize("first", DAYS)
@pytest.mark.parametrize("last", DAYS)
def test_every_line_that_is_taken_is_understood_by_the_visit(first: str, last: str) -> None:
    line = f"{first}-{last} 08:30-17:15"
    if DAYS.index(last) < DAYS.index(first):
        with pytest.raises(ValueError, match="backwards"):
            opening_hours(line)
        return

    days = [number for number in range(7) if is_open([opening_hours(line)], MONDAY + timedelta(days=number))]

    assert days == list(range(DAYS.index(first), DAYS.index(last) + 1))


@pytest.mark.parametrize("text", ["auto", "Virtual PCD", "simulator:hanako", "simulator:tower"])
def test_readers_are_taken_as_written(text: str) -> None:
    assert reader(text) == text


def test_persona_of_ones_own_is_taken_where_it_is(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    with pytest.raises(ValueError, match="no such persona"):
        reader(f"simulator:{own}")
    own.write_text("{}", "utf-8")
    assert reader(f"simulator:{own}") == f"simulator:{own}"


def test_personas_are_those_of_the_simulator() -> None:
    assert persona_names() == PERSONAS


@pytest.mark.parametrize("text", ["", "  ", "simulator:", "simulator: "])
def test_reader_without_a_name_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no reader"):
        reader(text)


@pytest.mark.parametrize("url", ["https://host/v1?a=b", "https://host/v1#a", "host/v1", "http://10.0.0.1/v1"])
def test_url_that_is_not_plain_and_safe_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"URL|https"):
        back_end(url)


def test_proxy_is_taken_and_none_is_none() -> None:
    assert proxy("http://proxy.example.jp:8080/") == "http://proxy.example.jp:8080"
    assert proxy(None) is None


@pytest.mark.parametrize(
    "text",
    ["proxy:8080", "https://proxy:1", "http://me:word@proxy:1", "http://proxy/a", "http://proxy:99999"],
)
def test_proxy_that_is_none_or_holds_a_password_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"proxy|[Pp]ort"):
        proxy(text)


def test_order_of_languages_is_kept() -> None:
    assert languages(("en", "ja")) == ("en", "ja")
