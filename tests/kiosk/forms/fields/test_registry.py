from __future__ import annotations

import json
from datetime import date
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields.address import Address
from kiosk.forms.fields.bank_account import TYPES, BankAccount
from kiosk.forms.fields.consent import Consent
from kiosk.forms.fields.date import Day
from kiosk.forms.fields.kind import BLANK, Blank, Parsed
from kiosk.forms.fields.period import Period
from kiosk.forms.fields.person import Record
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.fields.relation import RELATIONS
from tests.fakes.form_parts import context, question

PLAIN_KANJI = "北区王子本町花子太郎見髙﨑神"
KATAKANA = "アイウエオカガキギヴャッー・ヵ"


def digits(least: int, most: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=least, max_size=most)


kana = st.lists(st.text(KATAKANA, min_size=1, max_size=6), min_size=1, max_size=3).map("\u3000".join)
names = st.one_of(kana, st.lists(st.text(PLAIN_KANJI, min_size=1), min_size=1, max_size=2).map("\u3000".join))
free = st.text(PLAIN_KANJI + "アかA1", min_size=1, max_size=20)
full_days = st.dates(date(1700, 1, 1), date(2100, 12, 31)).map(lambda day: Day(day.year, day.month, day.day))
days = st.one_of(
    full_days,
    st.integers(1700, 2100).map(Day),
    st.tuples(st.integers(1700, 2100), st.integers(1, 12)).map(lambda two: Day(*two)),
)
chosen = st.lists(st.sampled_from("abc"), unique=True).map(lambda some: tuple(sorted(some)))
unlisted = free.filter(lambda line: "北区" not in line)
"""A line in the ward names a town of its list, or somebody said that they are sure (test_address)."""
addresses = st.one_of(
    st.builds(
        Address,
        st.just("1140022"),
        st.just("東京都北区王子本町1丁目"),
        st.just("15-22"),
        st.one_of(st.just(""), free),
    ),
    st.builds(Address, st.sampled_from(["", "1140022"]), unlisted, st.just(""), st.just("")),
    st.builds(Address, st.just(""), st.just("東京都北区豊島1丁目"), st.just("3"), st.just("")),
)
accounts = st.one_of(
    st.builds(
        BankAccount, st.just("bank"), kana, kana, digits(3, 3), st.sampled_from(TYPES), digits(7, 7),
        st.just(""), kana,
    ),
    st.builds(
        lambda symbol, number, holder: BankAccount("yucho", symbol=symbol, number=number, holder=holder),
        digits(5, 5), digits(1, 8), kana,
    ),
    st.just(BankAccount("registered")),
)  # fmt: skip
records = st.builds(
    lambda name, born, note: Record(
        (("name_kana", name), ("birth_date", born), ("note", note), ("number", ""))
    ),
    kana, full_days, st.one_of(st.just(BLANK), free),
)  # fmt: skip
VALUES: dict[str, st.SearchStrategy[object]] = {
    "text": free,
    "name": names,
    "kana": kana,
    "date": days,
    "year": st.integers(1990, 2100),
    "choice": st.sampled_from("abc"),
    "choices": chosen,
    "yes-no": st.booleans(),
    "count": st.integers(0, 999),
    "digits": digits(7, 7),
    "money": st.integers(0, 99_999_999),
    "address": addresses,
    "phone": st.one_of(
        digits(10, 11).filter(lambda one: not one.startswith("00")), digits(7, 14).map("+1{}".format)
    ),
    "bank-account": accounts,
    "person": records,
    "persons": st.lists(records, max_size=4).map(tuple),
    "relation": st.sampled_from(RELATIONS),
    "documents": chosen,
    "next-steps": chosen,
    "consent": st.builds(Consent, st.booleans(), st.sampled_from(["3", "2"])),
    "period": st.builds(Period, days, days),
    "office": st.just(""),
}


KEYS = ("era", "year", "month", "day", "postal", "town", "place", "name_kana", "from", "given")
RAW = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 9999) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=8,
)


def test_every_kind_of_the_design_is_there_and_has_values_to_try() -> None:
    assert set(KINDS) == set(get_args(KindId)) == set(VALUES)
    assert all(name == kind.id for name, kind in KINDS.items())


@pytest.mark.parametrize("name", sorted(VALUES))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_value_survives_its_data_and_its_pieces(name: str, data: st.DataObject) -> None:
    spec, kind = question(name), KINDS[name]
    value = data.draw(VALUES[name])
    filed = json.loads(json.dumps(kind.data(spec, value)))
    typed = json.loads(json.dumps(kind.pieces(spec, value, context())))
    if name == "consent":  # pieces answer today's sentence, data remembers which it was
        typed = {"given": typed, "version": filed["version"]}
    assert kind.parse(spec, filed, context()) == Parsed(value)
    assert kind.parse(spec, typed, context()) == Parsed(value)


@pytest.mark.parametrize("name", sorted(VALUES))
@settings(max_examples=40, deadline=None)
@given(raw=RAW)
def test_whatever_a_file_says_is_read_or_named_never_a_crash(name: str, raw: object) -> None:
    spec, kind = question(name), KINDS[name]
    read = kind.parse(spec, raw, context())
    if isinstance(read, Parsed):
        kind.check(spec, read.value, context())
    if isinstance(read, Parsed) and not isinstance(read.value, Blank):  # a blank is nothing to hand over
        kind.data(spec, read.value)


@pytest.mark.parametrize("name", sorted(VALUES))
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_side_of_a_sample_speaks(name: str, language: str) -> None:
    spec, kind, about = question(name), KINDS[name], context(language)
    value = kind.sample(spec, about)
    assert kind.check(spec, value, about) == ()
    draft = kind.pieces(spec, value, about)
    for part in kind.parts(spec, draft, about):
        view = kind.part_view(spec, draft, part, about)
        assert view.problem is None
        assert kind.with_part(spec, draft, part, view.draft) == draft or name in ("persons", "office")
    said = [kind.show(spec, value, about), kind.speak(spec, value, about), kind.paper(spec, value, about)]
    assert all(said) or name == "office"
    assert not any("forms." in text for text in said)


def test_every_kind_shows_its_empty_draft_without_a_problem() -> None:
    for name, kind in KINDS.items():
        spec = question(name)
        draft = kind.empty(spec)
        part = kind.parts(spec, draft, context())[0]
        assert kind.part_view(spec, draft, part, context()).problem is None, name


def test_a_setting_is_a_key_of_a_question() -> None:
    keys = set(Question.model_fields)
    for kind in KINDS.values():
        assert kind.settings <= keys, kind.id
