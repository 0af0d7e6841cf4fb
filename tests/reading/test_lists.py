"""序号排成的串认得准：谁和谁是一串，套在谁下面。"""

from __future__ import annotations

import pytest

from fuer_docs.model.manuscript import Manuscript, Passage
from fuer_docs.reading.reading import Reading


def read(text: str) -> list[tuple[str, list[int], str]]:
    lines = text.split("\n")
    reading = Reading(Manuscript("x.txt", tuple(Passage(n, line) for n, line in enumerate(lines, 1))))
    return [(run.family, run.numbers, run.parent.title if run.parent else "") for run in reading.runs]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊", [("1", [1, 2], ""), ("2", [1, 2], "甲"), ("2", [1], "丁")]),
        ("一是甲。\n续说。\n二是乙。", [("一是", [1, 2], "")]),
        ("一是甲。二是乙。\n一是丙。二是丁。", [("一是", [1, 2], ""), ("一是", [1, 2], "")]),
        ("一是甲。\n二是乙。一是丙。二是丁。\n三是戊。", [("一是", [1, 2, 3], ""), ("一是", [1, 2], "乙")]),
        ("一是甲：（1）乙；（2）丙。二是丁。", [("一是", [1, 2], ""), ("4", [1, 2], "甲：（1）乙")]),
        ("一是甲。二是乙：一是丙，二是丁。三是戊。", [("一是", [1, 2, 3], ""), ("一是", [1, 2], "乙：一是丙，二是丁")]),
        ("8、甲\n79、乙", [("3", [8, 79], "")]),
        ("一、甲\n1.乙\n2.丙\n二、丁\n3.戊", [("1", [1, 2], ""), ("3", [1, 2], "甲"), ("3", [3], "丁")]),
        ("一是甲。\n（1）乙\n（2）丙\n二是丁。", [("一是", [1, 2], ""), ("4", [1, 2], "甲")]),
        ("一、甲\n一是乙。二是丙。\n二、丁\n一是戊。", [("1", [1, 2], ""), ("一是", [1, 2], "甲"), ("一是", [1], "丁")]),
    ],
)  # fmt: skip
def test_runs_are_told_apart(text: str, found: list[tuple[str, list[int], str]]) -> None:
    assert read(text) == found
