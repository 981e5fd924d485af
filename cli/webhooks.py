"""`mujaz webhooks`: shows the webhook endpoints and deliveries of a running service, and sends messages again."""

import sys
from collections.abc import Mapping
from typing import Annotated, Any

import httpx
import typer

from briefing.errors import InputError, NoAnswer, Unauthorised
from cli.client import problem_of
from cli.data_folder import service_address

SECONDS = 30.0  # of one call

app = typer.Typer(help="Show webhook endpoints and deliveries; send messages again.", no_args_is_help=True)

UrlOption = Annotated[
    str, typer.Option(envvar="MUJAZ_URL", help="Address of the service. By default that of `mujaz serve`.")
]
KeyOption = Annotated[
    str, typer.Option(envvar="MUJAZ_KEY", help="API key; better given in the environment, unseen by others.")
]


@app.command("list")
def list_(*, url: UrlOption = "", key: KeyOption = "") -> None:
    """List the webhook endpoints of the key: id, on or off, address."""
    for each in _call("GET", "/v1/webhooks", url=url, key=key)["webhooks"]:
        _write(each["id"], "off" if each["disabled_at"] else "on", each["url"])


@app.command()
def deliveries(
    *,
    webhook: Annotated[str, typer.Option(help="Only those to the endpoint of this id.")] = "",
    briefing: Annotated[str, typer.Option(help="Only those that tell of the briefing of this id.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many, the newest first.")] = 20,
    url: UrlOption = "",
    key: KeyOption = "",
) -> None:
    """List what was sent: id, when it was made, what it tells, its state, attempts, and what went wrong last."""
    wanted = {"endpoint": webhook, "briefing": briefing, "limit": str(limit)}
    for each in _call("GET", "/v1/deliveries", url=url, key=key, params=wanted)["deliveries"]:
        last = each["attempts"][-1]["error"] if each["attempts"] else ""
        _write(each["id"], each["created_at"], each["event"], each["state"], str(len(each["attempts"])), last)


@app.command()
def replay(
    *,
    delivery: Annotated[str, typer.Argument(metavar="ID", help="Id of the delivery, as `deliveries` shows it.")],
    url: UrlOption = "",
    key: KeyOption = "",
) -> None:
    """Send a message again, with the same id, whatever came of it before."""
    _write(_call("POST", f"/v1/deliveries/{_id(delivery)}/replay", url=url, key=key)["id"])


@app.command("test")
def try_endpoint(
    *,
    webhook: Annotated[str, typer.Argument(metavar="ID", help="Id of the endpoint, as `list` shows it.")],
    url: UrlOption = "",
    key: KeyOption = "",
) -> None:
    """Send an endpoint a test message; write the id of its delivery."""
    _write(_call("POST", f"/v1/webhooks/{_id(webhook)}/test", url=url, key=key)["id"])


def _call(method: str, path: str, *, url: str, key: str, params: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401 - JSON
    """Call the service and return what it answers.

    Raises:
        Unauthorised: no key is given.
        InputError: the address or the key cannot be used.
        NoAnswer: the service cannot be reached.
        MujazError: what the service says against it.
    """
    if not key:
        raise Unauthorised("An API key is needed: set MUJAZ_KEY; `mujaz keys create --scope submit` makes one.")
    address = url or service_address()
    try:
        headers = {"Authorization": f"Bearer {key}"}
        with httpx.Client(base_url=address, headers=headers, timeout=SECONDS) as client:
            answer = client.request(method, path, params=params)
    except httpx.TransportError as error:
        raise NoAnswer(f"The service at {address} does not answer: {error}.") from error
    except (httpx.InvalidURL, UnicodeEncodeError) as error:
        raise InputError(f"The address or the key of the service cannot be used: {error}.") from error
    if not answer.is_success:
        raise problem_of(answer)
    return answer.json()


def _id(text: str) -> str:
    if not text.replace("_", "").isalnum():
        raise InputError(f"{text!r} is no id: `mujaz webhooks list` and `mujaz webhooks deliveries` show them.")
    return text


def _write(*columns: str) -> None:
    sys.stdout.write("  ".join(filter(None, columns)) + "\n")
