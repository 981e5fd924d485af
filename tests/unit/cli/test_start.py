"""The command line starts fast: help and shell completion run on every key press and load no library of the models."""

import subprocess
import sys

HEAVY = ("celery", "fastapi", "redis", "numpy", "pydantic", "structlog", "jinja2", "trafilatura", "ctranslate2")


def test_help_loads_no_heavy_library() -> None:
    program = f"import sys, cli.main; print([name for name in {HEAVY} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
