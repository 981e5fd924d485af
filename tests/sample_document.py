"""A briefing as the pipeline would make it, small and complete, for the tests of everything that shows one."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from briefing.document import (
    ArticleEntry,
    ArticleStatus,
    Bilingual,
    BriefingDocument,
    Caveat,
    Check,
    Citation,
    ModelUse,
    Point,
    Repair,
    SourceSentence,
    Story,
)
from briefing.dossier import (
    Bound,
    Changes,
    Contradiction,
    Entity,
    EntityKind,
    Figure,
    FigureMention,
    FigureMove,
    GlossaryUse,
    NameBasis,
    Novelty,
    PointChange,
    Precision,
    Quote,
    QuoteKind,
    SourceEntry,
    Standing,
    StoryChange,
    TimelineEntry,
)
from briefing.point import Attribution, Backing, Label, SpeakerKind

GUARDS = ("numbers", "omission", "repetition", "copy", "names", "glossary")
PASSED = tuple(Check(name=name, passed=True) for name in GUARDS)

MARSAD = (
    "غمرت السيول صباح الأحد خمسة أحياء في مدينة وادي الرمان بعد أمطار استمرت ثلاثين ساعة.",
    "وأجلت فرق الدفاع المدني 1250 شخصا إلى مدارس حُوّلت إلى مراكز إيواء.",
    "وقال رئيس البلدية سامر الحلبي إن «الجسر القديم صمد، لكن الطريق المؤدي إليه انهار تماما».",
    "وانقطعت الكهرباء عن 40% من منازل المدينة حتى مساء اليوم نفسه.",
    "ودعت البلدية السكان إلى غلي المياه قبل شربها إلى حين انتهاء الفحوص.",
    "ومن المقرر أن تصل لجنة من وزارة الأشغال يوم الثلاثاء لتقدير الأضرار.",
    "وقدّرت البلدية عدد المتاجر المتضررة بتسعين متجرا فقط.",
)
SAHEL = (
    "أعلنت السلطات إجلاء أكثر من 1250 مواطنا من الأحياء المنخفضة في وادي الرمان.",
    "وذكر شهود أن منسوب المياه بلغ مترين ونصف المتر قرب السوق المركزي.",
    "وأكدت شركة الكهرباء أن التيار عاد إلى ثلثي المنازل المتضررة ليل الأحد.",
    "وأفادت غرفة التجارة بأن 250 متجرا أغلقت أبوابها، وقدّرت الخسائر بنحو 3.500 دينار لكل متجر.",
    "ولم تعلن أي جهة رسمية حصيلة نهائية للخسائر.",
    "ونفى مسؤول في البلدية انهيار الطريق المؤدي إلى الجسر القديم.",
    "وكانت سيول عام 1998 قد جرفت الجسر نفسه.",
)
PORT = (
    "وقّعت هيئة الموانئ اتفاقا لتوسيع رصيف الحاويات في مرفأ النورس بكلفة 75 مليون دولار.",
    "ويبدأ العمل في شهر غشت المقبل ويستغرق ثمانية عشر شهرا.",
    "وقالت مديرة المشروع ليلى بنعمر إن الرصيف الجديد سيستقبل سفنا طولها 300 متر.",
    "واعترض صيادون على المشروع لأنه يقلّص المساحة المخصصة لقواربهم الصغيرة.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What a sample point carries besides its texts."""

    checks: tuple[Check, ...] = PASSED
    repairs: tuple[Repair, ...] = ()
    support: int = 1
    attribution: Attribution | None = None
    backing: Backing = Backing.REPORTED


PLAIN = Marks()


def sentences(texts: tuple[str, ...]) -> tuple[SourceSentence, ...]:
    """Place the texts one behind the other, one space between them, as in a body of one paragraph."""
    placed: list[SourceSentence] = []
    start = 0
    for text in texts:
        placed.append(SourceSentence(start=start, end=start + len(text), ar=text))
        start += len(text) + 1
    return tuple(placed)


BODIES = {"marsad-1": sentences(MARSAD), "sahel-7": sentences(SAHEL), "port-2": sentences(PORT)}


def cite(article: str, number: int) -> Citation:
    """Cite a sentence of the sample, counted from 0."""
    sentence = BODIES[article][number]
    return Citation(article=article, sentence=number, start=sentence.start, end=sentence.end)


def point(en: str, *sources: tuple[str, int], marks: Marks = PLAIN) -> Point:
    """Make a point of the sentence cited first."""
    article, number = sources[0]
    return Point(
        en=en,
        ar=BODIES[article][number].ar,
        citations=tuple(cite(*source) for source in sources),
        checks=marks.checks,
        repairs=marks.repairs,
        support=marks.support,
        attribution=marks.attribution,
        backing=marks.backing,
    )


def failing(name: str, detail: str) -> tuple[Check, ...]:
    """Give the verdicts of all guards, of which one failed."""
    return tuple(Check(name=name, passed=False, detail=detail) if check.name == name else check for check in PASSED)


def repaired(detail: str) -> tuple[Check, ...]:
    """Give the verdicts of all guards, where the figures pass because they were corrected."""
    return (Check(name="numbers", passed=True, detail=detail), *PASSED[1:])


MAYOR = Attribution(
    kind=SpeakerKind.NAMED,
    speaker=Label(en="Samer al-Halabi", ar="سامر الحلبي"),
    role=Label(en="mayor", ar="رئيس البلدية"),
)
DIRECTOR = Attribution(
    kind=SpeakerKind.NAMED,
    speaker=Label(en="Leila Benomar", ar="ليلى بنعمر"),
    role=Label(en="project director", ar="مديرة المشروع"),
)
CHAMBER = Attribution(kind=SpeakerKind.INSTITUTION, speaker=Label(en="the chamber of commerce", ar="غرفة التجارة"))
MUNICIPALITY = Attribution(kind=SpeakerKind.INSTITUTION, speaker=Label(en="the municipality", ar="البلدية"))
OFFICIAL = Attribution(
    kind=SpeakerKind.UNNAMED_OFFICIAL, speaker=Label(en="a municipal official", ar="مسؤول في البلدية")
)
WITNESSES = Attribution(kind=SpeakerKind.UNNAMED, speaker=Label(en="", ar="شهود"))

EVACUATION = point(
    "Civil defence teams evacuated 1,250 people to schools that had been turned into shelters.",
    ("marsad-1", 1),
    ("sahel-7", 0),
    marks=Marks(
        checks=repaired("125 was corrected to 1,250, as in the Arabic."),
        repairs=(Repair(was="125", now="1,250"),),
        support=2,
        backing=Backing.CORROBORATED,
    ),
)
SHOPS = point(
    "The chamber of commerce said that the shops had closed their doors and put the losses at about 3,500 dinars"
    " for each shop.",
    ("sahel-7", 3),
    marks=Marks(checks=failing("numbers", "250 in the Arabic is missing from the English.")),
)
PORT_DEAL = point(
    "The ports authority signed an agreement to extend the container quay at the port of Nawras at a cost of"
    " 75 million dollars.",
    ("port-2", 0),
)
FISHERMEN = point(
    "Fishermen objected to the project.",
    ("port-2", 3),
    marks=Marks(checks=failing("omission", "The English is much shorter than the Arabic: a clause may be missing.")),
)
FLOOD = point(
    "Torrents flooded five districts of the city of Wadi al-Rumman on Sunday morning after thirty hours of rain.",
    ("marsad-1", 0),
)
BRIDGE = point(
    "Mayor Samer al-Halabi said that “the old bridge held, but the road leading to it collapsed completely”.",
    ("marsad-1", 2),
    marks=Marks(attribution=MAYOR, backing=Backing.ON_RECORD),
)
POWER = point(
    "Electricity was cut off in 40% of the city’s homes until the evening of the same day.",
    ("marsad-1", 3),
    ("sahel-7", 2),
    marks=Marks(
        checks=repaired("40% was missing and was restored from the Arabic."),
        repairs=(Repair(was="", now="40%"),),
        support=2,
        backing=Backing.CORROBORATED,
    ),
)
WORK = point("Work begins next August and takes eighteen months.", ("port-2", 1))
SHIPS = point(
    "Project director Leila Benomar said that the new quay will receive ships that are 300 metres long.",
    ("port-2", 2),
    marks=Marks(attribution=DIRECTOR, backing=Backing.ON_RECORD),
)
COMMITTEE = point(
    "A committee of the Ministry of Works is due to arrive on Tuesday to assess the damage.", ("marsad-1", 5)
)
ANNOUNCED = point(
    "The authorities announced that more than 1,250 citizens had been evacuated from the low-lying districts.",
    ("sahel-7", 0),
)
NINETY = point(
    "The municipality put the number of damaged shops at only ninety.",
    ("marsad-1", 6),
    marks=Marks(attribution=MUNICIPALITY, backing=Backing.ON_RECORD),
)
WATER = point(
    "Witnesses said that the water had reached two and a half metres near the central market.",
    ("sahel-7", 1),
    marks=Marks(attribution=WITNESSES, backing=Backing.UNNAMED),
)
ROAD = point(
    "A municipal official denied that the road to the old bridge had collapsed.",
    ("sahel-7", 5),
    marks=Marks(attribution=OFFICIAL, backing=Backing.UNNAMED),
)
BEFORE = point("Floods had swept away the same bridge in 1998.", ("sahel-7", 6))

STORIES = (
    Story(
        id="story-1",
        headline=Bilingual(
            en="Floods in Wadi al-Rumman force hundreds of families out",
            ar="سيول وادي الرمان تُخرج مئات العائلات من بيوتها",
            checks=PASSED,
        ),
        summary=(FLOOD, EVACUATION, BRIDGE, POWER, SHOPS),
        articles=("marsad-1", "sahel-7", "akhbar-3"),
    ),
    Story(
        id="story-2",
        headline=Bilingual(
            en="Agreement to extend the port of Nawras",
            ar="اتفاق على توسيع مرفأ النورس",
            checks=PASSED,
        ),
        summary=(PORT_DEAL, WORK, SHIPS, FISHERMEN),
        articles=("port-2",),
    ),
)

ARTICLES = (
    ArticleEntry(
        id="marsad-1",
        title=Bilingual(
            en="Floods in Wadi al-Rumman force hundreds of families out",
            ar="سيول وادي الرمان تُخرج مئات العائلات من بيوتها",
            checks=PASSED,
        ),
        publisher="Al-Marsad Agency",
        url="https://marsad.example/news/2024/05/floods?page=1",
        published_at=datetime(2024, 5, 12, 18, 40, tzinfo=UTC),
        dateline="وادي الرمان – (المرصد)",
        status=ArticleStatus.USED,
        abstract=(FLOOD, EVACUATION, BRIDGE),
        sentences=BODIES["marsad-1"],
    ),
    ArticleEntry(
        id="sahel-7",
        title=Bilingual(
            en="Market under water, hundreds of shops closed",
            ar="السوق تحت الماء ومئات المتاجر مغلقة",
            checks=PASSED,
        ),
        publisher="جريدة الساحل",
        url="https://sahel.example/a/7",
        published_at=datetime(2024, 5, 13, 6, 5, tzinfo=UTC),
        status=ArticleStatus.USED,
        abstract=(SHOPS,),
        sentences=BODIES["sahel-7"],
    ),
    ArticleEntry(
        id="akhbar-3",
        title=Bilingual(en="Torrents displace families", ar="السيول تشرّد عائلات", checks=PASSED),
        publisher="Akhbar al-Wadi",
        url="https://akhbar.example/3",
        published_at=datetime(2024, 5, 12, 20, 15, tzinfo=UTC),
        status=ArticleStatus.FOLDED,
        reason="Near-copy of the article of Al-Marsad Agency (96% of its sentences are the same).",
        duplicate_of="marsad-1",
    ),
    ArticleEntry(
        id="port-2",
        title=Bilingual(en="Agreement to extend the port of Nawras", ar="اتفاق على توسيع مرفأ النورس", checks=PASSED),
        url="",
        status=ArticleStatus.USED,
        abstract=(PORT_DEAL, FISHERMEN),
        sentences=BODIES["port-2"],
    ),
    ArticleEntry(
        id="batch/05.txt",
        title=Bilingual(en="", ar="گزارش بازار ارز تهران"),
        publisher="Bazar Daily",
        language="fa",
        status=ArticleStatus.SKIPPED,
        reason="The text is in Persian, not in Arabic: leave it out of the batch.",
    ),
)

CAVEATS = (
    Caveat(
        code="failed_check",
        message="Two statements failed a check of their translation. They are flagged where they stand.",
    ),
    Caveat(code="single_source", message="Seven of nine statements rest on a single source."),
    Caveat(
        code="wrong_language",
        message="One article was skipped: the text is in Persian, not in Arabic.",
        article="batch/05.txt",
    ),
)

MODELS = (
    ModelUse(
        role="translation",
        id="mujaz-ar-en-small",
        revision="2026-03-01",
        licence="CC-BY-4.0",
        settings="beam 4, int8",
        scores="BLEU 31.2 (sample set; nrefs:1|case:mixed|tok:13a)",
        weaknesses=("It often misspells the names of people and places.",),
    ),
    ModelUse(role="embedding", id="sentence-encoder-multilingual", revision="0.2.1", licence="Apache-2.0"),
    ModelUse(
        role="summarisation",
        id="mujaz-extractive",
        revision="1",
        licence="Apache-2.0",
        settings="MMR, diversity 0.3",
    ),
)


FIGURES = (
    Figure(
        id="figure-1",
        story="story-1",
        counted=Label(en="damaged shops", ar="المتاجر المتضررة"),
        unit="",
        about=(Label(en="Wadi al-Rumman", ar="وادي الرمان"),),
        standing=Standing.DISPUTED,
        explanation="250 (the chamber of commerce) / 90 (the municipality)",
        support=2,
        mentions=(
            FigureMention(shown="250", value=250, attribution=CHAMBER, when="2024-05-12", point=SHOPS),
            FigureMention(shown="90", value=90, attribution=MUNICIPALITY, point=NINETY),
        ),
    ),
    Figure(
        id="figure-2",
        story="story-1",
        counted=Label(en="people evacuated", ar="شخصا"),
        unit="people",
        standing=Standing.AGREED,
        explanation="1,250 and more than 1,250 fit each other.",
        support=2,
        mentions=(
            FigureMention(shown="1,250", value=1250, point=EVACUATION),
            FigureMention(shown="more than 1,250", value=1250, bound=Bound.MORE_THAN, point=ANNOUNCED),
        ),
    ),
    Figure(
        id="figure-3",
        story="story-2",
        counted=Label(en="", ar="كلفة"),
        unit="dollar",
        standing=Standing.SINGLE_SOURCE,
        explanation="Only one source gives it.",
        support=1,
        mentions=(FigureMention(shown="75 million dollars", value=75_000_000, point=PORT_DEAL),),
    ),
)
TIMELINE = (
    TimelineEntry(
        story="story-1", date="1998", precision=Precision.YEAR, expression="عام 1998", basis="stated", point=BEFORE
    ),
    TimelineEntry(
        story="story-1",
        date="2024-05-12",
        precision=Precision.DAY,
        expression="صباح الأحد",
        basis="counted from publication on 12 May 2024",
        point=FLOOD,
    ),
    TimelineEntry(
        story="story-1",
        date="2024-05-14",
        precision=Precision.DAY,
        approximate=True,
        expression="يوم الثلاثاء",
        basis="counted from publication on 12 May 2024",
        point=COMMITTEE,
    ),
    TimelineEntry(
        story="story-2",
        date="",
        precision=Precision.UNRESOLVED,
        expression="شهر غشت المقبل",
        basis="not resolved: the article has no publication date",
        point=WORK,
    ),
)
QUOTES = (
    Quote(
        story="story-1",
        kind=QuoteKind.DIRECT,
        words=Bilingual(
            en="The old bridge held, but the road leading to it collapsed completely",
            ar="الجسر القديم صمد، لكن الطريق المؤدي إليه انهار تماما",
            checks=PASSED,
        ),
        attribution=MAYOR,
        point=BRIDGE,
    ),
    Quote(
        story="story-1",
        kind=QuoteKind.REPORTED,
        words=Bilingual(en=WATER.en, ar=WATER.ar, checks=PASSED),
        attribution=WITNESSES,
        point=WATER,
    ),
    Quote(
        story="story-2",
        kind=QuoteKind.REPORTED,
        words=Bilingual(en=SHIPS.en, ar=SHIPS.ar, checks=PASSED),
        attribution=DIRECTOR,
        point=SHIPS,
    ),
)
ENTITIES = (
    Entity(
        id="entity-1",
        kind=EntityKind.PLACE,
        name="Wadi al-Rumman",
        basis=NameBasis.TRANSLITERATED,
        forms=("وادي الرمان",),
        mentions=2,
        sources=2,
        citations=(cite("marsad-1", 0), cite("sahel-7", 0)),
    ),
    Entity(
        id="entity-2",
        kind=EntityKind.ORGANISATION,
        name="Civil Defence",
        basis=NameBasis.GLOSSARY,
        forms=("الدفاع المدني",),
        mentions=1,
        sources=1,
        citations=(cite("marsad-1", 1),),
    ),
    Entity(
        id="entity-3",
        kind=EntityKind.PERSON,
        name="Samer al-Halabi",
        basis=NameBasis.TRANSLITERATED,
        forms=("سامر الحلبي", "الحلبي"),
        mentions=1,
        sources=1,
        citations=(cite("marsad-1", 2),),
    ),
)
CONTRADICTIONS = (
    Contradiction(
        story="story-1",
        explanation="One says that the road collapsed, the other that this was denied.",
        one=BRIDGE,
        other=ROAD,
    ),
)
GLOSSARY = (
    GlossaryUse(
        ar="غرفة التجارة",
        en="Chamber of Commerce and Industry",
        origin="request",
        occurrences=1,
        applied=0,
        missed=(cite("sahel-7", 3),),
    ),
    GlossaryUse(ar="الدفاع المدني", en="Civil Defence", origin="built-in", occurrences=1, applied=1),
)
CHANGES = Changes(
    since="briefing-of-sunday.json",
    earlier="2024-05-12T19:00:00Z",
    stories=(
        StoryChange(
            story="story-1",
            novelty=Novelty.CHANGED,
            earlier="story-1",
            earlier_headline="Torrents flood five districts of Wadi al-Rumman",
        ),
        StoryChange(story="story-2", novelty=Novelty.NEW),
    ),
    points=(
        PointChange(
            point=0,
            novelty=Novelty.CHANGED,
            earlier=Bilingual(
                en="Civil defence teams evacuated 800 people.", ar="أجلت فرق الدفاع المدني 800 شخص.", checks=PASSED
            ),
            moved=(FigureMove(counted="people evacuated", was="800", now="1,250"),),
        ),
        PointChange(point=1, novelty=Novelty.KNOWN, earlier=Bilingual(en=FLOOD.en, ar=FLOOD.ar, checks=PASSED)),
        PointChange(point=2, novelty=Novelty.NEW),
        PointChange(point=3, novelty=Novelty.NEW),
    ),
    gone=(Bilingual(en="The schools stayed open.", ar="بقيت المدارس مفتوحة.", checks=PASSED),),
)
SOURCES = (
    SourceEntry(
        publisher="Al-Marsad Agency",
        country="JO",
        country_name="Jordan",
        articles=("marsad-1",),
        stories=("story-1",),
        only_here=(FLOOD, BRIDGE),
    ),
    SourceEntry(
        publisher="جريدة الساحل",
        country="TN",
        country_name="Tunisia",
        articles=("sahel-7",),
        stories=("story-1",),
        only_here=(SHOPS,),
    ),
    SourceEntry(publisher="", articles=("port-2",), stories=("story-2",), only_here=(PORT_DEAL, FISHERMEN)),
)


def plain_document() -> BriefingDocument:
    """Give a briefing of five articles in two stories, with failed checks, repairs and caveats, and nothing else."""
    return BriefingDocument(
        created_at=datetime(2024, 5, 13, 9, 30, tzinfo=UTC),
        headline=Bilingual(
            en="Floods in Wadi al-Rumman force hundreds of families out",
            ar="سيول وادي الرمان تُخرج مئات العائلات من بيوتها",
            checks=PASSED,
        ),
        key_points=(EVACUATION, FLOOD, SHOPS, PORT_DEAL),
        stories=STORIES,
        articles=ARTICLES,
        caveats=CAVEATS,
        models=MODELS,
    )


def sample_document() -> BriefingDocument:
    """Give the same briefing with figures, timeline, quotes, names and all else that it may know."""
    return replace(
        plain_document(),
        figures=FIGURES,
        timeline=TIMELINE,
        quotes=QUOTES,
        entities=ENTITIES,
        contradictions=CONTRADICTIONS,
        glossary=GLOSSARY,
        changes=CHANGES,
        sources=SOURCES,
    )
