"""A planner that is told the wrong thing, or loses what another process wrote, makes the wrong film."""

import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.agent.knowledge.search import Knowledge, fuse
from animation_ai_studio.agent.knowledge.store import Document, KnowledgeStore
from animation_ai_studio.agent.knowledge.terms import query_terms, terms
from animation_ai_studio.common.errors import StudioError


class Pieces:
    """A stand-in for an embedding model at the edge: counts pieces of three letters, so that alike words are near."""

    model = "pieces"

    def embed(self, texts: list[str]) -> np.ndarray:
        rows = np.full((len(texts), 256), 1e-3)
        for row, text in zip(rows, texts, strict=True):
            for start in range(len(text) - 2):
                row[zlib.crc32(text[start : start + 3].lower().encode()) % 256] += 1
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)

    def reads(self, text: str) -> bool:
        return text.isascii()


LUCA = Document(
    "characters/luca.md", "character", "Luca", ["Luca is curious.", "He fears the postman."], ["Luca", "卢卡"]
)
HARBOUR = Document(
    "places/harbour.md",
    "place",
    "Harbour",
    ["Gulls steal sandwiches.", "灯塔在夜里闪光，渔夫们唱歌。"],
    ["harbour", "港口"],
)


@pytest.fixture
def knowledge(tmp_path: Path) -> Knowledge:
    base = Knowledge(tmp_path / "knowledge.sqlite", Pieces())
    base.add(LUCA)
    base.add(HARBOUR)
    return base


def test_a_name_is_found_first_in_either_language_and_case(knowledge: Knowledge) -> None:
    for query in ("what does LUCA's day look like", "卢卡喜欢什么"):
        best = knowledge.search(query)[0]
        assert best.passage.title == "Luca" and best.named
        assert best.citation.startswith("characters/luca.md#")


def test_words_find_the_passage_that_holds_them(knowledge: Knowledge) -> None:
    assert knowledge.search("sandwich gull")[0].passage.text == "Gulls steal sandwiches."
    assert "灯塔" in knowledge.search("夜里的灯塔")[0].passage.text


def test_kinds_and_budget_narrow_what_comes_back(knowledge: Knowledge) -> None:
    assert {one.passage.kind for one in knowledge.search("Luca harbour gulls", kinds=["place"])} == {"place"}
    assert len(knowledge.search("Luca harbour gulls", budget=8)) == 1


def test_the_same_document_is_not_read_in_twice_and_a_changed_one_replaces_it(knowledge: Knowledge) -> None:
    assert not knowledge.add(LUCA)
    changed = Document(LUCA.source, LUCA.kind, LUCA.title, ["Luca sells boats now."], LUCA.names)
    assert knowledge.add(changed)
    assert [one.passage.text for one in knowledge.search("Luca", kinds=["character"])] == [
        "Luca sells boats now."
    ]
    assert knowledge.search("postman", kinds=["character"])[0].passage.text == "Luca sells boats now."


def test_removing_takes_out_every_trace(knowledge: Knowledge) -> None:
    assert knowledge.store.remove("characters/") == 1
    assert all(one.passage.kind == "place" for one in knowledge.search("Luca postman"))
    assert knowledge.store.by_words(["postman"], 5) == {}


@pytest.mark.parametrize("query", ["", "   ", '"', "a AND OR NOT (", "NEAR(", "*", "the", "🙂", "x" * 10_000])
def test_no_query_breaks_the_search(knowledge: Knowledge, query: str) -> None:
    knowledge.search(query)


def test_without_an_embedding_model_words_still_work(tmp_path: Path) -> None:
    base = Knowledge(tmp_path / "k.sqlite")
    base.add(HARBOUR)
    assert base.search("sandwiches")[0].passage.title == "Harbour"


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "k.sqlite").write_bytes(b"this is no database, it is a letter to my mother " * 100)
    with pytest.raises(StudioError) as caught:
        KnowledgeStore(tmp_path / "k.sqlite")
    assert caught.value.code == "file_invalid"


def test_two_processes_writing_at_once_lose_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from animation_ai_studio.agent.knowledge.search import Knowledge\n"
        "from animation_ai_studio.agent.knowledge.store import Document\n"
        "base = Knowledge(Path(sys.argv[1]))\n"
        "for i in range(100): base.add(Document(f'{sys.argv[2]}/{i}', 'note', f'{sys.argv[2]} {i}', ['text ' * 20]))\n"
    )
    path = str(tmp_path / "k.sqlite")
    writers = [subprocess.Popen([sys.executable, "-c", code, path, name]) for name in ("one", "two")]
    assert [writer.wait(120) for writer in writers] == [0, 0]
    assert len(KnowledgeStore(Path(path)).sources()) == 200


def test_fusion_prefers_what_both_ways_find_and_how_sure_they_are_counts() -> None:
    scores = fuse({1: 9.0, 2: 8.0, 3: 1.0}, {3: 0.9, 4: 0.4, 1: 0.85})
    assert max(scores, key=lambda key: scores[key]) == 1
    assert scores[1] > scores[2] and scores[3] > scores[4]
    assert fuse({1: 2.0, 2: 1.0}, {}) == pytest.approx({1: 0.2, 2: 0.1})


def test_a_common_word_in_a_question_does_not_hide_the_answer(tmp_path: Path) -> None:
    """\"The sea\" names a place; asked of somebody, it is only a word of the question."""
    base = Knowledge(tmp_path / "k.sqlite")
    base.add(Document("places.yaml#sea", "place", "Sea", ["Boats come home late."], ["sea"]))
    base.add(
        Document(
            "people.yaml#otto", "character", "Otto", ["He left the sea because it kept moving."], ["Otto"]
        )
    )
    assert base.search("who left the sea because it moved")[0].passage.title == "Otto"
    assert base.search("sea")[0].passage.title == "Sea"
    assert base.search("sea moving", kinds=["place"])[0].passage.title == "Sea"


def test_chinese_is_cut_into_pairs_and_stop_words_go() -> None:
    assert terms("灯塔夜") == ["灯塔", "塔夜"]
    assert query_terms("What is the Wave?") == ["wave"]
    assert query_terms("the") == ["the"]
