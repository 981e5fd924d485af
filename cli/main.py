"""The command `mujaz`: its subcommands, and what a failure looks like on a terminal."""

import json
import sys

import typer
from rich.console import Console
from rich.text import Text

from briefing.errors import MujazError
from cli import api, brief, evaluate, keys, models, serve, submit, webhooks, worker
from cli.streams import abandon_standard_output, replace_closed_streams

app = typer.Typer(
    name="mujaz",
    help="Turn batches of Arabic articles into English briefings in which every sentence shows its source.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command("brief")(brief.command)
app.command("serve")(serve.command)
app.command("submit")(submit.command)
app.command("models")(models.command)
app.command("api")(api.command)
app.command("worker")(worker.command)
app.command("probe")(worker.probe)
app.add_typer(keys.app, name="keys")
app.add_typer(webhooks.app, name="webhooks")
app.add_typer(evaluate.app, name="evaluate")


def run() -> None:
    """Run the command line; the exit status is 1 for an error that Mujaz explains, 2 for wrong usage."""
    replace_closed_streams()
    try:
        app()
    except MujazError as error:
        tell(error, json_log="--json-log" in sys.argv)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of standard output has left (`mujaz brief ... | head`): nothing to tell, nobody to tell it to.
        abandon_standard_output()
        sys.exit(0)


def tell(error: MujazError, *, json_log: bool) -> None:
    """Say on standard error what went wrong: a line for a person, a JSON line among JSON lines."""
    if json_log:
        event = {"event": "error", "code": error.code, "message": error.message}
        sys.stderr.write(json.dumps(event, ensure_ascii=False) + "\n")
        return
    # As Text, since a file's name may look like markup: notes[/b].txt.
    Console(stderr=True, soft_wrap=True).print(Text("mujaz:", style="bold red"), Text(error.message))
