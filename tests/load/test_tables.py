"""表：各栏按声明的形状读；指标没写的单位、方向、目标取指标目录的，来历指着目录。"""

from __future__ import annotations

from datetime import date

import pytest

from fuer_docs.engine.workspace import Shelf
from fuer_docs.library import Library
from fuer_docs.load.tables import load_table, with_catalogue
from fuer_docs.load.workspace import load_workspace
from fuer_docs.model.facts import Indicator
from fuer_docs.model.setting import Tables
from fuer_docs.model.values import Absent

SETTING = "单位: 青川县妇儿工委\n单位类型: 妇儿工委\n层级: 县区\n地名: {本级: 青川县}\n年度: 2022\n文稿:\n  - 文种: 工作总结\n"
NATIONAL = "中国妇女发展纲要（2011—2020年）"
LOCAL = "青川县妇女发展规划（2021—2030年）"
CATALOGUE = """\
- {编号: 妇纲2011/孕产妇死亡率, 名称: 孕产妇死亡率, 别名: [孕妇产妇死亡率], 规划: 妇纲2011, 单位: /10万, 方向: 越低越好, 目标: ≤20}
- {编号: 妇纲2021/孕产妇死亡率, 名称: 孕产妇死亡率, 规划: 妇纲2021, 单位: /10万, 方向: 越低越好, 目标: ≤12, 备注: 目标待核实}
- {编号: 妇纲2011/受教育年限, 名称: 受教育年限, 规划: 妇纲2011, 单位: 年, 方向: 越高越好, 目标: ≥9, 备注: 目标待核实}
"""
PLANS = """\
- {编号: 妇纲2011, 名称: 中国妇女发展纲要（2011—2020年）, 起: 2011, 止: 2020}
- {编号: 妇纲2021, 名称: 中国妇女发展纲要（2021—2030年）, 起: 2021, 止: 2030}
"""


def tables(extra: str = "") -> Tables:
    found: Tables = {}
    for name, text in (("指标", CATALOGUE + extra), ("规划", PLANS)):
        found[name], findings = load_table(text.encode(), f"fragments/tables/{name}.yaml", name)
        assert findings == []
    return found


def read(indicator: str, plan: str = NATIONAL, starts: int = 2011, extra: str = "") -> Indicator:
    """一条指标，照目录补过。"""
    facts = (
        f"规划:\n  - {{编号: 甲, 名称: {plan}, 起: {starts}, 止: {starts + 9}}}\n指标:\n  - {{规划: 甲, {indicator}}}\n"
    )
    workspace, _findings = load_workspace({"fuer.yaml": SETTING.encode(), "facts/指标.yaml": facts.encode()})
    filled = with_catalogue(workspace.facts, tables(extra))
    (found,) = filled.of("指标")
    assert isinstance(found, Indicator)
    assert filled.get(found.ref) is found
    return found


def test_an_indicator_takes_unit_direction_and_target_from_the_catalogue() -> None:
    found = read("编号: 孕产妇死亡率")
    assert (found.unit.text, found.direction.text, found.target.text) == ("/10万", "越低越好", "≤20")
    (source,) = found.unit.origin.inputs
    assert (source.fact, source.field) == ("表/指标/妇纲2011/孕产妇死亡率", "单位")
    assert (source.place.file, source.place.line) == ("fragments/tables/指标.yaml", 1)


@pytest.mark.parametrize("written", ["编号: 孕妇产妇死亡率", "编号: 甲一, 名称: 孕产妇死亡率"])
def test_the_catalogue_is_searched_by_name_and_alias(written: str) -> None:
    assert read(written).unit.text == "/10万"


def test_what_the_fact_says_itself_stays() -> None:
    found = read("编号: 孕产妇死亡率, 单位: 人, 目标: 无")
    assert found.unit.text == "人"
    assert isinstance(found.target, Absent)
    assert found.target.known


def test_a_local_plan_takes_units_of_its_generation_but_no_national_target() -> None:
    found = read("编号: 孕产妇死亡率", LOCAL, 2021)
    assert found.unit.origin.inputs[0].fact == "表/指标/妇纲2021/孕产妇死亡率"
    assert isinstance(found.target, Absent)


def test_a_target_still_to_be_verified_is_not_asserted() -> None:
    found = read("编号: 受教育年限")
    assert found.unit.text == "年"
    assert isinstance(found.target, Absent)


def test_an_indicator_the_catalogue_does_not_know_is_left_alone() -> None:
    found = read("编号: 本县自定指标")
    assert isinstance(found.unit, Absent)


def test_a_workspace_row_of_the_same_code_wins(tmp_path: object) -> None:
    class Shelved(Library):
        def tables(self) -> list[tuple[str, bytes]]:
            own = "- {编号: 妇纲2011/孕产妇死亡率, 名称: 孕产妇死亡率, 规划: 妇纲2011, 单位: 例, 方向: 越低越好}\n"
            texts = {"自带/指标.yaml": CATALOGUE, "自带/规划.yaml": PLANS, "本地/指标.yaml": own}
            return [(file, text.encode()) for file, text in texts.items()]

    rows, _findings = Shelf(Shelved()).tables
    facts = f"规划:\n  - {{编号: 甲, 名称: {NATIONAL}, 起: 2011}}\n指标:\n  - {{编号: 孕产妇死亡率, 规划: 甲}}\n"
    workspace, _found = load_workspace({"fuer.yaml": SETTING.encode(), "facts/指标.yaml": facts.encode()})
    (found,) = with_catalogue(workspace.facts, rows).of("指标")
    assert isinstance(found, Indicator)
    assert found.unit.text == "例"


# -- 读表 --


def test_the_bundled_tables_read_without_findings_and_their_codes_are_unique() -> None:
    rows = Shelf(Library()).tables
    assert all(rows[name] for name in rows)
    assert rows.problems() == []
    assert {"提法", "法律", "机构", "规划", "指标", "层级"} <= set(rows)
    codes = [row.code for row in rows["指标"]]
    assert len(codes) == len(set(codes)) > 100


def test_every_catalogue_row_belongs_to_a_plan_and_one_of_its_domains() -> None:
    rows = Shelf(Library()).tables
    domains = {row.code: row.texts("领域") for row in rows["规划"]}
    for row in rows["指标"]:
        assert row.text("领域") in domains[row.text("规划")], row.code


@pytest.mark.parametrize("name", ["提法", "法律", "机构"])
def test_rows_of_one_code_follow_each_other_without_overlap(name: str) -> None:
    by_code: dict[str, list[object]] = {}
    for row in Shelf(Library()).tables[name]:
        by_code.setdefault(row.code, []).append(row)
    for code, rows in by_code.items():
        for day in (date(year, month, 15) for year in range(1995, 2027) for month in (1, 6, 10)):
            valid = [row for row in rows if row.valid_on(day)]  # type: ignore[attr-defined]
            assert len(valid) <= 1, (name, code, day)


def test_an_unknown_column_is_reported_with_a_suggestion() -> None:
    _rows, findings = load_table("- {编号: 甲, 名称: 某法, 生效: 2020-01-01}\n".encode(), "法律.yaml", "法律")
    assert [(finding.rule, finding.place.line) for finding in findings if finding.place] == [("unknown-key", 1)]


def test_a_column_is_read_in_its_own_shape() -> None:
    text = "- {编号: 甲, 名称: 某规划, 领域: [健康, 教育], 起: 2011, 印发: 2011-07-30}\n"
    (row,), findings = load_table(text.encode(), "规划.yaml", "规划")
    assert findings == []
    assert (row.texts("领域"), row.values["起"], row.values["印发"].start) == (
        ("健康", "教育"), 2011, date(2011, 7, 30),
    )  # fmt: skip


def test_a_table_nobody_declared_keeps_any_column_as_words() -> None:
    (row,), findings = load_table("- {编号: 云溪, 读音: yunxi}\n".encode(), "词.yaml", "词")
    assert findings == []
    assert row.text("读音") == "yunxi"
