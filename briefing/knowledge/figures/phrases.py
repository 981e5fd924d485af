"""What a number counts: the noun behind it, or the one before it that عدد introduces, with its adjectives."""

from dataclasses import dataclass

from briefing.arabic.number_words import fold
from briefing.arabic.speech import is_verb_in_past
from briefing.knowledge.figures.bounds import bound_start
from briefing.knowledge.figures.illness import as_case
from briefing.knowledge.figures.line import Line, listed
from briefing.knowledge.figures.nouns import (
    Noun,
    is_bare,
    is_definite,
    nationality,
    noun_of,
    outcome_behind,
    unknown_noun,
)

_SHORTEST = 3  # letters of a word taken for a noun that no list has
_HEAD_REACH = 16  # words before a number among which عدد may stand
_NEAR = 8  # words before a number among which العدد may stand

OF_THEM = listed("منهم منها منهن منهما بينهم بينها بينهن ضمنهم وسطهم ومنهم ومنها وبينهم وبينها")
_OF_THEM_BEHIND = listed("منهم منها منهن منهما")  # بينهم begins a part, it does not close one
_HEADS = listed("عدد تعداد حصيله اجمالي مجموع اعداد قوام")
_POINTING = listed(
    "العدد الرقم رقم الحصيله عددهم عددها عددهن تعدادهم تعدادها اعدادهم انهم انهن وعددهم وعددها والعدد بعددهم لعددهم هم"
    " مجموعهم اجماليهم اولئك هولاء"
)
_AGAIN = listed("العدد الرقم الحصيله عددهم عددها عددهن تعدادهم التكلفه الكلفه النسبه")
_OR_SUSPECTED = listed("ومشتبه ومشتبها ومحتمله والمشتبه والمحتمله ومرجحه")  # confirmed and suspected ones
_QUALITIES = {
    fold(word): english
    for english, words in {
        "foreign": "أجنبي أجنبيا أجنبية أجانب الأجانب أجنبيين الأجنبية",
        "new": "جديد جديدا جديدة جدد جديدين",
        "additional": "إضافي إضافيا إضافية إضافيين",
        "civilian": "مدني مدنيا مدنية",
        "military": "عسكري عسكريا عسكرية",
        "residential": "سكني سكنيا سكنية",
        "surgical": "جراحية",
        "medical": "طبي طبيا طبية",
        "suicide": "انتحاري انتحاريا انتحارية",
        "political": "سياسي سياسيا سياسية",
        "commercial": "تجاري تجاريا تجارية",
        "armed": "مسلحا مسلحة",
        "local": "محلي محليا محلية محليين",
        "health": "صحي صحيا صحية",
        "school": "مدرسي مدرسية دراسي دراسية",
        "solar": "شمسي شمسيا شمسية",
        "public": "عمومي عموميا عمومية",
        "private": "خاصا خاصة",
        "confirmed": "مؤكدة",
        "economic": "اقتصادي اقتصاديا اقتصادية",
        "agricultural": "زراعي زراعيا زراعية فلاحي فلاحية",
        "industrial": "صناعي صناعيا صناعية",
    }.items()
    for word in words.split()
}
_FORCES = {
    "امن": "security personnel",
    "امنيا": "security personnel",
    "شرطه": "police officers",
    "جيش": "soldiers",
    "درك": "gendarmes",
    "حرس": "guards",
}
_PER = {
    "يوميا": "a day",
    "سنويا": "a year",
    "شهريا": "a month",
    "اسبوعيا": "a week",
    "للبرميل": "a barrel",
    "للطن": "a tonne",
    "للكيلوغرام": "a kilogram",
    "للاونصه": "an ounce",
    "في اليوم": "a day",
    "في السنه": "a year",
    "في العام": "a year",
    "في الشهر": "a month",
    "في الاسبوع": "a week",
    "في الساعه": "an hour",
    "في الثانيه": "a second",
}
_FUNCTION_WORDS = listed(
    "في من علي الي عن مع بعد قبل منذ خلال حتي ان او و ثم بين ما لا لم لن قد كان كانت هو هي هم هذا هذه ذلك تلك التي"
    " الذي الذين اي كل بعض غير سوي الا فقط ايضا كما حيث اذ اذا عند لدي لكن بل اما حين عام سنه يوم حول ضد نحو دون عبر"
    " تحت فوق امام وراء لدي وفق حسب بحسب وفقا رغم بسبب نتيجه مقابل مقارنه علما وهو وهي وهم تقريبا حوالي اكثر اقل مما"
    " ليس ليست جميعهم جميعها كلهم معظمهم معظمها نصفهم نصفها اغلبهم لاسيما فضلا اضافه بما عاما سواء كانوا يوميا سنويا"
    " شهريا هناك هنا الان امس اليوم غدا مساء صباح ظهر فجر انه انها انهم عليه عليها فيه فيها به بها له لها لهم اليه يتم"
    " بلا تم مئويه مئوي الف مليون مليار ولا"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A counted noun with what stands beside it."""

    noun: Noun | None  # None: only a pronoun, "of them"
    first: int  # token of the noun
    stop: int  # index behind its adjectives
    qualities: tuple[str, ...] = ()  # "foreign", "Libyan"
    per: str = ""  # "a day"
    part: bool = False  # of a whole named before: منهم
    en: str = ""  # English that its complement gives: عناصر الأمن


def phrase_behind(line: Line, index: int, *, guess: bool) -> Phrase | None:
    """Read the noun behind a number; `guess` takes a word that no list has for one."""
    if _is_of_them(line, index):
        return Phrase(noun=None, first=index, stop=index + 1, part=True)
    among = line.form(index) == "من"
    if not among and is_definite(line.form(index)):
        return None  # خمس السكان is a fifth of them
    start = index + among + (line.form(index + 1) in {"بين", "اصل"} and among)
    found = _listed(line, start)
    if found is not None and among and found[0].key == "nationalities":
        return None
    if found is not None and not among and not is_bare(" ".join(line.forms(start, found[1]))):
        found = None  # 12 لسنة 2014 counts no years
    if found is None:
        if among or not guess or not _may_be_noun(line, start):
            return None
        found = unknown_noun(line.form(start)), start + 1
    noun, stop = found
    return _with_adjectives(line, noun, start, stop)


def _is_of_them(line: Line, index: int) -> bool:
    """Whether "of them" belongs to what was counted before it, not to what follows: 15 منهم 6, 12 قتيلا بينهم أطفال."""
    if line.form(index) not in _OF_THEM_BEHIND or not line.form(index):
        return False
    if any(bound_start(line, numeral.first) == index + 1 for numeral in line.numerals):
        return False
    return line.form(index + 1) in _FUNCTION_WORDS or not is_bare(line.form(index + 1))


def _listed(line: Line, index: int) -> tuple[Noun, int] | None:
    """Find a term of two words, or one, in the lists; a word joined by و begins something else."""
    if not line.is_word(index) or (line.form(index).startswith("و") and noun_of(line.form(index)[1:])):
        return None
    if line.is_word(index + 1):
        noun = noun_of(f"{line.form(index)} {line.form(index + 1)}")
        if noun is not None:
            return noun, index + 2
    noun = noun_of(line.form(index))
    return None if noun is None or noun.dual else (noun, index + 1)


def _may_be_noun(line: Line, index: int) -> bool:
    form = line.form(index)
    if not line.is_word(index) or len(form) < _SHORTEST or form in _FUNCTION_WORDS:
        return False
    attached = form.startswith(("و", "ال")) or (form[0] in "بلفيت" and not form.endswith("ا"))
    if form in OF_THEM or (attached and not is_bare(form)):
        return False  # the ا of the accusative tells a noun from a verb or a preposition with its noun
    return not is_verb_in_past(form) and outcome_behind(form) is None and not nationality(form)


def _with_adjectives(line: Line, noun: Noun, first: int, stop: int) -> Phrase:
    noun = as_case(line, noun, stop)
    qualities: list[str] = []
    en = ""
    if noun.key == "member":
        force = _FORCES.get(line.form(stop).removeprefix("ال"), "")
        en, stop = force, stop + bool(force)
    while line.is_word(stop) and len(qualities) < 2:  # noqa: PLR2004 - two adjectives at most
        form = line.form(stop)
        quality = (
            "" if line.form(stop + 1) in _OR_SUSPECTED else _QUALITIES.get(form) or nationality(form.removeprefix("ال"))
        )
        if not quality or form.startswith("و"):
            break
        qualities.append(quality)
        stop += 1
    part = _is_of_them(line, stop) and not line.form(stop).startswith(("و", "ب"))
    return Phrase(
        noun=noun,
        first=first,
        stop=stop + part,
        qualities=tuple(qualities),
        per=per_behind(line, stop),
        part=part,
        en=en,
    )


def nationality_behind(line: Line, index: int) -> str:
    """Return the nationality that an adjective at a place gives: "Libyan"; "" where there is none."""
    form = line.form(index)
    return "" if form.startswith(("و", "ال")) else nationality(form)


def per_behind(line: Line, index: int) -> str:
    """Read "a day" or the like among the few words at a place."""
    for place in range(index, index + 3):
        if line.ends_clause(place):
            break
        found = _PER.get(line.form(place)) or _PER.get(f"{line.form(place)} {line.form(place + 1)}")
        if found:
            return found
    return ""


def head_before(line: Line, index: int, *, since: int) -> Phrase | None:
    """Find the noun that عدد or حصيلة counts before a number: عدد القتلى إلى 12."""
    for place in range(index - 1, max(since, line.clause_start(index), index - _HEAD_REACH) - 1, -1):
        form = line.form(place)
        if form in _POINTING:
            return None
        bare = form[1:] if form[1:] in _HEADS and form[0] in "وفبل" else form
        if bare in _HEADS:
            for noun_place in range(place + 1, min(place + 4, index)):
                found = _listed(line, noun_place)
                if found is not None:
                    return _with_adjectives(line, found[0], noun_place, found[1])
            return None
    return None


def points_back(line: Line, index: int, *, since: int) -> bool:
    """Say whether a word before a number refers to what was counted earlier: العدد, إنهم."""
    start = max(since, line.clause_start(index), index - _NEAR)
    return any(form in _POINTING or form.removeprefix("و") in _POINTING for form in line.forms(start, index))


def counts_again(line: Line, index: int, *, since: int) -> bool:
    """Say whether a number is given for what was counted before: وتقول إن العدد بلغ 15 ألف طبيب."""
    start = max(since, line.clause_start(index), index - _NEAR)
    return any(form.lstrip("وب") in _AGAIN for form in line.forms(start, index))


def is_governed(line: Line, index: int) -> bool:
    """Say whether a word that has a meaning of its own stands right before a number: ودفن 10."""
    form = line.form(index - 1)
    links = form in OF_THEM or form in _FUNCTION_WORDS or form.removeprefix("و") in _FUNCTION_WORDS
    return line.is_word(index - 1) and not links


def is_part(line: Line, index: int) -> bool:
    """Say whether "among them" stands right before a number, the words of its bound left out."""
    while line.form(index - 1) in {"من", "ما", "بين", "هناك"}:
        index -= 1
    return line.form(index - 1) in OF_THEM
