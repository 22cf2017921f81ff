"""A family that tells the same of each whatever asks for it, and what a visit had them tell, of whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers, Data, Draft
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.kind import Parsed, mapping
from kiosk.forms.fields.person import SOMEBODY
from kiosk.forms.fields.persons import LIST
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.people import standing_here
from kiosk.forms.service import Interview
from kiosk.words.furigana import plain

HERE, HEAD, CHILD, SPOUSE, DEAD, MOTHER = "here", "head", "child", "spouse", "dead", "mother"
ACCOUNT = "account"
"""Theirs is the one registered with the state, which bears no name that could tell whose it is."""
ELSEWHERE: Data = {"postal_code": "1140014", "town": "東京都北区田端4丁目", "block": "7-3", "building": ""}
PEOPLE: Mapping[str, Mapping[str, Data]] = {
    HERE: {
        "name_kana": "ミホン\u3000ハナコ", "name": "見本\u3000花子", "birth_date": "1968-03-05",
        "gender": "female", "relation": "head", "name_letters": "MIHON HANAKO",
    },
    HEAD: {
        "name_kana": "ミホン\u3000イチロウ", "name": "見本\u3000一郎", "birth_date": "1965-04-06",
        "gender": "male", "relation": "head", "address": ELSEWHERE,
    },
    CHILD: {
        "name_kana": "ミホン\u3000コハル", "name": "見本\u3000小春", "birth_date": "2015-06-01",
        "gender": "female", "relation": "child", "kinship": "child", "lives": "together",
        "name_letters": "MIHON KOHARU", "address": ELSEWHERE,
    },
    MOTHER: {
        "name_kana": "ミホン\u3000ハルコ", "name": "見本\u3000春子", "birth_date": "1940-02-03",
        "gender": "female", "relation": "mother",
    },
    SPOUSE: {"name_kana": "ミホン\u3000ジロウ", "birth_date": "1966-07-08", "gender": "male"},
    DEAD: {
        "name_kana": "ミホン\u3000タロウ", "name": "見本\u3000太郎", "birth_date": "1960-03-05",
        "name_letters": "MIHON TARO",
    },
}  # fmt: skip
WHO: Mapping[str, tuple[str, ...]] = {
    "movers": (HERE, CHILD),
    "tennyu.foreigners": (HERE, CHILD),
    "tenkyo.foreigners": (HERE, CHILD),
    "kokuho-kanyu.members": (HERE, CHILD),
    "kokuho-soshitsu.members": (HERE, CHILD),
    "kokuho-soshitsu.foreigners": (HERE, CHILD),
    "jido-teate.children": (CHILD,),
    "jido-teate.ended": (CHILD,),
    "jido-teate.apart_children": (CHILD,),
    "jido-teate.foreigners": (CHILD,),
    "jido-teate.older": (),
    "jido-teate.spouse_person": (SPOUSE,),
    "deceased": (DEAD,),
    "okuyami.family": (HERE, CHILD),
    "okuyami.heir_person": (CHILD,),
}  # fmt: skip
"""Whom each question for one or for several people is about."""
NAMED: Mapping[str, str] = {
    "new_head": HERE, "old_head": HERE, "tennyu.register_head": HERE, "tenshutsu.next_head": HEAD,
    "tenkyo.next_head": HEAD, "tenkyo.split_head": CHILD,
    "okuyami.mourner": CHILD, "kaigo-nintei.companion_name": CHILD,
}  # fmt: skip
"""Whom each question for a name alone is about."""
SUBJECT = "subject"
TOLD_BY: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "okuyami.kinship": ("kinship", (SUBJECT,)),
    "okuyami.tie": ("kinship", (SUBJECT,)),
    "okuyami.home": ("lives", (SUBJECT,)),
    "birth.born_on": ("birth_date", (CHILD,)),
    "birth.parents": ("nationality", (CHILD,)),
    "tennyu.nationals": ("nationality", (HERE, CHILD)),
    "kokuho-soshitsu.nationals": ("nationality", (HERE, CHILD)),
}
"""What other questions tell, and of whom; `SUBJECT` is whose matter it is there."""
SAME = {("kokuho-kanyu.members", "residence"): "nationality"}
OTHER = {("jido-teate.children", "relation"): "relation to who receives"}
"""What goes by another name, or by the name of something else, where it is asked."""


@dataclass(frozen=True, slots=True)
class Told:
    """One fact of one person, as a screen asked for it."""

    whose: str
    what: str
    field: str


@dataclass(frozen=True, slots=True)
class Family:
    """Who they are.

    Attributes:
        who: Instead of the usual ones (`WHO`).
        subjects: Whose matter each procedure is, where it is not that of whoever is here.
        facts: Of a person, instead of the usual ones (`PEOPLE`).
    """

    who: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    subjects: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Mapping[str, Data]] = field(default_factory=dict)

    def knows(self, question: Question) -> bool:
        """Whether these people answer that, rather than the kind's sample."""
        alone = question.kind == "bank-account" or question.id in NAMED or "." in _member(question)
        return bool(self._about(question)) or alone

    def born(self, whose: str) -> str:
        """Their birth date, as a card tells it."""
        return str(self._fact(whose, "birth_date"))

    def answered(
        self, question: Question, interview: Interview, answers: Answers
    ) -> tuple[Draft, tuple[Told, ...]]:
        """The whole answer as a draft, and all that was really asked for it."""
        if question.kind == "persons":
            return self._listed(question, interview, answers)
        if question.kind == "person":
            return self._alone(question, interview, answers)
        if question.kind == "bank-account":
            whose = self.here_as(question.holder or "subject", interview)
            return self._draft(question, {"place": "registered"}, interview), (
                Told(whose, ACCOUNT, question.id),
            )
        whose = NAMED.get(question.id) or self.here_as(question.id.partition(".")[0], interview)
        what = "name_kana" if question.id in NAMED else _member(question).partition(".")[2]
        draft = self._draft(question, self._fact(whose, what), interview)
        told = () if self._offered(question, whose, interview, answers) else (Told(whose, what, question.id),)
        return draft, told

    def here_as(self, role: str, interview: Interview) -> str:
        """Who `subject` or `visitor` is in that procedure."""
        if role == standing_here(interview.applicant):
            return HERE
        return self.subjects.get(interview.procedure.id, HEAD)

    def told_by(self, question: Question, interview: Interview) -> tuple[Told, ...]:
        """What an answer that is not theirs alone tells of them."""
        what, people = TOLD_BY.get(question.id, ("", ()))
        named = (self.here_as(SUBJECT, interview) if one == SUBJECT else one for one in people)
        return tuple(Told(whose, what, question.id) for whose in named)

    # ------------------------------------------------------------------ one, several, a name
    def _listed(
        self, question: Question, interview: Interview, answers: Answers
    ) -> tuple[Draft, tuple[Told, ...]]:
        drafts = interview.acted(question, LIST, "none", {}, answers)[0]
        told: list[Told] = []
        for whose in self._about(question):
            place = self._place(question, whose, drafts[question.id], interview)
            part: str | None
            if place is None:
                action = self._side_way(question, LIST, "known", whose, interview, answers, drafts) or "add"
                drafts, part = interview.acted(question, LIST, action, drafts, answers)
                place = len(_rows(drafts[question.id])) - 1
            else:
                part = interview.next_part(question, LIST, drafts, answers)
            while part is not None and part.startswith(f"{place}."):
                name = part.split(".")[1]
                drafts = {
                    question.id: self._with(question, place, name, whose, drafts[question.id], interview)
                }
                told.append(Told(whose, _what(question, name), f"{question.id}.{name}"))
                part = interview.next_part(question, part, drafts, answers)
        return drafts[question.id], tuple(dict.fromkeys(told))

    def _alone(
        self, question: Question, interview: Interview, answers: Answers
    ) -> tuple[Draft, tuple[Told, ...]]:
        (whose,) = self._about(question)
        part: str | None = interview.first_part(question, {}, answers)
        drafts: Mapping[FieldId, Draft] = {}
        action = self._side_way(question, part or "", SOMEBODY, whose, interview, answers, drafts)
        told: list[Told] = []
        if action is not None:
            drafts, part = interview.acted(question, part or "", action, drafts, answers)
            if part == interview.parts(question, drafts, answers)[-1]:
                part = None if interview.check_part(question, part, drafts, answers) is None else part
        while part is not None:
            name = part.split(".")[0]
            rows = self._with(question, 0, name, whose, [drafts.get(question.id) or {}], interview)
            drafts = {question.id: _rows(rows)[0]}
            told.append(Told(whose, _what(question, name), f"{question.id}.{name}"))
            part = interview.next_part(question, part, drafts, answers)
        return drafts[question.id], tuple(dict.fromkeys(told))

    def _side_way(
        self,
        question: Question,
        part: str,
        verb: str,
        whose: str,
        interview: Interview,
        answers: Answers,
        drafts: Mapping[FieldId, Draft],
    ) -> str | None:
        """The button that takes somebody over who is known already."""
        shown = interview.view(question, part, drafts, answers).field.extras
        offered = {plain(one.label): one.id for one in shown if one.id.startswith(f"{verb}:")}
        names = [str(self._fact(whose, name)) for name in ("name_kana", "name", "name_letters")]
        return next((id_ for label, id_ in offered.items() if any(name in label for name in names)), None)

    def _offered(self, question: Question, whose: str, interview: Interview, answers: Answers) -> bool:
        if question.kind != "kana":
            return False
        return self._side_way(question, "", "known", whose, interview, answers, {}) is not None

    def _place(self, question: Question, whose: str, rows: Draft, interview: Interview) -> int | None:
        """Where they stand in the list already: by their name, or by their birth date where it has none."""
        subs = {str(sub.id): sub for sub in question.each}
        for place, row in enumerate(_rows(rows)):
            known = [name for name in ("name_kana", "birth_date") if mapping(row).get(name) is not None]
            for name in known[:1]:
                if mapping(row)[name] == self._draft(subs[name], self._fact(whose, name), interview):
                    return place
        return None

    def _with(
        self, question: Question, place: int, name: str, whose: str, rows: Draft, interview: Interview
    ) -> Draft:
        sub = next(one for one in question.each if one.id == name)
        found = _rows(rows)
        found[place] = {**mapping(found[place]), name: self._draft(sub, self._fact(whose, name), interview)}
        return found

    def _draft(self, question: Question, data: Data, interview: Interview) -> Draft:
        kind, context = KINDS[question.kind], interview.sample_context()
        read = Parsed(kind.sample(question, context)) if data is None else kind.parse(question, data, context)
        assert isinstance(read, Parsed), (question.id, read)
        return kind.pieces(question, read.value, context)

    # ------------------------------------------------------------------ who and what
    def _about(self, question: Question) -> tuple[str, ...]:
        if question.kind not in ("person", "persons"):
            return ()
        return self.who.get(question.id, WHO.get(question.id, ()))

    def _fact(self, whose: str, what: str) -> Data:
        return {**PEOPLE[whose], **self.facts.get(whose, {})}.get(what)


def told_again(told: tuple[Told, ...]) -> Iterator[str]:
    """Every fact of a person that a second screen asked for: `child.nationality (kokuho-kanyu.members…)`."""
    known: set[tuple[str, str]] = set()
    for one in told:
        if (one.whose, one.what) in known:
            yield f"{one.whose}.{one.what} ({one.field})"
        known.add((one.whose, one.what))


def _what(question: Question, name: str) -> str:
    where = (question.id, name)
    return SAME.get(where) or OTHER.get(where) or name


def _member(question: Question) -> str:
    """`subject.phone` of that question, "" of any that is not one of the two persons'."""
    return question.id if question.id.startswith(("subject.", "visitor.")) else ""


def _rows(rows: Draft) -> list[Draft]:
    return list(rows) if isinstance(rows, list) else []
