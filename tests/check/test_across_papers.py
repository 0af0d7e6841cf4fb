"""几份文稿互相比：同一年的同一个数写了两个样，说在后一份，点出前一份。"""

from __future__ import annotations

from pathlib import Path

import pytest

from fuer_docs.engine.check import check_paths
from fuer_docs.model.finding import Finding

SETTING = """单位: 县妇联
单位类型: 妇联
层级: 县区
地名: {本级: 云溪县}
年度: 2022
文稿: [{文种: 工作总结}]
"""


def found(folder: Path, **papers: str) -> list[tuple[str, Finding]]:
    (folder / "fuer.yaml").write_text(SETTING, encoding="utf-8")
    (folder / "out").mkdir()
    for name, text in papers.items():
        (folder / "out" / f"{name}.txt").write_text(text, encoding="utf-8")
    checked = check_paths([folder], only=["two-values-for-one"])
    return [(Path(one.file).name, finding) for one in checked for finding in one.findings]


def test_two_papers_with_two_values_are_told_in_the_later_one(tmp_path: Path) -> None:
    ((file, finding),) = found(
        tmp_path,
        a="2022年工作总结\n全县33个成员单位各司其职。\n",
        b="2022年工作会议讲话\n全县34个成员单位都要行动起来。\n",
    )
    assert file == "b.txt"
    assert "a.txt" in finding.message
    assert finding.place is not None
    assert finding.place.text == "34个"


@pytest.mark.parametrize(
    "later",
    [
        "2022年工作会议讲话\n全县33个成员单位都要行动起来。\n",
        "2021年工作会议讲话\n全县34个成员单位都要行动起来。\n",
        "2022年工作会议讲话\n全省34个成员单位都要行动起来，我县要走在前面，全县上下同心。\n",
        "工作会议讲话\n全县34个成员单位都要行动起来。\n",
    ],
)
def test_papers_that_agree_or_speak_of_other_things_are_silent(tmp_path: Path, later: str) -> None:
    assert found(tmp_path, a="2022年工作总结\n全县33个成员单位各司其职。\n", b=later) == []


def test_a_figure_of_last_year_is_compared_with_the_paper_of_last_year(tmp_path: Path) -> None:
    ((file, finding),) = found(
        tmp_path,
        a="2025年工作总结\n全年举办技能培训24期，培训妇女1260人次。\n",
        b="2026年工作计划\n举办技能培训26期，比2025年的22期增加4期。\n",
    )
    assert file == "b.txt"
    assert finding.place is not None
    assert finding.place.text == "22期"
