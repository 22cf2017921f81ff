"""The application from its JSON, as a back-end opened it: the way back of `export.application_json`."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel

from kiosk.basics.ids import ApplicationId
from kiosk.forms import application as whole
from kiosk.forms.answers import Data
from kiosk.words.known_parts import marked


class _Procedure(BaseModel):
    id: str
    version: str


class _Kiosk(BaseModel):
    id: str
    office: str


class _Person(BaseModel):
    name: str
    name_kana: str | None
    birth_date: str | None
    birth_era: str = ""
    gender: whole.Gender | None
    address: str | None
    address_place: str | None = None
    phone: str | None

    def person(self) -> whole.Person:
        born = None if self.birth_date is None else marked(self.birth_date, self.birth_era)
        named = (self.name, self.name_kana, born, self.gender)
        return whole.Person(*named, self.address, self.phone, self.address_place)


class _Representative(_Person):
    relation: str
    authority: whole.Authority


class _Evidence(BaseModel):
    method: whole.Method
    at: datetime
    evidence: object


class _Assistance(BaseModel):
    mode: whole.AssistanceMode
    staff_id: str | None


class _Application(BaseModel):
    application_id: str
    procedure: _Procedure
    completed_at: datetime
    kiosk: _Kiosk
    language: str
    applicant: _Person
    representative: _Representative | None
    answers: dict[str, object]
    identity: list[_Evidence]
    assistance: _Assistance


class NotAnApplication(Exception):
    """The JSON is none; says nothing of what stands in it."""

    def __init__(self) -> None:
        super().__init__("this is no application")


def application_of(content: Data) -> whole.Application:
    """The application that this JSON is. Raises NotAnApplication."""
    try:
        read = _Application.model_validate(content)
    except ValueError:
        raise NotAnApplication from None  # pydantic's message holds what was answered
    behind = read.representative
    return whole.Application(
        application_id=ApplicationId(read.application_id),
        procedure=(read.procedure.id, read.procedure.version),
        completed_at=read.completed_at,
        kiosk=(read.kiosk.id, read.kiosk.office),
        language=read.language,
        applicant=read.applicant.person(),
        representative=None
        if behind is None
        else whole.Representative(behind.person(), behind.relation, behind.authority),
        answers=read.answers,
        identity=tuple(whole.Evidence(one.method, one.at, one.evidence) for one in read.identity),
        assistance=whole.Assistance(read.assistance.mode, read.assistance.staff_id),
    )
