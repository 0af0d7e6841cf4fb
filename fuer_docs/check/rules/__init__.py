"""全部规矩，按查的次序；一条一个文件。"""

from __future__ import annotations

from ..rule import Rule
from . import counted_list_mismatch, percentage_mismatch

RULES: tuple[Rule, ...] = (
    percentage_mismatch.RULE,
    counted_list_mismatch.RULE,
)
