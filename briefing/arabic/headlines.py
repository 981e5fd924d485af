"""Tells a headline or a sub-heading that stands alone between paragraphs from a short paragraph of the article."""

import re
from collections.abc import Iterator, Sequence

from briefing.arabic.speech import is_verb_in_past, opens_clause, plain

_MAX_HEADLINE = 18  # words
_MIN_HEADLINE = 4  # words
_MAX_SUBHEADING = 5  # words
_SHORT_HEADLINE = 12  # words
_SURE = 2  # points at which the build of a line is a headline's
_OWN_STORY = 0.75  # share of familiar words from which a line speaks of the article's own story
_FOREIGN = 0.34  # share of familiar words below which it speaks of another
_FINAL = ".؟!?…:،؛,;"
_QUOTED = re.compile(r"^[«“\"”].*[»”\"“]$")
_LISTED = re.compile(r"^(?:[-–—•●▪*·]|\(?\d{1,2}[.)\-–]|[ا-ي][.)\-])\s*\S")
_FLAG = re.compile(r"^(?:بالفيديو|بالصور|فيديو|صور|شاهد|عاجل|حصري|خاص|تقرير|انفوجراف|انفوغراف|تحليل)\b")
_COLON = re.compile(r"^[^:]{2,40}:\s*\S")
_BREAK = re.compile(r"\.\.|\|")
_REFERRING = re.compile(r"\w{2,}(?:هم|هن|هما|ها|نا)$")  # their, her, our: refers to what was said before
# Nouns of action that open headlines without a verb: مقتل 12, تفكيك خلية.
_ACTION_WORDS = """
مقتل اصابه تفكيك اعتقال توقيف ضبط انفجار تفجير اغتيال وفاه مصرع هجوم اطلاق انطلاق افتتاح توقيع تعيين استقاله اقاله
ارتفاع انخفاض تراجع سقوط غرق انهيار اندلاع العثور احباط القبض الحكم السجن نجاه فرار هروب اختطاف خطف تحرير استعاده
تاجيل الغاء بدء انتهاء استيناف تمديد رفع فتح اغلاق منع حظر اجتماع لقاء زياره تحذير تحذيرات اشتباكات مواجهات غارات قصف
احتجاجات تظاهرات مظاهرات اضراب حريق زلزال فيضانات
"""
_ACTIONS = frozenset(_ACTION_WORDS.split())
# What looks like a verb in the present by its first letter and is none.
_NOUN_WORDS = """
يوم يوما يوميا يوليو يونيو يناير يمين يد يسار يهود ياسر يوسف يحيي يمن يابان تونس تركيا تل تم تلك تحت تعاون تقدم تراجع
تصاعد تضامن تبادل توتر تطور تحالف تجمع توقف تعز تشاد تاييد تاجيل تدخل تمرد تمويل تهريب تجاره تجربه ترحيب تشرين توجه تحد
تحدي تكلفه تذكره تاريخ تنازل تفاهم تقارب تحول توازن تهديد تهم تهمه ترامب تويتر تكريت تدمر تلعفر تكنولوجيا تام
"""
_NOUNS = frozenset(_NOUN_WORDS.split())
_NEGATIONS = frozenset(["لم", "ليس", "ليست", "لا"])  # rare in headlines, common in short paragraphs
_NOUN_SHAPE = re.compile(r"ت..ي.|.*(?:ات|ه|ين|ون|ا)$")
_LONGEST_VERB_IN_T = 6  # letters: longer words in ت are nouns more often than not
_SHORTEST_VERB = 3  # letters


def stems(text: str) -> Iterator[str]:
    """Give the content words of a normalised and folded text without article and one-letter prefixes."""
    for word in re.findall(r"[^\W\d_]{3,}", text):
        yield re.sub(r"^(?:[وف]?(?:[بك]?ال|لل)|[وفبلك](?=\w{4}))", "", word)


def is_headline(line: str, *, known: frozenset[str]) -> bool:
    """Whether a lone line is built like the headline of another story.

    Args:
        line: The line, normalised and with levelled spelling.
        known: Stems that more than one line of the article uses.
    """
    words = line.split()
    if not _MIN_HEADLINE <= len(words) <= _MAX_HEADLINE or _is_own_text(line, words):
        return False
    if words[0].startswith("ال") and set(stems(words[0])) & known:
        return False  # الحركة: a definite subject that the article has introduced
    found = list(stems(line))
    familiar = sum(stem in known for stem in found) / max(len(found), 1)
    score = _score(line, words)
    if score >= _SURE:
        return familiar < (_OWN_STORY if len(words) > _MAX_SUBHEADING else _FOREIGN / 2)
    return score == 1 and familiar < _FOREIGN and len(words) > _MAX_SUBHEADING


def is_subheading(line: str) -> bool:
    """Whether a lone line, normalised and with levelled spelling, is a heading of a few words without a verb."""
    words = line.split()
    statement = words[0].startswith("ال") and len(words) >= _MIN_HEADLINE  # البحر مورد رزقنا: a subject and what it is
    too_long = len(words) > _MAX_SUBHEADING
    return not (too_long or statement or _is_own_text(line, words) or _has_early_verb(words))


def _is_own_text(line: str, words: Sequence[str]) -> bool:
    """Whether the line is punctuated, quoted, listed, negated, or opened like a sentence of the article."""
    first = plain(words[0])
    marked = line[-1] in _FINAL or bool(_QUOTED.match(line) or _LISTED.match(line))
    opened = is_verb_in_past(first) or opens_clause(first) or any(_REFERRING.match(word) for word in words[:2])
    return marked or opened or any(word in _NEGATIONS for word in words)


def _score(line: str, words: Sequence[str]) -> int:
    """Count what headlines have and paragraphs have not."""
    first = plain(words[0])
    marks = 2 * bool(_FLAG.match(line)) + 2 * bool(_COLON.match(line)) + bool(_BREAK.search(line))
    short = len(words) <= _SHORT_HEADLINE and not first.startswith(("ال", "و"))
    return marks + 2 * _has_early_verb(words) + (first in _ACTIONS) + short


def _has_early_verb(words: Sequence[str]) -> bool:
    """Whether a verb in the present follows a subject of one to three words: داعش يحظر."""
    return any(_is_present(plain(word)) for word in words[1:4])


def _is_present(word: str) -> bool:
    if len(word) < _SHORTEST_VERB or word in _NOUNS:
        return False
    return word[0] == "ي" or (word[0] == "ت" and len(word) <= _LONGEST_VERB_IN_T and not _NOUN_SHAPE.fullmatch(word))
