"""A person who listens. A program of its own: it imports nothing of the kiosk and sees nothing of it.

In: one line a thing that was said, as JSON text; `null` when it has become quiet. Out: one key a line
(`down`, `ok`, `digit 3`), or what the ears tell the hands to do (`card`: lay it down; `wait`: wait until
something is said). First line in: what the person wants, as a JSON object. Ends with `done` or `lost <why>`.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

BUTTON, CHOICE = "ボタン", "えらぶところ"
CHOSEN, NOT_CHOSEN, NOT_YET = "えらばれています", "えらばれていません", "まだおせません"
DIGIT_KEY, LETTER_KEY = "すうじのキー", "もじのキー"
PAD_ROW, PAD_PLACE = re.compile(r"(\d)段目は、([^。]*)。"), re.compile(r"\d段目の\d番目")
"""How it is said which digits stand in a row, and how a key of a secret is called."""
ON = (
    "つぎへ", "つぎのページ", "はじめる", "合っています", "あっています", "これで", "カードなしですすむ",
    "さがす", "おわる", "わたしのです", "自分でつづける", "つづける", "わかりました", "とじる",
)  # fmt: skip
"""What leads on, by its name, the first one that is heard."""
ENDS = (BUTTON, CHOICE, CHOSEN, NOT_CHOSEN)
"""What is said last of a thing with the focus."""
ERAS = ("めいじ", "たいしょう", "しょうわ", "昭和", "へいせい", "平成", "れいわ")
TURNED_PAGE = re.compile(r"\d+ページのうち、\d+ページ")
"""Said where a list has turned; nothing follows where the key that turned it is still called so."""
LANDMARK = "係の人をよぶ"
"""Stands on every page: what lies between hearing it twice is all there is."""
EMPTY, MEND = "まだ入っていません", "なおす"
NOT_SO = ("たしかめてください", "もう一度、見てください")
"""Said where an answer is not taken; what is wrong with it follows."""
ALIKE = (DIGIT_KEY, LETTER_KEY, EMPTY, MEND)
"""Several things of a page may be called so."""
ROWS = (
    "アイウエオ", "カキクケコ", "サシスセソ", "タチツテト", "ナニヌネノ",
    "ハヒフヘホ", "マミムメモ", "ヤユヨ", "ラリルレロ", "ワヲンー",
)  # fmt: skip
"""Kana as the letters are called, by the key that opens their row where a board has two steps."""
ROW_KEY = "{}ぎょう"
"""How a key is called that opens a row, by the first letter of it."""
ROW_KEYS = frozenset(ROW_KEY.format(row[0]) for row in ROWS)
BACK_TO_ROWS = "行にもどる"
USUAL_DATE = "昭和 230305"
MOST_OF_A_THING = 5
"""Texts that are said of one thing at most."""
MOST_KEYS = 6000
MOST_STEPS = 160


class Turned(Exception):
    """Another page was said while the person was still walking over the one before."""


class LostWay(Exception):
    """The ears do not know how to go on."""


@dataclass(frozen=True)
class Thing:
    """What was heard of one thing with the focus."""

    name: str
    role: str
    state: str = ""
    about: str = ""

    @property
    def barred(self) -> bool:
        return self.state.startswith(NOT_YET)


@dataclass
class Listener:
    """Presses keys and hears.

    Attributes:
        wishes: Names of what is wanted, where there is a choice; the first that is offered is taken else.
        entries: What is typed: (pattern of the question, letters or digits).
        card: Whether the person has a card. pin: Of the card.
        digit_keys: Whether the keypad has keys for digits; else there are four arrows, OK and back.
        list_of: What the last list of people was about: it is remembered while somebody is told of.
    """

    wishes: Sequence[str]
    entries: Sequence[tuple[str, str]]
    card: bool
    pin: str
    digit_keys: bool = True
    keys: int = 0
    page: list[str] = field(default_factory=list)
    tried: dict[str, int] = field(default_factory=dict)
    list_of: str = ""

    # ------------------------------------------------------------ ears and hands

    def hear(self) -> list[str]:
        heard: list[str] = []
        for line in sys.stdin:
            said = json.loads(line)
            if said is None:
                return heard
            heard.append(str(said))
        raise LostWay("the kiosk is gone")

    def press(self, key: str) -> list[str]:
        self.keys += 1
        if self.keys > MOST_KEYS:
            raise LostWay(f"{MOST_KEYS} keys did not lead to the end; heard last: {self.page}")
        sys.stdout.write(key + "\n")
        sys.stdout.flush()
        return self.hear()

    # ------------------------------------------------------------ one visit

    def visit(self) -> None:
        self.page = self.hear()
        while not self._finished():
            before = self.page
            try:
                self._turn()
            except Turned:
                continue
            again = "|".join(before)
            self.tried[again] = self.tried.get(again, 0) + 1
            if self.tried[again] > 4:
                raise LostWay(f"this page does not go on: {before}")

    def _finished(self) -> bool:
        if any("送っています" in line for line in self.page):
            return False
        return any("受付番号" in line or "うけつけばんごう" in line for line in self.page)

    def _turn(self) -> None:
        """Whatever this page asks for."""
        asked = " ".join(self.page)
        if re.search("読みとっています|よみとっています|送っています|お待ちください", asked):
            self._open(self.press("wait"))
        elif self.card and re.search("カードを.*(おい|置い)", asked) and "よみとって" not in asked:
            self.card = False
            self._open(self.press("card"))
        elif "すうじのキーでいれて" in asked:
            self._enter_pin(asked)
            self._go_on(self._walk())
        else:
            self._answer(self._walk())

    def _enter_pin(self, asked: str) -> None:
        """By keys for digits; else by arrows, to the places where the digits were said to stand."""
        rows = {int(row): keys.split("、") for row, keys in PAD_ROW.findall(asked)}
        places = {
            key: f"{row}段目の{at}番目" for row, keys in rows.items() for at, key in enumerate(keys, start=1)
        }
        for digit in self.pin:
            if self.digit_keys:
                self.press(f"digit {digit}")
            elif digit not in places:
                raise LostWay(f"nobody said where {digit} stands: {asked}")
            else:
                self._press_thing(Thing(places[digit], "letter"))

    def _open(self, heard: list[str]) -> None:
        """Another page was said; where it is only work, its end is waited for."""
        if heard and heard[0] in NOT_SO:
            raise LostWay(f"the answer was not taken: {heard} on {self.page}")
        while not heard or not (heard_thing(heard[-1:]) or ends(heard[-1]) or TURNED_PAGE.match(heard[-1])):
            heard = [*heard, *self.press("wait")]
        self.page = last_page(heard)

    def _answer(self, things: Sequence[Thing]) -> None:
        choices = [thing for thing in things if thing.role == CHOICE and thing.name not in ERAS]
        letters = [thing for thing in things if thing.role == "letter"]
        on = self._way_on(things)
        if choices and not any(thing.state == CHOSEN for thing in choices):
            wanted = self._wanted(choices)
            self._go_to(wanted)
            self.press("ok")
            if not letters:
                self._go_on(self._walk())
                return
            on = self._way_on(self._walk())
        today = [thing for thing in things if thing.name == "きょう"]
        if on is not None and on.barred and today:
            self._go_to(today[0])
            self.press("ok")
            self._go_on(self._walk())
        elif on is not None and on.barred and letters:
            self._type(letters, things)
            self._go_on(self._walk())
        elif on is None and not choices:
            self._choose_button(things)
        elif on is not None and on.barred:
            self._fill_otherwise(things)
        else:
            self._go_on(things)

    def _choose_button(self, things: Sequence[Thing]) -> None:
        wanted = self._wanted([thing for thing in things if thing.role == BUTTON])
        self._go_to(wanted)
        self._open(self.press("ok"))

    def _fill_otherwise(self, things: Sequence[Thing]) -> None:
        """A stepper, a list: the button that adds something."""
        adding = [
            thing
            for thing in things
            if re.search("ふやす|もっと|多く|おおく|くわえる|加える|きょう|わからない", thing.name)
        ]
        if not adding:
            raise LostWay(f"nothing here can be pressed but {[thing.name for thing in things]}")
        if "どなた" in self.page[0]:
            self.list_of = self.page[0]
        self._go_to(adding[0])
        heard = self.press("ok")
        things = self._walk()
        on = self._way_on(things)
        if on is None or on.barred:
            self.page = heard or self.page
        else:
            self._go_on(things)

    def _go_on(self, things: Sequence[Thing]) -> None:
        on = self._way_on(things)
        if on is None:
            raise LostWay(f"no way on among {[thing.name for thing in things]}")
        self._go_to(on)
        self._open(self.press("ok"))

    def _type(self, letters: Sequence[Thing], things: Sequence[Thing]) -> None:
        """An entry that fits what was heard: kana, digits, or an era with the digits of a date."""
        asked = " ".join((self.list_of, *self.page, *(thing.name for thing in things)))
        eras = [thing for thing in things if thing.name in ERAS]
        board = frozenset(letter.name for letter in letters)
        fitting = (text for pattern, text in self.entries if re.search(pattern, asked))
        if eras:
            era, numbers = next((text for text in fitting if " " in text), USUAL_DATE).split()
            self._go_to(next((one for one in eras if one.name == era), eras[0]))
            self.press("ok")
            text = numbers
        else:
            digits = "1" in board
            fit = (text for text in fitting if " " not in text and text.isdecimal() is digits)
            text = next(fit, "") or _something(letters, asked, things)
        for letter in text:
            self._type_one(letter, board)

    def _type_one(self, letter: str, board: frozenset[str]) -> None:
        for part in _KEYS.get(letter, (letter,)):
            row = next((row for row in ROWS if part in row), part)
            if row in ROWS and ROW_KEY.format(row[0]) in board:
                # A board in two steps: first the row, then the letter, then back to the rows.
                for name, role in (
                    (ROW_KEY.format(row[0]), "letter"),
                    (part, "letter"),
                    (BACK_TO_ROWS, BUTTON),
                ):
                    self._press_thing(Thing(name, role))
            else:
                self._press_thing(Thing(part, "letter" if len(part) == 1 else ""))

    def _press_thing(self, wanted: Thing) -> None:
        self._go_to(wanted)
        self.press("ok")

    # ------------------------------------------------------------ walking

    def _walk(self) -> list[Thing]:
        """Down through everything, once around."""
        things: list[Thing] = []
        for _ in range(MOST_STEPS):
            thing = self._down()
            if thing is None:
                continue
            if thing in things and thing.name not in ALIKE and thing in (things[0], Thing(LANDMARK, BUTTON)):
                return things
            things.append(thing)
        raise LostWay("there is no end to this page")

    def _down(self) -> Thing | None:
        heard = self.press("down")
        if len(heard) > MOST_OF_A_THING:
            self._open(heard)
            raise Turned
        return heard_thing(heard)

    def _go_to(self, wanted: Thing) -> None:
        for _ in range(MOST_STEPS):
            thing = self._down()
            if thing is not None and thing.name == wanted.name and wanted.role in ("", thing.role):
                return
        raise LostWay(f"{wanted.name} is not to be found")

    def _way_on(self, things: Sequence[Thing]) -> Thing | None:
        buttons = [thing for thing in things if thing.role == BUTTON]
        return next((thing for name in ON for thing in buttons if thing.name.startswith(name)), None)

    def _wanted(self, offered: Sequence[Thing]) -> Thing:
        if not offered:
            raise LostWay(f"nothing is offered on {self.page}")
        exactly = (thing for wish in self.wishes for thing in offered if wish == thing.name)
        nearly = (thing for wish in self.wishes for thing in offered if wish in thing.name)
        return next(chain(exactly, nearly), offered[0])


def _something(letters: Sequence[Thing], asked: str, things: Sequence[Thing]) -> str:
    """As many digits as are said to be missing, or a name."""
    if "1" not in {letter.name for letter in letters}:
        return "みほん　はなこ"
    states = " ".join(thing.state for thing in things)
    wanted = re.search("あと ([0-9]+)(つ|けた)", states) or re.search(
        "([0-9]+)(つ|けた)の(数字|すうじ)", f"{states} {asked}"
    )
    return "1" * int(wanted[1]) if wanted else "1"


def last_page(heard: Sequence[str]) -> list[str]:
    """What was said since the last page but one, which ended with the thing that had the focus there."""
    at = len(heard) - 1
    while at > 0 and ends(heard[at]):
        at -= 1
    before = [place for place in range(at) if ends(heard[place])]
    return list(heard[before[-1] + 1 :] if before else heard)


def ends(line: str) -> bool:
    """Whether this is the last that is said of a thing."""
    return line in ENDS or line.startswith(NOT_YET)


def heard_thing(heard: Sequence[str]) -> Thing | None:
    """Name, role and state out of what was said of the focus; a letter is said alone."""
    for at, line in enumerate(heard):
        if line in (BUTTON, CHOICE) and at:
            name = heard[0]
            state = next((text for text in heard[at + 1 :] if text in (CHOSEN, NOT_CHOSEN)), "")
            barred = next((text for text in heard[at + 1 :] if text.startswith(NOT_YET)), "")
            about = " ".join(heard[1:at])
            return Thing(name, line, barred or state, about)
    if len(heard) == 1 and (
        len(heard[0]) == 1 or heard[0] in (DIGIT_KEY, LETTER_KEY, *ROW_KEYS) or PAD_PLACE.fullmatch(heard[0])
    ):
        return Thing(heard[0], "letter")
    return None


def _keys_of() -> Mapping[str, tuple[str, ...]]:
    """Hiragana by the keys that write it, as the keys are called."""
    keys: dict[str, tuple[str, ...]] = {"　": ("空白",)}
    for code in range(0x3041, 0x3097):
        keys[chr(code)] = (chr(code + 0x60),)
    for voiced, plain in zip(
        "がぎぐげござじずぜぞだぢづでどばびぶべぼ", "かきくけこさしすせそたちつてとはひふへほ", strict=True
    ):
        keys[voiced] = (chr(ord(plain) + 0x60), "てんてん")
    return keys


_KEYS = _keys_of()


def main() -> None:
    """One visit."""
    wanted = json.loads(sys.stdin.readline())
    listener = Listener(wanted["wishes"], wanted["entries"], wanted["card"], wanted["pin"])
    listener.digit_keys = wanted.get("digit_keys", True)
    try:
        listener.visit()
    except LostWay as lost:
        sys.stdout.write(f"lost {lost}\n")
    else:
        sys.stdout.write("done\n")


if __name__ == "__main__":
    main()
