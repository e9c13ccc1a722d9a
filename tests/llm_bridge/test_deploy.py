"""The files for running language models as services: they fit their schema, and publish nothing they shouldn't."""

from __future__ import annotations

import importlib.metadata
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from animation_ai_studio.configs.places import ConfigFolder
from animation_ai_studio.llm_bridge.gateway.metrics import Metrics
from animation_ai_studio.llm_bridge.profiles import load_llm
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from prometheus_client.parser import text_string_to_metric_families

DEPLOY = Path(__file__).parents[2] / "configs" / "deploy"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))


def test_compose_fits_its_schema(compose: dict[str, Any]) -> None:
    """The schema comes from Docker Compose's own package."""
    files = importlib.metadata.distribution("docker-compose").files or []
    schema = json.loads(next(f for f in files if f.name == "compose_spec.json").read_text())
    jsonschema.Draft7Validator(schema).validate(compose)


def test_every_image_is_pinned_and_every_service_is_watched(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        assert "build" in service or re.search(r":v?\d+\.\d+\.\d+(-[\w.]+)?$", service["image"]), name
        assert service["healthcheck"]["test"] and service["restart"] == "unless-stopped", name


def test_nothing_is_published_beyond_this_machine(compose: dict[str, Any]) -> None:
    """vLLM's development routes let anybody run code in the engine."""
    for name, service in compose["services"].items():
        assert all(str(port).startswith("127.0.0.1:") for port in service.get("ports", [])), name
    assert "ports" not in compose["services"]["vllm"]
    assert (
        compose["services"]["vllm"]["networks"] == ["engines"] and compose["networks"]["engines"]["internal"]
    )
    told = json.dumps(compose)
    assert "8190" not in told  # the owner's port stays inside its container


def test_mounted_files_are_there(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        for volume in service.get("volumes", []):
            if volume.startswith("./"):
                assert (DEPLOY / volume.split(":")[0]).exists(), volume
    assert (DEPLOY / "Dockerfile").is_file()


def _with_requirements(names: set[str]) -> set[str]:
    """The distributions and all that they need, by the spelling that indexes compare."""
    found: set[str] = set()
    while names - found:
        name = (names - found).pop()
        found.add(name)
        for line in importlib.metadata.requires(name) or []:
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                names.add(canonicalize_name(requirement.name))
    return found


def test_the_gateway_s_image_holds_all_that_it_imports() -> None:
    """A package that is missing there ends the container at its start, and no test starts containers."""
    words = re.search(r"pip install --no-cache-dir ([^\n]+)\\\n([^\n]+)", (DEPLOY / "Dockerfile").read_text())
    assert words is not None
    there = _with_requirements({canonicalize_name(name) for name in " ".join(words.groups()).split()})
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
    assert {job["job_name"] for job in jobs} == {"gateway", "vllm"}
    for file in (DEPLOY / "grafana" / "provisioning").rglob("*.yaml"):
        assert yaml.safe_load(file.read_text("utf-8"))["apiVersion"] == 1
