"""Tells sentences that stand alone from those that lean on the sentence before them."""

import re

# A verb of saying with nobody named yet, a connective, or a pronoun at the head: who and what stand further up.
LEANING = re.compile(
    r"""^[\s"«“(]*(?:
        و?(?:أضاف|تابع|أردف|استطرد|زاد|أوضح|لفت|أشار|ختم|استدرك|أكمل|بين|نوه)ت?\b
      | و?(?:كما|لكن|لكنه|لكنها|غير\ أن|إلا\ أن|بيد\ أن|من\ جهته|من\ جهتها|من\ جانبه|من\ جانبها|بدوره|بدورها)\b
      | و?(?:هو|هي|هم|ذلك|هذا|هذه|تلك|هؤلاء|كذلك|أيضا|بالمقابل|في\ المقابل|إلى\ ذلك|من\ ناحية\ أخرى|من\ جهة\ أخرى)\b
      | و?(?:لذلك|بالتالي|عليه|لهذا|نتيجة\ لذلك|على\ إثر\ ذلك|في\ غضون\ ذلك|يأتي\ ذلك|جاء\ ذلك|يأتي\ هذا)\b
    )""",
    re.VERBOSE,
)


def leans_on_context(sentence: str) -> bool:
    """Say whether a normalised sentence needs the one before it to be understood."""
    return LEANING.match(sentence) is not None
