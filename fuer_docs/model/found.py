"""找到的：从外来的材料里认出的一条事实，等人确认。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Certainty(Enum):
    """把握：高是原样读到的，中是认出来的，低是猜的。"""

    HIGH = "高"
    MIDDLE = "中"
    LOW = "低"


@dataclass(frozen=True, slots=True)
class Found:
    """一条找到的事实。"""

    type: str
    """事实类型：指标、成绩……"""
    keys: Mapping[str, Any]
    """各键的值，照 facts 里的写法。"""
    quote: str
    """原句：凭哪句话、哪一行认出来的，一字不改。"""
    where: str
    """位置：“汇总!D12”“第12段”。"""
    certainty: Certainty = Certainty.HIGH
    doubts: tuple[str, ...] = ()
    """疑问：为什么没有十分把握，要人看什么。"""
    unit: str = ""
    """谁提供的；不知道是空的。"""
