"""What sort of event a sentence tells of, and over what stretch a count runs: tolls of unlike ones do not compare."""

import re

# Kinds of events that the words of one article and the other may both mean, by the words that name them. A word of an
# attack says little: it may be a bomb, a raid or shots.
_FAMILIES: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"blast", "fire"}), r"انفجار|تفجير|مفخخ|ناسف|لغم|انتحاري"),
    (frozenset({"fire", "blast"}), r"حريق|حرايق|حراءق|نيران شبت"),
    (frozenset({"clash", "raid"}), r"اشتباك|معارك|معركه|مواجه|نزاع|كمين|اطلاق نار|اطلاق النار|رصاص"),
    (frozenset({"strike"}), r"غاره|غارات|قصف|صاروخ|صواريخ|قذيف|قذاءف|قذايف"),
    (frozenset({"blast", "clash", "strike", "raid", "fire"}), r"هجوم|هجمات|اعتداء|اقتحام|عمليه"),
    (frozenset({"sinking"}), r"غرق|قارب|مركب|زورق|عباره|زوارق|قوارب"),
    (frozenset({"traffic"}), r"حادث(?:ه)? (?:سير|مرور|تصادم|السير|المرور)|حوادث|تصادم|حافله|قطار"),
    (frozenset({"quake", "collapse"}), r"زلزال|هزه ارضيه|الهزه"),
    (frozenset({"flood", "collapse"}), r"سيول|فيضان|امطار|اعصار|عاصفه"),
    (frozenset({"collapse", "blast", "quake", "flood"}), r"انهيار|انهار"),
    (frozenset({"illness"}), r"كوليرا|وباء|الاوبءه|فيروس|حمي|مرض|كورونا"),
    (frozenset({"crowd"}), r"تدافع"),
)
_EVENTS = tuple((family, re.compile(rf"(?<!\w)[وفبلك]{{0,2}}(?:ال|لل)?(?:{words})")) for family, words in _FAMILIES)
_LONG = r"(?:ال)?(?:اسبوع|اسبوعين|اسابيع|شهر|شهرين|اشهر|شهور|عام|عامين|اعوام|سنه|سنتين|سنوات)"
_PERIOD = re.compile(
    rf"(?<!\w)(?:منذ (?:بدايه|مطلع|اندلاع|بدء|انطلاق|نحو \w+|{_LONG})"
    rf"|(?:خلال|طوال|طيله|علي مدي|في غضون) (?:\w+ ){{0,2}}{_LONG}"
    r"|(?:هذا|هذه) (?:العام|الشهر|السنه)|(?:العام|الشهر) (?:الجاري|الحالي|الماضي)|سنويا|كل (?:عام|سنه|شهر))(?!\w)"
)
_SCOPE = re.compile(
    r"(?<!\w)[وفبل]{0,2}(?:قطاع|مرفق|فءه|فيه|شريحه|صفوف|اوساط|مدارس|المدارس|المرحله|مستشفيات|اسعار) (\w+)"
)


def events_in(text: str) -> frozenset[str]:
    """Return the kinds of events that a text of levelled spelling names, all that its words may mean."""
    named = [family for family, words in _EVENTS if words.search(text)]
    return frozenset().union(*named)


def runs_long(text: str) -> bool:
    """Say whether a text of levelled spelling counts over weeks or years: منذ بداية الشهر, خلال سنوات."""
    return _PERIOD.search(text) is not None


def scopes_in(text: str) -> frozenset[str]:
    """Return the sectors and groups that a text of levelled spelling speaks of: "health" of قطاع الصحة."""
    return frozenset(match[1] for match in _SCOPE.finditer(text))
