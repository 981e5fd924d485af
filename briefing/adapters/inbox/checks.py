"""Judges every article the same way, in whatever format it came."""

import re
from dataclasses import replace

from briefing.adapters.inbox.language import identify_language, language_name
from briefing.adapters.inbox.limits import InputLimits
from briefing.article import Article
from briefing.errors import EmptyBody, InvalidArticle, TooLarge, WrongLanguage

_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
_LETTER = re.compile(r"[^\W\d_]")
_UNWRITABLE = re.compile(r"[\ud800-\udfff\x00]")


def checked(article: Article, *, limits: InputLimits) -> Article:
    """Return the article if it can be briefed, its language set to what its text is.

    Raises InvalidArticle, TooLarge, EmptyBody or WrongLanguage.
    """
    if any(map(_UNWRITABLE.search, (article.id, article.title, article.body, article.publisher, article.url))):
        raise InvalidArticle("The text holds half characters (lone surrogates) or NUL: save it again as UTF-8.")
    if len(article.body) > limits.max_characters:
        raise TooLarge(
            f"The article has {len(article.body):,} characters, more than the limit of {limits.max_characters:,}: "
            "split it, or raise the limit in the settings."
        )
    if not _LETTER.search(_TAG.sub(" ", article.body)):
        raise EmptyBody("The article has no text of its own: give it a body.")
    return _arabic(article)


def _arabic(article: Article) -> Article:
    found = identify_language(article.body)
    if found != "ar":
        raise WrongLanguage(_wrong_language(found))
    declared = article.language.lower().split("-")[0]
    return article if declared == "ar" else replace(article, language="ar")


def _wrong_language(tag: str) -> str:
    if tag == "und":
        return "Not written in Arabic: leave it out, or give the Arabic original."
    name = language_name(tag)
    return f"Written in {name}, not Arabic: leave it out, or use an Arabic source."
