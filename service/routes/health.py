"""Whether the process is alive, and whether the service can do its work."""

from datetime import timedelta
from typing import Final

from fastapi import APIRouter, Request
from pydantic import Field
from starlette.responses import Response

from briefing.backend import Backend
from briefing.errors import ServiceError, StoreUnavailable
from briefing.ports.jobs import Lane
from service.deps import BackendDep
from service.errors import problem
from service.interactive import answered
from service.schemas.problems import problems
from service.schemas.strict import Answer

BEAT_SECONDS: Final = 60  # older signs of life are none
NEEDED: Final = (Lane.BATCH, Lane.INTERACTIVE)

router = APIRouter(tags=["operation"])


class HealthOut(Answer):
    """A sign of life."""

    status: str = Field(description="ok.")


@router.get("/healthz", response_model=HealthOut, summary="Is the process alive?")
async def healthz() -> Response:
    """Answer, whatever the state of Redis and the workers: for liveness probes."""
    return answered(HealthOut(status="ok"))


@router.get("/readyz", response_model=HealthOut, summary="Can it do its work?", responses=problems(503, keyed=False))
def readyz(request: Request, backend: BackendDep) -> Response:
    """Answer 200 when the store answers, and a worker with tested models is alive on both lanes that need one."""
    try:
        missing = _missing(backend)
    except StoreUnavailable as error:
        return problem(request, error)
    if not missing:
        return answered(HealthOut(status="ok"))
    lanes = " and ".join(missing)
    message = f"No worker is ready on the lane {lanes}: start one with `mujaz worker`, or wait for its models."
    return problem(request, ServiceError(message))


def _missing(backend: Backend) -> list[str]:
    """Return the lanes without a ready worker."""
    since = backend.clock.now() - timedelta(seconds=BEAT_SECONDS)
    ready = {lane for beat in backend.roll.alive() if beat.ready and beat.at >= since for lane in beat.lanes}
    return [str(lane) for lane in NEEDED if lane not in ready]
