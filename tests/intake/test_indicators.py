"""监测年报：各种排法的表都认，拿不准的写成疑问，不替人猜。"""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlwt
from openpyxl import Workbook

from fuer_docs.engine.intake import Imported, import_files
from fuer_docs.intake.catalogue import Catalogue, Entry
from fuer_docs.intake.header import find_headers, role_of
from fuer_docs.intake.sheets import Cell, shown_text
from fuer_docs.intake.values import one_unit, status_of
from fuer_docs.model.found import Certainty
from tests.intake.conftest import by_code, cell, value

Book = Callable[..., Path]
Take = Callable[..., Imported]


def test_a_plain_table_gives_each_value_its_cell_and_supplier(book: Book, take: Take) -> None:
    path = book([
        ["云溪县妇女儿童发展规划2022年监测统计表"], ["填报单位：县统计局"],
        ["序号", "指标名称", "计量单位", "2021年", "2022年"],
        [1, "婴儿死亡率", "‰", 10.8, 10.5],
    ])  # fmt: skip
    found = by_code(take(path))["婴儿死亡率"]
    assert (value(found, 2022), cell(found, 2022)) == ("10.5", "汇总!E4")
    assert found.keys["数值"]["2022"]["来源"] == {"单位": "县统计局", "文件": "年报.xlsx", "位置": "汇总!E4"}
    assert (found.certainty, found.doubts) == (Certainty.HIGH, ())
    assert found.quote == "1 | 婴儿死亡率 | ‰ | 10.8 | 10.5"


def test_merged_headers_split_a_year_by_sex(book: Book, take: Take) -> None:
    path = book(
        [
            ["2022年统计年报", None, None, None, None, None],
            ["指标名称", "单位", "本年", None, None, "上年"],
            [None, None, "合计", "男", "女", None],
            ["小学学龄儿童净入学率", "%", 100, 99.9, 100, 99.8],
        ],
        merged=["A1:F1", "A2:A3", "B2:B3", "C2:E2", "F2:F3"],
    )
    found = by_code(take(path))["小学学龄儿童净入学率"]
    assert value(found, 2022) == "100"
    assert (value(found, 2022, "男"), value(found, 2022, "女")) == ("99.9", "100")
    assert cell(found, 2022, "女") == "汇总!E4"
    assert value(found, 2021) == "99.8"


def test_groups_of_years_above_the_header_row_are_read(book: Book, take: Take) -> None:
    path = book([
        [None, None, "2021年", "2022年"],
        ["监测指标", "计量单位", "实际值", "实际值"],
        ["婴儿死亡率", "‰", 10.8, 10.5],
    ])  # fmt: skip
    found = by_code(take(path))["婴儿死亡率"]
    assert (value(found, 2021), value(found, 2022)) == ("10.8", "10.5")


def test_two_tables_in_one_sheet_each_have_their_header(book: Book, take: Take) -> None:
    path = book([
        ["妇女发展纲要（2011—2020年）监测表"], ["指标", "单位", "2022年"], ["孕产妇系统管理率", "%", 93.1], [],
        ["儿童发展纲要（2011—2020年）监测表"], ["指标", "2022年", "单位"], ["婴儿死亡率", 10.5, "‰"], ["新设的指标", 3, "个"],
    ])  # fmt: skip
    found = by_code(take(path))
    assert value(found["孕产妇系统管理率"], 2022) == "93.1"
    assert value(found["婴儿死亡率"], 2022) == "10.5"
    assert found["新设的指标"].keys["规划"] == "儿纲2011"


def test_section_rows_give_the_domain_and_notes_are_left_out(book: Book, take: Take) -> None:
    path = book([
        ["妇女发展纲要（2011—2020年）2022年"], ["序号", "指标名称", "单位", "2022年"],
        ["一、健康"], [1, "甲新指标", "%", 1], ["（二）经济领域"], [2, "乙新指标", "%", 2],
        ["注：数据由各部门提供"], ["填表人：某某"],
    ])  # fmt: skip
    found = by_code(take(path))
    assert {code: one.keys["领域"] for code, one in found.items()} == {"甲新指标": "健康", "乙新指标": "经济"}


@pytest.mark.parametrize("word", ["—", "…", "无数据", "/", "-", "暂无", "N/A", "－"])
def test_every_way_of_saying_no_data_is_no_data(book: Book, take: Take, word: str) -> None:
    found = by_code(take(book([["指标", "单位", "2022年", "2021年"], ["新指标", "%", word, 3]])))["新指标"]
    assert value(found, 2022) == "无"


def test_an_empty_row_is_named_not_invented(book: Book, take: Take) -> None:
    done = take(book([["指标", "单位", "2022年"], ["婴儿死亡率", "‰", None], ["孕产妇系统管理率", "%", 93]]))
    assert list(by_code(done)) == ["孕产妇系统管理率"]
    assert any("婴儿死亡率" in finding.message for finding in done.findings if finding.rule == "empty-indicator")


def test_percent_cells_read_as_they_look(book: Book, take: Take) -> None:
    path = book(
        [["指标", "单位", "2022年"], ["孕产妇系统管理率", "%", 0.9312], ["婴儿死亡率", "‰", 0.0105]],
        shapes={"C2": "0.0%", "C3": "0.00%"},
    )
    found = by_code(take(path))
    assert value(found["孕产妇系统管理率"], 2022) == "93.1"
    assert value(found["婴儿死亡率"], 2022) == "1.05%"
    assert any("1.05%" in doubt and "‰" in doubt for doubt in found["婴儿死亡率"].doubts)


def test_a_fraction_where_a_percentage_is_due_is_doubted(book: Book, take: Take) -> None:
    found = by_code(take(book([["指标", "单位", "2022年"], ["孕产妇系统管理率", "%", 0.931]])))["孕产妇系统管理率"]
    assert value(found, 2022) == "0.931"
    assert any("93.1%" in doubt for doubt in found.doubts)
    assert found.certainty is Certainty.MIDDLE


def test_per_mille_and_per_hundred_thousand_are_kept_apart(book: Book, take: Take) -> None:
    found = by_code(take(book([["指标", "单位", "2022年"], ["婴儿死亡率", "1/10万", 10.5]])))["婴儿死亡率"]
    assert any("/10万" in doubt and "‰" in doubt for doubt in found.doubts)


def test_numbers_as_text_full_width_and_with_commas_are_numbers(book: Book, take: Take) -> None:
    path = book([
        ["指标", "2022年（人）"], ["甲指标", "１，２６０"], ["乙指标", "1 260人"], ["丙指标", " 98．6％ "], ["丁指标", "约300"],
    ])  # fmt: skip
    found = by_code(take(path))
    assert [value(found[name], 2022) for name in ("甲指标", "乙指标", "丙指标", "丁指标")] == [
        "1260",
        "1260",
        "98.6%",
        "约300",
    ]


def test_what_is_no_number_is_said_and_not_read(book: Book, take: Take) -> None:
    found = by_code(take(book([["指标", "单位", "2022年", "2021年"], ["婴儿死亡率", "‰", "见附表", 10.8]])))
    assert any("见附表" in doubt for doubt in found["婴儿死亡率"].doubts)
    assert "2022" not in found["婴儿死亡率"].keys.get("数值", {})


def test_a_unit_in_the_name_or_the_header_counts(book: Book, take: Take) -> None:
    path = book([["指标名称", "2022年（万元）"], ["甲投入", 12], ["1.婴儿死亡率（‰）", 10.5], ["（2）新指标(女)", 3]])
    found = by_code(take(path))
    assert found["婴儿死亡率"].quote.startswith("1.婴儿死亡率")
    assert "新指标(女)" in found
    assert not any("单位" in doubt for doubt in found["婴儿死亡率"].doubts)


def test_a_row_of_which_women_goes_to_the_indicator_above(book: Book, take: Take) -> None:
    path = book([["指标", "单位", "2022年"], ["接受培训人数", "人", 120], ["其中：女", "人", 66], ["  女性", "人", 66]])
    found = by_code(take(path))
    assert list(found) == ["接受培训人数"]
    assert value(found["接受培训人数"], 2022, "女") == "66"
    assert cell(found["接受培训人数"], 2022, "女") == "汇总!B3".replace("B3", "C4")


def test_one_row_a_year_is_read_by_the_year_column(book: Book, take: Take) -> None:
    found = by_code(take(book([["年度", "指标", "单位", "数值"], [2020, "新指标", "%", 1], [2021, "新指标", "%", 2]])))
    assert value(found["新指标"], 2021) == "2"


def test_this_year_without_a_year_anywhere_is_doubted(book: Book, take: Take) -> None:
    found = by_code(take(book([["指标", "单位", "本年"], ["婴儿死亡率", "‰", 10.5]])))["婴儿死亡率"]
    assert any("本年" in doubt for doubt in found.doubts)


@pytest.mark.parametrize(
    ("rows", "name", "sheet"),
    [
        ([["云溪县2020年监测表"], ["指标", "单位", "本年"], ["婴儿死亡率", "‰", 10.5]], "表.xlsx", "汇总"),
        ([["指标", "单位", "本年"], ["婴儿死亡率", "‰", 10.5]], "表.xlsx", "2020年"),
        ([["指标", "单位", "本年"], ["婴儿死亡率", "‰", 10.5]], "2020年监测年报.xlsx", "汇总"),
    ],
)  # fmt: skip
def test_the_year_comes_from_title_sheet_or_file(
    book: Book, take: Take, rows: list[list[object]], name: str, sheet: str
) -> None:
    found = by_code(take(book(rows, name=name, sheet=sheet)))["婴儿死亡率"]
    assert value(found, 2020) == "10.5"


def test_a_value_that_differs_from_the_facts_says_so(book: Book, take: Take) -> None:
    found = by_code(take(book([["指标", "单位", "2021年"], ["婴儿死亡率", "‰", 9.9]])))["婴儿死亡率"]
    assert any("10.8" in doubt and "9.9" in doubt for doubt in found.doubts)


def test_statuses_in_other_words_are_the_eight(book: Book, take: Take) -> None:
    path = book(
        [["指标", "单位", "2022年", "达标情况"], ["新指标", "%", 1, "预计难以达标"], ["婴儿死亡率", "‰", 2, "看情况"]]
    )
    found = by_code(take(path))
    assert found["新指标"].keys["状态"] == "预期达标难度大"
    assert any("看情况" in doubt for doubt in found["婴儿死亡率"].doubts)


def test_the_choice_from_the_catalogue_is_shown_and_near_ones_are_named(book: Book, take: Take) -> None:
    path = book([["指标", "单位", "2022年"], ["孕产妇保健系统管理率", "%", 93], ["幼儿死亡率", "‰", 9]])
    found = by_code(take(path))
    assert any("认作" in doubt for doubt in found["孕产妇系统管理率"].doubts)
    assert any("像的有" in doubt for doubt in found["幼儿死亡率"].doubts)
    assert found["幼儿死亡率"].certainty is Certainty.LOW


def test_columns_that_are_not_used_are_named(book: Book, take: Take) -> None:
    done = take(book([["指标", "单位", "2022年", "2021年", "增减"], ["婴儿死亡率", "‰", 10.5, 10.8, -0.3]]))
    assert any("增减" in finding.message for finding in done.findings)


def test_a_formula_without_saved_value_is_named_and_the_rest_is_read(book: Book, take: Take) -> None:
    done = take(
        book([["指标", "单位", "2022年", "2021年"], ["婴儿死亡率", "‰", "=D2-0.3", 10.8], ["新指标", "%", 3, 4]])
    )
    assert [finding.rule for finding in done.findings if "C2" in finding.message] == ["formula-without-value"]
    assert value(by_code(done)["新指标"], 2022) == "3"


def test_a_sheet_that_is_no_table_and_a_hidden_one_are_passed_over(tmp_path: Path, take: Take) -> None:
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    page.title = "封面"
    page.append(["云溪县妇女儿童发展规划监测年报"])
    for title, state in (("2022年", "visible"), ("旧表", "hidden")):
        sheet = workbook.create_sheet(title)
        sheet.append(["指标", "单位", "本年"])
        sheet.append([f"{title}的新指标", "%", 5])
        sheet.sheet_state = state
    workbook.save(tmp_path / "年报.xlsx")
    assert list(by_code(take(tmp_path / "年报.xlsx"))) == ["2022年的新指标"]


def test_a_workbook_without_indicators_says_what_it_looks_for(book: Book, take: Take) -> None:
    done = take(book([["姓名", "电话"], ["某某", "1"]]))
    assert [finding.rule for finding in done.findings] == ["no-indicator-table"]


def test_old_xls_reads_like_xlsx(tmp_path: Path, take: Take) -> None:
    workbook = xlwt.Workbook(encoding="utf-8")
    sheet = workbook.add_sheet("汇总")
    percent = xlwt.easyxf(num_format_str="0.0%")
    for r, row in enumerate([["2022年监测表", "", ""], ["指标", "单位", "本年"], ["孕产妇系统管理率", "%", 0.931]]):
        for c, text in enumerate(row):
            sheet.write(r, c, text, percent if text == 0.931 else xlwt.Style.default_style)
    path = tmp_path / "年报.xls"
    workbook.save(str(path))
    found = by_code(take(path))["孕产妇系统管理率"]
    assert (value(found, 2022), cell(found, 2022)) == ("93.1", "汇总!C3")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_csv_reads_in_every_usual_encoding(tmp_path: Path, take: Take, encoding: str) -> None:
    path = tmp_path / "2022年.csv"
    path.write_bytes("指标,单位,本年\r\n婴儿死亡率,‰,10.5\r\n".encode(encoding))
    found = by_code(take(path))["婴儿死亡率"]
    assert (value(found, 2022), cell(found, 2022)) == ("10.5", "C2")


def test_files_that_cannot_be_read_get_one_sentence_and_the_rest_is_read(
    tmp_path: Path, workspace: Path, book: Book
) -> None:
    good = book([["指标", "单位", "2022年"], ["婴儿死亡率", "‰", 10.5]])
    locked = tmp_path / "加密.xlsx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    macro = tmp_path / "带宏.xlsx"
    macro.write_bytes(_with_part(good.read_bytes(), "xl/vbaProject.bin", b"x"))
    entity = tmp_path / "实体.xlsx"
    entity.write_bytes(_with_part(good.read_bytes(), "xl/extra.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'))
    torn = tmp_path / "残缺.xlsx"
    torn.write_bytes(good.read_bytes()[:900])
    old = tmp_path / "坏.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    renamed = tmp_path / "图.xlsx"
    renamed.write_bytes(b"\x89PNG")
    bad = [locked, macro, entity, torn, old, renamed, tmp_path / "没有.xlsx", tmp_path / "带宏.xlsm"]
    done, _pages = import_files(workspace, [*bad, good])
    assert [one.unreadable for one in done] == [True] * 8 + [False]
    assert all(len(one.findings) == 1 and one.findings[0].hint for one in done[:8])
    assert "宏" in done[1].findings[0].message
    assert list(by_code(done[8])) == ["婴儿死亡率"]


def test_a_zip_bomb_is_refused(tmp_path: Path, workspace: Path, book: Book) -> None:
    good = book([["指标", "单位", "2022年"], ["婴儿死亡率", "‰", 10.5]])
    bomb = tmp_path / "炸弹.xlsx"
    bomb.write_bytes(_with_part(good.read_bytes(), "xl/media/image1.png", b"\0" * (65 * 1024 * 1024)))
    done, _pages = import_files(workspace, [bomb, good])
    assert [one.unreadable for one in done] == [True, False]
    assert "过大" in done[0].findings[0].message


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile

    target = BytesIO(data)
    with ZipFile(target, "a", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return target.getvalue()


def test_a_folder_gives_all_its_workbooks(tmp_path: Path, workspace: Path, book: Book) -> None:
    path = book([["指标", "单位", "2022年"], ["婴儿死亡率", "‰", 10.5]])
    folder = tmp_path / "年报"
    folder.mkdir()
    path.rename(folder / "甲.xlsx")
    (folder / "~$甲.xlsx").write_bytes(b"")
    (folder / "图.png").write_bytes(b"x")
    done, _pages = import_files(workspace, [folder])
    assert [Path(one.file).name for one in done] == ["甲.xlsx"]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("指标名称", "名称"), ("监测指标", "名称"), ("计量单位", "单位"), ("单位", "单位"), ("责任单位", "责任单位"), ("牵头部门", "责任单位"),
        ("数据来源", "提供单位"), ("填报单位", "提供单位"), ("2030年目标值", "目标"), ("目标完成情况", "状态"), ("是否达标", "状态"),
        ("2021年", "数"), ("本年实际", "数"), ("上年同期", "数"), ("比上年增减", "不用"), ("备注", "备注"), ("指标代码", "代码"), ("序号", "序号"),
        ("领域", "领域"), ("天气", "不认识"), ("", ""),
    ],
)  # fmt: skip
def test_each_way_of_heading_a_column_is_known(title: str, role: str) -> None:
    assert role_of(title) == role


@pytest.mark.parametrize(
    ("written", "unit"),
    [("1/10万", "/10万"), ("十万分之一", "/10万"), ("％", "%"), ("千分之", "‰"), ("万元", "万元"), ("—", ""), ("(‰)", "‰"), ("百分点", "个百分点")],
)  # fmt: skip
def test_units_are_written_one_way(written: str, unit: str) -> None:
    assert one_unit(written) == unit


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("已达标", "达标"), ("是", "达标"), ("否", "未达标"), ("不达标", "未达标"), ("提前完成", "提前达标"), ("预计可达标", "预期可达标"),
        ("达标难度较大", "预期达标难度大"), ("暂时无法判断", "无法判断"), ("缺数据", "无数据"), ("基本实现", "基本达标"), ("正在推进", ""),
    ],
)  # fmt: skip
def test_statuses_are_the_eight_or_none(written: str, status: str) -> None:
    assert status_of(written) == status


@pytest.mark.parametrize(
    ("number", "shape", "text"),
    [
        (0.936, "0.0%", "93.6%"), (0.93587, "0.0%", "93.6%"), (10.8, "0.00", "10.80"), (0.1 + 0.2, "General", "0.3"), (1260, "#,##0", "1260"),
        (12.5, "0", "13"), (3, "General", "3"), (2.50, "0.##", "2.5"), (1e-7, "General", "0.0000001"),
    ],
)  # fmt: skip
def test_a_number_reads_as_it_looks(number: float, shape: str, text: str) -> None:
    assert shown_text(number, shape) == text


def entry(name: str, plan: str = "妇纲2021", *, own: bool = False) -> Entry:
    return Entry(name, (name,), plan, own=own)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("村民委员会成员中女性比重", "村委会成员女性比例"), ("五岁以下儿童死亡率", "5岁以下儿童死亡率"), ("孕产妇系统化管理率", "孕产妇系统管理率"),
        ("农村孕产妇住院分娩率", None), ("新生儿死亡率", None), ("居委会成员女性比例", None), ("村委会主任女性比例", None), ("高中毛入学率", None),
    ],
)  # fmt: skip
def test_only_harmless_differences_match(written: str, code: str | None) -> None:
    names = (
        "村委会成员女性比例",
        "5岁以下儿童死亡率",
        "孕产妇系统管理率",
        "孕产妇住院分娩率",
        "婴儿死亡率",
        "高中阶段净入学率",
    )
    found = Catalogue(map(entry, names)).find(written).entry
    assert (found.code if found else None) == code


def test_the_workspace_comes_before_the_catalogue_and_its_plan_before_another() -> None:
    catalogue = Catalogue(
        [entry("婴儿死亡率", "旧", own=True), entry("婴儿死亡率", "新", own=True), entry("婴儿死亡率", "儿纲2021")]
    )
    assert catalogue.find("婴儿死亡率", "新").entry == entry("婴儿死亡率", "新", own=True)
    assert catalogue.find("婴儿死亡率", "别的").entry == entry("婴儿死亡率", "旧", own=True)


def test_a_name_several_plans_share_or_an_alias_is_never_certain() -> None:
    catalogue = Catalogue(
        [
            entry("甲/净入学率", "旧", own=True),
            Entry("乙/净入学率", ("甲/净入学率",), "新", own=True),
            Entry("丙率", ("丙率", "丙比例"), ""),
        ]
    )
    assert catalogue.find("甲/净入学率").others == ("乙/净入学率",)
    assert catalogue.find("甲/净入学率", "旧").others == ()
    assert not catalogue.find("丙比例").exact


def test_small_words_that_tell_schools_apart_are_kept() -> None:
    names = ("小学生近视率", "中小学生视力不良率", "孕产妇中重度贫血患病率", "初中生近视率")
    catalogue = Catalogue(map(entry, names))
    for written in ("中小学生近视率", "小学生视力不良率", "孕产妇重度贫血患病率", "初生近视率"):
        assert catalogue.find(written).entry is None


def test_a_row_of_data_is_no_header() -> None:
    rows = [[Cell("A1", "指标名称"), Cell("B1", "2022年")], [Cell("A2", "婴儿死亡率"), Cell("B2", "10.5")]]
    headers = find_headers(rows)
    assert [(one.top, one.bottom) for one in headers] == [(0, 1)]
