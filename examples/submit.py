"""Sends articles to Mujaz from a program, waits for the briefing, and prints key points and disputed figures.

Needs nothing but Python. The address is read from MUJAZ_URL, the key from MUJAZ_KEY:

    python examples/submit.py seeds/libya/shati-sirte-2015.json
"""

import json
import os
import sys
import time
import urllib.request
import uuid
from pathlib import Path
from typing import Any

URL = os.environ.get("MUJAZ_URL", "http://127.0.0.1:8080")


def call(path: str, body: dict[str, Any] | None = None, **headers: str) -> tuple[Any, float]:
    """Call the API; return its answer and how long to wait before the next call, in seconds."""
    request = urllib.request.Request(  # noqa: S310 - the operator's own address
        URL + path,
        data=None if body is None else json.dumps(body).encode(),
        headers={
            "Authorization": f"Bearer {os.environ['MUJAZ_KEY']}",
            "Content-Type": "application/json",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        },
    )
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - as above
        return json.load(answer), float(answer.headers.get("Retry-After", "1"))


def brief(articles: list[Any]) -> Any:  # noqa: ANN401 - the document, as in docs/reference/document.md
    """Submit articles and wait for their briefing."""
    # The same key again would give the same briefing: a call may be repeated when its answer was lost.
    job, wait = call(
        "/v1/briefings", {"articles": articles, "options": {"points": 5}}, Idempotency_Key=f'"{uuid.uuid4()}"'
    )
    while job["state"] in ("queued", "running"):
        time.sleep(wait)
        job, wait = call(f"/v1/briefings/{job['id']}")
    if job["state"] != "succeeded":
        sys.exit(f"{job['id']} {job['state']}: {job['error']}")
    return call(f"/v1/briefings/{job['id']}/document?format=json")[0]


if __name__ == "__main__":
    given = [json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:]]
    document = brief(given)
    print(document["headline"]["en"])  # noqa: T201 - what the program is for
    for point in document["key_points"]:
        print("-", point["en"])  # noqa: T201 - as above
    for figure in document["figures"]:
        if figure["standing"] == "disputed":
            print("disputed:", figure["counted"]["en"], figure["explanation"])  # noqa: T201 - as above
