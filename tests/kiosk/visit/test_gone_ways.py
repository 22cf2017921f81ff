from __future__ import annotations

import shutil
from itertools import islice
from pathlib import Path

from kiosk.visit.gone_ways import likely_ways, on_day, ways_at_random, ways_of_people
from tests.fakes.form_parts import RESOURCES, TODAY, procedure
from tests.fakes.life_events import BOOK
from tests.kiosk.visit.test_portrayed_questions import MOMENT

PEOPLE = RESOURCES / "personas"


def test_everybody_s_sample_comes_first_then_invented_people_then_rare_questions() -> None:
    applicants = [one.id for one in procedure("koseki").applicants]
    ways = list(likely_ways(BOOK, "koseki", "ja", TODAY, PEOPLE))
    assert [one.interview.applicant.id for one in ways[: len(applicants)]] == applicants
    files = len(list((PEOPLE / "koseki").glob("*.json")))
    assert len(ways) > len(applicants) + files
    met = {one.id for way in ways for one in way.interview.questions(way.answers)}
    every = {
        procedure("koseki").field_id(one.id) for one in procedure("koseki").questions if one.kind != "office"
    }
    assert met == every


def test_invented_people_stand_on_their_own_day(tmp_path: Path) -> None:
    shutil.copytree(PEOPLE / "koseki", tmp_path / "koseki")
    (tmp_path / "today.txt").write_text("2026-11-20", "utf-8")
    days = {one.day.isoformat() for one in ways_of_people(BOOK, "koseki", "ja", TODAY, tmp_path)}
    assert days == {"2026-11-20"}
    assert on_day(TODAY, MOMENT).now.date() == TODAY
    assert on_day(TODAY, MOMENT).now.timetz() == MOMENT.now.timetz()


def test_without_a_folder_there_are_none() -> None:
    assert list(ways_of_people(BOOK, "koseki", "ja", TODAY, None)) == []


def test_ways_at_random_are_the_same_every_time() -> None:
    once = [one.answers for one in islice(ways_at_random(BOOK, "kazei-shomei", "ja", TODAY, 3), 6)]
    again = [one.answers for one in islice(ways_at_random(BOOK, "kazei-shomei", "ja", TODAY, 3), 6)]
    assert once == again
    assert len(once) == 6
    assert once[0] != once[2]
