"""Where a film plays whose request names no place: what its words suggest."""

from __future__ import annotations

from typing import Final

from ...common.vocabulary import Place

HINTS: Final[tuple[tuple[Place, str], ...]] = (
    (
        Place.FARM,
        r"\b(?:farmer|cow|tractor|scarecrow|harvest|haystack)s?\b|奶牛|拖拉机|稻草人|农夫|农民|收割",
    ),
    (
        Place.PLAYGROUND,
        r"\b(?:seesaw|swing set|climbing frame|(?:the|a) (?:swing|slide))s?\b|秋千|滑梯|跷跷板",
    ),
    (
        Place.KITCHEN,
        r"\b(?:eat|cook|bak|boil|egg|chef|soup|dinner|breakfast|lunch|recipe|sandwich|chees|food|hungry|toaster|fridge)|吃|做饭|做菜|饭|汤|煮|冰箱|饺子",
    ),
    (
        Place.SCHOOL,
        r"\b(?:homework|exam|study|learn|spell|math|teach|pencil|history)|作业|考试|上课|学习|念书",
    ),
    (
        Place.OFFICE,
        r"\b(?:work|boss|tax|meeting|job|email|printer|computer|bureaucra|monday|secretar)|上班|加班|开会|老板|税|电脑|星期一",
    ),
    (Place.STAGE, r"\b(?:sing|danc|perform|dj|act|music|band|concert|talent|ballet)|唱|跳舞|表演|音乐|演出"),
    (Place.POOL, r"\b(?:diving board|swim meet|swimming (?:lesson|race))|跳水|游泳课|游泳比赛"),
    (Place.OCEAN, r"\b(?:swim|sail|fish|div|mermaid|pirate)|游泳|航海|钓鱼|潜水|美人鱼|海盗"),
    (Place.BEACH, r"\b(?:surf|sunbath|vacation|holiday|lemonade)|冲浪|度假|晒太阳"),
    (Place.STATION, r"\b(?:travel|trip|journey|commut|late|suitcase|ticket)|旅行|出差|赶路|迟到|排队"),
    (Place.MOUNTAIN, r"\b(?:climb|hik|yoga|goat)|爬山|登山"),
    (Place.SPACE, r"\b(?:astronaut|alien|star|planet|orbit|gravity)|宇航员|外星|星星"),
    (
        Place.CASTLE,
        r"\b(?:king|queen|knight|prince|dragon|vampire|wizard|ghost)|国王|女王|骑士|公主|王子|龙|吸血鬼|巫师",
    ),
    (Place.TOWN, r"\b(?:shop|buy|sell|neighbou?r)|买|卖|开店|逛街|邻居"),
    (Place.STREET, r"\b(?:drive|driving|park|bus|taxi|police)|开车|公交车|警察"),
    (Place.SNOW, r"\b(?:ski|skat|christmas|santa|freez)|滑雪|圣诞|结冰"),
    (Place.FOREST, r"\b(?:camp|hunt|tree|bear|wolf|mushroom)|露营|树|熊|狼|蘑菇"),
    (Place.JUNGLE, r"\b(?:monkey|gorilla|parrot|tiger|crocodile)|猴|猩猩|鹦鹉|老虎|鳄鱼"),
    (Place.GARDEN, r"\b(?:gardener|lawnmower|watering can|sunflower)|园丁|浇花|向日葵"),
    (Place.PARK, r"\b(?:picnic|jogg|kite|pigeon)|野餐|跑步|风筝|鸽子"),
    (Place.ROOM, r"\b(?:sleep|bed|sofa|tv|clean|tidy|vacuum|sock)|睡觉|打扫|电视|袜子|搬家"),
)
"""Words of a request (regular expressions) that suggest a place; the first that match win."""
