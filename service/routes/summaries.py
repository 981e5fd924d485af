"""A small text summarised at once, on the interactive lane."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from briefing.adapters.inbox.posted import Fault, read_values
from briefing.usecases.errands import summarise_now
from service.deps import Body, Here, Service, Submitter
from service.errors import refuse_fields
from service.interactive import RESPONSES, answered, body_of, errand_limits, json_value, refuse_long
from service.schemas.errands import SummaryIn, SummaryOfText, summary_of_text
from service.schemas.strict import shaped

router = APIRouter(prefix="/v1/summaries", tags=["synchronous calls"])


@router.post(
    "",
    response_model=SummaryOfText,
    summary="Summarise a small text",
    responses=RESPONSES,
    openapi_extra=body_of("SummaryIn"),
)
def summarise(request: Request, here: Here, _: Submitter, body: Body) -> Response:
    """Choose the sentences that tell a text or an article, and translate them; 503 while the lane is full."""
    wanted = shaped(SummaryIn, json_value(request, body))
    text = wanted.text if wanted.text is not None else _body_of(wanted, here)
    field = "text" if wanted.text is not None else "article.body"
    refuse_long(len(text), limit=here.settings.interactive_characters, field=field)
    answer = summarise_now(text, wanted.sentences, backend=here.backend, limits=errand_limits(here.settings))
    return answered(summary_of_text(answer))


def _body_of(wanted: SummaryIn, here: Service) -> str:
    """Return the text of the article, which is judged as one of a batch is."""
    posted = read_values([wanted.article], limits=here.settings.input_limits)
    if posted.faults:
        named = [(fault.field.replace("articles[0]", "article", 1), fault.message) for fault in posted.faults]
        raise refuse_fields(Fault(field=field, message=message) for field, message in named)
    if not posted.intake.articles:
        raise refuse_fields([Fault(field="article", message=posted.intake.rejections[0].reason)])
    return posted.intake.articles[0].body
