"""全部规矩，按查的次序；一条一个文件。"""

from __future__ import annotations

from ..rule import Rule
from . import (
    change_mismatch,
    contradictory_approximation,
    counted_list_mismatch,
    cutoff_for_as_of,
    difference_mismatch,
    growing_funnel,
    implied_totals_differ,
    impossible_date,
    percentage_mismatch,
    product_mismatch,
    rate_unit,
    scale_slip,
    sum_mismatch,
    table_total_mismatch,
    two_values_for_one,
    wrong_period_word,
    year_drift,
    year_span_mismatch,
)

RULES: tuple[Rule, ...] = (
    # 数
    percentage_mismatch.RULE,
    product_mismatch.RULE,
    change_mismatch.RULE,
    sum_mismatch.RULE,
    difference_mismatch.RULE,
    growing_funnel.RULE,
    rate_unit.RULE,
    year_span_mismatch.RULE,
    table_total_mismatch.RULE,
    two_values_for_one.RULE,
    implied_totals_differ.RULE,
    scale_slip.RULE,
    wrong_period_word.RULE,
    year_drift.RULE,
    counted_list_mismatch.RULE,
    contradictory_approximation.RULE,
    impossible_date.RULE,
    cutoff_for_as_of.RULE,
)
