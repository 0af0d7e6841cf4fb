"""全部规矩，按查的次序；一条一个文件。"""

from __future__ import annotations

from ..rule import Rule
from . import (
    broken_list,
    change_mismatch,
    contradictory_approximation,
    counted_list_mismatch,
    cut_out_words,
    cutoff_for_as_of,
    duplicated_paragraph,
    heading_out_of_order,
    heading_with_full_stop,
    heading_without_content,
    home_address,
    id_number,
    impossible_date,
    missing_part,
    mixed_heading_schemes,
    mixed_traditional_characters,
    named_minor,
    named_victim_or_patient,
    percentage_mismatch,
    phone_number,
    pinyin_in_brackets,
    placeholder_left,
    points_announced_mismatch,
    product_mismatch,
    repeated_long_sentence,
    site_furniture,
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
    missing_part.RULE,
    # 残留
    placeholder_left.RULE,
    site_furniture.RULE,
    cut_out_words.RULE,
    mixed_traditional_characters.RULE,
    pinyin_in_brackets.RULE,
    # 隐私
    named_minor.RULE,
    named_victim_or_patient.RULE,
    phone_number.RULE,
    id_number.RULE,
    home_address.RULE,
)
