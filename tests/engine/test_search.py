"""找片段、看片段。"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fuer_docs.engine.search import Query, cards, find_fragments
from fuer_docs.engine.shelf import library_shelf
from fuer_docs.engine.workspace import Shelf
from fuer_docs.errors import UsageError

FRAGMENTS = {
    "健康/甲": "文种: [工作总结]\n层级: [县区]\n主题: [健康]",
    "健康/乙": "文种: [讲话]\n形式: [短]\n有效期: {自: 2015-01-01, 至: 2018-12-31}",
    "通用/丙": "单位类型: [妇联]",
}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    folder = tmp_path / "fragments"
    folder.mkdir()
    for number, (code, head) in enumerate(FRAGMENTS.items()):
        body = (
            '{{ 成绩|主题("就业")|数("项") }}{{ 片段("通用/丙") }}' if code == "健康/乙" else "{{ 单位 }}做了两癌筛查。"
        )
        (folder / f"{number}.txt").write_text(f"---\n编号: {code}\n标题: {code}的写法\n{head}\n---\n{body}\n", "utf-8")
    return library_shelf(tmp_path)


def codes(shelf: Shelf, query: Query) -> set[str]:
    return {item.code for item in find_fragments(shelf, query) if item.code in FRAGMENTS}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), {"健康/甲", "健康/乙", "通用/丙"}),
        (Query({"文种": "讲话"}), {"健康/乙", "通用/丙"}),
        (Query({"层级": "市"}), {"健康/乙", "通用/丙"}),
        (Query({"层级": "县区", "单位类型": "妇儿工委"}), {"健康/甲", "健康/乙"}),
        (Query(form="短"), {"健康/乙"}),
        (Query(topic="健康"), {"健康/甲"}),
        (Query(topic="就业"), {"健康/乙"}),
        (Query(day=date(2014, 5, 1)), {"健康/甲", "通用/丙"}),
        (Query(day=date(2015, 1, 1)), {"健康/甲", "健康/乙", "通用/丙"}),
        (Query(day=date(2019, 1, 1)), {"健康/甲", "通用/丙"}),
        (Query(words=("两癌",)), {"健康/甲", "通用/丙"}),
        (Query(words=("两癌", "甲的写法")), {"健康/甲"}),
        (Query({"文种": "没有"}, words=("没有",)), set()),
    ],
)
def test_fragments_are_found_by_what_they_fit_and_say(shelf: Shelf, query: Query, expected: set[str]) -> None:
    assert codes(shelf, query) == expected


def test_a_card_tells_needs_calls_and_callers(shelf: Shelf) -> None:
    (card,) = cards(shelf, "健康/乙")
    assert (card.needs, card.calls, card.callers) == (("成绩",), ("通用/丙",), ())
    (card,) = cards(shelf, "通用/丙")
    assert card.callers == ("健康/乙",)


def test_a_slot_shows_all_its_variants_and_templates_are_callers(shelf: Shelf) -> None:
    variants = cards(shelf, "工作总结/开头")
    assert len(variants) > 1
    assert all("工作总结" in card.kinds for card in variants)


def test_an_unknown_code_is_refused_with_the_nearest_one(shelf: Shelf) -> None:
    with pytest.raises(UsageError) as refused:
        cards(shelf, "工作总结/开投")
    assert "工作总结/开头" in refused.value.findings[0].hint
