"""The first search in a new home is quick only while the shipped vectors are those of this model and these texts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.agent.knowledge import prepared
from animation_ai_studio.agent.knowledge.base import open_knowledge, prepare_vectors, shipped_documents
from animation_ai_studio.agent.knowledge.embed import MiniLm, installed_embedder
from animation_ai_studio.agent.knowledge.prepared import read_prepared, text_key, write_prepared
from animation_ai_studio.agent.knowledge.search import embedded_texts
from animation_ai_studio.common.errors import StudioError


@pytest.fixture(scope="module")
def model() -> MiniLm:
    model = installed_embedder()
    assert model is not None
    return model


def test_the_shipped_file_is_of_todays_texts_and_model(model: MiniLm) -> None:
    """Red after a change of the samples or the model: `./studio knowledge prepare` makes the file anew."""
    texts = {text_key(text) for document in shipped_documents() for text in embedded_texts(document)}
    assert set(read_prepared(model.weights)) == texts


def test_shipped_vectors_are_what_the_model_gives(model: MiniLm) -> None:
    texts = embedded_texts(shipped_documents()[0])[:2]
    assert np.allclose(model.embed(texts), model.compute(texts), atol=1e-5)


def test_a_new_knowledge_base_computes_nothing(
    tmp_path: Path, model: MiniLm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight seconds of a slow machine, before the first film says anything."""
    monkeypatch.setattr(MiniLm, "_weights", property(lambda self: pytest.fail("the model was loaded")))
    base = open_knowledge(tmp_path / "k.sqlite", MiniLm(Path("nowhere"), model.weights))
    ids, vectors = base.store._vectors(model.model)
    assert len(ids) == len(vectors) == sum(len(document.passages) for document in shipped_documents())


@pytest.mark.parametrize("spoilt", ["other weights", "no weights", "cut", "not there"])
def test_a_file_that_does_not_fit_is_passed_over(tmp_path: Path, spoilt: str) -> None:
    path = tmp_path / "prepared.safetensors"
    write_prepared(["sea", "moon"], np.eye(2, prepared.WIDTH, dtype=np.float32), "abc", path)
    assert set(read_prepared("abc", path)) == {text_key("sea"), text_key("moon")}
    if spoilt == "cut":
        path.write_bytes(path.read_bytes()[:-40])
    elif spoilt == "not there":
        path.unlink()
    weights = {"other weights": "abd", "no weights": ""}.get(spoilt, "abc")
    assert read_prepared(weights, path) == {}


def test_the_vectors_can_be_made_anew(tmp_path: Path, model: MiniLm, monkeypatch: pytest.MonkeyPatch) -> None:
    few = shipped_documents()[:1]
    monkeypatch.setattr("animation_ai_studio.agent.knowledge.base.shipped_documents", lambda: few)
    path = tmp_path / "prepared.safetensors"
    assert prepare_vectors(model, path) == len(set(embedded_texts(few[0])))
    assert set(read_prepared(model.weights, path)) == {text_key(text) for text in embedded_texts(few[0])}


def test_a_pack_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StudioError) as caught:
        write_prepared([], np.zeros((0, prepared.WIDTH), np.float32), "", tmp_path / "file" / "x.safetensors")
    assert caught.value.code == "not_writable"
