"""Sends OpenTelemetry traces where the operator asks for them; the libraries are an extra."""

from collections.abc import Callable

from briefing.errors import MissingExtra
from briefing.settings import Settings


def start_tracing(settings: Settings, service_name: str, *, app: object | None = None) -> Callable[[], None]:
    """Trace this process, tasks of Celery included, if the settings say so; return what sends the last spans and stops.

    The exporter reads OpenTelemetry's own variables, such as OTEL_EXPORTER_OTLP_ENDPOINT. It runs a thread, which a
    fork does not copy: a worker calls this in each of its processes (signal `worker_process_init`), never before.

    Args:
        settings: those of this process.
        service_name: what the traces are filed under, such as mujaz-api.
        app: the FastAPI application whose requests are to be traced, if there is one.

    Raises:
        MissingExtra: tracing is asked for and OpenTelemetry is not installed.
    """
    if not settings.tracing:
        return _nothing
    try:
        from opentelemetry import trace  # noqa: PLC0415 - an extra
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415 - an extra
        from opentelemetry.instrumentation.celery import CeleryInstrumentor  # noqa: PLC0415 - an extra
        from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor  # noqa: PLC0415 - an extra
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415 - an extra
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415 - an extra
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtra("Tracing needs OpenTelemetry: pip install 'mujaz[tracing]'.") from error
    provider = TracerProvider(resource=Resource.create({"service.name": service_name}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    CeleryInstrumentor().instrument()
    if app is not None:
        FastAPIInstrumentor.instrument_app(app, excluded_urls="healthz,readyz,metrics")
    stop: Callable[[], None] = provider.shutdown  # untyped where the extra is not installed
    return stop


def _nothing() -> None:
    """Stop what was never started."""
