"""A graph from a machine with another configuration is answered by name, and not with a bare key."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.places import own_folder
from animation_ai_studio.nodes.door import check_choice
from animation_ai_studio.nodes.lookups import FILES, entry_of


@pytest.mark.parametrize("kind", FILES)
def test_an_entry_that_isnt_known_is_told_with_what_is_and_where_to_put_it(kind: str) -> None:
    known = {"standard": 1, "high": 2}
    assert entry_of(kind, "high", known) == 2
    with pytest.raises(StudioError) as caught:
        entry_of(kind, "noclip", known)
    assert f"{kind} 'noclip'" in caught.value.message and "standard, high" in caught.value.message
    assert str(own_folder() / FILES[kind]) in caught.value.fix
    with pytest.raises(StudioError) as caught:
        entry_of(kind, "hihg", known)
    assert "high" in caught.value.fix


def test_the_door_says_where_more_choices_come_from() -> None:
    with pytest.raises(StudioError) as caught:
        check_choice("noclip", ["toonxl"], "profile", "Load SDXL")
    assert "toonxl" in caught.value.fix and str(own_folder()) in caught.value.fix
    with pytest.raises(StudioError) as caught:
        check_choice("lout", ["loud"], "mood", "Say")
    assert caught.value.fix == "Choose loud."
