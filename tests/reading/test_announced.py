"""说有几个、后面列了几个：数目、名词、引出列举的话，同一段里的各项，口号和名单。"""

from __future__ import annotations

import pytest

from fuer_docs.model.manuscript import Manuscript, Passage
from fuer_docs.reading.announced import agenda, announcements, body_of, spelt, steps
from fuer_docs.reading.counted import gathered, listed
from fuer_docs.reading.reading import Reading
from fuer_docs.reading.rosters import rosters
from fuer_docs.reading.slogans import slogans


def reading(text: str) -> Reading:
    lines = text.split("\n")
    return Reading(Manuscript("x.txt", tuple(Passage(n, line) for n, line in enumerate(lines, 1))))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("要做好以下四个方面的保障：一是甲。", [(4, "方面的保障", True)]),
        ("办好五件实事：一是甲。", [(5, "实事", True)]),
        ("未达标的5项指标为：甲率、乙率。", [(5, "指标", True)]),
        ("整改问题5个，分别是甲、乙。", [(5, "", True)]),
        ("走访了五个村：甲村、乙村。", [(5, "村", False)]),
        ("存在的问题有三：一是甲。", [(3, "", True)]),
        ("第三个方面另说，其余两项从略。", []),
        ("这三个问题要重视。", []),
    ],
)
def test_an_announcement_says_how_many_of_what(text: str, found: list[tuple[int, str, bool]]) -> None:
    assert [(one.number, one.noun, one.abstract) for one in announcements(Passage(1, text))] == found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("完成三项任务：新建6家；改造12个；培训300名。", 3),
        ("七大领域，即健康、教育、经济、环境，均有部门负责；另有说明。", 4),
        ("四项机制，与乡村振兴相结合，与基层治理相结合，与文明创建相结合。", 3),
        ("五项行动，即宣传、服务行动，健康、防治行动，家教、指导行动。", 3),
    ],
)
def test_the_items_after_an_announcement_are_counted(text: str, count: int) -> None:
    one = next(announcements(Passage(1, text)))
    body = body_of(one)
    assert body is not None
    listing = spelt(body[1])
    assert listing is not None
    assert count in listing.counts


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("健康、教育和安全", 3, 3),
        ("出生率、女性领导干部配备率和农村卫生厕所普及率", 2, 3),
        ("经济、参与决策和管理", 2, 3),
        ("流浪率、覆盖率和性别平等评估", 2, 3),
        ("健康、教育等", 2, 2),
    ],
)
def test_words_with_and_inside_are_not_split(text: str, low: int, high: int) -> None:
    one = listed(text)
    assert one is not None
    assert one.low >= low
    assert one.high <= high


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("打造“甲乙”“丙丁”“戊己”", 3),
        ("宣传《甲法》《乙法》和《丙法》", 3),
        ("设置“甲、乙、丙、丁”", 4),
        ("开展“甲乙”", None),
    ],
)
def test_quoted_names_in_a_row_are_counted(text: str, count: int | None) -> None:
    one = gathered(text)
    assert (one.low if one else None) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("第一阶段（1—3月）动员；第二阶段（4月）总结。", 2),
        ("首先是定人，其次是定钱，最后是考核。", 3),
        ("抓好落实。", None),
    ],
)
def test_steps_are_counted(text: str, count: int | None) -> None:
    assert steps(text) == count


def test_the_turns_of_a_meeting_are_counted() -> None:
    assert agenda(["首先，请甲讲话。", "接下来，请乙发言。", "最后，请丙总结。"]) == 3
    assert agenda(["首先进行第一项议程。", "先请甲发言。", "最后请乙发言。", "现在进行最后一项议程。"]) == 2
    assert agenda(["请大家讨论。"]) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("形成“四抓四促”工作法，即抓组织促覆盖、抓队伍促提能、抓阵地促服务。", [("“四抓四促”", 3)]),
        ("做到“四抓四促”。\n（一）抓甲，促乙。\n（二）抓丙，促丁。", [("“四抓四促”", 2)]),
        ("强化“四个一”管理，建立一份专案、确定一名医生、制定一套预案。", [("“四个一”", 3)]),
        ("围绕“三个提升、两个下降”，即甲提升、乙提升，丙下降、丁下降。", [("三个提升", 2)]),
        ("坚持“四不两直”，落实“三会一课”。", []),
    ],
)
def test_slogans_are_held_against_their_items(text: str, found: list[tuple[str, int]]) -> None:
    read = reading(text)
    assert [(one.text, one.found) for passage in read.written for one in slogans(read, passage)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、先进集体（3个）\n县教育局\n县民政局\n二、先进个人（2名）\n张　敏、李文静、王　芳", [(3, 2), (2, 3)]),
        ("二、先进个人（2名）\n张敏　清溪镇妇联主席\n李文静　白石镇妇联主席", [(2, 2)]),
        ("一、基本情况（3个）\n全县有妇联。覆盖各村。", []),
    ],
)
def test_a_roster_is_counted(text: str, found: list[tuple[int, int]]) -> None:
    assert [(one.number, one.found) for one in rosters(reading(text))] == found
