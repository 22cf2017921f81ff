"""What the calls work with."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.backend.applications import Intake
from kiosk.backend.challenges import Challenges
from kiosk.backend.config import BackendConfig
from kiosk.backend.contract import Contract
from kiosk.backend.jws import Roots
from kiosk.backend.keys import KeyRing
from kiosk.backend.store import Store
from kiosk.backend.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Parts:
    """One back-end, put together."""

    config: BackendConfig
    contract: Contract
    keys: KeyRing
    tokens: Tokens
    store: Store
    challenges: Challenges
    intake: Intake


def put_together(config: BackendConfig) -> Parts:
    """Opens all that the configuration names; close the store at the end.

    Raises:
        KeysExposed, KeyUnusable, TokenUnusable, TokenShared: What stands in the files cannot be used.
        sqlalchemy.exc.SQLAlchemyError: The database cannot be opened.
    """
    contract = Contract()
    keys = KeyRing(config.keys)
    tokens = Tokens(config.tokens)
    roots = Roots(config.card_roots)
    store = Store(config.database)
    challenges = Challenges(store, contract, roots, config)
    return Parts(
        config, contract, keys, tokens, store, challenges, Intake(store, keys, contract, challenges, roots)
    )
