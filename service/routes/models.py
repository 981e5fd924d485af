"""The models that the workers have loaded."""

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from briefing.document import ModelUse
from briefing.ports.operations import WorkerBeat
from service.deps import BackendDep, Reader
from service.interactive import answered
from service.schemas.errands import ModelOut, model_out
from service.schemas.problems import LIMITS, problems
from service.schemas.strict import Answer

router = APIRouter(prefix="/v1/models", tags=["models"])


class LoadedModel(ModelOut):
    """A model, and who has loaded it."""

    workers: list[str] = Field(description="Ids of the workers that have loaded it.")


class ModelsOut(Answer):
    """The models that live workers have loaded."""

    models: list[LoadedModel] = Field(description="By role and name; none while no worker is alive.")


@router.get(
    "",
    response_model=ModelsOut,
    summary="List the models",
    responses={200: {"description": "The models.", "headers": LIMITS}, **problems()},
)
def list_models(backend: BackendDep, _: Reader) -> Response:
    """Tell which models the workers have loaded, with their licences, scores and known weaknesses."""
    return answered(ModelsOut(models=_loaded(backend.roll.alive())))


def _loaded(beats: tuple[WorkerBeat, ...]) -> list[LoadedModel]:
    workers: dict[ModelUse, list[str]] = {}
    for beat in beats:
        for model in beat.models:
            workers.setdefault(model, []).append(beat.id)
    found = sorted(workers.items(), key=lambda each: (each[0].role, each[0].id, each[0].revision))
    return [LoadedModel(**model_out(model).model_dump(), workers=sorted(ids)) for model, ids in found]
