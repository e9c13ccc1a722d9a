"""Numbers for Prometheus: what people ask first when the one card is slow. Never a prompt, never a key."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

SECONDS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600)
FAST = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60)


class Metrics:
    """All of the gateway's numbers in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        registry = self.registry
        self.requests = Counter(
            "studio_llm_requests", "Requests by how they ended.", ("model", "status"), registry=registry
        )
        self.waiting = Gauge(
            "studio_llm_waiting", "Requests that wait for a model.", ("model",), registry=registry
        )
        self.working = Gauge(
            "studio_llm_working", "Requests that a model works on.", ("model",), registry=registry
        )
        self.seconds = Histogram(
            "studio_llm_request_seconds",
            "From arrival to the last byte.",
            ("model",),
            buckets=SECONDS,
            registry=registry,
        )
        self.first_token = Histogram(
            "studio_llm_first_token_seconds",
            "From arrival to the first piece.",
            ("model",),
            buckets=FAST,
            registry=registry,
        )
        self.tokens = Counter(
            "studio_llm_tokens", "Tokens read and written.", ("model", "kind"), registry=registry
        )
        self.retries = Counter(
            "studio_llm_retries", "Requests asked again.", ("model", "reason"), registry=registry
        )
        self.cache = Counter("studio_llm_cache", "Cache lookups.", ("result",), registry=registry)
        self.lease_wait = Histogram(
            "studio_gpu_lease_wait_seconds",
            "Wait for the card.",
            ("holder",),
            buckets=SECONDS,
            registry=registry,
        )
        self.hand_over = Histogram(
            "studio_gpu_hand_over_seconds",
            "Releasing and verifying.",
            ("holder",),
            buckets=SECONDS,
            registry=registry,
        )
        self.given_back = Histogram(
            "studio_gpu_given_back_seconds",
            "Going to sleep, verified.",
            ("holder",),
            buckets=SECONDS,
            registry=registry,
        )
        self.unverified = Counter(
            "studio_gpu_memory_unverified",
            "Release steps that memory did not confirm.",
            ("holder",),
            registry=registry,
        )
        self.wake_failed = Counter(
            "studio_gpu_wake_failed", "Wakes that failed.", ("holder",), registry=registry
        )
        self.heartbeat_failed = Counter(
            "studio_gpu_heartbeat_failed", "Heartbeats not written.", registry=registry
        )

    def observe(self, event: str, holder: str, value: float) -> None:
        """What the lease tells (see :data:`..lease.clearing.Observe`)."""
        match event:
            case "wait":
                self.lease_wait.labels(holder).observe(value)
            case "hand_over":
                self.hand_over.labels(holder).observe(value)
            case "given_back":
                self.given_back.labels(holder).observe(value)
            case "unverified":
                self.unverified.labels(holder).inc(value)
            case "wake_failed":
                self.wake_failed.labels(holder).inc(value)
            case "heartbeat_failed":
                self.heartbeat_failed.inc(value)

    def text(self) -> bytes:
        """Prometheus' text format."""
        return generate_latest(self.registry)
