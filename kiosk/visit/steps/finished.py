"""17: the number is the largest thing; then card, slip, seat. おわる forgets everything, and so does time."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.ids import ApplicationId
from kiosk.basics.marked import Marked
from kiosk.delivery.outcome import Outcome
from kiosk.forms.letter import is_lacking
from kiosk.forms.proving import suffices
from kiosk.settings.rules import ByLanguage
from kiosk.visit.effects import PrintSlip
from kiosk.visit.screen import Button, Notice, Option
from kiosk.visit.screen import Finished as FinishedBody
from kiosk.visit.sketch import Sketch, back_button, next_button
from kiosk.visit.states import ChoosingTopic, Finished, StaffNeeded, Summary, Welcoming
from kiosk.visit.steps.plan import after, is_still_to_come
from kiosk.visit.turn import Move, Turn, aside, fresh, stay, then, turn_to, undrafted
from kiosk.words.furigana import plain


def finish(turn: Turn) -> Move:
    """Forgetting is a state: a new visit that knows nothing of this one."""
    return stay(fresh(turn, Welcoming()))


def leave_number(turn: Turn) -> Move:
    """On to what is due at counters, where the answers named it; else the end."""
    return turn_to(turn.visit, Summary()) if is_still_to_come(turn) else finish(turn)


def another(turn: Turn) -> Move:
    """ほかの手続きもする: what is known is offered, never asked again."""
    return turn_to(replace(undrafted(turn.visit), trail=(), documents=(), plan=None), ChoosingTopic())


def leave(turn: Turn) -> Move:
    """After what staff have now: the next procedure of a life event, else the end."""
    visit, place = after(turn, turn.case.outcome or Outcome("parked"))
    if isinstance(place, Finished):
        return leave_number(replace(turn, visit=visit))
    return turn_to(visit, place)


def arrive(turn: Turn, outcome: Outcome) -> Move:
    """The number; the receipt slip comes out where a slip printer stands."""
    arrived = turn_to(*after(turn, outcome))
    application = turn.case.application
    if application is None or not turn.book.slip:
        return arrived
    number = outcome.receipt_number
    return then(arrived, lambda visit: aside(visit, lambda job: PrintSlip(job, application, number)))


def short_number(application: ApplicationId) -> str:
    """What it is called while the back-end has given it no number."""
    return application[-6:].upper()


def show(step: Finished, turn: Turn) -> Sketch:
    words, kind = turn.words, step.outcome.kind
    number = step.outcome.receipt_number or short_number(turn.case.application_id)
    body = FinishedBody(
        words(f"visit.finished.title.{kind}"),
        words(f"visit.finished.number.{kind}"),
        number,
        _note(step, turn),
        _actions(step, turn),
    )
    onward = Button("next", words("visit.finished.finish"), "next", "check")
    if is_still_to_come(turn):
        onward = next_button(words, "visit.finished.steps")
    buttons = (Button("another", words("visit.finished.another"), "back"), onward)
    return Sketch(body, buttons, progress=words("visit.finished.progress"), quit="no-quit")


def show_staff_needed(step: StaffNeeded, turn: Turn) -> Sketch:
    words = turn.words
    lines = (words("visit.staff-needed.line"),)
    explanation = None if step.failure is None else words.failure(step.failure).title
    code = None if step.failure is None else step.failure.code.support
    body = Notice(
        words("visit.staff-needed.title"),
        lines,
        "helper",
        explanation=explanation,
        lock=words("visit.staff-called.lock"),
        code=None if code is None else words("visit.support-code", code=code),
    )
    buttons = (
        back_button(words),
        next_button(words, "visit.staff-needed.without-card"),
    )
    return Sketch(body, buttons, detail=step.reason, support_code=code)


def _actions(step: Finished, turn: Turn) -> tuple[Option, ...]:
    """What people forget, in that order: card, paper, and where to go now."""
    words, there = turn.words, turn.visit.devices.card
    actions = []
    if turn.visit.card is not None:
        note = words("visit.finished.card-there" if there else "visit.finished.card-taken")
        actions.append(Option("card", words("visit.finished.card"), note, "card-small", chosen=not there))
    if step.outcome.kind == "paper":
        note = words("visit.finished.letter-note" if _lacks_letter(turn) else "visit.finished.paper-note")
        actions.append(Option("paper", words("visit.finished.paper"), note, "printer"))
    elif turn.book.slip and not step.outcome.void_copy:
        note = words("visit.finished.slip-note")
        actions.append(Option("slip", words("visit.finished.slip"), note, "printer"))
    if step.outcome.kind == "paper" and (_lacks_letter(turn) or not _is_identified(turn)):
        return (
            *actions,
            *_to_show(turn),
        )  # nobody waits here for it: they come back, or go to the desk first
    return (*actions, *_to_show(turn), *_posted(step, turn), *_to_pay(step, turn), _where_now(step, turn))


def _to_show(turn: Turn) -> tuple[Option, ...]:
    """What still has to be shown at the desk: who stands here, and by what right they act for somebody."""
    words, shows = turn.words, turn.procedure.applicant(turn.case.applicant).shows
    if not _is_identified(turn):
        document = words("paper.slip.bring-identity")
        if not shows:
            return (Option("show", words("paper.identity.at-desk"), document, "letter"),)
        shows = (document, *shows)
    if not shows:
        return ()
    head = words("visit.finished.return" if _lacks_letter(turn) else "visit.finished.show")
    return (Option("show", head, words("visit.finished.list").join(shows), "letter"),)


def _is_identified(turn: Turn) -> bool:
    """Whether who stands here has been shown well enough for this procedure."""
    application, applicant = turn.case.application, turn.procedure.applicant(turn.case.applicant)
    return application is None or suffices(application.identity, applicant)


def _where_now(step: Finished, turn: Turn) -> Option:
    words = turn.words
    match step.outcome.kind:
        case "queued":
            note = words("visit.finished.later-note", counter=plain(_counter(turn)))
            return Option("later", words("visit.finished.later-card"), note, "sending")
        case "parked":
            return Option(
                "staff", words("visit.finished.staff"), words("visit.finished.staff-note"), "helper"
            )
        case "delivered" | "paper":
            return Option("seat", words("visit.finished.seat"), turn.procedure.handled_by.takes, "chair")


def _lacks_letter(turn: Turn) -> bool:
    return turn.case.application is not None and is_lacking(turn.case.application)


def _note(step: Finished, turn: Turn) -> Marked:
    """Under the number: who calls it, and what paper is worth that is there as well."""
    words = turn.words
    match step.outcome.kind:
        case "queued":
            return words("visit.finished.later")
        case "paper":
            return words("visit.finished.sign")
        case "parked":
            return words("visit.finished.parked-note")
        case "delivered":
            own = _said(turn.book.settings.visit.hand_over.calling, turn.visit.comfort.language)
            called = own or words("visit.finished.counter", counter=plain(_counter(turn)))
            return words("visit.finished.copy", note=called) if step.outcome.void_copy else called


def _posted(step: Finished, turn: Turn) -> tuple[Option, ...]:
    """To whom the result is sent, where the visitor is not given it."""
    posted = turn.procedure.applicant(turn.case.applicant).posted
    if step.outcome.kind not in ("delivered", "paper") or posted is None:
        return ()
    return (Option("posted", turn.words("visit.finished.posted"), posted, "letter"),)


def _to_pay(step: Finished, turn: Turn) -> tuple[Option, ...]:
    """Where the fee is paid, where there is one."""
    pay = turn.procedure.handled_by.pay
    if step.outcome.kind != "delivered" or pay is None:
        return ()
    own = _said(turn.book.settings.visit.hand_over.payment, turn.visit.comfort.language)
    return (Option("pay", turn.words("visit.finished.pay"), own or pay, "coins"),)


def _counter(turn: Turn) -> Marked:
    """Which counter calls the number: the office's own words, else the procedure's."""
    own = _said(turn.book.settings.visit.hand_over.counter, turn.visit.comfort.language)
    return own or turn.procedure.handled_by.counter


def _said(texts: ByLanguage, language: str) -> Marked | None:
    """The office's own words in that language, where it gave any."""
    return next((text for code, text in texts.items() if code == language), None)
