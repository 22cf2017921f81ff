"""Somebody whose every answer is a word that stands nowhere else, and who walks through a visit."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from jaconv import hira2kata

from cardreader.simulator.people import PEOPLE
from tests.canary.memory import STEM
from tests.fakes.lives import ROOT

AGAIN_S = 1.0
"""After that a touch that changed nothing is made again."""
PATIENCE_S = 90.0
_KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ"
_KANJI = "亜維羽衛乙佳紀久恵湖砂志須瀬曽多千津手都菜仁奴音乃葉比布辺帆真美武女茂矢由世良里留礼呂和"
WISHES = frozenset({"certificates", "juminhyo", "self", "one", "copy", "relation", "japanese", "bank", "no"})


class Words:
    """The words of one visit, drawn anew for every one: no file and no program knows them before.

    Attributes:
        given: Every word that was put into the kiosk so far, by what it is.
    """

    def __init__(self, seed: int | None = None) -> None:
        self._draw = random.Random(seed)
        self.given: dict[str, str] = {}
        self.pin = f"0{self._digits(3)}"  # few other numbers of four digits begin so
        kanji, self._kana, self._number = (
            self._of(_KANJI, STEM),
            self._of(_KANA, STEM),
            self._digits(STEM - 1),
        )
        self.card = {
            "name": f"{kanji}{self._of(_KANJI, 3)}\u3000{kanji}{self._of(_KANJI, 3)}",
            "address": f"東京都北区{kanji}{self._of(_KANJI, 5)}９９番９９号",
        }

    def kana(self, name: str) -> str:
        first, second = (self._kana + self._of(_KANA, 4) for _ in range(2))
        return self._give(name, f"{first}\u3000{second}")

    def phone(self, name: str) -> str:
        return self._give(name, f"0{self._number}{self._digits(7)}")

    @property
    def searched(self) -> dict[str, str]:
        """What to look for: a name's parts go separate ways, kana becomes katakana, a number gets dashes."""
        parts: dict[str, str] = {}
        for what, word in self.given.items():
            for at, part in enumerate(word.removeprefix("東京都北区").split("\u3000"), 1):
                parts[f"{what}, part {at}"] = part
                parts[f"{what}, part {at}, katakana"] = hira2kata(part)
        return parts

    def persona(self, folder: Path) -> Path:
        """A card with these words; every picture is the shipped one."""
        content = json.loads((PEOPLE / "hanako.json").read_text("utf-8"))
        content["pictures"] = {what: str(PEOPLE / name) for what, name in content["pictures"].items()}
        content |= self.card
        content["secrets"] = {**content["secrets"], "card-text-pin": self.pin}
        file = folder / "persona.json"
        file.write_text(json.dumps(content), "utf-8")
        return file

    def read_from_card(self) -> None:
        """From now on the kiosk has had what the card tells, and the PIN."""
        self.given |= {f"card {what}": word for what, word in self.card.items()}

    @property
    def searched_in_memory(self) -> dict[str, str]:
        """With the PIN after the length that the card's command has before it: alone it stands everywhere."""
        return {**self.searched, "PIN, as it is sent": f"\x04{self.pin}"}

    def _give(self, name: str, word: str) -> str:
        self.given[name] = word
        return word

    def _of(self, letters: str, count: int) -> str:
        return "".join(self._draw.choices(letters, k=count))

    def _digits(self, count: int) -> str:
        return "".join(self._draw.choices("123456789", k=count))


class Seen:
    """What the kiosk said there is to touch."""

    def __init__(self, said: Mapping[str, object]) -> None:
        self._said = said
        self.name, self.body = str(said.get("name")), said.get("body")
        self.input, self.part, self.next = said.get("input"), said.get("part"), said.get("next")
        keys = said["keys"]
        assert isinstance(keys, list)
        self.keys: dict[str, bool] = dict(keys)
        """Id of each, and whether it works now."""

    def __str__(self) -> str:
        return str(self._said)


class Resident:
    """Touches the kiosk of another process, key by key."""

    def __init__(self, program: subprocess.Popen[str], words: Words) -> None:
        self.pid = program.pid
        self.words = words
        self.seen_names: list[str] = []
        self._program = program
        self.now = self.tell("look")

    def tell(self, command: str) -> Seen:
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(command + "\n")
        self._program.stdin.flush()
        line = self._program.stdout.readline()
        assert line, "the kiosk ended"
        self.now = Seen(json.loads(line))
        if self.seen_names[-1:] != [self.now.name]:
            self.seen_names.append(self.now.name)
        return self.now

    def until(self, *names: str) -> Seen:
        """Waits until a screen is shown whose name begins so."""
        return self._until_other("", names)

    def leave_by(self, key: str) -> Seen:
        """Touches a key that leads to another screen, and again while it only turns pages there.

        So does whoever touched what had just come: the kiosk takes that for what lay there before.
        """
        before, ends = self.now.name, time.monotonic() + PATIENCE_S
        while self.now.name == before:
            assert time.monotonic() < ends, f"nothing after {self.seen_names[-6:]}: {self.now}"
            self.tell(f"touch {key}")
            self._look_for(AGAIN_S, before)
        return self.now

    def _look_for(self, seconds: float, before: str) -> None:
        ends = time.monotonic() + seconds
        while self.now.name == before and time.monotonic() < ends:
            time.sleep(0.05)
            self.tell("look")

    def walk_to(self, *names: str, most: int = 120) -> Seen:
        """Answers whatever is asked until one of these screens comes."""
        for _ in range(most):
            if self.now.name.startswith(names):
                return self.now
            self._pass(self.now)
        raise AssertionError(self.seen_names[-10:])

    def _pass(self, seen: Seen) -> None:
        match seen.body:
            case "Tiles" | "Choices":
                kind = "tile" if seen.body == "Tiles" else "choice"
                chosen = _wished([key for key in seen.keys if key.startswith(f"{kind}:")])
                if kind == "tile":
                    self.leave_by(chosen)
                else:
                    self.tell(f"touch {chosen}")
                    self._go_on()
            case "CardPicture" | "Working":
                self._until_other(seen.name, ())
            case "SecretPad":
                self._type_digits(self.words.pin)
                self.words.read_from_card()
                self._go_on()
            case "Question":
                self._answer(seen)
                self._go_on()
            case _:
                self._go_on()

    def _answer(self, seen: Seen) -> None:
        label = f"{seen.name.partition(':')[2]} {seen.part or ''}".strip()
        match seen.input:
            case "one" | "yes-no" | "many":
                self.tell(f"touch {_wished([key for key in seen.keys if key.startswith('choice:')])}")
            case "count":
                self.tell("touch more")
            case "kana" | "text":
                self._type_kana(self.words.kana(label))
            case "phone":
                self._type_digits(self.words.phone(label))
            case other:
                raise AssertionError(f"this resident does not know {other!r}: {seen}")

    def _go_on(self) -> None:
        key = self.now.next
        assert key is not None, f"no way on: {self.now}"
        self.leave_by(str(key))

    def _type_digits(self, digits: str) -> None:
        for digit in digits:
            self.tell(f"tap pad:{digit}")

    def _type_kana(self, text: str) -> None:
        for letter in text:
            self.tell(f"kana {letter}")

    def _until_other(self, before: str, names: tuple[str, ...]) -> Seen:
        ends = time.monotonic() + PATIENCE_S
        while self.now.name == before or not (not names or self.now.name.startswith(names)):
            assert time.monotonic() < ends, f"nothing after {self.seen_names[-6:]}: {self.now}"
            time.sleep(0.05)
            self.tell("look")
        return self.now


def _wished(offered: list[str]) -> str:
    assert offered
    return next((key for key in offered if key.partition(":")[2] in WISHES), offered[0])


@contextmanager
def at_the_counter(
    settings: Path, log: Path, environment: Mapping[str, str], words: Words
) -> Iterator[Resident]:
    """A running kiosk with a resident before it; it ends in good order."""
    command = [sys.executable, "-m", "tests.canary.counter", str(settings), str(log)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=dict(environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        try:
            yield Resident(program, words)
            assert program.stdin is not None
            program.stdin.write("end\n")
            program.stdin.flush()
            assert program.wait(30) == 0
        finally:
            if program.poll() is None:
                program.kill()
