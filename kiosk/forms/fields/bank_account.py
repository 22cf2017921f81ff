"""口座: bank or ゆうちょ, or the one registered with the state (公金受取口座)."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields import account_holder, writing
from kiosk.forms.fields.impossible_accounts import impossible
from kiosk.forms.fields.kind import (
    ALL_IN,
    Context,
    OnePart,
    Parsed,
    PartView,
    Reading,
    Unfit,
    expect,
    mapping,
    problem,
    unfit,
    words_of,
)
from kiosk.forms.fields.text import STAFF_WRITES, name_limits
from kiosk.forms.view import Option
from kiosk.words import spoken
from kiosk.words.furigana import plain

_PARTS = {
    "bank": ("place", "bank", "branch", "branch_code", "type", "number", "holder"),
    "yucho": ("place", "symbol", "number", "holder"),
    "registered": ("place",),
}
PARTS = tuple(dict.fromkeys(part for parts in _PARTS.values() for part in parts))
"""All that an account may have, wherever it is."""
PLACES = ("bank", "yucho", "registered")
TYPES = ("ordinary", "current", "savings")
_PAID_INTO_ALONE = frozenset({"registered", "savings"})
"""From these no bank takes a payment (口座振替): 公金受取口座 only receives, and so does 貯蓄 [GK]."""
_DIGITS = {"branch_code": (3, 3), "symbol": (5, 5)}
_WRITTEN = {"普通": "ordinary", "当座": "current", "貯蓄": "savings"}
_SYMBOL = re.compile(r"\D*(\d{5})\D\d\D*")
"""ゆうちょ's 記号 with the digit of a second passbook behind it (10120-1), which no payment needs."""
_MAY_STAY_OPEN = "branch_code"
"""Banks find the branch by its name as well."""
_NAMES = {"bank": 20, "branch": 20, "holder": account_holder.MOST}


@dataclass(frozen=True, slots=True)
class BankAccount:
    """One account; members that its `place` does not have are "".

    Attributes:
        place: `bank`, `yucho` or `registered`.
        bank, branch: Names in katakana or as they were written.
        branch_code: 店番, three digits; "" where somebody did not know it.
        type: `ordinary`, `current`, `savings` (普通, 当座, 貯蓄).
        number: Seven digits; at ゆうちょ up to eight.
        symbol: ゆうちょ's 記号, five digits.
        holder: 名義 in katakana; of a `registered` one, which bears no name, whoever had to hold it when it
            was chosen ("" where they were not known).
    """

    place: str
    bank: str = ""
    branch: str = ""
    branch_code: str = ""
    type: str = ""
    number: str = ""
    symbol: str = ""
    holder: str = ""

    def __repr__(self) -> str:
        return f"BankAccount({self.place}, …)"


class BankAccountKind(OnePart):
    """Value: `BankAccount`; asked one member a screen."""

    id: KindId = "bank-account"
    settings = frozenset({"holder", "debit", "known"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        pieces = {name: words_of(value) for name, value in mapping(raw).items()}
        place = pieces.get("place", "")
        if place not in offered(spec, "place"):
            return unfit(spec, "missing-choice" if not place else "not-offered", "place")
        members = {part: _normal(part, pieces.get(part, ""), place) for part in _PARTS[place]}
        known = [part for part in _PARTS[place] if not _is_left_open(spec, mapping(raw), part)]
        found = [_problem(spec, members, part) for part in known]
        problems = tuple(one for one in found if one is not None)
        if place == "registered":
            members["holder"] = _own_kana(spec, context)
        return Unfit(problems) if problems else Parsed(BankAccount(**members))

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        account = expect(value, BankAccount)
        members = {part: text or "" for part, text in _members(account).items()}
        kinds = {part: impossible(members, part) for part in members}
        if found := tuple(problem(spec, kind, part) for part, kind in kinds.items() if kind):
            return found
        own = _own_kana(spec, context)
        if account.place == "registered" or may_be_held(account, own) or is_voiced_otherwise(account, own):
            return ()
        kind = "not-own-name" if spec.holder == "subject" else "not-your-name"
        return (problem(spec, kind, "holder"),)

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        account = expect(value, BankAccount)
        members = _members(account)
        return {
            part: writing.hiragana(text) if text and part in _NAMES else text
            for part, text in members.items()
        }

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        account = expect(value, BankAccount)
        words = context.words
        if account.place == "registered":
            return words("forms.bank.place.registered")
        facts = dataclasses.asdict(account)
        if account.place == "bank":
            facts["type"] = words(f"forms.bank.type.{account.type}")
            facts["branch_code"] = account.branch_code or words("forms.bank.no-code")
        return words(f"forms.bank.shown.{account.place}", **facts)

    def speak(self, spec: Question, value: object, context: Context) -> str:
        account = expect(value, BankAccount)
        if not context.words.is_japanese or not account.number:
            return super().speak(spec, value, context)
        told = dataclasses.replace(
            account,
            number=spoken.digits(account.number),
            branch_code=spoken.digits(account.branch_code),
            symbol=spoken.digits(account.symbol),
        )
        return super().speak(spec, told, context)

    def paper(self, spec: Question, value: object, context: Context) -> str:
        """The one registered with the state by its official name, which people at home do not know it by."""
        if expect(value, BankAccount).place == "registered":
            return plain(context.words("forms.bank.paper.registered"))
        return super().paper(spec, value, context)

    def data(self, spec: Question, value: object) -> Data:
        return {**_members(expect(value, BankAccount))}

    def empty(self, spec: Question) -> Draft:
        return {}

    def sample(self, spec: Question, context: Context) -> object:
        """In the name of whoever has to hold it, as the samples of the two persons are."""
        holder = "ミホン\u3000タロウ" if spec.holder == "visitor" else "ミホン\u3000ハナコ"
        return BankAccount("bank", "ミホンギンコウ", "オウジ", "123", "ordinary", "1234567", "", holder)

    # ------------------------------------------------------------------ the screens
    def parts(self, spec: Question, draft: Draft, context: Context) -> tuple[str, ...]:
        return _PARTS.get(words_of(mapping(draft).get("place")), _PARTS["bank"])

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        text = words_of(mapping(draft).get(part))
        match part:
            case "place" | "type":
                options, ways = _options(spec, part, text, context), _known(spec, part, context)
                return PartView("one", text or None, options=options, extras=ways)
            case "branch_code" | "symbol":
                return PartView("cells", text, limits={"groups": str(_DIGITS[part][1]), "longer": ALL_IN})
            case "number" if mapping(draft).get("place") == "yucho":
                return PartView("amount", text, limits={"most_digits": 8, "unit": ""})
            case "number":
                return PartView("cells", text, limits={"groups": "7", "longer": ALL_IN})
            case _:
                return PartView("kana", text, limits=name_limits(_NAMES[part]))

    def with_part(self, spec: Question, draft: Draft, part: str, part_draft: Draft) -> Draft:
        return {**mapping(draft), part: part_draft}

    def act(
        self, spec: Question, draft: Draft, part: str, action: str, context: Context
    ) -> tuple[Draft, str]:
        """`known:0`: the account that was told before; its last screen, so that it is looked at once more."""
        verb, _, which = action.partition(":")
        if verb == "known" and which.isdigit() and int(which) < len(context.accounts):
            read = self.parse(spec, context.accounts[int(which)], context)
            if isinstance(read, Parsed):
                pieces = self.pieces(spec, read.value, context)
                return pieces, self.parts(spec, pieces, context)[-1]
        return draft, part

    def unsure(self, spec: Question, draft: Draft, part: str) -> Draft | None:
        return {**mapping(draft), part: None} if part == _MAY_STAY_OPEN and spec.dont_know else None

    def check_part(self, spec: Question, draft: Draft, part: str, context: Context) -> FieldProblem | None:
        if _is_left_open(spec, mapping(draft), part):
            return None
        pieces = {name: words_of(value) for name, value in mapping(draft).items()}
        members = {**pieces, part: _normal(part, pieces.get(part, ""), pieces.get("place", ""))}
        if (found := _problem(spec, members, part)) is not None:
            return found
        kind = impossible(members, part)
        return None if kind is None else problem(spec, kind, part)


def offered(spec: Question, part: str) -> tuple[str, ...]:
    """Places or types that can be chosen: of an account to draw from (`debit`), those that pay."""
    every = PLACES if part == "place" else TYPES
    return tuple(one for one in every if not (spec.debit and one in _PAID_INTO_ALONE))


def pays(account: BankAccount) -> bool:
    """Whether money can be taken from it, not only paid into it."""
    return not {account.place, account.type} & _PAID_INTO_ALONE


def may_be_held(account: BankAccount, kana: str) -> bool:
    """Whether it can be the account of whoever is called so, as far as both names are known.

    A holder in letters is compared by the desk, with the bank book.
    """
    if not kana or not account.holder or not writing.is_katakana(account.holder):
        return True
    return account_holder.may_be(account.holder, kana)


def is_voiced_otherwise(account: BankAccount, kana: str) -> bool:
    """Whether it is that person's only if their name is voiced otherwise there (ヤマザキ, ヤマサキ)."""
    return not may_be_held(account, kana) and account_holder.may_be_voiced(account.holder, kana)


def _own_kana(spec: Question, context: Context) -> str:
    """The name of whoever has to hold it; "" where anybody may, or nobody is known yet."""
    person = {"subject": context.subject, "visitor": context.visitor}.get(spec.holder or "")
    return "" if person is None else person.name_kana or ""


def _members(account: BankAccount) -> dict[str, str | None]:
    """Those of its place; None for what somebody did not know."""
    members = {part: str(getattr(account, part)) for part in _PARTS[account.place]}
    return {part: text or (None if part == _MAY_STAY_OPEN else text) for part, text in members.items()}


def _is_left_open(spec: Question, members: Mapping[str, object], part: str) -> bool:
    """Whether somebody said わからない of this alone: the member is there, and it is nothing."""
    may = part == _MAY_STAY_OPEN and spec.dont_know is not None
    return may and part in members and members[part] is None


def _options(spec: Question, part: str, chosen: str, context: Context) -> tuple[Option, ...]:
    return tuple(
        Option(one, context.words(f"forms.bank.{part}.{one}"), chosen=one == chosen)
        for one in offered(spec, part)
    )


def _known(spec: Question, part: str, context: Context) -> tuple[Option, ...]:
    """What was told before, as one touch: proposed, never taken by itself."""
    if not spec.known or part != "place":
        return ()
    label = context.words("forms.bank.known")
    return tuple(Option(f"known:{place}", label, own=True) for place, _ in enumerate(context.accounts))


_ACCOUNT = re.compile(r"^\s*(?:普通|当座)(?:預金|口座)?\s*")
"""Its type, written before the number as the bank book has it."""


def _normal(part: str, text: str, place: str) -> str:
    """Banks write a number of six digits with a zero in front; a shorter one more likely lacks digits."""
    if part in _NAMES:
        return _holder(text) if part == "holder" else writing.katakana(text)
    if part == "type":
        return _WRITTEN.get(text.strip().removesuffix("預金").removesuffix("口座"), text)
    if part == "symbol" and (found := _SYMBOL.fullmatch(_bare(text))):
        return found[1]
    if part == "number" and place == "bank":
        text = writing.code(_ACCOUNT.sub("", text))
        return text.zfill(7) if len(text) == 6 and text.isdigit() else text
    return writing.code(text) if part in ("branch_code", "number", "symbol") else text


def _bare(text: str) -> str:
    """記号 10120-1 as it stands behind its name."""
    return unicodedata.normalize("NFKC", text).strip().removeprefix("記号").strip(" :")


def _problem(spec: Question, members: Mapping[str, str], part: str) -> FieldProblem | None:
    text = members.get(part, "")
    if part in ("place", "type"):
        kind = "not-offered" if text in (*PLACES, *TYPES) else "missing-choice"
        return None if text in offered(spec, part) else problem(spec, kind, part)
    if part in _NAMES:
        return _name_problem(spec, text, part)
    least, most = _DIGITS.get(part) or ((1, 8) if members.get("place") == "yucho" else (7, 7))
    if not text.isdigit() or not text.isascii():
        return problem(spec, "missing-digits" if not text else "not-digits", part, length=most)
    if len(text) < least:
        return problem(spec, "digits-short", part, left=least - len(text), length=most, have=len(text))
    return problem(spec, "digits-long", part, length=most) if len(text) > most else None


_LONG = re.compile("(?<=[ァ-ヺぁ-ゖｦ-ﾟー])[-‐‑‒–—―−－ｰ]")
"""A hyphen behind kana: so bank books write ー. Two names are not joined by one there."""
_MARKS = str.maketrans("゛゜", "\u3099\u309a")
"""A mark of voice by itself (サ゛), which becomes one with its kana."""


def _holder(text: str) -> str:
    """In kana, as nearly all are; banks keep the letters of some foreign customers."""
    kana = writing.person_kana(_LONG.sub("ー", text.translate(_MARKS)))
    return kana if writing.is_katakana(kana) else writing.latin_name(text) or kana


def _name_problem(spec: Question, text: str, part: str) -> FieldProblem | None:
    if not text:
        return problem(spec, "missing-kana", part)
    if part == "holder" and not writing.is_katakana(text) and not writing.latin_name(text):
        return problem(spec, "not-kana", part)
    most = _NAMES[part]
    return problem(spec, STAFF_WRITES, part, most=most) if len(text) > most else None
