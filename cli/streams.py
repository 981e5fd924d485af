"""Standard streams as schedulers, pipes and full disks leave them."""

import os
import sys


def abandon_standard_output() -> None:
    """Send what is still to be written nowhere: flushing it at exit would fail again, and change the exit status."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def replace_closed_streams() -> None:
    """Put the null device in the place of standard streams that are closed (`2>&-`, some schedulers and services)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open until the end
