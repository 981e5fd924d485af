"""Who says what in an article: verbs of saying, "according to", and speakers introduced before."""

import re

import pytest

from briefing.arabic.normalise import normalise_text
from briefing.article import Article, Sentence
from briefing.dossier import EntityKind, NameBasis
from briefing.knowledge.speakers.attribution import attribute, speaker_at, statements_in
from briefing.names.mention import NameMention
from briefing.point import Attribution
from briefing.preparing import PreparedArticle, prepare

# Names as they are found by briefing.names, given here so that these tests are about speakers alone.
NAMES = {
    "سمير العياري": ("Samir al-Ayari", EntityKind.PERSON),
    "العياري": ("Samir al-Ayari", EntityKind.PERSON),
    "هدى منصور": ("Huda Mansour", EntityKind.PERSON),
    "منصور": ("Huda Mansour", EntityKind.PERSON),
    "كريم بوزيد": ("Karim Bouzid", EntityKind.PERSON),
    "إيلينا روسي": ("Elena Rossi", EntityKind.PERSON),
    "رويترز": ("Reuters", EntityKind.ORGANISATION),
    "الأمم المتحدة": ("United Nations", EntityKind.ORGANISATION),
    "حركة النور": ("al-Nour Movement", EntityKind.ORGANISATION),
    "واشنطن": ("Washington", EntityKind.PLACE),
    "تونس": ("Tunisia", EntityKind.PLACE),
    "صفاقس": ("Sfax", EntityKind.PLACE),
    "ليبيا": ("Libya", EntityKind.PLACE),
    "طبرق": ("Tobruk", EntityKind.PLACE),
}


def mentions(text: str) -> list[NameMention]:
    found: list[NameMention] = []
    for form, (name, kind) in sorted(NAMES.items(), key=lambda item: -len(item[0])):
        for match in re.finditer(rf"(?<!\w)[ولب]?({form})(?!\w)", text):
            start, end = match.span(1)
            if all(end <= each.start or start >= each.end for each in found):
                found.append(NameMention(start=start, end=end, form=form, kind=kind, name=name, basis=NameBasis.PEOPLE))
    return sorted(found, key=lambda each: each.start)


def read(*sentences: str) -> tuple[list[Sentence], list[list[NameMention]]]:
    texts = [normalise_text(each) for each in sentences]
    made = [
        Sentence(article="a1", index=index, start=0, end=len(text), text=text, normalised=text, paragraph=index)
        for index, text in enumerate(texts)
    ]
    return made, [mentions(text) for text in texts]


def said(*sentences: str) -> str:
    """Return the attribution of the last sentence: kind | Arabic speaker | Arabic role."""
    attribution = attribute(*read(*sentences))[-1]
    return shown(attribution)


def shown(attribution: Attribution | None) -> str:
    if attribution is None:
        return ""
    role = f" | {attribution.role.ar}" if attribution.role else ""
    return f"{attribution.kind.value} | {attribution.speaker.ar}{role}"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a verb and its subject
        ("قال وزير النقل التونسي سمير العياري إن الخط الجديد سيفتح في الربيع.", "named | سمير العياري | وزير النقل التونسي"),
        ("وأعلنت وزيرة الصحة هدى منصور أن المخزون يكفي شهرين.", "named | هدى منصور | وزيرة الصحة"),
        ("صرح سمير العياري بأن الأشغال تأخرت شهرا.", "named | سمير العياري"),
        ("أكدت وزارة الدفاع أن الجسر سليم.", "institution | وزارة الدفاع"),
        ("ونفى المتحدث باسم الحكومة وجود أي خلاف.", "unnamed_official | المتحدث باسم الحكومة"),
        ("وحذر خبراء من أن المياه ستنفد قبل الصيف.", "unnamed_official | خبراء"),
        ("ويقول سكان إن الكهرباء لم تعد منذ أسبوع.", "unnamed | سكان"),
        ("وتقول واشنطن إن العقوبات باقية.", "institution | واشنطن"),
        ("كشفت دراسة حديثة أن نصف الآبار ملوثة.", "document | دراسة حديثة"),
        ("وذكرت صحيفة محلية أن الاتفاق وقع ليلا.", "medium | صحيفة محلية"),
        ("وأفادت مصادر أمنية بأن المهاجم قتل.", "unnamed | مصادر أمنية"),
        ("وتحدثت تقارير صحفية عن خلاف داخل اللجنة.", "unnamed | تقارير صحفية"),
        ("وقال مصدر أمني في طبرق إن الطريق مغلقة.", "unnamed | مصدر أمني في طبرق"),
        ("وقال مصدر طلب عدم ذكر اسمه إن المفاوضات تعثرت.", "unnamed | مصدر"),
        ("وقال شاهد عيان لرويترز إن النار امتدت إلى السوق.", "unnamed | شاهد عيان"),
        ("وصفت حركة النور القرار بأنه متسرع.", "institution | حركة النور"),
        ("ويتوقع البنك المركزي أن يرتفع النمو.", "institution | البنك المركزي"),
        # the subject first
        ("الوزير قال إن العام الدراسي لن يؤجل.", "unnamed_official | الوزير"),
        ("مسؤولون أمنيون كشفوا أن الشحنة جاءت بحرا.", "unnamed_official | مسؤولون أمنيون"),
        ("لكن رئيس البلدية كريم بوزيد يؤكد أن الرخصة قانونية.", "named | كريم بوزيد | رئيس البلدية"),
        ("أما وزارة المالية فتقول إن العجز تقلص.", "institution | وزارة المالية"),
        ("أحد أهالي صفاقس أكد أن الصور حقيقية.", "unnamed | أحد أهالي صفاقس"),
        # كان
        ("وكانت وزارة الداخلية قد أعلنت توقيف ستة أشخاص.", "institution | وزارة الداخلية"),
        ("وكان سمير العياري أكد قبل أسبوع أن الميزانية جاهزة.", "named | سمير العياري"),
        # words of time between
        ("وقال أمس الثلاثاء رئيس النقابة كريم بوزيد إن الإضراب مستمر.", "named | كريم بوزيد | رئيس النقابة"),
        ("وأكد، اليوم الخميس، وزير النفط سمير العياري أن الإنتاج ثابت.", "named | سمير العياري | وزير النفط"),
        ("من جهته، كشف مصدر نقابي أن التصويت كان سريا.", "unnamed | مصدر نقابي"),
        ("وفي صفاقس أعلنت البلدية أن المدارس ستغلق يومين.", "institution | البلدية"),
        # according to
        ("بلغ عدد القتلى تسعة، بحسب وزارة الصحة.", "institution | وزارة الصحة"),
        ("وحسب تقرير للأمم المتحدة فإن ثلث الأطفال خارج المدارس.", "document | تقرير للأمم المتحدة"),
        ("وصل المرفأ أمس، وفقا لمسؤول في الجمارك، ثلاث سفن.", "unnamed_official | مسؤول في الجمارك"),
        ("انهار السقف فجرا، وفق ما أعلنته السلطات المحلية.", "institution | السلطات المحلية"),
        ("وقتل أربعة جنود، نقلا عن مصادر طبية.", "unnamed | مصادر طبية"),
        ("ولا يكفي المال، على حد قول رئيس الجمعية كريم بوزيد، إلا لشهر.", "named | كريم بوزيد | رئيس الجمعية"),
        ("أغلق المعبر مجددا، طبقا لما ذكرته وكالة أنباء محلية.", "medium | وكالة أنباء محلية"),
        ("والمدينة، كما تصفها الباحثة هدى منصور، مختبر مفتوح.", "named | هدى منصور | الباحثة"),
        # what a medium or a statement passes on
        ("وذكرت وسائل إعلام إيطالية أن الوزيرة إيلينا روسي أعلنت استقالتها.", "named | إيلينا روسي | الوزيرة"),
        ("ونقلت رويترز عن مسؤول كبير قوله إن الصفقة جاهزة.", "unnamed_official | مسؤول كبير"),
        ("وقال مسؤول إن الوزير سمير العياري أكد الموعد.", "unnamed_official | مسؤول"),
        # a name and the office behind it
        ("وقالت هدى منصور، وهي طبيبة في مستشفى محلي، إن الأسرة امتلأت.", "named | هدى منصور | طبيبة في مستشفى محلي"),
        ("وقال مدير الميناء، العقيد كريم بوزيد، إن الحركة عادية.", "named | كريم بوزيد | مدير الميناء، العقيد"),
        ("وقال تاجر يدعى كريم بوزيد إن السوق خالية.", "named | كريم بوزيد | تاجر"),
        # a name that no list has, where nothing else can stand
        ("وقال العميد المتقاعد زرنوق الشطيبي إن الحدود آمنة.", "named | زرنوق الشطيبي | العميد المتقاعد"),
        ("رئيسة البنك المركزي إلفيرا نابلوسكا قالت إن التضخم تراجع.", "named | إلفيرا نابلوسكا | رئيسة البنك المركزي"),
        # what is said first
        ("تضاعف السعر مرتين في شهر، قال تاجر من الحي.", "unnamed | تاجر"),
        ("لا يكفي الماء الجميع، كما تقول خبيرة فنلندية.", "unnamed_official | خبيرة فنلندية"),
        ("وبلغ العدد تسعة، وفق آخر حصيلة أعلنتها السلطات المحلية.", "institution | السلطات المحلية"),
        ("تقرير أممي: نصف الآبار ملوثة.", "document | تقرير أممي"),
        # a relative clause
        ("وسبق ذلك تحذير من كريم بوزيد، رئيس الاتحاد، الذي شدد على أن السدود فارغة.", "named | كريم بوزيد | رئيس الاتحاد"),
    ],
)  # fmt: skip
def test_a_sentence_names_its_speaker(sentence: str, expected: str) -> None:
    assert said(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "افتتح وزير النقل سمير العياري الجسر الجديد صباح السبت.",
        "وارتفع سعر الخبز بنسبة عشرة في المئة.",
        "ولم تعلن الوزارة عن أي موعد جديد.",
        "ومن المتوقع أن تعلن الحكومة قرارها غدا.",
        "واستقبل الرئيس وفدا قال إنه سيعود قريبا.",
        "رفعت الوزارة تقديرها إلى ضعف ما ذكره الخبراء في العام الماضي.",
        "وأظهرت اللقطات حشودا في الساحة، فيما قال ناشط إن العدد أكبر.",
        "حسب المدينة والحي يختلف السعر.",
        "كشف الحساب متاح على الموقع.",
        "ويثبت الهجومان أن المنطقة غير آمنة.",
        "وتابع اللقاء من المدرجات نحو عشرة آلاف متفرج.",
        "أضافت تونس ميدالية ذهبية إلى رصيدها.",
        "أقر البرلمان موازنة العام المقبل بعد نقاش طويل.",
        "تعتبر صفاقس مركزا للصناعة في البلاد.",
        "ويتحدث السائق ثلاث لغات تعلمها في السجن.",
        "ليبيا: المعارضة تقاطع الجلسة.",
        "وطلبت الحكومة تمديد الطوارئ بينما قالت المعارضة إن الغرض غير ذلك.",
        "والمواد تصنف حسب مصدرها أو لونها.",
    ],
)
def test_a_sentence_of_the_outlet_has_no_speaker(sentence: str) -> None:
    assert said(sentence) == ""


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (("قال وزير النقل سمير العياري إن الخط جاهز.", "وأضاف أن التذاكر ستباع الشهر المقبل."), "named | سمير العياري | وزير النقل"),
        (("قال وزير النقل سمير العياري إن الخط جاهز.", "وتابع الوزير أن التذاكر ستباع قريبا."), "named | سمير العياري | وزير النقل"),
        (("قال وزير النقل سمير العياري إن الخط جاهز.", "وبدأ العمل قبل عام.", "ولفت العياري إلى أن الكلفة ارتفعت."), "named | سمير العياري | وزير النقل"),
        (("وقالت الباحثة التونسية هدى منصور إن الأرقام ناقصة.", "ودعت إلى نشرها كاملة."), "named | هدى منصور | الباحثة التونسية"),
        (("زارت الوزيرة هدى منصور المخيم.", "وقالت إن الخيام ستصل غدا."), "named | هدى منصور | الوزيرة"),
        (("صدر تقرير لمجلس المحاسبة في مارس.", "وذكر التقرير أن الديون تضاعفت."), "document | التقرير"),
        (("وقال تقرير لمجلس المحاسبة إن الديون تضاعفت.", "وأضاف التقرير أن الخطر قائم."), "document | تقرير لمجلس المحاسبة"),
        (('وقال الوزير سمير العياري: "سنفتح الميناء في موعده ولن نتراجع', 'مهما كانت الضغوط علينا".'), "named | سمير العياري | الوزير"),
        (("ورحبت النقابة بالعرض، وقالت إن التفاصيل ستناقش.",), "institution | النقابة"),
        (("رفض مئات المعلمين العرض، وقالوا إنهم سيواصلون الإضراب.",), "unnamed | مئات المعلمين"),
        (("قدم الأمين العام سمير العياري تقريرا، محذرا من أن الوقت ينفد.",), "named | سمير العياري | الأمين العام"),
        (("وقالت الباحثة هدى منصور إن الأرقام ناقصة.", "«لم يسألنا أحد عن رأينا»، تضيف وهي تبتسم."), "named | هدى منصور | الباحثة"),
        (("«لا نريد وعودا جديدة من أحد»، يقول الطبيب كريم بوزيد.",), "named | كريم بوزيد | الطبيب"),
    ],
)  # fmt: skip
def test_a_speaker_introduced_before_goes_on(sentences: tuple[str, ...], expected: str) -> None:
    assert said(*sentences) == expected


@pytest.mark.parametrize(
    "sentences",
    [
        # another gender: somebody else is meant
        ("قال وزير النقل سمير العياري إن الخط جاهز.", "وأعلنت أن الموعد ثابت."),
        # whom she asks, or who asks: cannot be told
        ("وقالت النقابة إن الرواتب متدنية.", "وطالبت الحكومة برفعها."),
        # "it is expected", or "he expects"
        ("تستضيف صفاقس المعرض في الربيع.", "ويتوقع أن يزوره ألف شخص."),
        # too far back for a plain verb
        ("قال الوزير سمير العياري إن الخط جاهز.", "وامتد العمل عامين.", "وتوقف في الشتاء.", "وقال إن الكلفة معقولة."),
    ],
)
def test_a_speaker_that_cannot_be_told_is_left_out(sentences: tuple[str, ...]) -> None:
    assert said(*sentences) == ""


def test_a_minister_is_the_one_who_spoke_rather_than_one_who_was_met() -> None:
    attributions = attribute(
        *read(
            "قال وزير الداخلية الإيطالي كريم بوزيد إن الاتفاق قريب.",
            "والتقى في واشنطن وزير العدل سمير العياري.",
            "وأضاف الوزير أن التوقيع سيكون في روما.",
        )
    )
    assert shown(attributions[2]) == "named | كريم بوزيد | وزير الداخلية الإيطالي"


def test_an_office_keeps_the_role_it_was_introduced_with() -> None:
    attributions = attribute(*read("وقالت رئيسة بلدية صفاقس هدى منصور إن الماء عاد.", "وأوضحت منصور أن العطب أصلح."))
    assert [shown(each) for each in attributions] == ["named | هدى منصور | رئيسة بلدية صفاقس"] * 2


def test_speakers_have_an_english_label() -> None:
    sentences, names = read(
        "وقال وزير الخارجية الفرنسي سمير العياري إن الحوار مفتوح.",
        "وقال مصدر أمني في طبرق إن الطريق مغلقة.",
        "وقال مسؤولون ليبيون إن الحدود آمنة.",
    )
    attributions = attribute(sentences, names)
    assert [each.speaker.en for each in attributions if each] == [
        "Samir al-Ayari",
        "a security source in Tobruk",
        "Libyan officials",
    ]
    assert [each.role.en for each in attributions if each and each.role] == ["French Foreign Minister"]


def test_every_statement_of_a_sentence_has_its_own_speaker() -> None:
    sentences, names = read("وقال مسؤول إن القتلى خمسة، فيما تحدث طبيب عن تسعة قتلى.")
    statements = statements_in(sentences, names)[0]
    text = sentences[0].normalised
    assert shown(speaker_at(statements, text.index("خمسة"))) == "unnamed_official | مسؤول"
    assert shown(speaker_at(statements, text.index("تسعة"))) == "unnamed_official | طبيب"


def test_what_stands_before_according_to_is_covered_by_it() -> None:
    sentences, names = read("وقتل خمسة جنود، بحسب وزارة الدفاع.")
    statements = statements_in(sentences, names)[0]
    assert shown(speaker_at(statements, 5)) == "institution | وزارة الدفاع"


def test_a_whole_article_is_read_with_the_names_of_the_package() -> None:
    prepared = prepare(
        Article(
            id="a1",
            body="أعلن وزير الدفاع الفرنسي جان إيف لودريان أن القوات ستبقى. وأضاف الوزير الفرنسي: «لن نغادر قبل نهاية المهمة».",
        )
    )
    assert isinstance(prepared, PreparedArticle)
    from briefing.names.article import names_in  # noqa: PLC0415 - the one test that needs the gazetteers

    attributions = attribute(prepared.sentences, names_in(prepared.sentences))
    assert [each.speaker.en for each in attributions if each] == ["Jean-Yves Le Drian"] * 2


@pytest.mark.parametrize(
    "line",
    [
        "مطحنة الضفة: الإنتاج يعود إلى سابق عهده",
        "مصنع الزجاج: الدخان يغطي الأحياء القريبة",
        "مستشفى الأمل: عشرون سريرا جديدا للحروق",
        '"صوت الريف": برنامج جديد للمزارعين',
        "قانون الإيجار: زيادة ثانية في الصيف",
    ],
)
def test_what_a_headline_is_about_does_not_say_it(line: str) -> None:
    assert said(line) == ""


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("وزارة الزراعة: المحصول أقل من المتوقع", "institution | وزارة الزراعة"),
        ("فريق خبراء: الجسر لا يحتمل الشاحنات", "institution | فريق خبراء"),
        ("مصنع الزجاج: «لا خطر على سكان الأحياء القريبة»", "institution | مصنع الزجاج"),
    ],
)
def test_a_body_that_talks_or_is_quoted_says_a_headline(line: str, speaker: str) -> None:
    assert said(line) == speaker


@pytest.mark.parametrize(
    "manner",
    [
        "توزع المقاعد وفق قانون يخصص ربعها للنساء",
        "تغلق المتاجر مبكرا بحسب القانون الجديد",
        "يعبر التجار وفقا لاتفاقية أبرمت قبل عامين",
        "يسير العمل وفق الخطة التي وضعتها البلدية",
    ],
)
def test_a_rule_by_which_things_are_done_says_nothing(manner: str) -> None:
    assert said(manner) == ""


def test_who_announced_the_findings_is_the_speaker_and_not_the_findings() -> None:
    assert said("تقدم الحزب بمقعدين وفق النتائج التي أعلنتها وزارة الداخلية").startswith("institution | وزارة الداخلية")


def test_a_verb_that_looks_like_a_student_makes_nobody_a_student() -> None:
    assert said("ومن جهته طالب النائب سمير العياري بفتح تحقيق") == "named | سمير العياري | النائب"


def test_a_head_is_told_with_what_he_is_head_of() -> None:
    assert (
        said("قال رئيس تعاونية الصيادين سمير العياري إن البحر هائج") == "named | سمير العياري | رئيس تعاونية الصيادين"
    )
    assert said("حذر رئيس من انهيار السوق") == ""


def test_a_team_is_not_the_rank_of_whom_it_is_called_after() -> None:
    assert said("وحذر فريق العياري من تأخر الأشغال").startswith("institution | فريق العياري")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("أما المدير مارون شلهوب فأكد أن القمح يكفي شهرا", "مارون شلهوب"),
        ("ووصف وزير النقل ربيع القصيري الإضراب بأنه متسرع", "ربيع القصيري"),
        ("وقالت السفيرة الأمريكية ألينا برادوفسكي إن بلادها راضية", "ألينا برادوفسكي"),
        ("وقال عضو لجنة الخدمات النيابية باسم شلهوب إن الجسر آمن", "باسم شلهوب"),
        ("وقال مدرب الفريق، الصربي ميلوش برادوفيتش، إن الفريق جاهز", "ميلوش برادوفيتش"),
    ],
)
def test_an_unlisted_name_ends_where_the_sentence_goes_on(sentence: str, name: str) -> None:
    assert said(sentence).split(" | ")[:2] == ["named", name]
