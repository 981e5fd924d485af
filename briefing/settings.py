"""What an operator may set, by environment variables that begin with MUJAZ_; read once by the entry points."""

from typing import Annotated

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from briefing.adapters.inbox.limits import InputLimits
from briefing.errors import InputError

PREFIX = "MUJAZ_"


class Settings(BaseSettings):
    """The settings of one process; frozen once they are read."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True)

    translator: Annotated[str, Field(description="Name or folder of the translation model.")] = "mujaz-ar-en-compact"
    embedder: Annotated[str, Field(description="Name of the sentence embedding model.")] = "use-multilingual-v3"
    summariser: Annotated[str, Field(description="Name of the summariser.")] = "mujaz-extractive"
    glossary: Annotated[
        str, Field(description="File of a glossary for every briefing: CSV, tab-separated text or TBX.")
    ] = ""
    built_in_glossary: Annotated[
        bool, Field(description="Whether the glossary that ships with Mujaz holds, behind any other.")
    ] = True
    threads: Annotated[int | None, Field(ge=1, description="Sentences translated at a time; every core if unset.")] = (
        None
    )
    max_file_bytes: Annotated[int, Field(ge=1, description="Largest input file, in bytes.")] = 10_000_000
    max_article_characters: Annotated[int, Field(ge=1, description="Longest article, in characters.")] = 200_000
    max_articles: Annotated[int, Field(ge=1, description="Most articles in a batch.")] = 2_000

    host: Annotated[str, Field(description="Address that the service listens on.")] = "127.0.0.1"
    port: Annotated[
        int, Field(ge=0, le=65_535, description="Port that the service listens on; 0 takes a free one.")
    ] = 8080
    public_url: Annotated[
        str, Field(description="Address by which clients reach the service, for the links in webhooks.")
    ] = ""
    redis_url: Annotated[str, Field(description="Redis or Valkey for jobs and queues; it must never evict keys.")] = (
        "redis://127.0.0.1:6379/0"
    )
    cache_url: Annotated[
        str, Field(description="Redis or Valkey for the cache, which may evict; if unset, that of the jobs.")
    ] = ""
    cache_memory: Annotated[
        str, Field(pattern=r"^[0-9]+(kb|mb|gb)$", description="Memory of the embedded cache, such as 256mb.")
    ] = "256mb"
    cache_seconds: Annotated[int, Field(ge=1, description="How long translations and vectors are remembered.")] = (
        30 * 86_400
    )
    retention_seconds: Annotated[
        int, Field(ge=60, description="How long finished briefings and their deliveries are kept.")
    ] = 7 * 86_400

    max_body_bytes: Annotated[int, Field(ge=1_000, description="Largest request body, in bytes.")] = 16_000_000
    max_page_bytes: Annotated[
        int, Field(ge=1_000, description="Largest HTML page that is taken over HTTP, in bytes.")
    ] = 1_000_000
    max_active_jobs: Annotated[int, Field(ge=1, description="Most briefings that are queued or running at once.")] = 500
    requests_per_minute: Annotated[int, Field(ge=1, description="Requests a minute for one API key.")] = 600
    interactive_characters: Annotated[
        int, Field(ge=1, description="Longest text of a synchronous call, in characters.")
    ] = 5_000
    interactive_seconds: Annotated[
        float, Field(gt=0, description="How long a synchronous call waits for a worker before it answers 503.")
    ] = 20.0
    interactive_waiting: Annotated[
        int, Field(ge=1, description="Synchronous calls that may wait; beyond that the answer is 503.")
    ] = 20

    concurrency: Annotated[int | None, Field(ge=1, description="Processes of a worker; every core if unset.")] = None
    lease_seconds: Annotated[
        float, Field(ge=1, description="How long a dead worker keeps its step before another takes it.")
    ] = 30.0
    step_seconds: Annotated[
        int,
        Field(ge=10, le=36_000, description="Time limit of one step; a worker process that needs longer is killed."),
    ] = 600
    step_attempts: Annotated[
        int, Field(ge=1, description="How often a step is begun before it is given up with a caveat.")
    ] = 3
    heartbeat_file: Annotated[
        str, Field(description="File that a worker touches while it works or has nothing to do, for probes.")
    ] = ""

    webhook_allowed_hosts: Annotated[
        str,
        Field(description="Hosts or networks in the intranet that webhooks may reach, separated by commas."),
    ] = ""
    webhook_allow_http: Annotated[bool, Field(description="Whether webhooks may go over http without TLS.")] = False
    webhook_retry_scale: Annotated[
        float, Field(ge=0, le=1, description="Factor on the waits between attempts, to try a receiver quickly.")
    ] = 1.0
    webhook_timeout_seconds: Annotated[
        float, Field(gt=0, le=60, description="How long an endpoint may take to answer.")
    ] = 15.0
    webhook_secret_overlap_seconds: Annotated[
        int, Field(ge=0, description="How long the old secret signs beside the new one after a rotation.")
    ] = 86_400

    metrics_port: Annotated[
        int | None,
        Field(ge=1, le=65_535, description="Port for metrics without a key; if unset, /metrics asks for an admin key."),
    ] = None
    log_level: Annotated[
        str, Field(pattern="^(debug|info|warning|error)$", description="Least severe log events that are written.")
    ] = "info"
    tracing: Annotated[
        bool, Field(description="Whether OpenTelemetry traces are sent; needs the extra of that name.")
    ] = False

    @property
    def input_limits(self) -> InputLimits:
        """How much one batch may hold."""
        return InputLimits(
            max_file_bytes=self.max_file_bytes,
            max_characters=self.max_article_characters,
            max_articles=self.max_articles,
        )


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
