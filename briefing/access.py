"""Who may do what: API keys, their scopes, and how a key is made and recognised.

A token is `mjz_ID_SECRET`. Only a hash of it is kept: of 256 random bits, a plain SHA-256 is as good as a slow hash.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

TOKEN_PREFIX = "mjz"  # noqa: S105 - how tokens begin, none itself
SECRET_BYTES = 32


class Scope(StrEnum):
    """What a key allows; each includes those before it."""

    READ = "read"  # briefings, documents, models, delivery log
    SUBMIT = "submit"  # submit, cancel and delete briefings; translate, summarise; webhook endpoints
    ADMIN = "admin"  # metrics


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """An API key as it is stored."""

    id: str  # eight hexadecimal digits; may be shown and logged
    name: str  # what its owner calls it
    scope: Scope
    token_hash: str  # hexadecimal SHA-256 of the whole token
    created_at: datetime  # UTC

    def allows(self, scope: Scope) -> bool:
        """Say whether the key is good for something of that scope."""
        order = list(Scope)
        return order.index(scope) <= order.index(self.scope)


def new_key(*, name: str, scope: Scope, now: datetime) -> tuple[ApiKey, str]:
    """Make a key; return it with its token, which can never be shown again."""
    key_id = secrets.token_hex(4)
    token = f"{TOKEN_PREFIX}_{key_id}_{secrets.token_urlsafe(SECRET_BYTES)}"
    return ApiKey(id=key_id, name=name, scope=scope, token_hash=_hash(token), created_at=now), token


def key_id_of(token: str) -> str:
    """Return the id in a token; "" where it is no token of Mujaz."""
    prefix, _, rest = token.partition("_")
    key_id, _, secret = rest.partition("_")
    return key_id if prefix == TOKEN_PREFIX and secret and len(key_id) == 8 and key_id.isalnum() else ""  # noqa: PLR2004 - token_hex(4)


def is_token_of(token: str, key: ApiKey) -> bool:
    """Say whether a token is the key's, in a time that tells nothing of how much of it is right."""
    return hmac.compare_digest(_hash(token), key.token_hash)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", errors="surrogatepass")).hexdigest()
