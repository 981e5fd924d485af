"""`mujaz evaluate`: prints how good each part is, with the signature of every figure."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from briefing.options import DEFAULT_POINTS

app = typer.Typer(
    help="Measure text processing, guards, knowledge, summaries, coverage and translation.", no_args_is_help=True
)

GOLD = Path("tests/gold")  # of a checkout: the labelled sets do not travel in the package
SEEDS = Path("seeds")
GoldOption = Annotated[Path, typer.Option(exists=True, help="Folder of labelled sets, as in tests/gold of a checkout.")]


@app.command()
def text(*, gold: GoldOption = GOLD) -> None:
    """Score sentence boundaries and boilerplate decisions: precision, recall, F1."""
    from models.evaluation.text import report

    table = Table("what", "precision", "recall", "F1", "right", "too many", "missed", title="Text processing")
    for row in report(gold / "text"):
        table.add_row(
            row.measure,
            *(f"{value:.3f}" for value in (row.precision, row.recall, row.f1)),
            *map(str, (row.right, row.extra, row.missed)),
        )
    Console().print(table)


@app.command()
def guards(*, gold: GoldOption = GOLD) -> None:
    """Score each guard on hand-made right and wrong translations: precision, recall."""
    from briefing.settings import read_settings
    from models import registry
    from models.evaluation.guards import report

    settings = read_settings()
    embedder = registry.load_embedder(settings.embedder)
    table = Table("guard", "precision", "recall", "right", "too many", "missed", title="Guards")
    for row in report(gold / "guards.jsonl", embedder=embedder):
        table.add_row(
            row.name,
            *(f"{value:.3f}" for value in (row.precision, row.recall)),
            *map(str, (row.true_positives, row.false_positives, row.false_negatives)),
        )
    Console().print(table)


@app.command()
def knowledge(
    *,
    gold: GoldOption = GOLD,
    errors: Annotated[bool, typer.Option("--errors", help="List every mistake below the table.")] = False,
) -> None:
    """Score figures, dates, quotes, names and glossary terms on labelled articles: precision, recall, F1."""
    from briefing.settings import read_settings
    from models import registry
    from models.evaluation.knowledge import evaluate_knowledge

    embedder = registry.load_embedder(read_settings().embedder)
    table = Table("what", "precision", "recall", "F1", "right", "too many", "missed", title="Knowledge")
    tallies = list(evaluate_knowledge(gold / "knowledge", embedder=embedder))
    for row in (tally.row for tally in tallies):
        table.add_row(
            row.measure,
            *(f"{value:.3f}" for value in (row.precision, row.recall, row.f1)),
            *map(str, (row.right, row.extra, row.missed)),
        )
    console = Console()
    console.print(table)
    for tally in tallies if errors else ():
        console.print(f"\n{tally.measure}", style="bold")
        for title, mistakes in (("too many", tally.extra), ("missed", tally.missed)):
            for mistake in mistakes:
                console.print(f"  {title}: {mistake}", markup=False, highlight=False, soft_wrap=True)


@app.command()
def summaries(
    path: Annotated[Path, typer.Argument(exists=True, help="JSON lines with id, article and summaries, as in EASC.")],
) -> None:
    """Score the summariser with ROUGE beside Lead and LexRank, all at the same length."""
    from briefing.settings import read_settings
    from models import registry
    from models.evaluation.baselines import LeadSummariser, LexRankSummariser
    from models.evaluation.rouge import signature
    from models.evaluation.summaries import evaluate_people, evaluate_summaries, read_summarised

    settings = read_settings()
    summariser = registry.load_summariser(settings.summariser)
    articles = read_summarised(path, embedder=registry.load_embedder(settings.embedder))
    systems = {summariser.describe().id: summariser, "lead": LeadSummariser(), "lexrank": LexRankSummariser()}
    table = Table("system", "ROUGE-1", "ROUGE-2", "ROUGE-L", title=f"{path.name}, {len(articles)} articles")
    people = [evaluate_people(articles)] if any(len(article.references) > 1 for article in articles) else []
    for row in (*evaluate_summaries(articles, systems), *people):
        table.add_row(row.system, *(f"{value:.1f}" for value in (row.rouge.one, row.rouge.two, row.rouge.longest)))
    console = Console()
    console.print(table)
    console.print(f"{signature()}; each system cut at the references' mean number of words", highlight=False)


@app.command()
def coverage(
    *,
    gold: GoldOption = GOLD,
    seeds: Annotated[Path, typer.Option(exists=True, help="Folder of the sample batches.")] = SEEDS,
    points: Annotated[int, typer.Option(min=1, max=50, help="Key points of the briefing.")] = DEFAULT_POINTS,
) -> None:
    """Score what share of the facts that an editor underlined stands in the briefings of the sample batches."""
    from briefing.adapters.inbox import read_inputs
    from briefing.preparing import prepare_all
    from briefing.settings import read_settings
    from cli.progress import reporting
    from models import registry
    from models.evaluation.coverage import evaluate_coverage, read_facts

    settings = read_settings()
    embedder = registry.load_embedder(settings.embedder)
    summariser = registry.load_summariser(settings.summariser)
    table = Table("batch", "system", "words", "facts carried", "share", title="Coverage of facts")
    for path in sorted((gold / "facts").glob("*.jsonl")):
        with reporting(json_log=False) as progress:
            intake = read_inputs([str(seeds / path.stem)], limits=settings.input_limits, stdin=sys.stdin.buffer)
            articles, _ = prepare_all(intake.articles, progress=progress)
            facts = read_facts(path, {article.id: article.body for article in intake.articles})
            rows = evaluate_coverage(
                path.stem, articles, facts,
                embedder=embedder, summariser=summariser, progress=progress, points=points,
            )  # fmt: skip
        for row in rows:
            carried = f"{len(row.carried)} of {len(row.carried) + len(row.missed)}"
            table.add_row(row.batch, row.system, str(row.words), carried, f"{row.share:.2f}")
    Console().print(table)


@app.command()
def translation(
    *,
    set_: Annotated[
        Path, typer.Option("--set", exists=True, help="Folder with NAME.ar, NAME.en and systems/NAME.SYSTEM.en.")
    ],
    limit: Annotated[int | None, typer.Option(min=1, help="Score only the first lines of each set.")] = None,
) -> None:
    """Score the translation model with sacreBLEU beside other systems, and count what the guards say."""
    from briefing.settings import read_settings
    from cli.progress import reporting
    from models import registry
    from models.evaluation.translation import (
        alarms_on_references,
        evaluate_translation,
        guard_pass_rates,
        read_sets,
    )

    settings = read_settings()
    translator = registry.load_translator(settings.translator, threads=settings.threads)
    embedder = registry.load_embedder(settings.embedder)
    console = Console()
    for test_set in read_sets(set_, limit=limit):
        with reporting(json_log=False) as progress:
            scores, answers = evaluate_translation(
                test_set, translator=translator, embedder=embedder, progress=progress
            )
        table = Table("system", "BLEU", "chrF", "names kept", title=f"{test_set.name}, {len(answers)} sentences")
        for row in sorted(scores, key=lambda row: -row.bleu):
            table.add_row(row.system, f"{row.bleu:.1f}", f"{row.chrf:.1f}", f"{row.names:.1%}")
        console.print(table)
        console.print(scores[0].signature, highlight=False)
        rates = ", ".join(f"{name} {rate:.1%}" for name, rate in guard_pass_rates(answers))
        repaired = sum(bool(answer.repairs) for answer in answers)
        console.print(f"guards passed: {rates}; figures or names repaired in {repaired} sentences", highlight=False)
        for each in alarms_on_references(test_set):
            told = (
                f"{each.flagged} of {each.sentences} references that it has something to look for in ({each.rate:.1%})"
            )
            console.print(f"the guard {each.guard} flags {told}", highlight=False)
