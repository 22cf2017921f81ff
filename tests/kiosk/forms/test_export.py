from __future__ import annotations

import json
from datetime import datetime

from kiosk.basics.clock import JST
from kiosk.basics.ids import ApplicationId
from kiosk.forms.application import Application, Assistance, Evidence, Person, Representative
from kiosk.forms.export import application_json, canonical_json
from tests.fakes.form_parts import HANAKO

AT = datetime(2026, 11, 23, 10, 15, tzinfo=JST)
APPLICATION = Application(
    ApplicationId("0193b3a0-0000-7000-8000-000000000001"),
    ("juminhyo", "2026.11"),
    AT,
    ("oji-01", "王子区民事務所"),
    "ja",
    HANAKO,
    Representative(Person("ミホン\u3000タロウ"), "same-household", "same-household"),
    {"copies": 2, "show_honseki": False},
    (Evidence("card-text", AT, {"genuineness": "verified"}),),
    Assistance("assisted", "s-12"),
)


def test_the_plaintext_has_the_contracts_members_and_no_other() -> None:
    nobody = {"name_kana": None, "birth_date": None, "gender": None, "address": None, "phone": None}
    assert application_json(APPLICATION) == {
        "schema": "kiosk-application/1",
        "application_id": "0193b3a0-0000-7000-8000-000000000001",
        "procedure": {"id": "juminhyo", "version": "2026.11"},
        "completed_at": "2026-11-23T10:15:00+09:00",
        "kiosk": {"id": "oji-01", "office": "王子区民事務所"},
        "language": "ja",
        "applicant": {
            "name": "見本\u3000花子",
            "name_kana": None,
            "birth_date": "1948-03-05",
            "gender": "female",
            "address": "東京都北区王子本町一丁目15番22号",
            "phone": None,
        },
        "representative": {
            "name": "ミホン\u3000タロウ",
            **nobody,
            "relation": "same-household",
            "authority": "same-household",
        },
        "answers": {"copies": 2, "show_honseki": False},
        "identity": [
            {
                "method": "card-text",
                "at": "2026-11-23T10:15:00+09:00",
                "evidence": {"genuineness": "verified"},
            }
        ],
        "assistance": {"mode": "assisted", "staff_id": "s-12"},
    }


def test_what_the_card_signs_is_the_same_plaintext_in_one_form() -> None:
    signed = canonical_json(APPLICATION)
    assert json.loads(signed) == application_json(APPLICATION)
    assert b": " not in signed
    assert signed.startswith(b'{"answers":')
