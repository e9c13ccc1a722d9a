"""What the checker finds: problems with a code, a place and a way out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final


class Verdict(StrEnum):
    """What a graph deserves: PASS runs, ADVICE runs but perhaps not as meant, HALT must not be sent."""

    PASS = "pass"
    ADVICE = "advice"
    HALT = "halt"


HALT, ADVICE = Verdict.HALT, Verdict.ADVICE

CHECK_CODES: Final[Mapping[str, tuple[Verdict, str]]] = MappingProxyType(
    {
        "empty_graph": (HALT, "The graph has no nodes."),
        "malformed": (HALT, "A node can't be read."),
        "bad_link": (HALT, "An input holds a list that isn't a link."),
        "unknown_class": (HALT, "This ComfyUI has no such node class."),
        "class_forbidden": (HALT, "The node class isn't on the list of allowed ones."),
        "missing_input": (HALT, "A required input has neither value nor link."),
        "misspelt_input": (HALT, "An input's name is misspelt; the server would drop the value silently."),
        "unknown_input": (ADVICE, "The class has no such input; the server ignores it."),
        "unknown_option": (
            HALT,
            "A dynamic choice has no such option; the server drops its inputs silently.",
        ),
        "unknown_dynamic": (HALT, "An unfolded input doesn't belong to the chosen option."),
        "dangling_link": (HALT, "A link comes from a node that isn't there."),
        "bad_slot": (HALT, "A link comes from an output that the node doesn't have."),
        "wrong_type": (HALT, "A link carries another type than the input takes."),
        "match_mismatch": (HALT, "Inputs that must share one type are linked to different ones."),
        "needs_link": (HALT, "A plain value stands where only a link makes sense."),
        "cycle": (HALT, "Nodes feed themselves."),
        "wrong_value": (HALT, "A value has the wrong type, and the server would change its meaning or fail."),
        "cast": (ADVICE, "A value has another type; the server casts it without loss."),
        "too_small": (HALT, "A number is below the input's range."),
        "too_large": (HALT, "A number is above the input's range."),
        "not_in_list": (HALT, "A value isn't one of the input's choices."),
        "not_installed": (HALT, "A model file isn't installed on this ComfyUI."),
        "file_missing": (HALT, "A picture, sound or video isn't in the folder that the node reads."),
        "size_not_8": (ADVICE, "A size isn't divisible by 8; the picture comes out smaller."),
        "path_forbidden": (HALT, "A path leaves the allowed folders."),
        "no_output": (HALT, "No node saves or shows anything."),
        "unreachable": (ADVICE, "A node's results go nowhere; it won't run."),
        "unsaved": (ADVICE, "Results are only previewed; nothing is kept."),
        "family_mismatch": (HALT, "A LoRA or ControlNet was made for another kind of checkpoint."),
        "family_unknown": (
            ADVICE,
            "Whether a LoRA or ControlNet fits the checkpoint can't be told from here.",
        ),
        "inert_lora": (ADVICE, "A LoRA has no effect."),
        "inert_control": (ADVICE, "A ControlNet has no effect."),
        "clip_mismatch": (HALT, "A prompt was read by the text encoder of another kind of model."),
        "latent_mismatch": (
            HALT,
            "A latent has another number of channels than the model or VAE that takes it.",
        ),
        "latent_foreign": (ADVICE, "A latent is of another kind of model; the picture will look wrong."),
        "crossed_prompts": (ADVICE, "What is to be avoided seems to be asked for, and the other way round."),
        "same_prompts": (ADVICE, "Both prompts are the same, so that guidance has no effect."),
        "inert_sampler": (ADVICE, "A sampler changes nothing."),
        "inert_scale": (ADVICE, "A node that should change the size doesn't."),
        "twin_outputs": (ADVICE, "The same result is saved twice under the same name."),
        "deprecated": (ADVICE, "The node class is on its way out of ComfyUI."),
    }
)
"""Every code with its weight and meaning. On nodes that won't run, all but ``unknown_class``,
``class_forbidden`` and ``path_forbidden`` weigh as advice."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding.

    ``node`` and ``input`` are empty when it is the graph's as a whole. ``candidates`` are values (or, for
    cycles, the links to cut) that would make it right, best first.
    """

    code: str
    verdict: Verdict
    node: str
    input: str
    message: str
    fix: str
    candidates: tuple[Any, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The problem as plain data."""
        return {
            "code": self.code,
            "verdict": str(self.verdict),
            "node": self.node,
            "input": self.input,
            "message": self.message,
            "fix": self.fix,
            "candidates": [list(one) if isinstance(one, tuple) else one for one in self.candidates],
        }


def verdict(problems: Iterable[Problem]) -> Verdict:
    """The gravest of all problems' verdicts."""
    weights = {one.verdict for one in problems}
    return HALT if HALT in weights else ADVICE if ADVICE in weights else Verdict.PASS
