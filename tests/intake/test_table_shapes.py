"""真表格的各种样子：年份写在哪里、几列同一年、两三层的表头、横过来的、并排的，都认对；认不准的写疑问、点名。"""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from fuer_docs.engine.confirming import confirm
from fuer_docs.engine.intake import Imported, import_files
from fuer_docs.engine.pending import pending
from fuer_docs.intake.domains import known_domain, titled_domain
from fuer_docs.intake.targets import same_target, signed_target, written_target
from fuer_docs.intake.values import split_unit, status_of
from fuer_docs.intake.years import spans_of, year_told, years_of
from fuer_docs.model.found import Certainty, Found
from tests.intake.conftest import by_code, cell, value

Book = Callable[..., Path]
Take = Callable[..., Imported]
NEW = "甲新增数"
"""目录里没有的一项。"""


def said(done: Imported, rule: str) -> str:
    return "\n".join(finding.message for finding in done.findings if finding.rule == rule)


def years(found: Found) -> dict[str, str]:
    return {year: value(found, int(year)) for year in found.keys.get("数值", {})}


# -- 哪一年 --


@pytest.mark.parametrize(
    "target", ["2030年目标", "目标（2030年）", "2030年目标值", "规划目标/2030年", "到2030年的目标"]
)
@pytest.mark.parametrize("at", [2, 3, 4])
def test_the_year_of_a_target_column_is_never_this_year(book: Book, take: Take, target: str, at: int) -> None:
    head, row = ["指标名称", "单位", "本年", "上年"], [NEW, "%", 12, 11]
    head.insert(at, target)
    row.insert(at, "≥50")
    found = by_code(take(book([["儿童发展规划监测表"], head, row], name="2022年监测表.xlsx")))[NEW]
    assert years(found) == {"2022": "12", "2021": "11"}
    assert found.keys["目标"] == "≥50"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("某县监测情况（二〇二二年）", [2022]), ("二零二二年度", [2022]), ("二○二二年", [2022]), ("２０２２年", [2022]), ("教育局2022", [2022]),
        ("2021—2030年监测表", []), ("某县规划（2021—2030年）2022年监测表", [2022]), ("二〇二一至二〇三〇年", []), ("2021-2022学年", []),
        ("填报时间：2023年1月10日", []), ("2023年1月10日", []), ("有效期至：2024年6月", []), ("某统字〔2021〕5号", []), ("截至2022年12月31日", [2022]),
        ("2030年目标完成情况", []), ("2021年、2022年对比", [2021, 2022]), ("一二三四", []),
    ],
)  # fmt: skip
def test_only_years_of_data_are_years_of_a_title(text: str, found: list[int]) -> None:
    assert years_of(text) == found


def test_spans_are_read_by_their_first_year() -> None:
    assert spans_of("二〇二一—二〇三〇年、2011-2020年") == {"2021", "2011"}


@pytest.mark.parametrize(
    ("titles", "sheet", "file", "year", "doubt"),
    [
        (["2022年监测表"], "Sheet1", "表.xlsx", 2022, ""),
        (["监测表"], "2021年", "2022年.xlsx", 2021, "文件名写的是 2022 年"),
        (["监测表"], "Sheet1", "表.xlsx", 2022, "没写是哪一年"),
        (["2021年、2022年对比"], "Sheet1", "表.xlsx", 2022, "2021 年、2022 年"),
        (["2022年1-9月监测表"], "Sheet1", "表.xlsx", 2022, "1-9月"),
        (["2022年上半年"], "Sheet1", "表.xlsx", 2022, "上半年"),
        (["迈向2035年"], "Sheet1", "表.xlsx", 2022, "没写是哪一年"),
    ],
)  # fmt: skip
def test_a_year_that_is_not_certain_is_doubted(titles: list[str], sheet: str, file: str, year: int, doubt: str) -> None:
    told = year_told(titles, sheet, file, 2022)
    assert told.year == year
    assert (doubt in told.doubt) if doubt else told.doubt == ""


def test_values_of_years_to_come_are_left_out_and_next_year_is_doubted(book: Book, take: Take) -> None:
    done = take(book([["指标", "单位", "2022年", "2023年", "2030年"], [NEW, "%", 12, 13, 50]]))
    found = by_code(done)[NEW]
    assert years(found) == {"2022": "12", "2023": "13"}
    assert any("2023 年比工作区的年度 2022 还晚" in doubt for doubt in found.doubts)
    assert "2030年" in said(done, "column-left-out")


def test_a_short_year_in_the_header_is_doubted(book: Book, take: Take) -> None:
    found = by_code(take(book([["指标", "单位", "21年", "22年"], [NEW, "%", 11, 12]])))[NEW]
    assert years(found) == {"2021": "11", "2022": "12"}
    assert any("22年" in doubt for doubt in found.doubts)


# -- 同一年几列 --


@pytest.mark.parametrize(
    ("first", "second", "taken"),
    [
        ("实际", "初步", "93.2"), ("初步", "实际", "93"), ("年报", "快报", "93.2"), ("快报", "年报", "93"), ("终审", "上报", "93.2"),
        ("全县", "农村", "93.2"), ("农村", "全县", "93"), ("全市", "全县", "93"), ("实际", "计划", "93.2"), ("完成值", "排名", "93.2"),
        ("合计", "城镇", "93.2"), ("指标值", "分子", "93.2"), ("全年", "1—9月", "93.2"), ("全年", "上半年", "93.2"), ("实际", "完成率", "93.2"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("merged", [True, False])
def test_of_two_columns_of_a_year_the_final_whole_one_is_taken(
    book: Book, take: Take, first: str, second: str, taken: str, merged: bool
) -> None:
    path = book(
        [["指标名称", "单位", "2021年", "2022年", None], [None, None, None, first, second], [NEW, "%", 91.5, 93.2, 93]],
        merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1"] if merged else [],
    )
    done = take(path)
    assert list(by_code(done)) == [NEW]
    found = by_code(done)[NEW]
    assert years(found) == {"2021": "91.5", "2022": taken}
    left = {first, second} - {"计划"}
    assert any(name in said(done, "column-left-out") for name in left) or found.keys.get("目标") == "93"


def test_a_preliminary_figure_stands_in_with_a_doubt(book: Book, take: Take) -> None:
    found = by_code(take(book([["指标", "单位", "2022年实际", "2022年快报"], [NEW, "%", None, 93]])))[NEW]
    assert value(found, 2022) == "93"
    assert any("没有填" in doubt and "快报" in doubt for doubt in found.doubts)


def test_two_columns_equally_good_that_differ_are_doubted(book: Book, take: Take) -> None:
    found = by_code(take(book([["指标", "单位", "2022年", "本年"], [NEW, "%", 92, 93]], name="2022年.xlsx")))[NEW]
    assert any("C2 是 92，D2 是 93" in doubt for doubt in found.doubts)


@pytest.mark.parametrize(
    "title", ["比2021年提高", "与2021年相比", "较上年增减", "2022年同比", "2022年全市排名", "2022年得分"]
)
def test_differences_and_ranks_are_no_values(book: Book, take: Take, title: str) -> None:
    done = take(book([["指标", "单位", "2022年", "2021年", title], [NEW, "%", 12, 11, 1]]))
    assert years(by_code(done)[NEW]) == {"2022": "12", "2021": "11"}
    assert title in said(done, "column-left-out")


def test_an_unclear_column_is_doubted(book: Book, take: Take) -> None:
    found = by_code(take(book([["指标", "单位", "2022年口径二"], [NEW, "%", 12]])))[NEW]
    assert any("口径二" in doubt for doubt in found.doubts)


@pytest.mark.parametrize("title", ["完成情况", "2022年完成情况"])
def test_a_column_named_progress_with_numbers_holds_numbers(book: Book, take: Take, title: str) -> None:
    found = by_code(take(book([["指标", "单位", title], [NEW, "%", 12], ["乙新增数", "%", 13]], name="2022年.xlsx")))[
        NEW
    ]
    assert value(found, 2022) == "12"


def test_of_several_target_columns_the_choice_is_told(book: Book, take: Take) -> None:
    path = book([["指标", "单位", "2022年", "2025年目标", "2030年目标"], [NEW, "%", 12, 40, 50]])
    found = by_code(take(path))[NEW]
    assert found.keys["目标"] == "50"
    assert any("2025年目标" in doubt and "2030年目标" in doubt for doubt in found.doubts)


# -- 表头 --


@pytest.mark.parametrize(
    "title",
    ["指标名称", "指标名称及单位", "监测指标（单位）", "指标名称（计量单位）", "指标内容", "监测项目", "项目", "评价指标", "指标名称/单位", "主要指标", "二级指标"],
)  # fmt: skip
def test_the_column_of_names_goes_by_many_names(book: Book, take: Take, title: str) -> None:
    found = by_code(take(book([[title, "2022年"], [f"{NEW}（个）", 12]])))
    assert found[NEW].keys["单位"] == "个"


def test_three_rows_of_header_whose_last_repeats_are_one_header(book: Book, take: Take) -> None:
    path = book(
        [
            ["云溪县主要指标（2022年）"],
            ["领域", "指标", "监测数据", None, None, "目标"],
            [None, None, "2021年", "2022年", None, None],
            ["领域", "指标", "实际", "实际", "初步", "目标"],
            ["健康", NEW, 11, 12, 13, 50],
        ],
        merged=["A2:A3", "B2:B3", "C2:E2", "D3:E3", "F2:F3"],
    )
    found = by_code(take(path))
    assert list(found) == [NEW]
    assert years(found[NEW]) == {"2021": "11", "2022": "12"}


def test_a_row_numbering_the_columns_is_header(book: Book, take: Take) -> None:
    found = by_code(take(book([["指标", "单位", "2022年"], ["甲", "乙", 1], [NEW, "%", 12]])))
    assert list(found) == [NEW]


def test_a_header_repeated_on_the_next_page_keeps_the_section(book: Book, take: Take) -> None:
    head = ["指标", "单位", "2022年"]
    path = book(
        [
            ["儿童发展纲要（2011—2020年）"],
            head,
            ["一、教育"],
            [NEW, "个", 1],
            ["妇女儿童乙数", "个", 2],
            head,
            ["丙新增数", "个", 3],
        ]
    )
    found = by_code(take(path))
    assert found["丙新增数"].keys["领域"] == "教育"
    assert found["丙新增数"].keys["规划"] == "儿纲2011"


def test_a_transposed_table_is_turned(book: Book, take: Take) -> None:
    path = book(
        [
            ["云溪县监测表"],
            ["年份", "婴儿死亡率（‰）", NEW],
            ["2021年", 10.8, 1],
            ["2022年", 10.5, 2],
            ["注：以上为初步核实数"],
        ]
    )
    done = take(path)
    found = by_code(done)
    assert (value(found["婴儿死亡率"], 2022), cell(found["婴儿死亡率"], 2022)) == ("10.5", "汇总!B4")
    assert years(found[NEW]) == {"2021": "1", "2022": "2"}
    assert "A5" in said(done, "row-left-out")


def test_a_transposed_table_may_give_units_in_a_row(book: Book, take: Take) -> None:
    path = book([["指标名称", "婴儿死亡率", NEW], ["单位", "‰", "个"], ["2022年", 10.5, 2]])
    assert by_code(take(path))[NEW].keys["单位"] == "个"


def test_a_row_of_units_without_a_label_is_known_in_a_transposed_table(book: Book, take: Take) -> None:
    path = book([["年份", "婴儿死亡率", NEW], [None, "‰", "/10万"], [2021, 10.8, 12], [2022, 10.5, 0]])
    assert by_code(take(path))[NEW].keys["单位"] == "/10万"


def test_a_name_written_only_in_its_first_year_holds_for_the_next(book: Book, take: Take) -> None:
    found = take(book([["指标", "年份", "数值", "单位"], [NEW, 2021, 1, "个"], [None, "2022年", 2, "个"]])).added
    assert [(one.keys["编号"], years(one)) for one in found] == [(NEW, {"2021": "1"}), (NEW, {"2022": "2"})]


def test_numbered_sections_and_first_level_names_give_the_domain(book: Book, take: Take) -> None:
    path = book([["序号", "指标", "单位", "2022年"], ["一", "教育"], [1, NEW, "%", 12]])
    assert by_code(take(path))[NEW].keys["领域"] == "教育"
    levels = book(
        [["一级指标", "二级指标", "单位", "2022年"], ["教育", NEW, "%", 12], [None, "乙新增数", "%", 1]],
        merged=["A2:A3"],
    )
    assert {code: one.keys["领域"] for code, one in by_code(take(levels)).items()} == {NEW: "教育", "乙新增数": "教育"}


@pytest.mark.parametrize("title", ["目标方向", "目标类型", "目标依据"])
def test_what_is_said_about_the_target_is_no_target(book: Book, take: Take, title: str) -> None:
    found = by_code(take(book([["指标", "单位", "2022年", title, "目标"], [NEW, "%", 12, "正向", "90"]])))[NEW]
    assert found.keys["目标"].removeprefix("≥") == "90"


def test_tables_side_by_side_do_not_mix(book: Book, take: Take) -> None:
    path = book(
        [
            ["指标名称", "单位", "2022年", None, "指标名称", "单位", "2022年"],
            ["甲新增数", "个", 1, None, "乙新增数", "个", 2],
        ]
    )
    found = by_code(take(path))
    assert {code: value(one, 2022) for code, one in found.items()} == {"甲新增数": "1", "乙新增数": "2"}


def test_a_table_without_a_column_of_names_is_doubted(book: Book, take: Take) -> None:
    found = by_code(take(book([["内 容", "单位", "2021年", "2022年"], [NEW, "%", 11, 12], ["乙新增数", "%", 1, 2]])))[
        NEW
    ]
    assert any("名称是猜的" in doubt for doubt in found.doubts)


@pytest.mark.parametrize("said_unit", ["单位：%", "（单位：％）", "计量单位：%"])
def test_a_unit_above_the_table_is_the_unit_of_every_row_without_one(book: Book, take: Take, said_unit: str) -> None:
    path = book([["主要指标"], [said_unit], ["指标名称", "2022年"], [NEW, 12], ["婴儿死亡率", 10.5]])
    found = by_code(take(path))
    assert found[NEW].keys["单位"] == "%"
    assert any("‰" in doubt for doubt in found["婴儿死亡率"].doubts)


@pytest.mark.parametrize("said_unit", ["单位：见表", "单位：县统计局", "填报单位：县统计局（盖章）"])
def test_other_units_above_the_table_are_no_measure(book: Book, take: Take, said_unit: str) -> None:
    found = by_code(take(book([["主要指标"], [said_unit], ["指标名称", "2022年"], [NEW, 12]])))[NEW]
    assert "单位" not in found.keys
    assert any("没有写单位" in doubt for doubt in found.doubts)


# -- 男女、分项 --


@pytest.mark.parametrize(
    "order", [("男", "女", "合计"), ("合计", "其中：女", "男"), ("总计", "女性", "男性"), ("计", "男", "女")]
)
def test_sexes_without_a_year_take_the_year_of_the_title(book: Book, take: Take, order: tuple[str, str, str]) -> None:
    numbers = {title: n for n, title in enumerate(order, 1)}
    path = book([["2022年"], ["指标名称", "单位", *order], [NEW, "人", *numbers.values()]])
    found = by_code(take(path))[NEW]
    whole = next(title for title in order if "男" not in title and "女" not in title)
    assert value(found, 2022) == str(numbers[whole])
    assert value(found, 2022, "女") == str(next(n for title, n in numbers.items() if "女" in title))


def test_a_column_of_sexes_gives_one_indicator(book: Book, take: Take) -> None:
    path = book(
        [["指标", "性别", "单位", "2022年"], [NEW, "合计", "人", 3], [None, "男", "人", 1], [None, "女", "人", 2]]
    )
    found = by_code(take(path))
    assert list(found) == [NEW]
    assert (value(found[NEW], 2022), value(found[NEW], 2022, "女")) == ("3", "2")


def test_rows_of_sexes_below_an_empty_total_belong_to_it(book: Book, take: Take) -> None:
    done = take(
        book([["指标", "单位", "2022年"], ["婴儿死亡率", "‰", 10.5], [NEW, "人", None], ["其中：女", "人", 66]])
    )
    assert value(by_code(done)[NEW], 2022, "女") == "66"
    assert "分性别" not in by_code(done)["婴儿死亡率"].keys
    assert NEW not in said(done, "empty-indicator")


def test_a_row_of_sexes_after_a_heading_belongs_to_nobody_and_is_named(book: Book, take: Take) -> None:
    done = take(book([["指标", "单位", "2022年"], ["婴儿死亡率", "‰", 10.5], ["二、教育"], ["其中：女", "%", 66]]))
    assert "分性别" not in by_code(done)["婴儿死亡率"].keys
    assert "其中：女" in said(done, "row-left-out")


def test_a_part_of_an_indicator_is_named_after_it(book: Book, take: Take) -> None:
    found = by_code(
        take(book([["指标", "单位", "2022年"], [NEW, "%", 12], ["其中：农村", "%", 11], ["城镇", "%", 13]]))
    )
    assert list(found) == [NEW, f"{NEW}（农村）", f"{NEW}（城镇）"]
    assert found[f"{NEW}（农村）"].certainty is Certainty.LOW


def test_sexes_written_beside_the_name_belong_to_it(book: Book, take: Take) -> None:
    path = book(
        [["指标名称", None, "单位", "2022年"], [NEW, "合计", "人", 9], [None, "男", "人", 4], [None, "女", "人", 5]],
        merged=["A1:B1", "A2:A4"],
    )
    found = by_code(take(path))
    assert list(found) == [NEW]
    assert (value(found[NEW], 2022), value(found[NEW], 2022, "女")) == ("9", "5")


def test_a_total_row_is_no_indicator(book: Book, take: Take) -> None:
    done = take(book([["指标", "单位", "2022年"], ["合计", None, 100], [NEW, "%", 12]]))
    assert list(by_code(done)) == [NEW]
    assert "合计" in said(done, "row-left-out")


# -- 不是数的格子 --


@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "####"])
@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_errors_of_formulas_are_never_read(book: Book, take: Take, error: str, at: int) -> None:
    row: list[object] = [NEW, "%", 12, 11, "≥50"]
    row[at] = error
    done = take(book([["指标", "单位", "2022年", "2021年", "目标"], row]))
    found = by_code(done)[NEW]
    assert error not in str({name: text for name, text in found.keys.items() if name != "来源"})
    assert any(error in doubt for doubt in found.doubts)


def test_a_row_without_a_name_is_named(book: Book, take: Take) -> None:
    done = take(book([["指标", "单位", "2022年"], ["#REF!", "%", 12], [None, "%", 13], [NEW, "%", 14]]))
    assert list(by_code(done)) == [NEW]
    assert "A2" in said(done, "row-left-out")
    assert "B3" in said(done, "row-left-out")


@pytest.mark.parametrize(
    "text", ["≥95", "①12.5", "l0.8", "10.8.", "见附表3", "12\n13", "12 13", "90-95", "待报", "2022-10-08"]
)
def test_what_is_not_one_number_is_not_read_and_the_row_says_why(book: Book, take: Take, text: str) -> None:
    done = take(book([["指标", "单位", "2022年"], ["婴儿死亡率", "‰", text]]))
    assert not by_code(done)
    assert "C2" in said(done, "empty-indicator")


@pytest.mark.parametrize(
    ("text", "number"), [("95.3*", "95.3"), ("12.5(预)", "12.5"), ("93（快报）", "93"), ("-3", "-3")]
)
def test_marks_beside_a_number_are_doubted(book: Book, take: Take, text: str, number: str) -> None:
    found = by_code(take(book([["指标", "单位", "2022年"], ["婴儿死亡率", "‰", text]])))["婴儿死亡率"]
    assert value(found, 2022) == number
    assert found.doubts


def test_a_number_shown_rounded_to_a_whole_is_doubted(book: Book, take: Take) -> None:
    path = book(
        [["指标", "单位", "2022年"], [NEW, "%", 0.9962], ["乙新增数", "%", 0.9962]], shapes={"C2": "0%", "C3": "0.0%"}
    )
    found = by_code(take(path))
    assert any("99.62%" in doubt for doubt in found[NEW].doubts)
    assert not any("99.62%" in doubt for doubt in found["乙新增数"].doubts)


def test_a_percent_sign_in_quotes_does_not_multiply(book: Book, take: Take) -> None:
    found = by_code(take(book([["指标", "单位", "2022年"], [NEW, "%", 0.8]], shapes={"C2": '0.0"%"'})))[NEW]
    assert value(found, 2022) == "0.8"


def test_a_merged_value_is_doubted(book: Book, take: Take) -> None:
    path = book([["指标", "单位", "2022年"], ["婴儿死亡率", "‰", 10.5], [NEW, "‰", None]], merged=["C2:C3"])
    found = by_code(take(path))
    assert not found["婴儿死亡率"].doubts
    assert any("合并" in doubt for doubt in found[NEW].doubts)


def test_a_cell_under_no_header_is_doubted(tmp_path: Path, take: Take) -> None:
    path = tmp_path / "2022年.csv"
    path.write_text(f"指标,单位,2022年\n{NEW},人,12,345\n", encoding="utf-8")
    assert any("345" in doubt for doubt in by_code(take(path))[NEW].doubts)


def test_huge_numbers_and_torn_quotes_break_nothing(tmp_path: Path, book: Book, take: Take) -> None:
    assert "C2" in said(take(book([["指标", "单位", "2022年"], ["婴儿死亡率", "‰", 1e30]])), "empty-indicator")
    torn = tmp_path / "引号.csv"
    torn.write_text('指标,单位,2022年\n"' + "长" * 140000, encoding="utf-8")
    assert take(torn).unreadable
    returns = tmp_path / "2022年.csv"
    returns.write_bytes(f"指标,单位,2022年\r{NEW},个,12\r".encode())
    assert value(by_code(take(returns))[NEW], 2022) == "12"


def test_a_merge_over_whole_columns_is_refused_at_once(tmp_path: Path, take: Take) -> None:
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    page.append(["指标", "单位", "2022年"])
    workbook.save(tmp_path / "整列.xlsx")
    from zipfile import ZipFile

    with ZipFile(tmp_path / "整列.xlsx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="E1:F1048576"/></mergeCells>'
    with ZipFile(tmp_path / "整列.xlsx", "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, sheet.replace(b"</sheetData>", merge) if part is sheet else part)
    done = take(tmp_path / "整列.xlsx")
    assert done.unreadable
    assert "合并" in done.findings[0].message


# -- 没有读的、没有用的都点名 --


def test_every_sheet_that_is_not_read_is_named_with_the_reason(tmp_path: Path, take: Take) -> None:
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    page.title = "妇女"
    for row in (["指标", "单位", "2022年"], [NEW, "%", 12]):
        page.append(row)
    contents: dict[str, list[list[object]]] = {
        "说明": [["本表由各部门提供"]], "儿童": [["要看的东西", "单位", "数"], ["婴儿死亡率", "‰", 10.5]],
        "颜色": [["指标名称", "颜色", "形状"], ["婴儿死亡率", "红", 1]], "旧表": [["指标", "单位", "2021年"], ["乙", "%", 1]], "空": [],
    }  # fmt: skip
    for name, rows in contents.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook["旧表"].sheet_state = "hidden"
    workbook.save(tmp_path / "年报.xlsx")
    named = said(take(tmp_path / "年报.xlsx"), "sheet-not-read").splitlines()
    reasons = {line.split("”")[0].removeprefix("表“"): line for line in named}
    assert set(reasons) == {"说明", "儿童", "颜色", "旧表"}
    assert "没有数" in reasons["说明"]
    assert "找不到“指标名称”" in reasons["儿童"]
    assert "找不到数所在的列" in reasons["颜色"]
    assert "隐藏" in reasons["旧表"]


def test_the_plan_is_the_one_in_force_in_the_year_of_the_table(book: Book, take: Take) -> None:
    for year, plan in ((2019, "儿纲2011"), (2022, "儿纲2021")):
        path = book([[f"{year}年儿童发展监测表"], ["指标", "单位", f"{year}年"], [NEW, "%", 12]])
        assert by_code(take(path))[NEW].keys["规划"] == plan


def test_hidden_rows_and_columns_are_left_out_and_named(book: Book, take: Take) -> None:
    path = book([["指标", "单位", "2022年", "2022年（旧）"], [NEW, "%", 12, 99], ["乙新增数", "%", 1, 2]])
    workbook = load_workbook(path)
    workbook["汇总"].column_dimensions["D"].hidden = True
    workbook["汇总"].row_dimensions[3].hidden = True
    workbook.save(path)
    done = take(path)
    assert list(by_code(done)) == [NEW]
    assert not any("99" in doubt for doubt in by_code(done)[NEW].doubts)
    assert "第3行" in said(done, "hidden-left-out")
    assert "D列" in said(done, "hidden-left-out")


def test_notes_below_the_table_are_named(book: Book, take: Take) -> None:
    done = take(book([["指标", "单位", "2022年"], [NEW, "%", 12], ["注：数据截至年底"], ["填表人：某某"]]))
    assert "A3" in said(done, "row-left-out")
    assert "A4" in said(done, "row-left-out")


def test_a_row_without_a_number_is_no_certain_fact(book: Book, take: Take) -> None:
    done = take(book([["指标", "单位", "2022年", "目标"], [NEW, "%", None, "≥50"]]))
    assert any("没有填数" in doubt for doubt in by_code(done)[NEW].doubts)
    assert NEW in said(done, "empty-indicator")


# -- 别处的数 --


def test_figures_of_other_places_are_not_ours(tmp_path: Path, book: Book, take: Take) -> None:
    done = take(book([["县区", "指标", "单位", "2022年"], ["云溪县", NEW, "%", 12], ["清河县", NEW, "%", 99]]))
    assert [value(found, 2022) for found in done.added] == ["12"]
    assert "清河县" in said(done, "row-left-out")
    other = by_code(take(book([["清河县2022年监测表"], ["指标", "单位", "2022年"], ["婴儿死亡率", "‰", 8.1]])))[
        "婴儿死亡率"
    ]
    assert other.certainty is Certainty.LOW
    assert any("清河县" in doubt for doubt in other.doubts)


@pytest.mark.parametrize("title", ["全县妇女儿童监测表", "云溪县各乡镇社区监测表", "临江州云溪县监测表", "监测统计表"])
def test_our_own_titles_raise_no_doubt(book: Book, take: Take, title: str) -> None:
    assert not by_code(take(book([[title], ["指标", "单位", "2022年"], ["婴儿死亡率", "‰", 10.5]])))[
        "婴儿死亡率"
    ].doubts


@pytest.mark.parametrize(
    "heads", [["云溪县", "清河县", "全州"], ["2022年云溪县", "2022年全州", "2022年全省"], ["全县", "全州", "全省"]]
)
def test_of_columns_for_places_only_ours_is_taken(book: Book, take: Take, heads: list[str]) -> None:
    done = take(book([["2022年"], ["指标", "单位", *heads], [NEW, "人", 1, 2, 3]]))
    assert value(by_code(done)[NEW], 2022) == "1"
    assert all(name in said(done, "column-left-out") for name in heads[1:])


def test_figures_of_the_prefecture_alone_are_not_the_countys(book: Book, take: Take) -> None:
    done = take(book([["指标", "单位", "2022年全州"], [NEW, "人", 9]]))
    assert not by_code(done)
    assert "2022年全州" in said(done, "column-left-out")


# -- 原句 --


def test_the_quote_is_the_row_as_it_stands(book: Book, take: Take) -> None:
    path = book(
        [
            ["指标", "单位", "2022年", "2021年", "男", "女"],
            ["婴儿死亡率", "‰", "１０．５", "10.8", "—", "—"],
            [NEW, "%", 100, 100, None, None],
        ],
    )
    found = by_code(take(path))
    assert found["婴儿死亡率"].quote == "婴儿死亡率 | ‰ | １０．５ | 10.8 | — | —"
    assert found[NEW].quote == f"{NEW} | % | 100 | 100"


def test_a_merged_cell_is_quoted_once(book: Book, take: Take) -> None:
    path = book(
        [["领域", "指标", "单位", "2022年"], ["健康", NEW, "%", 5], [None, "乙新增数", "%", 5]], merged=["A2:A3"]
    )
    found = by_code(take(path))
    assert (found[NEW].quote, found["乙新增数"].quote) == (f"健康 | {NEW} | % | 5", "乙新增数 | % | 5")
    assert found["乙新增数"].keys["领域"] == "健康"


# -- 领域、目标、状态的写法 --


@pytest.mark.parametrize(
    ("text", "domain"),
    [("二、儿童与健康领域", "健康"), ("妇女参与决策和管理", "决策和管理"), ("（三）法律", "法律"), ("健康状况", "健康"), ("2022年She", ""), ("其他", "")],
)  # fmt: skip
def test_domains_are_one_vocabulary(text: str, domain: str) -> None:
    assert known_domain(text) == domain


def test_a_domain_is_written_as_the_plan_writes_it() -> None:
    words = ["儿童与健康", "儿童与法律保护"]
    assert [known_domain(text, words) for text in ("健康", "一、健康", "法律", "教育")] == [
        "儿童与健康",
        "儿童与健康",
        "儿童与法律保护",
        "教育",
    ]
    assert known_domain("健康", ["妇女与健康", "儿童与健康"]) == "健康"
    assert titled_domain("2022年云溪县教育指标") == "教育"
    assert titled_domain("2022年监测表") == ""


@pytest.mark.parametrize("title", ["2022年云溪县主要指标", "2022年监测表", "县教育局2022年报送表"])
def test_a_title_is_no_domain(book: Book, take: Take, title: str) -> None:
    assert (
        "领域"
        not in by_code(take(book([[title], ["指标", "单位", "2022年"], [NEW, "%", 12]], sheet="Sheet1")))[NEW].keys
    )


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("≥90%", "≥90"), ("90以上", "≥90"), ("90％以上", "≥90"), ("不低于90%", "≥90"), (">=90", "≥90"), ("达到90%以上", "≥90"), ("90%", "90"),
        ("控制在5%以内", "≤5"), ("5%以下", "≤5"), ("<4", "<4"), ("50左右", "50左右"), ("逐步提高", "逐步提高"), ("5.5‰以下", "5.5‰以下"),
    ],
)  # fmt: skip
def test_targets_are_written_one_way(written: str, target: str) -> None:
    assert written_target(written, "%") == target


def test_a_target_without_a_sign_takes_the_direction_of_its_indicator() -> None:
    assert [signed_target("90", way, "%") for way in ("越高越好", "越低越好", "均衡", "")] == ["≥90", "≤90", "90", "90"]
    assert signed_target("100", "越高越好", "%") == "100"
    assert same_target("90", "≥90%", "%", "越高越好")
    assert not same_target("90", "≥95%", "%", "越高越好")


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("不可能达标", "预期达标难度大"), ("不可达标", "预期达标难度大"), ("不太可能实现", "预期达标难度大"), ("未基本达标", ""), ("未提前达标", ""), ("预计不能达标", "预期达标难度大"),
    ],
)  # fmt: skip
def test_a_denied_status_is_not_its_opposite(written: str, status: str) -> None:
    assert status_of(written) == status


def test_a_status_that_is_not_read_names_the_eight(book: Book, take: Take) -> None:
    found = by_code(
        take(book([["指标", "单位", "2022年", "状态"], [NEW, "%", 1, "看情况"], ["乙新增数", "%", 1, "—"]]))
    )
    assert any("预期达标难度大" in doubt for doubt in found[NEW].doubts)
    assert not any("状态" in doubt for doubt in found["乙新增数"].doubts)


def test_what_the_facts_already_say_in_other_words_is_no_difference(book: Book, take: Take) -> None:
    path = book(
        [
            ["指标", "单位", "2021年", "2022年", "目标", "状态"],
            ["婴儿死亡率", "‰", 10.8, 10.5, "10‰以下", "预期达标难度大"],
        ],
        shapes={"C2": "0.00"},
    )
    found = by_code(take(path))["婴儿死亡率"]
    assert (value(found, 2021), found.doubts, "状态" in found.keys) == ("10.8", (), False)


@pytest.mark.parametrize(
    ("name", "split"),
    [("婴儿死亡率‰", ("婴儿死亡率", "‰")), ("甲(单位：%)", ("甲", "%")), ("乙（女）", ("乙（女）", ""))],
)
def test_units_behind_names_are_split_off(name: str, split: tuple[str, str]) -> None:
    assert split_unit(name) == split


# -- 几个文件一起收 --


def test_files_that_disagree_are_doubted_on_both_sides_and_neither_is_sure(workspace: Path, book: Book) -> None:
    one = book([["指标", "单位", "2022年"], ["婴儿死亡率", "‰", 10.5]], name="年报.xlsx")
    other = book(
        [["指标", "单位", "2022年"], ["婴儿死亡率", "‰", 9.9], ["5岁以下儿童死亡率", "‰", 12]], name="快报.xlsx"
    )
    done, _pages = import_files(workspace, [one, other])
    both = [by_code(imported)["婴儿死亡率"] for imported in done]
    assert all(found.certainty is Certainty.MIDDLE for found in both)
    assert all(
        any("年报.xlsx 汇总!C2" in doubt and "快报.xlsx 汇总!C2" in doubt for doubt in found.doubts) for found in both
    )
    assert done[1].added[1].certainty is Certainty.HIGH


def test_sure_takes_neither_of_two_that_disagree(workspace: Path, book: Book) -> None:
    one = book(
        [["指标", "单位", "2022年"], ["婴儿死亡率", "‰", 10.5], ["5岁以下儿童死亡率", "‰", 12]], name="年报.xlsx"
    )
    other = book([["指标", "单位", "2022年"], ["婴儿死亡率", "‰", 9.9]], name="快报.xlsx")
    _done, pages = import_files(workspace, [one, other])
    pages.write()
    assert confirm(pending(workspace), sure=True).merged == ["指标/五岁以下儿童死亡率"]


def test_sheets_that_disagree_are_doubted_too(tmp_path: Path, take: Take) -> None:
    workbook = Workbook()
    for name, number in (("年报", 10.5), ("快报", 9.9)):
        sheet = workbook.create_sheet(name)
        sheet.append(["指标", "单位", "2022年"])
        sheet.append(["婴儿死亡率", "‰", number])
    workbook.save(tmp_path / "表.xlsx")
    assert all(found.doubts for found in take(tmp_path / "表.xlsx").added)


def test_the_same_number_written_otherwise_is_no_disagreement(workspace: Path, book: Book) -> None:
    one = book([["指标", "单位", "2022年"], [NEW, "%", "98.0%"]], name="甲.xlsx")
    other = book([["指标", "单位", "2022年"], [NEW, "%", 98]], name="乙.xlsx")
    done, _pages = import_files(workspace, [one, other])
    assert not any("不一样" in doubt for imported in done for found in imported.added for doubt in found.doubts)


def test_what_waits_from_an_earlier_import_is_doubted_as_well(workspace: Path, book: Book) -> None:
    one = book([["指标", "单位", "2022年"], ["婴儿死亡率", "‰", 10.5]], name="年报.xlsx")
    _done, pages = import_files(workspace, [one])
    pages.write()
    other = book([["指标", "单位", "2022年"], ["婴儿死亡率", "‰", 9.9]], name="快报.xlsx")
    done, pages = import_files(workspace, [other])
    assert any("年报.xlsx" in doubt for doubt in done[0].added[0].doubts)
    assert "快报.xlsx 汇总!C2 是 9.9" in pages["待确认/年报.yaml"]
    pages.write()
    again, pages = import_files(workspace, [other])
    assert (again[0].added, dict(pages.changed())) == ([], {})


def test_files_of_one_name_are_told_apart_by_their_folder(tmp_path: Path, workspace: Path, book: Book) -> None:
    for folder, number in (("甲", 10.5), ("乙", 9.9)):
        (tmp_path / folder).mkdir()
        book([["指标", "单位", "2022年"], ["婴儿死亡率", "‰", number]]).rename(tmp_path / folder / "年报.xlsx")
    done, pages = import_files(workspace, [tmp_path / "甲", tmp_path / "乙", tmp_path / "甲" / "年报.xlsx"])
    files = [found.keys["来源"]["文件"] for imported in done for found in imported.added]
    assert files == ["甲/年报.xlsx", "乙/年报.xlsx"]
    pages.write()
    again, _pages = import_files(workspace, [tmp_path / "甲", tmp_path / "乙"])
    assert [imported.added for imported in again] == [[], []]
    alone, _pages = import_files(workspace, [tmp_path / "乙" / "年报.xlsx"])
    assert (alone[0].added, alone[0].known) == ([], 1)


def test_a_folder_names_what_it_cannot_read(tmp_path: Path, workspace: Path, book: Book) -> None:
    folder = tmp_path / "材料"
    folder.mkdir()
    book([["指标", "单位", "2022年"], [NEW, "%", 12]]).rename(folder / "甲.xlsx")
    for name in ("县报.et", "稿.pdf", "宏.xlsm", ".藏.pdf", "照片.png"):
        (folder / name).write_bytes(b"x")
    done, _pages = import_files(workspace, [folder])
    assert sorted(Path(one.file).name for one in done if one.unreadable) == ["县报.et", "宏.xlsm", "稿.pdf"]
