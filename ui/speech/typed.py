"""What a key press has changed in the entry, and what stands in it, for the ear.

What was typed is nobody else's: the loudspeaker says that a letter came in, not which.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.visit.screen import FieldView, Question, Screen
from kiosk.words.catalogue import Words
from kiosk.words.furigana import reading
from ui.speech.said import Said

_HIRAGANA, _TO_KATAKANA = range(0x3041, 0x3097), 0x60
_SPACE = "\u3000"
_PARTS = ("year", "month", "day")
_NOT_TYPED = ("one", "many", "yes-no", "people", "none")
_UNKNOWN = "?"


def typed(before: Screen, after: Screen, words: Words) -> tuple[Said, ...]:
    """What came in or went out between two screens of the same question; nothing where nothing was typed."""
    was, now = _entry(before), _entry(after)
    if was is None or now is None or was.draft == now.draft:
        return ()
    if now.input == "date":
        return _typed_date(was, now, words)
    return _typed_text(_text(was.draft), _text(now.draft), now, words)


def by_letters(screen: Screen) -> bool:
    """Whether the entry is typed letter by letter or digit by digit; a count goes up and down in steps."""
    field = _entry(screen)
    return field is not None and field.input != "count"


def entered(screen: Screen, words: Words) -> tuple[Said, ...]:
    """What stands in the entry, for whoever cannot look; into headphones, and not under the veil."""
    field = _entry(screen)
    if field is None or field.hidden:
        return ()
    text = _date(field, words) if field.input == "date" else _whole(field)
    return (Said(reading(words("ear.entered", text=text)), private=True),) if text else ()


def letters(text: str) -> str:
    """Single letters as they are called: は alone is no particle."""
    if len(text) > 1:
        return text
    return "".join(chr(ord(one) + _TO_KATAKANA) if ord(one) in _HIRAGANA else one for one in text)


def _typed_text(was: str, now: str, field: FieldView, words: Words) -> tuple[Said, ...]:
    if was == now:
        return ()
    if was.startswith(now):
        return (Said(reading(words("ear.erased"))),)
    fresh = now[_alike(was, now) :]
    if field.hidden:
        return (Said(_covered(words, fresh)),)
    if field.input == "count":
        return (Said(reading(_whole(field)), private=True),)
    named = (
        reading(words("widgets.space")) if fresh == _SPACE else letters(fresh)
    )  # a space is heard as nothing
    return (Said(named, private=True, otherwise=_covered(words, fresh)),)


def _typed_date(was: FieldView, now: FieldView, words: Words) -> tuple[Said, ...]:
    """The era by its name, a digit with the part that it begins; a whole date says its echo."""
    before, after = _pieces(was), _pieces(now)
    changed = [part for part in ("era", *_PARTS) if before[part] != after[part]]
    if changed == ["era"]:
        chosen = reading(words("ear.chosen"))
        return (
            (Said(reading(_era(now)), private=True, otherwise=chosen),)
            if _era(now) and not now.hidden
            else ()
        )
    parts = [part for part in changed if part != "era"]
    if any(before[part].startswith(after[part]) for part in parts):
        return (Said(reading(words("ear.erased"))),)
    if now.hidden:
        return (Said(_covered(words)),)
    if len(parts) != 1:
        return ()
    (part,) = parts
    begun = before[part] if after[part].startswith(before[part]) else ""
    digits = words("widgets.unknown") if after[part] == _UNKNOWN else after[part][len(begun) :]
    name = () if begun else (Said(reading(words(f"widgets.{part}")), private=True),)
    return (*name, Said(reading(digits), private=True, otherwise=_covered(words)))


def _covered(words: Words, fresh: str = "") -> str:
    """One letter, or what came in at once: a proposed name, a word of an input method."""
    return reading(words("ear.covered-letters" if len(fresh) > 1 else "ear.covered-letter"))


def _entry(screen: Screen) -> FieldView | None:
    body = screen.body
    return body.field if isinstance(body, Question) and body.field.input not in _NOT_TYPED else None


def _pieces(field: FieldView) -> dict[str, str]:
    draft = field.draft if isinstance(field.draft, Mapping) else {}
    return {part: str(draft.get(part) or "") for part in ("era", *_PARTS)}


def _era(field: FieldView) -> str:
    return next((option.label for option in field.options if option.id == _pieces(field)["era"]), "")


def _date(field: FieldView, words: Words) -> str:
    """「れいわ、8年、11月」: as far as it is known."""
    pieces = _pieces(field)
    known = {part: pieces[part] for part in _PARTS if pieces[part]}
    if not known:
        return ""
    parts = [_part(part, digits, words) for part, digits in known.items()]
    return "\u3001".join((*([_era(field)] if _era(field) else []), *parts))


def _part(part: str, digits: str, words: Words) -> str:
    """8年 where a sign follows the number, else year 8."""
    name, number = words(f"widgets.{part}"), words("widgets.unknown") if digits == _UNKNOWN else digits
    return f"{number}{name}" if len(name) == 1 else f"{name} {number}"


def _whole(field: FieldView) -> str:
    """A number to count with as one, with its unit; the digits of any other one by one."""
    text = _text(field.draft)
    if field.input == "count":
        return f"{text}{field.limits.get('unit', '')}" if text else ""
    if field.input == "kana":
        return "".join(letters(letter) for letter in text)  # は at the end is no particle
    return " ".join(text) if text.isdecimal() and field.input != "amount" else text


def _alike(was: str, now: str) -> int:
    """How many letters at the beginning are the same: やまｄ became やまだ, and だ is said."""
    both = zip(was, now, strict=False)
    return next((at for at, (one, other) in enumerate(both) if one != other), min(len(was), len(now)))


def _text(draft: object) -> str:
    match draft:
        case None:
            return ""
        case Mapping() if "strokes" in draft:
            return str(draft["text"])
        case _:
            return str(draft)
