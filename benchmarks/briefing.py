"""Seconds a stage and peak memory of a briefing of 5, 50 and 500 articles, each size in a process of its own.

Usage: python -m benchmarks.briefing [--sizes 5 50 500]

The articles are those of the sample batches, varied in every sentence (other places and figures), so that no two
are near-copies and every size has as many stories for its articles as the smallest.
"""

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from briefing.adapters.clock import SystemClock
from briefing.adapters.inbox import InputLimits, read_inputs
from briefing.article import Article, Intake
from briefing.pipeline import BriefingOptions, Toolbox, make_briefing
from models import registry

SEEDS = Path(__file__).parent.parent / "seeds"
PLACES = ["الوادي", "الساحل", "الهضبة", "الميناء", "الواحة", "الجسر", "السهل", "الجزيرة", "القلعة", "المنارة"]


class Stopwatch:
    """A Progress that keeps the seconds of each stage."""

    def __init__(self) -> None:
        """Start."""
        self.seconds: dict[str, float] = {}
        self._stage, self._started = "load models", time.perf_counter()

    def stage(self, name: str, total: int) -> None:  # noqa: ARG002 - the port
        """Stop the stage before and begin the next."""
        now = time.perf_counter()
        self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._started
        self._stage, self._started = name, now

    def advance(self, steps: int = 1) -> None:
        """Steps are not timed."""


def measure(size: int) -> dict[str, object]:
    """Brief `size` articles in this process."""
    watch = Stopwatch()
    tools = Toolbox(
        embedder=registry.load_embedder(),
        summariser=registry.load_summariser(),
        translator=registry.load_translator(),
        clock=SystemClock(),
    )
    document = make_briefing(
        Intake(articles=tuple(varied_articles(size))), tools=tools, options=BriefingOptions(), progress=watch
    )
    watch.stage("end", 0)
    return {
        "articles": size,
        "stories": len(document.stories),
        "seconds": {name: round(value, 2) for name, value in watch.seconds.items()},
        "total": round(sum(watch.seconds.values()), 2),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def varied_articles(size: int) -> list[Article]:
    """Return `size` articles made from the samples: numbers changed, words swapped, sentences shuffled."""
    rng = random.Random(size)  # noqa: S311 - samples, not secrets
    batches = [str(folder) for folder in sorted(SEEDS.iterdir()) if folder.is_dir()]
    samples = read_inputs(batches, limits=InputLimits(), stdin=sys.stdin.buffer).articles
    return [varied(samples[number % len(samples)], number, rng) for number in range(size)]


def varied(article: Article, number: int, rng: random.Random) -> Article:
    """Change an article in every sentence, so that it is another one on the same subject."""
    sentences = [part for part in re.split(r"(?<=[.؟!])\s+", article.body) if part.strip()]
    rng.shuffle(sentences)
    changed = [
        re.sub(r"\d+", lambda _: str(rng.randrange(2, 999)), sentence) + f" وذلك قرب {rng.choice(PLACES)} رقم {number}."
        for sentence in sentences
    ]
    return replace(article, id=f"{article.id}-{number}", body="\n".join(changed))


def main() -> None:
    """Run each size in a fresh process and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[5, 50, 500])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(measure(arguments.one)))
        return
    for size in arguments.sizes:
        command = [sys.executable, "-m", "benchmarks.briefing", "--one", str(size)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True, cwd=SEEDS.parent).stdout  # noqa: S603 - ourselves
        row = json.loads(answer)
        stages = ", ".join(f"{name} {seconds}" for name, seconds in row["seconds"].items())
        print(
            f"{row['articles']} articles, {row['stories']} stories: {row['total']} s ({stages}), {row['peak_mib']} MiB"
        )


if __name__ == "__main__":
    main()
