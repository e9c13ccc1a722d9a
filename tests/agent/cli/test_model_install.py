"""``./studio models install``: gigabytes that are asked for by name, checked, and never begun again from zero."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml
from animation_ai_studio.__main__ import app
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.models import ModelFile
from animation_ai_studio.configs.places import own_folder
from animation_ai_studio.runtime.modelinstall import install_model
from typer.testing import CliRunner

DATA = bytes(range(256)) * 4000
DIGEST = hashlib.sha256(DATA).hexdigest()
CUT = 300_000


class Hub(ThreadingHTTPServer):
    """Stands for the model hub: states size and checksum, continues where asked, can break off."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.asked: list[str] = []
        self.data, self.states, self.breaks = DATA, True, False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answers(BaseHTTPRequestHandler):
    server: Hub

    def do_HEAD(self) -> None:
        self.server.asked.append(f"HEAD {self.path}")
        self.send_response(302)
        if self.server.states:
            self.send_header("x-linked-size", str(len(DATA)))
            self.send_header("x-linked-etag", f'"{DIGEST}"')
        self.send_header("location", "/elsewhere")
        self.end_headers()

    def do_GET(self) -> None:
        start = int((self.headers.get("range") or "bytes=0-")[6:-1])
        self.server.asked.append(f"GET {self.path} from {start}")
        self.send_response(206 if start else 200)
        self.send_header("content-length", str(len(self.server.data) - start))
        self.end_headers()
        self.wfile.write(
            self.server.data[start : start + CUT] if self.server.breaks else self.server.data[start:]
        )

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def hub() -> Iterator[Hub]:
    server = Hub()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


ENTRY = ModelFile(
    purpose="x",
    folder="vae",
    file="mine.safetensors",
    licence="MIT",
    source="me",
    hub="me/mine",
    path="sub/theirs.safetensors",
)


def test_a_file_comes_whole_under_its_own_name(hub: Hub, tmp_path: Path) -> None:
    path = install_model(ENTRY, tmp_path, hub=hub.url)
    assert path == tmp_path / "vae" / "mine.safetensors" and path.read_bytes() == DATA
    place = "/me/mine/resolve/main/sub/theirs.safetensors"
    assert hub.asked == [f"HEAD {place}", f"GET {place} from 0"]
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_broken_download_goes_on_where_it_was(hub: Hub, tmp_path: Path) -> None:
    hub.breaks = True
    with pytest.raises(StudioError) as caught:
        install_model(ENTRY, tmp_path, hub=hub.url)
    assert caught.value.code == "install_failed" and not (tmp_path / "vae" / ENTRY.file).exists()
    hub.breaks = False
    install_model(ENTRY, tmp_path, hub=hub.url)
    assert hub.asked[-1].endswith(f"from {CUT}")


def test_wrong_bytes_never_become_a_model(hub: Hub, tmp_path: Path) -> None:
    hub.data = DATA[:-1] + b"x"
    with pytest.raises(StudioError) as caught:
        install_model(ENTRY, tmp_path, hub=hub.url)
    assert caught.value.code == "install_failed" and not list((tmp_path / "vae").iterdir())


def test_nothing_is_fetched_that_nothing_can_be_checked_against(hub: Hub, tmp_path: Path) -> None:
    hub.states = False
    with pytest.raises(StudioError) as caught:
        install_model(ENTRY, tmp_path, hub=hub.url)
    assert caught.value.code == "install_failed" and "no checksum" in caught.value.message
    assert not any(one.startswith("GET") for one in hub.asked)


def test_a_catalogued_checksum_wins_over_what_the_hub_says(hub: Hub, tmp_path: Path) -> None:
    entry = ENTRY.model_copy(update={"sha256": "0" * 64})
    with pytest.raises(StudioError):
        install_model(entry, tmp_path, hub=hub.url)
    assert not (tmp_path / "vae" / ENTRY.file).exists()


def test_a_file_of_the_users_is_taken_when_it_is_the_right_one(tmp_path: Path) -> None:
    mine = tmp_path / "download.bin"
    mine.write_bytes(DATA)
    with pytest.raises(StudioError) as caught:
        install_model(ENTRY, tmp_path, local=mine)
    assert caught.value.code == "option_invalid" and "--sha256" in caught.value.fix
    with pytest.raises(StudioError) as caught:
        install_model(ENTRY, tmp_path, local=mine, sha256="1" * 64)
    assert caught.value.code == "model_invalid"
    assert install_model(ENTRY, tmp_path, local=mine, sha256=DIGEST).read_bytes() == DATA


def test_a_file_that_is_there_is_not_written_over(hub: Hub, tmp_path: Path) -> None:
    there = tmp_path / "vae" / ENTRY.file
    there.parent.mkdir()
    there.write_bytes(b"mine")
    with pytest.raises(StudioError) as caught:
        install_model(ENTRY, tmp_path, hub=hub.url)
    assert caught.value.code == "model_invalid" and there.read_bytes() == b"mine"


def test_the_command_shows_the_licence(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an entry in the user's own catalogue, which the shipped one doesn't know."""
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path / "home"))
    mine = own_folder() / "models.yaml"
    mine.parent.mkdir(parents=True)
    mine.write_text(yaml.safe_dump({"models": {"mine": ENTRY.model_dump(exclude_none=True)}}), "utf-8")
    given = ["models", "install", "mine", "--models", str(tmp_path), "--hub", hub.url]
    result = CliRunner().invoke(app, given)
    assert result.exit_code == 0, result.output
    assert "MIT" in result.output
    assert (tmp_path / "vae" / ENTRY.file).read_bytes() == DATA


@pytest.mark.parametrize(("name", "code"), [("faces", "install_failed"), ("sdxl-bass", "model_missing")])
def test_what_can_not_be_fetched_is_told(tmp_path: Path, name: str, code: str) -> None:
    result = CliRunner().invoke(app, ["models", "install", name, "--models", str(tmp_path)])
    assert isinstance(result.exception, StudioError) and result.exception.code == code
