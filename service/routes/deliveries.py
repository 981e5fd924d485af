"""The log of webhook deliveries: what was sent, what came of it, and sending it again."""

import re
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BaseModel
from starlette.responses import Response

from briefing.errors import UnknownDelivery, UnknownEndpoint
from briefing.usecases.webhooks import replay
from service.deps import BackendDep, Reader, Submitter
from service.errors import cursor_named
from service.ownership import own_delivery, own_endpoints
from service.schemas.problems import LIMITS, problems
from service.schemas.webhooks import DELIVERY_PATTERN, DeliveriesOut, DeliveryOut, delivery_out

DELIVERIES: Final = "/v1/deliveries"
MOST_DELIVERIES: Final = 100  # a page
_LOCATION: Final = {"description": "Where it is.", "schema": {"type": "string"}}

router = APIRouter()


def said(what: str, *, located: bool = False) -> dict[str, Any]:
    """Document an answer, with its Location where it has one."""
    return {"description": what, "headers": {**({"Location": _LOCATION} if located else {}), **LIMITS}}


def written(answer: BaseModel, *, status: int = 200, location: str = "") -> Response:
    """Write an answer that nobody shall keep, with its Location where it has one."""
    headers = {"Cache-Control": "no-store", **({"Location": location} if location else {})}
    return Response(answer.model_dump_json(), status_code=status, media_type="application/json", headers=headers)


def _delivery_id(
    delivery_id: Annotated[
        str, Path(alias="id", description="Id of the delivery.", examples=["msg_019a3c5e7d10f4a1b2c3d4e5succeeded"])
    ],
) -> str:
    """Return the id in the path. Raises UnknownDelivery where no delivery can have it."""
    if not re.fullmatch(DELIVERY_PATTERN, delivery_id):
        raise UnknownDelivery
    return delivery_id


DeliveryId = Annotated[str, Depends(_delivery_id)]


@router.get(
    DELIVERIES,
    response_model=DeliveriesOut,
    summary="List deliveries",
    responses={200: said("Some deliveries, the newest first."), **problems(404, 422)},
)
def list_deliveries(
    *,
    backend: BackendDep,
    key: Reader,
    briefing: Annotated[
        str, Query(pattern=r"^(brf_[0-9a-f]{24})?$", description="Only those that tell of this briefing.")
    ] = "",
    endpoint: Annotated[str, Query(max_length=64, description="Only those to this endpoint.")] = "",
    cursor: Annotated[str, Query(max_length=200, description="next_cursor of the page before.")] = "",
    limit: Annotated[int, Query(ge=1, le=MOST_DELIVERIES, description="Most deliveries a page.")] = 50,
) -> Response:
    """List what was sent to the key's endpoints, the newest first, a page at a time."""
    own = {each.id for each in own_endpoints(key, backend=backend)}
    if endpoint and endpoint not in own:
        raise UnknownEndpoint
    with cursor_named():
        page = backend.deliveries.page(endpoint_id=endpoint, job_id=briefing, cursor=cursor, limit=limit)
    shown = [delivery_out(each) for each in page.deliveries if each.endpoint_id in own]
    return written(DeliveriesOut(deliveries=shown, next_cursor=page.next_cursor or None))


@router.get(
    DELIVERIES + "/{id}",
    response_model=DeliveryOut,
    summary="See a delivery",
    responses={200: said("The delivery."), **problems(404)},
)
def show_delivery(backend: BackendDep, key: Reader, delivery_id: DeliveryId) -> Response:
    """Show a delivery with everything that was tried."""
    return written(delivery_out(own_delivery(delivery_id, key=key, backend=backend)))


@router.post(
    DELIVERIES + "/{id}/replay",
    status_code=202,
    response_model=DeliveryOut,
    summary="Send a message again",
    responses={202: said("The delivery, pending again.", located=True), **problems(404, 409)},
)
def replay_delivery(backend: BackendDep, key: Submitter, delivery_id: DeliveryId) -> Response:
    """Send a message again with the same id, its schedule begun anew, whatever came of it before."""
    delivery = replay(own_delivery(delivery_id, key=key, backend=backend).id, backend=backend)
    return written(delivery_out(delivery), status=202, location=f"{DELIVERIES}/{delivery.id}")
