"""What the dates of a sentence mean, counted from the day of publication."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.arabic.normalise import normalise_text
from briefing.dossier import Precision
from briefing.knowledge.dates.reading import DateReading, read_dates

MONDAY = datetime(2014, 11, 17, 9, 30, tzinfo=UTC)


def read(sentence: str, published: datetime | None = MONDAY) -> list[DateReading]:
    return read_dates(normalise_text(sentence), published=published)


def shown(reading: DateReading) -> str:
    stretch = f"{reading.date}..{reading.end_date}" if reading.end_date else reading.date
    return f"{'~' * reading.approximate}{stretch} {reading.precision}"


@pytest.mark.parametrize(
    ("sentence", "meaning"),
    [
        # days counted from publication
        ("وصل الوفد أمس", "2014-11-16 day"),
        ("وصل الوفد أول أمس", "2014-11-15 day"),
        ("وصل الوفد أمس الأول", "2014-11-15 day"),
        ("أعلنت الوزارة اليوم النتائج", "2014-11-17 day"),
        ("يعود الوفد غدا", "2014-11-18 day"),
        ("يعود الوفد بعد غد الأربعاء", "2014-11-19 day"),
        ("وصل مساء أمس الأحد", "2014-11-16 day"),
        ("أغلق المعبر قبل ثلاثة أيام", "2014-11-14 day"),
        ("أغلق المعبر منذ يومين", "2014-11-15 day"),
        # the months that pay is owed for
        ("لن يعود الطيارون قبل صرف أجور شهري سبتمبر وأكتوبر", "2014-09..2014-10 month"),
        ("سيبدأ المصرف صرف رواتب شهر ديسمبر", "2014-12 month"),
        # weekdays
        ("هاجموا المقر يوم السبت الماضي", "2014-11-15 day"),
        ("زار العاصمة الاثنين الماضي", "2014-11-10 day"),
        ("زار العاصمة الاثنين", "2014-11-17 day"),
        ("زار العاصمة الثلاثاء", "2014-11-11 day"),
        ("سيزور العاصمة الثلاثاء", "2014-11-18 day"),
        ("ومن المقرر أن يناقش البرلمان الاتفاق يوم الأربعاء", "2014-11-19 day"),
        ("يلتقيان الأحد المقبل", "2014-11-23 day"),
        ("زار العاصمة الجميس الماضي", "2014-11-13 day"),
        ("اندلعت الاشتباكات ليل الجمعة السبت", "2014-11-14..2014-11-15 day"),
        ("اندلعت الاشتباكات يومي السبت والأحد الماضيين", "2014-11-15..2014-11-16 day"),
        ("وقع الهجوم الثلاثاء من الأسبوع الماضي", "2014-11-11 day"),
        # weeks, months, years counted from publication
        ("ارتفعت الأسعار الأسبوع الماضي", "2014-11-10 week"),
        ("أبحرت السفينة قبل أسبوعين", "2014-11-03 week"),
        ("استقال الوزير الشهر الماضي", "2014-10 month"),
        ("استقال الوزير قبل شهرين", "2014-09 month"),
        ("استقال الوزير مطلع الشهر الجاري", "2014-11 month"),
        ("استقال الوزير في 12 الجاري", "2014-11-12 day"),
        ("استقال الوزير في العاشر من الشهر الماضي", "2014-10-10 day"),
        ("شهدت البلاد هجمات العام الماضي", "2013 year"),
        ("احتلها التنظيم منذ أكثر من عام", "~2013 year"),
        ("أجل المشروع منذ عام ونصف العام", "2013-05 month"),
        ("تسلم المنصب قبل عقدين", "~1994 year"),
        # stretches
        ("انضموا خلال السنوات السبع الماضية", "2007..2014 year"),
        ("انضموا خلال السنوات الـ7 الماضية", "2007..2014 year"),
        ("انضموا خلال العامين الماضيين", "2012..2014 year"),
        ("يبنى الجسر خلال الأشهر الستة المقبلة", "2014-11..2015-05 month"),
        ("قتلوا خلال الـ48 ساعة الماضية", "2014-11-15..2014-11-17 day"),
        # months and days that lack their year
        ("توجهوا إلى المدينة في سبتمبر الماضي", "2014-09 month"),
        ("توجهوا إلى المدينة في سبتمر الماضي", "2014-09 month"),
        ("غادروا منذ شهر غشت الماضي", "2014-08 month"),
        ("غادروا في نوفمبر الماضي", "2013-11 month"),
        ("بدأت العملية في 12 مايو", "2014-05-12 day"),
        ("بدأت العملية في ديسمبر", "2013-12 month"),
        ("ستبدأ العملية في ديسمبر", "2014-12 month"),
        ("تبدأ العملية في دجنبر المقبل", "2014-12 month"),
        ("يعقد اجتماعه في 4 فيفري", "2015-02-04 day"),
        ("موعد الانتخابات 15 ديسمبر", "2014-12-15 day"),
        ("انتخابات 15 ديسمبر", "2014-12-15 day"),
        ("جرت الانتخابات في 15 ديسمبر", "2013-12-15 day"),
        ("بدأت العملية يوم الثلاثاء الماضي الموافق 11 نوفمبر", "2014-11-11 day"),
        ("قتلوا في أكتوبر من العام الماضي", "2013-10 month"),
        ("استمر المعرض من 12 إلى 15 نوفمبر", "2014-11-12..2014-11-15 day"),
        ("ألغيت حجوزات تموز وآب الماضيين", "2014-07..2014-08 month"),
        # wholly stated
        ("وقع الاتفاق في 14 سبتمبر/أيلول 2012", "2012-09-14 day"),
        ("وقع الاتفاق في 5/11/2013", "2013-11-05 day"),
        ("وقع الاتفاق في جويلية 2013", "2013-07 month"),
        ("غاب الجيش منذ سنة 2011", "2011 year"),
        ("الجماعة الناشطة منذ 2009 في المنطقة", "2009 year"),
        ("وقعت هجمات في عامي 2012 و2013", "2012..2013 year"),
        ("حكم البلاد بين 2011 و2014", "2011..2014 year"),
        ("حكم البلاد من أكتوبر 2012 وحتى مارس 2014", "2012-10..2014-03 month"),
        ("قاسوا الحرارة من عام 1982 حتى 2013.", "1982..2013 year"),
        ("تستضيف المدينة في كانون الثاني 2015 قمة", "2015-01 month"),
        ("شهد موسم 2013 حادثا", "2013 year"),
        ("يجري الطرفان محادثات ستستمر منذ شهر أفريل", "2014-04 month"),
        ("كانت المنسقة قد دعت أواخر نيسان إلى فتح الطرق", "2014-04 month"),
        ("دعت النقابة إلى إضراب في كانون الأول", "2014-12 month"),
        ("الامتحانات باقية في موعدها في 12 كانون الثاني", "2015-01-12 day"),
        ("سجلت هزات حتى ظهر اليوم", "2014-11-17 day"),
        ("اندلعت الحرب صيف 2013", "2013-06..2013-08 season"),
        ("اندلعت الحرب صيف العام الماضي", "2013-06..2013-08 season"),
        ("نما الاقتصاد في الربع الثالث من عام 2013", "2013-07..2013-09 month"),
        ("نما الاقتصاد في النصف الأول من هذا العام", "2014-01..2014-06 month"),
        ("نما الاقتصاد في الأشهر التسعة الأولى من 2013", "2013-01..2013-09 month"),
        ("تغير العالم بعد هجمات 11 سبتمبر", "2001-09-11 day"),
        ("عقد الاجتماع في 11 سبتمبر", "2014-09-11 day"),
        ("عرف في تسعينيات القرن الماضي", "1990..1999 decade"),
        ("عرف في ثلاثينيات القرن العشرين", "1930..1939 decade"),
        ("أسس الحزب حوالي عام 1985", "~1985 year"),
        # the Hijri calendar
        ("صدر المرسوم في 15 رمضان 1435", "~2014-07-12 day"),
        ("صدر المرسوم في 15/9/1435", "~2014-07-12 day"),
        ("صدر المرسوم عام 1435 هـ", "2013..2014 year"),
        ("زادت الهجمات في رمضان الماضي", "2014-06..2014-07 month"),
        ("يستمر الخفض حتى نهاية شهر رمضان المقبل", "2015-06..2015-07 month"),
    ],
)
def test_a_date_is_resolved_with_the_precision_it_has(sentence: str, meaning: str) -> None:
    assert [shown(reading) for reading in read(sentence)] == [meaning]


@pytest.mark.parametrize(
    "sentence",
    [
        "قتل 2014 مقاتلا في المعارك",
        "زار اللجنة في 2000 قرية",
        "شارك بين 2000 و2100 شخص في المسيرة",
        "يبلغ الرجل 45 عاما",
        "قال مدرس في الخمسينات من عمره",
        "استمر الاجتماع ثلاث ساعات",
        "حكم عليه بالسجن لمدة خمس سنوات",
        "بدأت الجلسة في الساعة 10:30",
        "السكان في أمس الحاجة إلى الغذاء",
        "تخلى عنه حلفاء الأمس",
        "تساوى الفريقان ولا فرق بين الاثنين",
        "قضى العمال عطلة نهاية الأسبوع في الجبل",
        "دان الأمين العام الحالي الهجوم",
        "يقف التنظيم اليوم على حافة الانهيار",
        "لا تزال آثاره قائمة حتى اليوم",
        "أسس المدينة التي يعرفها الناس اليوم باسمه",
        "قال الخطيب في خطبة الجمعة",
        "يقام السوق كل يوم جمعة",
        "رفعت شعارات ثورة 25 يناير",
        "تدخلت كتيبة 17 فبراير",
        "اجتمعت قوى 14 آذار",
        "صرح رمضان قديروف للصحفيين",
        "مارس الأهالي ضغوطا",
        "القادم أدهى وأمر",
        "ضرب الأسطول سنة 48 قبل الميلاد",
        "يعود تاريخها إلى قبل 40 مليون سنة",
        "وقع القرار رقم 2254",
    ],
)
def test_ages_durations_counts_and_names_are_no_dates(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("في 14 أيلول 2012", "stated"),
        ("وصل أمس", "counted from publication on 17 November 2014"),
        ("في سبتمبر الماضي", "month as stated, year from publication on 17 November 2014"),
        ("في 12 مايو", "day and month as stated, year from publication on 17 November 2014"),
        ("في أواخر الثمانينيات", "decade as stated, century assumed"),
        ("في 15 رمضان 1435", "converted from 15 Ramadan 1435 AH of the Umm al-Qura calendar"),
        ("في مايو 2013 ثم في أكتوبر من العام نفسه", "stated; the year from the date before it"),
        ("قبل ثلاثة أيام من الانتخابات", "not resolved: counted from another event"),
        ("اعتقل قبل أيام", "not resolved: it is not said how many"),
        ("وصل اليوم الخميس", "not resolved: the weekday does not fit publication on 17 November 2014"),
    ],
)
def test_the_basis_says_how_the_date_was_found(sentence: str, basis: str) -> None:
    assert read(sentence)[-1].basis == basis


@pytest.mark.parametrize(
    "sentence", ["وقع يوم السبت الماضي", "وقع في سبتمبر الماضي", "وقع في 12 مايو", "في رمضان الماضي"]
)
def test_without_a_publication_date_what_is_counted_from_it_is_listed_as_unresolved(sentence: str) -> None:
    [reading] = read(sentence, published=None)
    assert (reading.precision, reading.date) == (Precision.UNRESOLVED, "")
    assert reading.basis == "not resolved: the article has no publication date"


def test_without_a_publication_date_a_stated_date_is_still_a_date() -> None:
    assert [shown(reading) for reading in read("وقع في 14 سبتمبر 2012", published=None)] == ["2012-09-14 day"]


def test_yesterday_is_counted_in_the_time_zone_of_the_outlet() -> None:
    just_after_midnight = datetime(2014, 11, 17, 0, 30, tzinfo=timezone(timedelta(hours=3)))  # still the 16th in UTC
    assert [shown(reading) for reading in read("وصل الوفد أمس", just_after_midnight)] == ["2014-11-16 day"]


def test_a_weekday_named_with_today_holds_where_the_article_came_out_after_midnight() -> None:
    assert [shown(reading) for reading in read("وصل اليوم الأحد")] == ["2014-11-16 day"]


def test_the_same_year_is_that_of_the_date_before_it() -> None:
    readings = read("أعلن في مايو 2013 ثم نفى في أكتوبر من العام نفسه")
    assert [shown(reading) for reading in readings] == ["2013-05 month", "2013-10 month"]


def test_some_days_ago_is_left_out_where_the_day_follows() -> None:
    readings = read("وقبل أيام، في 13 نونبر، بث تسجيلا")
    assert [reading.expression for reading in readings] == ["13 نونبر"]


def test_the_words_of_a_date_are_given_as_the_sentence_has_them() -> None:
    sentence = normalise_text("ومنذ مطلع أكتوبر الماضي تغيّر كل شيء")
    [reading] = read_dates(sentence, published=MONDAY)
    assert reading.expression == "مطلع أكتوبر الماضي"
    assert sentence[reading.start : reading.end] == reading.expression


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    assert read("صدر في 31 فبراير 2013") == []


_WORDS = "أمس اليوم السبت والأحد الماضي المقبل قبل منذ ثلاثة أيام عام 2014 و2015 بين من إلى 12 نوفمبر رمضان 1436 هـ صيف القرن الربع الأول الشهر سنوات"


@given(st.lists(st.sampled_from(_WORDS.split()), max_size=9).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_any_words_of_time_are_read_with_exact_and_ordered_offsets(sentence: str) -> None:
    readings = read_dates(sentence, published=MONDAY)
    assert all(sentence[reading.start : reading.end] == reading.expression for reading in readings)
    assert all(one.end <= other.start for one, other in pairwise(readings))
    assert all(bool(reading.date) is reading.resolved for reading in readings)


def test_a_table_of_dates_is_not_read_as_a_sentence() -> None:
    assert read_dates("في " + " و".join(["3 مايو 2014"] * 600), published=None) == []
