"""往后的事：哪些年份说的是打算，哪些是过去、是说别的东西。"""

from __future__ import annotations

import pytest

from fuer_docs.importers.recognise import recognised
from fuer_docs.model.manuscript import Manuscript, Passage
from fuer_docs.reading.aims import How, aims
from fuer_docs.reading.reading import Reading


def read(text: str, title: str = "松溪县妇联2026年工作计划") -> list[tuple[str, How, str]]:
    passages = (Passage(1, title), Passage(2, text))
    found = aims(Reading(recognised(Manuscript("例子.txt", passages))))
    return [(one.text, one.how, one.last.isoformat()) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("力争2025年底达标率达到95%。", ("2025年底", How.WISH, "2025-12-31")),
        ("2025年，我们将办好三件事。", ("2025年", How.WISH, "2025-12-31")),
        ("2025年6月底前完成摸底。", ("2025年6月底前", How.LIMIT, "2025-06-30")),
        ("扎实推进2025年度重点任务。", ("2025年", How.TASK, "2025-12-31")),
        ("到2025年末，实现全覆盖。", ("2025年末", How.LIMIT, "2025-12-31")),
    ],
)
def test_what_lies_ahead_is_read_with_its_last_day(text: str, expected: tuple[str, How, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "2025年6月底前完成的摸底已经汇总。",
        "比2025年增加12个。",
        "确保2025年下达的资金支出到位。",
        "贯彻2025年全县妇女工作会议精神。",
        "在2025年培训426人次的基础上再提高。",
        "落实《2025年工作要点》明确的任务。",
        "2021—2025年将近五年间投入翻番。",
    ],
)
def test_the_past_and_the_year_of_something_else_are_no_aims(text: str) -> None:
    assert read(text) == []


def test_outside_the_plans_only_a_wish_counts() -> None:
    title = "松溪县妇联2026年工作总结"
    assert read("2025年6月底前完成摸底。", title) == []
    assert [text for text, _how, _last in read("确保2025年6月底前完成摸底。", title)] == ["2025年6月底前"]
