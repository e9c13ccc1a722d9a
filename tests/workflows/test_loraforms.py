"""LoRA files as trainers save them, told without opening ComfyUI: a form that isn't known is a LoRA never worn."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.workflows.models import worn as loras
from animation_ai_studio.workflows.models.families import read_header
from animation_ai_studio.workflows.models.files import ModelFolders
from animation_ai_studio.workflows.models.lorafit import report_of, tensor_of
from animation_ai_studio.workflows.models.loraforms import counted, layers_of
from animation_ai_studio.workflows.models.loranames import renaming_of, write_renamed
from animation_ai_studio.workflows.models.lorascan import lora_entry, scan_loras
from safetensors import safe_open
from safetensors.numpy import save_file

KOHYA = "lora_unet_input_blocks_4_1_transformer_blocks_0_attn2_to_k"
PATH = "down_blocks.1.attentions.0.transformer_blocks.0.attn2.to_k"
LORA = ("lora_down.weight", "lora_up.weight", "alpha")
FORMS = {
    "kohya": (KOHYA, LORA, "LoRA"),
    "PEFT": (f"base_model.model.{PATH}", ("lora_A.weight", "lora_B.weight"), "LoRA"),
    "diffusers": (f"unet.{PATH}", ("lora.down.weight", "lora.up.weight"), "LoRA"),
    "old diffusers": (
        f"unet.{PATH.replace('to_k', 'processor.to_k')}_lora",
        ("down.weight", "up.weight"),
        "LoRA",
    ),
    "LoHa": (KOHYA, ("hada_w1_a", "hada_w1_b", "hada_w2_a", "hada_w2_b", "alpha"), "LoHa"),
    "LoKr": (KOHYA, ("lokr_w1", "lokr_w2", "alpha"), "LoKr"),
    "factored LoKr": (KOHYA, ("lokr_w1_a", "lokr_w1_b", "lokr_w2"), "LoKr"),
    "GLoRA": (KOHYA, ("a1.weight", "a2.weight", "b1.weight", "b2.weight"), "GLoRA"),
    "full": (KOHYA, ("diff", "diff_b"), "full"),
    "IA3": (KOHYA, ("weight", "on_input"), "IA3"),
    "T-LoRA": (KOHYA, ("q_layer.weight", "p_layer.weight", "lambda_layer"), "T-LoRA"),
}
UNWORN = {"IA3", "T-LoRA"}


def saved(path: Path, tensors: dict[str, np.ndarray], about: dict[str, str] | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(tensors, path, metadata=about)
    return path


def of_form(path: Path, form: str) -> Path:
    base, ends, _ = FORMS[form]
    return saved(path, {f"{base}.{end}": np.ones((4, 8), np.float32) for end in ends})


@pytest.mark.parametrize("form", FORMS)
def test_scan_and_the_nodes_go_by_one_list_of_forms(tmp_path: Path, form: str) -> None:
    """They had a list each: what the nodes wore, the scan refused."""
    path = of_form(tmp_path / "x.safetensors", form)
    chosen = loras.ChosenLora("x", path.name, 1.0)
    assert lora_entry(path, path.name).metadata["form"].startswith(FORMS[form][2])
    if form in UNWORN:
        with pytest.raises(StudioError) as caught:
            loras.check_base(chosen, path, "sdxl")
        assert FORMS[form][2] in caught.value.message and caught.value.code == "model_invalid"
        assert "do nothing" in report_of(path).warnings[0]
    else:
        assert loras.check_base(chosen, path, "sdxl") == 1


@pytest.mark.parametrize(
    ("blocks", "magnitude", "told"),
    [
        ((8, 4, 4), None, {"OFT": 1}),
        ((3, 4, 8, 8), None, {"BOFT": 1}),
        (None, (1, 8), {"LoRA": 1, "DoRA (by input)": 1}),
        (None, (32, 1), {"LoRA": 1, "DoRA (by output)": 1}),
    ],
)
def test_forms_of_one_name_are_told_apart_by_shape(
    tmp_path: Path, blocks: tuple[int, ...] | None, magnitude: tuple[int, ...] | None, told: dict[str, int]
) -> None:
    tensors = {f"{KOHYA}.oft_blocks": np.zeros(blocks, np.float32)} if blocks else {}
    if magnitude:
        tensors = {f"{KOHYA}.lora_down.weight": np.zeros((4, 8), np.float32)}
        tensors[f"{KOHYA}.dora_scale"] = np.ones(magnitude, np.float32)
    header = read_header(saved(tmp_path / "x.safetensors", tensors))
    assert counted(layers_of(header)) == told


def diffusers(path: Path, settings: dict[str, Any]) -> Path:
    half = np.float16
    tensors = {
        f"unet.{PATH}.lora_A.weight": np.ones((4, 8), half),
        f"unet.{PATH}.lora_B.weight": np.ones((32, 4), half),
        f"unet.{PATH}.lora_magnitude_vector": np.ones(32, half),
        "unet.mid_block.attentions.0.transformer_blocks.0.ff.net.2.lora_A.weight": np.ones((4, 3), half),
        "unet.mid_block.attentions.0.transformer_blocks.0.ff.net.2.lora_B.weight": np.ones((8, 4), half),
        "text_encoder.text_model.encoder.layers.0.self_attn.q_proj.lora_linear_layer.down.weight": np.ones(
            (2, 8), half
        ),
        "text_encoder.text_model.encoder.layers.0.self_attn.q_proj.lora_linear_layer.up.weight": np.ones(
            (8, 2), half
        ),
        "text_encoder_2.encoder.layers.0.self_attn.q_proj.lora_A.weight": np.ones((2, 8), half),
        "text_encoder_2.encoder.layers.0.self_attn.q_proj.lora_B.weight": np.ones((8, 2), half),
    }
    return saved(path, tensors, {"lora_adapter_metadata": json.dumps(settings)})


def test_diffusers_names_and_alphas_are_put_into_kohyas_form(tmp_path: Path) -> None:
    """Alpha of each layer as PEFT counts it: by pattern, and by the root of the rank where it says so."""
    settings = {
        "unet.lora_alpha": 8,
        "unet.r": 4,
        "unet.alpha_pattern": {"ff.net.2": 2.0},
        "text_encoder.lora_alpha": 3,
        "text_encoder.use_rslora": True,
    }
    path = diffusers(tmp_path / "d.safetensors", settings)
    target = tmp_path / "k.safetensors"
    write_renamed(path, target)
    kohya = f"lora_unet_{PATH.replace('.', '_')}"
    middle = "lora_unet_mid_block_attentions_0_transformer_blocks_0_ff_net_2"
    one, two = (f"lora_te{n}_text_model_encoder_layers_0_self_attn_q_proj" for n in (1, 2))
    with safe_open(target, "numpy") as file:
        names = file.keys()
        told = {name: file.get_tensor(name) for name in names}
    alphas = {name: float(value) for name, value in told.items() if name.endswith(".alpha")}
    assert alphas == {f"{kohya}.alpha": 8, f"{middle}.alpha": 2, f"{one}.alpha": pytest.approx(3 * 2**0.5)}
    assert told[f"{kohya}.dora_scale"].shape == (32, 1)
    pairs = {f"{base}.lora_{half}.weight" for base in (kohya, middle, one, two) for half in ("down", "up")}
    assert set(told) == {*alphas, *pairs, f"{kohya}.dora_scale"}
    assert not renaming_of(target).names, "done once, it needs nothing more"


def test_what_peft_keeps_beside_its_file_counts(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "adapter_model.safetensors",
        {f"base_model.model.{PATH}.lora_{half}.weight": np.ones((4, 4), np.float16) for half in "AB"},
    )
    (tmp_path / "adapter_config.json").write_text('{"lora_alpha": 6, "r": 4}')
    assert renaming_of(path).alphas == {f"lora_unet_{PATH.replace('.', '_')}.alpha": 6.0}
    (tmp_path / "adapter_config.json").write_text("{")
    assert renaming_of(path).alphas == {} and renaming_of(path).names


@pytest.mark.parametrize(
    "settings", [{}, {"unet.lora_alpha": "8"}, {"unet.lora_alpha": True}, {"unet.alpha_pattern": [1]}]
)
def test_settings_that_tell_no_alpha_add_none(tmp_path: Path, settings: dict[str, Any]) -> None:
    path = diffusers(tmp_path / "d.safetensors", settings)
    assert renaming_of(path).alphas == {} and len(renaming_of(path).names) == 9


def test_numbers_are_copied_to_the_bit_and_can_be_opened_whatever_their_precision(tmp_path: Path) -> None:
    """Three numbers of two bytes before the alphas: in a careless layout those lie where none may begin."""
    name = f"unet.{PATH}.lora_A.weight"
    header = {
        name: {"dtype": "BF16", "shape": [1, 3], "data_offsets": [0, 6]},
        "__metadata__": {"lora_adapter_metadata": '{"unet.lora_alpha": 1}'},
    }
    text = json.dumps(header).encode()
    path = tmp_path / "odd.safetensors"
    path.write_bytes(struct.pack("<Q", len(text)) + text + struct.pack("<3H", 0x3F80, 0x4000, 0xC040))
    write_renamed(path, tmp_path / "new.safetensors")
    told = read_header(tmp_path / "new.safetensors")
    down = f"lora_unet_{PATH.replace('.', '_')}.lora_down.weight"
    values = tensor_of(tmp_path / "new.safetensors", told, down)
    assert values is not None and values.tolist() == [[1.0, 2.0, -3.0]]
    with safe_open(tmp_path / "new.safetensors", "pt") as file:
        assert file.get_tensor(down).tolist() == [[1.0, 2.0, -3.0]]
        assert [file.get_tensor(one).item() for one in told if one.endswith(".alpha")] == [1.0]


def test_a_scan_finds_what_comfyui_lists_and_names_what_it_cant_use(tmp_path: Path) -> None:
    """Upper case, linked folders, circles; and files that are cut, empty, pages, macOS's own, or oddly named."""
    folder = tmp_path / "loras"
    of_form(tmp_path / "far" / "chars" / "linked.safetensors", "kohya")
    of_form(folder / "Upper.SAFETENSORS", "LoKr")
    (folder / "chars").symlink_to(tmp_path / "far" / "chars", target_is_directory=True)
    (folder / "again").symlink_to(tmp_path / "far" / "chars", target_is_directory=True)
    (folder / "circle").symlink_to(folder, target_is_directory=True)
    (folder / "gone.safetensors").symlink_to(tmp_path / "nowhere")
    (folder / "folder.safetensors").mkdir()
    bad = {
        "._Upper.safetensors": b"\0\5\x16\7" + bytes(40),
        "empty.safetensors": b"",
        "page.safetensors": b"<!DOCTYPE html><title>Not found</title>",
        "pointer.safetensors": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n",
        "cut.safetensors": (folder / "Upper.SAFETENSORS").read_bytes()[:-9],
    }
    for name, data in bad.items():
        (folder / name).write_bytes(data)
    odd = [of_form(folder / name, "kohya").name for name in ('what? "v2".safetensors', "..odd.safetensors")]
    entries, faults = scan_loras(folder)
    assert {entry.file for entry in entries.values()} == {
        "Upper.SAFETENSORS",
        "chars/linked.safetensors",
        "again/linked.safetensors",
    }
    assert set(faults) == {*bad, *odd, "gone.safetensors", "folder.safetensors"}
    listed = ModelFolders((tmp_path,)).files("loras")
    assert "Upper.SAFETENSORS" in listed and "again/linked.safetensors" in listed


def test_a_file_whose_notes_comfyui_cant_open_is_told_and_mended_by_import(tmp_path: Path) -> None:
    """The library that reads such files refuses notes that aren't text; the user would see its traceback."""
    header = {
        f"{KOHYA}.lora_down.weight": {"dtype": "F16", "shape": [4, 8], "data_offsets": [0, 64]},
        "__metadata__": {"trained_words": ["luca_boy"], "epochs": 5},
    }
    text = json.dumps(header).encode()
    path = tmp_path / "odd.safetensors"
    path.write_bytes(struct.pack("<Q", len(text)) + text + bytes(64))
    entry = lora_entry(path, path.name)
    assert entry.trigger_words == ["luca_boy"] and "lora import" in entry.metadata["warning 1"]
    with pytest.raises(StudioError) as caught:
        loras.check_base(loras.ChosenLora("odd", path.name, 1.0), path, "")
    assert caught.value.code == "model_invalid" and "lora import" in caught.value.fix
    write_renamed(path, tmp_path / "new.safetensors")
    with safe_open(tmp_path / "new.safetensors", "numpy") as file:
        assert file.metadata()["epochs"] == "5"
    assert report_of(tmp_path / "new.safetensors").warnings == ()


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ({"trained_words": '["mira_girl", "yellow scarf"]'}, ["mira_girl", "yellow scarf"]),
        ({"trained_words": "mira_girl, scarf"}, ["mira_girl", "scarf"]),
        ({"ss_trigger_words": "mira_girl"}, ["mira_girl"]),
        ({"modelspec.trigger_phrase": "first", "trained_words": "second"}, ["first"]),
        ({"trained_words": "[broken"}, ["[broken"]),
        ({"trained_words": " , "}, []),
    ],
)
def test_trigger_words_are_read_where_trainers_put_them(
    tmp_path: Path, note: dict[str, str], words: list[str]
) -> None:
    path = saved(tmp_path / "x.safetensors", {f"{KOHYA}.lora_down.weight": np.ones((4, 8), np.float16)}, note)
    assert lora_entry(path, path.name).trigger_words == words


def test_a_registry_with_a_windows_path_says_to_write_forward_slashes(tmp_path: Path) -> None:
    """It showed the pattern alone, which nobody can read."""
    from animation_ai_studio.configs.places import ConfigFolder
    from animation_ai_studio.configs.schema import load_loras

    registry = tmp_path / "lora_registry.yaml"
    registry.write_text("loras:\n  mira: {file: 'chars\\mira.safetensors', type: character}\n")
    with pytest.raises(StudioError) as caught:
        load_loras([ConfigFolder(tmp_path)])
    assert "chars/mira.safetensors" in caught.value.message and "forward slashes" in caught.value.message
    registry.write_text("loras:\n  mira: {file: chars/Mira.SAFETENSORS, type: character}\n")
    assert load_loras([ConfigFolder(tmp_path)]).loras["mira"].file == "chars/Mira.SAFETENSORS"


@pytest.mark.parametrize(
    "tensors",
    [
        {"x.oft_blocks": np.ones((2, 3, 4), np.float32), "x.alpha": np.ones(1, np.float32)},
        {"x.oft_blocks": np.ones((2, 3, 4), np.float32), "x.rescale": np.ones((6, 1), np.float32)},
        {
            "x.lora_up.weight": np.ones((0, 4), np.float32),
            "x.lora_down.weight": np.ones((4, 0), np.float32),
            "x.dora_scale": np.ones((1, 1), np.float32),
        },
    ],
)
def test_layers_of_odd_shapes_cost_no_scan(tmp_path: Path, tensors: dict[str, Any]) -> None:
    """One odd file ended the scan of all with numpy's words."""
    path = tmp_path / "odd.safetensors"
    save_file(tensors, path)
    assert report_of(path).layers >= 0


def test_an_sd3_lora_is_none_of_sdxl(tmp_path: Path) -> None:
    path = tmp_path / "sd3.safetensors"
    names = ("lora_te2_a", "lora_unet_joint_blocks_0_b")
    save_file({f"{name}.lora_down.weight": np.ones((2, 2), np.float32) for name in names}, path)
    assert report_of(path).family == "sd3"
