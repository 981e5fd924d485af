"""What goes wrong at the server becomes our own error; what is our fault does not."""

import pytest
from redis.exceptions import ResponseError

from briefing.adapters.redis.connection import guarded
from briefing.errors import StoreUnavailable

FULL = "MISCONF Errors writing to the AOF file: No space left on device"


@pytest.mark.parametrize(
    "message", [FULL, f"{FULL} script: on @user_script:4.", "NOREPLICAS Not enough good replicas."]
)
def test_a_server_that_cannot_write_is_unavailable(message: str) -> None:
    with pytest.raises(StoreUnavailable), guarded():
        raise ResponseError(message)


def test_a_wrong_command_is_a_fault_of_ours() -> None:
    with pytest.raises(ResponseError), guarded():
        raise ResponseError("WRONGTYPE Operation against a key holding the wrong kind of value")
