from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cardreader.simulator.errors import PersonaError
from cardreader.simulator.people import PEOPLE, load_persona, persona_names


def test_shipped_names_are_the_files() -> None:
    assert "hanako" in persona_names()
    assert set(persona_names()) == {path.stem for path in PEOPLE.glob("*.json")}


@pytest.mark.parametrize("name", persona_names())
def test_shipped_persona_is_a_sample_and_says_what_it_is_for(name: str) -> None:
    person = load_persona(name)

    assert person.about
    assert person.name.startswith(("見本", "試験", "MIHON"))
    assert person.individual_number.startswith("99")


@pytest.mark.parametrize(
    ("name", "number"),
    [
        pytest.param("hanako", "23030520331234", id="showa 23"),
        pytest.param("taisho", "11021120320007", id="taisho 11"),
        pytest.param("youth", "26050520295505", id="heisei 26"),
        pytest.param("foreign", "91072020304410", id="gregorian, not confirmed for real cards"),
    ],
)
def test_check_number_b_is_era_birth_expiry_year_and_code(name: str, number: str) -> None:
    assert load_persona(name).number_b == number


@pytest.mark.parametrize(
    ("day", "key"),
    [
        ("2019-05-01", "010501"),
        ("2019-04-30", "310430"),
        ("1989-01-08", "010108"),
        ("1989-01-07", "640107"),
        ("1926-12-25", "011225"),
        ("1926-12-24", "151224"),
        ("1912-07-30", "010730"),
        ("1912-07-29", "450729"),
    ],
)
def test_birth_key_changes_on_the_first_day_of_an_era(day: str, key: str, tmp_path: Path) -> None:
    assert load_persona(_written(tmp_path, birth_date=day)).birth_key == key


@pytest.mark.parametrize(
    ("name", "shortest", "longest"), [("tower", 128, 255), ("long-address", 256, 511)], ids=["two", "three"]
)
def test_long_addresses_take_lengths_of_more_bytes(name: str, shortest: int, longest: int) -> None:
    assert shortest <= len(load_persona(name).address.encode()) <= longest


def test_special_characters_are_on_the_cards_that_are_there_for_them() -> None:
    beyond = [char for char in load_persona("surrogates").name if 0x20000 <= ord(char) < 0x40000]
    assert len(beyond) == 2
    for name in ("surrogates", "rare-name"):
        assert any(0xE0100 <= ord(char) <= 0xE01EF for char in load_persona(name).name)
    assert any(0xE000 <= ord(char) <= 0xF8FF for char in load_persona("rare-name").name)


def test_own_file_is_loaded_by_path(tmp_path: Path) -> None:
    person = load_persona(_written(tmp_path, expires_on="2035-03-05"))

    assert person.id == "own"
    assert person.expires_on == date(2035, 3, 5)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"birth_date": "1948/03/05"}, "birth_date"),
        ({"sex": 2}, "sex"),
        ({"security_code": "12"}, "security_code"),
        ({"nmae": "x"}, "nmae"),
        ({"secrets": {"pin": "1234"}}, "secrets.pin"),
        ({"tries": {"number-b": 11}}, "tries.number-b"),
        ({"kind": "passport"}, "kind"),
        ({"tricks": ["magic"]}, "tricks"),
        ({"certificates": {"signature": {"valid_from": "2026-01-01"}}}, "certificates.signature.valid_to"),
        (
            {"certificates": {"signature": {"valid_from": "2026-01-01", "valid_to": "2025-01-01"}}},
            "certificates.signature.valid_to",
        ),
        ({"pictures": {"portrait": "missing.jp2"}}, "pictures"),
        ({"tries": 3}, "tries"),
    ],
)
def test_wrong_key_is_named(change: dict[str, object], key: str, tmp_path: Path) -> None:
    with pytest.raises(PersonaError) as caught:
        load_persona(_written(tmp_path, **change))

    assert caught.value.problem.startswith(key)


def test_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(PersonaError, match="hanako"):
        load_persona("nobody")


def test_file_that_is_no_json_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text("{")

    with pytest.raises(PersonaError, match="not readable"):
        load_persona(path)


def _written(folder: Path, **change: object) -> Path:
    content: dict[str, object] = json.loads((PEOPLE / "hanako.json").read_text("utf-8"))
    del content["pictures"]
    path = folder / "own.json"
    path.write_text(json.dumps({**content, **change}), "utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"sex": "2"', '"sex": "22"', "mine.json:6"),
        ('"sex": "2",', '"sex": "2"', "mine.json:7"),
        ('"sex"', '"sx"', "mine.json:6"),
    ],
    ids=["value", "comma", "key"],
)
def test_what_is_wrong_is_told_by_file_and_line(tmp_path: Path, old: str, new: str, place: str) -> None:
    path = tmp_path / "mine.json"
    text = (PEOPLE / "hanako.json").read_text("utf-8")
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(PersonaError) as caught:
        load_persona(path)
    assert caught.value.place == place
    assert place in str(caught.value)
