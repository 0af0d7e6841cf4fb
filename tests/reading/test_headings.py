"""序号认得准：段首的标题、句中的一是，和不是序号的。"""

from __future__ import annotations

import pytest

from fuer_docs.model.manuscript import Passage
from fuer_docs.reading.headings import marks


def read(text: str) -> list[tuple[str, int, bool]]:
    return [(mark.scheme.name, mark.number, mark.head) for mark in marks(Passage(1, text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、健全机制", [("一、", 1, True)]),
        ("十二、其他", [("一、", 12, True)]),
        ("（三）办好实事", [("（一）", 3, True)]),
        ("(四)办好实事", [("（一）", 4, True)]),
        ("㈠两纲指标", [("㈠", 1, True)]),
        ("3.加强培训", [("1.", 3, True)]),
        ("79、走访慰问", [("1、", 79, True)]),
        ("（2）落实经费", [("（1）", 2, True)]),
        ("①摸底", [("①", 1, True)]),
        ("一是抓组织。二是抓保障；三是抓宣传。", [("一是", 1, True), ("一是", 2, False), ("一是", 3, False)]),
        ("主要有：一是个别指标弱。", [("一是", 1, False)]),
        ("一要抓紧，二要抓实。", [("一要", 1, True), ("一要", 2, False)]),
        ("原因有二：其一，人手少；其二，经费紧。", [("其一", 1, False), ("其一", 2, False)]),
        ("有的单位一是不上心，二是不上手。", [("一是", 1, False), ("一是", 2, False)]),
        ("## 一、健全机制", [("一、", 1, True)]),
        ("健全机制。（二）办好实事。下面说。", [("（一）", 2, False)]),
        ("分工如下：1.摸底；2.建档。", [("1.", 1, False), ("1.", 2, False)]),
        ("一、二年级学生", []),
        ("大力发展二、三产业", []),
        ("一、三个聚焦促提升", [("一、", 1, True)]),
        ("今年1、3月各开一次会", []),
        ("一要素一档案", []),
        ("1.5万元已到位", []),
        ("三个弱", []),
        ("十是吉数", [("一是", 10, True)]),
    ],
)
def test_marks_are_read(text: str, found: list[tuple[str, int, bool]]) -> None:
    assert read(text) == found


def test_a_mark_knows_the_words_it_leads() -> None:
    (one,) = marks(Passage(1, "（一）守护健康，提升能力。下面接着说。"))
    assert one.title == "守护健康，提升能力"
    assert one.passage.text[one.start : one.end] == "（一）"


def test_a_number_that_word_sets_is_a_mark_too() -> None:
    (one,) = marks(Passage(1, "健全机制", label="（二）"))
    assert (one.scheme.name, one.number, one.title) == ("（一）", 2, "健全机制")
