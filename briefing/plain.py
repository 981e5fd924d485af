"""Values to JSON and back, by the types of their fields: for what our own processes leave for each other.

Written out here because the use cases know no framework. What clients send is read by pydantic, at the edges.
"""

import dataclasses
import json
import types
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")


def dump(value: Any) -> str:  # noqa: ANN401 - any dataclass of str, int, float, bool, None, text enums, tuples and mappings
    """Write a dataclass as JSON; in ASCII, so that half a surrogate pair in an article survives."""
    return json.dumps(dataclasses.asdict(value), separators=(",", ":"))


def load(kind: type[Value], text: str | bytes) -> Value:
    """Read a dataclass back.

    Raises:
        ValueError: the text is no JSON, or not of that kind.
    """
    try:
        value: Value = _read(kind, json.loads(text))
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"This is no {kind.__name__}.") from error
    return value


def _read(kind: Any, data: Any) -> Any:  # noqa: ANN401 - decided by the type at hand
    if dataclasses.is_dataclass(kind):
        return _record(kind, data)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        inner = next(each for each in arguments if each is not types.NoneType)
        return None if data is None else _read(inner, data)
    if origin is tuple:
        return tuple(_read(arguments[0], each) for each in _of(list, data))
    if origin is Mapping:
        return {_of(str, key): _read(arguments[1], each) for key, each in _of(dict, data).items()}
    if issubclass(kind, Enum):
        return kind(_of(str, data))
    return _of(kind, data)


def _record(kind: Any, data: Any) -> Any:  # noqa: ANN401 - decided by the type at hand
    """Read a dataclass; a field that was not there yet when the text was written has its default."""
    given = _of(dict, data)
    hints = _fields(kind)
    wanted = (name for name in hints if name in given or name not in _defaulted(kind))
    return kind(**{name: _read(hints[name], given[name]) for name in wanted})


@cache
def _fields(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - a dataclass
    return get_type_hints(kind)


@cache
def _defaulted(kind: Any) -> frozenset[str]:  # noqa: ANN401 - a dataclass
    return frozenset(field.name for field in dataclasses.fields(kind) if field.default is not dataclasses.MISSING)


def _of(kind: type, data: Any) -> Any:  # noqa: ANN401 - checked here
    if type(data) is not kind:
        raise TypeError(f"{type(data).__name__} is no {kind.__name__}")
    return data
