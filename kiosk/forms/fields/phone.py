"""A telephone number, hyphens optional: Japanese (電気通信番号計画: 10 digits, 11 for 0?0) or abroad."""

from __future__ import annotations

import re
import unicodedata

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields import writing
from kiosk.forms.fields.kanji_digits import arabic
from kiosk.forms.fields.kind import (
    Context,
    OnePart,
    Parsed,
    PartView,
    Reading,
    expect,
    problem,
    unfit,
    words_of,
)
from kiosk.words import spoken

_ELEVEN = re.compile(r"0[5-9]0")
"""050 (IP), 060, 070, 080, 090 (mobile), 0800 (free of charge, as 0120 with its ten): eleven digits."""
_AROUND = re.compile(
    r"^(?:(?:tel|phone|(?:携帯)?電話(?:番号)?|携帯|自宅|職場|会社|勤務先|☎|℡)[\s.:：]*)+"
    r"|\([^()\d]*\)$|です。?$",
    re.IGNORECASE,
)
"""What people write before a number, and behind it: 自宅, whose it is."""
EXTENSION = "内線"
_EXTENSION = re.compile(
    r"[(,、\s]*(?:内線|ext\.?|extension)\s*(?:番号)?[\s.:：]*(\d{1,6})番?\)?$", re.IGNORECASE
)
_ABROAD = re.compile(r"\+81|0081(?=[1-9])|01081(?=[1-9])")
_OTHER_COUNTRY = re.compile(r"(?:\+|00|010)(?=[1-9])")
"""Before the number of a country: as it is written, and as one dials it elsewhere and from Japan."""
LEAST_ABROAD, MOST_ABROAD = 7, 15
"""Digits with the country's (ITU-T E.164 allows 15)."""
_WITHOUT_PLUS = re.compile(r"^81(?=[-‐−ー (])")
_LONGEST = 11
_APART = re.compile(r"(?<=\d)[/~〜](?=\d)")
_GROUPS = (
    r"(0[36])(\d{4})(\d{4})",
    r"(0120)(\d{3})(\d{3})",
    r"(0800)(\d{3})(\d{4})",
    r"(0[5-9]0)(\d{4})(\d{4})",
)


class PhoneKind(OnePart):
    """Value: `str` of digits, after a + with the country's first where it is abroad; `内線12` behind where
    it is somebody at a switchboard.

    Data and paper carry hyphens where they are certain.
    """

    id: KindId = "phone"

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        plain = _AROUND.sub("", arabic(unicodedata.normalize("NFKC", words_of(raw)).strip()))
        inside = _EXTENSION.search(plain)
        plain = plain if inside is None else plain[: inside.start()]
        text = writing.digits(_APART.sub("-", _WITHOUT_PLUS.sub("+81", plain)))
        abroad = _ABROAD.match(text)
        if abroad:
            text = "0" + text[abroad.end() :].removeprefix("0")
        elif (other := _OTHER_COUNTRY.match(text)) and (other.group() != "010" or len(text) > _LONGEST):
            text = f"+{text[other.end() :]}"
        if not text:
            return unfit(spec, "missing-phone")
        digits = text.removeprefix("+")
        if not (digits.isascii() and digits.isdigit()):
            return unfit(spec, "not-digits")
        return Parsed(text if inside is None else f"{text}{EXTENSION}{inside[1]}")

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        text = expect(value, str).partition(EXTENSION)[0]
        if text.startswith("+"):
            fits = LEAST_ABROAD <= len(text) - 1 <= MOST_ABROAD
            return () if fits else (problem(spec, "phone-abroad"),)
        if not text.startswith("0") or text.startswith("00"):
            return (problem(spec, "phone-start"),)
        wanted = length(text)
        if len(text) < wanted:
            return (problem(spec, "phone-short", left=wanted - len(text)),)
        return (problem(spec, "phone-long", length=wanted),) if len(text) > wanted else ()

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        text = expect(value, str)
        return f"00{text[1:]}" if text.startswith("+") else text

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        return hyphened(expect(value, str))

    def speak(self, spec: Question, value: object, context: Context) -> str:
        shown = hyphened(expect(value, str))
        return spoken.digits(shown) if context.words.is_japanese else shown

    def data(self, spec: Question, value: object) -> Data:
        return hyphened(expect(value, str))

    def sample(self, spec: Question, context: Context) -> object:
        return "0312345678"

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        return PartView("phone", words_of(draft), limits={"most_digits": MOST_ABROAD + 2})


def length(text: str) -> int:
    """How many digits a number that begins so has."""
    return 11 if _ELEVEN.match(text) else 10


def hyphened(text: str) -> str:
    """Hyphens where the groups are certain: 03 and 06, 0120, 0800, and the other numbers of eleven digits."""
    number, extension, inside = text.partition(EXTENSION)
    behind = f" {extension}{inside}" if extension else ""
    for pattern in _GROUPS:
        match = re.fullmatch(pattern, number)
        if match:
            return "-".join(match.groups()) + behind
    return number + behind
