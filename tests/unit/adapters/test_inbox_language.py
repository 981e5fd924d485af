"""Arabic passes in all its kinds; its neighbours in script and everything else are named."""

import pytest

from briefing.adapters.inbox.language import identify_language, language_name

ARABIC = {
    "standard news": "أعلنت وزارة النقل صباح الأحد أن الجسر الجديد سيفتح أمام السيارات قبل نهاية الشهر المقبل.",
    "standard with figures": "ارتفعت أسعار القمح بنسبة 12 في المئة خلال أسبوع واحد، بحسب نشرة الغرفة التجارية.",
    "with vowels": "قَالَ الوَزِيرُ إِنَّ المَدَارِسَ سَتَفْتَحُ أَبْوَابَهَا غَدًا فِي جَمِيعِ المُحَافَظَاتِ.",
    "with tatweel": "أكـــد الناطق باسم البلدية أن العمـــل في الحديقة انتهى.",
    "Moroccan": "الناس ديال الحومة قالو بلي الطريق ما بقاتش صالحة وهادشي خاصو يتصلح دابا.",
    "Moroccan title": "ها علاش غلات الماطيشة فالسوق هاد السيمانة",
    "Egyptian": "إحنا مش عارفين الأتوبيس ده بييجي إمتى، والناس واقفة مستنية من الصبح.",
    "Levantine": "شو صار بالسوق اليوم؟ الناس كلها عم تحكي عن الأسعار وما حدا عنده جواب.",
    "Gulf": "وش السالفة؟ الشارع زحمة من الفجر والموظفين تأخروا عن دوامهم.",
    "Iraqi": "گال المدير المدرسة راح تفتح باچر، والطلاب چانوا ينتظرون هذا اليوم من زمان.",
    "Persian keyboard": "قال المدیر إن الشركة ستبدأ العمل فی المصنع الجدید الذی یقع على طریق المطار یوم الأحد، وأكد علی أهمیة ذلك.",
    "Persian keyboard and digits": "بلغ عدد المشارکین فی المهرجان ۴۵۰ شخصاً، وهو رقم لم یسجل منذ سنة ۲۰۱۰ فی هذه المدینة.",
    "full of Latin names": "وقعت شركة Blue Harbor Logistics اتفاقا مع Northwind Energy لتشغيل ميناء Port Sample في الساحل الغربي.",
    "loan letters": "قالت شركة پيجو إن مصنعها في مدينة گلميم سينتج ڤانات صغيرة للسوق المحلية في العام المقبل.",
    "Iranian names": "التقى وزير الخارجية محمد جواد كرماني نظيره في طهران، وبحث معه أمن الملاحة في الخليج.",
    "short, loan letter": "ڤيلا للبيع",
    "short, Iraqi letter": "شلونچ اليوم",
    "short": "فتح المعبر",
    "one word": "عاجل",
    "short, Persian keyboard": "عودة الکهرباء إلی الحی",
    "presentation forms": "ﺃﻋﻠﻨﺖ ﺍﻟﺒﻠﺪﻳﺔ ﻓﺘﺢ ﺍﻟﺤﺪﻳﻘﺔ ﻏﺪﺍ",
}
PERSIAN = {
    "news": "وزیر راه گفت که پل تازه تا پایان ماه آینده برای رفت و آمد خودروها باز می‌شود.",
    "figures": "بهای گندم در یک هفته دوازده درصد بالا رفت و نانوایان شهر از این وضع ناراضی هستند.",
    "loans from Arabic": "رئیس جمهور در مراسم افتتاحیه اعلام کرد که دولت از طرح جدید حمایت خواهد کرد.",
    "Arabic keyboard": "مدير كارخانه گفت اين طرح با همكاري شهرداري اجرا شده و كارگران از فردا به كار برمي گردند.",
    "short sentence": "مدرسه‌ها فردا باز است و دانش‌آموزان می‌آیند",
    "quote": "او افزود: «ما چند سال است که منتظر آب پاک هستیم و هیچ کس پاسخ نمی‌دهد.»",
    "politics": "نمایندگان مجلس دیروز درباره بودجه سال آینده گفت‌وگو کردند و به توافق نرسیدند.",
}
URDU = {
    "news": "وزیر ٹرانسپورٹ نے کہا کہ نیا پل اگلے مہینے کے آخر تک گاڑیوں کے لیے کھول دیا جائے گا۔",
    "figures": "ایک ہفتے میں گندم کی قیمت بارہ فیصد بڑھ گئی ہے اور لوگ پریشان ہیں۔",
    "politics": "صدر نے افتتاحی تقریب میں اعلان کیا کہ حکومت اس منصوبے کی حمایت کرے گی۔",
    "school": "کل سے تمام سکول کھل رہے ہیں اور بچے خوش ہیں۔",
    "quote": "انہوں نے مزید کہا کہ ہم کئی سال سے صاف پانی کا انتظار کر رہے ہیں۔",
    "market": "شہر کے بازار میں سبزیوں کے دام پھر بڑھ گئے جس پر دکانداروں نے احتجاج کیا۔",
}
OTHERS = (
    ("ps", "د ټرانسپورټ وزیر وویل چې نوی پل به د راتلونکې میاشتې تر پایه پورې خلاص شي."),
    ("ps", "په ښار کې د غنمو بیې لوړې شوې دي او خلک اندېښمن دي."),
    ("ckb", "وەزیری گواستنەوە ڕایگەیاند پردی نوێ لە کۆتایی مانگی داهاتوو دەکرێتەوە."),
    ("ckb", "خەڵکی شارەکە دەڵێن نرخی گەنم لەم هەفتەیەدا زۆر بەرز بووەتەوە."),
    ("ug", "قاتناش مىنىستىرى يېڭى كۆۋرۈكنىڭ كېلەر ئاينىڭ ئاخىرىدا ئېچىلىدىغانلىقىنى ئېيتتى."),
    ("sd", "وزير چيو ته نئين پل ايندڙ مهيني جي آخر ۾ گاڏين لاءِ کوليو ويندو."),
    ("en", "The transport minister said on Sunday that the new bridge will open before the end of next month."),
    ("fr", "Le ministre des transports a annoncé dimanche que le nouveau pont ouvrira avant la fin du mois prochain."),
    ("en", "The minister said the plan, called مشروع الجسر, will be ready before the end of the coming summer season."),
)


@pytest.mark.parametrize("text", ARABIC.values(), ids=ARABIC.keys())
def test_arabic_of_every_kind_is_arabic(text: str) -> None:
    assert identify_language(text) == "ar"


@pytest.mark.parametrize("text", PERSIAN.values(), ids=PERSIAN.keys())
def test_persian_is_told_from_arabic(text: str) -> None:
    assert identify_language(text) == "fa"


@pytest.mark.parametrize("text", URDU.values(), ids=URDU.keys())
def test_urdu_is_told_from_arabic(text: str) -> None:
    assert identify_language(text) == "ur"


@pytest.mark.parametrize(("tag", "text"), OTHERS)
def test_another_language_is_named(tag: str, text: str) -> None:
    assert identify_language(text) == tag


@pytest.mark.parametrize("text", ["", "2018", "—", "12/3 … !", "Breaking"])
def test_a_text_too_small_to_tell_is_undetermined(text: str) -> None:
    assert identify_language(text) == "und"


def test_an_arabic_article_that_quotes_a_persian_sentence_stays_arabic() -> None:
    assert (
        identify_language(f"{ARABIC['standard news']} {PERSIAN['short sentence']} {ARABIC['Persian keyboard']}") == "ar"
    )


def test_a_persian_article_that_quotes_an_arabic_phrase_stays_persian() -> None:
    assert identify_language(f"{PERSIAN['news']} الله أكبر {PERSIAN['figures']}") == "fa"


def test_half_english_half_arabic_goes_as_arabic() -> None:
    text = "The new bridge opens this coming month. سيفتح الجسر الجديد أمام السيارات في الشهر المقبل."
    assert identify_language(text) == "ar"


@pytest.mark.parametrize(("tag", "name"), [("fa", "Persian"), ("ckb", "Kurdish"), ("xx", "the language `xx`")])
def test_a_language_has_a_name_for_the_operator(tag: str, name: str) -> None:
    assert language_name(tag) == name
