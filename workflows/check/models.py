"""Rules for model files: does a LoRA or ControlNet fit its checkpoint, and does it do anything at all?

Families come from the files' headers (:mod:`..models.families`). What wasn't looked into, on a remote server for
example, is reported as unknown, never as fine.
"""

from __future__ import annotations

from ..graph import Link
from ..models.families import FOLDERS, compatible
from .context import Context, KnownNode

CHECKPOINT_INPUTS = ("ckpt_name", "unet_name")


def check_models(context: Context, known: KnownNode) -> None:
    """The rules that apply to LoRA loaders and ControlNet appliers."""
    given = known.node.inputs
    if "lora_name" in known.inputs and isinstance(given.get("lora_name"), str):
        if not _lora_works(known):
            context.add(
                "inert_lora",
                known.key,
                "lora_name",
                f"{known.label} has no effect: its strength is 0.",
                "Give it a strength or remove it.",
            )
        _check_family(context, known, "lora_name", known, ("model", "clip"))
    if "control_net" in known.inputs and "strength" in known.inputs:
        _check_control(context, known)


def _lora_works(known: KnownNode) -> bool:
    strengths = [known.node.inputs.get(name) for name in known.inputs if name.startswith("strength")]
    return not strengths or any(value != 0 for value in strengths)


def _check_control(context: Context, known: KnownNode) -> None:
    given = known.node.inputs
    start, end = given.get("start_percent", 0.0), given.get("end_percent", 1.0)
    empty = isinstance(start, int | float) and isinstance(end, int | float) and start >= end
    if given.get("strength") == 0 or empty:
        why = "it ends before it starts" if empty else "its strength is 0"
        context.add(
            "inert_control",
            known.key,
            "end_percent" if empty else "strength",
            f"{known.label} has no effect: {why}.",
            "Change that or remove it.",
        )
    loader = _upstream(context, known, ("control_net",), ("control_net_name",))
    if loader is not None:
        _check_family(context, loader[0], "control_net_name", known, ("positive", "conditioning", "model"))


def _check_family(
    context: Context, loader: KnownNode, input: str, user: KnownNode, through: tuple[str, ...]
) -> None:
    name = loader.node.inputs.get(input)
    base = _upstream(context, user, through, CHECKPOINT_INPUTS)
    if base is None or not isinstance(name, str) or _told(context, loader.key, input):
        return
    base_input, base_name = base[1], base[0].node.inputs[base[1]]
    families = context.catalog.families
    mine = families.get(f"{FOLDERS[input]}/{name}", "")
    its = families.get(f"{FOLDERS[base_input]}/{base_name}", "")
    if not mine or not its:
        context.add(
            "family_unknown",
            loader.key,
            input,
            f"Whether {name} fits {base_name} can't be told: the files can't be looked into from here.",
            "Make sure that both are for the same base model.",
        )
    elif not compatible(mine, its):
        context.add(
            "family_mismatch",
            loader.key,
            input,
            f"{loader.label} loads {name}, made for {mine}, but {base_name} is {its}.",
            f"Use one made for {its}.",
            [
                key.split("/", 1)[1]
                for key, family in families.items()
                if key.startswith(f"{FOLDERS[input]}/") and compatible(family, its)
            ][:3],
        )


def _told(context: Context, key: str, input: str) -> bool:
    """A loader that feeds several nodes is reported once."""
    return any(
        one.node == key and one.input == input and one.code.startswith("family_") for one in context.problems
    )


def _upstream(
    context: Context, known: KnownNode, through: tuple[str, ...], inputs: tuple[str, ...]
) -> tuple[KnownNode, str] | None:
    """The nearest node that feeds ``known`` through these inputs and has one of ``inputs`` as a file name."""
    given = known.node.inputs
    todo = [value.node for name in through if isinstance(value := given.get(name), Link)]
    seen: set[str] = set()
    while todo:
        key = todo.pop(0)
        if (key, inputs) in context.loaders:
            found = context.loaders[key, inputs]
            context.loaders[known.key, inputs] = found
            return found
        one = context.known.get(key)
        if one is None or key in seen:
            continue
        seen.add(key)
        for name in inputs:
            if name in one.inputs and isinstance(one.node.inputs.get(name), str):
                context.loaders[known.key, inputs] = (one, name)
                return one, name
        todo.extend(link.node for _, link in one.node.links)
    return None
