"""Staff decide about what is parked: by the commands, before a real back-end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner

from kiosk.basics.clock import SystemClock
from kiosk.basics.result import Ok
from kiosk.cli.outbox import outbox
from kiosk.cli.outbox_parked import _REASONS, _REFUSED
from kiosk.delivery.entry import Entry, Reason, fresh
from kiosk.delivery.keys import read_keys
from kiosk.delivery.outbox import Outbox
from kiosk.delivery.resolving import Refusal
from kiosk.delivery.sealing import seal_document
from kiosk.forms.export import application_json
from tests.fakes.hand_ins import application, new_id
from tests.fakes.reference_backend import RunningBackend, running_backend
from tests.kiosk.cli.test_outbox import settings

STAFF = ("--staff", "sato")


@dataclass
class Office:
    """A back-end, and the outbox of a kiosk where applications are parked."""

    backend: RunningBackend
    box: Outbox
    file: Path
    numbers: object = None

    def park(self, reason: Reason, *, sent: bool = False, arrived: bool = False) -> str:
        """An application sealed for this back-end, which has it where it `arrived`."""
        (key, *_) = read_keys(json.loads(self.backend.jwks_file.read_text("utf-8")))
        whole = application(new_id())
        body = seal_document(application_json(whole), whole.application_id, key)
        entry = fresh(body, may_wait=True, now=SystemClock().moment().now)
        self.box.keep(entry)
        if arrived:
            self.numbers = self.told("deliver")[1]["delivered"]
        self.box.change(entry.application_id, lambda _: parked(entry, reason, sent=sent or arrived))
        return entry.application_id

    def run(self, *words: str) -> int:
        return self.told(*words)[0]

    def told(self, *words: str, given: str | None = None) -> tuple[int, dict[str, object]]:
        command = [words[0], "--settings", str(self.file), "--json", *words[1:]]
        result = CliRunner().invoke(outbox, command, input=given)
        return result.exit_code, json.loads(result.stdout) if result.stdout else {}

    def entry(self, name: str) -> Entry | None:
        return next((one for one in self.entries() if one.application_id == name), None)

    def entries(self) -> tuple[Entry, ...]:
        found = self.box.waiting()
        assert isinstance(found, Ok)
        return found.value

    @property
    def record(self) -> list[dict[str, object]]:
        lines = (self.box.folder.parent / "audit.jsonl").read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines]


def parked(entry: Entry, reason: Reason, *, sent: bool) -> Entry:
    on_paper = reason == "gave-paper"
    return replace(
        entry, state="parked", reason=reason, on_paper=on_paper, sent=sent, unclear=sent, attempts=1
    )


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with running_backend(tmp_path / "backend") as backend:
        file = settings(tmp_path, url=backend.url, token_file=backend.token_file, kiosk_id=backend.kiosk_id)
        yield Office(backend, Outbox(tmp_path / "storage"), file)


def refused(told: tuple[int, dict[str, object]]) -> object:
    code, said = told
    assert code == 1
    because = said["refused"]
    assert isinstance(because, dict)
    return because["why"]


def test_every_reason_and_every_refusal_has_its_words() -> None:
    assert set(_REASONS) == {None, *get_args(Reason)}
    assert set(_REFUSED) == set(get_args(Refusal))


def test_shown_item_says_why_and_what_to_do_and_nothing_of_the_resident(office: Office) -> None:
    name = office.park("rejected")
    office.box.change(office.entries()[0].application_id, lambda one: replace(one, pointers=("/applicant",)))
    code, said = office.told("show", name)
    item = said["item"]
    assert isinstance(item, dict)
    assert (code, item["state"], item["fields"]) == (0, "parked", ["/applicant"])
    assert "call the resident" in str(item["remedy"])
    assert refused(office.told("show", "0193")) == "unknown"


def test_defect_that_was_mended_is_delivered_by_retry_and_written_down(office: Office) -> None:
    name = office.park("defect")
    code, said = office.told("retry", name, *STAFF)
    item = said["item"]
    assert isinstance(item, dict)
    assert (code, item["state"]) == (0, "delivered")
    assert item["receipt_number"]
    assert office.backend.received(name) is not None
    lines = [line for line in office.record if line["event"] == "application-retried"]
    assert [line["facts"] for line in lines] == [{"application": name, "staff": "sato"}]
    assert refused(office.told("retry", name, *STAFF)) == "received"


def test_retry_of_what_had_arrived_is_delivered_under_the_number_it_has(office: Office) -> None:
    name = office.park("defect", arrived=True)
    code, said = office.told("retry", name, *STAFF)
    item = said["item"]
    assert isinstance(item, dict)
    assert (code, item["state"]) == (0, "delivered")
    assert office.numbers == [{"application_id": name, "receipt_number": item["receipt_number"]}]


def test_retry_while_nobody_answers_waits_its_turn(office: Office) -> None:
    name = office.park("interrupted")
    office.backend.stop()
    code, said = office.told("retry", name, *STAFF)
    item = said["item"]
    assert isinstance(item, dict)
    assert (code, item["state"], item["reason"]) == (0, "queued", None)
    office.backend.start()
    assert office.run("deliver") == 0
    assert office.entry(name) is None


@pytest.mark.parametrize("reason", ["gave-paper", "printing"])
def test_what_the_resident_may_have_on_paper_is_sent_only_when_that_is_void(
    reason: Reason, office: Office
) -> None:
    name = office.park(reason)
    assert refused(office.told("retry", name, *STAFF)) == "has-paper"
    assert office.backend.received(name) is None
    assert office.run("retry", name, *STAFF, "--paper-is-void") == 0
    assert office.backend.received(name) is not None


def test_other_content_is_never_sent_over(office: Office) -> None:
    name = office.park("already-received-otherwise")
    assert refused(office.told("retry", name, *STAFF)) == "never-overwrite"
    entry = office.entry(name)
    assert entry is not None
    assert entry.state == "parked"


def test_discarded_application_is_gone_and_written_down(office: Office) -> None:
    name = office.park("rejected", sent=True)
    code, said = office.told("discard", name, *STAFF, "--because", "withdrawn", "--yes")
    item = said["item"]
    assert isinstance(item, dict)
    assert (code, item["state"]) == (0, "discarded")
    assert office.entry(name) is None
    lines = [line for line in office.record if line["event"] == "application-discarded"]
    assert [line["facts"] for line in lines] == [
        {"application": name, "because": "withdrawn", "staff": "sato"}
    ]


def test_late_question_after_a_discarded_application_has_an_answer(office: Office) -> None:
    name = office.park("rejected", sent=True)
    office.run("discard", name, *STAFF, "--because", "withdrawn", "--yes")
    code, said = office.told("show", name)
    item = said["item"]
    assert isinstance(item, dict)
    assert code == 0
    told = {key: item[key] for key in ("application_id", "state", "reason", "because", "staff")}
    assert list(told.values()) == [name, "discarded", "rejected", "withdrawn", "sato"]
    assert office.told("list", "--discarded")[1] == {"discarded": [item]}
    assert office.told("list")[1]["items"] == []


def test_discarding_what_had_arrived_is_refused_and_it_becomes_delivered(office: Office) -> None:
    name = office.park("defect", arrived=True)
    assert refused(office.told("discard", name, *STAFF, "--because", "handled", "--yes")) == "received"
    assert office.entry(name) is None
    assert office.backend.received(name) is not None


def test_discarding_what_may_have_arrived_wants_an_answer_or_a_word(office: Office) -> None:
    name = office.park("defect", sent=True)
    office.backend.stop()
    words = ("discard", name, *STAFF, "--because", "on-paper", "--yes")
    assert refused(office.told(*words)) == "not-asked"
    assert office.entry(name) is not None
    assert office.run(*words, "--unasked") == 0
    assert office.entry(name) is None


@pytest.mark.parametrize(("answer", "left"), [("n\n", True), ("y\n", False)], ids=["no", "yes"])
def test_nothing_is_erased_without_a_yes(answer: str, left: bool, office: Office) -> None:
    name = office.park("no-paper")
    code, _ = office.told("discard", name, *STAFF, "--because", "handled", given=answer)
    assert (code == 1, office.entry(name) is not None) == (left, left)


def test_what_waits_its_turn_is_not_for_staff(office: Office) -> None:
    name = office.park("defect")
    office.box.change(office.entries()[0].application_id, lambda one: replace(one, state="sealed"))
    assert refused(office.told("discard", name, *STAFF, "--because", "handled", "--yes")) == "not-parked"
    assert refused(office.told("retry", name, *STAFF)) == "not-parked"
