"""Figures for Prometheus, for those who have an admin key."""

from fastapi import APIRouter
from starlette.responses import Response

from service.deps import Admin, Here
from service.measures import MEDIA_TYPE, exposition
from service.schemas.problems import problems

router = APIRouter(tags=["operation"])


@router.get(
    "/metrics",
    response_class=Response,
    summary="Figures for Prometheus",
    responses={
        200: {"description": "Prometheus' text format.", "content": {"text/plain": {"schema": {"type": "string"}}}},
        **problems(),
    },
)
def metrics(here: Here, _: Admin) -> Response:
    """Tell what was counted; with MUJAZ_METRICS_PORT set this stands on that port instead, without a key."""
    return Response(exposition(here.traffic), media_type=MEDIA_TYPE)
