"""Whoever presses Ctrl-C, stops a service or closes a terminal must find the work tidied up, and be able to insist."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
START = "import asyncio, signal, sys, time\nfrom animation_ai_studio.common import signals\n"
END = """
try:
    with signals.stoppable():
        main()
except signals.StopSignal as stop:
    print("stopped", flush=True)
    sys.exit(stop.exit_code)
"""
ASYNC = """
async def work():
    try:
        print("ready", flush=True)
        await asyncio.sleep(60)
    finally:
        print("tidying", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        print("tidy", flush=True)

def main():
    signals.run(work())
"""
PLAIN = """
def main():
    try:
        print("ready", flush=True)
        time.sleep(60)
    finally:
        print("tidying", flush=True)
        sys.stdin.readline()
        print("tidy", flush=True)
"""
Begin = Callable[[str], subprocess.Popen[str]]


@pytest.fixture
def begin() -> Iterator[Begin]:
    """Starts a script and waits until it says that it is ready."""
    started: list[subprocess.Popen[str]] = []

    def start(script: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        hear(process, "ready")
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def hear(process: subprocess.Popen[str], word: str) -> None:
    assert process.stdout is not None and process.stdout.readline().strip() == word


@pytest.mark.parametrize("body", [ASYNC, PLAIN], ids=["async", "plain"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda one: one.name)
def test_the_work_ends_in_order_and_the_exit_code_tells_why(
    begin: Begin, body: str, number: signal.Signals
) -> None:
    process = begin(START + body + END)
    process.send_signal(number)
    hear(process, "tidying")
    for _ in range(2):
        if number != signal.SIGINT:
            process.send_signal(number)  # terminals and service managers send it again
    out, err = process.communicate("\n", timeout=30)
    assert (process.returncode, out) == (128 + number, "tidy\nstopped\n"), err
    assert err == ""


@pytest.mark.parametrize("body", [ASYNC, PLAIN], ids=["async", "plain"])
def test_a_second_ctrl_c_ends_at_once(begin: Begin, body: str) -> None:
    """Tidying up can hang, for instance on a server that doesn't answer."""
    process = begin(START + body + END)
    process.send_signal(signal.SIGTERM)
    hear(process, "tidying")
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == -signal.SIGINT


def test_what_was_begun_under_nohup_goes_on_when_the_terminal_is_closed(begin: Begin) -> None:
    body = "def main():\n    print('ready', flush=True)\n    print(sys.stdin.readline(), flush=True)\n"
    process = begin(START + "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n" + body + END)
    process.send_signal(signal.SIGHUP)
    out, _ = process.communicate("done\n", timeout=30)
    assert process.returncode == 0 and "done" in out


def test_signals_are_heard_as_before_when_the_work_is_done(begin: Begin) -> None:
    """A command that does two things one after another can be stopped in the second, too."""
    body = "async def first():\n    pass\n" + PLAIN.replace(
        "    try:", "    signals.run(first())\n    try:", 1
    )
    process = begin(START + body + END)
    process.send_signal(signal.SIGTERM)
    hear(process, "tidying")
    out, err = process.communicate("\n", timeout=30)
    assert (process.returncode, out) == (143, "tidy\nstopped\n"), err


def test_a_signal_counts_even_where_ending_fails(begin: Begin) -> None:
    """What goes wrong while the work is given up is no failure of the work: the run can be resumed."""
    body = ASYNC.replace(
        '        print("tidy", flush=True)\n',
        "        from animation_ai_studio.common.errors import StudioError\n"
        "        raise StudioError('comfyui_lost', 'It is gone.', 'Start it.')\n",
    )
    process = begin(START + body + END)
    process.send_signal(signal.SIGTERM)
    hear(process, "tidying")
    out, _ = process.communicate("\n", timeout=30)
    assert (process.returncode, out) == (143, "stopped\n")
