"""Fixed phrases of news sites around an article: read also, share, picture notices and credits."""

import re
from collections.abc import Iterator

from briefing.arabic.speech import opens_report, plain

# All patterns are matched on normalised text with levelled spelling (ا ي ه).
_BULLET = r"[^\w\n]*"
_REST = r"\b[^.\n]*"  # of the sentence or the line


def _any(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


_ABOUT = r"(?: (?:عن|حول) [^:\n]{2,40})?"
_ALSO = _any(
    r"(?:اقرا(?:وا|ي)?|طالع(?:وا)?|يمكنك(?:م)? قراءه|لا تفوت(?:وا)?) (?:ايضا?|كذلك|المزيد|اكثر)" + _ABOUT,
    r"(?:مواضيع|موضوعات|اخبار|مقالات|تقارير|روابط|قصص|عناوين)(?: اخري)? "
    + _any("ذات صله", "متعلقه", "مشابهه", "مرتبطه", "(?:قد )?تهمك"),
    r"(?:قد|ربما) (?:يهمك|يعجبك|تهمك)(?:م)?(?: ايضا)?(?: قراءه)?",
    r"(?:لقراءه|لمعرفه|للاطلاع علي) المزيد",
    r"الاكثر (?:قراءه|مشاهده|تداولا)",
    r"(?:مواضيع|قصص|مقالات|اخبار) مقترحه(?: نهايه)?",
    r"(?:تخطي?|تجاوز) [^.\n]{2,40} (?:وواصل القراءه|وتابع القراءه)",
    r"اخترنا لك(?:م)?",
)
_ALSO_WITH_COLON = _any(
    _ALSO,
    r"(?:شاهد(?:وا)?|تابع(?:وا)?|انظر) (?:ايضا?|المزيد)",
    r"المزيد(?: (?:من الاخبار|من التفاصيل|(?:عن|حول) [^:\n]{2,40}))?",
    "للمزيد",
    "اقرا",
    "ذات صله",
)
_ALSO_ALONE = re.compile(rf"{_BULLET}{_ALSO_WITH_COLON}\W*")
_ALSO_AT_START = re.compile(rf"{_BULLET}(?:{_ALSO_WITH_COLON}\s*(?:[:|»>←-]|\.\.).*|{_ALSO}\b.*[^.])")
_OPENING = r"(?:(?<=[.؟!?»”\"\])|…] )|(?<=[.؟!?]))"
_ALSO_INSIDE = re.compile(rf"{_OPENING}{_ALSO_WITH_COLON}\s*[:|]")
_ALSO_IN_BRACKETS = re.compile(rf"[(\[]\s*{_ALSO_WITH_COLON}\s*[:|]?[^()\[\]]*[)\]]")

_IMAGE = _any(
    rf"(?:سيتم|سوف يتم|تم|يتم) (?:حجب|حذف|اخفاء|ازاله) (?:هذه الصوره|هذا الفيديو|هذا المقطع){_REST}",
    rf"(?:اضغط|انقر)(?:وا)? (?:هنا )?(?:علي|فوق|لمشاهده|لتكبير) (?:الصوره|الصور|الفيديو){_REST}",
    rf"(?:الصوره|هذه الصوره|الفيديو|هذا الفيديو) (?:غير متاحه?|لم يعد متاحا|غير متوفره?){_REST}",
    rf"(?:للابلاغ|الابلاغ|ابلغ|بلغ) عن (?:هذه |هذا )?(?:الصوره|المحتوي|الفيديو){_REST}",
    rf"(?:يتعذر|تعذر|لا يمكن) (?:عرض|تحميل|تشغيل) (?:هذه |هذا )?(?:الصوره|الفيديو|المقطع){_REST}",
    rf"متصفحك لا يدعم{_REST}",
    "تكبير الصوره",
    "صوره مكبره",
)
_NETWORK = _any(
    "(?:ال)?فيس ?بوك|تويتر|انست[غج]رام|يوتيوب|تي?لي?[غج]رام|واتس ?اب|[غج]و[غج]ل",
    "(?:صفحت|قنات|حساب|تطبيق)نا|(?:مواقع|وسايل|شبكات) التواصل",
    "Facebook|Twitter|Instagram|YouTube|Telegram|WhatsApp|Google",
)
_NEWS = r"(?:اخر|اهم) (?:الاخبار|المستجدات|التطورات)"
# Prompts that are safe to take out within a paragraph as well.
_PLAIN_SHARE = _any(
    rf"(?:تابعونا|تابعنا) (?:ايضا )?(?:علي|عبر) {_NETWORK}{_REST}",
    rf"(?:تابعو?ا?|لمتابعه) (?:{_NEWS}|اخبارنا|صفحتنا|قناتنا|حسابنا) (?:علي|عبر|من خلال){_REST}",
    rf"(?:للاشتراك|اشتركو?ا?)(?: الان| معنا)? (?:في|ب)\s?(?:النشره|نشره|نشرتنا|قناتنا|القايمه البريديه){_REST}",
    rf"(?:ل|لل)?(?:مزيد من) (?:الاخبار|التفاصيل|المعلومات)[،:]? (?:تابعو?ا?|زورو?ا?|اضغط|انقر|اشترك|يرجي|حمل){_REST}",
    rf"(?:يمكنكم|يمكنك) (?:متابعتنا|متابعه (?:اخبارنا|{_NEWS})|تحميل تطبيقنا){_REST}",
    rf"(?:اضغط|انقر)(?:وا)? هنا{_REST}",
    rf"(?:جميع|كافه|كل) (?:ال)?حقوق (?:النشر )?محفوظه{_REST}",
)
_SHARE = _any(
    _PLAIN_SHARE,
    rf"(?:اشتركو?ا?|سجلو?ا?)(?: الان| معنا)? (?:في|ب)\s?(?:القناه|خدمه|البريد|القايمه){_REST}",
    rf"(?:حمل|نزل)(?:وا)? (?:الان )?(?:تطبيقنا{_REST}|تطبيق [^.\n]{{2,40}})",
    rf"(?:انضم|انضموا) (?:الان )?(?:الي|ل)\s?(?:قناتنا|قناه|مجموعتنا|صفحتنا){_REST}",
    r"(?:شارك|شاركوا|انشر|ارسل) (?:هذا |هذه )?(?:الخبر|المقال|الموضوع|الصفحه|القصه|التقرير)"
    r"(?: (?:علي|عبر|مع) [^.\n]{2,40})?",
    rf"شاركنا (?:ب)?(?:رايك|تعليقك){_REST}",
    rf"حقوق (?:النشر|الطبع)(?: والنشر)? محفوظه{_REST}",
    r"اترك تعليق[اك]?(?: هنا)?",
    "طباعه المقال",
    rf"لا تنسو?ا? (?:الاشتراك|متابعتنا|مشاركه){_REST}",
)
# What pages put around an article and copying takes along: buttons, counters, tags, links, advertisements.
_COUNTED = r"(?:\d+ |)(?:ثوان|دقيقه|دقيقتين|دقايق|ساعه|ساعتين|ساعات|يوم|يومين|ايام|اسبوع|اسبوعين|اسابيع)"
_LINK = r"(?:[#@]|https?://|www\.|pic\.twitter\.com/)\S++"
# Matched by themselves, and possessively: behind a bullet, what may be either makes a line of signs take forever.
_LINKS = rf"[^\w\n#@]*+{_LINK}(?: {_LINK})*+"
_SCRIPT = r"[\x00-\x7f]*+(?<=[;{}])"
_FURNITURE = _any(
    "(?:ال)?(?:مشاركه|شارك|تغريد|طباعه|اطبع|ارسال|حفظ|استمع|نسخ|تعليقات?)(?: (?:المقال|الخبر|الرابط))?",
    r"(?:\d+|لا توجد|بلا) (?:تعليق|تعليقات|مشاركه|مشاركات|مشاهده|مشاهدات|قراءه|اعجاب)",
    r"(?:حجم الخط|عدد (?:القراءات|المشاهدات|الزيارات|التعليقات))\b.{0,30}",
    rf"(?:قبل|منذ) {_COUNTED}",
    rf"(?:(?:مده|وقت|زمن) القراءه\s*:?\s*)?{_COUNTED}(?: (?:للقراءه|قراءه))?",
    r"(?:اعلان|اعلانات|محتوي ممول|Advertisement|Ads?|Sponsored)",
    r"(?:ال)?(?:وسوم|كلمات (?:ال)?(?:مفتاحيه|داله|دلاليه)|تاغات|هاشتاغات|تصنيفات?|Tags?)\s*[:|][^\n]*",
    r"لن يتم نشر (?:عنوان )?بريدك الالكتروني[^\n]*",
    r"الحقول الالزاميه[^\n]*",
)
_CREDIT = _any(
    r"(?:تصوير|عدسه|مصدر الصور[ه]?|تعليق الصوره|التعليق علي الصوره|صاحب الصوره|حقوق الصوره|الصوره من)\s*[:،|/-][^\n]*",
    r"(?:ال)?صوره?\s*:[^\n]{2,60}",
    r"صوره ارشيفيه(?: ل[^.\n]{2,60})?",
    "صوره من الارشيف",
    r"(?:ال)?صوره تعبيريه",
    r"(?:Getty|AFP|Reuters|AP)[\w /]*",
)
_CREDIT_IN_BRACKETS = re.compile(
    r"[(\[](?:(?:ال)?صوره?|تصوير|عدسه|(?:من )?(?:ال)?ارشيف(?:يه)?)"
    r"(?: (?:من الارشيف|ارشيفيه))?(?:\s*[:/-][^()\[\]]{1,40})?[)\]]"
)
_LINES = {
    "image_notice": re.compile(rf"{_BULLET}{_IMAGE}\W*"),
    "share_prompt": re.compile(
        rf"(?:{_BULLET}{_SHARE}(?:\W*|[.].{{0,60}})|{_BULLET}{_FURNITURE}\W*|{_LINKS}\W*|{_SCRIPT})"
    ),
    "photo_credit": re.compile(rf"(?:{_BULLET}{_CREDIT}\W*|{_CREDIT_IN_BRACKETS.pattern}\W*)"),
}
_INSIDE = {
    "image_notice": re.compile(rf"(?:^|{_OPENING}){_IMAGE}\.?"),
    "share_prompt": re.compile(rf"{_OPENING}{_PLAIN_SHARE}\.?"),
    "photo_credit": _CREDIT_IN_BRACKETS,
}
# Words of Persian and Urdu in their own letters: a line with two of them points at an edition in that language.
_OTHER_LANGUAGES = frozenset(
    [
        "را",
        "این",
        "است",
        "برای",
        "که",
        "بخوانید",
        "فارسی",
        "میں",
        "ہے",
        "ہیں",
        "کے",
        "کا",
        "کو",
        "یہ",
        "اور",
        "اردو",
        "پڑھیں",
    ]
)
_MAX_LINE = 30  # words of a notice
_MAX_POINTER = 25  # words of a read-also line
_MAX_INSIDE = 20  # words of a read-also pointer within a paragraph


def notice_kind(line: str) -> str | None:
    """Return which notice a whole line is: image_notice, share_prompt, photo_credit, or None."""
    if len(line.split()) > _MAX_LINE:
        return None
    return next((kind for kind, pattern in _LINES.items() if pattern.fullmatch(line)), None)


def heads_read_also(line: str) -> bool:
    """Whether a line is nothing but the head of a list of other articles: اقرأ أيضا."""
    return bool(_ALSO_ALONE.fullmatch(line))


def is_read_also(line: str) -> bool:
    """Whether a line points at another article and names it: اقرأ أيضا: ..."""
    if len(line.split()) > _MAX_POINTER or (line.endswith(".") and ". " in line):
        return False
    return bool(_ALSO_AT_START.fullmatch(line))


def is_other_language(line: str) -> bool:
    """Whether a line as written is a few words of Persian or Urdu, as in `این خبر را به زبان فارسی بخوانید`."""
    words = line.split()
    return len(words) <= _MAX_POINTER and sum(word in _OTHER_LANGUAGES for word in words) > 1


def notices_inside(text: str) -> Iterator[tuple[str, int, int]]:
    """Give kind, start and end of each notice within a paragraph."""
    for kind, pattern in _INSIDE.items():
        for match in pattern.finditer(text):
            if len(match.group().split()) <= _MAX_LINE:
                yield kind, match.start(), match.end()
    for match in _ALSO_IN_BRACKETS.finditer(text):
        yield "read_also", match.start(), match.end()
    for match in _ALSO_INSIDE.finditer(text):
        yield "read_also", match.start(), _pointer_end(text, match.end())


def _pointer_end(text: str, position: int) -> int:
    """Find where the headlines behind `اقرأ أيضا:` end: at the end of the text, a stop, or a word of report."""
    words = list(re.finditer(r"\S+", text[position:]))
    for count, word in enumerate(words):
        if count and opens_report(plain(word.group())):
            return position + word.start()
        if re.search(r"[^.]\.$", word.group()):
            return position + word.end() if count < _MAX_INSIDE else position
    return len(text) if len(words) <= 2 * _MAX_INSIDE else position
