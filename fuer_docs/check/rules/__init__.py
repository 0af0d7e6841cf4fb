"""全部规矩，按查的次序；一条一个文件。"""

from __future__ import annotations

from ..rule import Rule
from . import (
    broken_list,
    change_mismatch,
    contradictory_approximation,
    counted_list_mismatch,
    cutoff_for_as_of,
    duplicated_paragraph,
    heading_out_of_order,
    heading_with_full_stop,
    heading_without_content,
    impossible_date,
    mixed_heading_schemes,
    percentage_mismatch,
    points_announced_mismatch,
    product_mismatch,
    repeated_long_sentence,
    unparallel_headings,
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
    mixed_heading_schemes.RULE,
    heading_without_content.RULE,
    heading_with_full_stop.RULE,
    unparallel_headings.RULE,
    duplicated_paragraph.RULE,
    repeated_long_sentence.RULE,
)
