"""The composition root of the HTTP process: builds the app of its settings and its ports. Importing it does nothing."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from importlib.metadata import version

from anyio import CapacityLimiter
from fastapi import FastAPI
from prometheus_client import start_http_server

from briefing.addresses import policy_of
from briefing.backend import Backend
from briefing.settings import Settings
from service.deps import Service
from service.errors import add_handlers
from service.measures import StoreCollector
from service.openapi import describe
from service.reference import add_reference
from service.routes import briefings, documents, events, health, metrics, models, summaries, translations, webhooks
from service.routes.events import POLLING_THREADS
from service.traffic import TrafficMiddleware, new_traffic

ROUTERS = (briefings, documents, events, translations, summaries, models, webhooks, health)


def create_app(settings: Settings, *, backend: Backend | None = None) -> FastAPI:
    """Build the app; without a backend it works with Redis as the settings say. Nothing is connected or started yet.

    Raises:
        InputError: a setting cannot be used.
    """
    service = _service(settings, backend or _connected(settings))
    app = FastAPI(
        title="Mujaz",
        version=version("mujaz"),
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_lifespan(service),
    )
    app.state.service = service
    app.state.listeners = CapacityLimiter(POLLING_THREADS)
    app.add_middleware(TrafficMiddleware, traffic=service.traffic)
    add_handlers(app)
    for module in ROUTERS:
        app.include_router(module.router)
    if settings.metrics_port is None:
        app.include_router(metrics.router)
    add_reference(app)
    app.openapi = partial(describe, app)  # type: ignore[method-assign]
    return app


def _connected(settings: Settings) -> Backend:
    from briefing.adapters.backend import connect_backend  # noqa: PLC0415 - Redis and Celery: not where fakes are given

    return connect_backend(settings)


def _service(settings: Settings, backend: Backend) -> Service:
    traffic = new_traffic()
    traffic.registry.register(StoreCollector(backend))
    policy = policy_of(settings.webhook_allowed_hosts, allow_http=settings.webhook_allow_http)
    return Service(settings=settings, backend=backend, traffic=traffic, vet=policy.vet_url)


def _lifespan(service: Service) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Serve the metrics on a port of their own while the app runs, where the settings name one."""

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        port = service.settings.metrics_port
        if port is None:
            yield
            return
        server, thread = start_http_server(port, addr=service.settings.host, registry=service.traffic.registry)
        try:
            yield
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    return running
