"""Building graphs in code: a mistake must fail on its own line, with both ends named."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.workflows import GraphBuilder
from animation_ai_studio.workflows.check import check


def test_the_same_code_makes_the_same_graph(catalog):
    def make():
        b = GraphBuilder(catalog)
        image = b.add("EmptyImage", width=64, height=64, batch_size=1, color=0)
        b.add("SaveImage", images=image, filename_prefix="x")
        return b.build()

    assert make() == make()
    assert list(make()) == ["1", "2"]
    assert check(make(), catalog) == []


def test_wrong_links_name_both_ends(catalog):
    b = GraphBuilder(catalog)
    model = b.add("CheckpointLoaderSimple", ckpt_name="tiny_sdxl.safetensors")
    with pytest.raises(StudioError) as caught:
        b.add("VAEDecode", samples=model.out("MODEL"), vae=model.out("VAE"))
    message = caught.value.message
    assert "CheckpointLoaderSimple 1 output MODEL" in message
    assert "VAEDecode 2 input samples" in message


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda b: b.add("KSamplr"), "KSampler"),
        (lambda b: b.add("EmptyImage", widht=3), "width"),
        (lambda b: b.add("EmptyImage").out("LATENT"), "0 IMAGE"),
        (lambda b: b.add("EmptyImage").out(4), "0 IMAGE"),
    ],
)
def test_mistakes_come_with_what_was_probably_meant(catalog, make, words):
    with pytest.raises(StudioError) as caught:
        make(GraphBuilder(catalog))
    assert caught.value.code == "graph_invalid"
    assert words in caught.value.fix


def test_wires_of_another_builder_are_refused(catalog):
    other = GraphBuilder(catalog).add("EmptyImage")
    with pytest.raises(StudioError, match="another builder"):
        GraphBuilder(catalog).add("SaveImage", images=other)


def test_matched_types_are_followed(new_catalog):
    b = GraphBuilder(new_catalog)
    picture = b.add("EmptyImage")
    text = b.add("PrimitiveString", value="x")
    switch = b.add("ComfySwitchNode", switch=True, on_false=picture, on_true=picture)
    assert switch.out(0).type == "IMAGE"
    with pytest.raises(StudioError, match="takes IMAGE"):
        b.add("ComfySwitchNode", switch=True, on_false=picture, on_true=text)


def test_grown_and_chosen_inputs_have_dotted_names(new_catalog):
    b = GraphBuilder(new_catalog)
    text = b.add("PrimitiveString", value="x")
    node = b.add("StringFormat", inputs={"values.a": text, "values.b": text}, f_string="{a}{b}")
    assert node.out(0).type == "STRING"
    with pytest.raises(StudioError, match="no input"):
        b.add("StringFormat", inputs={"values.zz": text}, f_string="")


def test_a_graph_can_be_part_of_another(catalog):
    part = GraphBuilder(catalog)
    image = part.add("EmptyImage", width=64, height=64, batch_size=1, color=0)
    part.add("ImageInvert", title="Negative", image=image)
    whole = GraphBuilder(catalog)
    own = whole.add("EmptyImage", width=32, height=32, batch_size=1, color=7)
    copies = whole.include(part.build(), {("2", "image"): own.out(0)})
    whole.add("SaveImage", images=copies["2"], filename_prefix="x")
    graph = whole.build()
    assert [node.class_type for node in graph.values()] == [
        "EmptyImage",
        "EmptyImage",
        "ImageInvert",
        "SaveImage",
    ]
    assert graph["3"].title == "Negative"
    assert graph["3"].inputs["image"].node == "1"


def test_without_a_catalog_graphs_are_only_put_together():
    b = GraphBuilder()
    node = b.add("Anything", whatever=1)
    b.add("Else", it=node.out(0))
    with pytest.raises(StudioError, match="without a catalog"):
        node.out("IMAGE")
    assert len(b.build()) == 2
