"""Writes what happens as JSON lines on standard error, the same for API and workers, without any article's text.

An identifier is bound once, `structlog.contextvars.bound_contextvars(job=...)`, and stands on every line until then.
"""

import logging
import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping, Sequence
from types import TracebackType

import structlog

from briefing.settings import Settings

# What these fields hold is a client's text or secret, whoever logs it.
FORBIDDEN = frozenset({
    "abstract", "api_key", "ar", "articles", "authorization", "body", "content", "cookie", "document", "en", "headers",
    "headline", "password", "payload", "request_body", "secret", "sentence", "sentences", "set-cookie", "signature",
    "summary", "text", "texts", "title", "token", "x-api-key",
})  # fmt: skip
WITHHELD = "(withheld)"
LONGEST = 1_000  # characters of one value
DEEPEST = 4  # levels of a nested value

# They write a line a request or a task, with addresses of clients and of webhooks in it.
TALKATIVE = (
    "celery.app.trace", "celery.worker.strategy", "httpcore", "httpx", "trafilatura", "urllib3", "uvicorn.access",
)  # fmt: skip
# They bring handlers of their own, which would write every line twice.
SELF_HANDLED = ("celery", "celery.task", "uvicorn", "uvicorn.access", "uvicorn.error")

_ARABIC = re.compile(r"[\u0620-\u064A\u0671-\u06D3\uFB50-\uFDFF\uFE70-\uFEFC]")
_SECRET = re.compile(r"\b(mjz_[0-9a-f]{8}_|whsec_)[A-Za-z0-9_+/=-]+")
_CREDENTIALS = re.compile(r"(?<=://)[^/@\s]*@")

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def configure_logging(settings: Settings) -> None:
    """Route the log of this process, structlog's and the standard library's alike, to standard error as JSON lines.

    To be called once a process, before its first log line; in Celery as the receiver of its signal `setup_logging`,
    which keeps Celery from setting up its own.
    """
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *_common(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,  # loggers are made at import, before the level is known
    )
    _route(level)


def redact(
    _logger: object, _method: str, event: MutableMapping[str, object]
) -> MutableMapping[str, object]:  # structlog's signature of a processor
    """Withhold forbidden fields, secrets and Arabic text; cut what is too long."""
    for name, value in event.items():
        if not name.startswith("_"):  # structlog's own
            event[name] = _field(name, value)
    return event


def describe_exception(
    _logger: object, _method: str, event: MutableMapping[str, object]
) -> MutableMapping[str, object]:
    """Put the class, the message and the frames of an exception in place of the exception: no values of variables."""
    found = _exc_info(event.pop("exc_info", None))
    if found is None:
        return event
    kind, error, frames = found
    event["exception"] = f"{kind.__module__}.{kind.__qualname__}"
    event["message"] = str(error)
    event["frames"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(frames)]
    return event


def _common() -> list[structlog.typing.Processor]:
    """Return what is done to every event, whoever wrote it."""
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),  # what the use cases log: they know no structlog
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        describe_exception,
        redact,
    ]


def _route(level: int) -> None:
    """Make one handler write for all loggers of the standard library."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_common(),
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in SELF_HANDLED:
        logger = logging.getLogger(name)
        logger.handlers = []
        logger.propagate = True
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    logging.captureWarnings(capture=True)


def _field(name: str, value: object, depth: int = 0) -> object:
    """Return what may be shown of a named value; of a forbidden one its number, where it is only counted."""
    if isinstance(value, str | bytes | Mapping | Sequence) and name.lower() in FORBIDDEN:
        return WITHHELD
    return _harmless(value, depth)


def _harmless(value: object, depth: int) -> object:
    """Return a value without secrets and without Arabic text."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, bytes) or depth == DEEPEST:
        return WITHHELD
    if isinstance(value, Mapping):
        return {str(name): _field(str(name), part, depth + 1) for name, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_harmless(part, depth + 1) for part in value]
    return _harmless_text(str(value))


def _harmless_text(text: str) -> str:
    """Return a text without secrets; none of it where it is Arabic, for then it is an article's."""
    if _ARABIC.search(text):
        return WITHHELD
    text = _CREDENTIALS.sub("***@", _SECRET.sub(r"\1***", text))
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _exc_info(given: object) -> ExcInfo | None:
    """Return what is logged as `exc_info`, in whichever of its forms, as a triple."""
    if isinstance(given, BaseException):
        return type(given), given, given.__traceback__
    if isinstance(given, tuple) and len(given) == 3 and isinstance(given[1], BaseException):  # noqa: PLR2004 - the triple
        return type(given[1]), given[1], given[2]
    error = sys.exc_info()[1] if given else None
    return (type(error), error, error.__traceback__) if error else None
