"""`mujaz models`: what is installed, under which licence, how good."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from models.card import ModelCard


def command() -> None:
    """List the installed models with revision, licence and scores."""
    from models.registry import installed_cards  # noqa: PLC0415 - help and shell completion need none of the libraries

    console = Console(soft_wrap=True)
    for card in installed_cards():
        console.print(Text(card.name, style="bold"), Text(f"({card.role})"))
        for label, value in _facts(card):
            console.print(Text(f"  {label:<11}{value}"))
        console.print()


def _facts(card: ModelCard) -> Iterator[tuple[str, str]]:
    yield "revision", card.revision
    yield "licence", f"{card.licence}, commercial use {'allowed' if card.commercial_use else 'NOT allowed'}"
    yield "origin", card.origin
    yield from (("score", str(score)) for score in card.scores)
    yield from (("weakness", weakness) for weakness in card.weaknesses)
