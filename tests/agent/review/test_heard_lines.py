"""With listening switched on, a line in a wrong voice or of wrong words must not end in the film by itself."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from animation_ai_studio.agent.jobs.graphs import JobBuilder
from animation_ai_studio.agent.request.options import FilmOptions
from animation_ai_studio.agent.review.rounds import Review, review_takes
from animation_ai_studio.agent.run.producer import Producer
from animation_ai_studio.agent.run.takes import Job, new_job
from animation_ai_studio.common.events import Revised, TakeMade
from animation_ai_studio.common.files import write_text
from animation_ai_studio.common.progress import silent
from animation_ai_studio.common.runs import RunFolder
from animation_ai_studio.common.story import Actor, Beat, Line, Shot, Storyboard
from animation_ai_studio.common.take_ids import subject_of
from animation_ai_studio.common.vocabulary import BeatKind
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.tests.nodes.director.planted import planted
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.graph import Graph

from ..conftest import Studio

pytestmark = [pytest.mark.comfyui, pytest.mark.slow, pytest.mark.timeout(900)]

MAP, COOKIES = (
    "The treasure map says we should turn left here.",
    "Somebody has eaten all the cookies in the kitchen.",
)
LINES = [
    Line(id="wrong-voice", character="luca", text=MAP),
    Line(id="wrong-words", character="luca", text=MAP),
    Line(id="never-right", character="luca", text=MAP),
    Line(id="good", character="luca", text=COOKIES),
]


def spoilt(job: Job, run: str) -> Graph:
    """A take whose sound is another character's, or other words, than its record tells."""
    heard = (COOKIES, "luca") if job.subject == "wrong-words" else (MAP, "narrator")
    return planted(run, job.take, heard=heard, told=(MAP, "luca"), emotion="neutral", seed=job.seed)


async def test_a_line_that_is_heard_wrongly_is_spoken_again_with_another_seed(
    comfyui: str, listen: None, tmp_path: Path
) -> None:
    board = Storyboard(
        title="Heard",
        request="heard",
        beats=[
            Beat(kind=BeatKind.SETUP, shots=[Shot(id="talk", lines=LINES, actors=[Actor(character="luca")])])
        ],
    )
    async with ComfyClient(comfyui) as client:
        run = RunFolder.create(tmp_path, "heard")
        producer = Producer(client, await client.catalog(), run)
        stage = JobBuilder(
            run_id=run.id,
            options=FilmOptions(request="heard"),
            storyboard=board,
            catalog=producer.catalog,
            characters=load_characters([]),
        )

        def build(job: Job) -> Graph:
            wrong = job.subject == "never-right" or (job.attempt == 1 and job.subject.startswith("wrong"))
            return spoilt(job, run.id) if wrong else stage.build(job)

        review = Review({}, {}, {}, {}, [])
        jobs = {line.id: new_job(run.id, "line", line.id, 1, 0) for line in LINES}
        first = dict(jobs)
        for attempt in (1, 2):
            made = await producer.make_all(list(jobs.values()), build, silent)
            takes = {take.job.subject: take for take in made.values()}
            review = await review_takes(producer, takes, review.faults, review.judged, 2, stage)
            if attempt == 1:
                assert {name: change.changes[-1].check for name, change in review.again.items()} == {
                    "wrong-voice": "likeness",
                    "wrong-words": "words",
                    "never-right": "likeness",
                }
            for name, change in review.again.items():
                jobs[name] = new_job(run.id, "line", name, 2, 0, change)
    assert {name for name in jobs if jobs[name].seed != first[name].seed} == set(jobs) - {"good"}
    assert review.again == {} and any("never-right" in one.reason for one in review.left)
    kept = {name: take.job.attempt for name, take in review.kept.items()}
    assert kept | {"never-right": 0} == {"wrong-voice": 2, "wrong-words": 2, "never-right": 0, "good": 1}


def test_a_whole_film_ends_though_no_voice_is_good_enough(studio: Studio, home: Path) -> None:
    """A user who sets the bar too high gets his film with every line told, not an endless run."""
    write_text(home / "configs" / "judging.yaml", "listen: true\nvoice: {likeness: {least: 1.5}}\n")
    result = studio(
        "make",
        'Luca says "Good morning, my dear bird, did you sleep as well as I did?" to a seagull on the beach',
        "--size",
        "192x108",
        "--length",
        "10",
        "--seed",
        "7",
        "--json",
    )
    assert result.returncode == 0, result.stderr
    run = RunFolder.open(home / "runs", json.loads(result.stdout)["run"])
    told = list(run.events())
    again = [event for event in told if isinstance(event, Revised) and event.check == "likeness"]
    assert again and {event.parameter for event in again} == {"seed"}
    attempts = Counter(subject_of(event.take) for event in told if isinstance(event, TakeMade))
    assert max(attempts.values()) <= 4
