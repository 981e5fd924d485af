"""What routes ask for: the settings, the ports, the API key of the request, and its body, read within bounds."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Path, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer, SecurityScopes

from briefing.access import ApiKey, Scope, is_token_of, key_id_of
from briefing.adapters.inbox.posted import MOST_FAULTS, Fault, place
from briefing.backend import Backend
from briefing.errors import BodyTooLarge, Forbidden, RateLimited, Unauthorised, UnknownJob, UnsupportedMedia
from briefing.settings import Settings
from service.errors import Refusal, refuse_fields
from service.traffic import Traffic

WINDOW_SECONDS = 60  # of the rate limit
_JOB_ID = re.compile(r"brf_[0-9a-f]{24}")
_BEARER = HTTPBearer(
    auto_error=False,
    scheme_name="ApiKey",
    description=(
        "An API key, made with `mujaz keys create --scope SCOPE`. The scopes: `read` sees briefings, documents and "
        "models; `submit` can do that, and submit, cancel and delete briefings, translate and summarise; `admin` can "
        "do all that, and read the metrics."
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Everything that the routes of one app share."""

    settings: Settings
    backend: Backend
    traffic: Traffic
    vet: Callable[[str], None]  # refuses webhook URLs that Mujaz does not call: raises RefusedAddress


async def service_of(request: Request) -> Service:
    """Return what the app was made with."""
    service: Service = request.app.state.service
    return service


async def backend_of(request: Request) -> Backend:
    """Return the ports."""
    return (await service_of(request)).backend


async def settings_of(request: Request) -> Settings:
    """Return the settings."""
    return (await service_of(request)).settings


def api_key(
    scopes: SecurityScopes,
    request: Request,
    given: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)],
) -> ApiKey:
    """Return the API key of the request, and count the request against its limit.

    Raises:
        Unauthorised: there is none, or it is not known.
        Forbidden: it does not reach so far.
        Refusal: it has made too many requests.
    """
    service: Service = request.app.state.service
    token = given.credentials if given else ""
    key = service.backend.keys.find(key_id_of(token)) if key_id_of(token) else None
    if key is None or not is_token_of(token, key):
        raise Unauthorised(_unknown_key(token))
    request.state.key_id = key.id
    _count(service, request, key)
    for scope in scopes.scopes:
        if not key.allows(Scope(scope)):
            raise Forbidden(f"The API key has the scope {key.scope}; this needs one with the scope {scope}.")
    _refuse_wrong_query(request)
    return key


def _unknown_key(token: str) -> str:
    if not token:
        return ""  # the class says what to send
    return "The API key is not known: it was mistyped or has been revoked. `mujaz keys create` makes a new one."


def _count(service: Service, request: Request, key: ApiKey) -> None:
    limit = service.settings.requests_per_minute
    allowance = service.backend.limiter.hit(f"key:{key.id}", limit=limit, window=WINDOW_SECONDS)
    request.state.allowance = allowance
    if not allowance.allowed:
        message = f"More than {limit} requests a minute with this key: wait {allowance.reset} seconds."
        raise Refusal(RateLimited(message), headers={"Retry-After": str(allowance.reset)})


def _refuse_wrong_query(request: Request) -> None:
    """Refuse query parameters that the route does not know, or that are given twice.

    A mistyped filter would find everything, and of two values all but one would be ignored.
    """
    times = Counter(name for name, _ in request.query_params.multi_items())
    if not times:
        return
    operation = request.app.openapi()["paths"].get(request.scope["route"].path, {}).get(request.method.lower(), {})
    known = sorted(each["name"] for each in operation.get("parameters", ()) if each["in"] == "query")
    saying = f"is not known; known are {', '.join(known)}" if known else "is not known: this takes no parameters"
    unknown = {name.partition("[")[0] for name in times} - set(known)
    twice = [name for name, number in times.items() if number > 1]
    faults = [Fault(field=place((name,)), message=saying) for name in sorted(unknown)]
    faults += [Fault(field=place((name,)), message="is given twice: keep one") for name in sorted(twice)]
    if faults:
        raise refuse_fields(faults[:MOST_FAULTS])


async def body_of(request: Request) -> bytes:
    """Read the body, and stop as soon as it is larger than the service takes.

    Raises:
        BodyTooLarge: it is.
        UnsupportedMedia: it is compressed.
    """
    limit = (await service_of(request)).settings.max_body_bytes
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise UnsupportedMedia("The service reads bodies without Content-Encoding: send the body uncompressed.")
    declared = request.headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:20]) > limit:
        raise _too_large(limit)
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            raise _too_large(limit)
        parts.append(part)
    return b"".join(parts)


def _too_large(limit: int) -> BodyTooLarge:
    return BodyTooLarge(f"The body is larger than the limit of {limit:,} bytes: send fewer articles at a time.")


async def job_id_of(
    job_id: Annotated[
        str, Path(alias="id", description="Id of the briefing.", examples=["brf_019a3c5e7d10f4a1b2c3d4e5"])
    ],
) -> str:
    """Return the id in the path.

    Raises:
        UnknownJob: no briefing can have it.
    """
    if not _JOB_ID.fullmatch(job_id):
        raise UnknownJob
    return job_id


Here = Annotated[Service, Depends(service_of)]
BackendDep = Annotated[Backend, Depends(backend_of)]
SettingsDep = Annotated[Settings, Depends(settings_of)]
Reader = Annotated[ApiKey, Security(api_key, scopes=[Scope.READ.value])]
Submitter = Annotated[ApiKey, Security(api_key, scopes=[Scope.SUBMIT.value])]
Admin = Annotated[ApiKey, Security(api_key, scopes=[Scope.ADMIN.value])]
Body = Annotated[bytes, Depends(body_of)]
JobId = Annotated[str, Depends(job_id_of)]
