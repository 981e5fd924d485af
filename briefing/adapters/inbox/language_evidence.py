"""What sets the languages of the Arabic script apart: letters Arabic lacks, and the commonest small words."""

import re
from collections.abc import Mapping
from typing import Final

PERSIAN_KEYBOARD: Final = str.maketrans("یک", "يك")  # the same letters to a reader, typed with either keyboard


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).translate(PERSIAN_KEYBOARD).split())


LOAN_LETTERS: Final = frozenset("پچژگ")  # Persian's, shared by its neighbours and by Arabic loan words and dialects

LETTERS: Final[Mapping[str, frozenset[str]]] = {
    "ur": frozenset("ٹڈڑںھہےۓ"),
    "ps": frozenset("ټډړږښڼېۍځڅ"),
    "ckb": frozenset("ێۆڕڵە"),
    "ug": frozenset("ۇۈۋېڭە"),
    "sd": frozenset("ٻڀٺٽڄڃڇڊڌڏڙڦڳڱڻ"),
}

# Words that two languages share stand with the one in which they weigh more; Arabic's own are left out elsewhere.
WORDS: Final[Mapping[str, frozenset[str]]] = {
    "ar": _words(
        "في من على علي إلى الى أن ان إن التي الذي الذين هذا هذه ذلك تلك عن مع بعد قبل كان كانت قال قالت ما لا لم لن",
        "قد وقد وهو وهي هو هي كما حيث بين خلال حتى أو أي كل غير عند منذ ثم لكن ولكن إذا أنه أنها به بها له لها فيه",
        "فيها عليه منه منها وأن ومن وفي وعلى إنه الله يوم أمس اليوم ليس ليست هناك هنا نحو ضد اللي مش ده دي كده إحنا",
        "ديال ديالو هاد هادشي واش فين باش كاين بزاف حنا شو ليش هيك إيش",
    ),
    "fa": _words(
        "است كه از را مي با به در براي شد شده شود بود اين هاي تا نيز يك كرد كرده دارد گفت خود خواهد آنها آن بر ها",
        "چه نمي هم باشد كنند كند پس دو سال روز بايد ديگر هستند بودند كردند",
    ),
    "ur": _words(
        "ہے ہیں کے کی کا کو نے سے میں پر اور کہ یہ وہ تھا تھی تھے گیا گئے جس جو بھی ہو ایک نہیں کیا کر رہے اس ان",
    ),
    "ps": _words("په چې چي دی ده دي کې کي او نه له سره هغه دغه يې کړي شو وو ته د"),
    "ckb": _words("لە بە بۆ كە لەسەر ئەم ئەو دەكات كرد هەر يەك بوو لەگەڵ دا كوردستان"),
    "ug": _words("ۋە بىلەن ئۈچۈن بۇ بىر ئۇ دەپ قىلىش ھەم"),
    "sd": _words("جي جو جا کي ته آهي آهن کان سان لاءِ چيو"),
}

# A prefix or ending that marks a word as Arabic in every dialect; loans carry them into the other languages too.
ARABIC_SHAPE: Final = re.compile(r"(?:[وفبك]?ال|لل)\w{2,}|\w{2,}(?:ة|ات|ون|ين|اء|ى)|[أإ]\w+")

NAMES: Final[Mapping[str, str]] = {
    "ckb": "Kurdish", "ku": "Kurdish", "fa": "Persian", "ps": "Pashto", "sd": "Sindhi", "ug": "Uyghur", "ur": "Urdu",
    "de": "German", "en": "English", "es": "Spanish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "id": "Indonesian",
    "it": "Italian", "ms": "Malay", "nl": "Dutch", "pt": "Portuguese", "ru": "Russian", "so": "Somali", "sw": "Swahili",
    "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip
