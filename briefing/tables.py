"""The word lists that ship with Mujaz: text files in the folder `data` of a package, a row a line."""

from collections.abc import Iterator
from importlib.resources import files


def lines_of(package: str, name: str) -> Iterator[str]:
    """Yield the lines of a list; empty ones and remarks behind `#` are passed over."""
    text = files(package).joinpath("data", name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def rows_of(package: str, name: str) -> Iterator[list[str]]:
    """Yield the rows of a list whose columns are parted by tabs."""
    return (line.split("\t") for line in lines_of(package, name))
