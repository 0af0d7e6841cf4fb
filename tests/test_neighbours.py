"""量两个邻县有多像的工具自己量得对不对。"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from scripts import script_module

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "bench" / "neighbours.py"
pytestmark = pytest.mark.skipif(not SCRIPT.is_file(), reason="源码包里没有 bench/")
SENTENCE = "办公室全年召开协调会议四次，推动难点指标逐项销号。"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    return script_module(SCRIPT)


def test_the_same_paper_is_wholly_alike_and_another_not_at_all(bench: ModuleType) -> None:
    assert bench.likeness(SENTENCE, SENTENCE, []).share == 1
    assert bench.likeness(SENTENCE, "另起一段，讲的是别的事，没有十个字相同。", []).share == 0
    assert bench.likeness("", SENTENCE, []).share == 0


def test_the_shorter_paper_is_the_measure_and_spaces_do_not_count(bench: ModuleType) -> None:
    found = bench.likeness(f"　　{SENTENCE}\n", f"{SENTENCE}后面还有很长很长的别的话，不影响短的那一份。", [])
    assert (found.same, found.all) == (len(SENTENCE) - 9, len(SENTENCE) - 9)


def test_set_phrases_do_not_count_and_do_not_join_their_neighbours(bench: ModuleType) -> None:
    phrase = "坚持男女平等基本国策和儿童优先原则"
    assert bench.likeness(phrase, phrase, [phrase]).all == 0
    assert list(bench.strings(f"甲乙丙丁戊{phrase}己庚辛壬癸", [phrase])) == []


def test_the_neighbour_reads_and_shares_no_fact_with_the_county(bench: ModuleType, tmp_path: Path) -> None:
    own = bench.papers(bench.COUNTY)
    twin = bench.papers(bench.neighbour(bench.COUNTY, tmp_path))
    assert [paper.kind for paper in twin] == [paper.kind for paper in own]
    assert any("望川县" in paper.text for paper in twin)
    for one, other in zip(own, twin, strict=True):
        assert "云溪县" not in other.text
        assert "两癌" not in other.text, "事实里的字都换了"
        assert abs(len(one.text) - len(other.text)) < len(one.text) / 5, "事实一样多，篇幅也差不多"


def test_the_report_names_both_papers(bench: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main([str(bench.COUNTY), str(bench.COUNTY)]) == 0
    assert bench.main(["只有一个"]) == 2
    assert bench.main([]) == 0
    assert "county-2022的邻县/年度总结" in capsys.readouterr().out
