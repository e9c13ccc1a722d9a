"""``./studio lora`` and ``./studio models``: which model files are there, what they are, whether they fit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from ...common.errors import StudioError
from ...common.files import write_text
from ...common.terminal import progress_bar, terminal
from ...configs.models import load_models
from ...configs.places import own_folder
from ...configs.schema import LoraEntry, load_characters, load_controlnets, load_loras, load_sdxl
from ...llm_bridge.install import HUB
from ...runtime.loraimport import import_loras
from ...runtime.modelinstall import install_model
from ...training.lora.cli import train
from ...workflows.models.files import FileStatus, check_models, find_file, nearest
from ...workflows.models.lorafit import LoraReport, report_of
from ...workflows.models.lorascan import entry_warnings, lora_entry, registry_yaml, scan_loras, sha256_of
from ..request.installed import model_folders

lora_app = typer.Typer(help="LoRAs: make registry entries from files, check them.", no_args_is_help=True)
models_app = typer.Typer(help="Model files: what is there and what is missing.", no_args_is_help=True)
out, err = terminal(), terminal(stderr=True)
Models = Annotated[
    list[Path] | None,
    typer.Option("--models", help="ComfyUI's models folder instead of those found; may be given again."),
]
Json = Annotated[bool, typer.Option("--json", help="Print plain data.")]

lora_app.command(name="train")(train)


@lora_app.command()
def scan(
    folder: Annotated[Path, typer.Argument(help="A folder of .safetensors files, e.g. models/loras.")],
    target: Annotated[Path | None, typer.Option("--out", help="Write the entries to this YAML file.")] = None,
) -> None:
    """Make entries for lora_registry.yaml from a folder: base model, trigger words, rank, weight."""
    with progress_bar(err) as report:
        entries, faults = scan_loras(folder, report)
    text = registry_yaml(entries)
    if target is None:
        out.print(text, markup=False, highlight=False, soft_wrap=True)
    else:
        write_text(target, text)
        err.print(f"{len(entries)} entries in {target}", markup=False, highlight=False)
    _tell_warnings(entries)
    for file, fault in faults.items():
        err.print(f"{file}: {fault.message} {fault.fix}", style="yellow", markup=False, highlight=False)


@lora_app.command(name="import")
def import_folder(
    folder: Annotated[Path, typer.Argument(help="Where a trainer left its LoRAs.")], models: Models = None
) -> None:
    """Copy a trainer's LoRAs into ComfyUI's folder and add them to your lora_registry.yaml."""
    registry = own_folder() / "lora_registry.yaml"
    with progress_bar(err) as report:
        done = import_loras(folder, model_folders(models).roots[0] / "loras", registry, report)
    out.print(f"{', '.join(done.entries)} in {registry}", markup=False, highlight=False, soft_wrap=True)
    _tell_warnings(done.entries)
    for file, fault in done.faults.items():
        err.print(f"{file}: {fault.message} {fault.fix}", style="yellow", markup=False, highlight=False)


def _tell_warnings(entries: Mapping[str, LoraEntry]) -> None:
    """What isn't worn as it was trained, a line each."""
    for name, entry in entries.items():
        for warning in entry_warnings(entry):
            err.print(f"{name}: {warning}", style="yellow", markup=False, highlight=False)


@lora_app.command(name="check")
def check_loras(
    file: Annotated[
        Path | None, typer.Argument(help="Look into this file instead of those of the registry.")
    ] = None,
    models: Models = None,
    as_json: Json = False,
) -> None:
    """Whether every LoRA of the registry and of the characters is there and fits; 1 when one doesn't.

    Of a file: its forms and layers, what ComfyUI finds of them, and how far off it wears them.
    """
    if file is not None:
        _tell_file(file, as_json)
        return
    _tell([one for one in _findings(models) if "LoRA " in f"{one.used_by} {one.file}"], as_json)


def _tell_file(file: Path, as_json: bool) -> None:
    found = report_of(file)
    if as_json:
        out.print_json(json.dumps(found.plain(), ensure_ascii=False))
    else:
        for line in _file_lines(file, found):
            out.print(line, markup=False, highlight=False, soft_wrap=True)
    if not found.worn:
        raise typer.Exit(1)


def _file_lines(file: Path, found: LoraReport) -> list[str]:
    forms = ", ".join(f"{name} {count}" for name, count in found.forms.items()) or "none"
    lines = [
        f"{file.name}: made for {found.family or 'an unknown base'}, rank {found.rank or 'none'}",
        f"layers: {found.layers} ({forms}); ComfyUI can wear {found.worn}",
    ]
    if found.renamed:
        lines.append(
            f"named as diffusers does: {found.renamed} tensors, put right by import and by Apply LoRAs"
        )
    return lines + [f"warning: {warning}" for warning in found.warnings]


@lora_app.command()
def show(name: str, models: Models = None) -> None:
    """An entry of the registry, and what its file tells of itself."""
    known = load_loras().loras
    if name not in known:
        raise StudioError(
            "model_missing",
            f"There is no LoRA '{name}' in the registry.",
            nearest(name, list(known), "`./studio lora scan` makes entries."),
        )
    out.print_json(json.dumps({"registry": known[name].model_dump()}, ensure_ascii=False))
    installed = model_folders(models).files("loras")
    file = find_file(known[name].file, installed)
    if file is None:
        err.print(f"{known[name].file} isn't installed.", style="yellow", markup=False, highlight=False)
    else:
        told = lora_entry(installed[file], file).model_dump()
        out.print_json(json.dumps({"file": told}, ensure_ascii=False))


@models_app.command(name="list")
def list_models(
    models: Models = None,
    verify: Annotated[bool, typer.Option(help="Compare checksums, where known (reads whole files).")] = False,
    as_json: Json = False,
) -> None:
    """The catalogue: what each file is for, its licence, where to get it, whether it is installed."""
    folders = model_folders(models)
    rows, pipelines = [], folders.pipelines()
    for name, entry in load_models().items():
        installed = folders.files(entry.folder)
        file = find_file(entry.file, installed)
        state = "missing" if file is None else "installed"
        if file is not None and entry.size and installed[file].stat().st_size != entry.size:
            state = "another size"
        elif file is not None and verify and entry.sha256:
            state = "verified" if sha256_of(installed[file]) == entry.sha256 else "another checksum"
        elif file is None and entry.hub and entry.hub.rpartition("/")[2] in pipelines:
            state = "installed as a folder"
        rows.append({"name": name, **entry.model_dump(), "state": state})
    if as_json:
        out.print_json(json.dumps(rows, ensure_ascii=False))
        return
    table = Table("name", "purpose", "file", "licence", "from", "state")
    for row in rows:
        table.add_row(
            row["name"],
            row["purpose"],
            f"{row['folder']}/{row['file']}",
            row["licence"],
            row["source"],
            row["state"],
        )
    out.print(table)


@models_app.command()
def install(
    name: Annotated[str, typer.Argument(help="A name of `models list`.")],
    models: Models = None,
    file: Annotated[Path | None, typer.Option("--file", help="Take it from this file; no network.")] = None,
    sha256: Annotated[
        str, typer.Option(help="The checksum it must have, where the catalogue has none.")
    ] = "",
    hub: Annotated[str, typer.Option(help="Address of a mirror of the hub.")] = HUB,
) -> None:
    """Fetch a model file of the catalogue into ComfyUI's folder: checked, and going on after a stop."""
    known = load_models()
    if name not in known:
        raise StudioError(
            "model_missing",
            f"The catalogue has no model '{name}'.",
            nearest(name, list(known), "`./studio models list` shows the names."),
        )
    err.print(f"{name}: licence {known[name].licence}, {known[name].source}", markup=False, highlight=False)
    root = model_folders(models).roots[0]
    with progress_bar(err) as report:
        path = install_model(known[name], root, local=file, sha256=sha256, hub=hub, progress=report)
    out.print(f"Installed: {path}", markup=False, highlight=False, soft_wrap=True)


@models_app.command(name="check")
def check_all(models: Models = None, as_json: Json = False) -> None:
    """Whether every file that the configuration names is there and fits; 1 when one doesn't."""
    _tell(_findings(models), as_json)


def _findings(models: list[Path] | None) -> list[FileStatus]:
    return check_models(
        model_folders(models),
        loras=load_loras(),
        sdxl=load_sdxl(),
        controls=load_controlnets(),
        characters=load_characters(),
    )


def _tell(findings: list[FileStatus], as_json: bool) -> None:
    if as_json:
        rows: list[dict[str, Any]] = [asdict(one) for one in findings]
        out.print_json(json.dumps(rows, ensure_ascii=False))
    else:
        table = Table("used by", "file", "state", "note")
        for one in findings:
            table.add_row(one.used_by, one.file, one.state, one.note)
        out.print(table)
    if any(one.state != "ok" for one in findings):
        raise typer.Exit(1)
