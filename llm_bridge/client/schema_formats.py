"""The formats of JSON schemas that answers are checked for: engines get none of them (``constrained``).

Formats that aren't here are taken as a remark, which is what JSON Schema makes of them.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from datetime import date

_LONGEST = 400
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:[zZ]|([+-])(\d\d):(\d\d))", re.ASCII)
_DAY = 24 * 60
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", re.ASCII)
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,255}")


def has_format(text: str, name: str) -> bool:
    """Whether a text has a format of JSON Schema; anything has a format that isn't known here."""
    check = _CHECKS.get(name)
    if check is None:
        return True
    try:
        return len(text) <= _LONGEST and check(text)
    except ValueError:
        return False


def _is_date(text: str) -> bool:
    return bool(_DATE.fullmatch(text) and date.fromisoformat(text))


def _is_time(text: str) -> bool:
    found = _TIME.fullmatch(text)
    if found is None:
        return False
    hour, minute, second = int(found[1]), int(found[2]), int(found[3])
    hours, minutes = int(found[5] or 0), int(found[6] or 0)
    if max(hour, hours) > 23 or max(minute, minutes) > 59:
        return False
    offset = (hours * 60 + minutes) * (-1 if found[4] == "-" else 1)
    last = (hour * 60 + minute - offset) % _DAY == _DAY - 1  # a day's last minute in UTC may have 61 seconds
    return second <= (60 if last else 59)


def _is_moment(text: str) -> bool:
    return text[10:11] in ("T", "t", " ") and _is_date(text[:10]) and _is_time(text[11:])


_CHECKS: dict[str, Callable[[str], bool]] = {
    "date": _is_date,
    "time": _is_time,
    "date-time": _is_moment,
    "uuid": lambda text: _UUID.fullmatch(text) is not None,
    "email": lambda text: _EMAIL.fullmatch(text) is not None,
    "ipv4": lambda text: ipaddress.IPv4Address(text).version == 4,
    "ipv6": lambda text: ipaddress.IPv6Address(text).version == 6,
}
