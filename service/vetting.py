"""Judges an order by the state of the service: which models are loaded, which briefings are kept, which URLs called."""

from collections.abc import Callable

from briefing.adapters.inbox.posted import Fault
from briefing.backend import Backend
from briefing.errors import RefusedAddress
from briefing.job import JobOrder
from briefing.usecases.reading import job_exists
from service.errors import Refusal, refuse_fields


def vet_webhook(url: str, *, vet: Callable[[str], None]) -> None:
    """Refuse a webhook URL that Mujaz does not call, naming its field.

    Raises:
        Refusal: it is one.
    """
    try:
        vet(url)
    except RefusedAddress as error:
        raise Refusal(error, faults=[Fault(field="webhook.url", message=error.message)]) from error


def refuse_unknown(order: JobOrder, *, backend: Backend) -> None:
    """Refuse an order for a model that no worker has, or for what is new since a briefing that is not there.

    Raises:
        Refusal: it is one.
    """
    faults: list[Fault] = []
    if order.since is not None and not job_exists(order.since, backend=backend):
        faults.append(Fault(field="options.since", message="names no briefing: it was never made, or has expired"))
    if order.models:
        faults += _unknown_models(order, backend=backend)
    if faults:
        raise refuse_fields(faults)


def _unknown_models(order: JobOrder, *, backend: Backend) -> list[Fault]:
    loaded = {(model.role, model.id) for beat in backend.roll.alive() for model in beat.models}
    if not loaded:
        return []  # no worker is alive to ask: the job waits for one, and fails there if it must
    return [
        Fault(field=f"options.models.{role}", message=_loaded(role, loaded))
        for role, name in order.models.items()
        if (role, name) not in loaded
    ]


def _loaded(role: str, loaded: set[tuple[str, str]]) -> str:
    names = sorted(name for each, name in loaded if each == role)
    return f"is no model that a worker has loaded; there are {', '.join(names)}" if names else "has no model loaded"
