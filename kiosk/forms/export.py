"""The completed form as JSON: exactly the plaintext of the back-end contract ("The application")."""

from __future__ import annotations

import json

import rfc8785

from kiosk.forms.answers import Data
from kiosk.forms.application import SCHEMA, Application, Evidence, Person, Representative
from kiosk.words.known_parts import parted


def application_json(application: Application) -> dict[str, Data]:
    """The application's plaintext before sealing."""
    procedure_id, version = application.procedure
    kiosk_id, office = application.kiosk
    representative = application.representative
    return {
        "schema": SCHEMA,
        "application_id": application.application_id,
        "procedure": {"id": procedure_id, "version": version},
        "completed_at": application.completed_at.isoformat(timespec="seconds"),
        "kiosk": {"id": kiosk_id, "office": office},
        "language": application.language,
        "applicant": _person(application.applicant),
        "representative": None if representative is None else _representative(representative),
        "answers": dict(application.answers),
        "identity": [_evidence(one) for one in application.identity],
        "assistance": {
            "mode": application.assistance.mode,
            "staff_id": application.assistance.staff_id,
        },
    }


def _person(person: Person) -> dict[str, Data]:
    born, era_id = parted(person.birth_date or "")
    return {
        "name": person.name,
        "name_kana": person.name_kana,
        "birth_date": born or None,
        **({"birth_era": era_id} if era_id else {}),
        "gender": person.gender,
        "address": person.address,
        **({"address_place": person.address_place} if person.address_place else {}),
        "phone": person.phone,
    }


def _representative(representative: Representative) -> dict[str, Data]:
    return {
        **_person(representative.person),
        "relation": representative.relation,
        "authority": representative.authority,
    }


def _evidence(evidence: Evidence) -> dict[str, Data]:
    return {
        "method": evidence.method,
        "at": evidence.at.isoformat(timespec="seconds"),
        "evidence": evidence.content,
    }


def canonical_json(application: Application) -> bytes:
    """The application in RFC 8785 form: what the 署名用 key signs."""
    return rfc8785.dumps(json.loads(json.dumps(application_json(application))))
