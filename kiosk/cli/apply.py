"""`kiosk apply`: one application through the same services as the screens, on one thread."""

from __future__ import annotations

import os
import secrets
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal, NoReturn, TypeVar, assert_never

import click

from kiosk.basics.failure import Code, Failure
from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok, Result
from kiosk.basics.secret import Secret
from kiosk.bootstrap import Services
from kiosk.cli.common import (
    failure_json,
    json_option,
    print_failure,
    print_json,
    read_procedure,
    read_secret,
    read_settings,
    refuse_outside,
    secret_option,
    settings_option,
)
from kiosk.cli.ending import in_good_order
from kiosk.cli.field_problems import named
from kiosk.cli.json_file import Unreadable, read_json
from kiosk.delivery.outcome import Outcome
from kiosk.forms.application import Application, Evidence, Method, Person
from kiosk.forms.export import canonical_json
from kiosk.forms.letter import is_lacking
from kiosk.forms.service import (
    AnswersFile,
    FieldProblem,
    Procedure,
    complete,
    parse_answers,
)
from kiosk.identity.card import Using
from kiosk.identity.reading import not_genuine

T = TypeVar("T")
METHODS: tuple[Method, ...] = (
    "none",
    "visual",
    "card-text",
    "card-number-b",
    "card-face",
    "jpki-authentication",
    "jpki-signature",
)
CARD_TELLS: tuple[Method, ...] = ("card-text", "card-number-b", "card-face")
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asked for."""

    procedure: Procedure
    applicant: str
    identity: Method
    secret: Secret | None
    document: str
    prefer: Literal["online", "paper"]


@dataclass(frozen=True, slots=True)
class Identified:
    """How the person was identified, and what a card told about them."""

    evidence: Evidence
    person: Person | None = None


def _in_a_folder(context: click.Context, option: click.Parameter, path: Path | None) -> Path | None:
    """Looked at first: once the application is handed in, it is too late to say that the paper cannot be."""
    if path is not None and not os.access(path.absolute().parent, os.W_OK | os.X_OK):
        raise click.BadParameter(f"there is no folder to write {path.name} into", context, option)
    return path


@click.command()
@settings_option
@json_option
@click.option("--procedure", "procedure_id", required=True, metavar="ID")
@click.option("--answers", "answers_file", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--identity", type=click.Choice(METHODS), default="none", show_default=True)
@click.option(
    "--day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="A day on which it is offered, to try what is not offered today; ages stay those of today.",
)
@click.option("--document", default="other", show_default=True, help="Kind of document, for visual.")
@secret_option
@click.option("--prefer", type=click.Choice(("online", "paper")), default="online", show_default=True)
@click.option(
    "--paper",
    "paper_file",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    callback=_in_a_folder,
    metavar="FILE.pdf",
)
def apply(
    settings_file: Path | None,
    as_json: bool,
    procedure_id: str,
    answers_file: Path,
    identity: Method,
    day: datetime | None,
    document: str,
    secret_file: str | None,
    prefer: Literal["online", "paper"],
    paper_file: Path | None,
) -> None:
    """Hand in one application: delivered, queued, paper, or parked (exit 1)."""
    services = Services(read_settings(settings_file))
    secret = read_secret(secret_file)
    try:
        services.staff_prints.begin()
        procedure = read_procedure(services.library, procedure_id, as_json=True)
        refuse_outside(procedure, (day or services.clock.moment().now).date())
        file = _answers(services, procedure, answers_file, identity)
        wish = Wish(procedure, file.applicant, identity, secret, document, prefer)
        with in_good_order():
            application, jws = _application(services, wish, file)
        outcome = _hand_in(services, wish, application, jws)
        outcome, paper = _on_paper(services, application, outcome, paper_file, jws)
        _report(application, outcome, paper, as_json=as_json)
    finally:
        if secret is not None:
            secret.wipe()
        services.close()
    raise SystemExit(1 if outcome.kind == "parked" else 0)


def _answers(services: Services, procedure: Procedure, path: Path, identity: Method) -> AnswersFile:
    read = read_json(path)
    if isinstance(read, Unreadable):
        _answers_unreadable({"file": str(path), **asdict(read)})
    today = services.clock.moment().now.date()
    words = services.catalogue.words("ja")
    parsed = parse_answers(procedure, read, words=words, lookups=services.lookups, today=today)
    if isinstance(parsed, AnswersFile):
        return parsed
    _answers_unreadable({"fields": named(_left_to_say(parsed, identity), procedure, words)})


def _left_to_say(problems: tuple[FieldProblem, ...], identity: Method) -> tuple[FieldProblem, ...]:
    """Without the members of a person that a card would have told; it is not read for such a file."""
    if identity not in CARD_TELLS:
        return problems
    return tuple(
        one
        for one in problems
        if one.kind != "not-answered" or not one.field.startswith(("subject.", "visitor."))
    )


def _answers_unreadable(what: dict[str, object]) -> NoReturn:
    """`what` says which file and place, or which fields: never what stands there."""
    print_failure(Failure(Code.FORM_03), what)


def _application(services: Services, wish: Wish, file: AnswersFile) -> tuple[Application, str | None]:
    """The completed application with its evidence, and its JWS where the signature key made one."""
    moment = services.clock.moment()
    application_id = ApplicationId(moment.fresh_id)
    interview = services.handbook.interview(wish.procedure.id, file.applicant, "ja", moment.now.date())
    identified = _identified(services, wish, application_id)
    answers = file.answers
    if identified.person is not None:
        answers = interview.prefill(identified.person, answers)
    unasked = interview.unasked(answers)
    completed = complete(
        interview,
        answers,
        application_id=application_id,
        completed_at=moment.now,
        kiosk=(services.settings.kiosk.id, services.settings.kiosk.office),
        identity=(identified.evidence,),
    )
    missing = () if isinstance(completed, Application) else completed
    if not isinstance(completed, Application) or unasked:
        problems = named((*missing, *unasked), wish.procedure, services.catalogue.words("ja"))
        print_failure(Failure(Code.FORM_01), {"fields": problems})
    return completed, _signature(services, wish, completed)


def _identified(services: Services, wish: Wish, application_id: ApplicationId) -> Identified:
    """Who stands here, as the wished method tells it."""
    now = services.clock.moment().now
    match wish.identity:
        case "none" | "jpki-signature":
            return Identified(Evidence(wish.identity, now, None))
        case "visual":
            return Identified(Evidence("visual", now, {"document": wish.document}))
        case "jpki-authentication":
            secret = _needed(wish)
            return Identified(_or_end(services.identity.prove(application_id, secret, Stoppable())))
        case "card-text":
            return _read(services, wish, "card-text")
        case "card-number-b" | "card-face":
            return _read(services, wish, "card-number-b")
        case other:
            assert_never(other)


def _read(services: Services, wish: Wish, using: Using) -> Identified:
    """What the card told; data whose signatures do not hold go to staff, not into an application."""
    salt = secrets.token_bytes(SALT_BYTES)
    reading = _or_end(services.identity.read(using, _needed(wish), Stoppable(), salt=salt))
    if reading.genuineness == "failed":
        print_failure(not_genuine())
    now = services.clock.moment().now
    evidence = Evidence(wish.identity, now, {"genuineness": reading.genuineness})
    return Identified(evidence, reading.person)


def _signature(services: Services, wish: Wish, application: Application) -> str | None:
    """署名: the application in RFC 8785 form, signed by the card."""
    if wish.identity != "jpki-signature":
        return None
    return _or_end(services.identity.sign(canonical_json(application), _needed(wish), Stoppable()))


def _hand_in(services: Services, wish: Wish, application: Application, jws: str | None) -> Outcome:
    if wish.prefer == "paper" or is_lacking(application):
        return services.delivery.prefer_paper(application)
    may_wait = wish.procedure.may_wait(wish.applicant)
    return services.delivery.hand_in(application, may_wait=may_wait, progress=Stoppable(), jws=jws)


def _on_paper(
    services: Services, application: Application, outcome: Outcome, file: Path | None, jws: str | None
) -> tuple[Outcome, str | None]:
    """The form in the named file, or from the printer where paper is the outcome; what came of it, and where
    the paper went. Paper that does not come out must not lose the application: it is parked for staff.
    """
    if file is None and outcome.kind != "paper":
        return outcome, None
    visit = VisitId(application.application_id)
    filled = services.staff_paper.fill(application, outcome.sealed, visit=visit)
    if isinstance(filled, Err):
        return _without_paper(services, application, outcome, filled.failure, jws), None
    if file is not None:
        saved = _saved(file, filled.value.pdf)
        if saved is None and outcome.kind == "paper":
            outcome = _without_paper(services, application, outcome, outcome.failure, jws)
        return outcome, saved
    with services.staff_prints.printing():
        printed = services.staff_paper.print(
            filled.value, visit=visit, application=application.application_id, progress=Stoppable()
        )
    if isinstance(printed, Err):
        return _without_paper(services, application, outcome, printed.failure, jws), None
    return outcome, printed.value.place


def _without_paper(
    services: Services, application: Application, outcome: Outcome, why: Failure | None, jws: str | None
) -> Outcome:
    """Sealed and kept for staff where nothing else came of it; `why` ends the command where that fails."""
    if outcome.kind != "paper":
        return outcome
    parked = services.delivery.park(application, jws=jws)
    failure = why or parked.failure
    if failure is not None and services.delivery.number_of(application.application_id) is None:
        print_failure(failure)
    return replace(parked, failure=failure)


def _saved(file: Path, pdf: bytes) -> str | None:
    """Where it lies, for its owner alone; None, said on standard error, when the disk did not take it."""
    try:
        file.touch(mode=0o600)
        file.write_bytes(pdf)
    except OSError as problem:
        click.echo(f"the paper form could not be written: {problem.strerror}", err=True)
        return None
    return str(file)


def _report(application: Application, outcome: Outcome, paper: str | None, *, as_json: bool) -> None:
    failure = None if outcome.failure is None else failure_json(outcome.failure)
    if as_json:
        print_json(
            {
                "application_id": application.application_id,
                "outcome": outcome.kind,
                "receipt_number": outcome.receipt_number,
                "paper": paper,
                "failure": failure,
            }
        )
        return
    click.echo(f"{outcome.kind} {outcome.receipt_number or application.application_id}")
    for told in (paper, failure and f"{failure['code']} {failure['title']}"):
        if told:
            click.echo(told)


def _needed(wish: Wish) -> Secret:
    if wish.secret is None:
        raise click.UsageError(f"--identity {wish.identity} needs --secret-file")
    return wish.secret


def _or_end(result: Result[T]) -> T:
    """The value, or the failure as JSON and exit 1."""
    match result:
        case Ok(value=value):
            return value
        case Err(failure=failure):
            print_failure(failure)
