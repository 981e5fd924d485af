"""What is read of one sentence: values, bounds, what is counted, units; and what counts nothing."""

import pytest

from briefing.dossier import Bound
from briefing.knowledge.figures.reading import FigureReading, read_figures


def one(sentence: str) -> FigureReading:
    """Read the only figure of a sentence."""
    (reading,) = read_figures(sentence)
    return reading


@pytest.mark.parametrize(
    ("sentence", "value", "upper", "bound"),
    [
        ("في المدينة 500 عنصر", 500, None, Bound.EXACT),
        ("أكثر من 150 ألف مقاتل", 150_000, None, Bound.MORE_THAN),
        ("ما لا يقل عن 12 شخصا قتلوا", 12, None, Bound.AT_LEAST),
        ("سبعة مرضى على الأقل توفوا", 7, None, Bound.AT_LEAST),
        ("إن عدد المقاتلين لا يتجاوز 500", 500, None, Bound.AT_MOST),
        ("لا يزيدون على ألف رجل", 1000, None, Bound.AT_MOST),
        ("لم يتجاوز عددهم 9 آلاف طبيب", 9000, None, Bound.AT_MOST),
        ("ما يصل إلى 70 ألف نازح", 70_000, None, Bound.AT_MOST),
        ("تجاوز عدد الأسر ألفي أسرة", 2000, None, Bound.MORE_THAN),
        ("نحو 41 ألف متفرج", 41_000, None, Bound.ABOUT),
        ("ما يقرب من 3500 نخلة", 3500, None, Bound.ABOUT),
        ("حوالي 1500 جندي", 1500, None, Bound.ABOUT),
        ("أقل من 20 سيارة", 20, None, Bound.LESS_THAN),
        ("رقم يفوق خمسة آلاف جندي", 5000, None, Bound.MORE_THAN),
        ("ما بين 20 ألف و 35 ألف مسلح أجنبي", 20_000, 35_000, Bound.EXACT),
        ("2600 إلى 3.500 أجنبي", 2600, 3500, Bound.EXACT),
        ("بين ثلاثة آلاف وأربعة آلاف مقاتل", 3000, 4000, Bound.EXACT),
        ("٣٢ مسلحا", 32, None, Bound.EXACT),
    ],
)
def test_a_value_comes_with_its_range_and_its_bound(
    sentence: str, value: float, upper: float | None, bound: Bound
) -> None:
    reading = one(sentence)

    assert (reading.value, reading.upper, reading.bound) == (value, upper, bound)


@pytest.mark.parametrize(
    ("sentence", "english", "unit"),
    [
        ("قرابة 500 عنصر", "members", "people"),
        ("أن 1122 مغربيا التحقوا بالجماعات", "Moroccans who joined", "people"),
        ("بين 200 و300 مقاتل أجنبي", "foreign fighters", "people"),
        ("ارتفع عدد القتلى إلى 12", "killed", "people"),
        ("لقي 17 شخصا مصرعهم", "killed", "people"),
        ("أودى الحريق بحياة 22 شخصا", "killed", "people"),
        ("الهجوم الذي قتل فيه 38 سائحا", "tourists killed", "people"),
        ("إن 137 من مقاتليه قتلوا", "fighters killed", "people"),
        ("ولا يزال أربعة أشخاص في عداد المفقودين", "missing", "people"),
        ("أكثر من 1200 أسرة اضطرت إلى مغادرة منازلها", "families displaced", ""),
        ("إن عدد الأسر النازحة تجاوز ألفي أسرة", "families displaced", ""),
        ("قتل ستة من عناصر الأمن", "security personnel killed", "people"),
        ("وتعهدت بتعيين 3000 طبيب جديد", "new doctors to be hired", "people"),
        ("بلغت نسبة التضخم 7.4%", "inflation", "percent"),
        ("إن رواتب الأطباء سترتفع بنسبة 20 في المئة", "rise in wages of doctors", "percent"),
        ("خفض نسبة الفائدة الرئيسية إلى 7 بالمئة", "interest rate", "percent"),
        ("إن 70 بالمائة من الحجوزات ألغيت", "share of bookings", "percent"),
        ("بلغ سعر برميل النفط 80 دولارا", "oil price", "dollar"),
        ("قدرت الخسائر بنحو 3 مليارات دينار ليبي", "losses", "Libyan dinar"),
        ("بلغ عجز الميزانية 4.5 بالمئة", "budget deficit", "percent"),
        ("انخفض إنتاج النفط إلى 1.2 مليون برميل يوميا", "oil production", "barrel"),
        ("خندق على امتداد 168 كيلومترا", "kilometres", "kilometre"),
        ("نفذت الطائرات 495 غارة", "air strikes carried out", ""),
        ("تأجيل أكثر من 12 ألف عملية جراحية", "surgical operations postponed", ""),
        ("ضرب زلزال بقوة 6.8 درجات المنطقة", "magnitude", ""),
    ],
)
def test_what_is_counted_is_named_in_english_with_its_unit(sentence: str, english: str, unit: str) -> None:
    reading = one(sentence)

    assert (reading.counted.en, reading.unit) == (english, unit)


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("مقتل 12 شخصا وإصابة 30 آخرين", [(12, "killed"), (30, "injured")]),
        ("إن 137 من مقاتليه قتلوا وجرح 500 منذ ذلك التاريخ", [(137, "fighters killed"), (500, "injured")]),
        ("مقتل شخصين وإصابة ثلاثة آخرين", [(2, "killed"), (3, "injured")]),
        ("أدى القصف إلى مقتل وإصابة 45 مدنيا", [(45, "civilians killed or injured")]),
        ("سقط 30 شخصا بين قتيل وجريح", [(30, "killed or injured")]),
        ("توفي شخص واحد وأصيب خمسة", [(1, "people who died"), (5, "injured")]),
        ("أسفر عن 5 قتلى و17 جريحا", [(5, "killed"), (17, "injured")]),
        (
            "مقتل 55 شخصا بينهم 36 مهاجما و7 مدنيين",
            [(55, "killed"), (36, "attackers killed"), (7, "civilians killed")],
        ),
        ("خفض الفائدة من 7.5 إلى 7 بالمئة", [(7.5, "interest rate"), (7, "interest rate")]),
        ("ارتفعت نسبة البطالة من 12 إلى 15 بالمئة", [(12, "unemployment"), (15, "unemployment")]),
        ("أن التضخم بلغ 6.2 بالمئة وليس 4.9 بالمئة", [(6.2, "inflation"), (4.9, "inflation")]),
        ("بأغلبية ستة أصوات مقابل ثلاثة", [(6, "votes"), (3, "votes against")]),
    ],
)
def test_figures_beside_each_other_keep_what_they_count_apart(sentence: str, read: list[tuple[float, str]]) -> None:
    assert [(reading.value, reading.counted.en) for reading in read_figures(sentence)] == read


@pytest.mark.parametrize(
    "sentence",
    [
        "انضم 2600 أجنبي إلى الجماعات وحوالي 1500 منهم أتوا من تونس",
        "قدر عددهم بألفي مقاتل، يتمركز 1500 منهم في سرت",
        "استقبل المستشفى 63 مصابا، حالة سبعة منهم خطرة",
        "سقط 12 قتيلا بينهم 3 أطفال",
    ],
)
def test_a_part_of_a_whole_is_marked_as_a_part(sentence: str) -> None:
    whole, part = read_figures(sentence)

    assert (whole.part, part.part) == (False, True)


def test_a_part_without_a_noun_counts_what_the_whole_counts() -> None:
    whole, part = read_figures("انضم 2600 أجنبي إلى الجماعات وحوالي 1500 منهم في درنة")

    assert part.key == whole.key == "foreigners"


def test_the_value_before_a_change_is_marked_as_former() -> None:
    was, now = read_figures("تراجعت صادرات الفوسفات من 7.5 إلى 6.2 ملايين طن")

    assert [(was.value, was.former), (now.value, now.former)] == [(7_500_000, True), (6_200_000, False)]


def test_the_number_without_a_noun_points_back() -> None:
    reading = one("وتقول الوزارة إن العدد لا يتجاوز 3000")

    assert (reading.points_back, reading.key) == (True, "")


def test_a_pronoun_counts_those_of_the_vague_number_before_it() -> None:
    reading = one("تتحدث القيادة عن بضع مئات من المقاتلين، وقال أحد ضباطها إنهم قرابة 500")

    assert reading.counted.en == "fighters"


def test_a_list_of_the_dead_counts_the_dead() -> None:
    reading = one("إن قائمة رابطة أسر الشهداء تضم 730 اسما")

    assert (reading.counted.en, reading.key, reading.outcome) == ("killed", "people", "killed")


def test_a_noun_that_no_list_has_counts_itself() -> None:
    reading = one("وزعت البلدية 350 فانوسا")

    assert (reading.counted.en, reading.counted.ar, reading.key) == ("", "فانوسا", "ar:فانوس")


def test_offsets_are_those_of_the_number() -> None:
    sentence = "قتل ما بين 10 و 12 شخصا"
    reading = one(sentence)

    assert sentence[reading.start : reading.end] == "10 و 12"


@pytest.mark.parametrize(
    "sentence",
    [
        "في 15 مايو 2015 سقطت المدينة",  # a date
        "منذ 2012 غابت الدولة",  # a year
        "في عامي 2015 و2016 وقعت هجمات",  # years
        "عند الساعة 11:30 صباحا",  # a time of day
        "وقال محمد علي (45 عاما) إنه خائف",  # an age
        "البالغ من العمر 19 عاما",  # an age
        "وهو مدرس في الخمسينات من عمره",  # an age
        "في المرتبة الثالثة عشرة",  # a place in an order
        "بموجب المادة 18 من القانون رقم 12",  # law
        "قرار مجلس الأمن رقم 2254",  # a resolution
        "كحي الزعفران والحي 700 وغيرهما",  # a district's name
        "حلقت طائرة من طراز إف-16 فوقها",  # a model
        "فاز على منافسه 2-1 أمس",  # a result
        "سجل الهدف في الدقيقة 94",  # a minute of a match
        "شارك عشرات الآلاف في المسيرة",  # vague
        "أحد سكان المدينة",  # someone
        "نشرت صورتين على الإنترنت",  # two, in one word
        "قبل نحو عامين",  # when
        "بعد أقل من 3 أسابيع على الهجوم",  # when
        "خلال السنوات ال7 الماضية",  # when
        "منذ أكثر من 5 سنوات",  # when
        "خلال 72 ساعة",  # when
        "يعيش نحو ثلث السكان في فقر",  # a part, no value
        "لا تغطي سوى عشر الشريط الحدودي",  # a tenth
        "وهي أم لخمسة أطفال",  # somebody's family
    ],
)
def test_what_counts_nothing_is_no_figure(sentence: str) -> None:
    assert read_figures(sentence) == []


def test_how_long_something_lasted_is_a_figure() -> None:
    reading = one("بعد إضراب استمر ثلاثة أسابيع")

    assert (reading.value, reading.counted.en, reading.unit) == (3, "duration", "week")


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("ومات 4 عمال و انصاب 15 منهم 6 بحالة خطيرة", [(4, "killed"), (15, "injured"), (6, "injured")]),
        ("مات 14 عاملا وانعطب 5 منهم", [(14, "killed"), (5, "")]),
        ("وصل 30 جريحا توفي 5 منهم", [(30, "injured"), (5, "killed")]),
        ("قتل 10 وأصيب 15 بينهم 4 بحالة خطرة", [(10, "killed"), (15, "injured"), (4, "injured")]),
        ("ارتفع عدد الجرحى في الحريق إلى 19 شخصا", [(19, "injured")]),
        ("تسجيل 12 حالة وفاة و30 إصابة بالفيروس", [(12, "killed"), (30, "")]),
    ],
)
def test_what_befell_some_is_not_said_of_the_others(sentence: str, read: list[tuple[float, str]]) -> None:
    assert [(reading.value, reading.outcome) for reading in read_figures(sentence)] == read


def test_a_whole_with_its_part_named_behind_it_is_no_part() -> None:
    assert [reading.part for reading in read_figures("سقط 12 قتيلا منهم طبيب")] == [False]


@pytest.mark.parametrize(
    ("sentence", "english", "unit"),
    [
        ("استقبل المطار نحو 700 مشجع", "fans", "people"),
        ("لقاحات أرسلت وهي تكفي 90 ألف شخص", "people provided for", "people"),
        ("سجلت الوزارة 320 إصابة بالحصبة", "cases", "people"),
        ("سجلت 81 إصابة مؤكدة ومشتبها بها", "cases", "people"),
        ("أسفر التصادم عن 20 إصابة", "injuries", "people"),
        ("أصيب 40 شخصا بالكوليرا", "infected", "people"),
        ("وثقت الجمعية 17 حالة", "cases", ""),
        ("وثقت الجمعية 30 حالة اعتقال", "cases of arrest", ""),
        ("استقبل المستشفى 37 حالة", "cases", "people"),
        ("بقي 600 مسافر عالقين في الميناء", "passengers stranded", "people"),
        ("حرر المتهم 23 صكا", "cheques", ""),
    ],
)
def test_people_and_cases_are_told_by_the_words_around_them(sentence: str, english: str, unit: str) -> None:
    reading = one(sentence)

    assert (reading.counted.en, reading.unit) == (english, unit)


def test_deaths_among_cases_of_an_illness_are_a_toll_of_their_own() -> None:
    cases, deaths = read_figures("سجلت الولاية 612 حالة كوليرا من بينها 48 وفاة")

    assert [(cases.counted.en, cases.part), (deaths.counted.en, deaths.part)] == [("cases", False), ("deaths", False)]


@pytest.mark.parametrize(
    ("sentence", "english", "unit"),
    [
        ("قضت المحكمة بالسجن عشر سنوات على المدير", "prison sentence", "year"),
        ("محكمة تقضي بسجن مدير سابق في المصرف سبع سنوات", "prison sentence", "year"),
        ("حكم عليه بالحبس ستة أشهر مع وقف التنفيذ", "prison sentence", "month"),
        ("قضى في السجن عشر سنوات", "duration", "year"),
        ("اتهم باختلاس أموال قدرها 17 مليار دينار", "embezzlement", "dinar"),
        ("وألزمته المحكمة بإعادة 5 ملايين دينار", "repayment", "dinar"),
        ("لإضراره بالمصرف دفع 5 ملايين دينار", "payment", "dinar"),
        ("رشوة قيمتها 50 ألف دينار", "bribes", "dinar"),
        ("وقع اللاعب في صفقة بلغت قيمتها 9 ملايين يورو", "transfer fee", "euro"),
        ("انتقل المهاجم إلى النادي مقابل 6 ملايين يورو", "transfer fee", "euro"),
        ("انتقلت ملكية النادي في صفقة قيمتها 40 مليون يورو", "deal", "euro"),
    ],
)
def test_terms_of_prison_and_sums_of_money_say_what_they_are(sentence: str, english: str, unit: str) -> None:
    reading = one(sentence)

    assert (reading.counted.en, reading.unit) == (english, unit)


def test_a_price_goes_on_for_the_next_good_and_a_bare_number_is_left_out() -> None:
    found = read_figures(
        "زاد سعر صفيحة البنزين 95 أوكتان 20 ألف ليرة ليصبح 900 ألف ليرة، والمازوت 11 ألفا لتبلغ 800 ألف ليرة"
    )

    assert [(reading.value, reading.counted.en) for reading in found] == [
        (20_000, "rise in petrol price"),
        (900_000, "petrol price"),
        (800_000, "diesel price"),
    ]


def test_a_term_of_time_since_an_arrest_is_no_sentence() -> None:
    assert [reading.counted.en for reading in read_figures("سجن 12 صحافيا منذ 3 سنوات")] == ["journalists"]


def test_a_table_of_numbers_is_not_read_as_a_sentence() -> None:
    assert read_figures("قتل " + " و".join(f"{number} شخصا" for number in range(5, 80))) == []
