"""Interview practice in the terminal: speak, read what an interviewer would have noticed, speak again."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("interview-trainer")
except PackageNotFoundError:  # run from a source tree that was never installed
    __version__ = "0+unknown"
