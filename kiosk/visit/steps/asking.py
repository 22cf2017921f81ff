"""09–14, 21: one part of one question per screen. What is typed lives in the visit at every key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers, FieldProblem
from kiosk.forms.question_view import QuestionView
from kiosk.forms.service import Question as Asked
from kiosk.forms.service import is_name, kana_of
from kiosk.visit import veil
from kiosk.visit.events import FULL, Acted, Typed
from kiosk.visit.screen import Button, Question
from kiosk.visit.sketch import Sketch, back_button, next_button
from kiosk.visit.states import Asking, CheckingAnswers, ConfirmingAnswer, Explaining, LedToDesk, Step
from kiosk.visit.steps import own_matter, plan, removing
from kiosk.visit.steps.at_the_desk import lead
from kiosk.visit.steps.moves import back
from kiosk.visit.turn import Move, Turn, go, stay, turn_to
from kiosk.visit.visit import Visit


def first_question(turn: Turn) -> Move:
    """The first one nobody answered yet; without any, the check page."""
    return _forward(turn, turn.visit.answers, after=None)


def typed(turn: Turn) -> Move:
    """The draft goes into the visit; a problem already shown follows the typing, a new one never appears."""
    event, step, visit = turn.event, _step(turn), turn.visit
    assert isinstance(event, Typed)
    if event.field != step.question or event.part != step.part or veil.holds(turn, _view(turn).field):
        return stay(visit)
    question, interview = _question(turn), turn.interview
    drafts = interview.typed(question, step.part, event.draft, visit.drafts, visit.answers)
    problem = None
    if step.problem is not None:
        problem = interview.check_part(question, step.part, drafts, visit.answers)
    return turn_to(replace(visit, drafts=drafts), replace(step, problem=problem, grew=False))


def acted(turn: Turn) -> Move:
    """きょう, わからない, もうひとり加える: the field knows what it means."""
    event, step, visit = turn.event, _step(turn), turn.visit
    assert isinstance(event, Acted)
    if event.field != step.question or event.part != step.part or veil.holds(turn, _view(turn).field):
        return stay(visit)
    if event.action == FULL:
        problem = turn.interview.no_room(_question(turn), step.part, visit.drafts)
        return turn_to(visit, replace(step, problem=problem, grew=False))
    drafts, part = turn.interview.acted(_question(turn), step.part, event.action, visit.drafts, visit.answers)
    removed = removing.removed(event.action, _view(turn).field, drafts, visit.removed)
    there = replace(step, part=part, problem=None, grew=False)
    return turn_to(replace(visit, drafts=drafts, removed=removed), there)


def restore(turn: Turn) -> Move:
    """けした人を元に戻す: the list as it was before somebody was taken from it."""
    step, visit = _step(turn), turn.visit
    gone = removing.offered(visit.removed, _view(turn).field)
    if gone is None:
        return stay(visit)
    drafts = turn.interview.typed(_question(turn), step.part, gone.before, visit.drafts, visit.answers)
    left = tuple(one for one in visit.removed if one is not gone)
    return turn_to(replace(visit, drafts=drafts, removed=left), replace(step, problem=None))


def go_on(turn: Turn) -> Move:
    """つぎへ: this part is checked; after the last one the whole answer, then the next question."""
    step, interview, question = _step(turn), turn.interview, _question(turn)
    drafts = interview.settled(question, step.part, turn.visit.drafts, turn.visit.answers)
    turn = replace(turn, visit=replace(turn.visit, drafts=drafts))
    visit = turn.visit
    problem = interview.check_part(question, step.part, visit.drafts, visit.answers)
    if problem is not None:
        return turn_to(visit, replace(step, problem=problem))
    doubt = interview.doubt(question, step.part, visit.drafts, visit.answers, step.problem)
    if doubt is not None:
        return turn_to(visit, replace(step, problem=doubt))
    return _past(turn, interview.next_part(question, step.part, visit.drafts, visit.answers))


def go_back(turn: Turn) -> Move:
    """もどる: the part before, then the step before."""
    step, visit = _step(turn), turn.visit
    before = turn.interview.previous_part(_question(turn), step.part, visit.drafts, visit.answers)
    if before is not None:
        return turn_to(visit, replace(step, part=before, problem=None, grew=False))
    return back(turn)


def dont_know(turn: Turn) -> Move:
    """わからない: what the definition answers then, or staff ask at hand-over; never a dead end.

    About one thing of a person it leads to the next thing that is asked of them.
    """
    visit, question = turn.visit, _question(turn)
    found = turn.interview.unsure(question, _step(turn).part, visit.drafts, visit.answers)
    if found is None:
        return _settle(turn, turn.interview.dont_know(question, visit.answers))
    drafts, following = found
    return _past(replace(turn, visit=replace(visit, drafts=drafts)), following)


def as_own_matter(turn: Turn) -> Move:
    """わたしの手続きにする: the questions of whoever stands here, without those they answered."""
    if not any(own_matter.offered(_step(turn).problem, turn)):
        return stay(turn.visit)
    there = own_matter.as_their_own(turn)
    visit, effects = _forward(there, there.visit.answers, after=None)
    return replace(visit, trail=there.visit.trail), effects


def why(turn: Turn) -> Move:
    """なぜ聞くの: over the question, which stays as it is."""
    return stay(replace(turn.visit, over=Explaining()))


def explained(turn: Turn) -> QuestionView | None:
    """The question that is asked about itself, in the visitor's language; None elsewhere than at one."""
    return _view(turn) if isinstance(turn.visit.step, Asking) else None


def to_check(turn: Turn) -> Move:
    """On from an answer that was confirmed: the next one to confirm, or the check page."""
    return go(turn.visit, _to_check(turn, turn.visit))


def ask(turn: Turn, question: Asked, answers: Answers, step: Asking) -> Asking:
    """The step at its first screen of that question."""
    part = turn.interview.first_part(question, turn.visit.drafts, answers)
    return replace(step, question=FieldId(question.id), part=part)


def remaining(turn: Turn) -> int:
    """あと N: the questions from this one on, itself included; elsewhere those that nobody answered."""
    interview, answers, step = turn.interview, turn.visit.answers, turn.visit.step
    if not isinstance(step, Asking):
        return interview.left(answers)
    if is_name(step.question):
        before = replace(turn, visit=replace(turn.visit, step=replace(step, question=kana_of(step.question))))
        return remaining(before) - 1
    names = [question.id for question in interview.questions(answers)]
    if step.returning or step.question not in names:
        return interview.left(answers) + answers.has(step.question)
    return len(names) - names.index(step.question)


def passed(turn: Turn) -> int:
    """How many questions lie behind this one."""
    return max(0, len(turn.interview.questions(turn.visit.answers)) - remaining(turn))


def show(step: Asking, turn: Turn) -> Sketch:
    words, interview, visit, question = turn.words, turn.interview, turn.visit, _question(turn)
    view = _view(turn)
    gone = removing.offered(visit.removed, view.field)
    note = words("visit.asking.grew") if step.grew else removing.told(gone, words) or view.note
    body = Question(
        view.title, view.explanation, view.why, view.field, view.summary, note=note, example=view.example
    )
    buttons = [back_button(words)]
    own = [*own_matter.offered(step.problem, turn)]
    buttons += own
    buttons += removing.way_back(gone, words)
    if view.dont_know is not None and not own:
        buttons.append(Button("dont-know", view.dont_know, "middle", "help"))
    buttons += _more(view, turn)
    waiting = interview.check_part(question, step.part, visit.drafts, visit.answers)
    missing = None if waiting is None else interview.problem_text(waiting)
    key = "visit.asking.search" if step.part.endswith("postal") else "visit.next"
    buttons.append(next_button(words, key, missing=missing))
    detail = f"{step.question}.{step.part}" if step.part else step.question
    progress = words("visit.asking.life-event") if plan.is_guide(turn) else 0
    return Sketch(body, tuple(buttons), None, detail, progress, private=view.own)


def _view(turn: Turn) -> QuestionView:
    step, visit = _step(turn), turn.visit
    return turn.interview.view(_question(turn), step.part, visit.drafts, visit.answers, step.problem)


def _more(view: QuestionView, turn: Turn) -> Iterator[Button]:
    """なぜ聞くの, where a reason is written; with large letters the explanation lies there, too."""
    if turn.visit.comfort.large_text:
        if view.why or view.explanation or view.example:
            yield Button("why", turn.words("visit.asking.more"), "why", "help")
    elif view.why is not None:
        yield Button("why", turn.words("visit.asking.why"), "why", "help")


def _step(turn: Turn) -> Asking:
    step = turn.visit.step
    assert isinstance(step, Asking)
    return step


def _question(turn: Turn) -> Asked:
    return turn.interview.question(_step(turn).question, turn.visit.answers)


def _past(turn: Turn, following: str | None) -> Move:
    """To the next screen of the question; after its last one the whole answer is checked."""
    visit = turn.visit
    if following is not None:
        return turn_to(visit, replace(_step(turn), part=following, problem=None, grew=False))
    return _settle(turn, turn.interview.accept(_question(turn), visit.drafts, visit.answers))


def _settle(turn: Turn, accepted: Answers | tuple[FieldProblem, ...]) -> Move:
    """Answered: on. Not yet: every problem at once, the first one where the eyes are.

    What is only hardly so is asked once more: つぎへ again, and it is so.
    """
    if not isinstance(accepted, Answers):
        problem = accepted[0]
        matter = turn.interview.desk_of(problem)
        if matter is not None:
            visit = replace(turn.visit, step=replace(_step(turn), problem=None))
            return lead(replace(turn, visit=visit), LedToDesk(matter))
        part = problem.part or _step(turn).part
        return turn_to(turn.visit, replace(_step(turn), part=part, problem=problem))
    doubts = turn.interview.doubts(_question(turn), accepted)
    if doubts and _step(turn).problem != doubts[0]:
        return turn_to(turn.visit, replace(_step(turn), problem=doubts[0]))
    return _forward(turn, accepted, after=_question(turn))


def _forward(turn: Turn, answers: Answers, after: Asked | None) -> Move:
    """The next question on the way, or one that a corrected answer has opened, or the check page."""
    interview, visit = turn.interview, replace(turn.visit, answers=answers)
    step = visit.step if isinstance(visit.step, Asking) else None
    ahead = _ahead(interview.asked(answers), answers, after, step)
    if not ahead:
        return plan.begin(turn, visit) if plan.is_guide(turn) else go(visit, _to_check(turn, visit))
    returning = step is not None and step.returning
    asked = ask(turn, ahead[0], answers, Asking(FieldId(""), returning=returning))
    there = replace(turn, visit=replace(visit, step=asked))
    expected = remaining(turn) + (1 if after is None else -1)
    if after is not None and is_name(FieldId(after.id)):
        expected = remaining(turn)  # how a name is written was no question of its own
    return go(visit, replace(asked, grew=remaining(there) > expected))


def _to_check(turn: Turn, visit: Visit) -> Step:
    """The next of the riskiest answers that nobody has confirmed as it stands, else the check page."""
    answers, confirmed = visit.answers, turn.case.confirmed
    for question in turn.interview.to_confirm(answers):
        if confirmed.get(question.id) != answers.get(question.id):
            return ConfirmingAnswer(question.id)
    return CheckingAnswers()


def _ahead(
    questions: tuple[Asked, ...], answers: Answers, after: Asked | None, step: Asking | None
) -> tuple[Asked, ...]:
    """On the way forward all that follow, so that each is seen again; else what is unanswered."""
    names = [question.id for question in questions]
    if after is not None and after.id in names and not (step is not None and step.returning):
        return questions[names.index(after.id) + 1 :]
    return tuple(question for question in questions if not answers.has(FieldId(question.id)))
