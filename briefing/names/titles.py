"""Offices and other words that stand right before a person's name."""

from collections.abc import Sequence

from briefing.names.known import known_forms
from briefing.names.nationalities import nationality
from briefing.names.words import Word, key_of, readings

TITLES = frozenset(
    key_of(
        "الرئيس الرئيسة الوزير الوزيرة النائب النائبة العميد العقيد اللواء الفريق الرائد المقدم الملازم "
        "النقيب المشير الجنرال الدكتور الدكتورة الأستاذ الأستاذة المهندس المهندسة المحامي المحامية القاضي "
        "القاضية السيد السيدة الشيخ الشيخة الإمام الأمير الأميرة الملك الملكة السلطان البابا البطريرك "
        "المطران الأب القس الحاج الحاجة السفير السفيرة القنصل المبعوث المبعوثة المندوب المتحدث المتحدثة "
        "الناطق الناطقة القيادي القيادية الناشط الناشطة الصحفي الصحفية الصحافي الصحافية الإعلامي الإعلامية "
        "الكاتب الكاتبة الباحث الباحثة الخبير الخبيرة المحلل المحللة المؤرخ الشاعر الشاعرة الروائي الروائية "
        "المخرج المخرجة الممثل الممثلة الفنان الفنانة المطرب المطربة اللاعب المدرب المهاجم الحارس المدافع "
        "المعارض المعارضة السياسي السياسية السيناتور البروفيسور البروفسور الطبيب الطبيبة الشاب الشابة الطفل "
        "الطفلة المواطن المواطنة الأسير الشهيد الإرهابي العمدة المفتي العلامة الداعية المستشار المستشارة "
        "المستشاره المدير المديرة"
    ).split()
)
_ADJECTIVES = frozenset(
    key_of(
        "العام العامة السابق السابقة الأسبق الحالي الحالية الجديد الجديدة المنتخب المكلف الراحل الراحلة "
        "المخلوع المعزول السياسي السياسية العسكري العسكرية الأمني الأمنية الاقتصادي الاقتصادية الحقوقي "
        "الحقوقية الإعلامي الإعلامية الرسمي الرسمية المساعد المساعدة الخاص الخاصة الأممي الأممية الدولي "
        "الشهير الشهيرة المعروف البارز البارزة الركن الأول الدكتور المهندس الأسبق المستقل الديمقراطي "
        "الجمهوري المحافظ الليبرالي الشيخ الحاج العام المدني الميداني"
    ).split()
)
# What bears a person's name without being the person.
NAMED_AFTER_PEOPLE = frozenset(
    key_of(
        "سيدي رأس شارع مطار مسجد جامع مستشفى سد ميدان ساحة جسر ملعب استاد مدرسة جامعة حي كأس جائزة مؤسسة ضريح "
        "مخيم ميناء سجن كتيبة لواء كتائب زاوية مقام قصر ثانوية مركز معهد طريق محور بئر حقل قبر متحف حديقة "
        "دوار منتزه"
    ).split()
)
_SPOKESMEN = frozenset({"متحدث", "متحدثه", "ناطق", "ناطقه"})
_ENDINGS = ("ي", "يه")  # of adjectives: المعماري
_ROLES = frozenset(
    key_of(
        "رئيس رئيسة وزير وزيرة مدير مديرة سفير سفيرة قائد نائب نائبة مبعوث مبعوثة زعيم زعيمة أمين أمينة "
        "محافظ حاكم عمدة ملك أمير مندوب مندوبة ممثل ممثلة متحدث متحدثة ناطق ناطقة مستشار مستشارة قاضي نقيب "
        "مؤسس مؤسسة مرشح مرشحة"
    ).split()
)
_CHAINED = frozenset(
    key_of("خارجية دفاع داخلية مالية وزراء بلدية جمهورية عام باسم لدى في حزب وزارة هيئة لجنة مجلس شركة منظمة").split()
)
_LONGEST_CHAIN = 6  # words between an office and a name
_STEPS = 3  # adjectives between an office and a name


def title_before(words: Sequence[Word], first: int) -> str | None:
    """Return the office that stands before a word, adjectives between them passed over; None where there is none.

    Any definite noun counts where the adjective of a country is between them: الملاكمة الأفغانية.
    """
    has_country = False
    for index in range(first - 1, max(first - 2 - _STEPS, -1), -1):
        if not _is_beside(words[index + 1]):
            return None
        key = _plain(words[index].key)
        if key in TITLES:
            return key
        country = key.startswith("ال") and nationality(key) is not None
        is_adjective = country or key in _ADJECTIVES or (key.startswith("ال") and key.endswith(_ENDINGS))
        if not is_adjective:
            return key if has_country and key.startswith("ال") else None
        has_country |= country
    return None


def chain_before(words: Sequence[Word], first: int) -> bool:
    """Whether an office with what it is of stands before a word: وزيرة خارجية السنغال, رئيسة المحكمة العليا السابقة."""
    for index in range(first - 1, max(first - 2 - _LONGEST_CHAIN, -1), -1):
        if not _is_beside(words[index + 1]):
            return False
        key = words[index].key
        if any(reading.key in _ROLES for reading in readings(key)):
            return index < first - 1
        is_inside = key.startswith(("ال", "لل")) or key in _CHAINED or key in known_forms() or nationality(key)
        if not is_inside:
            return False
    return False


def _is_beside(word: Word) -> bool:
    return word.before.strip("\"'«“„‘ ") == ""


def _plain(key: str) -> str:
    """Return an office without the prefixes that it may carry: والرئيس, للرئيس."""
    if key.startswith("لل"):
        return "ال" + key[len("لل") :]
    return key[1:] if key[:1] in {"و", "ف", "ب", "ك"} and key[1:].startswith("ال") else key


def is_spokesman(words: Sequence[Word], first: int) -> bool:
    """Whether a word is the باسم of "spokesman of", which is a given name elsewhere."""
    before = _plain(words[first - 1].key).removeprefix("ال")
    return words[first].key == "باسم" and (before in _SPOKESMEN or before in {"الرسمي", "رسمي", "رسميه"})
