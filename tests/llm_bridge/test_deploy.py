"""The files for running language models as services: they fit their schema, and publish nothing they shouldn't."""

from __future__ import annotations

import fnmatch
import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import redis
import yaml
from animation_ai_studio.common.listeners import free_port
from animation_ai_studio.configs.places import ConfigFolder
from animation_ai_studio.llm_bridge.gateway.metrics import Metrics
from animation_ai_studio.llm_bridge.profiles import load_llm
from packaging.utils import canonicalize_name
from prometheus_client.parser import text_string_to_metric_families

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "configs" / "deploy"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))


def test_compose_fits_its_schema(compose: dict[str, Any]) -> None:
    """The schema is Compose's own, of the day that the package was made."""
    files = importlib.metadata.distribution("check-jsonschema").files or []
    schema = json.loads(next(f for f in files if f.name == "compose-spec.json").read_text())
    jsonschema.Draft7Validator(schema).validate(compose)


def test_the_dockerfile_has_no_finding_of_its_linter() -> None:
    linter = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([linter, DEPLOY / "Dockerfile"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout


def test_every_service_is_pinned_and_watched(compose: dict[str, Any]) -> None:
    """A tag can be moved to other content; a digest can't. vLLM's is added on the machine that runs it."""
    for name, service in compose["services"].items():
        digest = "" if name == "vllm" else "@sha256:[0-9a-f]{64}"
        assert "build" in service or re.fullmatch(rf"\S+:v?\d+\.\d+\.\d+[\w.-]*{digest}", service["image"]), (
            name
        )
        assert service["healthcheck"]["test"] and service["restart"] == "unless-stopped", name
    base = re.search(r"^FROM (\S+)", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    assert base is not None and re.search(r"@sha256:[0-9a-f]{64}$", base.group(1))
    guide = (ROOT / "docs" / "llm.md").read_text("utf-8")
    assert "config --lock-image-digests" in guide and "COMPOSE_FILE=compose.yaml:images.lock.yaml" in guide


def test_every_service_is_confined(compose: dict[str, Any]) -> None:
    """One that is taken over can't change its image, gain rights, see the host's memory or use all of it."""
    for name, service in compose["services"].items():
        assert service["read_only"] is True and service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["mem_limit"] and service["pids_limit"], name
        user = service["user"].partition(":")[0]
        assert user not in ("", "0", "root") and not {
            "privileged",
            "ipc",
            "pid",
            "cap_add",
            "network_mode",
        } & set(service)
        assert not any("docker.sock" in str(volume) for volume in service.get("volumes", [])), name
        for volume in service.get("volumes", []):
            if volume.startswith("./"):
                assert volume.endswith(":ro"), volume


def test_nothing_is_published_beyond_this_machine(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        assert all(str(port).startswith("127.0.0.1:") for port in service.get("ports", [])), name
    published = {name for name, service in compose["services"].items() if service.get("ports")}
    assert published == {"gateway", "grafana"}
    assert "8190" not in json.dumps(compose)  # the owner's port stays inside its container


def _members(compose: dict[str, Any], network: str) -> set[str]:
    return {name for name, service in compose["services"].items() if network in service["networks"]}


def test_only_the_gateway_meets_vllm_and_redis(compose: dict[str, Any]) -> None:
    """vLLM's development routes let anybody run code in the engine; answers in Redis are the users' texts."""
    assert _members(compose, "engine") == {"vllm", "gateway"}
    assert _members(compose, "cache") == {"redis", "gateway"}
    assert _members(compose, "metrics") == {"prometheus", "gateway", "grafana"}
    assert _members(compose, "front") == {"gateway", "grafana"}
    for name in ("engine", "cache", "metrics"):
        assert compose["networks"][name]["internal"] is True
    for name in ("vllm", "redis", "prometheus"):
        assert len(compose["services"][name]["networks"]) == 1


def test_every_secret_comes_from_the_env_file_and_stands_on_no_command_line(compose: dict[str, Any]) -> None:
    """Whoever may list processes would read it; without the variable nothing starts."""
    text = (DEPLOY / "compose.yaml").read_text("utf-8")
    secrets = {"STUDIO_KEYS", "METRICS_KEY", "REDIS_PASSWORD", "GRAFANA_PASSWORD"}
    for name in secrets:
        assert (
            len(re.findall(rf"(?<!\$)\$\{{{name}\b", text))
            == text.count(f"${{{name}:?set {name} in .env}}")
            > 0
        )
    for service in compose["services"].values():
        told = json.dumps([service.get(part) for part in ("command", "entrypoint", "healthcheck")])
        assert not any(re.search(rf"(?<!\$)\$\{{?{name}", told) for name in secrets)
    ignored = (ROOT / ".gitignore").read_text().split()
    assert {".env", "configs/deploy/images.lock.yaml"} <= set(ignored)
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert not [name for name in tracked if re.search(r"(^|/)(\.env|studio_key|.*\.(key|pem))$", name)]


@pytest.mark.redis
def test_redis_takes_its_password_and_refuses_without(compose: dict[str, Any], tmp_path: Path) -> None:
    """The service's own command line, with a real server: no answer without the password, and none in ``ps``."""
    command = compose["services"]["redis"]["command"][-1].replace("$$", "$").replace("/data", str(tmp_path))
    port, password = free_port(), "pass-of-this-test"
    script = f"{command} --bind 127.0.0.1 --port {port} --dir {tmp_path}"
    server = subprocess.Popen(
        ["sh", "-c", script],
        env={**os.environ, "REDIS_PASSWORD": password},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout is not None
        assert any("Ready to accept connections" in line for line in server.stdout)
        assert password not in Path(f"/proc/{server.pid}/cmdline").read_text()
        assert (tmp_path / "redis.conf").stat().st_mode & 0o077 == 0
        with pytest.raises(redis.AuthenticationError):
            redis.Redis(port=port).ping()
        client = redis.Redis.from_url(f"redis://:{password}@127.0.0.1:{port}/0")
        assert client.ping() and client.config_get("maxmemory")["maxmemory"] == str(256 << 20)
        assert client.config_get("save")["save"] == ""
        probe = compose["services"]["redis"]["healthcheck"]["test"][1].replace("$$", "$")
        probe = probe.replace("redis-cli", f"redis-cli -p {port}")
        for given, healthy in ((password, 0), ("wrong", 1)):
            done = subprocess.run(
                ["sh", "-c", probe],
                env={**os.environ, "REDIS_PASSWORD": given},
                capture_output=True,
                check=False,
            )
            assert done.returncode == healthy
        client.close()
    finally:
        server.kill()
        server.communicate()


def _image_files() -> list[str]:
    """What .dockerignore lets into the image, of the files that git knows."""
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    rules = [
        line
        for line in (ROOT / ".dockerignore").read_text().splitlines()
        if line and not line.startswith("#")
    ]

    def enters(name: str) -> bool:
        enters = True
        for rule in rules:  # the last one that fits decides
            pattern = rule.removeprefix("!").removeprefix("**/")
            parts = [name, *map(str, Path(name).parents)]
            anywhere = "**/" in rule and any(fnmatch.fnmatch(part, pattern) for part in Path(name).parts)
            if pattern == "**" or anywhere or pattern in parts:
                enters = rule.startswith("!")
        return enters

    return [name for name in tracked if name and enters(name)]


def test_the_image_holds_the_gateway_and_nothing_else(tmp_path: Path) -> None:
    """Runs, keys, history and tests in a layer would go wherever the image goes; and what is let in must be enough."""
    names = _image_files()
    rooms = {name.partition("/")[0] for name in names}
    assert rooms == {"__init__.py", "LICENSE", "common", "configs", "llm_bridge"}
    assert [name for name in names if name.startswith("configs/deploy")] == [
        "configs/deploy/requirements.txt"
    ]
    for name in names:
        (tmp_path / "animation_ai_studio" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / "animation_ai_studio" / name)
    script = (
        "from animation_ai_studio.llm_bridge.gateway import server, __main__;"
        "from animation_ai_studio.llm_bridge.profiles import load_llm; load_llm(); print(server.__file__)"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", script],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith(str(tmp_path)), done.stderr


def test_the_image_s_packages_are_checked_by_their_hashes() -> None:
    dockerfile = (DEPLOY / "Dockerfile").read_text()
    for option in ("--require-hashes", "--no-deps", "--only-binary :all:"):
        assert option in dockerfile
    for requirement in _requirements():
        assert re.match(r"[\w.-]+==\S+", requirement) and "--hash=sha256:" in requirement, requirement


def test_mounted_files_are_there(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        for volume in service.get("volumes", []):
            if volume.startswith("./"):
                assert (DEPLOY / volume.split(":")[0]).exists(), volume
    assert (DEPLOY / "Dockerfile").is_file()


def _requirements() -> list[str]:
    """The image's packages, each with its hashes in one line."""
    text = (DEPLOY / "requirements.txt").read_text().replace("\\\n", "")
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_the_gateway_s_image_holds_all_that_it_imports() -> None:
    """A package that is missing there ends the container at its start, and no test starts containers."""
    there = {canonicalize_name(line.partition("==")[0]) for line in _requirements()}
    owners = importlib.metadata.packages_distributions()
    absent = [m for m, d in owners.items() if d and not {canonicalize_name(n) for n in d} & there]
    script = (
        "import sys; sys.modules.update(dict.fromkeys(sys.argv[1:]));"  # None: can't be imported
        "from animation_ai_studio.llm_bridge.gateway import server;"
        "from animation_ai_studio.llm_bridge.profiles import load_llm; load_llm()"
    )
    absent = [module for module in absent if module not in ("animation_ai_studio", "setuptools")]
    assert {"torch", "numpy", "av", "filelock", "langgraph"} <= set(absent)
    command = [sys.executable, "-P", "-c", script, *absent]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_gateway_s_configuration_loads() -> None:
    config = load_llm([ConfigFolder(DEPLOY, trusted=True)])
    assert config.default == "qwen2.5-14b" and config.profile().engine == "vllm_remote"
    assert config.gateway.keys_env == "STUDIO_KEYS"


def test_the_dashboard_asks_for_metrics_that_exist() -> None:
    """A panel over a misspelt metric stays empty and looks like health."""
    board = json.loads((DEPLOY / "grafana" / "dashboards" / "studio.json").read_text("utf-8"))
    metrics = Metrics()
    for made in (metrics.lease_wait, metrics.hand_over, metrics.given_back):
        made.labels("x").observe(1)
    for counter in (metrics.unverified, metrics.wake_failed):
        counter.labels("x").inc()
    metrics.first_token.labels("x").observe(1)
    metrics.seconds.labels("x").observe(1)
    for gauge in (metrics.waiting, metrics.working):
        gauge.labels("x").set(0)
    for pair in (metrics.requests, metrics.tokens, metrics.retries):
        pair.labels("x", "y").inc()
    metrics.cache.labels("hit").inc()
    known = {s.name for f in text_string_to_metric_families(metrics.text().decode()) for s in f.samples}
    asked = {
        name for p in board["panels"] for t in p["targets"] for name in re.findall(r"studio_\w+", t["expr"])
    }
    assert asked <= known and len(asked) >= 10
    titles = " ".join(panel["title"] for panel in board["panels"])
    for word in ("Wait", "Hand-over", "verified", "Tokens", "First token", "Cache", "Queue"):
        assert word in titles


def test_prometheus_and_grafana_files_are_yaml() -> None:
    jobs = yaml.safe_load((DEPLOY / "prometheus.yaml").read_text("utf-8"))["scrape_configs"]
    assert [job["job_name"] for job in jobs] == ["gateway"]
    for file in (DEPLOY / "grafana" / "provisioning").rglob("*.yaml"):
        assert yaml.safe_load(file.read_text("utf-8"))["apiVersion"] == 1
