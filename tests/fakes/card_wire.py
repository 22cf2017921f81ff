"""Commands to a simulated card and its answers as hex, so that tests read like a card's manual."""

from __future__ import annotations

from cardreader.simulator.behaviour import Behaviour
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.people import load_persona
from cardreader.simulator.persona import Persona

JPKI = "D392F000260100000001"
TEXT = "D3921000310001010408"
FACE = "D3921000310001010402"
REGISTER = "D3921000310001010401"
COMMON = "D3921000310001010100"
ISSUER = "A0000001510000"
PIN = "31323334"
NUMBER_B = "3233303330353230333331323334"
PASSWORD = "4D49484F4E313233"


class Wire:
    """Sends hex, gives back hex."""

    def __init__(self, card: SimulatedCard) -> None:
        self.card = card

    def __call__(self, *commands: str) -> str:
        """The last command's answer: data, a blank, status word."""
        answer = b""
        for command in commands:
            answer = self.card.transmit(bytes.fromhex(command))
        return f"{answer[:-2].hex().upper()} {answer[-2:].hex().upper()}".strip()

    def select(self, aid: str, ef: int | None = None) -> str:
        word = self(f"00A4040C{len(aid) // 2:02X}{aid}")
        return word if ef is None else self(f"00A4020C02{ef:04X}")

    def verify(self, aid: str, ef: int, secret: str) -> str:
        self.select(aid, ef)
        return self(f"00200080{len(secret) // 2:02X}{secret}")


def wire(persona: str | Persona = "hanako", behaviour: Behaviour | None = None) -> Wire:
    person = load_persona(persona) if isinstance(persona, str) else persona
    return Wire(SimulatedCard(person, behaviour=behaviour or Behaviour()))
