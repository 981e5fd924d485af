"""Reads labelled sets: a JSON object a line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def read_json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the object of each line that is not empty.

    Lines end at line feeds alone: Arabic sentences may hold U+2028 and its like, at which `splitlines` would cut.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not UTF-8, or a line is no JSON.
    """
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())
