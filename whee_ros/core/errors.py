"""Errors a person can act on: each names the thing, the value, and the remedy.

WheeError
├── ConfigError        a file or description that cannot be used as it stands
│   ├── ParameterError a parameter unknown, of the wrong type, or out of range
│   └── TreeError      a behaviour tree file (carries file and line)
├── ModelError         a model file missing or not the expected bytes
├── DeviceError        a camera, microphone or loudspeaker
├── MediaError         an image, video or sound file or stream in an unusable format
└── BackendError       an optional back end that failed; `retryable` says whether to try again
"""

from __future__ import annotations


class WheeError(Exception):
    """Base of all errors raised on purpose.

    Args:
        thing: what is wrong, by the name the user gave it (a parameter, a path, a device).
        value: what was found there.
        remedy: what to do about it, as an instruction.
    """

    def __init__(self, thing: str, value: object, remedy: str) -> None:
        self.thing = thing
        self.value = value
        self.remedy = remedy
        super().__init__(f"{thing}: {value}. {remedy}")


class ConfigError(WheeError):
    """A configuration file or description that cannot be used as it stands."""


class ParameterError(ConfigError):
    """A parameter that is unknown, of the wrong type, or out of its range."""


class TreeError(ConfigError):
    """A behaviour tree file that cannot be loaded; `thing` is `file:line`."""


class ModelError(WheeError):
    """A model file that is missing or does not hash to what the manifest says."""


class DeviceError(WheeError):
    """A camera, microphone or loudspeaker that cannot be opened or has gone."""


class MediaError(WheeError):
    """An image, video or sound whose format cannot be used."""


class BackendError(WheeError):
    """An optional back end that failed; the conversation goes on without it."""

    def __init__(self, thing: str, value: object, remedy: str, *, retryable: bool = False) -> None:
        super().__init__(thing, value, remedy)
        self.retryable = retryable
