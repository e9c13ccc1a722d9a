"""A training that can't go on after a cut, or that sees what it must not see, wastes a night."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
import torch
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.look import Hair, Look
from animation_ai_studio.toonxl import vocabulary
from animation_ai_studio.toonxl.family import TOON_XL
from animation_ai_studio.toonxl.judge import ASPECTS, answers
from animation_ai_studio.toonxl.silhouette import load_silhouette, overlap
from animation_ai_studio.toonxl.vocabulary import ControlKind
from animation_ai_studio.training import runs
from animation_ai_studio.training.runs import Run, rate_at, read_checkpoint, train
from animation_ai_studio.training.toonxl import vae
from animation_ai_studio.training.toonxl.autoencoder import TinyAutoencoder, start_as_thumbnail
from animation_ai_studio.training.toonxl.controlnet import ControlNetTask, write_controlnet
from animation_ai_studio.training.toonxl.identity import crossing
from animation_ai_studio.training.toonxl.judge import JudgeTask
from animation_ai_studio.training.toonxl.lora import PuppetLora
from animation_ai_studio.training.toonxl.model import ToonModel
from animation_ai_studio.training.toonxl.nets import UNet
from animation_ai_studio.training.toonxl.silhouette import SilhouetteTask
from animation_ai_studio.training.toonxl.text import Prompts, Tokenizer
from animation_ai_studio.training.toonxl.unet import UNetTask
from animation_ai_studio.training.toonxl.vae import VaeTask
from animation_ai_studio.workflows.models.families import read_notes


def pictures(count: int = 8, size: int = 32) -> np.ndarray:
    """Pictures of chance."""
    return np.random.default_rng(0).integers(0, 255, (count, size, size, 3), np.uint8)


def vae_trainee() -> VaeTask:
    """A small one."""
    return VaeTask(pictures(), crop=16, batch=2)


def test_a_resumed_run_equals_an_uninterrupted_one(studio_home: Path) -> None:
    """A cut must cost nothing but the time since the last checkpoint."""
    whole, first, second = vae_trainee(), vae_trainee(), vae_trainee()
    train(Run("whole", {}), whole, steps=4, rate=1e-3)
    train(Run("parts", {}), first, steps=2, rate=1e-3)
    assert train(Run("parts", {}), second, steps=4, rate=1e-3) == 4
    # The rate's fall depends on the number of steps, so both are compared with the same schedule.
    for number in range(2, 4):
        first.step(number, rate_at(number, 4, 1e-3))
    for a, b in zip(first.master.masters, second.master.masters, strict=True):
        torch.testing.assert_close(a, b)


def test_a_damaged_checkpoint_falls_back_to_the_one_before(studio_home: Path) -> None:
    """A power cut while the disk was full must not end a long run."""
    run = Run("damaged", {"words": 1})
    train(run, vae_trainee(), steps=1, rate=1e-3)
    run.save(2, 1.0, vae_trainee().state())
    run.checkpoint.write_bytes(run.checkpoint.read_bytes()[:1000])
    state = run.load()
    assert state is not None and state["step"] == 1
    run.previous.write_bytes(b"")
    with pytest.raises(StudioError) as caught:
        run.load()
    assert caught.value.code == "model_invalid"


def test_a_run_with_other_words_is_refused(studio_home: Path) -> None:
    """Otherwise a changed vocabulary would be learned on top of the old one."""
    train(Run("words", {"vocabulary": "a"}), vae_trainee(), steps=1, rate=1e-3)
    with pytest.raises(StudioError) as caught:
        Run("words", {"vocabulary": "b"}).load()
    assert caught.value.code == "model_invalid"


def test_a_foreign_file_is_no_checkpoint(tmp_path: Path) -> None:
    """Reading one must not run code from it."""
    path = tmp_path / "checkpoint.pt"
    torch.save(Path("a"), path)
    assert read_checkpoint(path) is None


def test_pausing_waits_and_goes_on(studio_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Someone who needs the processor for a minute can have it."""
    sign = runs.family_folder("toonxl") / "runs" / "pause" / "PAUSE"
    sign.parent.mkdir(parents=True)
    sign.touch()
    monkeypatch.setattr(runs.time, "sleep", lambda seconds: sign.unlink())
    assert runs.wait_while_paused(sign.parent)
    assert not runs.wait_while_paused(sign.parent)


def test_training_never_sees_held_out_combinations() -> None:
    """Scores on them would otherwise be remembered, not understood."""
    seen = [vocabulary.scene_at(1, index) for index in range(300)]
    unseen = [vocabulary.scene_at(1, index, unseen=True) for index in range(50)]
    assert not any(map(vocabulary.held_out, seen))
    assert all(map(vocabulary.held_out, unseen))
    assert vocabulary.scene_at(1, 7) == seen[7]


def test_captions_name_what_is_seen() -> None:
    """A prompt word that no caption used would mean nothing to the model."""
    for index in range(100):
        scene = vocabulary.scene_at(2, index)
        text = vocabulary.caption(scene, random.Random(index))
        assert scene.shirt in text
        assert any(word in text for word in vocabulary.PLACES[scene.place])
        assert any(word in text for word in vocabulary.EMOTIONS[scene.emotion])
        assert text == vocabulary.caption(scene, random.Random(index))


def test_the_judge_is_not_asked_what_can_t_be_seen() -> None:
    """A bald head's hair colour and a hidden gesture would count as faults."""
    names = list(ASPECTS)
    for index in range(200):
        scene = vocabulary.scene_at(3, index)
        right = answers(scene)
        assert (right[names.index("hair_colour")] < 0) == (scene.hair == "bald")
        assert (right[names.index("gesture")] < 0) == (scene.framing == "close_up")


def test_an_untrained_vae_already_keeps_colours() -> None:
    """Training from nothing spends its first quarter of an hour on colours."""
    torch.manual_seed(0)
    net = TinyAutoencoder()
    start_as_thumbnail(net)
    colours = torch.rand(4, 3, 1, 1).expand(-1, -1, 32, 32)
    with torch.no_grad():
        error = (net.decode(net.encode(colours)) - colours)[..., 8:-8, 8:-8].abs().mean()
    assert error < 0.12


def test_normalised_latents_have_unit_variance() -> None:
    """The U-Net's noise schedule assumes it."""
    net = vae.load_vae(vae_trainee().master.averaged("vae"))
    given = np.repeat(np.repeat(pictures(4, 8), 8, 1), 8, 2)
    vae.normalise(net, given)
    latents = vae.encode_all(net, given)
    assert torch.allclose(latents.mean((0, 2, 3)), torch.zeros(4), atol=0.1)
    assert torch.allclose(latents.std((0, 2, 3)), torch.ones(4), atol=0.1)


def test_every_trainer_makes_a_step() -> None:
    """A trainer that fails on its first step fails after the pictures have been drawn."""
    torch.manual_seed(0)
    scene = lambda index: vocabulary.scene_at(1, index)  # noqa: E731
    unet = UNetTask(torch.randn(6, 4, 8, 8), scene, batch=4)
    judge = JudgeTask(pictures(6, 128), scene, batch=4)
    for trainee in (unet, judge, VaeTask(pictures(), crop=16, batch=2, decoder_only=True)):
        losses = [trainee.step(number, 1e-3) for number in range(2)]
        assert all(np.isfinite(losses))


def test_the_decoder_alone_leaves_the_encoder_as_it_is() -> None:
    """The U-Net has learned on that encoder's latents."""
    trainee = VaeTask(pictures(), crop=16, batch=2, decoder_only=True)
    before = trainee.master.averaged("vae")
    trainee.step(0, 1e-2)
    after = trainee.master.averaged("vae")
    assert all(torch.equal(before[name], after[name]) for name in before if "encoder" in name)
    assert any(not torch.equal(before[name], after[name]) for name in before if "decoder" in name)


def test_the_equal_error_rate_of_separate_crowds_is_nothing() -> None:
    """A wrong rate would recommend a wrong threshold."""
    rate, edge = crossing(np.array([0.8, 0.9], np.float32), np.array([0.1, 0.3], np.float32))
    assert rate == 0.0 and 0.3 <= edge <= 0.8
    rate, _ = crossing(np.linspace(0, 1, 1000, dtype=np.float32), np.linspace(0, 1, 1000, dtype=np.float32))
    assert rate == pytest.approx(0.5, abs=0.01)


def small_model() -> ToonModel:
    """An untrained model."""
    torch.manual_seed(0)
    return ToonModel(
        TOON_XL,
        UNet(TOON_XL).to(torch.bfloat16).requires_grad_(False),
        Prompts(TOON_XL).to(torch.bfloat16).requires_grad_(False),
        TinyAutoencoder(),
        Tokenizer(),
    )


def test_a_lora_learns_without_touching_its_base(tmp_path: Path) -> None:
    """A LoRA trained on a base that moved along would spoil every other picture."""
    model = small_model()
    before = {name: value.clone() for name, value in model.unet.state_dict().items()}
    trainee = PuppetLora(model, Look(hair=Hair.BUN), "mira_girl", count=2, batch=2, rank=2)
    for number in range(3):
        assert np.isfinite(trainee.step(number, 1e-2))
    after = {name.replace(".base_layer", ""): value for name, value in model.unet.state_dict().items()}
    assert all(torch.equal(value, after[name]) for name, value in before.items())
    path = trainee.write(tmp_path / "mira.safetensors", title="Mira", description="A girl", steps=3)
    notes = read_notes(path)
    assert notes["modelspec.trigger_phrase"] == "mira_girl"
    assert notes["ss_network_dim"] == "2"
    assert notes["modelspec.architecture"].endswith("/lora")


def test_a_controlnet_starts_without_effect_and_learns(tmp_path: Path) -> None:
    """A control that changes pictures before it has learned anything makes them worse."""
    model = small_model()
    scene = lambda index: vocabulary.scene_at(1, index)  # noqa: E731
    trainee = ControlNetTask(model, pictures(3, 64), torch.randn(3, 4, 8, 8), scene, batch=2)
    x, t = torch.randn(1, 4, 8, 8, dtype=torch.bfloat16), torch.tensor([400])
    context = torch.randn(1, 77, TOON_XL.context, dtype=torch.bfloat16)
    vector = torch.randn(1, TOON_XL.vector, dtype=torch.bfloat16)
    hint = torch.rand(1, 3, 64, 64, dtype=torch.bfloat16)
    assert not any(part.any() for part in trainee.net(x, t, context, vector, hint))
    for number in range(3):
        assert np.isfinite(trainee.step(number, 1e-2))
    path = write_controlnet(
        tmp_path / "canny.safetensors", trainee.master.averaged("control"), TOON_XL, ControlKind.CANNY
    )
    assert read_notes(path)["modelspec.architecture"].endswith("/controlnet")


def test_the_finder_of_figures_learns_where_they_are() -> None:
    """A ControlNet would be praised for figures that stand anywhere."""
    depths = np.full((8, 64, 64, 3), 90, np.uint8)
    shown = np.full((8, 64, 64, 3), 200, np.uint8)
    for index in range(8):
        depths[index, :, 8 * (index % 4) : 8 * (index % 4) + 24] = 180
        shown[index][depths[index, :, :, 0] >= 127] = (200, 30, 30)
    trainee = SilhouetteTask(shown, depths, batch=8)
    for number in range(60):
        trainee.step(number, 4e-3)
    net = load_silhouette(trainee.master.averaged("silhouette"))
    right, wrong = overlap(net, list(shown), list(depths)), overlap(net, list(shown[[3]]), list(depths[[0]]))
    assert min(right) > 0.8
    assert wrong[0] < 0.4


def test_a_checkpoint_of_another_build_is_named(studio_home: Path) -> None:
    """A resumed run of an older version would end in a missing key."""
    trainee = vae_trainee()
    state = trainee.state()
    masters = {f"old.{name}": value for name, value in state["masters"].items()}
    with pytest.raises(StudioError) as caught:
        trainee.restore({**state, "masters": masters})
    assert caught.value.code == "model_invalid"
