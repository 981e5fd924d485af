"""Reads the earlier briefing that a command is given as a file."""

from pathlib import Path

from briefing.document import BriefingDocument
from briefing.errors import InvalidJson, UnreadableFile
from briefing.render import json_document


def read_earlier(path: Path) -> BriefingDocument:
    """Read a briefing that was written as JSON.

    Raises:
        UnreadableFile: the file cannot be read.
        InvalidJson: it is no briefing; the message says what it should be.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableFile(f"The earlier briefing {path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InvalidJson(_no_briefing(path)) from error
    try:
        return json_document.load(text)
    except InvalidJson as error:
        raise InvalidJson(f"{_no_briefing(path)} {error.message}") from error


def _no_briefing(path: Path) -> str:
    return f"{path} is no earlier briefing: give a file that was written with --format json."
