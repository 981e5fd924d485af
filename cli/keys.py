"""`mujaz keys`: makes, lists and revokes API keys, straight in the store."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from briefing.access import Scope, new_key
from briefing.errors import InputError
from cli.data_folder import DataFolder, default_folder

if TYPE_CHECKING:
    from briefing.backend import Backend

app = typer.Typer(help="Make, list and revoke the API keys of the service.", no_args_is_help=True)
LONGEST_NAME = 100

FolderOption = Annotated[
    Path | None,
    typer.Option(help="Data folder of a running `mujaz serve`. By default MUJAZ_REDIS_URL, or its usual folder."),
]


@app.command()
def create(
    *,
    scope: Annotated[Scope, typer.Option(help="read: see briefings; submit: make them as well; admin: metrics too.")],
    name: Annotated[str, typer.Option(help="What it is for, as `list` shows it.")] = "",
    data_dir: FolderOption = None,
) -> None:
    """Make a key and write it, alone, to standard output. Only a hash of it is kept."""
    label = name.strip()
    if len(label) > LONGEST_NAME or not label.isprintable():
        raise InputError(f"A key's name has at most {LONGEST_NAME} characters, all of them printable.")
    store = connect(data_dir).keys
    key, token = new_key(name=label, scope=scope, now=datetime.now(UTC))
    store.add(key)
    Console(stderr=True).print(
        f"Key {key.id} with the scope {scope.value}. It is not shown again:", highlight=False, markup=False
    )
    sys.stdout.write(token + "\n")


@app.command("list")
def list_(*, data_dir: FolderOption = None) -> None:
    """List the keys: their ids, never the keys themselves."""
    table = Table("id", "scope", "made", "name", box=None, pad_edge=False)
    stored = connect(data_dir).keys.keys()
    for key in stored:
        table.add_row(key.id, key.scope.value, key.created_at.strftime("%Y-%m-%d %H:%M UTC"), key.name)
    Console().print(table, markup=False)


@app.command()
def revoke(
    *,
    key_id: Annotated[str, typer.Argument(metavar="ID", help="Id of the key, as `list` shows it.")],
    data_dir: FolderOption = None,
) -> None:
    """Revoke a key: from the next request on it is refused."""
    if not connect(data_dir).keys.revoke(key_id):
        raise InputError(f"There is no key {key_id}: `mujaz keys list` shows those there are.")
    Console(stderr=True).print(f"Key {key_id} is revoked.", highlight=False, markup=False)


def connect(data_dir: Path | None) -> "Backend":
    """Connect to the store: of the named folder's service, of MUJAZ_REDIS_URL, or of the usual folder's service.

    Raises:
        InputError: the folder is named and no service uses it.
    """
    # Help and shell completion need none of the libraries.
    from briefing.adapters.backend import connect_backend  # noqa: PLC0415 - as above
    from briefing.settings import PREFIX, read_settings  # noqa: PLC0415 - as above

    settings = read_settings()
    told = f"{PREFIX}REDIS_URL" in os.environ and data_dir is None
    runtime = None if told else DataFolder((data_dir or default_folder()).expanduser().absolute()).running()
    if runtime:
        settings = settings.model_copy(update={"redis_url": runtime.redis_url, "cache_url": runtime.cache_url})
    elif data_dir:
        raise InputError(f"No `mujaz serve` is running in {data_dir}: start one, or set MUJAZ_REDIS_URL.")
    return connect_backend(settings)
