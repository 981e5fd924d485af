"""What an operator may set, by environment variables that begin with MUJAZ_; read once by the entry points."""

from typing import Annotated

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from briefing.errors import InputError

PREFIX = "MUJAZ_"


class Settings(BaseSettings):
    """The settings of one process; frozen once they are read."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True)

    translator: Annotated[str, Field(description="Name or folder of the translation model.")] = "mujaz-ar-en-compact"
    embedder: Annotated[str, Field(description="Name of the sentence embedding model.")] = "use-multilingual-v3"
    summariser: Annotated[str, Field(description="Name of the summariser.")] = "mujaz-extractive"
    threads: Annotated[int | None, Field(ge=1, description="Sentences translated at a time; every core if unset.")] = (
        None
    )
    max_file_bytes: Annotated[int, Field(ge=1, description="Largest input file, in bytes.")] = 10_000_000
    max_article_characters: Annotated[int, Field(ge=1, description="Longest article, in characters.")] = 200_000
    max_articles: Annotated[int, Field(ge=1, description="Most articles in a batch.")] = 2_000


def read_settings() -> Settings:
    """Read the settings of this process from its environment.

    Raises:
        InputError: naming the variable that cannot be used, and why.
    """
    try:
        return Settings()
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        variable = f"{PREFIX}{fault['loc'][0]}".upper()
        raise InputError(f"The environment variable {variable} cannot be used: {fault['msg']}.") from error
