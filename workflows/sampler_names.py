"""What other tools call ComfyUI's samplers: one name there is a sampler here, often with its scheduler."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SAMPLER_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "euler": "euler",
        "euler a": "euler_ancestral",
        "euler ancestral": "euler_ancestral",
        "lms": "lms",
        "heun": "heun",
        "dpm2": "dpm_2",
        "dpm 2": "dpm_2",
        "dpm2 a": "dpm_2_ancestral",
        "dpm2 ancestral": "dpm_2_ancestral",
        "dpm fast": "dpm_fast",
        "dpm adaptive": "dpm_adaptive",
        "dpm++ 2s a": "dpmpp_2s_ancestral",
        "dpm++ 2s ancestral": "dpmpp_2s_ancestral",
        "dpm++ 2m": "dpmpp_2m",
        "dpm++ sde": "dpmpp_sde",
        "dpm++ 2m sde": "dpmpp_2m_sde",
        "dpm++ 2m sde heun": "dpmpp_2m_sde_heun",
        "dpm++ 3m sde": "dpmpp_3m_sde",
        "ddim": "ddim",
        "ddpm": "ddpm",
        "unipc": "uni_pc",
        "uni pc": "uni_pc",
        "lcm": "lcm",
    }
)
"""AUTOMATIC1111's names in small letters. PLMS, Restart and DDIM CFG++ have no equal here and are left out."""
SCHEDULER_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "karras": "karras",
        "exponential": "exponential",
        "sgm uniform": "sgm_uniform",
        "simple": "simple",
        "normal": "normal",
        "beta": "beta",
        "ddim uniform": "ddim_uniform",
        "ddim": "ddim_uniform",
        "kl optimal": "kl_optimal",
        "linear quadratic": "linear_quadratic",
    }
)
"""The same of schedulers. AUTOMATIC1111's "Uniform" and "Automatic" aren't one scheduler of ComfyUI."""


def plain_name(name: str) -> str:
    """A name as the tables have it: small letters, single spaces, ``++`` for ``pp``."""
    return re.sub(r"[\s_-]+", " ", name.lower().replace("dpmpp", "dpm++").replace("dpm ++", "dpm++")).strip()


def other_tools_sampler(name: str) -> tuple[str, str] | None:
    """The sampler and scheduler (empty: not said) of another tool's name, such as ``DPM++ 2M Karras``; None if unknown."""
    plain = plain_name(name)
    if plain in SAMPLER_NAMES:
        return SAMPLER_NAMES[plain], ""
    for end, scheduler in SCHEDULER_NAMES.items():
        start = plain.removesuffix(f" {end}")
        if (
            start != plain
            and start in SAMPLER_NAMES
            and end in ("karras", "exponential", "sgm uniform", "simple", "beta")
        ):
            return SAMPLER_NAMES[start], scheduler
    return None
