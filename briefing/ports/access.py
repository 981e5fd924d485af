"""What access to the service needs of the outside world: keys, rate limits, remembered answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from briefing.access import ApiKey


class KeyStore(Protocol):
    """Keeps API keys."""

    def add(self, key: ApiKey) -> None:
        """Store a key."""
        ...

    def find(self, key_id: str) -> ApiKey | None:
        """Return the key of that id, None where there is none."""
        ...

    def keys(self) -> tuple[ApiKey, ...]:
        """Return all keys, the oldest first."""
        ...

    def revoke(self, key_id: str) -> bool:
        """Delete a key; False where there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What a rate limit says to one request."""

    allowed: bool
    limit: int  # requests a window
    window: int  # seconds
    remaining: int  # requests left in this window
    reset: int  # seconds until the window ends, at least 1


class RateLimiter(Protocol):
    """Counts requests."""

    def hit(self, name: str, *, limit: int, window: int) -> Allowance:
        """Count one request under that name, against so many a window of seconds."""
        ...


class ClaimStatus(StrEnum):
    """What is known of an idempotency key."""

    NEW = "new"  # nobody has used it: the request is to be carried out
    RESUMED = "resumed"  # its first request was never answered, for the process died: carry it out with the same id
    RUNNING = "running"  # its first request is being carried out
    DONE = "done"  # the answer is known
    MISMATCH = "mismatch"  # it was used for another payload


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAnswer:
    """An HTTP answer that is given again."""

    status: int
    headers: Mapping[str, str]
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The outcome of claiming an idempotency key."""

    status: ClaimStatus
    resource: str  # id of what the first request makes: of this request where it is new
    answer: StoredAnswer | None = None


class IdempotencyStore(Protocol):
    """Remembers the answers to requests that carry an Idempotency-Key (IETF draft-07), for 24 hours."""

    def claim(self, owner: str, key: str, *, fingerprint: str, resource: str) -> Claim:
        """Claim a key for a payload; of several at once exactly one gets NEW."""
        ...

    def settle(self, owner: str, key: str, answer: StoredAnswer) -> None:
        """Store the answer."""
        ...

    def abandon(self, owner: str, key: str) -> None:
        """Forget a claim whose request was refused: it may be corrected and sent again under the same key."""
        ...
