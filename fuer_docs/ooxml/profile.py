"""两种版面：37 毫米天头配 28.95 磅行距，或 34.58 毫米天头配 29.45 磅行距，都排 22 行（FORMAT §1）。"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """一种版面的数，单位缇（1/20 磅）。"""

    top: int
    bottom: int
    pitch: int


PROFILES = {
    "gbt9704": Profile(top=2098, bottom=1984, pitch=579),  # GB/T 9704—2012 5.2.1
    "gbt33476": Profile(top=1960, bottom=1847, pitch=589),  # GB/T 33476.2—2016 6.2
}
_MILLIMETRE = 57


def fit_profile(parts: dict[str, bytes], name: str) -> dict[str, bytes]:
    """把两种版面之一换成 ``name``；模板自定的版面（别的边距、别的行距）不动。"""
    wanted = PROFILES[name]
    changed = dict(parts)
    changed["word/document.xml"] = _fit_sections(parts["word/document.xml"], wanted)
    pitches = {profile.pitch for profile in PROFILES.values()} - {wanted.pitch}
    if "word/styles.xml" in parts and _fits_any(parts["word/document.xml"]):
        data = parts["word/styles.xml"]
        for pitch in pitches:
            data = re.sub(
                rb'(<w:spacing [^>]*w:line=")%d("[^>]*w:lineRule="exact")' % pitch,
                rb"\g<1>%d\2" % wanted.pitch, data,
            )  # fmt: skip
        changed["word/styles.xml"] = data
    return changed


def _margin(data: bytes, side: bytes) -> int | None:
    match = re.search(rb"<w:pgMar [^>]*w:%s=\"(-?\d+)\"" % side, data)
    return int(match[1]) if match else None


def _fits_any(data: bytes) -> bool:
    top, bottom = _margin(data, b"top"), _margin(data, b"bottom")
    if top is None or bottom is None:
        return False
    return any(
        abs(top - profile.top) <= _MILLIMETRE and abs(bottom - profile.bottom) <= _MILLIMETRE
        for profile in PROFILES.values()
    )


def _fit_sections(data: bytes, wanted: Profile) -> bytes:
    if not _fits_any(data):
        return data
    data = re.sub(rb'(<w:pgMar [^>]*w:top=")-?\d+"', rb'\g<1>%d"' % wanted.top, data)
    data = re.sub(rb'(<w:pgMar [^>]*w:bottom=")-?\d+"', rb'\g<1>%d"' % wanted.bottom, data)
    for profile in PROFILES.values():
        data = data.replace(b'w:linePitch="%d"' % profile.pitch, b'w:linePitch="%d"' % wanted.pitch)
    return data
