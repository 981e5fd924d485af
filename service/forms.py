"""Takes a multipart/form-data body apart, in memory: it has been bounded before."""

from dataclasses import dataclass, field
from typing import Any, cast

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from briefing.adapters.inbox.posted import Fault, Upload
from service.errors import refuse_fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a form."""

    name: str
    filename: str | None  # None: a field, not a file
    content: bytes


def parse_form(body: bytes, *, boundary: bytes, most_parts: int) -> list[Part]:
    """Return the parts of a form in their order.

    Raises Refusal where the body is no such form, or has more parts than it may.
    """
    collector = _Collector(most_parts=most_parts)
    try:
        parser = MultipartParser(boundary, cast("Any", collector.callbacks()))
        parser.write(body)
        parser.finalize()
    except (FormParserError, UnicodeDecodeError, ValueError) as error:
        message = "is no complete multipart/form-data with the boundary of its Content-Type"
        raise refuse_fields([Fault(field="", message=message)]) from error
    if not collector.ended:
        raise refuse_fields([Fault(field="", message="breaks off: its closing boundary is missing")])
    return collector.parts


def boundary_of(content_type: str) -> bytes:
    """Return the boundary that a Content-Type names.

    Raises Refusal where it names none.
    """
    boundary = parse_options_header(content_type)[1].get(b"boundary", b"")
    if not boundary:
        raise refuse_fields([Fault(field="", message="lacks the boundary in its Content-Type")])
    return boundary


def uploads_of(parts: list[Part], field_name: str) -> list[Upload]:
    """Return the files of a field."""
    return [
        Upload(name=part.filename, content=part.content)
        for part in parts
        if part.name == field_name and part.filename is not None
    ]


@dataclass(slots=True, kw_only=True)
class _Collector:
    """Puts the parser's pieces together."""

    most_parts: int
    parts: list[Part] = field(default_factory=list)
    ended: bool = False
    _headers: dict[bytes, bytes] = field(default_factory=dict)
    _name: bytes = b""
    _value: bytes = b""
    _content: bytearray = field(default_factory=bytearray)

    def callbacks(self) -> dict[str, object]:
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._header_field,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_part_data": self._data,
            "on_part_end": self._end,
            "on_end": self._all,
        }

    def _begin(self) -> None:
        if len(self.parts) >= self.most_parts:
            message = f"has more than {self.most_parts:,} parts, the limit: send fewer files at a time"
            raise refuse_fields([Fault(field="", message=message)])
        self._headers, self._content = {}, bytearray()

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        self._headers[self._name.lower()] = self._value
        self._name, self._value = b"", b""

    def _data(self, data: bytes, start: int, end: int) -> None:
        self._content += data[start:end]

    def _end(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        filename = options.get(b"filename")
        self.parts.append(
            Part(
                name=options.get(b"name", b"").decode("utf-8", errors="replace"),
                filename=None if filename is None else filename.decode("utf-8", errors="replace"),
                content=bytes(self._content),
            )
        )

    def _all(self) -> None:
        self.ended = True
