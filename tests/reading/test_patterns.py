"""写法：少不了的字说得对，用到才编译，按字挑出的段落不多不少。"""

from __future__ import annotations

import gc
import re
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from fuer_docs.check.rules import RULES
from fuer_docs.model.manuscript import Manuscript, Passage
from fuer_docs.reading import quantities as counting
from fuer_docs.reading.pattern import Pattern
from fuer_docs.reading.reading import Reading

assert RULES
KNOWN = sorted((one for one in gc.get_objects() if isinstance(one, Pattern)), key=lambda one: one.pattern)


def surely(parts: Any, signs: set[str]) -> bool:
    """合这个正则的话里一定有其中一个字。"""
    return any(_surely(kind, value, signs) for kind, value in parts)


def _surely(kind: Any, value: Any, signs: set[str]) -> bool:
    if kind is code.LITERAL:
        return chr(value) in signs
    if kind is code.IN:
        return all(_within(one, signs) for one in value)
    if kind is code.BRANCH:
        return all(surely(branch, signs) for branch in value[1])
    if kind is code.SUBPATTERN:
        return surely(value[3], signs)
    if kind in {code.MAX_REPEAT, code.MIN_REPEAT}:
        return value[0] > 0 and surely(value[2], signs)
    return kind is code.ASSERT and surely(value[1], signs)


def _within(one: tuple[Any, Any], signs: set[str]) -> bool:
    kind, value = one
    if kind is code.CATEGORY:
        return value is code.CATEGORY_DIGIT and signs >= set("0123456789")
    if kind is code.RANGE:
        return all(chr(number) in signs for number in range(value[0], min(value[1], value[0] + 99) + 1))
    return kind is code.LITERAL and chr(value) in signs


@pytest.mark.parametrize("pattern", [one for one in KNOWN if one.signs], ids=lambda one: one.pattern[:24])
def test_no_match_is_without_one_of_the_signs(pattern: Pattern) -> None:
    assert surely(_parser.parse(pattern.pattern), set(pattern.signs))


@pytest.mark.parametrize("pattern", [counting._NUMBER, counting._FRACTION, counting._CHINESE])
def test_no_quantity_is_without_a_numeral_sign(pattern: re.Pattern[str]) -> None:
    assert surely(_parser.parse(pattern.pattern), set(counting.NUMERAL_SIGNS))


def test_the_proof_can_fail() -> None:
    for source, signs in (
        ("甲|乙", "甲"),
        ("甲?乙*", "甲乙"),
        ("[甲乙]", "甲"),
        ("(?<!甲)丙", "甲"),
        (r"\d", "12"),
    ):
        assert not surely(_parser.parse(source), set(signs)), source


@pytest.mark.parametrize("pattern", KNOWN, ids=lambda one: one.pattern[:24])
def test_every_pattern_can_be_compiled(pattern: Pattern) -> None:
    re.compile(pattern.pattern)


def test_a_pattern_is_compiled_at_first_use_and_only_then() -> None:
    pattern = Pattern("甲+", "甲")
    assert vars(pattern) == {"pattern": "甲+", "signs": "甲"}
    assert [match[0] for match in pattern.finditer("甲甲乙甲")] == ["甲甲", "甲"]
    assert vars(pattern)["finditer"]
    with pytest.raises(AttributeError):
        _ = pattern.nothing


def test_paragraphs_are_chosen_by_their_signs_in_order() -> None:
    texts = ["甲乙", "", "丙", "乙丙", "丁"]
    reading = Reading(Manuscript("x.txt", tuple(Passage(n, text) for n, text in enumerate(texts, 1))))
    assert [one.n for one in reading.holding("乙丙")] == [1, 3, 4]
    assert [one.n for one in reading.holding("戊")] == []
    assert [one.n for one in reading.holding("")] == [1, 2, 3, 4, 5]
    assert [(passage.n, match[0]) for passage, match in reading.matches(Pattern("[乙丁]", "乙丁"))] == [
        (1, "乙"), (4, "乙"), (5, "丁"),
    ]  # fmt: skip
