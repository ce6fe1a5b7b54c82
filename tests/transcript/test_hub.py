"""Fetching, against a hub of our own on this machine."""

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from trainer.errors import ModelError
from trainer.transcript.catalogue import ModelInfo
from trainer.transcript.hub import download
from trainer.transcript.weights import find, status

from .small_model import SMALL_FILES


@dataclass
class Hub:
    """What the server gives out, and how it misbehaves."""

    files: dict[str, bytes] = field(default_factory=lambda: {**SMALL_FILES, "README.md": b"not wanted"})
    served: dict[str, bytes] = field(default_factory=dict)  # instead of what the listing announces
    breaks_after: int | None = None  # bytes of model.bin, then the connection closes
    ignores_ranges: bool = False
    refuses: int | None = None
    asked: list[tuple[str, str]] = field(default_factory=list)
    url: str = ""

    def listing(self) -> bytes:
        siblings: list[dict[str, Any]] = []
        for name, content in self.files.items():
            entry: dict[str, Any] = {
                "rfilename": name,
                "size": len(content),
                "blobId": hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest(),
            }
            if name == "model.bin":
                entry["lfs"] = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            siblings.append(entry)
        return json.dumps({"siblings": siblings}).encode()


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    state = Hub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append((self.path, self.headers.get("Range", "")))
            if state.refuses:
                self.send_error(state.refuses)
                return
            name = self.path.rpartition("/")[2]
            content = state.listing() if self.path.startswith("/api/") else state.files[name]
            content = state.served.get(name, content)
            first = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
            start = int(first[1]) if first and not state.ignores_ranges else 0
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(content) - start))
            self.end_headers()
            end = state.breaks_after if name == "model.bin" and state.breaks_after is not None else len(content)
            self.wfile.write(content[start:end])

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}"
    yield state
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_model_is_fetched_at_its_revision_and_found_from_then_on(hub: Hub, pinned: ModelInfo, cache: Path) -> None:
    shares: list[float] = []
    folder = download("pinned", cache, progress=shares.append, hub=hub.url)
    assert find("pinned", cache=cache) == folder
    assert {name: (folder / name).read_bytes() for name in SMALL_FILES} == SMALL_FILES
    assert not (folder / "README.md").exists()
    assert status("pinned", cache=cache).verified
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    paths = [path for path, _ in hub.asked]
    assert paths[0].startswith(f"/api/models/someone/pinned/revision/{pinned.revision}")
    assert all(path.startswith(f"/someone/pinned/resolve/{pinned.revision}/") for path in paths[1:])


def test_a_model_that_is_there_is_not_fetched_again(hub: Hub, pinned: ModelInfo, cache: Path) -> None:
    folder = download("pinned", cache, hub=hub.url)
    hub.asked.clear()
    assert download("pinned", cache, hub=hub.url) == folder
    assert hub.asked == []


def test_an_unpinned_models_sums_are_recorded(hub: Hub, unpinned: ModelInfo, cache: Path) -> None:
    folder = download("unpinned", cache, hub=hub.url)
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["revision"] == unpinned.revision
    assert manifest["sha256"]["model.bin"] == hashlib.sha256(SMALL_FILES["model.bin"]).hexdigest()
    (folder / "tokenizer.json").write_bytes(b"[]")
    with pytest.raises(ModelError, match=r"tokenizer\.json"):
        find("unpinned", cache=cache)


@pytest.mark.parametrize("ignores_ranges", [False, True])
def test_a_broken_connection_is_taken_up_again(hub: Hub, pinned: ModelInfo, cache: Path, ignores_ranges: bool) -> None:
    hub.breaks_after = 1000
    hub.ignores_ranges = ignores_ranges
    with pytest.raises(ModelError, match="connection") as caught:
        download("pinned", cache, hub=hub.url)
    assert "where it stopped" in caught.value.hint
    assert status("pinned", cache=cache).place == "nowhere"
    hub.breaks_after = None
    folder = download("pinned", cache, hub=hub.url)
    assert (folder / "model.bin").read_bytes() == SMALL_FILES["model.bin"]
    assert hub.asked[-1] == (f"/someone/pinned/resolve/{pinned.revision}/model.bin", "bytes=1000-")


def test_it_stops_when_asked_and_goes_on_later(hub: Hub, pinned: ModelInfo, cache: Path) -> None:
    with pytest.raises(ModelError, match="stopped"):
        download("pinned", cache, cancelled=lambda: True, hub=hub.url)
    assert status("pinned", cache=cache).place == "nowhere"
    download("pinned", cache, hub=hub.url)
    assert status("pinned", cache=cache).place == "cache"


@pytest.mark.parametrize("name", ["model.bin", "tokenizer.json"])
@pytest.mark.parametrize("model", ["pinned", "unpinned"])
def test_altered_content_is_refused_and_removed(
    hub: Hub, pinned: ModelInfo, unpinned: ModelInfo, cache: Path, name: str, model: str
) -> None:
    hub.served[name] = b"x" * len(SMALL_FILES[name])
    with pytest.raises(ModelError, match=name):
        download(model, cache, hub=hub.url)
    assert status(model, cache=cache).place == "nowhere"
    assert not list((cache / "models").rglob(name))
    hub.served.clear()
    download(model, cache, hub=hub.url)
    assert status(model, cache=cache).verified


def test_a_refusal_is_told(hub: Hub, pinned: ModelInfo, cache: Path) -> None:
    hub.refuses = 403
    with pytest.raises(ModelError, match="403") as caught:
        download("pinned", cache, hub=hub.url)
    assert caught.value.hint


def test_no_network_is_told(pinned: ModelInfo, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with pytest.raises(ModelError, match="connection") as caught:
        download("pinned", cache, hub="http://127.0.0.1:9")
    assert "network" in caught.value.hint


@pytest.mark.parametrize("answer", [b"<html>log in first</html>", b"[]", b'{"siblings": 3}', b'{"siblings": []}'])
def test_a_log_in_page_instead_of_the_listing(hub: Hub, pinned: ModelInfo, cache: Path, answer: bytes) -> None:
    hub.listing = lambda: answer  # type: ignore[method-assign]
    with pytest.raises(ModelError) as caught:
        download("pinned", cache, hub=hub.url)
    assert caught.value.hint
    assert status("pinned", cache=cache).place == "nowhere"


def test_an_unknown_model_is_not_asked_for(hub: Hub, cache: Path) -> None:
    with pytest.raises(ModelError, match="no speech model"):
        download("../other", cache, hub=hub.url)
    assert hub.asked == []
