"""Signatures are those of Standard Webhooks, as another implementation of it verifies them."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from briefing.signing import new_secret, signature, signed_headers

BODY = '{"type":"briefing.succeeded","data":{"metadata":{"desk":"أخبار"}}}'.encode()


def now() -> datetime:
    """Ask the clock that the library compares with; at the test, for a long run begins minutes before."""
    return datetime.now(UTC)


def test_the_signature_is_that_of_the_specifications_example() -> None:
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105 - published
    written = signature(
        secret, message_id="msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp=1614265330, body=b'{"test": 2432232314}'
    )
    assert written == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_secret_is_32_random_bytes_behind_its_prefix() -> None:
    first, second = new_secret(), new_secret()
    assert first != second
    assert first.startswith("whsec_")
    assert len(base64.b64decode(first.removeprefix("whsec_"), validate=True)) == 32


def test_the_library_verifies_what_is_signed() -> None:
    secret = new_secret()
    headers = signed_headers([secret], message_id="msg_1", at=now(), body=BODY)
    assert Webhook(secret).verify(BODY, dict(headers))["data"] == {"metadata": {"desk": "أخبار"}}


def test_the_library_verifies_with_either_secret_during_a_rotation() -> None:
    new, old, other = new_secret(), new_secret(), new_secret()
    headers = dict(signed_headers([new, old], message_id="msg_1", at=now(), body=BODY))
    assert headers["webhook-signature"].count(" ") == 1
    Webhook(new).verify(BODY, headers)
    Webhook(old).verify(BODY, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(other).verify(BODY, headers)


@pytest.mark.parametrize(
    "altered",
    [{"webhook-id": "msg_2"}, {"webhook-timestamp": str(int(now().timestamp()) + 1)}, {"webhook-signature": "v1,AAAA"}],
)
def test_the_library_refuses_what_was_altered(altered: dict[str, str]) -> None:
    secret = new_secret()
    headers = {**signed_headers([secret], message_id="msg_1", at=now(), body=BODY), **altered}
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(BODY, headers)


def test_the_library_refuses_an_old_message() -> None:
    secret = new_secret()
    headers = signed_headers([secret], message_id="msg_1", at=now() - timedelta(minutes=6), body=BODY)
    with pytest.raises(WebhookVerificationError, match="too old"):
        Webhook(secret).verify(BODY, dict(headers))
