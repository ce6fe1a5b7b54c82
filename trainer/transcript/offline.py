"""Keeps the recogniser's libraries off the network."""

import os


def stay_offline() -> None:
    """Forbid the model hub's library any connection; to be called before faster_whisper is first imported.

    The library reads these variables once, when it is imported. Fetching a model, which the user has to ask for, does
    not go through that library (`hub.download`).
    """
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
