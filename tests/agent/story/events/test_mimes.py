"""Without this who shrugs shakes the head, who gives a thumbs-up nods, and who listens only looks about."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Action
from animation_ai_studio.common.mimes import Mime
from animation_ai_studio.puppets.acting.mimes import mime_of

from ...conftest import Plan

EN = """
A girl scratches her head. | scratch_head
A man strokes his beard. | stroke_chin
A soldier salutes. | salute
A girl listens. | listen
A boy plugs his ears. | cover_ears
A girl holds her nose. | hold_nose
A boy picks his nose. | pick_nose
A boy rubs his eyes. | rub_eyes
A man wipes his forehead. | wipe_brow
A man slaps his forehead. | facepalm
A girl bites her nails. | bite_nails
A boy sucks his thumb. | suck_thumb
A boy gasps. | gasp
A man blushes. | blush
A man blows his nose. | blow_nose
A girl blows a kiss. | blow_kiss
A girl brushes her teeth. | brush_teeth
A girl combs her hair. | comb_hair
A boy washes his face. | wash_face
A man shaves. | shave
A man whistles. | whistle
A man talks on the phone. | phone
A man takes a photo. | photograph
A boy gives a thumbs-up. | thumbs_up
A girl shrugs. | shrug
A girl shakes her head. | shake_head
A girl crosses her arms. | cross_arms
A girl stamps her foot. | stamp_foot
A boy flexes his muscles. | flex
A man pats his belly. | pat_belly
A boy rubs his hands. | rub_hands
A girl wrings her hands. | wring_hands
A boy washes his hands. | wash_hands
A boy snaps his fingers. | snap_fingers
A woman fans herself. | fan_oneself
A boy sweats. | sweat
A girl stretches. | stretch
A girl sighs. | sigh
A boy hiccups. | hiccup
A man burps. | burp
A boy winks. | wink
A boy sticks out his tongue. | stick_out_tongue
A boy has an idea. | have_idea
A boy gets dizzy. | get_dizzy
A girl prays. | pray
A boy meditates. | meditate
A girl looks up. | look_up
A man limps. | limp
A baby crawls. | crawl
A girl skips. | skip
A soldier marches. | march
A boy stumbles. | stumble
A boy hops on one foot. | hop
A girl spins around. | spin
A girl does a cartwheel. | cartwheel
A boy does a handstand. | handstand
A man does push-ups. | push_ups
A boy blows on a feather. | blow
A girl blows out a candle. | blow
A girl blows a bubble. | blow_bubbles
A girl plays the violin. | play_violin
A boy plays the guitar. | play_guitar
A man plays the trumpet. | play_wind
A grandmother knits a scarf. | knit
A woman sweeps the floor. | sweep
A carpenter hammers a nail. | hammer
A man chops a log. | chop
A girl writes a letter. | write
A boy paints a picture. | paint
A dog wags its tail. | wag
A hen pecks. | peck
A wolf howls. | howl
A rooster crows. | howl
A cat purrs. | purr
A cat licks its paw. | lick_paw
A cat washes its face. | wash_face
A dog scratches itself. | scratch_itself
A cat arches its back. | arch_back
A cat stretches. | stretch
An elephant sprays water. | spray
A kettle blows steam. | steam
A clock rings. | ring
A lamp blinks. | blink
"""
ZH = """
女孩挠头。 | scratch_head
士兵敬礼。 | salute
男孩捂住耳朵。 | cover_ears
女孩捏住鼻子。 | hold_nose
男孩揉眼睛。 | rub_eyes
男人脸红。 | blush
女孩飞吻。 | blow_kiss
女孩刷牙。 | brush_teeth
女孩梳头。 | comb_hair
男孩洗手。 | wash_hands
男人吹口哨。 | whistle
男人打电话。 | phone
男人拍照。 | photograph
男孩竖起大拇指。 | thumbs_up
女孩耸肩。 | shrug
女孩摇头。 | shake_head
女孩跺脚。 | stamp_foot
男人拍肚子。 | pat_belly
男孩流汗。 | sweat
女孩伸懒腰。 | stretch
男孩叹气。 | sigh
男孩打嗝。 | hiccup
男孩吐舌头。 | stick_out_tongue
女孩祈祷。 | pray
男人一瘸一拐。 | limp
女孩转圈。 | spin
男孩倒立。 | handstand
男人做俯卧撑。 | push_ups
女孩拉小提琴。 | play_violin
男孩弹吉他。 | play_guitar
男孩吹灭蜡烛。 | blow
女孩吹泡泡。 | blow_bubbles
女孩扫地。 | sweep
女孩写信。 | write
小狗摇尾巴。 | wag
狼嚎叫。 | howl
"""
TABLE = [tuple(line.split(" | ")) for line in (EN + ZH).strip().splitlines() if line]


@pytest.mark.parametrize(("request_", "mime"), TABLE)
def test_an_act_of_one_body_has_its_own_picture(plan: Plan, request_: str, mime: str) -> None:
    shown = {act.mime for shot in plan(request_).shots for act in shot.acts}
    assert Mime(mime) in shown


def test_what_the_act_cant_do_without_is_in_the_hand(plan: Plan) -> None:
    """Nobody sees that teeth are brushed without a toothbrush."""
    shot = next(s for s in plan("A girl brushes her teeth.").shots if any(act.mime for act in s.acts))
    held = {(thing.prop.value, thing.at.relation) for thing in shot.things if thing.at is not None}
    assert ("toothbrush", "held_by") in held


def test_the_phone_that_was_told_of_is_the_one_at_the_ear(plan: Plan) -> None:
    shot = next(s for s in plan("A man talks on the phone.").shots if any(act.mime for act in s.acts))
    assert [thing.prop.value for thing in shot.things] == ["phone"]


def test_what_is_done_to_others_is_no_gesture_of_ones_own() -> None:
    """A stretched rope isn't a stretched back, and a comb drawn through a dog's coat isn't at one's own head."""
    assert mime_of("stretch", Action.PULL) is Mime.STRETCH
    assert mime_of("stretch", Action.PULL, alone=False) is None
    assert mime_of("comb", Action.CLEAN) is None
    assert mime_of("salute", Action.FIGHT) is None


def test_a_tool_is_in_the_hand_and_what_is_worked_on_lies_there(plan: Plan) -> None:
    """A nail that is hit with the palm is no hammered nail."""
    act = next(
        act for s in plan("A carpenter hammers a nail.").shots for act in s.acts if act.mime is Mime.HAMMER
    )
    assert (act.what, act.whom) == ("at-hand", "nail")


def test_who_has_no_hands_gets_no_tool(plan: Plan) -> None:
    """A cat that writes has no hand for a pencil."""
    shots = [s for s in plan("A cat writes a letter.").shots if any(act.mime for act in s.acts)]
    assert all(thing.id != "at-hand" for s in shots for thing in s.things)


def test_who_thinks_before_they_salute_doesnt_salute_yet(plan: Plan) -> None:
    """A film of one act is led up to by looks and thoughts, which have no picture of the act."""
    acts = [act for shot in plan("A soldier salutes.").shots for act in shot.acts]
    assert {act.action for act in acts if act.mime is Mime.SALUTE} == {Action.WAVE}


def test_who_is_painted_on_is_no_paper(plan: Plan) -> None:
    """Whiskers are drawn on a sleeper's face by hand, at the face."""
    shots = plan("A girl paints a man.").shots
    assert all(act.what != "at-hand" for shot in shots for act in shot.acts)
