"""改一处事实，篇篇文稿跟着变，别的一个字不动（DESIGN §1）。"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fuer_docs import Request, build_papers

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "county-2022"
INDICATOR = "婴儿死亡率"
HARD, MET = "预期达标难度大", "达标"
ANSWER = "任务/补强基层妇幼健康服务"
"""未达标指标情况表里，这项指标那一行印着的对策；达标以后整行不再印。"""
KINDS = ("讲话", "讲话（大字版）", "工作总结", "工作计划")


def texts(root: Path) -> dict[str, str]:
    return {
        built.kind: Path(built.file).read_text(encoding="utf-8")
        for built in build_papers(Request(root, to="txt")).built
    }


def change(root: Path) -> None:
    """婴儿死亡率：预期达标难度大 → 达标。"""
    path = root / "facts" / "指标-儿童.yaml"
    text = path.read_text(encoding="utf-8")
    head, mark, tail = text.partition(f"- {{编号: {INDICATOR},")
    assert mark
    assert HARD in tail.partition("- {编号:")[0]
    path.write_text(head + mark + tail.replace(HARD, MET, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, str]]:
    """改之前和改之后的文稿。"""
    root = tmp_path_factory.mktemp("one-fact") / "county-2022"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("out"))
    before = texts(root)
    change(root)
    shutil.rmtree(root / "out")
    after = texts(root)
    assert set(before) == set(after) >= set(KINDS)
    return before, after


def sentences(text: str) -> list[str]:
    return [piece.strip() for piece in re.split(r"(?<=[。！？])|\n", text) if piece.strip()]


def indicator_names() -> set[str]:
    text = "".join(path.read_text(encoding="utf-8") for path in (SAMPLE / "facts").glob("指标-*.yaml"))
    return set(re.findall(r"(?:编号|名称): ([^,，}]+)[,，]", text))


def gone_and_new(both: tuple[dict[str, str], dict[str, str]], kind: str) -> tuple[list[str], list[str]]:
    before, after = (Counter(sentences(side[kind])) for side in both)
    return sorted((before - after).elements()), sorted((after - before).elements())


@pytest.mark.parametrize("kind", KINDS)
def test_every_changed_sentence_speaks_of_indicators(both: tuple[dict[str, str], dict[str, str]], kind: str) -> None:
    gone, new = gone_and_new(both, kind)
    assert gone
    assert len(gone) < 15
    for sentence in gone + new:
        assert "指标" in sentence or any(name in sentence for name in indicator_names()), sentence
        assert re.search(r"\d+项|\d+(\.\d+)?[%‰]", sentence) or sentence.split("\t")[1:2] == [INDICATOR], sentence


@pytest.mark.parametrize("kind", ["讲话", "讲话（大字版）", "工作总结"])
def test_count_and_rate_move_together(both: tuple[dict[str, str], dict[str, str]], kind: str) -> None:
    gone, new = gone_and_new(both, kind)
    assert any("107项" in sentence and "93.9%" in sentence for sentence in gone)
    assert any("108项" in sentence and "94.7%" in sentence for sentence in new)
    for stale in ("107项", "93.9%"):
        assert stale not in both[1][kind]


@pytest.mark.parametrize("kind", KINDS)
def test_number_of_indicators_not_met_falls_by_one(both: tuple[dict[str, str], dict[str, str]], kind: str) -> None:
    gone, new = gone_and_new(both, kind)
    assert [s for s in gone if re.search(r"(?<!\d)7项", s)]
    assert [s for s in new if re.search(r"(?<!\d)6项", s)]
    assert not re.search(r"(?<!\d)7项(监测)?指标", both[1][kind])


@pytest.mark.parametrize("kind", KINDS)
def test_the_indicator_leaves_every_list_of_difficulties(
    both: tuple[dict[str, str], dict[str, str]], kind: str
) -> None:
    gone, _new = gone_and_new(both, kind)
    assert any(INDICATOR in sentence for sentence in gone)
    left = [s for s in sentences(both[1][kind]) if INDICATOR in s.replace("5岁以下儿童死亡率", "")]
    assert all(s.split("\t")[1:2] == [INDICATOR] for s in left), left


def test_weakness_and_task_name_three_indicators_in_the_speech(both: tuple[dict[str, str], dict[str, str]]) -> None:
    gone, new = gone_and_new(both, "讲话")
    four = [sentence for sentence in gone if INDICATOR in sentence and "4项" in sentence]
    three = [sentence for sentence in new if "3项" in sentence and "5岁以下儿童死亡率" in sentence]
    assert len(four) == len(three) == 2, "短板一处，任务一处"


def test_rates_by_plan_and_domain_follow_in_the_report(both: tuple[dict[str, str], dict[str, str]]) -> None:
    gone, new = gone_and_new(both, "工作总结")
    assert any("51项" in sentence and "94.4%" in sentence for sentence in gone)
    assert any("52项" in sentence and "96.3%" in sentence for sentence in new)


def test_one_row_of_the_annex_changes(both: tuple[dict[str, str], dict[str, str]]) -> None:
    before, after = ([line for line in side["工作总结"].split("\n") if "\t" in line] for side in both)
    assert len(before) == len(after) == 115
    ((old, new),) = [(one, two) for one, two in zip(before, after, strict=True) if one != two]
    assert old.split("\t")[1] == new.split("\t")[1] == INDICATOR
    assert old.replace(HARD, MET) == new


def test_the_plan_aims_at_three_indicators(both: tuple[dict[str, str], dict[str, str]]) -> None:
    gone, new = gone_and_new(both, "工作计划")
    assert len([sentence for sentence in gone if INDICATOR in sentence]) == 1
    assert not [sentence for sentence in new if INDICATOR in sentence.replace("5岁以下儿童死亡率", "")]


def test_headings_and_closing_stay_as_they_were(both: tuple[dict[str, str], dict[str, str]]) -> None:
    for kind in KINDS:
        gone, new = gone_and_new(both, kind)
        for sentence in gone + new:
            assert not re.match(r"[一二三四五六七八九十]、|（[一二三四五六七八九十]）", sentence), sentence


def test_build_says_what_changed_and_names_the_fact(
    workspace: Path, run_json: Callable[..., tuple[int, dict[str, Any]]]
) -> None:
    code, said = run_json("build", workspace)
    assert code == 0
    assert all(paper["changed"] == [] for paper in said["papers"])
    change(workspace)
    code, said = run_json("build", workspace)
    assert code == 0
    for paper in said["papers"]:
        assert paper["changed"], paper["paper"]
        for item in paper["changed"]:
            assert set(item) == {"n", "old", "new", "facts"}
            assert item["old"] != item["new"]
            if item["facts"]:
                assert item["facts"][0] in {f"指标/{INDICATOR}", ANSWER}, item
            else:
                assert item["old"].isdigit(), "只有引擎自己编的序号没有事实"
    report = next(paper for paper in said["papers"] if paper["kind"] == "工作总结")
    assert {"107", "93.9"} <= {item["old"] for item in report["changed"]}, "数整个地报，不报半个"


def test_an_unchanged_workspace_reports_no_change(
    workspace: Path, run_json: Callable[..., tuple[int, dict[str, Any]]]
) -> None:
    run_json("build", workspace)
    files = {path: path.read_bytes() for path in (workspace / "out").rglob("*") if path.is_file()}
    code, said = run_json("build", workspace)
    assert code == 0
    assert all(paper["changed"] == [] for paper in said["papers"])
    assert files == {path: path.read_bytes() for path in (workspace / "out").rglob("*") if path.is_file()}


def test_an_edited_value_is_reported_with_its_own_fact(
    workspace: Path, edit: Callable[[Path, str, str], None], run_json: Callable[..., tuple[int, dict[str, Any]]]
) -> None:
    run_json("build", workspace, "工作总结")
    edit(workspace / "facts" / "指标-儿童.yaml", "2021: 10.8}", "2021: 10.6}")
    _code, said = run_json("build", workspace, "工作总结")
    changed = said["papers"][0]["changed"]
    assert changed
    assert {fact for item in changed for fact in item["facts"]} == {f"指标/{INDICATOR}"}
    assert any("10.8" in item["old"] and "10.6" in item["new"] for item in changed)
