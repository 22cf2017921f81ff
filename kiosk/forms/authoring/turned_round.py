"""Conditions that the words around them contradict: `is` where `not` was meant, or another option.

Four signs show it: a question that names an option, or is about what an option is about, and is not asked
where that one is chosen; an option that says 「つぎに、お聞きします」, after which nothing more is asked;
and a question about what there is, put only to those who said that there is none. Nothing else in a
definition tells which way a condition was meant, but for the answers of ordinary people (`ordinary`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kiosk.basics.telling import told
from kiosk.forms.authoring.deciding import outcomes
from kiosk.forms.authoring.morphemes import words_in
from kiosk.forms.conditions import Condition, fields_of
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_conditions import nodes
from kiosk.forms.definition.placed_questions import questions_of
from kiosk.forms.definition.printed_options import bare
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path
from kiosk.forms.fields.kind import Context
from kiosk.words.furigana import plain

_SEVERAL = ("choices", "documents")
_NEVER_ASKED = ("office", "next-steps")
_OTHERS = re.compile("以外|ほか|そと|ではない|でない|のない|いない|ちがう")
"""A question for what is not the option that it names."""
_ANOTHER = re.compile("新しい|別の|べつの|前の|もうひとつ|つぎの")
"""The new address of whoever said that theirs is not the same."""
_SENTENCE = re.compile("(?:です|ます|ました|ません)$")
_NEXT = re.compile("つぎに、?[^。]*(?:聞き|入れ|えらび|えらべ|選び|選べ|答え|書き)(?:し)?(?:ます|て)")
_IS_THERE = re.compile(
    "^([^。]+?)[がはをも](?:今)?(?:い|あり|持ってい|受けてい|もらってい|入ってい|ござい)(?:ます|ました)か$"
)
_ABOUT_IT = re.compile("は(?:どなた|どこ|いつ|いくつ|どれ|なん|何[^で]{0,2})(?:です|でした)か$")
_NO = re.compile("^いいえ|(?:いません|ありません|なし|ない)$")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A question, one before on whose options it depends, and how its condition turns out after each.

    That is worked out when it is asked for: most words name no option, and trying every answer takes long.
    """

    question: Question
    before: Question
    outcomes: Callable[[str], frozenset[bool]]

    def is_asked(self, option: Choice) -> bool:
        """Where there are too many answers to try, it may be."""
        return self.outcomes(option.id) != {False}

    def is_looked_at(self, option: Choice) -> bool:
        """Of several that may be chosen together, whether the condition asks for this one at all."""
        tested = self._tested()
        return not tested or option.id in tested

    def is_because_of(self, option: Choice) -> bool:
        """Asked where it is chosen, and not after every other.

        Of several, another one excludes nothing: there it is asked for by name.
        """
        others = (one for one in self.before.options if one != option)
        by_name = self.before.kind in _SEVERAL and option.id in self._tested()
        return self.is_asked(option) and (by_name or any(True not in self.outcomes(one.id) for one in others))

    def _tested(self) -> frozenset[str]:
        whens = () if self.question.when is None else nodes(self.question.when, ())
        tested = (
            None if node.has is None else str(node.has) for _, node in whens if node.field == self.before.id
        )
        return frozenset(one for one in tested if one is not None)


def turned_round(procedure: Procedure, context: Context) -> Iterator[Finding]:
    """Every condition of a question that its own words, or those of the answers before it, contradict."""
    asked = [(path, one) for path, one in questions_of(procedure) if one.kind not in _NEVER_ASKED]
    pairs = [
        (path, _pair(question, before, procedure, context))
        for path, question in asked
        for before in _on_which_it_depends(procedure, question)
    ]
    for path, pair in pairs:
        label = _named(pair) or _of_others(pair)
        if label:
            pattern = "speaks of {label!r}, and is not asked where that is chosen ({field})"
            yield Finding((*path, "when"), told(pattern, label=label, field=pair.before.id))
        what = _of_nothing(pair)
        if what:
            pattern = "asks about 「{what}」 of those alone who have none ({field})"
            yield Finding((*path, "when"), told(pattern, what=what, field=pair.before.id))
    for path, question in asked:
        after = [pair for _, pair in pairs if pair.before == question]
        yield from _broken_promises(question, after, path)


def _pair(question: Question, before: Question, procedure: Procedure, context: Context) -> _Pair:
    options = {option.id: option for option in before.options}

    @cache
    def turned_out(option: str) -> frozenset[bool]:
        chosen = _chosen(before, options[option])
        whens = tuple(one for one in (question.when, before.when, chosen) if one is not None)
        return outcomes(Condition(all=whens), procedure, context)

    return _Pair(question, before, turned_out)


def _chosen(question: Question, option: Choice) -> Condition:
    value = {"yes": True, "no": False}[option.id] if question.kind == "yes-no" else option.id
    test = "has" if question.kind in _SEVERAL else "is"
    return Condition.model_validate({"field": question.id, test: value})


def _on_which_it_depends(procedure: Procedure, question: Question) -> Iterator[Question]:
    for name in dict.fromkeys(fields_of(question.when)):
        found = procedure.question(name)
        if found is not None and found.options:
            yield found


def _named(pair: _Pair) -> str | None:
    """The option that it names, where nobody is asked who chose it."""
    said = f"{bare(pair.question.title)}。{bare(pair.question.label)}"
    if _OTHERS.search(said):
        return None
    words = {_words(one): one for one in pair.before.options}
    named = [one for one in words if len(one) > 1 and one in said and not _SENTENCE.search(one)]
    named = [one for one in named if not any(one in other and one != other for other in named)]
    because_of = [one for one in named if pair.is_asked(words[one]) and pair.is_looked_at(words[one])]
    return named[0] if named and not because_of else None


def _of_others(pair: _Pair) -> str | None:
    """An option about what it asks for, where nobody is asked who chose it; no other one speaks of it."""
    about = _nouns(pair.question.label)
    if not any(about & _nouns(one.label) for one in pair.before.options):
        return None
    asked = [one for one in pair.before.options if pair.is_asked(one)]
    said = (f"{one.label}。{one.note or ''}" for one in asked)
    if not asked or about & _nouns(pair.before.title, *said) or _ANOTHER.search(plain(pair.question.label)):
        return None
    others = (one for one in pair.before.options if one not in asked)
    return next((_words(one) for one in others if about & _nouns(one.label)), None)


def _of_nothing(pair: _Pair) -> str | None:
    """What it asks about (who, where, when), where only those are asked who said that there is none."""
    there = _IS_THERE.search(_question(pair.before))
    what = _last_noun(there[1]) if there else ""
    if not what or what not in _question(pair.question) or not _ABOUT_IT.search(_question(pair.question)):
        return None
    no = [one for one in pair.before.options if one.id in ("no", "none") or _NO.search(bare(one.label))]
    yes = [one for one in pair.before.options if one not in no]
    return what if no and yes and not any(map(pair.is_asked, yes)) else None


def _broken_promises(question: Question, after: Iterable[_Pair], path: Path) -> Iterator[Finding]:
    """Options that say that something is asked next, and nothing is that is not asked after others, too."""
    for place, option in enumerate(question.options):
        if not any(_NEXT.search(bare(text)) for text in (option.label, option.note or "")):
            continue
        if not any(pair.is_because_of(option) for pair in after):
            message = told("says that something is asked next, and nothing is: is a condition turned round?")
            yield Finding((*path, "options", place, "note"), message)


def _words(option: Choice) -> str:
    """What an option says, without its yes or no."""
    return re.sub("^(?:はい|いいえ)", "", bare(option.label))


def _question(question: Question) -> str:
    return bare(question.title).rstrip("?")


def _nouns(*texts: str) -> frozenset[str]:
    """Things that they speak of; names of places and numbers say nothing."""
    words = (word for text in texts for word in words_in(plain(text)))
    nouns = (one.normalized_form() for one in words if one.part_of_speech()[:2] == ("名詞", "普通名詞"))
    return frozenset(one for one in nouns if len(one) > 1)


def _last_noun(text: str) -> str:
    """「北区からの手紙」 is about the letter: its last word, with what makes one word with it."""
    nouns = ""
    for word in words_in(text):
        is_noun = word.part_of_speech()[0] in ("名詞", "接尾辞", "接頭辞")
        nouns = nouns + word.surface() if is_noun else ""
    return nouns
