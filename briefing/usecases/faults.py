"""Says what an error that nobody foresaw is, for the log."""

import traceback


def described(error: Exception) -> dict[str, str]:
    """Say what an error is and where it was raised; not its message, which may hold text of an article."""
    place = traceback.extract_tb(error.__traceback__)[-1:]
    return {"error": type(error).__name__, "where": f"{place[0].filename}:{place[0].lineno}" if place else ""}
