"""What `mujaz serve` tells: its progress on standard error; address, first key and a first call on standard output."""

import contextlib
import sys

from briefing.access import Scope, new_key
from briefing.adapters.backend import connect_backend
from briefing.settings import Settings

SAMPLE = (
    '{"articles": [{"title": "افتتاح مكتبة", "body": "افتتحت بلدية الساحل يوم الأحد مكتبة عامة تضم 12 ألف كتاب. '
    'وقالت مديرة المكتبة إن الدخول إليها مجاني."}]}'
)


def say(text: str) -> None:
    """Tell how far it is; who no longer listens is no reason to fail."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"mujaz: {text}\n")
        sys.stderr.flush()


def first_key(settings: Settings) -> str | None:
    """Make a key where there is none yet; return its token.

    Its scope is `submit`: all that a newsroom's system does. Only metrics ask for more.
    """
    backend = connect_backend(settings)
    if backend.keys.keys():
        return None
    key, token = new_key(name="first", scope=Scope.SUBMIT, now=backend.clock.now())
    backend.keys.add(key)
    return token


def greet(url: str, token: str | None) -> None:
    """Tell where the service is and, once, its first key."""
    lines = [f"Mujaz is ready at {url} - its documentation is at {url}/docs", ""]
    if token:
        lines += [
            "Your first key, with the scope submit. It is not shown again:",
            "",
            f"  {token}",
            "",
            "Try it:",
            "",
            f"  curl {url}/v1/briefings -H 'Authorization: Bearer {token}' \\",
            f"    -H 'Content-Type: application/json' -d '{SAMPLE}'",
        ]
    else:
        lines.append("Your keys are as they were. A new one: mujaz keys create --scope submit")
    lines += ["", "Ctrl-C stops it.", ""]
    sys.stdout.buffer.write("\n".join(lines).encode())
    sys.stdout.buffer.flush()
