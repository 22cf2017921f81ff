"""住所: postal code, then 町丁目 to choose, 番地, building. Nobody types what can be looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields import writing, written_addresses
from kiosk.forms.fields.address_screens import (
    ABROAD,
    MOST,
    NO_HOME,
    NO_POSTAL_CODE,
    NOT_IN_JAPAN,
    OTHER,
    SURE,
    UNLISTED,
    known_lines,
    screen_of,
    wrong_in,
)
from kiosk.forms.fields.digits import length_problems
from kiosk.forms.fields.kind import (
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
from kiosk.forms.fields.text import STAFF_WRITES
from kiosk.forms.fields.written_addresses import (
    OPEN_BLOCK,
    TOWN_TO_CONFIRM,
    block_behind,
    one_line,
    wrong_block,
)
from kiosk.words import spoken
from kiosk.words.furigana import reading

NO_HOME_LINE = "住所不定"
"""What stands on the form of somebody without a home."""
_POSTAL_DIGITS = 7
PARTS = ("postal_code", "town", "block", "building", "place")
"""What an address is in the data; `place` only where something was chosen instead of a town."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address in Japan, or elsewhere as one line.

    Attributes:
        postal_code: Seven digits, or "" where nobody knew it.
        town: Prefecture to 町丁目; the whole address where it came from a card or was typed as one line.
            A town of the ward that its list does not have ends with `TOWN_TO_CONFIRM`.
        block: 番地 and 号 by hyphens: `15-22`, `甲15-2`, `無番地`; "" where `town` is the whole line.
        building: 方書: building and room; may be "".
        place: What was chosen instead of a town of the ward: `other` (elsewhere in Japan), `abroad`,
            `no-home`; "" for a town that was looked up, and where nobody was asked (a card).
    """

    postal_code: str
    town: str
    block: str
    building: str
    place: str = ""

    @property
    def line(self) -> str:
        """All of it on one line, as a card spells it."""
        return f"{self.town}{self.block}" + (f"\u3000{self.building}" if self.building else "")


SAMPLE = Address("1140022", "東京都北区王子本町1丁目", "15-22", "")
ANOTHER = Address("1150045", "東京都北区赤羽2丁目", "1-1", "")
"""Invented, in the same ward: for whoever samples two addresses that have to differ."""
ELSEWHERE = Address("3320001", "埼玉県川口市朝日", "1-9-4", "")
"""Invented, in another city."""
OVERSEAS = Address("", "1-2-3 Mihon Street, Hanoi, Vietnam", "", "", ABROAD)
"""Invented, in another country."""
NOWHERE = Address("", NO_HOME_LINE, "", "", NO_HOME)
"""What 「決まった住所がない」 comes to."""


class AddressKind(OnePart):
    """Value: `Address`. Data: its four members, or the line of a card."""

    id: KindId = "address"
    settings = frozenset({"known", "building", "former", "numbered", "in_japan"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        if isinstance(raw, str):
            line = one_line(raw)
            return Parsed(_of_line(line)) if line else unfit(spec, "missing-address")
        pieces = {name: words_of(value) for name, value in mapping(raw).items()}
        if "postal_code" in pieces:
            return _of_members(spec, pieces)
        return _of_draft(spec, pieces, context)

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        address = expect(value, Address)
        whole = "" if address.block else address.town.removesuffix(TOWN_TO_CONFIRM)
        texts = (("elsewhere", whole), ("block", address.block), ("building", address.building))
        found = [
            problem(spec, STAFF_WRITES, part, most=MOST[part])
            for part, text in texts
            if len(text) > MOST[part]
        ]
        if not _is_numbered(spec, address, context):
            found.append(problem(spec, "missing-block", "block"))
        wrong = _town_problem(spec, address, context)
        found += [] if wrong is None else [wrong]
        if address.place in NOT_IN_JAPAN and spec.in_japan:
            found.append(problem(spec, "not-offered", "row"))
        mismatch = _postal_mismatch(spec, address, context)
        return tuple(found if mismatch is None else [mismatch, *found])

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        address = expect(value, Address)
        postal = address.postal_code or NO_POSTAL_CODE
        if address == NOWHERE:
            return {"postal": NO_POSTAL_CODE, "row": NO_HOME, "building": ""}
        if address.town.endswith(TOWN_TO_CONFIRM):
            line = address.town.removesuffix(TOWN_TO_CONFIRM)
            pieces = {**_chosen(address), "elsewhere": line, UNLISTED: SURE}
            pieces |= {"block": address.block} if address.block else {}
        elif address.place or not address.block:
            pieces = {**_chosen(address), "elsewhere": address.town}
            pieces |= {"block": address.block} if address.block else {}
        else:
            pieces = {"town": address.town, "block": address.block}
            row = context.lookups.row_of(address.town)
            pieces |= {"row": row} if postal == NO_POSTAL_CODE and row is not None else {}
        return {"postal": postal, **pieces, "building": address.building}

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        return expect(value, Address).line

    def speak(self, spec: Question, value: object, context: Context) -> str:
        address = expect(value, Address)
        if not context.words.is_japanese or not address.block:
            return super().speak(spec, value, context)
        return reading(f"{address.town} {spoken.block(address.block)} {address.building}".strip())

    def data(self, spec: Question, value: object) -> Data:
        address = expect(value, Address)
        members = {part: str(getattr(address, part)) for part in PARTS}
        return {part: text for part, text in members.items() if text or part != "place"}

    def empty(self, spec: Question) -> Draft:
        return {}

    def sample(self, spec: Question, context: Context) -> object:
        return SAMPLE

    # ------------------------------------------------------------------ the screens
    def parts(self, spec: Question, draft: Draft, context: Context) -> tuple[str, ...]:
        pieces = mapping(draft)
        before = ("postal", "row") if pieces.get("postal") == NO_POSTAL_CODE else ("postal",)
        if pieces.get("row") == NO_HOME:
            return before
        if pieces.get("town") == OTHER or pieces.get("row") in (OTHER, ABROAD):
            middle = ("elsewhere",) if pieces.get("row") in (OTHER, ABROAD) else ("town", "elsewhere")
            return (*before, *middle, *_unlisted_part(spec, pieces, context), *_number_part(spec, pieces))
        return (*before, "town", "block", *(("building",) if spec.building else ()))

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        return screen_of(spec, mapping(draft), part, context)

    def with_part(self, spec: Question, draft: Draft, part: str, part_draft: Draft) -> Draft:
        pieces = {**mapping(draft), part: part_draft}
        if part in ("postal", "row") and mapping(draft).get(part) != part_draft:
            pieces.pop("town", None)
        if part == "postal":
            pieces.pop("row", None)
        if part == "elsewhere" and mapping(draft).get(part) != part_draft:
            pieces.pop(UNLISTED, None)
        return pieces

    def act(
        self, spec: Question, draft: Draft, part: str, action: str, context: Context
    ) -> tuple[Draft, str]:
        verb, _, which = action.partition(":")
        known = known_lines(context)
        match verb:
            case "known" if which.isdigit() and int(which) < len(known):
                pieces = self._of_known(spec, known[int(which)], context)
                return pieces, self.parts(spec, pieces, context)[-1]
            case "unknown-postal":
                return {**_without_town(draft), "postal": NO_POSTAL_CODE}, "row"
            case "open-block":
                return {**mapping(draft), "block": OPEN_BLOCK}, part
            case "retype":
                return {name: one for name, one in mapping(draft).items() if name != UNLISTED}, "elsewhere"
            case "no-building":
                return {**mapping(draft), "building": ""}, part
            case _:
                return draft, part

    def _of_known(self, spec: Question, line: str, context: Context) -> Draft:
        """What a known address would have been typed as, with what was chosen for it then."""
        place = next((one.address_place for one in context.known if one.address == line), None)
        return self.pieces(spec, replace(_of_line(line), place=place) if place else _of_line(line), context)

    def check_part(self, spec: Question, draft: Draft, part: str, context: Context) -> FieldProblem | None:
        pieces = {name: words_of(value) for name, value in mapping(draft).items()}
        return _part_problem(spec, pieces, part, context)


def _part_problem(
    spec: Question, pieces: Mapping[str, str], part: str, context: Context
) -> FieldProblem | None:
    text = pieces.get(part, "")
    match part:
        case "postal":
            return _postal_problem(spec, text, context)
        case "row" | "town" | "unlisted":
            return None if text else problem(spec, "missing-choice", part)
        case "block" if not _is_open(spec, text):
            wrong = wrong_block(_town_before(pieces), text)
            if wrong is not None:
                return problem(spec, wrong, part)
            text = block_behind(_town_before(pieces), text)
        case "elsewhere" if not text.strip():
            return problem(spec, "missing-address", part)
        case _:
            pass
    if len(text) > MOST[part]:
        return problem(spec, STAFF_WRITES, part, most=MOST[part])
    return None


def _town_problem(spec: Question, address: Address, context: Context) -> FieldProblem | None:
    """A town that the ward's list does not have, unless whoever wrote it was asked and is sure."""
    sure = address.town.endswith(TOWN_TO_CONFIRM)
    wrong = None if sure else wrong_in(spec, f"{address.town}{address.block}", context)
    if wrong is None:
        return None
    part = "town" if address.block else "elsewhere"
    return problem(spec, wrong.kind, part, most=0 if wrong.town is None else wrong.town.chome)


def _postal_problem(spec: Question, text: str, context: Context) -> FieldProblem | None:
    if text == NO_POSTAL_CODE:
        return None
    digits = writing.code(text)
    if len(digits) < 7:
        return problem(spec, "digits-short", "postal", left=7 - len(digits), length=7, have=len(digits))
    return None if context.lookups.places(digits) else problem(spec, "postal-unknown", "postal")


def _of_members(spec: Question, pieces: Mapping[str, str]) -> Reading:
    """The data form."""
    town, building = _town_of(pieces), writing.free(pieces.get("building", ""))
    if not town:
        return unfit(spec, "missing-address")
    digits = writing.code(pieces["postal_code"])
    if digits and not (digits.isascii() and digits.isdigit()):
        return unfit(spec, "not-digits", "postal")
    if digits and (wrong := length_problems(spec, digits, _POSTAL_DIGITS, "postal")):
        return Unfit(wrong)
    if town == NO_HOME_LINE:
        return Parsed(NOWHERE)
    place = pieces.get("place", "")
    if place not in ("", OTHER, ABROAD):
        return unfit(spec, "not-offered", "row")
    block = block_behind(town, written := pieces.get("block", "").strip())
    kind = None if written in ("", OPEN_BLOCK) else wrong_block(town, written)
    if kind is not None:
        return unfit(spec, kind, "block")
    if place and not _number_part(spec, {"elsewhere": town.removesuffix(TOWN_TO_CONFIRM), "row": place}):
        return Parsed(Address(digits, _joined(town, block), "", building, place))
    return Parsed(Address(digits, town, block, building, place))


def _town_of(pieces: Mapping[str, str]) -> str:
    """A line that was typed behind a choice is as it was; kana keep the spaces between their words."""
    text = pieces.get("town", "")
    return one_line(text) if pieces.get("place") else writing.with_chome(written_addresses.town(text))


def _joined(town: str, block: str) -> str:
    """The line that somebody would have typed; a note for staff stays at its end."""
    line = town.removesuffix(TOWN_TO_CONFIRM)
    return f"{line}{block}{town[len(line) :]}"


def _of_line(line: str) -> Address:
    """Of a card or a person: all of it on one line."""
    return NOWHERE if line == NO_HOME_LINE else Address("", line, "", "")


def _chosen(address: Address) -> dict[str, str]:
    """What was touched before a line was typed."""
    return {"row": address.place} if address.place else {"town": OTHER}


def _of_draft(spec: Question, pieces: Mapping[str, str], context: Context) -> Reading:
    kind = AddressKind()
    parts = [one for one in kind.parts(spec, pieces, context) if one != "row" or not pieces.get("town")]
    found = [_part_problem(spec, pieces, part, context) for part in parts]
    problems = tuple(one for one in found if one is not None)
    if problems:
        return Unfit(problems)
    postal = pieces["postal"]
    postal = "" if postal == NO_POSTAL_CODE else writing.code(postal)
    building = writing.free(pieces.get("building", ""))
    if pieces.get("row") == NO_HOME:
        return Parsed(NOWHERE)
    if OTHER in (pieces.get("town"), pieces.get("row")) or pieces.get("row") == ABROAD:
        town = one_line(pieces["elsewhere"])
        sure = TOWN_TO_CONFIRM if UNLISTED in parts else ""
        row = pieces.get("row", "")
        place = row if row in (OTHER, ABROAD) else ""
        return Parsed(Address(postal, f"{town}{sure}", _block_of(spec, town, pieces), building, place))
    return Parsed(Address(postal, pieces["town"], block_behind(pieces["town"], pieces["block"]), building))


def _unlisted_part(spec: Question, pieces: Mapping[str, object], context: Context) -> tuple[str, ...]:
    """Asked about a line whose town the ward's list does not have."""
    line = words_of(pieces.get("elsewhere")).strip()
    return () if not line or wrong_in(spec, line, context) is None else (UNLISTED,)


def _number_part(spec: Question, pieces: Mapping[str, object]) -> tuple[str, ...]:
    """The 番地 by itself, where a line that somebody typed ends with its town."""
    line = words_of(pieces.get("elsewhere")).strip()
    lacking = bool(line) and not line.isascii() and not writing.has_number(line)
    lacking = lacking and pieces.get("row") != ABROAD
    return ("block",) if spec.numbered is not None and lacking else ()


def _block_of(spec: Question, town: str, pieces: Mapping[str, str]) -> str:
    return block_behind(town, pieces.get("block", "")) if _number_part(spec, pieces) else ""


def _town_before(pieces: Mapping[str, str]) -> str:
    """What stands before the 番地: a town that was chosen, or the line that was typed."""
    town = pieces.get("town", "")
    return pieces.get("elsewhere", "") if town in ("", OTHER) else town


def _is_numbered(spec: Question, address: Address, context: Context) -> bool:
    """Whether it goes on behind its town, as far as this form asks; abroad and without a home it need not.

    Behind a town of the ward's list every form asks, on the screen too.
    """
    if address.block:
        return address.block != OPEN_BLOCK or spec.numbered in (None, "open")
    if context.lookups.row_of(address.town) is not None:
        return False
    whole = address.town.isascii() or address.place in NOT_IN_JAPAN or writing.has_number(address.town)
    return whole or spec.numbered is None


def _postal_mismatch(spec: Question, address: Address, context: Context) -> FieldProblem | None:
    """A postal code that there is not, or of another place; what was long ago may have had another."""
    code, lookups = address.postal_code, context.lookups
    if not code:
        return None
    if not lookups.places(code):
        return problem(spec, "postal-unknown", "postal")
    line = address.town.removesuffix(TOWN_TO_CONFIRM)
    if spec.former or line.isascii() or address.place in NOT_IN_JAPAN or lookups.may_have(line, code):
        return None
    return problem(spec, "postal-other", "postal")


def _is_open(spec: Question, block: str) -> bool:
    return block == OPEN_BLOCK and spec.numbered != "exact"


def _without_town(draft: Draft) -> dict[str, object]:
    return {name: value for name, value in mapping(draft).items() if name not in ("town", "row")}
