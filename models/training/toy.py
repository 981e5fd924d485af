"""A toy language pair, made on the spot, on which the whole recipe runs within a minute."""

import hashlib
import json
import lzma
import random
from pathlib import Path

WORDS = {
    "كتاب": "book", "بيت": "house", "قلم": "pen", "شمس": "sun", "بحر": "sea", "مدينة": "city",
    "شجرة": "tree", "نهر": "river", "باب": "door", "خبز": "bread", "حصان": "horse", "جبل": "mountain",
}  # fmt: skip
TRAINING_PAIRS, TEST_PAIRS = 2000, 100


def write_toy_corpus(folder: Path, *, seed: int = 1) -> Path:
    """Write a corpus, a test set and their manifest; return the manifest."""
    rng = random.Random(seed)
    pairs = [toy_pair(rng) for _ in range(TRAINING_PAIRS + TEST_PAIRS)]
    packed = lzma.compress("".join(f"{ar}\t{en}\n" for ar, en in pairs[TEST_PAIRS:]).encode())
    (folder / "toy.tsv.xz").write_bytes(packed)
    (folder / "dev").mkdir()
    for side, language in enumerate(("ar", "en")):
        text = "".join(f"{pair[side]}\n" for pair in pairs[:TEST_PAIRS])
        (folder / "dev" / f"toy.{language}").write_text(text, encoding="utf-8")
    manifest = folder / "corpora.toml"
    manifest.write_text(_manifest(hashlib.sha256(packed).hexdigest()), encoding="utf-8")
    return manifest


def toy_pair(rng: random.Random) -> tuple[str, str]:
    """Make up a sentence of one to four words and its translation word by word."""
    words = rng.choices(list(WORDS), k=rng.randint(1, 4))
    return " ".join(words), " ".join(WORDS[word] for word in words)


def _manifest(sha256: str) -> str:
    rows = {
        "name": "toy", "path": "toy.tsv.xz", "sha256": sha256, "pairs": TRAINING_PAIRS, "origin": "made on the spot",
        "licence": "none needed", "weight": 1.0, "news": True, "capitalise": False,
    }  # fmt: skip
    return "\n".join(["news_share = 1.0", "[[corpus]]", *(f"{key} = {json.dumps(row)}" for key, row in rows.items())])
