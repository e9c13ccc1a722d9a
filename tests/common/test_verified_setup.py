"""Without this, whoever can change a file of the package index runs code on the machines of all who set up."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from animation_ai_studio.common.bootstrap import (
    TORCH,
    TORCH_CPU,
    Lock,
    PackageInstaller,
    RefusedError,
    SetupError,
    pip_environment,
)
from animation_ai_studio.common.progress import silent

pytestmark = pytest.mark.skipif(os.name == "nt", reason="asks for a POSIX environment's folders")


def wheel(folder: Path, name: str, version: str = "1.0", word: str = "the checked one") -> str:
    """Puts a tiny wheel into the folder; returns its line for a lock."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr(f"{name}.py", f"WORD = {word!r}\n")
        opened.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        opened.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        opened.writestr(f"{info}/RECORD", "")
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with pip and nothing else; the tests install packages of different names into it."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    return folder


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of wheels that pip's own configuration names, and no index."""
    settings = tmp_path / "pip.conf"
    settings.write_text(
        f"[global]\nfind-links = {tmp_path / 'shelf'}\nno-index = true\ncache-dir = {tmp_path / 'c'}\n"
    )
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(settings))
    return tmp_path / "shelf"


def install(fresh: Path, text: str, tmp_path: Path) -> PackageInstaller:
    """Installs what a lock says."""
    lock = tmp_path / "lock.txt"
    lock.write_text(text)
    installer = PackageInstaller(fresh / "bin" / "python", tmp_path / "setup.log", Lock(lock))
    installer.locked(lock, silent, 0.0, 1.0)
    return installer


def held(fresh: Path) -> set[str]:
    """The modules that lie in the environment."""
    (site,) = fresh.glob("lib/python*/site-packages")
    return {path.stem for path in site.glob("*.py")}


def test_a_changed_wheel_is_refused_by_its_name(fresh: Path, shelf: Path, tmp_path: Path) -> None:
    """An index that was broken into delivers another file under the same name: none of the set-up is installed."""
    good, bad = wheel(shelf, "honest"), wheel(shelf, "replaced")
    wheel(shelf, "replaced", word="another one")
    with pytest.raises(RefusedError, match=r"replaced==1\.0 was not installed.*another\s+index"):
        install(fresh, good + bad, tmp_path)
    assert held(fresh).isdisjoint({"honest", "replaced"})


def test_of_two_files_the_checked_one_is_taken(fresh: Path, shelf: Path, tmp_path: Path) -> None:
    """A mirror with a rebuilt wheel beside the real one must not stop the set-up."""
    line = wheel(shelf, "twofold")
    (shelf / "twofold-1.0-py3-none-any.whl").rename(shelf / "twofold-1.0-1-py3-none-any.whl")
    wheel(shelf, "twofold", word="another one")
    install(fresh, line, tmp_path)
    (site,) = fresh.glob("lib/python*/site-packages")
    assert "the checked one" in (site / "twofold.py").read_text()


def test_a_package_that_runs_code_to_be_built_is_refused(fresh: Path, shelf: Path, tmp_path: Path) -> None:
    """A source package's own code would run during the set-up, even with the right checksum."""
    shelf.mkdir()
    ran = tmp_path / "ran"
    with tarfile.open(shelf / "sourced-1.0.tar.gz", "w:gz") as opened:
        for name, text in {
            "setup.py": f"open({str(ran)!r}, 'w')\nfrom setuptools import setup\nsetup(name='sourced')\n",
            "PKG-INFO": "Metadata-Version: 2.1\nName: sourced\nVersion: 1.0\n",
        }.items():
            member = tarfile.TarInfo(f"sourced-1.0/{name}")
            member.size = len(text)
            opened.addfile(member, io.BytesIO(text.encode()))
    digest = hashlib.sha256((shelf / "sourced-1.0.tar.gz").read_bytes()).hexdigest()
    with pytest.raises(RefusedError, match=r"no wheel of sourced==1\.0"):
        install(fresh, f"sourced==1.0 --hash=sha256:{digest}\n", tmp_path)
    assert not ran.exists()


def test_a_line_without_a_checksum_is_refused(fresh: Path, shelf: Path, tmp_path: Path) -> None:
    """One forgotten checksum must not switch the checking off for that package."""
    line = wheel(shelf, "forgotten")
    with pytest.raises(SetupError):
        install(fresh, line.partition(" --hash")[0] + "\n", tmp_path)
    assert "forgotten" not in held(fresh)


def test_the_users_own_settings_find_packages_and_change_nothing_else(
    fresh: Path, shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A company's mirror, proxy and certificate work; a forgotten `target` doesn't put the packages elsewhere."""
    line = wheel(shelf, "settled")
    settings = Path(os.environ["PIP_CONFIG_FILE"])
    settings.write_text(
        f"{settings.read_text()}proxy = one:1\ntimeout = 7\n"
        f"[install]\ntarget = {tmp_path / 'elsewhere'}\nrequire-hashes = no\nno-binary = :all:\nuser = yes\n"
    )
    monkeypatch.setenv("PIP_DRY_RUN", "1")
    monkeypatch.setenv("PIP_PROXY", "")
    monkeypatch.setenv("PIP_TIMEOUT", "9")
    installer = install(fresh, line, tmp_path)
    assert "settled" in held(fresh) and not (tmp_path / "elsewhere").exists()
    told = {name: value for name, value in installer.environment.items() if name.startswith("PIP_")}
    assert told["PIP_FIND_LINKS"] == str(shelf) and told["PIP_TIMEOUT"] == "9"
    assert told.keys().isdisjoint(
        {"PIP_TARGET", "PIP_DRY_RUN", "PIP_USER", "PIP_NO_BINARY", "PIP_REQUIRE_HASHES"}
    )


def test_a_version_limit_of_the_users_does_not_stop_it(
    fresh: Path, shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limits that a company sets for its own projects would make the set-up fail; here the lock decides."""
    limits = tmp_path / "limits.txt"
    monkeypatch.setenv("PIP_CONSTRAINT", str(limits))
    limits.write_text("limited<1\n")
    install(fresh, wheel(shelf, "limited"), tmp_path)
    assert "limited" in held(fresh)


def test_a_broken_configuration_is_told(fresh: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Otherwise the user's mirror would be ignored without a word."""
    broken = tmp_path / "pip.conf"
    broken.write_text("no section\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(broken))
    with pytest.raises(SetupError, match="configuration"):
        pip_environment(fresh / "bin" / "python")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is one build of torch")
def test_an_unknown_cpu_build_of_torch_gives_way_to_the_default(
    fresh: Path,
    shelf: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without a GPU: the known CPU build, else the checked default build and a word about it; never the unknown."""
    monkeypatch.setattr("animation_ai_studio.common.bootstrap.has_nvidia", lambda: False)
    cpu = wheel(shelf, "torch", "1.0+cpu")
    default = wheel(shelf, "torch", "1.0", word="default").replace("==", "===")
    (tmp_path / TORCH).parent.mkdir(parents=True)
    (tmp_path / TORCH).write_text(default)
    (tmp_path / TORCH_CPU).write_text(cpu)
    wheel(shelf, "torch", "1.0+cpu", word="another one")
    installer = install(fresh, wheel(shelf, "before"), tmp_path)
    installer.torch(tmp_path, silent, 0.0, 1.0)
    (site,) = fresh.glob("lib/python*/site-packages")
    assert "default" in (site / "torch.py").read_text()
    assert "torch==1.0+cpu was not installed" in capsys.readouterr().err
