"""Sentences as claims that can contradict each other: what they are about, who makes them, when, and whether firmly."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from itertools import pairwise

from briefing.arabic.dates import find_dates
from briefing.arabic.stems import content_stems, stem
from briefing.dossier import EntityKind
from briefing.knowledge.conflicts.opposition import root_of, words_of
from briefing.knowledge.reading import ReadArticle
from briefing.names.mention import NameMention
from briefing.point import Attribution, Point

_WEEKDAY_NAMES = {
    "السبت": "Saturday",
    "الاحد": "Sunday",
    "الاثنين": "Monday",
    "الثلاثاء": "Tuesday",
    "الاربعاء": "Wednesday",
    "الخميس": "Thursday",
    "الجمعه": "Friday",
}
# What is expected, feared, wished or asked contradicts nothing, and a tale of what was before is no report of what is.
_EXPECTING = """
اذا لو ربما لعل احتمال احتمالات يحتمل محتمل يمكن ممكن يتوقع تتوقع توقع توقعت متوقع المتوقع سوف مرجح المرجح يرجح ترجح
ينتظر المنتظر مقرر المقرر يعتزم تعتزم ينوي تنوي يخشى تخشى تخوف مخاوف يامل تامل ياملون دعا دعت يدعو تدعو طالب طالبت يطالب
تطالب حذر حذرت يحذر تحذر هدد هددت يجب ينبغي هل وهل يفترض تفترض خطه مقترح اقترح اقترحت تعهد تعهدت وعد وعدت سيناريو
"""
_LOOKING_BACK = "بعدما ثم سابق سابقا السابق سبق وكان وكانت قبل ان بعدها لاحقا عاد عادت"
_EXPECTED = frozenset(_EXPECTING.split())
_BACKGROUND = frozenset(_LOOKING_BACK.split()) - {"ان"}
_FUTURE = re.compile(r"[وف]?س[يتن][^\W\d_]{3,}")
_PRESENT = "يتنا"
_PARTICLE = (
    "في من على الي الى علي عن مع بعد قبل بين خلال ان انه انها حتي منذ لدي عبر ضد دون وسط بعدما قرب نحو امام حول اثر"
)
_PARTICLES = frozenset(_PARTICLE.split())
# The first letters of ordinals and points of the compass.
_RANK = "اول ثان ثال راب خام ساد ساب ثام تاس عاش شما جنو شرق غرب"
_RANKS = frozenset(_RANK.split())
# Past tenses and nouns that begin as futures do.
_LIKE_FUTURES = "سياسه سياسي سياسيه سيطره سيطر سيطرت سياره سيارات سيناء ستين سيول سياده سيدات سنوات سينما سياح سياحه"
_NO_FUTURE = frozenset(_LIKE_FUTURES.split())


@dataclass(frozen=True, kw_only=True, eq=False)
class Claim:
    """One sentence of one article."""

    article: ReadArticle
    index: int  # of the sentence
    among_speakers: bool = False  # it is compared with what another speaker says in the same article

    @property
    def text(self) -> str:
        """The normalised sentence."""
        return self.article.prepared.sentences[self.index].normalised

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, their spelling levelled."""
        return words_of(self.text)

    @property
    def names(self) -> tuple[NameMention, ...]:
        """The names in it."""
        return self.article.names[self.index]

    @property
    def attribution(self) -> Attribution | None:
        """Who says it; None where the outlet does so itself."""
        return self.article.attributions[self.index]

    @property
    def published(self) -> datetime | None:
        """When its article appeared."""
        return self.article.prepared.article.published_at

    @property
    def point(self) -> Point:
        """The sentence as the document has it."""
        return self.article.point(self.index)

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands: article and sentence."""
        return self.article.prepared.article.id, self.index

    @property
    def teller(self) -> str:
        """Who says it, as an explanation names them: the outlet, where outlets are compared, else the speaker in it."""
        article = self.article.prepared.article
        outlet = article.publisher or f"article {article.id}"
        said_by = self.attribution.speaker if self.attribution and self.among_speakers else None
        return f"{said_by.en or said_by.ar} ({outlet})" if said_by else outlet

    @cached_property
    def roots(self) -> frozenset[str]:
        """Consonants of the words that tell what it is about: they join a verb and its noun."""
        return roots_of(self.text)

    def names_of(self, kind: EntityKind) -> frozenset[str]:
        """Return the English names of one kind."""
        return frozenset(name.name for name in self.names if name.kind is kind)

    @cached_property
    def days(self) -> tuple[str, ...]:
        """The weekdays it names, in English."""
        return tuple(dict.fromkeys(_WEEKDAY_NAMES[word] for word in self.words if word in _WEEKDAY_NAMES))

    @cached_property
    def dates(self) -> frozenset[tuple[int | None, int | None, int | None]]:
        """Day, month and year of the dates it names."""
        return frozenset((date.day, date.month, date.year) for date in find_dates(self.text))

    @cached_property
    def ranks(self) -> frozenset[str]:
        """The ordinals and the points of the compass in it, which tell things of one name apart."""
        return (
            frozenset(word.removeprefix("و").removeprefix("ب").removeprefix("ال")[:3] for word in self.words) & _RANKS
        )

    @cached_property
    def is_firm(self) -> bool:
        """Whether it tells what is, rather than what may be, is asked for, or is expected."""
        words = self.words
        may = any(word == "قد" and following[0] in _PRESENT for word, following in pairwise(words))
        coming = any(_FUTURE.fullmatch(word) and word not in _NO_FUTURE for word in words)
        return not (may or coming or _EXPECTED & set(words) or self.text.rstrip("»”\"' ").endswith(("؟", "?")))

    @cached_property
    def looks_back(self) -> bool:
        """Whether it tells a sequence of events or what was before."""
        return bool(_BACKGROUND & set(self.words))

    def phrase_behind(self, at: int) -> tuple[str, ...]:
        """Return the roots of the content words behind a word, up to the next particle: its subject and object."""
        told: list[str] = []
        for word in self.words[at + 1 :]:
            if (word in _PARTICLES or word.startswith("ب")) and told:
                break
            if root := _content_root(word):
                told.append(root)
        return tuple(told)

    def root_before(self, at: int) -> str:
        """Return the root of the last content word before a word: its subject, where that goes first; else ""."""
        told = (_content_root(word) for word in reversed(self.words[:at]))
        return next(filter(None, told), "")


@lru_cache(maxsize=4096)
def roots_of(text: str) -> frozenset[str]:
    """Return the roots of the words of a normalised sentence that tell what it is about."""
    return frozenset(root for word in words_of(text) if (root := _content_root(word)))


@lru_cache(maxsize=20_000)
def _content_root(word: str) -> str:
    """Return the root of a word; "" where it tells nothing."""
    return root_of(stem(word)) if content_stems(word) else ""
