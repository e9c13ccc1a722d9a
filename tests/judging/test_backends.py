"""The models that compare pictures: one that is missing, broken or blind must say so, and never fetch anything."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.vocabulary import Emotion
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.judging.identity import backends
from animation_ai_studio.judging.identity.consistency import compare_figures, unseen
from animation_ai_studio.judging.identity.embedding import NothingSeenError, reference_gallery
from animation_ai_studio.puppets import portrait
from PIL import Image


@pytest.fixture(scope="module")
def identity(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An identity net as ``toonxl`` exports it, with the weights it begins its training with."""
    import torch
    from animation_ai_studio.toonxl.identity import IdentityNet
    from animation_ai_studio.training.toonxl.identity import write_onnx

    torch.manual_seed(3)
    return write_onnx(IdentityNet(), tmp_path_factory.mktemp("identity") / "identity.onnx")


def test_an_exported_identity_net_gives_what_it_gives_in_training(identity: Path) -> None:
    import torch
    from animation_ai_studio.toonxl.identity import IdentityNet, prepared

    picture = portrait(load_characters([])["luca"].look, (112, 112))
    got = backends.open_backend("toonxl", [identity.parent])(picture)
    torch.manual_seed(3)
    with torch.no_grad():
        wanted = IdentityNet().eval()(prepared(picture[None])).numpy()
    np.testing.assert_allclose(got, wanted, atol=1e-3)


def test_a_gallery_is_made_and_a_picture_judged_with_it(identity: Path, tmp_path: Path) -> None:
    presets = load_characters([])
    cast = {}
    for who in ("mira", "luca", "alberto"):
        names = []
        for feeling in list(Emotion)[:4]:
            names.append(f"{who}_{feeling}.png")
            drawn = portrait(presets[who].look, (112, 112), emotion=feeling)
            Image.fromarray(drawn).save(tmp_path / names[-1])
        cast[who] = presets[who].model_copy(update={"references": names})
    embed = backends.onnx_embedder(identity, backends.IDENTITY)
    gallery = reference_gallery(cast, tmp_path.joinpath, embed)
    fresh = embed(portrait(presets["luca"].look, (112, 112), emotion=list(Emotion)[5]))
    verdict = compare_figures(fresh, "luca", gallery)
    assert {name: rows.shape for name, rows in gallery.items()} == dict.fromkeys(cast, (4, 256))
    assert verdict.rank == 1 and verdict.outcome in ("accept", "unknown")


@pytest.mark.parametrize(("name", "told"), [("toonxl", "animation_studio/identity"), ("ccip", "ccip")])
def test_a_backend_without_its_file_says_where_it_belongs(
    tmp_path: Path, name: backends.Name, told: str
) -> None:
    with pytest.raises(StudioError) as caught:
        backends.open_backend(name, [tmp_path])
    assert caught.value.code == "model_missing" and told in caught.value.fix


def test_a_net_of_another_form_or_no_net_is_refused(identity: Path, tmp_path: Path) -> None:
    with pytest.raises(StudioError) as caught:
        backends.onnx_embedder(identity, backends.CCIP)
    assert caught.value.code == "model_invalid" and "384" in caught.value.message
    (tmp_path / "bad.onnx").write_bytes(b"not a model")
    with pytest.raises(StudioError) as caught:
        backends.open_backend("ccip", [tmp_path])
    assert caught.value.code == "model_invalid"


def test_face_models_are_never_fetched_and_their_licence_is_told(tmp_path: Path) -> None:
    """insightface downloads what it lacks: it must not even be asked."""
    for attempt in (
        lambda: backends.open_backend("arcface", [tmp_path]),
        lambda: backends.arcface_embedder(tmp_path / "models" / "buffalo_l"),
    ):
        with pytest.raises(StudioError) as caught:
            attempt()
        assert caught.value.code == "model_missing" and "non-commercial" in caught.value.fix
    assert not list(tmp_path.iterdir())


def test_faces_without_the_package_name_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    folder = tmp_path / "models" / "own"
    folder.mkdir(parents=True)
    (folder / "w600k.onnx").write_bytes(b"x")
    monkeypatch.setitem(sys.modules, "insightface.app", None)
    with pytest.raises(StudioError) as caught:
        backends.open_backend("arcface", [tmp_path])
    assert caught.value.code == "extra_missing" and "insightface" in caught.value.fix


@dataclass
class Face:
    """A face as insightface gives it."""

    bbox: np.ndarray
    kps: np.ndarray
    embedding: np.ndarray


def face(size: float, nose: float, direction: int) -> Face:
    points = np.float32([[0, 0], [10, 0], [5 + nose, 5], [2, 9], [8, 9]])
    return Face(np.float32([0, 0, size, size]), points, np.eye(8, dtype=np.float32)[direction])


BLANK = np.zeros((64, 64, 3), np.uint8)


@pytest.mark.parametrize(("found", "told"), [([], "no face"), ([face(9, 6, 0)], "from the side")])
def test_a_picture_without_a_usable_face_gets_no_verdict(found: list[Face], told: str) -> None:
    with pytest.raises(NothingSeenError) as caught:
        backends.faces_embedder(lambda picture: found)(BLANK)
    assert told in str(caught.value)
    assert unseen(str(caught.value)).outcome == "unknown"


def test_of_several_faces_the_one_most_like_the_character_counts() -> None:
    embed = backends.faces_embedder(lambda picture: [face(4, 0, 0), face(9, 0, 1), face(8, 6, 2)])
    rows = embed(BLANK)
    assert rows.argmax(1).tolist() == [1, 0], "the largest first, the profile left out"
    near = np.eye(8, dtype=np.float32)
    gallery = {
        who: near[[at] * 4] + 0.02 * near[[4, 5, 6, 7]] for at, who in enumerate(("luca", "mira", "pim"))
    }
    assert compare_figures(rows, "luca", gallery).outcome == "accept"
    assert compare_figures(rows, "pim", gallery).outcome == "reject"


def test_a_reference_without_a_face_is_named(tmp_path: Path) -> None:
    Image.new("RGB", (64, 64)).save(tmp_path / "wall.png")
    preset = load_characters([])["luca"].model_copy(update={"references": ["wall.png"]})
    with pytest.raises(StudioError) as caught:
        reference_gallery({"luca": preset}, tmp_path.joinpath, backends.faces_embedder(lambda picture: []))
    assert caught.value.code == "file_invalid" and "wall.png" in caught.value.message
