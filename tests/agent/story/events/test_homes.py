"""Where a film plays whose request names no place: where those who are in it are met, not wherever chance would have it."""

from __future__ import annotations

from pathlib import Path

import pytest
from animation_ai_studio.agent.story.events import homes
from animation_ai_studio.agent.story.planner import DeterministicPlanner
from animation_ai_studio.common import strict_yaml
from animation_ai_studio.common.vocabulary import Place
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand

CAST = load_characters([])


def begins(request: str) -> set[str]:
    """The places in which the films of three seeds begin."""
    intent = understand(request, characters=CAST)
    boards = [DeterministicPlanner().plan(intent, seed=seed, characters=CAST) for seed in (1, 2, 3)]
    return {next(shot.setting.place.value for shot in board.shots if not shot.card) for board in boards}


@pytest.mark.parametrize(
    ("request_", "place"),
    [
        ("Two kids build a sandcastle. A crab walks through it and pinches the boy.", "beach"),
        ("一只胖胖的企鹅想学飞。它爬上冰山，张开翅膀跳下去，摔进雪堆里。", "snow"),
        ("A penguin tries to fly and falls on its face.", "snow"),
        ("A nurse gives a boy a balloon and he laughs.", "hospital"),
        ("國王睡著了，公主把皇冠戴在豬的頭上，國王大笑。", "castle"),
        ("The teacher reads a book. One child throws a paper plane.", "school"),
        ("魔術師從帽子裡拉出一隻兔子，小朋友拍手。", "stage"),
        ("A fox sees a crow with a cheese and sings to it.", "forest"),
        ("An astronaut plants a flag. An alien pulls it out.", "space"),
        ("老农赶着奶牛走，奶牛停下来吃草。", "farm"),
        ("A girl finds a dragon under her bed. It sneezes.", "bedroom"),
        ("A grumpy octopus knits eight socks. A whale swims by and asks for one.", "underwater"),
        ("一条鲨鱼追小丑鱼，章鱼把小丑鱼藏起来。", "underwater"),
        ("A penguin waiter serves soup to a walrus. A frog at the next table eats a fly.", "cafe"),
        ("大象推钢琴，老鼠在琴上跳舞。", "room"),
        ("A whale carries a boat with a girl in it.", "ocean"),
        ("Two dogs fight over a ball in a kitchen while a penguin laughs.", "kitchen"),
    ],
)
def test_a_film_plays_where_its_people_and_things_are_at_home(request_: str, place: str) -> None:
    assert begins(request_) == {place}


def test_the_table_names_places_alone_and_no_word_twice_for_one() -> None:
    """A word that stands under a place twice, or a place that doesn't exist, is a slip of whoever wrote the table."""
    rows = strict_yaml.loads(Path(homes.__file__).with_name("homes.yaml").read_text("utf-8"))
    assert set(rows) <= {place.value for place in Place}
    for place, words in rows.items():
        told = " ".join(words.values()).split()
        assert len(told) == len(set(told)), (place, [word for word in told if told.count(word) > 1])
