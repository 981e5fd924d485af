"""`mujaz submit`: sends articles to a running service, waits for the briefing and writes it."""

import sys
import uuid
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from briefing.adapters.glossary_file import read_glossary
from briefing.adapters.inbox.collecting import SUFFIXES
from briefing.adapters.inbox.files import Source, find_sources, read_bytes
from briefing.adapters.inbox.limits import InputLimits
from briefing.adapters.inbox.stream import suffix_of
from briefing.article import Rejection
from briefing.errors import InputError, JobCancelled, MujazError, NothingUsable, Unauthorised
from briefing.glossary import GlossaryTerm
from briefing.options import DEFAULT_POINTS
from cli.brief import format_of, write
from cli.client import ServiceClient, Status, Upload, error_of
from cli.data_folder import service_address


def command(
    *,
    paths: Annotated[list[str], typer.Argument(metavar="FILES...", help="Files or folders of articles; - for stdin.")],
    wait: Annotated[bool, typer.Option("--wait", help="Wait for the briefing and write it.")] = False,
    url: Annotated[
        str, typer.Option(envvar="MUJAZ_URL", help="Address of the service. By default that of `mujaz serve`.")
    ] = "",
    key: Annotated[
        str, typer.Option(envvar="MUJAZ_KEY", help="API key; better given in the environment, unseen by others.")
    ] = "",
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", help="With --wait: html, md, json or ninjs. By default by the suffix of -o."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="With --wait: write it here, not to standard output.")
    ] = None,
    points: Annotated[int, typer.Option(min=1, max=50, help="Key points of the whole batch.")] = DEFAULT_POINTS,
    glossary: Annotated[
        Path | None, typer.Option(help="Terms and their English: a CSV, tab-separated or TBX file.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(help="Id of an earlier briefing of the service: what is new since then is told.")
    ] = None,
    webhook: Annotated[str | None, typer.Option(help="Address that the service calls when it is finished.")] = None,
    json_log: Annotated[bool, typer.Option("--json-log", help="Report progress as JSON lines on stderr.")] = False,
) -> None:
    """Send articles to a running service, as `mujaz brief` takes them. Without --wait the briefing's id is written.

    A restart of the service does no harm: the batch is sent again, and is briefed once.
    """
    from briefing.settings import read_settings  # noqa: PLC0415 - help and shell completion need none of the libraries

    if output and not wait:
        raise InputError("There is nothing to write yet: give --wait with --output.")
    if output and not output.parent.is_dir():
        raise InputError(f"The briefing cannot be written to {output}: there is no folder {output.parent}.")
    if not key:
        raise Unauthorised("An API key is needed: set MUJAZ_KEY; `mujaz keys create --scope submit` makes one.")
    chosen = format_ or format_of(output).value
    client = ServiceClient(url or service_address(), key, say=_tell)
    order = order_of(points=points, glossary=glossary, since=since, webhook=webhook)
    files = list(uploads(paths, limits=read_settings().input_limits))
    briefing = client.submit(files, order, idempotency_key=str(uuid.uuid4()))
    if not wait:
        sys.stdout.write(briefing + "\n")
        return
    _tell(f"{briefing} is accepted")
    follow(client.follow(briefing), json_log=json_log)
    write(client.document(briefing, chosen), output)


def uploads(paths: Sequence[str], *, limits: InputLimits) -> Iterator[Upload]:
    """Read the files that the paths lead to; what cannot be read is told and left out.

    Raises:
        NothingUsable: none can be read.
    """
    count = 0
    for source in find_sources(paths, suffixes=SUFFIXES):
        try:
            upload = _read(source, limits=limits)
        except InputError as error:
            _tell(f"left out: {source.origin}: {error.message}")
        else:
            count += 1
            yield upload
    if not count:
        raise NothingUsable("There is no article to send: give a folder or files that Mujaz reads.")


def _read(source: Source | Rejection, *, limits: InputLimits) -> Upload:
    if isinstance(source, Rejection):
        raise InputError(source.reason)
    content = read_bytes(source, limits=limits, stdin=sys.stdin.buffer)
    return Upload(name=source.path.name if source.path else source.name + suffix_of(content), content=content)


def order_of(*, points: int, glossary: Path | None, webhook: str | None, since: str | None = None) -> dict[str, Any]:
    """Return what is wanted besides the articles, as the API takes it.

    Raises:
        InvalidGlossary: the glossary cannot be read.
    """
    options: dict[str, Any] = {"points": points}
    if glossary:
        options["glossary"] = [_sent(term) for term in read_glossary(glossary)]
    if since:
        options["since"] = since
    return {"options": options} | ({"webhook": {"url": webhook}} if webhook else {})


def _sent(term: GlossaryTerm) -> dict[str, Any]:
    return {"ar": term.ar, "en": term.en} | ({"also": list(term.also)} if term.also else {})


def follow(statuses: Iterable[Status], *, json_log: bool) -> None:
    """Show how far the briefing is until it is finished.

    Raises:
        MujazError: it failed, or was cancelled.
    """
    from cli.progress import reporting  # noqa: PLC0415 - help and shell completion need none of the libraries

    with reporting(json_log=json_log) as progress:
        stage, done = "", 0
        for status in statuses:
            if status.total and status.stage != stage:
                stage, done = status.stage, 0
                progress.stage(stage, status.total)
            if status.stage == stage:
                progress.advance(max(0, status.done - done))
                done = max(done, status.done)
            if status.state in ("failed", "cancelled"):
                raise _ended(status)


def _ended(status: Status) -> MujazError:
    return error_of(status.code, status.message) if status.state == "failed" else JobCancelled()


def _tell(text: str) -> None:
    sys.stderr.write(f"mujaz: {text}\n")
