"""From a storyboard to graphs: fills the skills' slots for each job of a run.

Nothing is wired here; the skills of :mod:`...workflows.skills` do that. Everything a graph needs follows from
the storyboard, the options and the takes made so far, so that the same run always builds the same graphs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...common.errors import StudioError
from ...common.story import END_SECONDS, TITLE_SECONDS, Line, Shot, Speech, Storyboard
from ...common.vocabulary import Framing, Mood
from ...configs.look import Look, Pattern
from ...configs.places import ConfigFolder
from ...configs.schema import CharacterPreset, SdxlConfig, load_controlnets, load_loras, load_sdxl
from ...toonxl.pictures import draws_with_toonxl, toon_lora
from ...toonxl.prompts import shot_words, shown_words
from ...workflows.catalog import Catalog
from ...workflows.graph import Graph
from ...workflows.models.files import find_file
from ...workflows.prompts import Prompt, joined, shot_prompt, woken
from ...workflows.skills import get_skill
from ...workflows.skills.base import installed
from ...workflows.skills.film import Cut, CutClip
from ...workflows.skills.identity import (
    HEAD_JUDGE,
    HEADS,
    JUDGES,
    TOON_JUDGES,
    Gate,
    Guidance,
    best_judge,
    gate_of,
    guidance,
)
from ...workflows.skills.judge import Staged
from ...workflows.skills.puppet import PuppetShotSlots
from ...workflows.skills.regions import Figure
from ...workflows.skills.sdxl import SdxlShot
from ...workflows.skills.speech import SayLineSlots, VoiceTake
from ...workflows.skills.worn import WornLora
from ..knowledge.recall import Fact, prompt_words
from ..request.options import FilmOptions
from ..review.retakes import SPEED_RANGE, Adjustment
from ..run.takes import Job, Take
from ..run.timing import line_starts, speech_end
from ..story.events.length import played_for
from ..story.extras import extras_of

FROM_PUPPETS = 0.7
"""How much noise is put on the puppets' picture where no ControlNet keeps the staging."""
TOON_FROM_PUPPETS = 0.55
"""The same for Toon XL: things and the place's details, which it wasn't taught, stay from the puppets' picture."""
TOON_FRAMINGS = (Framing.CLOSE_UP, Framing.MEDIUM, Framing.FULL)
"""What Toon XL was taught to draw, always with one figure; other shots stay the puppets'."""
LEAST_NOISE, MOST_CONTROL = 0.3, 1.5
"""Less noise leaves the puppets' look; a stronger ControlNet spoils the picture."""
LEAST_REFERENCES = 3
"""Fewer references give no verdict, so drawing several pictures would be in vain."""
TOONXL = "toonxl"
"""The look, the profile and the quality preset of the studio's own small model."""


def picture_size(pixels: int, shape: float) -> tuple[int, int]:
    """Width and height of about ``pixels`` in all with the ratio ``shape``, multiples of 8 as latents need."""
    height = (pixels / shape) ** 0.5
    return max(64, round(height * shape / 8) * 8), max(64, round(height / 8) * 8)


def _denoise(*, toon: bool, controlled: bool, adjustment: Adjustment) -> float:
    """How much noise is put on the puppets' picture: the less, the more of the staging is to stay."""
    if controlled and not toon:
        return 1.0
    usual = TOON_FROM_PUPPETS if toon else FROM_PUPPETS
    return round(min(max(usual / adjustment.control_strength, LEAST_NOISE), 1.0), 3)


def _weighed(lora: WornLora, factor: float, folders: Sequence[ConfigFolder] | None) -> WornLora:
    """A LoRA with its weight, or the recommended one, times ``factor``."""
    if factor == 1.0:
        return lora
    usual = load_loras(folders).loras[lora.name].weight if lora.weight is None else lora.weight
    return lora.model_copy(update={"weight": max(-4.0, min(4.0, round(usual * factor, 3)))})


@dataclass(frozen=True)
class JobBuilder:
    """Everything that is known when graphs are built."""

    run_id: str
    options: FilmOptions
    storyboard: Storyboard
    catalog: Catalog
    takes: Mapping[str, Take] = field(default_factory=dict)
    lengths: Mapping[str, float] = field(default_factory=dict)
    speed: float = 1.0
    facts: Sequence[Fact] = ()
    characters: Mapping[str, CharacterPreset] = field(default_factory=dict)
    folders: Sequence[ConfigFolder] | None = None

    @property
    def story_seconds(self) -> float:
        """What the story may take between the cards."""
        return self.storyboard.seconds - TITLE_SECONDS - END_SECONDS

    @property
    def lines(self) -> dict[str, Line]:
        """Every line by id."""
        return {line.id: line for shot in self.storyboard.shots for line in shot.lines}

    @property
    def shots(self) -> dict[str, Shot]:
        """Every shot by id."""
        return {shot.id: shot for shot in self.storyboard.shots}

    @property
    def speeches(self) -> dict[str, Speech]:
        """The recorded timing of every line that has a take, by line id."""
        return {key: self.takes[key].speech for key in self.lines if key in self.takes}

    def build(self, job: Job) -> Graph:
        """The graph of a job.

        Raises:
            StudioError: ``graph_invalid`` when this ComfyUI lacks what the graph needs.
        """
        if job.kind == "line":
            return get_skill("say_line").graph(self._line(job), self.catalog)
        if job.kind == "shot" and self._drawn_by_sdxl(self.shots[job.subject]):
            return get_skill("sdxl_shot").graph(self._sdxl_shot(job), self.catalog)
        if job.kind == "shot":
            return get_skill("puppet_shot").graph(self._shot(job), self.catalog)
        return get_skill("assemble_film").graph(self._film(job), self.catalog)

    def _drawn_by_sdxl(self, shot: Shot) -> bool:
        """Whether a checkpoint draws the shot; Toon XL only what it was taught."""
        if self.options.look == "puppets" or shot.card:
            return False
        return self.options.look != TOONXL or (len(shot.actors) == 1 and shot.framing in TOON_FRAMINGS)

    def _line(self, job: Job) -> SayLineSlots:
        line = self.lines[job.subject]
        return SayLineSlots(
            run=self.run_id,
            take=job.take,
            character=self._voice(line.character),
            text=line.text,
            emotion=line.emotion,
            language=line.language,
            speed=round(min(max(self.speed * job.adjustment.speed, SPEED_RANGE[0]), SPEED_RANGE[1]), 3),
            seed=job.seed,
        )

    def _voice(self, who: str) -> str:
        """Whose voice speaks for somebody: a preset's own, or the one that was borrowed."""
        extra = extras_of(self.storyboard).get(who)
        return extra.voice if extra else who

    def told_apart(self, subject: str) -> tuple[str, ...]:
        """What makes a shot look different from others: place, framing, and who is in it."""
        shot = self.shots[subject]
        return str(shot.setting.place), str(shot.framing), *(actor.character for actor in shot.actors)

    def staged(self, job: Job) -> Staged | None:
        """What was asked of a drawn shot's picture; None for everything else."""
        if job.kind != "shot" or not self._drawn_by_sdxl(shot := self.shots[job.subject]):
            return None
        looks = [self.characters[actor.character].look for actor in shot.actors]
        colours = [
            f"{look.top_colour} {look.top.value}".replace("_", " ")
            for look in looks
            if look.top_pattern is not Pattern.CHECK
        ]
        shows = self._toon_shows(shot) if self.options.look == TOONXL else {}
        return Staged(drawn=self._sdxl_shot(job), colours=", ".join(dict.fromkeys(colours)), shows=shows)

    def _toon_shows(self, shot: Shot) -> dict[str, str]:
        return shown_words(shot, self._looks, self._toon_triggers(shot))

    def slots(self, job: Job) -> frozenset[str]:
        """What the graph of a job can change besides its seed."""
        if job.kind == "line":
            return frozenset({"speed"})
        if job.kind != "shot" or not self._drawn_by_sdxl(self.shots[job.subject]):
            return frozenset()
        worn = {"lora_weight"} if self._loras(self.shots[job.subject]) else set()
        return frozenset({"prompt_term", "control_strength", *worn})

    def _shot(self, job: Job) -> PuppetShotSlots:
        shot = self.shots[job.subject]
        length = self.lengths[shot.id]
        rest = max(length - speech_end(shot, self.speeches), 0.0)
        return PuppetShotSlots(
            run=self.run_id,
            take=job.take,
            width=self.options.width,
            height=self.options.height,
            fps=self.options.fps,
            seed=job.seed,
            shot=played_for(shot, length).model_copy(update={"hold": min(rest, shot.hold)}),
            voices=self._voices(shot),
            style=self.storyboard.style,
        )

    def _sdxl_shot(self, job: Job) -> SdxlShot:
        shot, config = self.shots[job.subject], load_sdxl(self.folders)
        profile = config.profile if self.options.look == "sdxl" else self.options.look
        if profile not in config.profiles:
            raise StudioError(
                "config_missing",
                f"sdxl_config.yaml has no profile '{profile}'.",
                f"Use {', '.join(config.profiles)}.",
            )
        toon = self.options.look == TOONXL
        prompt = self._toon_prompt(shot) if toon else self._prompt(shot, config)
        sizes = config.profiles[profile]
        width, height = picture_size(sizes.width * sizes.height, self.options.width / self.options.height)
        controls = self._controls()
        gate = self._gate(shot)
        figures = self._figures(shot, config, job.adjustment) if len(shot.actors) > 1 and not toon else []
        loras = [lora for lora in self._loras(shot) if not figures or self._shared(lora)]
        return SdxlShot(
            run=self.run_id,
            take=job.take,
            width=self.options.width,
            height=self.options.height,
            fps=self.options.fps,
            seed=job.seed,
            shot=shot.model_copy(update={"seconds": self.lengths[shot.id]}),
            prompt=joined([prompt.positive, *job.adjustment.prompt_terms]),
            negative=prompt.negative,
            profile=profile,
            quality=TOONXL if toon else "standard",
            loras=[_weighed(lora, job.adjustment.lora_weight, self.folders) for lora in loras],
            figures=figures,
            controls=controls,
            control_strength=min(job.adjustment.control_strength, MOST_CONTROL),
            picture_width=width,
            picture_height=height,
            denoise=_denoise(toon=toon, controlled=bool(controls), adjustment=job.adjustment),
            candidates=self.characters[gate.character].consistency.candidates if gate else 1,
            gate=gate,
            guidance=self._guidance(shot),
        )

    def _figures(self, shot: Shot, config: SdxlConfig, adjustment: Adjustment) -> list[Figure]:
        """Everybody in the shot with the words of a shot of their own, and their own LoRAs.

        Trigger words of a LoRA on the model stand in everybody's words; a hooked one adds its own.
        """
        registry, figures = load_loras(self.folders).loras, []
        for actor in shot.actors:
            alone = shot.model_copy(update={"actors": [actor]})
            worn = [_weighed(lora, adjustment.lora_weight, self.folders) for lora in self._loras(alone)]
            prompt = joined([self._prompt(alone, config).positive, *adjustment.prompt_terms])
            shared = [lora for lora in worn if self._shared(lora)]
            triggers = [word for lora in shared for word in registry[lora.name].trigger_words]
            own = [lora for lora in worn if lora not in shared]
            figures.append(Figure(character=actor.character, prompt=woken(prompt, triggers), loras=own))
        return figures

    def _shared(self, lora: WornLora) -> bool:
        """Whether a LoRA belongs to the whole picture, as a style does, and to no character."""
        return load_loras(self.folders).loras[lora.name].type != "character"

    def _gate(self, shot: Shot) -> Gate | None:
        """The gate for a shot of one character, where something to compare with is installed.

        The identity net compares heads and takes puppets for references where Toon XL draws, which imitates
        them; anything else needs the character's own reference pictures.
        """
        if len(shot.actors) != 1:
            return None
        actor, toon = shot.actors[0], self.options.look == TOONXL
        preset, usable = self.characters[actor.character], list(TOON_JUDGES if toon else JUDGES)
        if shot.framing not in HEADS or actor.x or shot.things:
            usable.remove(HEAD_JUDGE)  # there is no telling where the head is, or it is too small
        if len(preset.references) < LEAST_REFERENCES:
            usable = [name for name in usable if toon and name == HEAD_JUDGE]
        if (wanted := preset.consistency.backend) != "auto":
            usable = [name for name in usable if name == wanted]
        judge = best_judge(self.catalog, usable)
        return gate_of(judge, preset.id, shot.framing, preset.consistency.accept)

    def _guidance(self, shot: Shot) -> Guidance | None:
        """Reference pictures for the user's checkpoint to follow, in a shot of one character."""
        if len(shot.actors) != 1 or self.options.look == TOONXL:
            return None
        return guidance(self.catalog, self.characters[shot.actors[0].character].references)

    def _prompt(self, shot: Shot, config: SdxlConfig) -> Prompt:
        prompt = shot_prompt(
            shot,
            self.characters,
            style=config.styles.get("animated_film"),
            negative=config.negatives.get("standard", ""),
        )
        known = prompt_words(self.facts, str(shot.setting.place))
        return Prompt(joined([prompt.positive, known]), prompt.negative) if known else prompt

    def _toon_prompt(self, shot: Shot) -> Prompt:
        return Prompt(shot_words(shot, self._looks, self._toon_triggers(shot)), "")

    @property
    def _looks(self) -> dict[str, Look]:
        return {key: one.look for key, one in self.characters.items()}

    def _toon_triggers(self, shot: Shot) -> dict[str, str]:
        """The words that call the small model's LoRAs, by character."""
        return {key: word for key, (_, word) in self._toon_loras(shot).items()}

    def _loras(self, shot: Shot) -> list[WornLora]:
        """The LoRAs of everybody in the shot whose files are installed and fit the look's model."""
        if self.options.look == TOONXL:
            return [WornLora(name=name) for name, _ in self._toon_loras(shot).values()]
        registry, files = load_loras(self.folders), installed(self.catalog, "LoraLoader.lora_name")
        uses = {use.name: use for actor in shot.actors for use in self.characters[actor.character].loras}
        return [
            WornLora(name=use.name, weight=use.weight)
            for use in uses.values()
            if (known := registry.loras.get(use.name)) is not None
            and find_file(known.file, files)
            and (known.base == TOONXL) == self._small
        ]

    @property
    def _small(self) -> bool:
        """Whether the profile of SDXL's films loads the studio's own small model."""
        config = load_sdxl(self.folders)
        return config.profile in config.profiles and draws_with_toonxl(config.profiles[config.profile])

    def _toon_loras(self, shot: Shot) -> dict[str, tuple[str, str]]:
        """Name and trigger word of the small model's LoRA of each actor that has one, by character."""
        registry, listed = load_loras(self.folders), installed(self.catalog, "LoraLoader.lora_name")
        found = {
            actor.character: toon_lora(self.characters[actor.character], registry, listed)
            for actor in shot.actors
        }
        return {who: worn for who, worn in found.items() if worn is not None}

    def _controls(self) -> dict[str, str]:
        """Pose and depth presets for which a ControlNet of the look's checkpoint is installed.

        Toon XL follows poses only: its depth ControlNet has never seen the things that films are full of.
        """
        toon = self.options.look == TOONXL
        kinds, config = ("pose",) if toon else ("pose", "depth"), load_controlnets(self.folders)
        have = set(installed(self.catalog, "ControlNetLoader.control_net_name"))
        found: dict[str, str] = {}
        for name, preset in config.presets.items():
            there = any(find_file(file, have) for file in config.files(preset))
            ours = (preset.file or "").startswith(TOONXL)
            if preset.kind in kinds and there and ours == toon:
                found.setdefault(preset.kind, name)
        return found

    def _voices(self, shot: Shot) -> list[VoiceTake]:
        """The shot's recorded lines, with the silence before each."""
        voices, heard = [], 0.0
        for key, start in line_starts(shot, self.speeches):
            voices.append(VoiceTake(take=self.takes[key].job.take, pause=round(start - heard, 3)))
            heard = start + self.speeches[key].seconds
        return voices

    def _film(self, job: Job) -> Cut:
        board = self.storyboard
        clips = [
            CutClip(
                take=self.takes[shot.id].job.take,
                voices=self._voices(shot),
                transition=shot.transition,
                cues=shot.cues,
                place=shot.setting.place,
                weather=shot.setting.weather,
            )
            for shot in board.shots
        ]
        return Cut(
            run=self.run_id,
            film=job.take,
            clips=clips,
            title=board.title,
            end_card=board.end_card,
            music=board.mood if self.options.music else Mood.NONE,
            captions="burnt" if self.options.captions else "file",
            style=board.style,
            language=board.language,
            seed=job.seed,
            width=self.options.width,
            height=self.options.height,
            fps=self.options.fps,
            names=dict(board.called),
            **job.adjustment.cut,
        )
