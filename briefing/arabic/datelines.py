"""Datelines: place, agency and date before an article's first sentence, and the source line at its end."""

import re

from briefing.arabic.normalise import Normalised, fold_spelling
from briefing.arabic.speech import is_verb_in_past, plain

_HEAD = 240  # characters in which a dateline and the first words behind it are looked for
_MAX_WORDS = 12  # of a dateline, whether a line of its own or the head of a sentence

# All patterns are matched on normalised text with levelled spelling (ا ي ه).
_AGENCIES = (
    r"رويترز|ا ف ب|ا\.ف\.ب\.?|اف ب|فرانس برس|فرانس بريس|د ب ا|د\.ب\.ا\.?|ا ش ا|ا\.ش\.ا\.?|ا ب|ا\.ب\.?|"
    r"اسوشيتد برس|يو بي اي|شينخوا|تاس|سبوتنيك|سانا|سونا|بترا|واس|وام|وات|واج|وال|كونا|بنا|قنا|معا|وفا|"
    r"نينا|صفا|سبا|سي ان ان|بي بي سي|و م ع|وكاله المغرب العربي للانباء|لاماب|الاناضول|وكاله الاناضول|وكالات|"
    r"الوكالات|وكالات الانباء|متابعات|مواقع|CNN|BBC|AFP|AP|DPA|Reuters|MAP|TAP|APS|SPA|RT|د\.ا\.ب|ايلاف|خاص"
)
_AGENCY = rf"(?:{_AGENCIES})"
_AGENCY_LIST = rf"(?:{_AGENCY}(?:\s*[-–—/،+و]\s*(?:و?{_AGENCY}))*)"
_PLACES = (
    r"القاهره|الاسكندريه|الجيزه|بغداد|البصره|الموصل|اربيل|كركوك|الرمادي|النجف|دمشق|حلب|حمص|اللاذقيه|بيروت|"
    r"طرابلس|بنغازي|درنه|سرت|مصراته|طبرق|سبها|ليبيا|تونس|سوسه|صفاقس|الجزاير|وهران|قسنطينه|الرباط|الدار البيضاء|"
    r"مراكش|فاس|طنجه|اكادير|المغرب|نواكشوط|موريتانيا|الخرطوم|السودان|جوبا|مقديشو|الصومال|جيبوتي|عمان|الاردن|"
    r"القدس|القدس المحتله|رام الله|غزه|نابلس|الخليل|فلسطين|الرياض|جده|مكه|مكه المكرمه|المدينه المنوره|الدمام|"
    r"السعوديه|الكويت|المنامه|البحرين|الدوحه|قطر|ابوظبي|ابو ظبي|دبي|الشارقه|الامارات|مسقط|صنعاء|عدن|تعز|"
    r"الحديده|اليمن|طهران|ايران|انقره|اسطنبول|تركيا|باريس|فرنسا|لندن|بريطانيا|برلين|المانيا|روما|ايطاليا|مدريد|"
    r"اسبانيا|بروكسل|جنيف|فيينا|لاهاي|اثينا|موسكو|روسيا|كييف|واشنطن|نيويورك|الامم المتحده|بكين|الصين|طوكيو|"
    r"نيودلهي|اسلام اباد|كابول|كابل|مصر|العراق|سوريا|سوريه|لبنان|نيروبي|ابوجا|باماكو|نيامي|نجامينا|اديس ابابا|"
    r"فاليتا|مالطا"
)
_PLACE = rf"(?:{_PLACES})"
_NAME = r"[^\W\d_]+(?: [^\W\d_]+){0,3}"  # a place that no list holds
_DASH = r"(?:[-–—ـ/]{1,3}|:)"
_MONTH = r"[^\W\d_]+(?:/[^\W\d_]+)?(?: (?:الاول|الثاني))?"
_DATE = rf"(?:في )?\d{{1,2}}(?:[-/.]\d{{1,2}}(?:[-/.]\d{{2,4}})?| {_MONTH}(?: \d{{4}})?)"
_OUTLET_NAME = r"(?:اخبار الان|سكاي نيوز عربيه|العربيه\.نت|الجزيره\.نت)"
_OUTLET = r"[«“\"][^«»“”\"]{2,30}[»”\"]"

_PLACE_NAMES = rf"{_NAME}(?:\s*[،,/]\s*{_NAME})?"
_LINE_DASH = r"[-–—ـ/]{1,3}"
_BEFORE_AGENCY = rf"(?:{_PLACE_NAMES} ?)?(?:{_DASH} ?)?(?:{_DATE} ?)?"
_HEADS = tuple(
    re.compile(pattern)
    for pattern in (
        # أخبار الآن | باريس- فرنسا (متابعات), alone or before the sentence
        rf"{_NAME}\s*\|\s*{_NAME}(?:\s*[-–—،,]\s*(?:{_NAME})?)?\s*\([^()]{{2,40}}\)\s*{_DASH}?",
        rf"{_OUTLET_NAME}\s*\|\s*{_NAME}\s*{_DASH}",
        # القاهرة (رويترز) -
        rf"{_BEFORE_AGENCY}\({_AGENCY_LIST}(?: ?[-–—،] ?{_NAME})?\)\s*(?:{_DASH}{{1,2}})?",
        rf"{_PLACE_NAMES} ?{_DASH}? ?(?:{_DATE} )?\([^()]{{2,40}}\)\s*{_DASH}",
        # تونس - وات -
        rf"{_NAME}(?: {_DATE})?\s*{_DASH}\s*(?:{_NAME}\s*{_DASH}\s*)?{_AGENCY_LIST}\s*{_DASH}",
        # بيروت – «الشرق الأوسط»
        rf"{_NAME}\s*{_LINE_DASH}\s*{_OUTLET}\s*{_DASH}",
        rf"{_PLACE}\s*{_LINE_DASH}\s*{_OUTLET}",
        rf"{_PLACE}\s*«[^«»]{{2,30}}»\s*{_DASH}",  # the dash was a tatweel
        # باريس - قالت
        rf"{_PLACE}(?:[،,] {_PLACE})?(?: {_DATE})?\s*[-–—]{{1,2}} ",
    )
)
_CLAUSE_WORDS = frozenset(["علي", "من", "الي", "عن", "مع", "بعد", "قبل", "خلال", "ان", "هذا", "هذه", "كما", "بين"])
_PRESS = r"(?:[^\W\d_]+ ){0,3}(?:برس|نيوز|بوست|تايمز)|(?:صحيفه|جريده|موقع|وكاله|مراسل|تلفزيون)(?: [^\W\d_]+){1,3}"
_KNOWN = re.compile(rf"{_PLACE}|{_AGENCY}|{_OUTLET_NAME}|{_PRESS}")
_PLACE_AND_OUTLET = re.compile(rf"{_PLACE}\s*{_DASH}\s*{_OUTLET}")
_PARTS = re.compile(r"\s*(?:[|/:،,()«»\"“”+]|[-–—ـ]+)\s*")
_ALONE = re.compile(
    rf"(?:كتبت?|بقلم|اعداد|تحرير|ترجمه|تقرير|متابعه|حرره|مراسل \S+)\s*[:\-–/]\s*{_NAME}(?:\s*[-–—/]\s*{_NAME})?"
    rf"|(?:نشر في|نشر بتاريخ|تاريخ النشر|اخر تحديث|تم النشر|تم التحديث)\b.{{0,60}}"
    rf"|(?:السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه)?[،,]?\s*{_DATE}"
    rf"(?:\s*[-–—|،,]?\s*(?:الساعه\s*)?\d{{1,2}}:\d{{2}}.{{0,15}})?"
)
_INITIALS = r"[^\W\d_](?:\.\s?[^\W\d_]){0,2}\.?"
_SOURCE = re.compile(
    rf"(?:المصدر|المصادر|مصدر الخبر)\s*:\s*.{{2,60}}|\(?{_AGENCY_LIST}\)?"
    rf"|{_INITIALS}(?:\s*/\s*{_INITIALS})?\s*\({_AGENCY_LIST}\)"
)
_NAME_WORDS = 4  # at most, in the name of a place or an agency
_SENTENCE_WORDS = 3  # at least, behind a dateline


def is_dateline(line: str) -> bool:
    """Whether a line, normalised and folded, is nothing but a dateline, a byline or a date stamp."""
    if len(line.split()) > _MAX_WORDS or line.endswith((".", "؟", "!")):
        return False
    return bool(_ALONE.fullmatch(line)) or _is_place_and_agency(line)


def is_place(line: str) -> bool:
    """Whether a line, normalised and folded, is the name of a place that datelines often name."""
    return bool(re.fullmatch(_PLACE, line))


def is_source_line(line: str) -> bool:
    """Whether a line, normalised and folded, only names the sources of the article: المصدر: وكالات."""
    return bool(_SOURCE.fullmatch(line.rstrip(". ")))


def dateline_before(normalised: Normalised) -> tuple[int, int] | None:
    """Find the dateline at the head of a first sentence, as a span of the original."""
    folded = fold_spelling(normalised.text[:_HEAD])
    for head in _HEADS:
        match = head.match(folded)
        if match and match.end() and _may_stand_before(folded, match):
            return normalised.original_span(0, len(match.group().rstrip()))
    return None


def _may_stand_before(text: str, head: re.Match[str]) -> bool:
    """Whether what was found is no clause (`قال الوزير (رويترز)`), and a sentence follows."""
    words = [plain(word) for word in head.group().split()]
    is_clause = any(word in _CLAUSE_WORDS for word in words) or any(
        is_verb_in_past(word) for word in words[:_NAME_WORDS]
    )
    return len(words) <= _MAX_WORDS and not is_clause and len(text[head.end() :].split()) >= _SENTENCE_WORDS


def _is_place_and_agency(line: str) -> bool:
    """Whether the line's parts are short names, nearly all of them places, agencies or outlets that are known."""
    parts = [part for part in _PARTS.split(line) if part]
    too_long = any(len(part.split()) > _NAME_WORDS for part in parts)
    if len(parts) < 2 or too_long or is_verb_in_past(plain(parts[0])):  # noqa: PLR2004 - a place and something more
        return False
    unknown = [part for part in parts if not _KNOWN.fullmatch(part)]
    if "|" in line:  # the outlet's name before the bar may be any, one name behind it too
        return any(_KNOWN.fullmatch(part) for part in parts[1:]) and len(unknown) <= 2  # noqa: PLR2004 - as said
    agency = any(re.fullmatch(_AGENCY, part) for part in parts)
    return not unknown or (agency and len(unknown) == 1) or bool(_PLACE_AND_OUTLET.fullmatch(line))
