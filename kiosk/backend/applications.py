"""Receiving applications: the same is answered the same, and nothing is overwritten by another."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from kiosk.backend.challenges import USED, Challenges, Proof, ProofWrong
from kiosk.backend.config import JST
from kiosk.backend.contract import Contract, Fault
from kiosk.backend.digest import digest_of
from kiosk.backend.jws import Chain, Roots
from kiosk.backend.keys import KeyRing
from kiosk.backend.plaintext import Evidence, Facts, Plaintext, content_of, facts_in, read_application
from kiosk.backend.problems import Problem, other_kiosk, rejected, taken
from kiosk.backend.sealing import Opened, open_sealed
from kiosk.backend.store import Arrival, ChallengeUsed, Kept, KnownAlready, Store

_LOG = logging.getLogger(__name__)
_PROOF = "jpki-authentication"


@dataclass(frozen=True, slots=True)
class Parcel:
    """One application as it came over the wire.

    Attributes:
        application_id: From the path.
        kiosk_id: Who sent it, by token; of a paper form, who printed it.
        content_digest: Of `body`, already compared with the header.
        came_by: `network` or `paper`.
    """

    application_id: str
    kiosk_id: str
    body: bytes
    content_digest: str
    came_by: str = "network"

    def __repr__(self) -> str:
        return f"Parcel({self.application_id}, …)"


@dataclass(frozen=True, slots=True)
class Intake:
    """Where applications are received."""

    store: Store
    keys: KeyRing
    contract: Contract
    challenges: Challenges
    roots: Roots

    def receive(self, parcel: Parcel, now: datetime) -> tuple[Kept, HTTPStatus]:
        """The application as it is kept, and 201 when this call brought it.

        Raises:
            Problem: 400, 403, 409 or 422 of the contract.
        """
        try:
            kept = self._take(parcel, now)
        except KnownAlready:
            return self._again(self._kept(parcel.application_id), parcel)
        except Problem:
            # What was received once is judged by what was received, not by today's keys and challenges.
            known = self.store.application(parcel.application_id)
            if known is None:
                raise
            return self._again(known, parcel)
        _LOG.info("%s received from %s as %s", kept.application_id, kept.kiosk_id, kept.status)
        return kept, HTTPStatus.CREATED

    def ask_after(self, application_id: str, kiosk_id: str) -> Kept:
        """The application of this id.

        Raises:
            Problem: 404 where there is none, 403 where it came from another kiosk.
        """
        kept = self._kept(application_id)
        if kept.kiosk_id != kiosk_id:
            raise other_kiosk()
        return kept

    def receive_paper(self, body: bytes, now: datetime) -> tuple[Kept, bool]:
        """The application whose sealed bytes stood on a paper form, and whether it is new here.

        The kiosk is the one that the application names: it is not there to show a token. Handed in by the
        network as well, earlier or later, it is still one application.

        Raises:
            Problem: 400, 409 or 422 of the contract.
        """
        facts = facts_in(self._open(body), self.contract)
        parcel = Parcel(facts.application_id, facts.kiosk.id, body, digest_of(body), came_by="paper")
        kept, status = self.receive(parcel, now)
        return kept, status is HTTPStatus.CREATED

    def opened(self, kept: Kept) -> dict[str, object]:
        """The application's JSON, for staff who look at it.

        Raises:
            Problem: Its key is gone, or it is damaged.
        """
        return self._content(kept.body)

    def content(self, application_id: str) -> object | None:
        """The application's JSON, for those who may read it; None where it was not received."""
        kept = self.store.application(application_id)
        return None if kept is None else content_of(self._open(kept.body), self.contract)

    def _content(self, body: bytes) -> dict[str, object]:
        content = content_of(self._open(body), self.contract)
        if not isinstance(content, dict):
            raise rejected(Fault("", "is no object"))
        return content

    def _take(self, parcel: Parcel, now: datetime) -> Kept:
        """Examined and kept, without asking first whether it is known: nearly every one is new.

        Raises:
            KnownAlready: The id is taken.
            Problem: It is not as the contract says, or proves nothing.
        """
        try:
            return self.store.keep(self._examine(parcel, now))
        except ChallengeUsed as error:
            raise rejected(self._used(parcel, error.challenge_id)) from error

    def _kept(self, application_id: str) -> Kept:
        kept = self.store.application(application_id)
        if kept is None:
            raise Problem(HTTPStatus.NOT_FOUND, "unknown-application")
        return kept

    def _again(self, kept: Kept, parcel: Parcel) -> tuple[Kept, HTTPStatus]:
        same_bytes = kept.content_digest == parcel.content_digest
        if kept.kiosk_id != parcel.kiosk_id:
            # A ticket was used at two kiosks: another content, and no reason to shut that kiosk out.
            raise other_kiosk() if same_bytes else taken()
        if same_bytes:
            return kept, HTTPStatus.OK
        if not self._same(kept, parcel):
            raise taken()
        _LOG.info("%s received again, sealed anew", kept.application_id)
        renewed = self.store.keep_other_sealing(kept, body=parcel.body, content_digest=parcel.content_digest)
        return renewed, HTTPStatus.OK

    def _same(self, kept: Kept, parcel: Parcel) -> bool:
        """Whether both envelopes hold the same; not when the kept one cannot be opened any more."""
        theirs = self._open(parcel.body)
        try:
            ours = self._open(kept.body)
        except Problem:
            return False
        return ours == theirs

    def _open(self, body: bytes) -> Opened:
        return open_sealed(body, self.keys.key, self.contract)

    def _examine(self, parcel: Parcel, now: datetime) -> Arrival:
        plaintext = read_application(
            self._open(parcel.body), application_id=parcel.application_id, contract=self.contract
        )
        facts = plaintext.facts
        if facts.kiosk.id != parcel.kiosk_id:
            raise other_kiosk()
        proofs = self._proofs(facts)
        received = now.astimezone(JST)
        return Arrival(
            application_id=parcel.application_id,
            kiosk_id=parcel.kiosk_id,
            procedure=facts.procedure.id,
            office=facts.kiosk.office,
            day=received.date().isoformat(),
            received_at=received.isoformat(timespec="seconds"),
            status=self._status(plaintext, proofs),
            content_digest=parcel.content_digest,
            body=parcel.body,
            came_by=parcel.came_by,
            challenges=tuple(sorted({proof.challenge_id for proof in proofs if proof.challenge_id})),
        )

    def _proofs(self, facts: Facts) -> list[Proof]:
        """Every card's proof in the application.

        Raises:
            Problem: 422, naming all that prove nothing.
        """
        proofs: list[Proof] = []
        faults: list[Fault] = []
        for index, entry in enumerate(facts.identity):
            if entry.method != _PROOF:
                continue
            try:
                proofs.append(self._proof(entry, facts))
            except ProofWrong as error:
                faults.append(Fault(f"/identity/{index}/evidence", str(error)))
        if faults:
            raise rejected(*faults)
        return proofs

    def _proof(self, entry: Evidence, facts: Facts) -> Proof:
        return self.challenges.judge(
            str(entry.evidence), application_id=facts.application_id, kiosk_id=facts.kiosk.id
        )

    def _status(self, plaintext: Plaintext, proofs: list[Proof]) -> str:
        """What the signatures say: `returned` when one leads nowhere, `accepted` when all answer us."""
        chains = [proof.chain for proof in proofs]
        if plaintext.certificates:
            chains.append(self.roots.judge(plaintext.certificates, plaintext.facts.completed_at))
        if Chain.UNTRUSTED in chains:
            return "returned"
        challenged = all(proof.challenge_id is not None for proof in proofs)
        if chains and challenged and Chain.NOT_JUDGED not in chains:
            return "accepted"
        return "received"

    def _used(self, parcel: Parcel, challenge_id: str) -> Fault:
        """Two applications with one challenge came at the same moment; the other one was kept."""
        _LOG.info("%s carries a used challenge %s", parcel.application_id, challenge_id)
        return Fault("/identity", USED)
