"""Numbers in Arabic text that count nothing: dates, years, ages, scores, articles of law, names that hold digits."""

import re
from collections.abc import Sequence

from briefing.arabic.dates import find_dates
from briefing.arabic.months import find_months
from briefing.knowledge.figures.line import Line, Numeral, listed
from briefing.quantity import Kind, Quantity

_YEARS = range(1900, 2101)
_SCORES = range(20)
_PARENTS = frozenset({"ام", "اب", "والد", "والده"})
_QUOTES = frozenset('"«»“”')
_TITLE = 3  # words behind a number that a name between quotation marks may have
_LONG = 7  # digits without separators: a telephone or an account
_AGE_REACH = 6  # words before a number of years that may make it an age

# Words with which a number makes a name or an address: the article 5, road 12, resolution 2254.
_NAMED = listed(
    "ماده الماده بند البند فقره الفقره قرار القرار قرارها رقم رقمه رقمها برقم بالرقم طريق الطريق شارع الشارع"
    " قناه القناه طراز نموذج موديل دقيقه الدقيقه صفحه الصفحه القرن الجيل هاتف هاتفيا البروتوكول بروتوكول"
    " مرسوم المرسوم ظهير الظهير الحلقه حلقه رؤيه رويه كوفيد بوينغ بوينج ايرباص ايفون سوخوي ميغ ميج"
    " اباتشي ميراج اللواء الكتيبه الفرقه القاعه قاعه البوابه بوابه غرفه الغرفه الخط خط مجموعه المجموعه"
    " فئه الفئه المرتبه مرتبه المركز الفصل فصل الموسم الجوله جوله الاسبوع المربع مربع القطاع قطاع حي الحي"
    " وادي فوج الفوج مونديال نسخه النسخه الدوره دوره صيغه بصيغه وكالفصل الشوط والقانون القانون قانون"
)
_AGE_BEFORE = listed(
    "العمر عمر عمره عمرها عمرهم اعمارهم اعمارهن اعمار البالغ البالغه البالغين سن سنه عمرا عاما يناهز بعمر"
    " يبلغ تبلغ يبلغان تبلغان يبلغون والبالغ والبالغه"
)
_AGE_NOUNS = listed("عام عاما سنه سنوات اعوام ربيعا شهرا")
_SINCE = listed("منذ قبل بعد خلال غضون مدي طوال طيله مدار ظرف كل اول اخر قبيل بحلول عام سنه بعام لعام")
_TIME_BEHIND = listed(
    "الماضيه الماضي الماضيين الاخيره الاخيرين المقبله المقبل القادمه القادم التاليه التالي السابقه الجاريه مضت خلت"
)
_TIMES = listed(
    "عام عاما اعوام سنه سنوات شهر شهرا اشهر شهور اسبوع اسبوعا اسابيع يوم يوما ايام ليله ليال ساعه ساعات دقيقه"
    " دقائق ثانيه ثوان السنوات الاعوام الاشهر الايام الاسابيع الساعات الشهور الدقائق الليالي العقود عقود عقد قرون قرن"
)
_LASTING = listed(
    "استمر استمرت يستمر تستمر دام دامت استغرق استغرقت يستغرق تستغرق قضي امضي امضت لمده مده"
    " مدتها مدته تمتد يمتد امتد امتدت تاخر بتاخر"
)
_TERM_REACH = 9  # words between a sentence to prison and its years
_TERM = listed("بالسجن بالحبس سجنا حبسا بسجن بسجنه بسجنها بسجنهم بسجنهما بحبس بحبسه بحبسها بحبسهم والسجن والحبس")
_PRISON = listed("السجن الحبس سجن حبس")
_WHEN = listed("منذ قبل بعد خلال")
_INSIDE = listed("في داخل من الي خارج وراء خلف ب")
_GRADES = listed("اوكتان")
_GRADED = listed("بنزين البنزين اوكتان الاوكتان")  # petrol 95
_MOST_OCTANE = 103
_YEAR_BEFORE = listed("منذ عام سنه بحلول موسم العام السنه عامي لعام بعام مطلع نهايه بدايه منتصف اواخر اوائل")
_DAYS_BEFORE = listed("يوم يومي ايام يوما ليله ليلتي فجر صباح مساء")
_SCORE = re.compile(r"\d\s?[-–—:/+×x]\s?$")
_SCORE_ON = re.compile(r"^\s?[-–—:/+×x]\s?\d")
_GLUED_BEFORE = re.compile(r"[A-Za-z_]$|(?<=\w)[-–]$|[#@+]$")
_GLUED_BEHIND = re.compile(r"^(?:[-–][^\W\d_]|[A-Za-z_])")
_MONTH_GAP = re.compile(r"\s*(?:من)?\s*(?:شهر|الشهر)?\s*[بلكوف]?(?:ال)?")


def dated(text: str, numerals: Sequence[Numeral]) -> frozenset[int]:
    """Return the indices of the numbers that belong to dates."""
    dates = find_dates(text)
    months = find_months(text)
    return frozenset(
        index
        for index, numeral in enumerate(numerals)
        if any(date.start < numeral.quantity.end and numeral.quantity.start < date.end for date in dates)
        or any(_MONTH_GAP.fullmatch(text, numeral.quantity.end, month.start) for month in months)
    )


def counts_nothing(line: Line, numeral: Numeral, *, noun: bool) -> bool:
    """Say whether a number counts nothing, dates aside; `noun` says that a known noun stands behind it."""
    quantity = numeral.quantity
    never = (
        quantity.value == 0
        or _is_glued(line, quantity)
        or _is_of_family(line, numeral)
        or line.form(numeral.stop) in _GRADES
        or (line.form(numeral.first - 1) in _GRADED and not noun and quantity.value < _MOST_OCTANE)
        or _is_title(line, numeral)
        or _is_age(line, numeral)
        or _is_stretch_of_time(line, numeral)
        or line.forms(numeral.first - 2, numeral.first) == ["من", "كل"]  # four of every ten
    )
    if never or quantity.kind is not Kind.CARDINAL:
        return never
    before = line.form(numeral.first - 1)
    direct = noun and line.form(numeral.stop) != "من"  # في الحي 11 ألف نسمة, but المادة 18 من القانون
    return (before in _NAMED and not quantity.spelled and not direct) or (
        not noun
        and (
            before == "اصل"
            or _is_year(quantity)
            or _is_score(line, quantity)
            or _is_definite(line, numeral)
            or (quantity.text.isdecimal() and len(quantity.text) >= _LONG)
        )
    )


def _is_of_family(line: Line, numeral: Numeral) -> bool:
    """Whether it counts somebody's children: a mother of five."""
    return line.form(numeral.first - 1) in _PARENTS and line.form(numeral.first).startswith("ل")


def _is_glued(line: Line, quantity: Quantity) -> bool:
    """Whether the digits are part of a name: F-16, 5G, بي-2."""
    before, behind = line.text[: quantity.start], line.text[quantity.end :]
    return bool(_GLUED_BEFORE.search(before) or _GLUED_BEHIND.search(behind))


def _is_title(line: Line, numeral: Numeral) -> bool:
    """Whether it stands in a short name between quotation marks: "60 دقيقة"."""
    if line.form(numeral.first - 1) not in _QUOTES:
        return False
    return any(line.form(index) in _QUOTES for index in range(numeral.stop, numeral.stop + _TITLE))


def _is_year(quantity: Quantity) -> bool:
    bounds = [quantity.value, quantity.upper or quantity.value]
    if any(value not in _YEARS for value in bounds) or quantity.spelled:
        return False
    return all(mark not in quantity.text for mark in ".,٬٫")


def _is_score(line: Line, quantity: Quantity) -> bool:
    """Whether it is one side of 2-1, or both."""
    before, behind = line.text[: quantity.start], line.text[quantity.end :]
    if _SCORE.search(before) or _SCORE_ON.search(behind):
        return True
    hyphen = any(mark in quantity.text for mark in "-–—")
    return hyphen and quantity.upper is not None and quantity.upper in _SCORES


def _is_definite(line: Line, numeral: Numeral) -> bool:
    """Whether the article stands before it: الـ700 names, "the 27" points back, السؤال العشرون is the twentieth."""
    if numeral.quantity.spelled and line.form(numeral.first).startswith("ال"):
        return True
    return line.form(numeral.first - 1) in {"ال", "وال", "بال", "لل"}


def _is_age(line: Line, numeral: Numeral) -> bool:
    """Whether it is somebody's age: البالغ من العمر 19 عاما, (45 عاما)."""
    if line.form(numeral.stop) not in _AGE_NOUNS:
        return line.form(numeral.stop) == "من" and line.form(numeral.stop + 1) in {"عمره", "عمرها", "العمر"}
    if line.form(numeral.stop + 1) == "من" and line.form(numeral.stop + 2) in {"عمره", "عمرها", "العمر"}:
        return True
    if line.form(numeral.first - 1) == "(":
        return True
    start = max(numeral.first - _AGE_REACH, line.clause_start(numeral.first))
    apposed = line.form(numeral.first - 1) == "،" and line.form(numeral.stop + 1) in {"،", ""}  # أم كريم، 54 عاما،
    before = line.forms(start, numeral.first)
    return apposed or any(form in _AGE_BEFORE or form.removeprefix("و") in _AGE_BEFORE for form in before)


def lasts(line: Line, index: int) -> bool:
    """Say whether a word such as "lasted" stands before a stretch of time."""
    before = line.forms(max(index - 5, line.clause_start(index)), index)
    return any(form.lstrip("و") in _LASTING for form in before)


def imprisons(line: Line, index: int) -> bool:
    """Say whether a stretch of time is a term of prison: حكم بالسجن عشر سنوات, no time spent in one."""
    start = max(index - _TERM_REACH, line.clause_start(index))
    if any(form in _WHEN for form in line.forms(index - 3, index)):
        return False
    for place in range(index - 1, start - 1, -1):
        form = line.form(place)
        if form in _TERM:
            return True
        if form in _PRISON:
            return line.form(place - 1) not in _INSIDE
    return False


def _is_stretch_of_time(line: Line, numeral: Numeral) -> bool:
    """Whether it says when or since when, not how long: منذ ثلاث سنوات, السنوات الـ7 الماضية."""
    if line.form(numeral.stop) in _TIMES:
        behind = line.forms(numeral.stop + 1, numeral.stop + 3)
        before = line.forms(max(numeral.first - 5, line.clause_start(numeral.first)), numeral.first)
        lasting = lasts(line, numeral.first) or imprisons(line, numeral.first)
        if any(form in _TIME_BEHIND for form in behind) or (_points_in_time(before) and not lasting):
            return True
        return numeral.quantity.spelled and not lasting
    before = line.forms(numeral.first - 3, numeral.first)
    return any(form in _TIMES for form in before[-2:]) and bool(before) and before[-1] in {"ال", *_TIMES}


def _points_in_time(before: Sequence[str]) -> bool:
    """Whether a word such as "since" or "within" stands before a stretch of time, a bound between them or not."""
    return any(word in _SINCE or word.removeprefix("و") in _SINCE or word == "في" for word in before[-4:])
