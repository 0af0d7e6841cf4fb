"""查片段库：每种毛病都看得出，正当的写法不冤枉，看的时候真的排了一遍。"""

from __future__ import annotations

from pathlib import Path

import pytest

from fuer_docs.engine.examples import example_files, words_of
from fuer_docs.engine.fresh import create_template
from fuer_docs.engine.scrutiny import lint_fragments
from fuer_docs.engine.shelf import all_fragments, library_shelf
from fuer_docs.engine.start import office_of
from fuer_docs.engine.trial import Trial, arguments, trial_day
from fuer_docs.model.facts import TYPES_BY_NAME
from fuer_docs.model.finding import Finding, Severity

PRIZE = "在这一年里我们坚持问题导向不回避矛盾，把群众的急难愁盼放在心上，一件一件抓落实"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """一个只放片段的工作区。"""
    (tmp_path / "fragments" / "tables").mkdir(parents=True)
    return tmp_path


def write(own: Path, code: str, body: str, **head: str) -> str:
    """写一个片段，返回它的文件名。"""
    lines = ["---", f"编号: {code}", "标题: 试", *(f"{key}: {value}" for key, value in head.items()), "---", body]
    name = f"{code.replace('/', '-').replace('#', '-')}.txt"
    (own / "fragments" / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return f"fragments/{name}"


def found(own: Path, file: str = "") -> list[Finding]:
    """工作区自己的片段查出来的。"""
    names = {f"fragments/{path.name}" for path in (own / "fragments").glob("*.txt")}
    return [item for look in lint_fragments(own) if look.file in ({file} if file else names) for item in look.findings]


def rules(findings: list[Finding]) -> list[str]:
    return sorted(item.rule for item in findings)


def test_the_bundled_fragments_have_no_errors() -> None:
    inspections = lint_fragments(None)
    assert len(inspections) == len(list(all_fragments(library_shelf())))
    errors = [item for look in inspections for item in look.findings if item.severity is Severity.ERROR]
    assert [(item.place, item.message) for item in errors] == []


def test_a_fragment_nobody_calls_is_named_and_one_reached_by_calls_is_not(own: Path) -> None:
    alone = write(own, "闲置/甲", "{{ 单位 }}。")
    write(own, "通用/里头", "{{ 单位 }}召开会议。")
    write(own, "工作总结/总账", '{{ 片段("通用/里头") }}')
    assert rules(found(own, alone)) == ["unused-fragment"]
    assert rules(found(own)) == ["unused-fragment"]


def test_a_circle_that_no_template_enters_is_not_used(own: Path) -> None:
    write(own, "圈/甲", '{% if 成绩 == 任务 %}{{ 片段("圈/乙") }}{% endif %}')
    write(own, "圈/乙", '{% if 成绩 == 任务 %}{{ 片段("圈/甲") }}{% endif %}')
    assert rules(found(own)).count("unused-fragment") == 2


def test_a_call_whose_slot_is_put_together_reaches_every_slot_that_begins_so(own: Path) -> None:
    write(own, "分支/甲", "{{ 单位 }}。")
    write(own, "工作总结/总账", '{{ 片段("分支/" ~ 级) }}')
    assert "unused-fragment" not in rules(found(own, "fragments/分支-甲.txt"))


@pytest.mark.parametrize(
    "body",
    ["{{ 成绩|首|几 }}", "{{ 会议|首|月日 }}", '句中{{ 片段("工作总结/问题") }}句', "{{ (成绩|首).名称 + 年度 }}"],
)
def test_a_fragment_that_fails_when_written_is_an_error_at_its_tag(own: Path, body: str) -> None:
    file = write(own, "工作总结/总账", f"{{{{ 单位 }}}}。\n{body}")
    (only,) = [item for item in found(own, file) if item.severity is Severity.ERROR]
    assert only.place is not None
    assert (only.place.file, only.place.line) == (file, 6)
    assert only.place.text in body


def test_an_error_that_points_at_the_sample_facts_is_told_of_the_fragment(own: Path) -> None:
    file = write(own, "工作总结/总账", '全年支出{{ 财务|求和("金额")|较(年度) }}。')
    (only,) = [item for item in found(own, file) if item.severity is Severity.ERROR]
    assert only.message.startswith("试写时出错：单位不同")
    assert only.place is not None
    assert only.place.line is None


def test_wrong_names_and_keys_are_still_found(own: Path) -> None:
    file = write(own, "工作总结/总账", '{{ 没有 }}{{ (成绩|首).没有这项 }}{{ 提法("没有这条") }}')
    assert rules(found(own, file)) == ["unknown-key", "unknown-name"]
    file = write(own, "工作总结/总账", '[[{{ 提法("没有这条") }}]]')
    assert rules(found(own, file)) == ["unknown-formulation"]


def test_arguments_are_checked_against_what_the_fragment_declares(own: Path) -> None:
    write(own, "通用/一条", "{{ 活.主办|顿号 }}。", 参数="{活: 活动, 余: 文字}")
    caller = write(own, "工作总结/总账", '{% for 项 in 活动 %}{{ 片段("通用/一条", 活动=项, 余="甲") }}{% endfor %}')
    assert rules(found(own, caller)) == ["extra-argument", "missing-argument"]
    assert rules(found(own, "fragments/通用-一条.txt")) == ["unused-parameter"]


def test_an_argument_that_is_asked_about_first_may_be_left_out(own: Path) -> None:
    write(
        own,
        "通用/一条",
        "{% for 项 in 活动 if 项 != 除去 %}{{ 项 }}。{% endfor %}{{ 引 }}",
        参数="{除去: 活动, 引: 文字}",
    )
    caller = write(own, "工作总结/总账", '{{ 片段("通用/一条") }}')
    assert rules(found(own, caller)) == []


def test_variants_of_a_slot_share_their_parameters(own: Path) -> None:
    write(own, "通用/一条#甲", "{{ 活.主办|顿号 }}{{ 引 }}。", 参数="{活: 活动, 引: 文字}")
    plain = write(own, "通用/一条#乙", "{{ 活.主办|顿号 }}主办。", 参数="{活: 活动, 引: 文字}")
    write(own, "工作总结/总账", '{% for 项 in 活动 %}{{ 片段("通用/一条", 活=项, 引="甲") }}{% endfor %}')
    assert rules(found(own, plain)) == []


def test_an_unknown_type_of_parameter_is_named(own: Path) -> None:
    write(own, "通用/一条", "{{ 物 }}。", 参数="{物: 东西}")
    write(own, "工作总结/总账", '{{ 片段("通用/一条", 物=单位) }}')
    assert "unknown-parameter-type" in rules(found(own, "fragments/通用-一条.txt"))


def test_a_changed_template_does_not_make_the_bundled_fragments_unused(own: Path) -> None:
    create_template("简报", own, library_shelf())
    copied = Path(create_template("工作总结", own / "templates" / "工作总结.docx", library_shelf()).file)
    copied.write_bytes((own / "简报.docx").read_bytes())
    assert "unused-fragment" not in rules([item for look in lint_fragments(own) for item in look.findings])


# -- 过了时的说法 --


@pytest.mark.parametrize(
    ("body", "head", "expected"),
    [
        ("坚持科学发展观，", {}, 1),
        ("坚持科学发展观，", {"有效期": "{自: 2007-10-21, 至: 2017-10-23}"}, 0),
        ("坚持科学发展观，", {"有效期": "{自: 2007-10-21}"}, 1),
        ("坚持科学发展观，", {"有效期": "{至: 2017-10-23}"}, 1),
        ("坚持科学发展观，", {"有效期": "{自: 2010-01-01, 至: 2012-12-31}"}, 0),
        ("两个时期都说的话，", {"有效期": "{自: 2001-01-01, 至: 2010-12-31}"}, 0),
        ("两个时期都说的话，", {"有效期": "{自: 2001-01-01, 至: 2011-12-31}"}, 1),
        ("一直说的话，", {}, 0),
        ("由县卫计委牵头，", {}, 1),
        ("{{ 提法(\"指导\") }}，", {}, 0),
        ("学习科学发展观和新思想，", {"有效期": "{自: 2018-01-01}"}, 0),
    ],
)  # fmt: skip
def test_a_wording_typed_outside_its_period_is_found(own: Path, body: str, head: dict[str, str], expected: int) -> None:
    tables = own / "fragments" / "tables"
    (tables / "提法.yaml").write_text(
        "- {编号: 指导, 文: 科学发展观, 自: 2007-10-21, 至: 2017-10-23}\n"
        "- {编号: 指导, 文: 科学发展观和新思想, 自: 2017-10-24}\n"
        "- {编号: 都说, 文: 两个时期都说的话, 自: 2001-01-01, 至: 2005-12-31}\n"
        "- {编号: 都说, 文: 两个时期都说的话, 自: 2006-01-01, 至: 2010-12-31}\n"
        "- {编号: 一直, 文: 一直说的话}\n",
        encoding="utf-8",
    )
    (tables / "机构.yaml").write_text(
        "- {编号: 卫生, 名称: 县卫计委, 自: 2014-01-01, 至: 2019-03-01}\n", encoding="utf-8"
    )
    file = write(own, "工作总结/总账", f"{{{{ 单位 }}}}{body}抓落实。", **head)
    spotted = [item for item in found(own, file) if item.rule == "expired-wording"]
    assert len(spotted) == expected
    for item in spotted:
        assert item.place is not None
        assert item.place.text in body


def test_a_date_that_cannot_be_read_is_taken_as_none(own: Path) -> None:
    (own / "fragments" / "tables" / "法律.yaml").write_text(
        "- {编号: 旧法, 名称: 依据旧法, 至: 坏日期}\n", encoding="utf-8"
    )
    assert rules(found(own, write(own, "工作总结/总账", "{{ 单位 }}依据旧法办事。"))) == []


# -- 差不多的写法 --


def test_two_near_copies_are_found_once_and_two_real_variants_are_not(own: Path) -> None:
    write(own, "工作总结/开头#一", f"{{{{ 单位 }}}}{PRIZE}。")
    copy = write(own, "工作总结/开头#二", f"{{{{ 单位.简称 }}}}{PRIZE}，取得实效。")
    write(own, "工作总结/开头#三", "{{ 单位 }}聚焦主责主业，健全工作机制，办成了一批看得见、摸得着的好事。")
    copies = [item for item in found(own) if item.rule == "near-copy"]
    assert [item.place and item.place.file for item in copies] == [copy]
    assert "工作总结/开头#一" in copies[0].message


def test_a_copy_of_a_bundled_fragment_is_told_of_the_workspace(own: Path) -> None:
    bundled = next(item for item in all_fragments(library_shelf()) if item.code == "工作总结/开头#甲")
    file = write(own, "工作总结/开头#一", "\n".join(bundled.lines), 文种="[工作总结]")
    (only,) = [item for look in lint_fragments(own) for item in look.findings if item.rule == "near-copy" and "开头" in item.message]  # fmt: skip
    assert only.place is not None
    assert only.place.file == file


def test_another_form_of_the_same_words_is_no_near_copy(own: Path) -> None:
    write(own, "工作总结/开头#一", f"{{{{ 单位 }}}}{PRIZE}。", 形式="[长]")
    write(own, "工作总结/开头#二", f"{{{{ 单位 }}}}{PRIZE}。", 形式="[短]")
    assert "near-copy" not in rules(found(own))


def test_fragments_that_are_nearly_all_tags_are_not_compared(own: Path) -> None:
    for name in "一二":
        write(own, f"工作总结/开头#{name}", "{{ 单位 }}在{{ 本级 }}召开{{ (会议|首) }}。")
    assert "near-copy" not in rules(found(own))


# -- 样例事实 --


def test_every_kind_of_parameter_gets_something() -> None:
    for name in TYPES_BY_NAME:
        assert arguments(name)
        assert arguments(f"[{name}]")
    assert arguments("要点") == ('(会议|有("要点")|首).要点|首',)
    assert arguments("[议程项]") == ('(会议|有("议程")|首).议程',)
    assert not arguments("没有这种")
    assert not arguments("[没有这种]")


def test_a_fragment_is_tried_on_a_day_when_it_is_valid() -> None:
    shelf = library_shelf()
    for fragment in all_fragments(shelf):
        day = trial_day(fragment)
        assert (fragment.since or day) <= day <= (fragment.until or day)
        assert Trial(shelf).findings(fragment) == []


def test_the_examples_hold_every_type_of_fact() -> None:
    texts = "".join(example_files(words_of(office_of("云溪县妇联", "妇联", "县区"), 2022)).values())
    for name in TYPES_BY_NAME:
        assert f"\n{name}:\n" in texts
