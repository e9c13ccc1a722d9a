"""The words by which a person asks for a change of a graph, English and Chinese (in simplified letters), as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NUMBER: Final = r"(?<![A-Za-z0-9_.])(-?(?:\d{1,20}(?:\.\d{1,20})?|\.\d{1,20}))(?![\d.]*\d)"
TO: Final = r"(?:\s*(?:to|at|of|is|as|with|=|:|about|around|like|into|value|scale|改成|改为|改到|设为|设成|设置为|设定为|调到|调成|调为|换成|用|是|为|到|成))*\s*"
COUNTS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "double": 2, "twice": 2,
        "triple": 3, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "八": 8, "十": 10,
    }
)  # fmt: skip
COUNT: Final = r"((?<!\d)\d{1,6}|one|two|three|four|five|six|eight|ten|一|两|二|三|四|五|六|八|十)"
ORDINALS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "last": -1,
        "final": -1, "第一个": 0, "第二个": 1, "第三个": 2, "第四个": 3, "最后一个": -1, "第1个": 0, "第2个": 1,
        "第3个": 2,
    }
)  # fmt: skip


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I | re.A)  # letters beside Chinese are words of their own


STEPS: Final = _re(
    rf"(?:\b(?:sampling |sampler )?steps?\b|(?:采样|迭代)?步数){TO}{NUMBER}|{NUMBER}\s*(?:sampling )?(?:\bsteps?\b|步)"
)
CFG: Final = _re(
    rf"(?:\bcfg(?: ?scale)?\b|\bguidance(?: scale)?\b|提示词相关性|引导(?:系数|强度)?){TO}{NUMBER}"
)
DENOISE: Final = _re(
    rf"(?:\bdenois(?:e|ing)(?: strength)?\b|(?:重绘|降噪|去噪)(?:幅度|强度)?){TO}{NUMBER}|{NUMBER}\s*denois(?:e|ing)\b"
)
SEED: Final = _re(rf"(?:\b(?:the )?seed\b(?: number)?|随机种子|种子){TO}(?:for )?(?<![A-Za-z0-9_.])(\d+)")
STRENGTH: Final = _re(
    rf"(?:\b(?:strength|weight)\b|强度|权重){TO}{NUMBER}|(?:\bat\b|\bto\b|@)\s*(?:strength |weight )?{NUMBER}(?:\s*(?:strength|weight)\b)?"
    rf"|(?:降到|调到|改成|改为|设为|提高到){NUMBER}"
)
SIZE: Final = _re(r"(?<!\d)(\d{2,5})\s*(?:x|×|\*|by|乘)\s*(\d{2,5})(?!\d)(?:\s*(?:pixels?|px|像素))?")
WIDTH: Final = _re(rf"(?:\bwidth\b|宽度?){TO}(\d{{2,5}})|(\d{{2,5}})\s*(?:px |pixels )?wide\b")
HEIGHT: Final = _re(rf"(?:\bheight\b|高度?){TO}(\d{{2,5}})|(\d{{2,5}})\s*(?:px |pixels )?(?:high|tall)\b")
SIZE_WORDS: Final = _re(
    r"\b(?:size|resolution|dimensions?|pixels?|(?:portrait|landscape|square)(?: format)?|format)\b|\bresiz(?:e|ed)\b|尺寸|分辨率|大小|竖图|横图"
)
BATCH: Final = _re(
    rf"\bbatch(?:[ _-]?(?:size|count))?\b{TO}(\d+)|\b{COUNT} (?:images?|pictures?|variants?|variations?|versions?)\b(?: at once| at a time| per (?:run|batch)| each time)?"
    rf"|(?:一次)?(?:出|生成|画)?{COUNT}张(?:图片?)?|批(?:量|次)(?:大小)?{TO}(\d+)"
)
FACTOR: Final = _re(
    rf"{NUMBER}\s*(?:x|×|times|倍)(?![a-z\d-])|\b(double|triple)\b(?: (?:the )?(?:size|resolution))?|\b(twice) (?:the (?:size|resolution)|as (?:large|big))\b|\bby {NUMBER}\b|([一两二三四])倍|(?<![a-z])x\s*{NUMBER}"
)
FILE: Final = _re(r"[\w./\\-]*\w\.(?:png|jpe?g|webp|bmp|safetensors|sft|ckpt|pth?|bin|gguf)\b")
IMAGE_FILE: Final = _re(r"\.(?:png|jpe?g|webp|bmp)$")
NODE: Final = _re(r"(?:\bnode\s*#?|节点|#)\s*(\d+(?::\d+)*)")

LORA: Final = _re(r"\bloras?\b")
CHECKPOINT: Final = _re(
    r"\b(?:checkpoint|ckpt|base model|(?:diffusion )?model)\b|大模型|底模|基础模型|模型|检查点"
)
PROMPT: Final = _re(r"\bprompt\b|提示词|提示语|咒语")
NEGATIVE: Final = _re(r"\bnegative\b|反向|负面|负向|反面")
POSITIVE: Final = _re(r"\bpositive\b|正向|正面")
UPSCALE: Final = _re(
    r"\bup-?scal(?:e|ed|ing|er)\b|\benlarg(?:e|ed|ing)\b|\b(?:double|triple) the (?:size|resolution) of the (?:output|result|image|picture)s?\b|放大"
)
HIRES: Final = _re(
    r"\bhi(?:gh)?-?\s?res(?:olution)?(?:[ -]?fix)?\b|\bsecond pass\b|\bhires[ -]?fix\b|高清修复|高分辨率修复|二次采样"
)
TO_IMAGE: Final = _re(r"\b(?:img2img|i2i|image[ -]to[ -]image|image2image)\b|图生图")
TO_MASK: Final = _re(r"\binpaint(?:ing)?\b|局部重绘|蒙版重绘|(?:用|加)蒙版")
TO_TEXT: Final = _re(r"\b(?:txt2img|t2i|text[ -]to[ -]image|text2image)\b|文生图")
START: Final = _re(
    r"\bstart(?:s|ing)? (?:from|with)\b|\binstead of (?:an |the )?(?:empty|blank) latent\b|\bas (?:the |an )?(?:input|source|init)(?: image| picture)?\b|从.{0,3}图.{0,3}开始"
)
CONTROL: Final = _re(
    r"\bcontrol[ -]?nets?\b|\bcontrol\b|\bguid(?:e|ed) (?:it )?(?:by|with)\b|\b(?:guided|controlled) by\b|控制网?(?:络)?"
)
SAVE: Final = _re(
    r"\bsave(?:d)?(?: (?:it|them|as|to|under|files?))*\b|\b(?:file ?name |save )?prefix\b|\bfile ?names?\b|\brename\b|\boutput (?:files?|name)\b|保存(?:为|到|成)?|文件名(?:前缀)?|前缀"
)
AFTER: Final = _re(r"\b(?:right |directly )?(?:after|behind)(?: the)?\b|(?:之后|后面)")
SAMPLER_WORD: Final = _re(r"\bsampler's|\bsamplers?\b|\bksamplers?\b|采样器|采样方法|采样")
BEFORE_SAMPLER: Final = _re(r"\b(?:right )?before the k?samplers?\b|在采样器之?前")
SCHEDULER_WORD: Final = _re(r"\bscheduler?s?\b|\bnoise schedule\b|排程器?|调度器?")
EVERY: Final = _re(r"\b(?:both|all|every|each)(?: of)?(?: the)?\b|所有的?|每个|两个|全部的?|都")

SELECTED: Final = _re(
    r"\b(?:the |my )?(?:selected|highlighted|marked)\b(?: (?:nodes?|ones?)\b)?|\b(?:the |my )?selection\b|\b(?:these|this|those|that)(?: (?:nodes?|ones?))?\b"
    r"|(?:我)?(?:选中|所选|选择)的?(?:节点)?|(?:这|那)(?:个|些|几个)(?:节点)?"
)
"""What a person points at: the nodes that are selected on the canvas."""

REMOVE: Final = _re(
    r"\b(?:remove|delete|drop|kick out|lose|get rid of|without)\b|\btake\b(?=.*\b(?:out|off)\b)|去掉|去除|删除|删掉|移除|拿掉|不要(?!动)"
)
BYPASS: Final = _re(r"\b(?:bypass|disable|deactivate|skip|turn off|switch off)\b|停用|绕过|跳过|关掉|关闭")
MUTE: Final = _re(r"\bmute\b|静音|禁用")
ADD: Final = _re(
    r"\b(?:add|append|include|put|insert|stack|apply|load|attach)\b|加载|加上|加入|加个|添加|增加|叠加|加一个|加"
)
REPLACE: Final = _re(r"\b(?:replace|swap|exchange|substitute)\b|\binstead of\b|换掉|替换|换成|换为|换")
WITH: Final = _re(r"\b(?:with|by|for|to)\b|换成|换为|替换成|改成")
CHANGE: Final = _re(
    r"\b(?:set|change|lower|raise|increase|decrease|reduce|bump|drop|make|turn|use|switch|adjust|update|write|try)\b|改|设|调|降|提高|换|用"
)
FRONT: Final = _re(r"\b(?:at the (?:start|beginning|front)|in front|prepend)\b|(?:最?前面|开头)")
KEPT: Final = _re(
    r"\b(?:don't|do not|don’t|never|not) (?:change|touch|alter)\b|\b(?:keep|leave)\b.*\b(?:as (?:is|it is)|the same|alone|unchanged)\b|\bkeep\b|不要动|别动|别改|不改|不变|保持"
)
"""What is to stay as it is asks for no edit."""

KINDS: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "canny": _re(r"\bcanny\b|\bedges?\b|边缘"),
        "depth": _re(r"\bdepth(?: map)?\b|深度图?"),
        "pose": _re(r"\b(?:open)?pose\b|姿势|姿态|骨架"),
        "lineart": _re(r"\bline ?art\b|线稿"),
        "scribble": _re(r"\bscribbles?\b|涂鸦"),
        "softedge": _re(r"\bsoft ?edges?\b|\bhed\b"),
        "normal": _re(r"\bnormal map\b|法线"),
        "tile": _re(r"\btile\b"),
        "seg": _re(r"\bsegmentation\b|语义分割"),
    }
)
"""Kinds of control pictures."""
AREAS: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "left": _re(
            r"(?:\b(?:on|in|at|to) )?(?:\bthe )?\bleft\b(?:[- ]hand\b)?(?: (?:half|side|part)\b)?|左(?:半(?:边|部分)?|边|侧|面)"
        ),
        "right": _re(
            r"(?:\b(?:on|in|at|to) )?(?:\bthe )?\bright\b(?:[- ]hand\b)?(?: (?:half|side|part)\b)|(?:\b(?:on|in|at|to) )(?:the )?\bright\b|^\s*right\b|右(?:半(?:边|部分)?|边|侧|面)"
        ),
        "top": _re(
            r"(?:\b(?:on|in|at) )?(?:\bthe )?\b(?:top|upper)\b(?: (?:half|part)\b)?|上(?:半(?:边|部分)?|方|部)"
        ),
        "bottom": _re(
            r"(?:\b(?:on|in|at) )?(?:\bthe )?\b(?:bottom|lower)\b (?:half|part)\b|\bat the bottom\b|下(?:半(?:边|部分)?|方|部)"
        ),
        "center": _re(r"\bin the (?:middle|cent(?:er|re))\b|(?:正?中间|中央|中心)"),
    }
)
"""Parts of a picture that may have words of their own."""
DRAW: Final = _re(
    r"\b(?:paint|draw|show|put|place|have|add|there (?:should|must|shall) be|there is|i want)\b|画(?!面)上?|放|是|添加|加上?|要有"
)
INSERT: Final = _re(r"\b(?:insert|put|add|place|wire in|slot in)\b|插入|插|添加|加上?|放|在")
GAPS: Final = (
    _re(r"\b(?:in )?between (?P<after>[^&]+)&(?P<before>.+)$"),
    _re(r"\b(?:right |directly )?(?:after|behind) (?P<after>.+)$"),
    _re(r"\b(?:right |directly )?(?:before|in front of) (?P<before>.+)$"),
    _re(r"(?:在)?(?P<after>[^和与在]+)[和与](?P<before>[^和与在]+?)的?之?间"),
    _re(r"(?:在)?(?P<after>[^在]+?)的?(?:之后|后面|后边|后)"),
    _re(r"(?:在)?(?P<before>[^在]+?)的?(?:之前|前面|前边|前)"),
)
"""Where something goes in: between two nodes, behind or before one."""
PLAIN_CLASS: Final = _re(r"lora|image|latent|mask|model|sampler|note|video|audio|float|string|boolean|number")
"""What may be a node's class and is a plain word."""
DECODER: Final = _re(r"\b(?:vae[ -]?)?decod(?:e|er|ing)\b|解码器?")
DUPLICATE: Final = _re(r"\b(?:duplicate|clone|copy)\b|复制|拷贝")
BRANCH: Final = _re(
    r"\b(?:everything|all) (?:after|behind|that follows)(?: it)?\b|\b(?:with )?(?:its|this|the|that|whole)? ?branch\b|\bfrom\b|\bof\b"
    r"|(?:及其?|和)?(?:它)?后面的?|分支|这?一支|一份|整个"
)
VIDEO: Final = _re(r"\bvideos?\b|\bmp4\b|\bmovie\b|视频|影片")
MAKE: Final = _re(
    r"\b(?:save|export|make|output|render|write|create|produce)\b|存成?|输出|导出|生成|做成?|保存成?"
)
FPS: Final = _re(
    rf"{NUMBER}\s*(?:fps\b|frames (?:per|a) second\b)|每秒{NUMBER}?帧|(?:\bframe ?rate\b|\bfps\b|帧率){TO}{NUMBER}"
)
NICKNAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "水彩": "watercolor", "胶片颗粒": "film grain", "胶片": "film", "颗粒": "grain", "细节": "detail", "像素": "pixel",
        "油画": "oil", "素描": "sketch", "动漫": "anime", "写实": "real", "watercolour": "watercolor",
    }
)  # fmt: skip
"""What files are called in other words than their names'."""
FORMATS: Final = frozenset("png jpg jpeg webp gif mp4 webm copy video picture prompt workflow".split())  # noqa: SIM905
"""What somebody wants saved, or how: no name for it."""
COURTESY: Final = frozenset(
    """
    a an the my our your this that these those it its i i'd i'll we you me us to of in on at for with by from and or as is are be
    please pls plz can could would will should want wants like need let let's lets just also then now so too there here some
    one ones new another current same thanks thank hi hello ok okay maybe about around roughly exactly only
    go back workflow graph image images picture pictures result results output outputs end final before after saving saved
    file files node nodes using use used do does make made get give set change changed turn put into up down more less
    lower higher bit little
    out off instead rather but format at once value strength weight called named level
    latent empty blank have has it's render everything else
    """.split()  # noqa: SIM905 - a list of words reads better as a text
)
"""Words that ask for nothing by themselves."""
COURTESY_ZH: Final = _re(
    r"请|麻烦|谢谢|帮我|帮忙|一下|把|将|给|的|了|吧|里面?|中|上|下|再|也|还|要|想|我|你|能|可以|吗|呢|并且?|然后|最后|结果|图片|图像|图|一个|个|一次|这|那|用|改|成|为|换|设|调|到|出|张|让|它|使|变|和|与|及|新|在|器|先|就|文件|输出|工作流|流程|画面|强度|倍"
)
