"""Rules for what comes in: missing and unknown inputs, links, their types, and types that must match."""

from __future__ import annotations

from ..builder import match_types
from ..catalog import ANY, AUTOGROW, DYNAMIC_COMBO, DYNAMIC_SLOT, MATCH, Input, fits
from ..graph import Link
from ..names import nearest
from .context import Context, KnownNode, template_of


def check_inputs(context: Context, known: KnownNode) -> None:
    """Missing required inputs, and names that the class doesn't have."""
    given = known.node.inputs
    for name, one in known.inputs.items():
        if one.required and name not in given:
            context.add(
                "missing_input",
                known.key,
                name,
                f"{known.label} needs its input {name} ({one.type}).",
                "Link something to it." if not one.is_widget else "Fill it in.",
                () if not one.is_widget or one.default is None else (one.default,),
            )
    if len(given) > len(known.inputs) or any(name not in known.inputs for name in given):
        for name in given:
            if name not in known.inputs:
                _unknown(context, known, name)


def _unknown(context: Context, known: KnownNode, name: str) -> None:
    parent = name.split(".", 1)[0]
    if (
        "." in name
        and parent in known.kind.inputs
        and known.kind.inputs[parent].type
        in (
            DYNAMIC_COMBO,
            AUTOGROW,
            DYNAMIC_SLOT,
        )
    ):
        options = [
            one for one in known.inputs if one.startswith(f"{parent}.") and one not in known.node.inputs
        ]
        close = nearest(name, options)
        context.add(
            "unknown_dynamic",
            known.key,
            name,
            f"{known.label} has no input {name} with what is chosen for {parent}.",
            f"Use {' or '.join(close)}." if close else f"Leave it out or change {parent}.",
            close,
        )
        return
    free = [one for one in known.inputs if one not in known.node.inputs]
    close = nearest(name, free, least=0.75)
    if close:
        context.add(
            "misspelt_input",
            known.key,
            name,
            f"{known.label} has no input {name}; ComfyUI would drop it without a word.",
            f"Call it {' or '.join(close)}.",
            close,
        )
    else:
        context.add(
            "unknown_input",
            known.key,
            name,
            f"{known.label} has no input {name}; ComfyUI ignores it.",
            "Leave it out.",
        )


def check_links(context: Context, known: KnownNode) -> None:
    """Links from nowhere, from outputs that don't exist, and of the wrong type."""
    matched: dict[str, tuple[str, str]] = {}
    for name, link in known.node.links:
        if link.node not in context.graph:
            context.add(
                "dangling_link",
                known.key,
                name,
                f"{known.label} input {name} is linked to node {link.node}, which isn't there.",
                "Link it to another node, or add the missing one.",
            )
            continue
        source = context.known.get(link.node)
        if source is None:
            continue
        if not 0 <= link.slot < len(source.kind.outputs):
            _bad_slot(context, known, name, link, source)
            continue
        one = known.inputs.get(name)
        if one is not None:
            _check_type(context, known, one, link, source, matched)


def _bad_slot(context: Context, known: KnownNode, name: str, link: Link, source: KnownNode) -> None:
    one = known.inputs.get(name)
    outputs = source.kind.outputs
    good = [i for i, out in enumerate(outputs) if one is not None and fits(out.type, one.type)]
    context.add(
        "bad_slot",
        known.key,
        name,
        f"{known.label} input {name} is linked to output {link.slot} of {source.label}, "
        f"which has {len(outputs)} outputs.",
        "Use " + " or ".join(f"output {i} ({outputs[i].name})" for i in good) + "."
        if good
        else "Link it again.",
        good,
    )


def _check_type(
    context: Context,
    known: KnownNode,
    one: Input,
    link: Link,
    source: KnownNode,
    matched: dict[str, tuple[str, str]],
) -> None:
    given = context.carried(link)
    if one.type == MATCH:
        _check_match(context, known, one, given, matched)
    elif not fits(given, one.type):
        outputs = source.kind.outputs
        good = [i for i, out in enumerate(outputs) if ANY not in out.type and fits(out.type, one.type)]
        context.add(
            "wrong_type",
            known.key,
            one.name,
            f"{known.label} input {one.name} takes {one.type}, but {source.label} output "
            f"{outputs[link.slot].name} carries {given}.",
            f"Use its output {good[0]} ({outputs[good[0]].name})."
            if good
            else f"Link an output of type {one.type}.",
            good,
        )


def _check_match(
    context: Context, known: KnownNode, one: Input, given: str, matched: dict[str, tuple[str, str]]
) -> None:
    allowed = match_types(one)
    first_name, first = matched.get(template_of(one), ("", ANY))
    if not fits(given, allowed):
        words = f"takes {allowed}, but gets {given}"
    elif not fits(given, first):
        words = f"gets {given}, but input {first_name} gets {first}, and both must be the same"
    else:
        if first == ANY:
            matched[template_of(one)] = (one.name, given)
        return
    context.add(
        "match_mismatch",
        known.key,
        one.name,
        f"{known.label} input {one.name} {words}.",
        "Link outputs of one type to both.",
    )
