"""`mujaz api`: the HTTP process alone, for servers where Redis and the workers run elsewhere."""

import socket
from typing import Annotated

import typer

GRACE = 5  # seconds that running requests and event streams have when the process is asked to end
KEEP_ALIVE = 65  # seconds; longer than proxies keep a connection, so that they are the ones to close it


def command(
    *,
    host: Annotated[str | None, typer.Option(help="Address to listen on. By default MUJAZ_HOST, or 127.0.0.1.")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65_535, help="Port to listen on. By default MUJAZ_PORT, or 8080.")
    ] = None,
    listener: Annotated[int | None, typer.Option(hidden=True, help="An open socket to listen on instead.")] = None,
) -> None:
    """Answer HTTP requests: take batches in, show how far they are, hand out the documents. Loads no model."""
    # Help and shell completion need none of the libraries.
    import uvicorn  # noqa: PLC0415 - as above

    from briefing.adapters.logging import configure_logging  # noqa: PLC0415 - as above
    from briefing.adapters.tracing import start_tracing  # noqa: PLC0415 - as above
    from briefing.settings import read_settings  # noqa: PLC0415 - as above
    from service.main import create_app  # noqa: PLC0415 - as above

    settings = read_settings()
    settings = settings.model_copy(
        update={"host": host or settings.host, "port": settings.port if port is None else port}
    )
    configure_logging(settings)
    app = create_app(settings)
    stop_tracing = start_tracing(settings, "mujaz-api", app=app)
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,  # configure_logging has done it
        access_log=False,  # addresses of clients; /metrics counts the requests
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
    )
    try:
        uvicorn.Server(config).run(sockets=None if listener is None else [socket.socket(fileno=listener)])
    finally:
        stop_tracing()
