"""Stems of Arabic words, so that a word and its inflected form are counted as one; for comparing, never for display.

Method: light stemming (Larkey, Ballesteros and Connell 2007, "light10"): the article, the conjunction and the
prepositions joined to it, and the commonest endings come off; roots are left alone.
"""

import re
from functools import lru_cache

from briefing.arabic.normalise import fold_spelling

_WORD = re.compile(r"[^\W\d_]{2,}")
_ARTICLES = ("وبال", "وال", "بال", "كال", "فال", "ولل", "ال", "لل")
_ENDINGS = ("ا", "ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
# Words whose first letter is no conjunction begin so.
_ROOTED = """
وزا وزي وزر وزن وزع وفد وفو وقت وقع وقف وقو وصل وصف وصو وطن ولاي ولد وضع وسط وسي وساي وثي وثا وظي وظا وكال وكي ورق ورش
ورد واد واش واق واج وحد وعد وجه وجو ودي وار وقود
"""
_OWN_WAW = tuple(_ROOTED.split())
SHORTEST = 2  # letters that must be left of a word
REMEMBERED_TEXTS = 20_000  # some 10 MB

# Words that stand in the news of every day and tell no two events apart: particles, verbs of saying, people and time.
_COMMON = """
في من على الى عن مع بين بعد قبل منذ حتى خلال عند لدى حول ضد دون نحو قرب تحت فوق عبر ضمن وفق بحسب حسب اثر
هذا هذه ذلك تلك هو هي هم هما التي الذي الذين ان انه انها كان كانت كما لكن بل ثم او اذا حيث بينما فيما مما ما لا لم لن
قد كل بعض اي غير سوى ايضا بينهم منهم عدد اكثر اقل نحو حوالي زهاء
قال قالت يقول تقول اضاف اضافت اكد اكدت اعلن اعلنت ذكر ذكرت اوضح اوضحت افاد افادت اشار اشارت كشف كشفت صرح نقل مشيرا مؤكدا
مقتل قتل قتلت قتلوا قتيل قتلى جرح جرحى جريح اصابه اصيب مصاب ضحايا حصيله اسفر اسفرت ادى ادت ارتفع ارتفعت بلغ بلغت وصل
وفاه توفي مصرع مصرعه مصرعهم لقي اودي اودت حياه بحياه
اثنين ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره عشرون ثلاثون اربعون خمسون ستون سبعون ثمانون تسعون عشرات مئات الاف
شخص اشخاص اخر اخرين اخرى اخرون رجل رجال الف مئه مليون مليار
يوم امس اليوم الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت صباح مساء شهر سنه عام اسبوع الماضي المقبل الجاري
"""


@lru_cache(maxsize=REMEMBERED_TEXTS)
def content_stems(text: str) -> frozenset[str]:
    """Return the stems of a normalised text that tell what it is about: without common words and figures."""
    words = _WORD.findall(fold_spelling(text))
    return frozenset(stem(word) for word in words) - _common_stems()


@lru_cache(maxsize=REMEMBERED_TEXTS)
def stem(word: str) -> str:
    """Return the stem of one word of levelled spelling."""
    if word.startswith("و") and len(word) > SHORTEST + 1 and not word.startswith(_OWN_WAW):
        word = word[1:]
    article = next((each for each in _ARTICLES if word.startswith(each) and len(word) >= len(each) + SHORTEST), "")
    word = word[len(article) :]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + SHORTEST + 1:
            word = word.removesuffix(ending)
    return word


@lru_cache(maxsize=1)
def _common_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in fold_spelling(_COMMON).split())
