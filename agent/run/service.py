"""Starts and resumes runs: puts configuration, planner and a ComfyUI client together for the director.

The command line and the *Direct Film* node both come through here, each with the client of the server it
works on.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from ...common.errors import StudioError
from ...common.events import Created, ServerChosen
from ...common.progress import Progress
from ...common.runs import RunFolder
from ...common.story import Storyboard
from ...configs.places import ConfigFolder
from ...configs.schema import load_characters, load_studio, load_tts
from ...workflows.api.client import ComfyClient
from ..knowledge.base import knowledge_path
from ..knowledge.memory import fresh_seed
from ..knowledge.search import Knowledge
from ..request.knowing import with_knowledge
from ..request.options import FilmOptions
from ..request.planning import Plan, check_cast, read_request, storyboard_of
from ..story import DeterministicPlanner, Planner
from .approval import Answer, chosen
from .model import planner_for, vision_judge_for
from .revision import revise
from .store import RunStore, newest_storyboard

MEMORY_SECONDS = 1.0
"""How long a memory that another program holds is waited for: a seed can be had without it."""


def random_seed() -> int:
    """A seed for a film whose user didn't choose one; it is told and saved, so that it can be had again."""
    return secrets.randbelow(1_000_000)


class Rehearsal:
    """A request that is read, and planned without making it: what can't be made fails before anything starts.

    It is read once, and each seed is planned once by the rules, which take milliseconds.
    """

    def __init__(
        self, options: FilmOptions, runs: Path, folders: Sequence[ConfigFolder] | None = None
    ) -> None:
        """
        Raises:
            StudioError: why the request can't be understood.
        """
        load_tts(folders)  # an engine that can't speak is told before anything is made
        self._options, self._runs, self._characters = options, runs, load_characters(folders)
        read = read_request(options, self._characters, newest_storyboard(runs))
        self._intent = with_knowledge(read, knowledge_path(runs), self._characters)
        self._boards: dict[int, Storyboard] = {}

    @property
    def unread(self) -> list[str]:
        """Words of the request that nothing took up."""
        return self._intent.reading.not_understood

    def storyboard(self, seed: int, planner: Planner | None = None) -> Storyboard:
        """What a seed gives.

        Args:
            planner: None means the rules.

        Raises:
            StudioError: why it can't be planned.
        """
        options = self._options.model_copy(update={"seed": seed})
        if planner is not None:
            return storyboard_of(self._intent, options, self._characters, planner, self._runs)
        if seed not in self._boards:
            self._boards[seed] = storyboard_of(
                self._intent, options, self._characters, DeterministicPlanner(), self._runs
            )
        return self._boards[seed]

    def plan(self, seed: int) -> Plan:
        """What the rules make of the request with a seed, for the run to begin with.

        Raises:
            StudioError: why it can't be planned.
        """
        return Plan(self._intent, self.placed(self.storyboard(seed)))

    def placed(self, board: Storyboard) -> Storyboard:
        """A storyboard with places that are kept over its cuts, for who goes on with it."""
        # the stage takes a second to load, which whoever only looks at a plan needn't wait for
        from ..request.blocking import placed

        return placed(board, self._options, self._characters)

    def fresh_seed(self) -> int:
        """A seed whose film hasn't been made for this request, as far as is remembered."""
        chance = random.Random(random_seed())
        try:
            # its memory alone: what ships with the studio is read in when a story is looked up
            memory = Knowledge(knowledge_path(self._runs), busy_seconds=MEMORY_SECONDS)
            return fresh_seed(memory, self._options.request, self.storyboard, chance)
        except StudioError:
            return random_seed()  # the memory can't be used: no reason to make no film


def plan_request(options: FilmOptions, runs: Path, folders: Sequence[ConfigFolder] | None = None) -> Plan:
    """Plans a film by the rules without making it; :func:`new_run` takes the plan over.

    Raises:
        StudioError: why it can't be understood.
    """
    return Rehearsal(options, runs, folders).plan(options.seed)


def check_request(
    options: FilmOptions,
    runs: Path,
    folders: Sequence[ConfigFolder] | None = None,
    planner: Planner | None = None,
) -> Storyboard:
    """The storyboard of a film that isn't made.

    Args:
        planner: None means the rules.

    Raises:
        StudioError: why it can't be understood.
    """
    rehearsal = Rehearsal(options, runs, folders)
    return rehearsal.placed(rehearsal.storyboard(options.seed, planner))


def new_run(runs: Path, options: FilmOptions, plan: Plan | None = None) -> RunFolder:
    """Makes the folder of a new run and saves what was asked.

    Args:
        plan: what the rules planned for these options, where that was done already; where a language model is to
            write the film, the run takes over what was understood and plans it.

    Raises:
        StudioError: ``not_writable`` or ``disk_full``.
    """
    run = RunFolder.create(runs, options.request)
    store = RunStore(run)
    store.save_options(options)
    if plan is not None:
        parts = plan._asdict() if options.planner == "rules" else {"intent": plan.intent}
        store.save_inherited({name: part.model_dump(mode="json") for name, part in parts.items()})
    run.tell(Created())
    return run


def taken_up(
    run: RunFolder, answer: Answer, folders: Sequence[ConfigFolder] | None = None
) -> tuple[RunFolder, Answer | None]:
    """The run to work on after an answer, and what of the answer that run is still to be told.

    An edited storyboard answers a run that waits with its storyboard; of any other run it makes a new version, a run
    of its own that keeps every take which still fits.

    Raises:
        StudioError: ``run_waiting`` for an answer that would change nothing; ``option_invalid``, ``character_unknown``
            or ``file_invalid`` for a storyboard that can't be used; ``run_locked``.
    """
    record = run.read_record()
    if answer.storyboard is None:
        if record.status == "finished" and not (answer.takes or answer.again):
            raise StudioError(
                "run_waiting",
                f"The film of run {run.id} is finished: nothing waits for an answer, and no budget is at work.",
                "Give an edited storyboard, another take (`--choose s3-t1`) or a shot to make again (`--again s3`).",
            )
        return run, answer
    asked = record.question if record.status == "waiting" else None
    if asked is not None and asked.about == "storyboard":
        return run, answer
    if answer.takes:
        raise StudioError(
            "option_invalid",
            "An edited storyboard makes a new film, and the chosen takes belong to this one.",
            "Choose the takes first, then give the storyboard.",
        )
    with run.lock():
        return _new_version(run, answer, answer.storyboard, folders), None


def _new_version(
    run: RunFolder, answer: Answer, board: Storyboard, folders: Sequence[ConfigFolder] | None
) -> RunFolder:
    check_cast(board, load_characters(folders))
    chosen(answer, {shot.id: shot for shot in board.shots})
    if board == RunStore(run).storyboard() and not answer.again:
        raise StudioError(
            "nothing_to_change",
            f"Nothing would change: that is the storyboard of run {run.id}.",
            "Change something in it, or name a shot to make again (`--again s3`).",
        )
    options = RunStore(run).options()
    options = options.model_copy(update={"budgets": options.budgets.merged(answer.budgets)})
    return revise(run, board, options, frozenset(answer.again), approved=True)


def load_director() -> None:
    """Imports what directs a run, which takes a second: for a thread, while there is a server to wait for."""
    import_module(".director", __package__)


async def direct(
    run: RunFolder,
    client: ComfyClient,
    progress: Progress,
    folders: Sequence[ConfigFolder] | None = None,
    answer: Answer | None = None,
    server: str = "",
) -> Path | None:
    """Makes (or goes on making) the film of a run on the server of ``client``; None when it waits for a person.

    Args:
        folders: the user's configuration folders; None means the command line's.
        answer: what a person says to the question that the run waits with.
        server: which ComfyUI that is and how it was found, for the report; empty tells its address alone.

    Raises:
        StudioError: what went wrong; the run can be resumed.
    """
    from .director import Director
    from .phases import RunContext

    run.tell(ServerChosen(text=server or f"ComfyUI at {client.base_url}"))
    store = RunStore(run)
    options = store.options() if answer is None else store.raise_budgets(answer.budgets)
    budgets = options.budgets.over(load_studio(folders).budgets)
    parts = RunContext(
        client=client,
        catalog=await client.catalog(),
        run=run,
        characters=load_characters(folders),
        planner=planner_for(options, budgets, run.tell, folders, client.base_url),
        progress=progress,
        budgets=budgets,
        folders=folders,
        knowledge=knowledge_path(run.root.parent),
        eyes=vision_judge_for(run, options.look, budgets, folders, client.base_url),
    )
    return await Director(parts).direct(options, answer)
