"""The JSON Schema of a bank, by which an editor completes, explains and checks while somebody writes."""

from typing import Any

# The last version that editors' YAML plug-ins all read.
_DIALECT = "http://json-schema.org/draft-07/schema#"


def editor_schema() -> dict[str, Any]:
    """The schema, made of the models that banks are loaded by."""
    from trainer.bank.schema import json_schema  # loads pydantic, which the start of the program can do without

    return {"$schema": _DIALECT, **json_schema()}
