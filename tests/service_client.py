"""A client that calls the service's app in this process, without a network, as the holder of a key."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import httpx
from anyio.from_thread import BlockingPortal
from fastapi import FastAPI

from briefing.access import Scope, new_key
from briefing.backend import Backend
from memory_jobs import MovableClock


class Api:
    """Calls an app as the holder of a key; `backend` and `clock` are those it works with."""

    def __init__(self, app: FastAPI, *, portal: BlockingPortal, backend: Backend, clock: MovableClock) -> None:
        """Make a key of every scope."""
        self.app = app
        self.backend = backend
        self.clock = clock
        self.token = self.token_for(Scope.ADMIN)
        self._portal = portal

    def token_for(self, scope: Scope) -> str:
        """Make another key and return its token."""
        key, token = new_key(name=f"a {scope} key", scope=scope, now=self.backend.clock.now())
        self.backend.keys.add(key)
        return token

    def __call__(
        self,
        method: str,
        path: str,
        *,
        token: str | None = None,
        headers: Mapping[str, str | bytes] | Sequence[tuple[str, str]] = (),
        **given: Any,  # noqa: ANN401 - what httpx takes: json, content, files, data, params
    ) -> httpx.Response:
        """Send one request; `token=""` sends none."""
        token = self.token if token is None else token
        pairs = headers.items() if isinstance(headers, Mapping) else headers
        own = [("Authorization", f"Bearer {token}")] if token else []
        sent = [*own, *pairs]
        answer: httpx.Response = self._portal.call(partial(self._send, method, path, headers=sent, **given))
        return answer

    async def _send(self, method: str, path: str, **given: Any) -> httpx.Response:  # noqa: ANN401 - as above
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://mujaz.test") as client:
            return await client.request(method, path, **given)
