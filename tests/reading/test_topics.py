"""一个数周围的话：说的是什么、是要办的还是已有的、是不是引前面说过的。"""

from __future__ import annotations

import pytest

from fuer_docs.model.manuscript import Manuscript, Passage
from fuer_docs.reading.reading import Reading
from fuer_docs.reading.topics import Topic, topics


def read(*lines: str) -> list[Topic]:
    return list(topics(Reading(Manuscript("x.txt", tuple(Passage(n, line) for n, line in enumerate(lines, 1))))))


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("婚前医学检查率达到96.2%。", "婚前医学检查率"),
        ("继续巩固93.8%的满意率成果。", "满意率"),
        ("婚前医学检查率由84.8%提高到88.4%。", "婚前医学检查率"),
        ("要盯住孕产妇死亡率，在2024年12.3/10万的基础上往下压。", "孕产妇死亡率"),
    ],
)
def test_a_rate_is_named_before_or_after_it(text: str, rate: str) -> None:
    assert read(text)[-1].rate == rate


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("56场活动把邻里聚在一起。", True),
        ("受到表彰的38个先进集体再接再厉。", True),
        ("我们将在全年举办48期培训的基础上扩大覆盖。", True),
        ("举办培训26期。", False),
        ("新建儿童之家12个。", False),
    ],
)
def test_a_figure_taken_as_known_refers_back(text: str, given: bool) -> None:
    assert read(text)[0].given is given


def test_a_part_of_something_is_left_out() -> None:
    assert [one.quantity.text for one in read("已达标的104项中，妇女规划49项、儿童规划55项。")] == ["104项"]
    assert read("完成148个行政村换届，其余的正在推进。") == []


def test_the_clause_before_names_a_bare_figure() -> None:
    assert "爱心" in read("在各乡镇改造“爱心小屋”2间，共16间。")[-1].pairs


def test_a_plan_is_told_from_what_is_done() -> None:
    done, planned = read("全年举办培训24期。", "下一步，举办培训26期。")
    assert (done.planned, planned.planned) == (False, True)
