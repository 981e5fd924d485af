"""Watches every request: gives it an id, adds the headers that every answer has, logs it and counts it."""

import secrets
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path

import structlog
from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from briefing.ports.access import Allowance
from service.errors import problem

UNMATCHED = "unmatched"  # stands for every path that is no route: what clients make up is no label
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
GONE = 499  # what proxies write down for a client that breaks off
MOST_FRAMES = 20  # of a crash are logged
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """The request figures of this process."""

    registry: CollectorRegistry
    requests: Counter
    seconds: Histogram


def new_traffic() -> Traffic:
    """Make figures that belong to one app, so that several may live in a process."""
    registry = CollectorRegistry()
    labels = ("method", "route", "status")
    return Traffic(
        registry=registry,
        requests=Counter("mujaz_requests", "Requests answered by this process.", labels, registry=registry),
        seconds=Histogram(
            "mujaz_request_seconds",
            "Time to answer, by route; event streams aside.",
            ("method", "route"),
            buckets=BUCKETS,
            registry=registry,
        ),
    )


@dataclass(slots=True, kw_only=True)
class _Exchange:
    """One request and its answer, as far as they have come."""

    scope: Scope
    began: float = field(default_factory=time.perf_counter)
    status: int = 500  # of an answer that never began
    streams: bool = False  # events: how long they last says nothing about the service

    @property
    def route(self) -> str:
        """The template of the route, never the path itself."""
        return str(getattr(self.scope.get("route"), "path", UNMATCHED))

    @property
    def method(self) -> str:
        method = str(self.scope["method"])
        return method if method in METHODS else "other"


class TrafficMiddleware:
    """Wraps the app; unknown errors become the problem `internal` here."""

    def __init__(self, app: ASGIApp, *, traffic: Traffic) -> None:
        """Take the app and the figures to keep."""
        self._app = app
        self._traffic = traffic
        self._log = structlog.get_logger("mujaz.service")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        state["request_id"] = secrets.token_hex(8)
        exchange, begun = _Exchange(scope=scope), False

        async def answer(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun, exchange.status = True, message["status"]
                headers = MutableHeaders(scope=message)
                exchange.streams = headers.get("content-type", "").startswith("text/event-stream")
                _add_headers(headers, state)
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=state["request_id"]):
            try:
                await self._app(scope, receive, answer)
            except ClientDisconnect:  # before its body was there: no fault of the service, and nobody to answer
                exchange.status = GONE
                self._log.info("client_gone", route=exchange.route)
            except Exception as error:
                self._log.error("request_crashed", route=exchange.route, **_crash(error))
                if begun:
                    raise  # too late for another answer: the connection is cut
                await problem(Request(scope), error)(scope, receive, answer)
            finally:
                self._note(exchange)

    def _note(self, exchange: _Exchange) -> None:
        seconds = time.perf_counter() - exchange.began
        self._traffic.requests.labels(exchange.method, exchange.route, f"{exchange.status // 100}xx").inc()
        if not exchange.streams:
            self._traffic.seconds.labels(exchange.method, exchange.route).observe(seconds)
        self._log.info(
            "request",
            method=exchange.method,
            route=exchange.route,
            status=exchange.status,
            seconds=round(seconds, 4),
            key=exchange.scope["state"].get("key_id", ""),
        )


def _crash(error: Exception) -> dict[str, object]:
    """Say where an error came from, but not its message nor any local variable: they may hold text of an article."""
    frames = traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]
    return {
        "error": type(error).__name__,
        "frames": [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames],
    }


def _add_headers(headers: MutableHeaders, state: dict[str, object]) -> None:
    headers["X-Request-Id"] = str(state["request_id"])
    headers["X-Content-Type-Options"] = "nosniff"
    allowance = state.get("allowance")
    if isinstance(allowance, Allowance):
        headers["RateLimit-Policy"] = f'"default";q={allowance.limit};w={allowance.window}'
        headers["RateLimit"] = f'"default";r={allowance.remaining};t={allowance.reset}'
