"""随便什么样的表：不出错，认出来的每一条都有原句，数都是表里写着的。"""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fuer_docs.intake.catalogue import Catalogue, Entry
from fuer_docs.intake.indicators import harvest
from fuer_docs.intake.sheets import Book, Cell, Sheet, column_letters
from fuer_docs.intake.so_far import Context, PlanEntry
from fuer_docs.model.figure import parse_figure

HEADS = [
    "序号", "指标名称", "监测指标", "计量单位", "2021年", "2022年", "本年", "上年", "男", "女", "合计", "目标值", "达标情况", "责任单位", "备注", "代码", "增减", "领域", "年份", "",
    "实际", "初步", "快报", "全县", "农村", "性别", "县区", "2030年目标", "比2021年提高", "21年", "完成情况", "分子", "上半年", "一级指标", "某列",
]  # fmt: skip
BODY = [
    "", "婴儿死亡率", "孕产妇系统管理率（%）", "一、健康", "其中：女", "注：说明", "10.5", "93.6%", "0.93", "—", "无数据", "见附表", "１２", "约300", "%", "‰", "1/10万", "达标",
    "是", "县卫健局", "≥95", "2022", "10万", "某指标",
    "#DIV/0!", "#N/A", "12\n13", "12 13", "①3", "95.3*", "12.5(预)", "合计", "男", "女", "其中：农村", "二〇二二年", "清河县", "甲", "1", "2021", "≥90%", "-3", "填表人：某",
]  # fmt: skip
CONTEXT = Context(
    2022,
    Catalogue(
        [
            Entry("婴儿死亡率", ("婴儿死亡率",), "儿纲", unit="‰", own=True),
            Entry("x/孕产妇系统管理率", ("孕产妇系统管理率",), "妇纲", unit="%"),
        ]
    ),
    (PlanEntry("儿纲", "中国儿童发展纲要（2021—2030年）", 2021, 2030, ("健康",)),),
    {("婴儿死亡率", 2021): "10.8"},
    {"婴儿死亡率": {"编号": "婴儿死亡率", "单位": "‰"}},
)


def grid(rows: list[list[str]], merged: set[tuple[int, int]]) -> Sheet:
    cells = tuple(
        tuple(
            Cell(f"{column_letters(c)}{r + 1}", text, merged=(r, c) in merged, percent=text.endswith("%"))
            for c, text in enumerate(row)
        )
        for r, row in enumerate(rows)
    )
    return Sheet("汇总", cells)


def figures(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if "来源" in value and "数值" in value and isinstance(value["数值"], str) else []
        return own + [one for inner in value.values() for one in figures(inner)]
    return []


ROW = st.lists(st.sampled_from(HEADS + BODY), min_size=6, max_size=6)


@settings(max_examples=300)
@given(
    st.lists(ROW, max_size=3), st.lists(st.sampled_from(HEADS), min_size=6, max_size=6), st.lists(ROW, max_size=8),
    st.sets(st.tuples(st.integers(0, 8), st.integers(0, 5)), max_size=4),
)  # fmt: skip
def test_no_table_breaks_the_reading_and_nothing_is_made_up(
    top: list[list[str]], head: list[str], body: list[list[str]], merged: set[tuple[int, int]]
) -> None:
    sheet = grid([*top, ["指标名称", "2022年", *head[2:]], *body], merged)
    shown = {cell.ref: cell.text for row in sheet.rows for cell in row}
    for found in harvest(Book("年报.xlsx", (sheet,)), CONTEXT).founds:
        assert found.quote
        assert found.where
        for figure in figures(dict(found.keys)):
            written = shown[figure["来源"]["位置"].removeprefix("汇总!")]
            assert figure["数值"] in written.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
            parse_figure(figure["数值"], "个")
