"""挑写法：有效期、限定、按单位定一个；记下的照旧，改事实不改写法。"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from desk import FACTS, compose, docx, write

from fuer_docs.compose.fragments import Fragment, choose, parse_fragment


def variant(code: str, text: str, **head: str) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in head.items())
    return f"---\n编号: {code}\n{lines}---\n{text}"


def said(variants: dict[str, str], **options: Any) -> str:
    return write('说{{ 片段("开头") }}。', fragments=variants, **options).text.removeprefix("说").removesuffix("。")


PLAIN = {"甲": variant("开头#甲", "甲话"), "乙": variant("开头#乙", "乙话"), "丙": variant("开头#丙", "丙话")}


# -- 有效期 --


@pytest.mark.parametrize(("issued", "text"), [("2017-12-31", "旧话"), ("2018-01-01", "新话"), ("2022-06-01", "新话")])
def test_the_papers_own_date_decides_which_wording_is_valid(issued: str, text: str) -> None:
    variants = {
        "旧": variant("开头#旧", "旧话", 有效期="{至: 2017-12-31}"), "新": variant("开头#新", "新话", 有效期="{自: 2018-01-01}"),
    }  # fmt: skip
    assert said(variants, issued=issued) == text


@pytest.mark.parametrize(
    ("until", "valid"), [("2022", True), ("2022-12", True), ("2022-12-20", True), ("2022-11", False)]
)
def test_a_month_or_a_year_is_valid_to_its_last_day(until: str, valid: bool) -> None:
    written = compose(
        docx('甲[[{{ 片段("开头") }}]]。'), fragments={"旧": variant("开头", "旧话", 有效期=f"{{至: {until}}}")}
    )
    assert written.text == ("甲旧话。" if valid else "甲。")
    assert [item.rule for item in written.findings] == ([] if valid else ["expired-fragment"])


# -- 限定 --


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({}, "通用"), ({"kind": "讲话"}, "讲话"), ({"kind": "讲话", "level": "省"}, "省讲话"), ({"level": "省"}, "省"),
        ({"unit_type": "妇联"}, "妇联"), ({"kind": "讲话", "more": ", 场合: 表彰会"}, "表彰"), ({"more": ", 场合: 部署会"}, "通用"),
    ],
)  # fmt: skip
def test_the_strictest_wording_that_fits_is_used(options: dict[str, str], text: str) -> None:
    variants = {
        "通用": variant("开头#通用", "通用"), "讲话": variant("开头#讲话", "讲话", 文种="[讲话]"),
        "省": variant("开头#省", "省", 层级="[省]"), "省讲": variant("开头#省讲", "省讲话", 文种="[讲话]", 层级="[省, 市]"),
        "妇联": variant("开头#妇联", "妇联", 单位类型="妇联"), "表彰": variant("开头#表彰", "表彰", 文种="[讲话]", 场景="[表彰会]"),
    }  # fmt: skip
    assert said(variants, **options) == text


def test_topics_describe_a_wording_and_do_not_restrict_it() -> None:
    assert said({"甲": variant("开头", "甲话", 主题="[健康, 教育]")}) == "甲话"


def test_a_wording_for_other_kinds_only_leaves_nothing() -> None:
    written = write("前", '{{ 片段("开头") }}', "后", fragments={"甲": variant("开头", "甲话", 文种="[讲话]")})
    assert written.texts == ["前", "后"]


def test_a_form_asked_for_is_given_and_recorded_apart() -> None:
    variants = {
        "长": variant("开头#长", "长话", 形式="[长]"),
        "短": variant("开头#短", "短话", 形式="[短]"),
        "平": variant("开头", "平话"),
    }
    written = write(
        '说{{ 片段("开头", 形式="短") }}、{{ 片段("开头", 形式="长") }}、{{ 片段("开头") }}。', fragments=variants
    )
    assert written.text == "说短话、长话、平话。"
    assert written.choices == {"开头（短）": "开头#短", "开头（长）": "开头#长", "开头": "开头"}


def test_a_wording_can_be_asked_for_by_its_full_code() -> None:
    written = write('说{{ 片段("开头#乙") }}。', fragments=PLAIN)
    assert written.text == "说乙话。"
    assert written.choices == {}


# -- 定下来 --


def fragments(*codes: str) -> list[Fragment]:
    return [parse_fragment(variant(code, "话"), f"fragments/{code}.txt")[0] for code in codes]


def test_the_same_unit_slot_and_year_always_get_the_same_wording_whatever_the_order() -> None:
    codes = [f"开头#{name}" for name in "甲乙丙丁戊"]
    day = date(2022, 12, 20)
    for seed in ("青川县|开头|2022", "云溪县|开头|2022", "青川县|开头|2023"):
        chosen = {
            choose(fragments(*order), {}, day, None, seed).code for order in (codes, codes[::-1], codes[2:] + codes[:2])
        }  # type: ignore[union-attr]
        assert len(chosen) == 1


def test_neighbours_and_years_differ() -> None:
    codes = fragments(*[f"开头#{name}" for name in "甲乙丙丁戊"])
    day = date(2022, 12, 20)
    by_unit = {choose(codes, {}, day, None, f"单位{number}|开头|2022").code for number in range(40)}  # type: ignore[union-attr]
    by_year = {choose(codes, {}, day, None, f"青川县|开头|{year}").code for year in range(1990, 2030)}  # type: ignore[union-attr]
    assert len(by_unit) == 5
    assert len(by_year) == 5


def test_changing_facts_never_changes_a_wording() -> None:
    first = said(PLAIN)
    for facts in (
        "默认: {来源: 示例数据}\n",
        FACTS.replace("储备不足", "人手不够"),
        FACTS + "活动:\n  - {编号: 甲, 名称: 甲}\n",
    ):
        assert said(PLAIN, facts=facts) == first


def test_a_recorded_wording_is_kept() -> None:
    for name in "甲乙丙":
        wordings = f"青川县妇女儿童工作委员会:\n  2022:\n    开头: 开头#{name}\n"
        written = write('说{{ 片段("开头") }}。', fragments=PLAIN, wordings=wordings)
        assert written.text == f"说{name}话。"
        assert written.choices == {"开头": f"开头#{name}"}
        assert written.findings == []


def test_a_record_of_another_year_or_unit_does_not_count() -> None:
    plain = said(PLAIN)
    for head in ("青川县妇女儿童工作委员会:\n  2021", "云溪县妇女儿童工作委员会:\n  2022"):
        for name in "甲乙丙":
            assert said(PLAIN, wordings=f"{head}:\n    开头: 开头#{name}\n") == plain


def test_a_recorded_wording_wins_over_a_stricter_one_that_came_later() -> None:
    variants = {**PLAIN, "新": variant("开头#新", "新话", 层级="[县区]")}
    assert said(variants) == "新话"
    assert said(variants, wordings="青川县妇女儿童工作委员会:\n  2022:\n    开头: 开头#乙\n") == "乙话"


def test_a_recorded_wording_that_is_gone_is_replaced_with_a_warning() -> None:
    wordings = "青川县妇女儿童工作委员会:\n  2022:\n    开头: 开头#丁\n"
    written = compose(docx('说{{ 片段("开头") }}。'), fragments=PLAIN, wordings=wordings)
    (found,) = written.findings
    assert found.rule == "wording-gone"
    assert "开头#丁" in found.message
    assert written.choices["开头"] in found.message


def test_one_slot_used_twice_says_the_same_twice() -> None:
    text = write('说{{ 片段("开头") }}、{{ 片段("开头") }}。', fragments=PLAIN).text
    assert text[1:3] == text[4:6]


# -- 措辞.yaml --


def test_choices_are_recorded_in_the_workspace_and_kept_when_facts_change(
    workspace: Path, tmp_path: Path, run: Callable[..., tuple[int, str, str]], edit: Callable[[Path, str, str], None]
) -> None:
    record = workspace / "措辞.yaml"
    record.unlink()
    assert run("build", workspace, "-o", tmp_path / "一")[0] == 0
    first = record.read_bytes()
    slots = yaml.safe_load(first)["云溪县妇女儿童工作委员会"][2022]
    assert slots
    assert all(code.partition("#")[0] == slot.partition("（")[0] for slot, code in slots.items())
    edit(workspace / "facts" / "成绩.yaml", "6120人", "7000人")
    (workspace / "facts" / "活动项目.yaml").unlink()
    run("build", workspace, "-o", tmp_path / "二")
    second = yaml.safe_load(record.read_bytes())["云溪县妇女儿童工作委员会"][2022]
    assert second.items() >= slots.items()


def test_a_record_that_says_everything_is_not_touched(
    workspace: Path, tmp_path: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    run("build", workspace, "-o", tmp_path / "一")
    before = (workspace / "措辞.yaml").stat().st_mtime_ns
    run("build", workspace, "-o", tmp_path / "二")
    assert (workspace / "措辞.yaml").stat().st_mtime_ns == before


def test_a_renamed_office_finds_again_what_it_recorded(
    workspace: Path, tmp_path: Path, run: Callable[..., tuple[int, str, str]], edit: Callable[[Path, str, str], None]
) -> None:
    edit(
        workspace / "facts" / "机构人员.yaml",
        "全称: 云溪县妇女儿童工作委员会, 类别: 妇儿工委, 层级: 县区}",
        "全称: 云溪县妇女儿童工作委员会, 类别: 妇儿工委, 层级: 县区, 至: 2022-06-30}\n"
        "  - {简称: 县妇儿委, 全称: 云溪县妇女儿童委员会, 类别: 妇儿工委, 层级: 县区, 前身: 县妇儿工委}",
    )
    record = workspace / "措辞.yaml"
    record.unlink()
    run("build", workspace, "-o", tmp_path / "一")
    recorded = yaml.safe_load(record.read_bytes())
    assert set(recorded) == {"云溪县妇女儿童工作委员会", "云溪县妇女儿童委员会"}  # 讲话在改名以前，总结、计划在以后
    slot = next(iter(recorded["云溪县妇女儿童委员会"][2022]))
    edit(record, recorded["云溪县妇女儿童委员会"][2022][slot], "用不了的写法")
    assert "用不了的写法" in run("build", workspace, "-o", tmp_path / "二")[2]
