"""Words around a figure that tell what sort of statement it is: a wish, a comparison, another event."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.arabic.number_words import fold
from briefing.arabic.speech import opens_clause, plain
from briefing.knowledge.figures.entry import FigureReading
from briefing.knowledge.figures.events import runs_long, scopes_in
from briefing.knowledge.figures.line import read_line, turn_before

_BAND = 20  # fighters; fewer are a band, no strength
_CLAUSE_END = re.compile(r"\.(?!\d)|[؛!?؟]|[،,] ?(?=(\w+))")
_STRENGTH = re.compile(
    r"(?<!\w)(?:[وفبل]{0,2}(?:عدد|تعداد|قوام|تقدير)\w*"
    r"|[وف]?[يت]?(?:تمركز|نتشر|تواجد|ملك|ضم|قدر|وجد)(?:ون|ت)?|لدي\w*|هناك|كانوا)(?!\w)"
)
_EVENT = r"\w*(?:هجوم|انفجار|تفجير|حادث|غار|قصف|عملي|اشتباك|معرك)\w*"
_OTHER = r"(?:اخر|اخري|منفصل|منفصله|ثان|ثاني|ثانيه|سابق|سابقه)"
_ANOTHER = re.compile(rf"(?<!\w){_EVENT} (?:\w+ )?{_OTHER}(?!\w)")
_COMPARES = re.compile(
    r"(?<!\w)(?:(?:اقل|اكثر|اعلي|ادني|اكبر|اقرب|ضعف|نصف|خلافا|بخلاف|يفوق|تفوق|يزيد|يقل|يخالف)"
    r" (?:بكثير |كثيرا )?(?:من |ل|عن |علي )?"
    r"(?:الرقم|العدد|الحصيله|التقدير|الارقام|التقديرات|ما اعلن|ما ذكر)"
    r"|مما (?:اعلن|ذكر|قال)|خلافا ل\w*(?:رقم|نسب|عدد|حصيل|تقدير)\w*)"
)
_COUNTED = re.compile(r"(?<!\w)[وفبل]{0,2}(?:(?:ال)?(?:عدد|اعداد|تقدير)\w*|[يت]?قدر(?:ت|ون|وا)?)(?!\w)")
_HERE = re.compile(r"(?<!\w)(?:في|داخل) (?:البلاد|البلد|المدينه|الداخل)(?!\w)")
_FALLEN = r"ال(?:قتلي|ضحايا|وفيات|جرحي|مصابين|مفقودين)"
_ROSE = r"[وفب]?(?:ارتفع|ارتفاع|ارتفعت|زاد|ازداد|تزايد|صعد|صعود|[يت]رتفع)"
_UPDATES = re.compile(
    rf"(?<!\w)(?:\w*حصيل\w*|{_ROSE} (?:ال)?عدد\w*|عدد (?:\w+ ){{1,9}}{_ROSE}"
    rf"|(?:عدد|اعداد) {_FALLEN}|{_FALLEN} (?:\w+ )?بلغ(?:وا)?)(?!\w)"
)
_SAYS = re.compile(
    r"(?<!\w)[وف]?(?:[يت](?:قول|تحدث|شير|قدر|ذكر|وكد|ري|ستند|حصي|حص|علن|فيد|وضح|تمسك)(?:ون)?"
    r"|(?:قال|تحدث|اشار|قدر|ذكر|اكد|اعلن|افاد|احصي|سجل|اوضح|حدد|نقل|كشف)(?:ت|وا)?)(?!\w)"
)
_ARMED = re.compile(
    r"(?<!\w)[وفبلك]{0,2}(?:ال)?(?:تنظيم|داعش|دواعش|جماع(?:ه|ات) (?:ال)?مسلح|قاعده|ميليشي|مليشي|متطرف|ارهابي|متمرد"
    r"|حوثي|طالبان|بوكو|فصائل|جهادي|الدوله الاسلاميه)"
)
_WISHED = re.compile(
    r"(?<!\w)[وف]?[يت]?(?:طالب|طالبت|مطالب|مطالبه|دعا|دعت|دعوه|اقترح|هدد|هددت|تهدد)(?:ون|وا|ات)?(?!\w)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """What the words around a figure tell."""

    turned: bool  # its clause turns from the one before: أما, بينما, لكن
    armed: bool  # the sentence is about an armed group
    wished: bool  # it is asked for, no fact
    strength: bool  # it says how many there are, not what they did
    compares: bool  # it says that another figure is given elsewhere: "less than the number that they announced"
    here: bool  # it is for one country or town that is not named again: في البلاد
    updates: bool  # it is the latest toll: ارتفعت حصيلة
    another: bool  # it is of another event than the one before: في هجوم آخر
    long: bool  # it counts over weeks or years: منذ بداية العام
    scopes: frozenset[str]  # sectors or groups that it is for: قطاع الصحة
    estimated: bool  # it is somebody's estimate: قدر, عدد


def read_cues(text: str, reading: FigureReading, found: Sequence[FigureReading]) -> Cues:
    """Read the cues around one of the figures found in a normalised sentence."""
    levelled = level(text)
    start, end = surroundings(text, reading, found)
    return Cues(
        turned=turn_before(read_line(text), reading.start) is not None,
        armed=_ARMED.search(levelled) is not None,
        wished=_WISHED.search(levelled) is not None,
        strength=not reading.acting and reading.value >= _BAND and _STRENGTH.search(levelled, start, end) is not None,
        compares=_COMPARES.search(levelled) is not None,
        here=_HERE.search(levelled) is not None,
        updates=_UPDATES.search(levelled, 0, reading.start) is not None,
        another=_ANOTHER.search(levelled, start, end) is not None,
        long=runs_long(levelled[start:end]),
        scopes=scopes_in(levelled[start:end]),
        estimated=_COUNTED.search(levelled, start, end) is not None,
    )


def restating_from(text: str, reading: FigureReading) -> int | None:
    """Return where a clause with a speaker of its own begins inside a sentence: بينما تقول مصادر طبية ..."""
    turn = turn_before(read_line(text), reading.start)
    if not turn or not _SAYS.search(level(text), turn, reading.start):
        return None
    return text.find(" ", turn) + 1


def is_set_against(text: str, reading: FigureReading, found: Sequence[FigureReading]) -> bool:
    """Say whether a figure is another's, which the one before it is compared with: "more than the toll of 14"."""
    ends = [each.end for each in found if each.end < reading.start]
    return bool(ends) and _COMPARES.search(level(text), max(ends), reading.start) is not None


def surroundings(text: str, reading: FigureReading, found: Sequence[FigureReading]) -> tuple[int, int]:
    """Return the stretch of a sentence that belongs to one of its figures: up to the figures beside it."""
    starts = [each.start for each in found if each.start > reading.start]
    ends = [each.end for each in found if each.end < reading.start]
    return max(ends, default=0), min([*starts, clause_end(text, reading.end)])


def clause_end(text: str, position: int) -> int:
    """Return where the clause at a place ends: at a stop, or at a comma with a new statement behind it."""
    for match in _CLAUSE_END.finditer(text, position):
        word = match[1]
        if word is None or opens_clause(plain(word)) or plain(word).startswith(("وي", "وت")):
            return match.start()
    return len(text)


def level(text: str) -> str:
    """Level the spellings of a text where that keeps its offsets."""
    folded = fold(text)
    return folded if len(folded) == len(text) else text
