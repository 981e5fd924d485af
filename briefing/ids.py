"""Makes identifiers that sort by the time they were made: a prefix, milliseconds, random digits."""

import secrets
from datetime import datetime


def new_id(prefix: str, now: datetime) -> str:
    """Return an id such as brf_019a3c5e7d10f4a1b2c3d4e5: 12 hexadecimal digits of time, 12 random ones."""
    return f"{prefix}_{int(now.timestamp() * 1000):012x}{secrets.token_hex(6)}"
