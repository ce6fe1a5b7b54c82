"""Interview practice in the terminal: speak, read what an interviewer would have noticed, speak again."""


def __getattr__(name: str) -> str:
    """`__version__`, looked up when somebody asks: reading the package's metadata is slow."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("interview-trainer")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0+unknown"
