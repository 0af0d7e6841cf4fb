"""收旧稿：以内、时限、括号里的单位、去年打头的句子、目标和实际，都照原文说的记。"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuer_docs.engine.old_papers import OldPaper, old_paper
from fuer_docs.intake.catalogue import Catalogue, Entry
from fuer_docs.model.figure import Bound, parse_figure
from fuer_docs.model.found import Found
from fuer_docs.model.numerals import to_chinese

CATALOGUE = Catalogue(
    [
        Entry("妇纲2021/孕产妇死亡率", ("孕产妇死亡率",), "妇纲2021", unit="/10万", target="≤12"),
        Entry("妇纲2021/宫颈癌筛查率", ("宫颈癌筛查率",), "妇纲2021", unit="%"),
        Entry("儿纲2021/婴儿死亡率", ("婴儿死亡率",), "儿纲2021", unit="‰"),
    ]
)
SUMMARY = "清禾县妇儿工委办2022年工作总结\n一、主要工作\n{text}\n清禾县妇儿工委办\n2022年12月20日\n"
PLAN = "清禾县妇儿工委办2022年工作计划\n一、重点任务\n{text}\n清禾县妇儿工委办\n2022年1月8日\n"


@pytest.fixture
def paper(tmp_path: Path) -> Any:
    def read(text: str) -> OldPaper:
        path = tmp_path / "旧稿.txt"
        path.write_text(text, encoding="utf-8")
        return old_paper(path, None, CATALOGUE)

    return read


def of(one: OldPaper, kind: str) -> list[Found]:
    return [found for found in one.founds if found.type == kind]


def rows(one: OldPaper) -> dict[str, str]:
    return {row["名称"]: row["数值"] for found in one.founds for row in found.keys.get("数据", ())}


# -- 以内 --


@pytest.mark.parametrize("form", [SUMMARY, PLAN])
@pytest.mark.parametrize("word", ["以内", "之内", "以下", "以上"])
def test_a_limit_stays_a_limit(paper: Any, form: str, word: str) -> None:
    one = paper(form.format(text=f"1. 孕产妇管理更加规范。婴儿死亡率控制在5.5‰{word}，建档率保持平稳。"))
    said = [value for found in of(one, "指标") for value in found.keys["数值"].values()]
    assert [*rows(one).values(), *said] == [f"5.5‰{word}"]


def test_a_figure_with_a_limit_has_its_unit_and_only_an_upper_bound() -> None:
    figure = parse_figure("10/10万以内")
    assert (figure.unit, figure.text, figure.bound) == ("/10万", "10/10万以内", Bound.UPPER)


# -- 责任单位、时限 --


@pytest.mark.parametrize(
    ("said", "owners", "due"),
    [
        ("（责任单位：县卫健局；完成时限：2022年12月）", ["县卫健局"], "2022-12"),
        ("（牵头单位：县卫健局；完成时间：2022年3月至11月底）", ["县卫健局"], "2022年11月底"),
        ("（责任单位：县卫健局，时限：9月底前）", ["县卫健局"], "2022年9月底"),
        ("（责任单位：县卫健局；办结期限：2022年）", ["县卫健局"], "2022年底"),
        ("（县卫健局牵头，县妇联配合，10月底前完成）", ["县卫健局"], "2022年10月底"),
        ("（县委组织部牵头，10月底前完成）", ["县委组织部"], "2022年10月底"),
        ("（县卫健局、县妇联；6月底前）", ["县卫健局", "县妇联"], "2022年6月底"),
        ("（责任单位：县卫健局；完成时限：全年）", ["县卫健局"], "全年"),
    ],
)
def test_who_and_by_when_are_read_out_of_the_brackets(paper: Any, said: str, owners: list[str], due: str) -> None:
    (task,) = of(paper(PLAN.format(text=f"1. 规范孕产期保健服务。加强高危管理。{said}")), "任务")
    assert (task.keys["责任单位"], task.keys["时限"]) == (owners, due)


def test_a_term_that_is_no_date_is_asked_about(paper: Any) -> None:
    (task,) = of(paper(PLAN.format(text="1. 畅通求助渠道。（责任单位：县公安局；完成时限：长期坚持）")), "任务")
    assert "时限" not in task.keys
    assert any("长期坚持" in doubt for doubt in task.doubts)


# -- 去年，2022年，3月8日， --


@pytest.mark.parametrize(("said", "year"), [("去年", "2021"), ("上年", "2021"), ("2021年", "2021"), ("2022年", "2022")])
@pytest.mark.parametrize("number", ["", "1. ", "（一）"])
def test_the_year_a_sentence_opens_with_is_its_year_and_nothing_else(
    paper: Any, said: str, year: str, number: str
) -> None:
    one = paper(SUMMARY.format(text=f"{number}{said}，全县建成家长学校12所，受益家长2.3万人次。"))
    (deed,) = of(one, "成绩")
    assert deed.keys["期间"] == year
    assert "措施" not in deed.keys
    assert not deed.keys["名称"].startswith((said, year))


def test_a_date_alone_is_no_heading(paper: Any) -> None:
    text = "（一）2022年，全县建成家长学校12所。\n（二）3月8日，县妇联举办维权咨询活动，参加300人。"
    titles = [one.title for one in paper(SUMMARY.format(text=text)).outline]
    assert not {"2022年", "3月8日"} & set(titles)


# -- 称号、汉字小数 --


def test_an_honour_is_named_without_the_word_title(paper: Any) -> None:
    (honour,) = of(paper(SUMMARY.format(text="县妇联获得“全省三八红旗集体”荣誉称号。")), "荣誉")
    assert honour.keys["名称"] == "全省三八红旗集体"


@given(st.integers(0, 999), st.integers(0, 9))
def test_a_decimal_in_characters_is_the_same_number(whole: int, tenth: int) -> None:
    figure = parse_figure(f"{to_chinese(whole)}点{'零一二三四五六七八九'[tenth]}‰")
    assert (str(figure.value), figure.unit) == (f"{whole}.{tenth}", "‰")


def test_a_decimal_in_characters_is_read_and_asked_about(paper: Any) -> None:
    (rate,) = of(paper(SUMMARY.format(text="婴儿死亡率为十三点四‰，比上年有所下降。")), "指标")
    assert rate.keys["数值"] == {"2022": "13.4‰"}
    assert "原文写作“十三点四‰”" in rate.doubts


def test_an_hour_in_characters_is_not_a_number() -> None:
    assert parse_figure("三点").unit == "点"


# -- 目标和实际 --


@pytest.mark.parametrize(
    "text",
    [
        "目标值为95%的宫颈癌筛查率实际达92.1%。",
        "目标值为95%的宫颈癌筛查率，我县实际达92.1%。",
        "宫颈癌筛查率目标值为95%，实际达92.1%。",
    ],
)
def test_what_was_reached_is_not_what_was_aimed_at(paper: Any, text: str) -> None:
    one = paper(SUMMARY.format(text=text))
    (rate,) = of(one, "指标")
    assert rate.keys["数值"] == {"2022": "92.1%"}
    ((name, value),) = rows(one).items()
    assert "目标" in name
    assert value == "95%"
