"""A made-up model, small enough to be written, joined, fetched and damaged a hundred times."""

import hashlib
from pathlib import Path

SMALL_FILES = {
    "config.json": b'{"made": "up"}',
    "model.bin": bytes(range(256)) * 400,
    "tokenizer.json": b"{}",
    "vocabulary.txt": b"um\nuh\n",
}


def sums(files: dict[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def place(folder: Path, files: dict[str, bytes] = SMALL_FILES) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder
