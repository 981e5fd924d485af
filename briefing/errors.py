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
     `-- UnknownFormat              unknown_format       no renderer of that name

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
    """The glossary cannot be read: give a UTF-8 CSV file with the columns ar and en."""

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
