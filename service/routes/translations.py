"""A small text translated at once, on the interactive lane."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from briefing.usecases.errands import translate_now
from service.deps import Body, Here, Submitter
from service.interactive import RESPONSES, answered, body_of, errand_limits, json_value, refuse_long
from service.schemas.errands import TranslationIn, TranslationOut, translation_out
from service.schemas.strict import shaped

router = APIRouter(prefix="/v1/translations", tags=["synchronous calls"])


@router.post(
    "",
    response_model=TranslationOut,
    summary="Translate a small text",
    responses=RESPONSES,
    openapi_extra=body_of("TranslationIn"),
)
def translate(request: Request, here: Here, _: Submitter, body: Body) -> Response:
    """Translate up to MUJAZ_INTERACTIVE_CHARACTERS characters and wait for the answer; 503 while the lane is full."""
    wanted = shaped(TranslationIn, json_value(request, body))
    texts = wanted.all_texts()
    field = "text" if wanted.texts is None else "texts"
    refuse_long(sum(map(len, texts)), limit=here.settings.interactive_characters, field=field)
    answer = translate_now(texts, wanted.terms(), backend=here.backend, limits=errand_limits(here.settings))
    return answered(translation_out(answer))
