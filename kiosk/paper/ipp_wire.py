"""The IPP operations that printing takes (RFC 8011), each one call; one device, one user.

Jobs are told apart by their names, which begin with the user's: a queue that several kiosks share keeps the
jobs of all of them, and a server that knows its users by other means gives them all the same one.
"""

from __future__ import annotations

import asyncio
import os
import pwd
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import aiohttp
from pyipp import IPP
from pyipp.enums import IppJobState, IppOperation, IppStatus
from pyipp.exceptions import IPPError

from kiosk.paper.ipp_states import Look

if TYPE_CHECKING:
    from kiosk.paper.document import Document

PDF = "application/pdf"
WITHDRAWN_ANYWAY_S = 900
"""A job whose kiosk was killed and never came back is dropped by the printer itself (PWG 5100.7)."""
_TELLS = ["printer-state", "printer-state-reasons", "printer-is-accepting-jobs"]
_LANGUAGE = "en"
"""In small letters alone (RFC 8011, 5.1.9): a CUPS with the fixes of 2026 refuses a request in `en-US`."""
_UNKNOWN_OPERATION = 0x0501
"""server-error-operation-not-supported (RFC 8011, B.1.5.2)."""


class NoAnswer(Exception):
    """The device did not answer, or not in IPP: what was asked may have been done or not."""


class Refused(Exception):
    """The device answered that it will not.

    Attributes:
        busy: It will later; it takes one job at a time.
        unknown: It does not know this operation.
        gone: It does not know this job.
    """

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status:#06x}")
        self.busy = status == IppStatus.ERROR_BUSY
        self.unknown = status == _UNKNOWN_OPERATION
        self.gone = status == IppStatus.ERROR_NOT_FOUND


@dataclass(frozen=True, slots=True)
class JobTold:
    """What the device says of a job.

    Attributes:
        state: One of `IppJobState`.
        moved: Pages and sheets that are done; it changes while something happens.
        known: False where the device knows no such job (any more).
    """

    state: object
    moved: tuple[object, object] = (None, None)
    known: bool = True

    @property
    def came_out(self) -> bool:
        return self.state == IppJobState.COMPLETED

    @property
    def given_up(self) -> bool:
        return self.state in (IppJobState.ABORTED, IppJobState.CANCELED)


@dataclass(frozen=True, slots=True)
class OwnJob:
    """A job of this user that did not come out yet."""

    number: int
    name: str


class Wire:
    """One device during one piece of work; `async with` closes its connections.

    Every call raises NoAnswer or Refused.
    """

    def __init__(self, uri: str, user: str, *, answer_s: int, document_s: int) -> None:
        """`answer_s` is for one answer, `document_s` for taking a whole document."""
        self._user = user
        self._device = IPP(uri, request_timeout=answer_s)
        self._slow_device = IPP(uri, request_timeout=document_s)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *raised: object) -> None:
        await self._device.close()
        await self._slow_device.close()

    async def printer(self) -> Look:
        answer = await self._ask(IppOperation.GET_PRINTER_ATTRIBUTES, {"requested-attributes": _TELLS})
        told = _first(answer, "printers")
        return Look(
            told.get("printer-state"),
            told.get("printer-state-reasons", "none"),
            told.get("printer-is-accepting-jobs") is not False,
        )

    async def create(self, name: str, document: Document) -> int:
        """A job without its document yet, so that nothing can come out of it alone; its number."""
        answer = await self._ask(IppOperation.CREATE_JOB, {"job-name": name}, job=_job(document))
        return _number(answer)

    async def send(self, number: int, document: Document) -> None:
        """The document of a created job; the device takes it as it comes to it."""
        await self._ask(
            IppOperation.SEND_DOCUMENT,
            {"job-id": number, "document-format": PDF, "last-document": True},
            data=document.pdf,
            device=self._slow_device,
        )

    async def print_at_once(self, name: str, document: Document) -> int:
        """Both in one, for a device that cannot do it in two steps; the job's number."""
        asked = {"job-name": name, "document-format": PDF}
        answer = await self._ask(IppOperation.PRINT_JOB, asked, job=_job(document), data=document.pdf)
        return _number(answer)

    async def job(self, number: int, name: str) -> JobTold:
        """A device that forgot the job can confirm nothing any more: that is a failure, not a success.

        CUPS forgets at once with `PreserveJobHistory No`; the kiosk's queue keeps the history (never the
        files) for minutes. A device that was switched off may give the number anew: what goes by it under
        another name is somebody else's, and this one is forgotten.
        """
        wanted = ["job-state", "job-impressions-completed", "job-media-sheets-completed", "job-name"]
        asked: dict[str, object] = {"job-id": number, "requested-attributes": wanted}
        try:
            answer = await self._ask(IppOperation.GET_JOB_ATTRIBUTES, asked)
        except Refused as refused:
            if refused.gone:
                return JobTold(IppJobState.ABORTED, known=False)
            raise
        told = _first(answer, "jobs")
        if told.get("job-name") != name:
            return JobTold(IppJobState.ABORTED, known=False)
        return JobTold(told.get("job-state"), (told.get(wanted[1]), told.get(wanted[2])))

    async def own_jobs(self) -> tuple[OwnJob, ...]:
        """Those that did not come out yet, whichever process of this user made them."""
        asked: dict[str, object] = {
            "my-jobs": True,
            "which-jobs": "not-completed",
            "requested-attributes": ["job-id", "job-name"],
        }
        jobs = (await self._ask(IppOperation.GET_JOBS, asked)).get("jobs")
        told = [job for job in jobs if isinstance(job, dict)] if isinstance(jobs, list) else []
        found = ((job.get("job-id"), job.get("job-name")) for job in told)
        return tuple(
            OwnJob(number, name)
            for number, name in found
            if isinstance(number, int) and isinstance(name, str) and name.startswith(f"{self._user} ")
        )

    async def withdraw(self, number: int, name: str) -> None:
        """Takes back this one only, not what another kiosk prints under a number that was given anew."""
        if not (await self.job(number, name)).known:
            raise Refused(IppStatus.ERROR_NOT_FOUND)
        await self._ask(IppOperation.CANCEL_JOB, {"job-id": number})

    async def _ask(
        self,
        operation: IppOperation,
        asked: Mapping[str, object],
        *,
        job: Mapping[str, object] | None = None,
        data: bytes | None = None,
        device: IPP | None = None,
    ) -> Mapping[str, object]:
        """The answer, its body included, within the time of the device object."""
        message: dict[str, object] = {
            "operation-attributes-tag": {
                "attributes-natural-language": _LANGUAGE,
                "requesting-user-name": _account(self._user),
                **asked,
            },
            **({} if job is None else {"job-attributes-tag": dict(job)}),
            **({} if data is None else {"data": data}),
        }
        asking = self._device if device is None else device
        try:
            async with asyncio.timeout(asking.request_timeout):
                return await asking.execute(operation, message)
        except IPPError as error:
            status = _status(error)
            if status is not None:
                raise Refused(status) from error
            raise NoAnswer(type(error).__name__) from error
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
            raise NoAnswer(type(error).__name__) from error


def _account(user: str) -> str:
    """Who asks: the account that the kiosk runs for, for `cupsd` (2.4.2-3+deb12u10) ends at a name that the
    machine does not know. Whose a job is, its name tells (`own_jobs`).
    """
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return user


def _job(document: Document) -> dict[str, object]:
    """The sheet is said each time: a queue that was never told takes what its machine's language suggests."""
    media = {} if document.media is None else {"media": document.media}
    return {"job-cancel-after": WITHDRAWN_ANYWAY_S, **media}


def _number(answer: Mapping[str, object]) -> int:
    number = _first(answer, "jobs").get("job-id")
    if not isinstance(number, int):
        raise NoAnswer("the device named no job")
    return number


def _status(error: IPPError) -> int | None:
    """The IPP status that the device refused with, where it was one (an HTTP error has no such answer)."""
    told = error.args[1] if len(error.args) > 1 else None
    status = told.get("status-code") if isinstance(told, dict) and "message" not in told else None
    return int(status) if isinstance(status, int) else None


def _first(answer: Mapping[str, object], group: str) -> Mapping[str, object]:
    groups = answer.get(group)
    first = groups[0] if isinstance(groups, list) and groups else {}
    return first if isinstance(first, dict) else {}
