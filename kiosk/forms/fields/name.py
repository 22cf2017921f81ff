"""氏名: as it is written. Typed in kana; how that is written is chosen where the list of names knows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, TypeAlias

from kiosk.basics.marked import Marked
from kiosk.forms import finger_writing
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields import writing
from kiosk.forms.fields.kind import (
    BLANK,
    Blank,
    Context,
    OnePart,
    Parsed,
    PartView,
    Reading,
    expect,
    mapping,
    problem,
    unfit,
    words_of,
)
from kiosk.forms.fields.text import MOST_NAME, for_staff, name_limits
from kiosk.forms.view import Option

Piece: TypeAlias = Literal["family", "given"]

INK, _INK = "ink", "-ink"
"""Chosen for a piece that is written with a finger, and the end of the name of the part where it is."""
_MARKS = re.compile("[、，､]")
"""No name has them; other signs some name may have."""
_PIECES: dict[str, Piece] = {"family": "family", "given": "given"}
MOST = MOST_NAME
AS_KANA = "kana"
"""かなのまま: chosen for a piece whose writing is not offered, or that is not to be written in kanji."""


class NameKind(OnePart):
    """Value: `str`; any character, since names have any (外字, variation sequences, one name only).

    Where the kana are known (`Context.name_kana`), the draft is `{"family", "given"}`, a writing or `kana`
    each; with `kana` alone there is nothing to answer, and the name stays its kana. Where one is `ink`, the
    part `family-ink` or `given-ink` holds what is written with a finger (`finger_writing`).
    """

    id: KindId = "name"
    settings = frozenset({"most"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        if isinstance(raw, Mapping):
            return _chosen(spec, raw, context)
        text = words_of(raw)
        kana = writing.person_kana(text)
        name = kana if writing.is_katakana(kana) else writing.spaced(_MARKS.sub(" ", text))
        return Parsed(name) if name else unfit(spec, "missing-kana")

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        return () if isinstance(value, Blank) else for_staff(spec, expect(value, str), MOST)

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        return writing.hiragana(name) if writing.is_katakana(name := expect(value, str)) else name

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        return expect(value, str)

    def data(self, spec: Question, value: object) -> Data:
        return expect(value, str)

    def sample(self, spec: Question, context: Context) -> object:
        return "見本\u3000花子"[: spec.most or MOST]

    # ------------------------------------------------------------------ the screens
    def parts(self, spec: Question, draft: Draft, context: Context) -> tuple[str, ...]:
        chosen = _choices(draft, context)
        parts = [
            (piece, f"{piece}{_INK}") if chosen.get(piece) == INK else (piece,) for piece in offered(context)
        ]
        return tuple(part for both in parts for part in both) or ("",)

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        if part.endswith(_INK):
            room = _room(draft, part.removesuffix(_INK), context)
            return finger_writing.view(mapping(draft).get(part), context, room)
        piece = _PIECES.get(part)
        if piece is None:
            return PartView("kana", words_of(draft), limits=name_limits(spec.most or MOST))
        chosen, kana = _choices(draft, context).get(piece), _kana(context)[piece]
        options = [
            Option(
                name,
                f"{{{name}|{kana}}}",
                context.words("forms.name.number", number=number),
                chosen=name == chosen,
                own=True,
                described=_described(name, context),
            )
            for number, name in enumerate(offered(context).get(piece, ()), 1)
        ]
        if context.lookups.handwriting.there:
            options.append(Option(INK, context.words("forms.name.ink"), chosen=chosen == INK))
        last = Option(
            AS_KANA, context.words("forms.name.kana", kana=kana), chosen=chosen == AS_KANA, own=True
        )
        return PartView("one", chosen, options=(*options, last))

    def with_part(self, spec: Question, draft: Draft, part: str, part_draft: Draft) -> Draft:
        return {**mapping(draft), part: part_draft} if part else part_draft

    def act(
        self, spec: Question, draft: Draft, part: str, action: str, context: Context
    ) -> tuple[Draft, str]:
        if not part.endswith(_INK):
            return draft, part
        room = _room(draft, part.removesuffix(_INK), context)
        return {**mapping(draft), part: finger_writing.acted(mapping(draft).get(part), action, room)}, part

    def check_part(self, spec: Question, draft: Draft, part: str, context: Context) -> FieldProblem | None:
        if part.endswith(_INK):
            written = finger_writing.text_of(mapping(draft).get(part))
            return None if written else problem(spec, "missing-writing", part)
        if not part:
            return super().check_part(spec, draft, part, context)
        return None if _choices(draft, context).get(part) else problem(spec, "missing-choice", part)


def offered(context: Context) -> dict[Piece, tuple[str, ...]]:
    """The writings of the pieces of the name, of those that the list knows."""
    kana, lookups = _kana(context), context.lookups
    found: dict[Piece, tuple[str, ...]] = {
        "family": lookups.writings(kana["family"]).family,
        "given": lookups.writings(kana["given"]).given,
    }
    return {piece: writings for piece, writings in found.items() if writings}


def _described(name: str, context: Context) -> Marked | None:
    """All writings of a name sound the same; other languages have no voice for these words."""
    return context.lookups.described(name) if context.words.is_japanese else None


def _kana(context: Context) -> dict[Piece, str]:
    """The two pieces in hiragana; what is one name only is a family name."""
    family, _, given = writing.hiragana(context.name_kana or "").partition("\u3000")
    return {"family": family, "given": given}


def _choices(draft: Draft, context: Context) -> dict[str, str]:
    """What was chosen and is on offer for these kana; of an answer (見本　花子), what it was made of."""
    if isinstance(draft, str):
        family, _, given = draft.partition("\u3000")
        draft = {"family": family, "given": given}
    found = offered(context)
    chosen = {piece: words_of(mapping(draft).get(piece)) for piece in found}
    known = {AS_KANA, INK} if context.lookups.handwriting.there else {AS_KANA}
    return {piece: name for piece, name in chosen.items() if name in known or name in found[piece]}


def _room(draft: Draft, piece: str, context: Context) -> int:
    """How many letters a piece may have beside the other one, so that both are no longer than a name."""
    other: Piece = "given" if piece == "family" else "family"
    written = _choices(draft, context).get(other, AS_KANA)
    by_hand = finger_writing.text_of(mapping(draft).get(f"{other}{_INK}")) if written == INK else written
    beside = by_hand if by_hand not in ("", AS_KANA) else _kana(context)[other]
    return MOST - len(f"\u3000{beside}" if beside else "")


def _chosen(spec: Question, raw: Draft, context: Context) -> Reading:
    """The name as it was chosen; a piece that stays kana is katakana, as on every form."""
    found, chosen = offered(context), _choices(raw, context)
    missing = [piece for piece in found if piece not in chosen]
    if missing:
        return unfit(spec, "missing-choice", missing[0])
    by_hand = {
        piece: finger_writing.text_of(mapping(raw).get(f"{piece}{_INK}"))
        for piece, name in chosen.items()
        if name == INK
    }
    unwritten = [piece for piece, text in by_hand.items() if not text]
    if unwritten:
        return unfit(spec, "missing-writing", f"{unwritten[0]}{_INK}")
    written = {piece: name for piece, name in {**chosen, **by_hand}.items() if name != AS_KANA}
    if not written:
        return Parsed(BLANK)
    pieces = [written.get(piece) or writing.katakana(kana) for piece, kana in _kana(context).items()]
    return Parsed("\u3000".join(piece for piece in pieces if piece))
