r"""Every error that Mujaz raises on purpose, with its code and whether trying again can help.

    MujazError
     |-- InputError                 the given articles or options are at fault
     |    |-- UnreadableFile        unreadable_file      missing, or no permission
     |    |-- UnsupportedFormat     unsupported_format   a file type that Mujaz does not read
     |    |-- BadEncoding           bad_encoding         bytes that are not the text they claim to be
     |    |-- InvalidJson           invalid_json         JSON that does not parse
     |    |-- InvalidArticle        invalid_article      JSON that parses but is no article
     |    |-- EmptyBody             empty_body           nothing left to brief
     |    |-- WrongLanguage         wrong_language       not Arabic, whatever its script looks like
     |    |-- TooLarge              too_large            longer than the limits allow
     |    |-- InvalidGlossary       invalid_glossary     a glossary that cannot be read
     |    `-- NothingUsable         nothing_usable       every article of the batch was refused
     |-- ModelError                 a model is missing or does not work
     |    |-- UnknownModel          unknown_model        no such name in the registry
     |    |-- MissingExtra          missing_extra        an optional dependency is not installed
     |    |-- BrokenModel           broken_model         files missing, altered or not loadable
     |    `-- WrongCount            wrong_count          a backend gave fewer or more sentences than it got
     |-- UnknownFormat              unknown_format       no renderer of that name
     |-- RequestError               a request to the service cannot be carried out
     |    |-- InvalidRequest        invalid_request      fields that are missing, unknown or wrong
     |    |-- BodyTooLarge          body_too_large       more bytes than the service takes
     |    |-- UnsupportedMedia      unsupported_media    a Content-Type that the route does not read
     |    |-- NotAcceptable         not_acceptable       no representation that the client accepts
     |    |-- Unauthorised          unauthorised         no API key, or one that is not known
     |    |-- Forbidden             forbidden            a key whose scope does not reach so far
     |    |-- RateLimited           rate_limited         too many requests with one key
     |    |-- TooManyJobs           too_many_jobs        as many unfinished briefings as the service takes
     |    |-- UnknownRoute          unknown_route        no such path, or not with this method
     |    |-- UnknownJob            unknown_briefing     no briefing of that id, or it has expired
     |    |-- UnknownEndpoint       unknown_endpoint     no webhook endpoint of that id
     |    |-- UnknownDelivery       unknown_delivery     no webhook delivery of that id
     |    |-- JobNotDone            not_done             its document is not there (yet)
     |    |-- IllegalChange         illegal_change       a finished briefing cannot change its state
     |    |-- KeyReused             idempotency_mismatch an Idempotency-Key with another payload
     |    |-- KeyInUse              idempotency_running  the first request with the key is still running
     |    `-- RefusedAddress        refused_address      a webhook URL that Mujaz does not call
     |-- ServiceError               the service is not in a state to do it
     |    |-- StoreUnavailable      store_unavailable    Redis does not answer
     |    |-- Overloaded            overloaded           the interactive lane is full or too slow
     |    |-- NoAnswer              no_answer            a webhook endpoint gave no answer
     |    `-- GaveUp                gave_up              a step failed or killed its worker each time
     `-- JobCancelled               cancelled            the job was cancelled while it was worked on

A class's docstring is its default message.
"""

from typing import ClassVar


class MujazError(Exception):
    """Something went wrong in Mujaz."""

    code: ClassVar[str] = "internal"
    retryable: ClassVar[bool] = False

    def __init__(self, message: str = "") -> None:
        """Take a public message; the class's docstring stands in where there is none."""
        super().__init__(message or (type(self).__doc__ or "").strip())

    @property
    def message(self) -> str:
        """What may be shown to a client."""
        return str(self.args[0])


class InputError(MujazError):
    """The input cannot be used."""

    code = "invalid_input"


class UnreadableFile(InputError):
    """The file cannot be read: check its path and permissions."""

    code = "unreadable_file"


class UnsupportedFormat(InputError):
    """Mujaz reads .txt, .json, .jsonl and .html files: convert this one first."""

    code = "unsupported_format"


class BadEncoding(InputError):
    """The text is not valid UTF-8: convert it first, for example with iconv -f WINDOWS-1256 -t UTF-8."""

    code = "bad_encoding"


class InvalidJson(InputError):
    """The file is not valid JSON: check it with a JSON validator."""

    code = "invalid_json"


class InvalidArticle(InputError):
    """The JSON is not an article: give at least a body."""

    code = "invalid_article"


class EmptyBody(InputError):
    """The article has no text of its own: give it a body."""

    code = "empty_body"


class WrongLanguage(InputError):
    """The text is not in Arabic: leave it out of the batch."""

    code = "wrong_language"


class TooLarge(InputError):
    """The article is longer than the limit: split it, or raise the limit in the settings."""

    code = "too_large"


class InvalidGlossary(InputError):
    """The glossary cannot be read: give a CSV or tab-separated file with the columns ar and en, or a TBX file."""

    code = "invalid_glossary"


class NothingUsable(InputError):
    """No article of the batch can be used: see the reasons above, and give at least one Arabic article."""

    code = "nothing_usable"


class ModelError(MujazError):
    """A model does not work."""

    code = "model_error"


class UnknownModel(ModelError):
    """No model has that name: `mujaz models` lists those that are installed."""

    code = "unknown_model"


class MissingExtra(ModelError):
    """An optional dependency is missing."""

    code = "missing_extra"


class BrokenModel(ModelError):
    """The model's files are missing, altered or not loadable: install it again."""

    code = "broken_model"


class WrongCount(ModelError):
    """The model did not give one translation for each sentence."""

    code = "wrong_count"
    retryable = True


class UnknownFormat(MujazError):
    """No document format has that name."""

    code = "unknown_format"


class RequestError(MujazError):
    """The request cannot be carried out."""

    code = "bad_request"


class InvalidRequest(RequestError):
    """The request has fields that are missing, unknown or wrong: see `errors`."""

    code = "invalid_request"


class BodyTooLarge(RequestError):
    """The body is larger than the service takes: send fewer articles at a time."""

    code = "body_too_large"


class UnsupportedMedia(RequestError):
    """The service reads application/json and multipart/form-data: set Content-Type to the one you send."""

    code = "unsupported_media"


class NotAcceptable(RequestError):
    """None of the accepted formats can be written: see the documentation for those there are."""

    code = "not_acceptable"


class Unauthorised(RequestError):
    """An API key is needed: send the header `Authorization: Bearer mjz_...`."""

    code = "unauthorised"


class Forbidden(RequestError):
    """The API key does not allow this: use one with a wider scope."""

    code = "forbidden"


class RateLimited(RequestError):
    """Too many requests with this key: wait as long as Retry-After says."""

    code = "rate_limited"
    retryable = True


class TooManyJobs(RequestError):
    """The service has as many unfinished briefings as it takes: try again when some are done."""

    code = "too_many_jobs"
    retryable = True


class UnknownRoute(RequestError):
    """There is nothing at this address with this method: see /docs for what there is."""

    code = "unknown_route"


class UnknownJob(RequestError):
    """No briefing has that id: it was never made, was deleted, or has expired."""

    code = "unknown_briefing"


class UnknownEndpoint(RequestError):
    """No webhook endpoint has that id."""

    code = "unknown_endpoint"


class UnknownDelivery(RequestError):
    """No webhook delivery has that id: it was never made, or has expired."""

    code = "unknown_delivery"


class JobNotDone(RequestError):
    """The briefing has no document: it is not done, has failed or was cancelled."""

    code = "not_done"


class IllegalChange(RequestError):
    """A finished briefing cannot change its state any more."""

    code = "illegal_change"


class KeyReused(RequestError):
    """The Idempotency-Key was used for another payload: use a new one for a new request."""

    code = "idempotency_mismatch"


class KeyInUse(RequestError):
    """The first request with this Idempotency-Key is still being carried out: ask again in a moment."""

    code = "idempotency_running"
    retryable = True


class RefusedAddress(RequestError):
    """Mujaz does not call this webhook URL: give one with https and a public address, or allow its host."""

    code = "refused_address"


class ServiceError(MujazError):
    """The service cannot do this now."""

    code = "service_error"
    retryable = True


class StoreUnavailable(ServiceError):
    """The store does not answer: try again shortly."""

    code = "store_unavailable"


class Overloaded(ServiceError):
    """The service is busy: try again as Retry-After says, or submit a briefing instead."""

    code = "overloaded"


class NoAnswer(ServiceError):
    """The webhook endpoint gave no answer."""

    code = "no_answer"


class GaveUp(ServiceError):
    """A step of the work failed each time it was tried: look for the cause in the worker's log."""

    code = "gave_up"
    retryable = False


class JobCancelled(MujazError):
    """The briefing was cancelled."""

    code = "cancelled"
