"""The acts that are measured: what the client does, and the least that could be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cardreader.connection import Connection
from cardreader.mynumber.authenticity import AuthorityKey
from cardreader.mynumber.card import Checks, MyNumberCard
from tests.bench.least import Cost, Least
from tests.fakes.card_desk import NOW, NUMBER_B, PASSWORD, PIN, secret


@dataclass(frozen=True, slots=True)
class Act:
    """One act on the persona hanako's card.

    Attributes:
        checks: Whether genuineness is checked.
        run: Does it, on an open card.
        least: The least it could take.
    """

    checks: Checks
    run: Callable[[MyNumberCard], object]
    least: Callable[[Least], Cost]

    def on(self, connection: Connection, authorities: tuple[AuthorityKey, ...]) -> None:
        """From power-up to power-down."""
        with MyNumberCard(connection, now=NOW, authorities=authorities, checks=self.checks) as card:
            self.run(card)


ACTS: Mapping[str, Act] = {
    "text by PIN": Act(
        "all", lambda card: card.read("pin", secret(PIN)), lambda least: least.text(4, checked=True)
    ),
    "text by PIN, unchecked": Act(
        "none", lambda card: card.read("pin", secret(PIN)), lambda least: least.text(4, checked=False)
    ),
    "text by number B": Act(
        "all",
        lambda card: card.read_text("number-b", secret(NUMBER_B)),
        lambda least: least.text(14, checked=True),
    ),
    "text by number B, unchecked": Act(
        "none",
        lambda card: card.read_text("number-b", secret(NUMBER_B)),
        lambda least: least.text(14, checked=False),
    ),
    "face": Act("all", lambda card: card.read_face(secret(NUMBER_B)), lambda least: least.face(checked=True)),
    "face, unchecked": Act(
        "none", lambda card: card.read_face(secret(NUMBER_B)), lambda least: least.face(checked=False)
    ),
    "face and text": Act(
        "all", lambda card: card.read("number-b", secret(NUMBER_B)), lambda least: least.both(checked=True)
    ),
    "face and text, unchecked": Act(
        "none", lambda card: card.read("number-b", secret(NUMBER_B)), lambda least: least.both(checked=False)
    ),
    "sign, authentication": Act(
        "all",
        lambda card: card.sign("authentication", "t", [b"{}"], secret(PIN)),
        lambda least: least.sign(0x0A, 4),
    ),
    "sign, signature": Act(
        "all",
        lambda card: card.sign("signature", "t", [b"{}"], secret(PASSWORD)),
        lambda least: least.sign(0x01, 8),
    ),
    "certificate": Act(
        "all", lambda card: card.certificate("authentication"), lambda least: least.certificate()
    ),
}
