"""全部规矩，按查的次序；一条一个文件。"""

from __future__ import annotations

from ..rule import Rule
from . import (
    broken_list,
    change_mismatch,
    contradictory_approximation,
    counted_list_mismatch,
    cutoff_for_as_of,
    heading_out_of_order,
    impossible_date,
    percentage_mismatch,
    points_announced_mismatch,
    product_mismatch,
)

RULES: tuple[Rule, ...] = (
    # 数
    percentage_mismatch.RULE,
    product_mismatch.RULE,
    change_mismatch.RULE,
    counted_list_mismatch.RULE,
    points_announced_mismatch.RULE,
    contradictory_approximation.RULE,
    impossible_date.RULE,
    cutoff_for_as_of.RULE,
    # 结构
    heading_out_of_order.RULE,
    broken_list.RULE,
)
