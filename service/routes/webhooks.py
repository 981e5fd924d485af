"""Webhook endpoints: register, look at, switch off and on, give a new secret, try. They belong to an API key."""

import re
from datetime import timedelta
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Path, Request
from starlette.responses import Response

from briefing.adapters.inbox.posted import Fault
from briefing.errors import RefusedAddress, UnknownEndpoint
from briefing.usecases.webhooks import disable, enable, register, rotate, send_test
from service.deps import BackendDep, Body, Here, Reader, Submitter
from service.errors import Refusal
from service.interactive import json_value
from service.ownership import own_endpoint, own_endpoints
from service.routes import deliveries
from service.routes.deliveries import DELIVERIES, said, written
from service.schemas.problems import problems
from service.schemas.strict import shaped
from service.schemas.webhooks import (
    ENDPOINT_PATTERN,
    DeliveryOut,
    EndpointIn,
    EndpointOut,
    EndpointsOut,
    NewEndpointOut,
    SecretOut,
    delivery_out,
    endpoint_out,
    new_endpoint_out,
    secret_out,
)

WEBHOOKS: Final = "/v1/webhooks"
_BODY: Final[dict[str, Any]] = {
    "requestBody": {"required": True, "content": {"application/json": {"schema": EndpointIn.model_json_schema()}}}
}

router = APIRouter(tags=["webhooks"])
router.include_router(deliveries.router)


def _endpoint_id(
    endpoint_id: Annotated[
        str, Path(alias="id", description="Id of the endpoint.", examples=["whe_019a3c5e7d10f4a1b2c3d4e5"])
    ],
) -> str:
    """Return the id in the path. Raises UnknownEndpoint where no endpoint can have it."""
    if not re.fullmatch(ENDPOINT_PATTERN, endpoint_id):
        raise UnknownEndpoint
    return endpoint_id


EndpointId = Annotated[str, Depends(_endpoint_id)]


@router.post(
    WEBHOOKS,
    status_code=201,
    response_model=NewEndpointOut,
    summary="Register a webhook endpoint",
    responses={
        200: {**said("The key has an endpoint of this URL already: this one.", located=True), "model": NewEndpointOut},
        201: said("Registered, with the secret that its messages are signed with.", located=True),
        **problems(400, 413, 415, 422),
    },
    openapi_extra=_BODY,
)
def add(request: Request, here: Here, key: Submitter, body: Body) -> Response:
    """Register an address to be told of finished briefings; name it as `webhook.url` when you submit one."""
    url = shaped(EndpointIn, json_value(request, body)).url
    known = {each.id for each in here.backend.endpoints.endpoints(key.id)}
    try:
        endpoint = register(url, key_id=key.id, backend=here.backend, vet=here.vet)
    except RefusedAddress as error:
        raise Refusal(error, faults=[Fault(field="url", message=error.message)]) from error
    status = 200 if endpoint.id in known else 201
    return written(new_endpoint_out(endpoint), status=status, location=f"{WEBHOOKS}/{endpoint.id}")


@router.get(
    WEBHOOKS,
    response_model=EndpointsOut,
    summary="List webhook endpoints",
    responses={200: said("The endpoints of the key; those of every key for an admin key."), **problems()},
)
def list_endpoints(backend: BackendDep, key: Reader) -> Response:
    """List the endpoints that belong to the key."""
    return written(EndpointsOut(webhooks=[endpoint_out(each) for each in own_endpoints(key, backend=backend)]))


@router.get(
    WEBHOOKS + "/{id}",
    response_model=EndpointOut,
    summary="See a webhook endpoint",
    responses={200: said("The endpoint."), **problems(404)},
)
def show(backend: BackendDep, key: Reader, endpoint_id: EndpointId) -> Response:
    """Show an endpoint without its secret."""
    return written(endpoint_out(own_endpoint(endpoint_id, key=key, backend=backend)))


@router.delete(
    WEBHOOKS + "/{id}",
    status_code=204,
    summary="Delete a webhook endpoint",
    responses={204: said("It is deleted with its deliveries."), **problems(404)},
)
def remove(backend: BackendDep, key: Submitter, endpoint_id: EndpointId) -> Response:
    """Delete an endpoint and its deliveries; a later briefing with its URL makes a new one."""
    backend.endpoints.delete(own_endpoint(endpoint_id, key=key, backend=backend).id)
    return Response(status_code=204)


@router.get(
    WEBHOOKS + "/{id}/secret",
    response_model=SecretOut,
    summary="See the secret of a webhook endpoint",
    responses={200: said("The secret."), **problems(404)},
)
def show_secret(backend: BackendDep, key: Submitter, endpoint_id: EndpointId) -> Response:
    """Show what the endpoint's messages are signed with."""
    return written(secret_out(own_endpoint(endpoint_id, key=key, backend=backend), now=backend.clock.now()))


@router.post(
    WEBHOOKS + "/{id}/rotate",
    response_model=SecretOut,
    summary="Give a webhook endpoint a new secret",
    responses={200: said("The new secret, and the one before."), **problems(404)},
)
def give_new_secret(here: Here, key: Submitter, endpoint_id: EndpointId) -> Response:
    """Make a new secret; the one before signs beside it for MUJAZ_WEBHOOK_SECRET_OVERLAP_SECONDS."""
    backend = here.backend
    overlap = timedelta(seconds=here.settings.webhook_secret_overlap_seconds)
    endpoint = rotate(own_endpoint(endpoint_id, key=key, backend=backend).id, backend=backend, overlap=overlap)
    return written(secret_out(endpoint, now=backend.clock.now()))


@router.post(
    WEBHOOKS + "/{id}/test",
    status_code=202,
    response_model=DeliveryOut,
    summary="Send a test message",
    responses={202: said("The delivery, to see what comes of it.", located=True), **problems(404, 409)},
)
def send_test_message(backend: BackendDep, key: Submitter, endpoint_id: EndpointId) -> Response:
    """Queue a message of the type `webhook.test`; it is signed and retried like any other."""
    delivery = send_test(own_endpoint(endpoint_id, key=key, backend=backend).id, backend=backend)
    return written(delivery_out(delivery), status=202, location=f"{DELIVERIES}/{delivery.id}")


@router.post(
    WEBHOOKS + "/{id}/disable",
    response_model=EndpointOut,
    summary="Switch a webhook endpoint off",
    responses={200: said("The endpoint, switched off."), **problems(404)},
)
def switch_off(backend: BackendDep, key: Submitter, endpoint_id: EndpointId) -> Response:
    """Send nothing to the endpoint any more; its pending deliveries fail when they are due."""
    return written(endpoint_out(disable(own_endpoint(endpoint_id, key=key, backend=backend).id, backend=backend)))


@router.post(
    WEBHOOKS + "/{id}/enable",
    response_model=EndpointOut,
    summary="Switch a webhook endpoint on",
    responses={200: said("The endpoint, switched on."), **problems(404)},
)
def switch_on(backend: BackendDep, key: Submitter, endpoint_id: EndpointId) -> Response:
    """Send to the endpoint again; deliveries that failed meanwhile can be replayed."""
    return written(endpoint_out(enable(own_endpoint(endpoint_id, key=key, backend=backend).id, backend=backend)))
